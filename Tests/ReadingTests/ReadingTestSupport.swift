// A dossier in a few lines: files in a temporary folder, read as the tool reads them; findings as one line each.

import CommonMark
import Diagnostics
import Dossier
import Files
import Foundation
import Glibc
import Reading
import Testing
import Workers

/// What was read of a few files.
struct TestDossier {
    let corpus: Corpus
    let diagnostics: [Diagnostic]

    static let settings = "format: 1\ntitle: T\n"

    /// - Parameter files: texts by path; `dossier.yml` is added where it is missing.
    init(_ files: [String: String], rules: [String] = [], workers: Int = 2) throws {
        try self.init(bytes: files.mapValues { Array($0.utf8) }, rules: rules, workers: workers)
    }

    init(bytes files: [String: [UInt8]], rules: [String] = [], workers: Int = 2) throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/dossier-reading-XXXXXX").utf8CString)
        let made = mkdtemp(&template) != nil
        try #require(made)
        let path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (file, bytes) in files.merging(["dossier.yml": Array(Self.settings.utf8)], uniquingKeysWith: { given, _ in given }) {
            let full = path + "/" + file
            try FileManager.default.createDirectory(atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: full))
        }
        let reading = CorpusReading.read(try Folder(path), rules: rules, workers: Workers(workers))
        corpus = reading.corpus
        diagnostics = reading.diagnostics.sorted(by: Diagnostic.inReadingOrder)
    }

    /// `seeds/a.md:2:1 unknown-key ‹titel›`, in reading order.
    var findings: [String] {
        diagnostics.map { "\($0.range?.path ?? "?"):\(place($0))" }
    }

    /// `2:1 unknown-key ‹titel›`: place, rule and marked text, without the path.
    var places: [String] { diagnostics.map(place) }

    private func place(_ finding: Diagnostic) -> String {
        guard let range = finding.range else { return "? \(finding.rule)" }
        return "\(range.start.line):\(range.start.column) \(finding.rule) ‹\(marked(range))›"
    }

    /// The text a finding points at, `…` for what follows its first line.
    func marked(_ range: SourceRange) -> String {
        let scalars = range.excerpt.unicodeScalars
        let from = scalars.dropFirst(max(0, range.start.column - range.excerptColumn))
        let isOne = range.end.line == range.start.line
        return String(String.UnicodeScalarView(isOne ? from.prefix(max(0, range.end.column - range.start.column)) : from))
            + (isOne ? "" : "…")
    }

    func text(_ origin: Origin) -> String {
        guard corpus.files.indices.contains(origin.file) else { return "?" }
        return corpus.files[origin.file].text.string(origin.range)
    }

    /// The words of running text: wikilinks and citations as typed in angle quotes.
    func words(_ inlines: [Inline], file: Int) -> String {
        inlines.map { inline in
            switch inline.kind {
            case .text(let text), .code(let text): text
            case .lineBreak: "\n"
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): words(inner, file: file)
            case .link(let link), .image(let link): words(link.content, file: file)
            case .footnoteReference(let note): "^\(note.label)"
            case .html(let text): text
            case .token: "‹\(text(Origin(file: file, range: inline.range)))›"
            }
        }.joined()
    }

    func words(_ phrase: Phrase?) -> String? {
        phrase.map { words($0.inlines, file: $0.origin.file) }
    }

    /// The paragraphs of a text, other blocks by their kind.
    func words(_ prose: Prose?) -> [String] {
        (prose?.blocks ?? []).map { block in
            switch block.kind {
            case .paragraph(let inlines): words(inlines, file: prose?.file ?? 0)
            case .heading(let level, let inlines): String(repeating: "#", count: level) + " " + words(inlines, file: prose?.file ?? 0)
            case .list(let list): "list of \(list.items.count)"
            case .table: "table"
            case .blockquote: "quote"
            default: "other"
            }
        }
    }
}

extension TestDossier {
    /// One page with a line of text, for the bracket forms in it.
    init(text: String) throws {
        try self.init(["content/p.md": "---\ntitle: P\n---\n" + text + "\n"])
    }

    /// Every reference of the only file but `dossier.yml`.
    var references: [Reference] { corpus.files.last?.references ?? [] }

    var citations: [Citation] {
        references.flatMap { reference -> [Citation] in
            guard case .citations(let citations) = reference else { return [] }
            return citations
        }
    }

    var wikilinks: [Wikilink] {
        references.compactMap { reference in
            guard case .wikilink(let link) = reference else { return nil }
            return link
        }
    }
}
