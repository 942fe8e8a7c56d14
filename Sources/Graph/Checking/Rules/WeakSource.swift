// Rule: what the editors stand behind rests on something better than what they themselves doubt.

import Diagnostics
import Dossier
import Linking

enum WeakSource: Rule {
    static let id = "weak-source"
    static let severity = Severity.warning
    static let summary =
        "A verdict, moderate or high confidence, a key judgement or a dispute does not rest on weakly graded reports alone."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let events = ClaimEvents(graph)
        for (index, linked) in graph.disputes.enumerated() {
            let dispute = graph.corpus.disputes[index]
            if linked.claims.count > 1, let weakness = graph.evidence(ofDispute: index).weakness(in: graph) {
                findings.add(
                    "all evidence of this dispute is weak", at: dispute.origin, notes: [DiagnosticNote(weakness)],
                    allowances: dispute.allowances)
                continue
            }
            for claim in linked.claims { check(graph.claims[claim], claim, events, graph, &findings) }
        }
        for judgement in graph.allJudgements {
            let evidence = Evidence(graph.citations(in: [judgement.sentence, judgement.because]))
            // Packs remark on each weak source, whatever else there is.
            if evidence.citations.contains(where: { Evidence([$0]).weakness(in: graph) != nil }) { findings.spare(judgement.allowances) }
            guard judgement.confidence != .low, let weakness = evidence.weakness(in: graph) else { continue }
            findings.add(
                "this judgement rests on weak evidence alone", at: judgement.origin,
                notes: [DiagnosticNote(weakness), "cite something better, or say so with `confidence: low`"],
                allowances: judgement.allowances)
        }
    }

    /// What the editors hold themselves is a reading of the words they cite, sure or not whoever wrote those.
    private static func check(_ linked: LinkedClaim, _ index: Int, _ events: ClaimEvents, _ graph: Graph, _ findings: inout Findings) {
        if let status = linked.claim.status, status.value.isVerdict {
            guard let weakness = graph.verdictEvidence(of: index, events: events).weakness(in: graph) else { return }
            findings.add(
                "the verdict \(status.value.rawValue) rests on weak evidence alone", at: status.origin, notes: [DiagnosticNote(weakness)],
                allowances: linked.claim.allowances)
        } else if !linked.claim.isHeldByEditors, let confidence = linked.claim.confidence, confidence != .low,
            let weakness = graph.support(of: linked).weakness(in: graph)
        {
            findings.add(
                "\(confidence.rawValue) confidence rests on weak evidence alone", at: linked.claim.origin,
                notes: [DiagnosticNote(weakness)], allowances: linked.claim.allowances)
        }
    }
}
