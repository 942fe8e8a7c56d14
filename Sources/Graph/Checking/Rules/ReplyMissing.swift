// Rule: whoever is contradicted has the last word noted, if there is one.

import Diagnostics
import Dossier
import Linking

enum ReplyMissing: Rule {
    static let id = "reply-missing"
    static let severity = Severity.note
    static let summary = "Where a claim is rebutted or undercut, its holder's reply stands below the rebuttal."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for (index, linked) in graph.claims.enumerated() {
            // Only who has a page can be looked for in further sources.
            guard !linked.holders.isEmpty, !linked.claim.isHeldByEditors, linked.parent == nil else { continue }
            let open = linked.answeredBy.filter { answer in
                guard answer.relation == .rebuts || answer.relation == .undercuts else { return false }
                let rebuttal = graph.claims[answer.claim]
                return !rebuttal.claim.isHeldByEditors && !rebuttal.sharesHolder(with: linked)
                    && !hasReply(to: answer.claim, by: linked, claim: index, in: graph)
            }
            guard let first = open.first else { continue }
            findings.add(
                "no reply of \(linked.holderNames) to \(graph.claims[first.claim].holderNames) is in the collection",
                at: linked.claim.origin,
                notes: open.prefix(5).map {
                    DiagnosticNote("this stands against it", at: graph.range(graph.claims[$0.claim].claim.origin))
                },
                allowances: linked.claim.allowances)
        }
    }

    /// Whether anything nested below a rebuttal, or anything that answers it, is held by one who holds the claim.
    private static func hasReply(to rebuttal: Int, by holder: LinkedClaim, claim: Int, in graph: Graph) -> Bool {
        if graph.claims[rebuttal].answeredBy.contains(where: { graph.claims[$0.claim].sharesHolder(with: holder) }) { return true }
        // Headings go six levels deep, so no claim stands below more than four others.
        var open = graph.claims[rebuttal].children
        while let next = open.popLast() {
            if next != claim, graph.claims[next].sharesHolder(with: holder) { return true }
            open += graph.claims[next].children
        }
        return false
    }
}
