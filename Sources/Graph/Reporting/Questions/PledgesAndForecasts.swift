// Report: what was promised, foretold or demanded, and what became of it.

import Dossier
import Linking

enum PledgesAndForecasts: Question {
    static let name = ReportName.pledgesAndForecasts
    static let columns: [ReportKey] = [.claim, .heldBy, .stated, .when, .status, .because, .falsifiedBy, .sources]

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        var falsified: [Int: [Int]] = [:]
        for (index, event) in graph.events.enumerated() {
            for claim in event.falsifies { falsified[claim, default: []].append(index) }
        }
        var rows: [ClaimKind: [ReportRow]] = [:]
        let kinds: [ClaimKind] = [.pledge, .forecast, .demand]
        for (index, linked) in graph.claims.enumerated() where kinds.contains(linked.claim.kind) {
            let claim = linked.claim
            rows[claim.kind, default: []].append(
                ReportRow(
                    [
                        asked.claim(index), asked.holders(index), ReportCell(claim.stated), ReportCell(claim.when), asked.status(claim),
                        ReportCell(claim.because.map { graph.plainText($0) }), ReportCell((falsified[index] ?? []).map(asked.event)),
                        asked.citations(claim.evidence),
                    ], at: claim.origin))
        }
        return Answered(kinds.map { ReportGroup(.text(asked.wording.kinds($0)), rows: rows[$0] ?? []) })
    }
}
