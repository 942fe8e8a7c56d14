// Rule: a source is still the text that it was quoted from.

import Diagnostics
import Dossier
import Linking

enum SourceChanged: Rule {
    static let id = "source-changed"
    static let severity = Severity.error
    static let summary = "The text's hash in a source's record is the one its quotations were verified against."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for source in graph.corpus.sources where source.hasChangedText {
            guard let lock = source.lock, let original = source.original else { continue }
            findings.add(
                "\(source.id) has another text than the one its quotations were verified against",
                at: original.hashOrigin ?? original.paragraphsOrigin,
                notes: [
                    "the record has \(original.textHash.prefix(12))…, the lock file \(lock.textHash.prefix(12))…",
                    "run `dossier verify` where the new text is held",
                ])
        }
    }
}
