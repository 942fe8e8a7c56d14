// Rule: no two entities bear the same name.

import Diagnostics
import Dossier
import Linking
import Quoting

enum AmbiguousAlias: Rule {
    static let id = "ambiguous-alias"
    static let severity = Severity.warning
    static let summary = "A name or alias belongs to one entity; match: link-only keeps a shared one out of the texts."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        var first: [String: (entity: Int, origin: Origin)] = [:]
        for (index, entity) in graph.corpus.entities.enumerated() where entity.match != .linkOnly {
            let names = [Written(entity.name, at: entity.nameOrigin)] + entity.aliases
            for name in names {
                let key = Folding.fold(name.value)
                guard let other = first[key] else {
                    first[key] = (index, name.origin)
                    continue
                }
                guard other.entity != index else { continue }
                findings.add(
                    "\(name.value) is a name of \(graph.corpus.entities[other.entity].id) too", at: name.origin,
                    notes: [
                        DiagnosticNote("it stands there", at: graph.range(other.origin)),
                        "each use of it will need a wikilink, or mentions in a source's record",
                    ], allowances: entity.allowances + graph.corpus.entities[other.entity].allowances)
            }
        }
    }
}
