// Report: what each actor has held, in the order of time.

import Dossier
import EDTF
import Linking

enum ActorsOverTime: Question {
    static let name = ReportName.oneActorOverTime
    static let columns: [ReportKey] = [.date, .claim, .side, .kind, .question, .status, .sources]

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        // Whoever asks about one actor wants a single claim too.
        let actors =
            asked.entity.map { [$0] } ?? asked.entitiesByName(graph.entities.indices.filter { graph.entities[$0].claimsMade.count > 1 })
        let groups = actors.map { actor in
            let claims = graph.entities[actor].claimsMade.map { (index: $0, date: date(graph.claims[$0].claim)) }.sorted { left, right in
                switch (left.date, right.date) {
                case (let a?, let b?): a == b ? left.index < right.index : a < b
                case (_?, nil): true
                case (nil, _?): false
                case (nil, nil): left.index < right.index
                }
            }
            return ReportGroup(
                asked.entity(actor), summary: asked.wording.count(claims.count, "claim", "claims"),
                rows: claims.map { entry in
                    let claim = graph.claims[entry.index].claim
                    return ReportRow(
                        [
                            entry.date.map { .date($0) } ?? .text(asked.wording.undated), asked.claim(entry.index), asked.side(entry.index),
                            .text(claim.kind.rawValue), asked.dispute(graph.claims[entry.index].dispute), asked.status(claim),
                            asked.citations(claim.evidence),
                        ], at: claim.origin)
                })
        }
        return Answered(groups, count: groups.count { !$0.rows.isEmpty })
    }

    /// When it was said, else when the fact was.
    private static func date(_ claim: Claim) -> DateExpression? { claim.stated?.value ?? claim.when?.value }
}
