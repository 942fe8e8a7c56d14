// Running text cut into sentences, for rules that ask something of each.

import CommonMark
import Dossier
import Linking

/// One sentence of a paragraph.
struct Sentence {
    /// Bytes of the file.
    var range: Range<Int>
    /// Whether a citation stands in it, or right behind it.
    var isCited: Bool
}

enum Sentences {
    private struct Piece {
        var scalar: Unicode.Scalar
        var offset: Int
    }

    /// Stands for a citation in the run of scalars.
    private static let citation: Unicode.Scalar = "\u{FFFC}"
    /// Stands for the words of a wikilink: a sentence may begin or end with them.
    private static let name: Unicode.Scalar = "\u{F8FF}"

    static func cut(_ inlines: [Inline], file: Int, graph: Graph) -> [Sentence] {
        var pieces: [Piece] = []
        collect(inlines, file: file, graph: graph, into: &pieces)
        var sentences: [Sentence] = []
        var start = 0
        var index = 0
        while index < pieces.count {
            if isEnd(pieces, at: index) {
                var end = index + 1
                while end < pieces.count, closers.contains(pieces[end].scalar) { end += 1 }
                // A citation behind the full stop belongs to the sentence before it.
                var after = end
                while after < pieces.count, pieces[after].scalar.properties.isWhitespace || pieces[after].scalar == citation {
                    after += 1
                    if pieces[after - 1].scalar == citation { end = after }
                }
                append(pieces[start..<end], to: &sentences)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        append(pieces[start...], to: &sentences)
        return sentences
    }

    private static let closers: Set<Unicode.Scalar> = ["\"", "'", "”", "’", ")", "]", "»"]

    private static func append(_ pieces: ArraySlice<Piece>, to sentences: inout [Sentence]) {
        let words = pieces.drop { $0.scalar.properties.isWhitespace }
        guard words.contains(where: { $0.scalar.properties.isAlphabetic || $0.scalar.properties.numericType != nil || $0.scalar == name }),
            let first = words.first, let last = words.last(where: { !$0.scalar.properties.isWhitespace })
        else {
            // Punctuation alone is no sentence, but a citation in it counts for the one before.
            if pieces.contains(where: { $0.scalar == citation }), !sentences.isEmpty { sentences[sentences.count - 1].isCited = true }
            return
        }
        sentences.append(
            Sentence(range: first.offset..<(last.offset + UTF8.width(last.scalar)), isCited: words.contains { $0.scalar == citation }))
    }

    /// A full stop, question or exclamation mark that a new sentence follows.
    private static func isEnd(_ pieces: [Piece], at index: Int) -> Bool {
        guard [".", "!", "?", "…"].contains(pieces[index].scalar) else { return false }
        var next = index + 1
        while next < pieces.count, closers.contains(pieces[next].scalar) { next += 1 }
        guard next < pieces.count else { return true }
        guard pieces[next].scalar.properties.isWhitespace || pieces[next].scalar == citation else { return false }
        while next < pieces.count, pieces[next].scalar.properties.isWhitespace || pieces[next].scalar == citation { next += 1 }
        guard next < pieces.count else { return true }
        if pieces[next].scalar.properties.isLowercase { return false }
        return pieces[index].scalar != "."
            || !isAbbreviation(pieces[..<index], beforeNumber: pieces[next].scalar.properties.numericType != nil)
    }

    /// Whether the word before a full stop is one that is written with it: an initial, "U.S", "No", "Dr".
    private static func isAbbreviation(_ pieces: ArraySlice<Piece>, beforeNumber: Bool) -> Bool {
        var word = ""
        for piece in pieces.reversed() {
            guard !piece.scalar.properties.isWhitespace, piece.scalar != citation else { break }
            word.unicodeScalars.insert(piece.scalar, at: word.unicodeScalars.startIndex)
            if word.unicodeScalars.count > 8 { return false }
        }
        let letters = word.drop { "(\"“'‘[".contains($0) }
        if letters.count == 1, letters.first?.isUppercase == true { return true }
        if letters.contains(".") { return true }
        let lower = letters.lowercased()
        return abbreviations.contains(lower) || beforeNumber && numbering.contains(lower)
    }

    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "st", "vs", "cf", "ca", "c", "approx", "sen", "rep", "gov", "jr", "sr",
        "ed", "eds",
        "etc",
    ]

    /// Abbreviations only before a number: "He said no." ends a sentence.
    private static let numbering: Set<String> = ["no", "nos", "vol", "art", "p", "pp", "fig"]

    private static func collect(_ inlines: [Inline], file: Int, graph: Graph, into pieces: inout [Piece]) {
        for inline in inlines {
            switch inline.kind {
            case .text(let text), .code(let text):
                var offset = inline.range.lowerBound
                for scalar in text.unicodeScalars {
                    pieces.append(Piece(scalar: scalar, offset: min(offset, max(inline.range.lowerBound, inline.range.upperBound - 1))))
                    offset += UTF8.width(scalar)
                }
            case .lineBreak: pieces.append(Piece(scalar: " ", offset: inline.range.lowerBound))
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                collect(content, file: file, graph: graph, into: &pieces)
            case .link(let link): collect(link.content, file: file, graph: graph, into: &pieces)
            case .token(let index):
                switch graph.corpus.reference(index, file: file) {
                case .citations: pieces.append(Piece(scalar: citation, offset: inline.range.lowerBound))
                case .wikilink: pieces.append(Piece(scalar: name, offset: inline.range.lowerBound))
                // One that could not be read has its own finding.
                case .malformed(let typed) where typed.hasPrefix("[@"):
                    pieces.append(Piece(scalar: citation, offset: inline.range.lowerBound))
                case .identifier, .malformed, nil: break
                }
            case .image, .html, .footnoteReference: break
            }
        }
    }
}
