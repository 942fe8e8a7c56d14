// Rule: whoever gives a verdict says why.

import Diagnostics
import Dossier
import Linking

enum VerdictWithoutReason: Rule {
    static let id = "verdict-without-reason"
    static let severity = Severity.error
    static let summary = "A status that is a verdict (supported, refuted, superseded, broken, kept, borne-out) has its reason in because."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.claims {
            guard let status = linked.claim.status, status.value.isVerdict, linked.claim.because == nil else { continue }
            findings.add(
                "the verdict \(status.value.rawValue) has no reason", at: status.origin, notes: ["add `- because: …`"],
                allowances: linked.claim.allowances)
        }
    }
}
