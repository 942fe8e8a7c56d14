// Rule: a relation is one of the known, so that its inverse can stand on the other page.

import Diagnostics
import Dossier
import Linking

enum UnknownRelation: Rule {
    static let id = "unknown-relation"
    static let severity = Severity.error
    static let summary = "A relation is one of the reference's table, or one that dossier.yml adds."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let kinds = RelationKind.known + graph.corpus.settings.relations
        let known = Set(kinds.map(\.name) + kinds.map(\.inverse))
        for entity in graph.corpus.entities {
            for relation in entity.relations where !known.contains(relation.name.value) {
                let near = NearMiss.best(for: relation.name.value, among: known.sorted())
                findings.add(
                    "\(relation.name.value) is no known relation", at: relation.name.origin,
                    notes: ["dossier.yml may add it: `relations: {\(relation.name.value): its inverse}`"], suggestion: near,
                    replacement: near,
                    allowances: entity.allowances)
            }
        }
    }
}
