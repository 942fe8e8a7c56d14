// Rule: paragraphs keep their numbers while anything cites them.

import Diagnostics
import Dossier
import Linking

enum ParagraphMapChanged: Rule {
    static let id = "paragraph-map-changed"
    static let severity = Severity.error
    static let summary =
        "A source's paragraph map is the one its quotations were verified with; `dossier renumber` moves citations to a new one."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for source in graph.corpus.sources where source.hasChangedMap {
            guard let lock = source.lock, let original = source.original else { continue }
            let was = lock.paragraphs.map(\.description).joined(separator: " ")
            let isParagraphs = lock.paragraphs != original.paragraphs
            findings.add(
                "the \(isParagraphs ? "paragraphs" : "named units") of \(source.id) are other lines than when its quotations were verified",
                at: original.paragraphsOrigin,
                notes: isParagraphs
                    ? ["they were `\(was)`", "`dossier renumber` moves the citations, then `dossier verify`"] : ["run `dossier verify`"])
        }
    }
}
