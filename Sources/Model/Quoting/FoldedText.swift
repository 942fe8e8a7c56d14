// Words made comparable, with the way back to where they stand: an article's paragraph and an author's quotation are folded alike.

import Foundation

/// Folded text whose every scalar knows the code points it came from.
public struct FoldedText: Sendable {
    public private(set) var scalars: [Unicode.Scalar] = []
    /// For each folded scalar, the code points of the text that it stands for.
    public private(set) var origins: [Range<Int>] = []
    /// Folded quotation marks whose form tells which way they face: whether each opens.
    private(set) var facing: [Int: Bool] = [:]
    /// Folded „: what it opens is closed by “.
    private(set) var lowMarks: Set<Int> = []

    /// Pieces of a text, joined by a space as a paragraph torn over lines is read.
    public init(_ text: [Unicode.Scalar], pieces: [Range<Int>]) {
        for piece in pieces {
            let piece = piece.clamped(to: 0..<text.count)
            if !scalars.isEmpty { append(" ", at: piece.lowerBound..<piece.lowerBound) }
            append(text, piece)
        }
        while scalars.last == " " {
            scalars.removeLast()
            origins.removeLast()
        }
    }

    public init(_ words: some StringProtocol) {
        let scalars = Array(words.unicodeScalars)
        self.init(scalars, pieces: [0..<scalars.count])
    }

    public var text: String { String(String.UnicodeScalarView(scalars)) }

    /// The code points that a stretch of the folded text came from, in pieces where the text was joined.
    public func origin(of range: Range<Int>) -> Range<Int>? {
        guard range.lowerBound >= 0, range.upperBound <= origins.count, !range.isEmpty else { return nil }
        return origins[range.lowerBound].lowerBound..<max(origins[range.lowerBound].lowerBound, origins[range.upperBound - 1].upperBound)
    }

    private mutating func append(_ text: [Unicode.Scalar], _ piece: Range<Int>) {
        var index = piece.lowerBound
        while index < piece.upperBound {
            let scalar = text[index]
            var next = index + 1
            // Where a letter and its accents are several code points, they are composed together.
            while next < piece.upperBound, Self.joins(text[next]) { next += 1 }
            if next == index + 1, scalar.value < 0x80 {
                if let folded = Folding.fold(scalar) { append(folded, at: index..<next) }
            } else {
                var cluster = String.UnicodeScalarView()
                for place in index..<next where Folding.fold(text[place]) != nil { cluster.append(text[place]) }
                for composed in String(cluster).precomposedStringWithCanonicalMapping.unicodeScalars {
                    guard let folded = Folding.fold(composed) else { continue }
                    if folded == "\"", let opens = Self.faces(composed) {
                        facing[scalars.count] = opens
                        if composed == "„" { lowMarks.insert(scalars.count) }
                    }
                    append(folded, at: index..<next)
                }
            }
            index = next
        }
    }

    /// Whether a scalar belongs to the one before it: accents, invisible marks, and the later letters of a Hangul syllable.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80 else { return false }
        return scalar.properties.canonicalCombiningClass != .notReordered || Folding.fold(scalar) == nil
            || (0x1160...0x11FF).contains(scalar.value)
    }

    /// Whether a quotation mark opens, by its form. “ closes in German and » opens in Danish: what is open already says more.
    private static func faces(_ scalar: Unicode.Scalar) -> Bool? {
        switch scalar {
        case "“", "„", "«": true
        case "”", "»": false
        default: nil
        }
    }

    /// Spaces run together are one.
    private mutating func append(_ scalar: Unicode.Scalar, at origin: Range<Int>) {
        if scalar == " " {
            guard let last = scalars.last, last != " " else { return }
        }
        scalars.append(scalar)
        origins.append(origin)
    }
}
