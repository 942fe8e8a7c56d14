// Rule: a claim never stands as bare fact.

import Diagnostics
import Dossier
import Linking

enum ClaimWithoutHolder: Rule {
    static let id = "claim-without-holder"
    static let severity = Severity.error
    static let summary = "A claim says who holds it: an entity, words for those left unnamed, or editors."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.claims where linked.claim.holders.isEmpty {
            findings.add(
                "nobody holds this claim", at: linked.claim.origin,
                notes: ["add `- holder: [[Entity]]`, `- holder: Officials (unnamed)` or `- holder: editors`"],
                allowances: linked.claim.allowances)
        }
    }
}
