// Rule: a source in the collection is used.

import Diagnostics
import Dossier
import Linking

enum UnreferencedSource: Rule {
    static let id = "unreferenced-source"
    static let severity = Severity.warning
    static let summary = "Every source is cited or linked from some other page."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for (index, source) in graph.corpus.sources.enumerated() {
            let isUsed = (graph.backlinks[.source(index)] ?? []).contains { graph.passages[$0.passage].target.page != .source(index) }
            if !isUsed { findings.add("nothing cites this source", at: source.origin, notes: ["cite it as [@\(source.id), ¶1]"]) }
        }
    }
}
