// The text of an article as a holder has it, cut into the paragraphs and units of its record: what quotations are compared with.

/// An article's text, by code points, and what the record's map makes of its lines.
public struct ArticleText: Sendable {
    /// The code points of the text, without a byte order mark. Positions everywhere are indices of this array.
    public let scalars: [Unicode.Scalar]
    /// Lines without their ends, from line 1.
    public let lines: [Range<Int>]
    /// The pieces of each paragraph from ¶1; those of one that the text can't give are empty.
    public private(set) var paragraphs: [[Range<Int>]] = []
    public private(set) var units: [String: [Range<Int>]] = [:]
    /// Items of the map that the text has no place for.
    public private(set) var problems: [MapProblem] = []

    /// - Returns: nil where the bytes are no UTF-8.
    public init?(_ bytes: [UInt8], paragraphs map: [ParagraphLines], units named: [NamedUnit]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.scalars = scalars
        lines = Self.lines(of: scalars)
        paragraphs = map.map { pieces(of: $0) }
        for unit in named { units[unit.name] = pieces(of: unit.lines) }
    }

    /// A text that holds nothing, for so many paragraphs.
    public init(empty count: Int) {
        scalars = []
        lines = []
        paragraphs = [[Range<Int>]](repeating: [], count: count)
    }

    /// Where text of the article stands: joined pieces with a space between them.
    public func text(of pieces: [Range<Int>]) -> String {
        var out = String.UnicodeScalarView()
        for (index, piece) in pieces.enumerated() {
            if index > 0 { out.append(" ") }
            out.append(contentsOf: scalars[piece.clamped(to: 0..<scalars.count)])
        }
        return String(out)
    }

    /// The whole article, chrome left out: every paragraph and unit in the order of the text; all of it without a map.
    public var body: [Range<Int>] {
        let pieces = (paragraphs.flatMap { $0 } + units.values.flatMap { $0 }).sorted {
            ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
        }
        guard !pieces.isEmpty else { return [0..<scalars.count] }
        var out: [Range<Int>] = []
        for piece in pieces where piece.lowerBound >= out.last?.upperBound ?? 0 { out.append(piece) }
        return out
    }

    private mutating func pieces(of item: ParagraphLines) -> [Range<Int>] {
        var out: [Range<Int>] = []
        for piece in item.pieces {
            guard piece.lines.upperBound <= lines.count else {
                problems.append(MapProblem(item: item, reason: "the text has \(lines.count) lines"))
                return []
            }
            for line in piece.lines {
                let range = lines[line - 1]
                guard let part = piece.part else {
                    if let words = trimmed(range) { out.append(words) }
                    continue
                }
                let cuts = GluePoints.find(in: Array(scalars[range])).map { range.lowerBound + $0 }
                guard part <= cuts.count + 1 else {
                    let parts = cuts.isEmpty ? "no two sentences are glued together" : "only \(cuts.count + 1) parts are glued together"
                    problems.append(MapProblem(item: item, reason: "\(parts) on line \(line)"))
                    return []
                }
                let borders = [range.lowerBound] + cuts + [range.upperBound]
                if let words = trimmed(borders[part - 1]..<borders[part]) { out.append(words) }
            }
        }
        if out.isEmpty { problems.append(MapProblem(item: item, reason: "there is nothing on it")) }
        return out
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        guard let first = range.first(where: { !scalars[$0].properties.isWhitespace }),
            let last = range.last(where: { !scalars[$0].properties.isWhitespace })
        else { return nil }
        return first..<(last + 1)
    }

    private static func lines(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\n" || scalar == "\r" {
                lines.append(start..<index)
                if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < scalars.count { lines.append(start..<scalars.count) }
        return lines
    }
}

/// An item of a paragraph map that the text has no place for.
public struct MapProblem: Sendable, Hashable {
    public var item: ParagraphLines
    public var reason: String
}
