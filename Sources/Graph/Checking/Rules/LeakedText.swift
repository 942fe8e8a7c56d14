// Rule: no file of the dossier holds a long run of an article's own words.

import Diagnostics
import Dossier
import Linking
import Quoting

/// Neither `rules:` nor `allow:` silences it: what it guards isn't the author's to give away.
enum LeakedText: Rule {
    static let id = "leaked-text"
    static let severity = Severity.error
    static let summary = "No text repeats more of a source's words in a row than a quotation may have."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let files = graph.corpus.files
        let carried = findings.carried
        let bytes = files.reduce(0) { $0 + $1.text.bytes.count } + carried.reduce(0) { $0 + $1.text.bytes.count }
        let guarded = findings.guarded
        guard !guarded.isEmpty else { return }
        let windows = guarded.windows(in: bytes)
        let notes: [DiagnosticNote] = [
            "say it in your own words, or quote at most \(graph.corpus.settings.quotationLimit) of them",
            "a source that may be republished says `rights: full-text`",
        ]
        func message(_ leak: GuardedTexts.Leak) -> String {
            "\(leak.words) words in a row stand in \(graph.corpus.sources[leak.source].id), too, word for word"
        }
        let isOvertaken = findings.isOvertaken
        @Sendable func leaks(_ bytes: [UInt8], _ dialect: TextDialect) -> [GuardedTexts.Leak] {
            isOvertaken() ? [] : guarded.leaks(in: bytes, dialect, windows: windows)
        }
        // All words of the dossier are looked at: this is the one rule that is worth every core by itself.
        for (index, leaks) in findings.workers.map(files, { leaks($0.text.bytes, .markdown) }).enumerated() {
            for leak in leaks { findings.add(message(leak), at: Origin(file: index, range: leak.place), notes: notes) }
        }
        for (file, leaks) in zip(carried, findings.workers.map(carried, { leaks($0.bytes, $0.dialect) })) {
            for leak in leaks { findings.add(message(leak), at: file.text.range(leak.place), notes: notes) }
        }
    }
}
