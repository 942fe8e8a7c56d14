// Rule: no file of the dossier holds a long run of an article's own words.

import Diagnostics
import Dossier
import Linking

/// Neither `rules:` nor `allow:` silences it: what it guards isn't the author's to give away.
enum LeakedText: Rule {
    static let id = "leaked-text"
    static let severity = Severity.error
    static let summary = "No text repeats more of a source's words in a row than a quotation may have."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let files = graph.corpus.files
        let guarded = GuardedTexts(graph.corpus, bytes: files.reduce(0) { $0 + $1.text.bytes.count })
        guard !guarded.isEmpty else { return }
        for (index, file) in files.enumerated() {
            for leak in guarded.leaks(in: file.text.bytes, .markdown) {
                findings.add(
                    "\(leak.words) words in a row stand in \(graph.corpus.sources[leak.source].id), too, word for word",
                    at: Origin(file: index, range: leak.place),
                    notes: [
                        "say it in your own words, or quote at most \(graph.corpus.settings.quotationLimit) of them",
                        "a source that may be republished says `rights: full-text`",
                    ])
            }
        }
    }
}
