// Rule: someone who has a page is named by a link to it.

import Diagnostics
import Dossier
import Linking

enum UnlinkedParty: Rule {
    static let id = "unlinked-party"
    static let severity = Severity.warning
    static let summary =
        "A holder, or the other side of a relation, that has a page is written as a wikilink; otherwise the page knows nothing of it."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        func check(_ party: Party, _ allowances: [Allowance]) {
            guard party.link == nil, let entity = graph.resolver.entity(party.text) else { return }
            let name = graph.corpus.entities[entity].name
            findings.add(
                "\(party.text) has a page, but this is no link to it", at: party.origin,
                suggestion: "[[\(name)]]", replacement: name.contains { "[]|#".contains($0) } ? nil : "[[\(name)]]", allowances: allowances)
        }
        for linked in graph.claims {
            for holder in linked.claim.holders + linked.claim.via { check(holder, linked.claim.allowances) }
        }
        for entity in graph.corpus.entities {
            for relation in entity.relations { check(relation.target, entity.allowances) }
        }
    }
}
