// Rule: what `allow` silences would else be found.

import Diagnostics
import Dossier
import Linking

/// Asked when all other rules have been: an allowance is judged by what they were kept from saying.
enum IdleAllowance: Rule {
    static let id = "idle-allowance"
    static let severity = Severity.note
    static let summary = "An allowance keeps its rule from saying something."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        guard let others = findings.others else { return }
        for allowances in graph.allowances {
            // Only `check` finds what its own rules say; those of `verify` and of the reader are not judged here.
            for allowance in allowances
            where allowance.rule != id && others.asked.contains(allowance.rule) && !others.silencing.contains(allowance) {
                findings.add(
                    "\(allowance.rule) finds nothing here, so this silences nothing", at: allowance.origin,
                    notes: ["take the line out; a remark for readers belongs into the text"], allowances: allowances)
            }
        }
    }
}

extension Graph {
    /// The allowances of everything that may have some.
    var allowances: [[Allowance]] {
        var all = corpus.entities.map(\.allowances) + claims.map(\.claim.allowances) + events.map(\.event.allowances)
        all += judgements.map(\.judgement.allowances) + corpus.sources.map(\.allowances) + corpus.disputes.map(\.allowances)
        all += corpus.pages.map(\.allowances) + [corpus.home?.allowances ?? []] + corpus.timelines.map(\.allowances)
        all += corpus.packs.map(\.allowances) + corpus.packs.flatMap { $0.judgements.map(\.allowances) }
        return all.filter { !$0.isEmpty }
    }
}
