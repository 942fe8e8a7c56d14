// Rule: what rebuts a claim was not said before it.

import Diagnostics
import Dossier
import EDTF
import Linking

enum EarlyRebuttal: Rule {
    static let id = "early-rebuttal"
    static let severity = Severity.warning
    static let summary = "What rebuts a claim was not stated before the claim was."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.claims {
            for answer in linked.answers where answer.relation == .rebuts {
                let claim = graph.claims[answer.claim]
                guard let last = lastDay(of: linked, in: graph), let first = firstDay(of: claim, in: graph), last < first else { continue }
                findings.add(
                    "this was stated before the claim it rebuts",
                    at: linked.claim.stated?.origin ?? linked.claim.origin,
                    notes: [
                        DiagnosticNote(
                            "the claim\(dating(claim)) stands there", at: graph.range(claim.claim.stated?.origin ?? claim.claim.origin)),
                        "a contradiction that nobody meant as a reply is `- relation: context`",
                    ], allowances: linked.claim.allowances)
            }
        }
    }

    private static func dating(_ linked: LinkedClaim) -> String { linked.claim.stated.map { ", stated \($0.value)," } ?? "" }

    /// The last day it can have been said first: what an article reports was said before the article appeared.
    private static func lastDay(of linked: LinkedClaim, in graph: Graph) -> Int? {
        if let stated = linked.claim.stated { return stated.value.certainBounds.last }
        return graph.evidence(of: linked).compactMap { citation in
            citation.source.flatMap { graph.corpus.sources[$0].published?.value.certainBounds.last }
        }.min()
    }

    /// The first day it can have been said. An article's date tells that only of what its own author or publisher says.
    private static func firstDay(of linked: LinkedClaim, in graph: Graph) -> Int? {
        if let stated = linked.claim.stated { return stated.value.certainBounds.first }
        var first: Int?
        for citation in graph.evidence(of: linked) {
            guard let source = citation.source, let day = graph.corpus.sources[source].published?.value.certainBounds.first,
                linked.holders.contains(where: {
                    graph.sources[source].publisher == $0 || graph.sources[source].authors.contains($0)
                })
            else { return nil }
            first = min(first ?? day, day)
        }
        return first
    }
}
