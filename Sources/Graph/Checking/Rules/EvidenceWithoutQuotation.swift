// Rule: evidence shows the words it rests on.

import Diagnostics
import Dossier
import Linking

enum EvidenceWithoutQuotation: Rule {
    static let id = "evidence-without-quotation"
    static let severity = Severity.warning
    static let summary = "Evidence quotes the source; what the editors themselves conclude may do without."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.claims where !linked.claim.isHeldByEditors {
            for citation in linked.claim.evidence where citation.quotations.isEmpty {
                findings.add(
                    "this evidence quotes nothing", at: citation.origin,
                    notes: ["expected [@\(citation.source), \(citation.locator?.canonical ?? "¶3"), \"words\"]"],
                    allowances: linked.claim.allowances)
            }
        }
    }
}

extension Claim {
    /// Whether the editors alone hold it.
    var isHeldByEditors: Bool {
        !holders.isEmpty && holders.allSatisfy { $0.link == nil && $0.text == "editors" }
    }
}
