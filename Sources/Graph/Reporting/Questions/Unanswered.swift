// Report: claims that stand alone, because nobody in the collection replies to them.

import Dossier
import Linking

enum Unanswered: Question {
    static let name = ReportName.unanswered
    static let columns: [ReportKey] = [.claim, .heldBy, .stated, .replyDue, .sources, .allowed]

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        var groups: [ReportGroup] = []
        for (dispute, linked) in graph.disputes.enumerated() {
            let rows = linked.claims.filter { isUnanswered($0, asked) }.map { index in
                let claim = graph.claims[index].claim
                return ReportRow(
                    [
                        asked.claim(index), asked.holders(index), ReportCell(claim.stated), ReportCell(due(index, asked).map(asked.entity)),
                        asked.citations(claim.evidence), ReportCell(claim.allowances.first { $0.rule == "unanswered" }?.reason),
                    ], at: claim.origin)
            }
            groups.append(ReportGroup(asked.dispute(dispute), rows: rows))
        }
        return Answered(groups)
    }

    /// A claim at the head of an argument, held by others than the editors, with no reply from anyone but its own holders and the
    /// editors. Support and context are no replies.
    private static func isUnanswered(_ index: Int, _ asked: Asked) -> Bool {
        let linked = asked.graph.claims[index]
        guard linked.parent == nil, !asked.isEditorial(linked.claim) else { return false }
        let own = Set(linked.claim.holders.map { Voice($0, asked) })
        return !linked.answeredBy.contains { answer in
            switch answer.relation {
            case .supports, .context: return false
            case .rebuts, .undercuts, .qualifies, .concedes: break
            }
            let reply = asked.graph.claims[answer.claim].claim
            return !asked.isEditorial(reply)
                && !(reply.holders.isEmpty ? false : reply.holders.allSatisfy { own.contains(Voice($0, asked)) })
        }
    }

    /// Who could reply: the actors it is about; a state speaks through its government.
    private static func due(_ index: Int, _ asked: Asked) -> [Int] {
        let holders = Set(asked.graph.claims[index].holders)
        var found: [Int] = []
        for entity in asked.graph.claims[index].about {
            var actor = entity
            switch asked.corpus.entities[entity].type {
            case .person, .group, .organisation, .government: break
            case .state:
                actor = asked.graph.entities[entity].relations.first { $0.name == "government" && $0.entity != nil }?.entity ?? entity
            default: continue
            }
            if !holders.contains(actor), !found.contains(actor) { found.append(actor) }
        }
        return found
    }
}
