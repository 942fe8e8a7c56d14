// Roles → the paragraph map of a record: what was torn is joined, what was glued is cut, and each such step is said.

import Dossier
import Quoting

/// The lines of an article in the notation of a record's `original:`.
struct ParagraphMap: Sendable {
    var paragraphs: [ParagraphLines] = []
    var units: [NamedUnit] = []
    var cut: [ParagraphLines] = []
    var doubts: [Doubt] = []

    init(_ article: JudgedArticle, lines: [ArticleLine]) {
        var last: LineUnit?
        /// Whether a heading or the like stands between the last paragraph and here.
        var isBroken = false
        for judged in article.units {
            let unit = judged.unit
            switch judged.role {
            case .chrome: cut.append(ParagraphLines(pieces: [.init(lines: unit.lines, part: nil)]))
            case .paragraph:
                add(unit, behind: isBroken ? nil : last, lines: lines)
                last = unit
                isBroken = false
            default:
                for role in [judged.role, judged.also].compactMap({ $0 }) {
                    units.append(NamedUnit(name: role.rawValue, lines: ParagraphLines(pieces: [.init(lines: unit.lines, part: nil)])))
                }
                if judged.role == .heading || judged.role == .title { isBroken = true }
            }
        }
        if let last, !last.words.endsSentence, !last.words.endsInColon, last.words.count >= 8 {
            doubt(last.lines.upperBound, lines, "the last paragraph has no sentence’s end: is the text cut short?")
        }
    }

    private mutating func doubt(
        _ line: Int, _ lines: [ArticleLine], isWarning: Bool = false, column: Int = 1, length: Int? = nil, _ message: String,
        notes: [String] = []
    ) {
        doubts.append(
            Doubt(
                line: line, column: column, length: length ?? min(lines[line - 1].text.unicodeScalars.count, 1), isWarning: isWarning,
                rule: "import-paragraph", message: message, notes: notes))
    }

    private mutating func add(_ unit: LineUnit, behind last: LineUnit?, lines: [ArticleLine]) {
        var pieces = pieces(unit, lines)
        guard let last, let previous = paragraphs.last else {
            paragraphs += pieces.map { ParagraphLines(pieces: [$0]) }
            return
        }
        let line = unit.lines.lowerBound
        let isItem =
            unit.isItem || last.isItem || unit.words.isListItem || unit.words.speaker != nil || last.words.endsInColon
        if !last.words.endsSentence, !isItem, unit.words.startsLower, let first = pieces.first {
            pieces.removeFirst()
            let joined = Self.joined(previous, first)
            paragraphs[paragraphs.count - 1] = joined
            doubt(line, lines, "line \(line) goes on with the sentence that line \(last.lines.upperBound) breaks off: joined as \(joined)")
            if last.words.endsInHyphen {
                doubt(last.lines.upperBound, lines, "a word is broken off at the line’s end: a quotation across it will not be found")
            }
        } else if !last.words.endsSentence, !isItem, !last.words.isListItem, last.words.count >= 8 {
            doubt(
                last.lines.upperBound, lines, column: max(1, lines[last.lines.upperBound - 1].text.unicodeScalars.count),
                "no sentence’s end here, but line \(line) begins with a capital: taken for two paragraphs",
                notes: ["if they are one, write \(previous)+\(unit.lines.lowerBound)"])
        } else if last.words.endsSentence, unit.words.startsLower, !isItem {
            doubt(line, lines, "line \(line) begins with a small letter behind a sentence’s end: taken for a paragraph of its own")
        }
        paragraphs += pieces.map { ParagraphLines(pieces: [$0]) }
    }

    /// A unit's lines, cut where two paragraphs were glued.
    private mutating func pieces(_ unit: LineUnit, _ lines: [ArticleLine]) -> [ParagraphLines.Piece] {
        let whole = ParagraphLines.Piece(lines: unit.lines, part: nil)
        guard unit.lines.count == 1, unit.words.count >= 6 else { return [whole] }
        let line = unit.lines.lowerBound
        let scalars = Array(lines[line - 1].text.unicodeScalars)
        let points = GluePoints.find(in: scalars)
        guard !points.isEmpty else { return [whole] }
        let halves = zip([0] + points, points + [scalars.count]).map { start, end in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<end])
            return Words(String(text)).sentences
        }
        // A sentence alone before or behind the place more often lost a space than a paragraph's end.
        let isCut = points.count >= 3 || halves.allSatisfy { $0 >= 2 }
        let names = (1...halves.count).map { "\(line)/\($0)" }.joined(separator: " ")
        for point in points.prefix(20) {
            doubt(
                line, lines, isWarning: true, column: point, length: 2,
                isCut
                    ? "two sentences without a space between them: taken for paragraphs glued together, \(names)"
                    : "two sentences without a space between them: taken for one paragraph that lost a space",
                notes: [isCut ? "if it is one paragraph, write \(line)" : "if two paragraphs were glued together here, write \(names)"])
        }
        return isCut ? (1...halves.count).map { .init(lines: line...line, part: $0) } : [whole]
    }

    /// `17+19`, or `17-18` where nothing stands between.
    private static func joined(_ lines: ParagraphLines, _ piece: ParagraphLines.Piece) -> ParagraphLines {
        var pieces = lines.pieces
        if let last = pieces.last, last.part == nil, piece.part == nil, piece.lines.lowerBound == last.lines.upperBound + 1 {
            pieces[pieces.count - 1].lines = last.lines.lowerBound...piece.lines.upperBound
        } else {
            pieces.append(piece)
        }
        return ParagraphLines(pieces: pieces)
    }
}
