// Rule: what a source's `mentions` says a name means is an entity.

import Diagnostics
import Dossier
import Linking

enum UnknownMeaning: Rule {
    static let id = "unknown-entity"
    static let severity = Severity.error
    static let summary = "What a source's mentions says a name means is an entity of the dossier."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for source in graph.corpus.sources {
            for meaning in source.meanings where graph.resolver.entity(meaning.entity) == nil {
                let near = NearMiss.best(for: meaning.entity, among: graph.corpus.entities.map(\.id))
                findings.add("there is no entity \(meaning.entity)", at: meaning.origin, replacement: near)
            }
        }
    }
}
