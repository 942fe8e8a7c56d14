// Rule: a claim rests on a source.

import Diagnostics
import Dossier
import Linking

enum ClaimWithoutEvidence: Rule {
    static let id = "claim-without-evidence"
    static let severity = Severity.error
    static let summary = "A claim cites the source that reports it."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.claims where linked.claim.evidence.isEmpty {
            findings.add(
                "this claim has no evidence", at: linked.claim.origin, notes: ["add `- evidence: [@source, ¶3, \"words\"]`"],
                allowances: linked.claim.allowances)
        }
    }
}
