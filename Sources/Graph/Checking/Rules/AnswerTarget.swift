// Rule: what a claim answers, and an event reports or falsifies, is a claim.

import Diagnostics
import Dossier
import Linking

enum AnswerTarget: Rule {
    static let id = "answer-target"
    static let severity = Severity.error
    static let summary = "rebuts and its like, reports and falsifies lead to a claim."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for (index, linked) in graph.claims.enumerated() {
            for answer in linked.claim.answers {
                guard case .success(let target) = graph.resolver.resolve(answer.target, on: .dispute(linked.dispute)) else { continue }
                if case .claim(let other) = target.place {
                    if other == index {
                        findings.add("a claim cannot answer itself", at: answer.target.origin, allowances: linked.claim.allowances)
                    }
                } else {
                    findings.add(
                        "\(answer.target.typed) is no claim, so nothing \(answer.relation.rawValue) it", at: answer.target.origin,
                        notes: ["name the claim: [[page#id]]"], allowances: linked.claim.allowances)
                }
            }
        }
        for linked in graph.events {
            for link in linked.event.reports + linked.event.falsifies {
                guard case .success(let target) = graph.resolver.resolve(link, on: linked.pages[0]) else { continue }
                if case .claim = target.place { continue }
                findings.add(
                    "\(link.typed) is no claim", at: link.origin, notes: ["name the claim: [[page#id]]"],
                    allowances: linked.event.allowances)
            }
        }
    }
}
