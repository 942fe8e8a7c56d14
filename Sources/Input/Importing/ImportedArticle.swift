// The whole of an import short of its record: bytes in, a judged article out. No file, clock or environment is touched here.

import Diagnostics
import Dossier
import Hashing
import Quoting

/// An article read and judged.
public struct ImportedArticle: Sendable {
    /// The file's own name, without its folders.
    public let file: String
    /// Of the file as it came.
    public let sha256: String
    /// The UTF-8 text that the paragraph map counts the lines of, where that isn't the file itself.
    public let extractedText: [UInt8]?
    /// How the encoding is known, in words; nil for a PDF, which says it itself.
    public let encoding: String?
    let lines: [ArticleLine]
    let judged: JudgedArticle
    let map: ParagraphMap
    private let doubts: [Doubt]

    /// Bytes of an article; the limit of every file of a dossier.
    public static let sizeLimit = 10_000_000

    /// Lines and paragraphs that a record's front matter has room to list.
    public static let unitLimit = 10_000

    /// - Parameters:
    ///   - file: the file's name, without its folders.
    ///   - programs: the folders in which helpers such as `pdftotext` are looked for.
    /// - Throws: why the file as a whole can't be imported.
    public init(_ bytes: [UInt8], file: String, programs: [String]) throws(Refusal) {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw Refusal(bytes.isEmpty ? "this file is empty" : "this file holds nothing but blank lines")
        }
        self.file = file
        sha256 = SHA256.hex(of: bytes)
        let name = file.lowercased()
        var article: ExtractedArticle
        var decoded: DecodedText?
        if PDFArticle.isPDF(bytes) {
            article = try PDFArticle.read(bytes, programs: programs)
        } else if name.hasSuffix(".pdf") {
            throw Refusal(
                "the name says PDF, but the file does not begin as one", advice: "expected %PDF- within the first kilobyte", at: 0)
        } else if name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml") || HTMLArticle.isHTML(bytes) {
            let page = try HTMLArticle.read(bytes)
            article = page.article
            decoded = page.decoded
        } else {
            let text = try TextDecoding.decode(bytes)
            decoded = text
            if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
                article = MarkdownArticle.read(text.text)
            } else {
                article = ExtractedArticle(lines: ExtractedArticle.lines(of: text.text).map { ArticleLine($0) })
                article.isExtracted = text.differs(from: bytes)
            }
        }
        guard article.lines.contains(where: { !$0.isBlank }) else { throw Refusal("this file holds no text") }
        extractedText = article.isExtracted ? Array(article.text.utf8) : nil
        encoding = decoded.map { "\($0.encoding.rawValue): \($0.reason)" }
        lines = article.lines
        let units = LineUnits.units(article.lines)
        guard units.count <= Self.unitLimit else {
            throw Refusal(
                "this text has \(units.count) lines or paragraphs, more than the \(Self.unitLimit) a record can list",
                advice: "split the file, a chapter each")
        }
        let judged = ArticleJudging.judge(article, units: units)
        let map = ParagraphMap(judged, lines: article.lines)
        self.judged = judged
        self.map = map
        var doubts = judged.doubts + map.doubts
        if let decoded, decoded.isGuess {
            doubts.append(
                Doubt(
                    line: nil, isWarning: decoded.misgiving != nil, rule: "import-encoding",
                    message: "the encoding is a guess: \(decoded.encoding.rawValue)"
                        + (decoded.looksLike.map { ", but the text may be in \($0)" } ?? ""),
                    notes: [decoded.reason] + (decoded.misgiving.map { [$0] } ?? [])))
        }
        if map.paragraphs.isEmpty {
            doubts.append(
                Doubt(line: nil, isWarning: true, rule: "import-paragraph", message: "no paragraph was found: write `paragraphs:` yourself")
            )
        }
        self.doubts = doubts
    }

    /// How many paragraphs were found.
    public var paragraphCount: Int { map.paragraphs.count }

    /// What a person should look at, in reading order.
    ///
    /// - Parameter path: the file as people know it; lines of an extracted text are named in `path` with `.txt` behind it.
    public func diagnostics(path: String) -> [Diagnostic] {
        let path = extractedText == nil ? path : path + ".txt"
        return doubts.map { doubt in
            let notes = doubt.notes.map { DiagnosticNote($0) }
            guard let number = doubt.line, number <= lines.count else {
                return Diagnostic(
                    doubt.isWarning ? .warning : .note, rule: doubt.rule, doubt.message, at: SourceRange(path: path), notes: notes)
            }
            // A line may be megabytes long: a finding carries a window of it.
            let scalars = lines[number - 1].text.unicodeScalars
            let from = max(0, doubt.column - 200)
            var excerpt = String.UnicodeScalarView()
            excerpt.append(contentsOf: scalars.dropFirst(from).prefix(600))
            let start = SourceLocation(line: number, column: doubt.column)
            let range = SourceRange(
                path: path, start: start, end: SourceLocation(line: number, column: doubt.column + min(doubt.length, 100)),
                excerpt: String(excerpt), excerptColumn: from + 1)
            return Diagnostic(doubt.isWarning ? .warning : .note, rule: doubt.rule, doubt.message, at: range, notes: notes)
        }.sorted(by: Diagnostic.inReadingOrder)
    }

    /// A row for each line that isn't blank: its number, what it was taken for, why, and its first words.
    public var rows: [(line: Int, role: String, reason: String, words: String)] {
        var numbers: [Int: Int] = [:]
        for (index, paragraph) in map.paragraphs.enumerated() {
            for piece in paragraph.pieces {
                for line in piece.lines where numbers[line] == nil { numbers[line] = index + 1 }
            }
        }
        var rows: [(line: Int, role: String, reason: String, words: String)] = []
        for judged in judged.units {
            for line in judged.unit.lines {
                var role = judged.role == .paragraph ? "¶\(numbers[line] ?? 0)" : judged.role.rawValue
                if let also = judged.also { role += ", " + also.rawValue }
                let isFirst = line == judged.unit.lines.lowerBound
                rows.append((line, role, isFirst ? judged.reason : "it goes on", Self.opening(lines[line - 1].text)))
            }
        }
        return rows
    }

    /// What was proposed for the record, and what each rests on.
    public var proposals: [(key: String, value: String, reason: String)] {
        func row(_ key: String, _ proposal: Proposal?) -> [(String, String, String)] {
            proposal.map { [(key, $0.value, ($0.line.map { "line \($0): " } ?? "") + $0.reason)] } ?? []
        }
        return row("title", judged.title) + judged.authors.flatMap { row("author", $0) } + row("publisher", judged.publisher)
            + row("published", judged.published) + row("url", judged.url) + row("language", judged.language)
    }

    /// What was done to the text, and what else may help.
    public var notes: [String] { judged.notes }

    /// At most eight words, and sixty characters.
    private static func opening(_ text: String) -> String {
        let words = text.unicodeScalars.prefix(400).split { $0.properties.isWhitespace }.prefix(9).map {
            String(String.UnicodeScalarView($0))
        }
        let opening = words.prefix(8).joined(separator: " ")
        return opening.unicodeScalars.count > 60 ? String(String(opening).prefix(59)) + "…" : opening + (words.count > 8 ? " …" : "")
    }
}
