// Rule: what the editors stand behind rests on more than one article.

import Diagnostics
import Dossier
import Linking

enum SingleSource: Rule {
    static let id = "single-source"
    static let severity = Severity.note
    static let summary = "A verdict, a key judgement and a dispute rest on more than one source."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let events = ClaimEvents(graph)
        for (index, linked) in graph.disputes.enumerated() {
            let dispute = graph.corpus.disputes[index]
            if linked.claims.count > 1, let source = graph.evidence(ofDispute: index).onlySource {
                // Said of the whole it needs no saying of each part.
                findings.add(
                    "all evidence of this dispute comes from one source, \(graph.corpus.sources[source].id)", at: dispute.origin,
                    allowances: dispute.allowances)
                continue
            }
            for claim in linked.claims {
                let own = graph.claims[claim].claim
                guard let status = own.status, status.value.isVerdict,
                    let source = graph.verdictEvidence(of: claim, events: events).onlySource
                else { continue }
                findings.add(
                    "the verdict \(status.value.rawValue) rests on one source, \(graph.corpus.sources[source].id)", at: status.origin,
                    allowances: own.allowances)
            }
        }
        for judgement in graph.allJudgements {
            let evidence = Evidence(graph.citations(in: [judgement.sentence, judgement.because]))
            guard let source = evidence.onlySource else { continue }
            guard judgement.confidence != .low else {
                findings.spare(judgement.allowances)
                continue
            }
            findings.add(
                "this judgement rests on one source, \(graph.corpus.sources[source].id)", at: judgement.origin,
                notes: ["cite a second, or say so with `confidence: low`"], allowances: judgement.allowances)
        }
    }
}
