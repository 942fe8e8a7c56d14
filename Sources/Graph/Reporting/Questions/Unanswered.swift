// Report: claims that stand alone, because nobody in the collection answers them.

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

    /// A claim at the head of an argument, held by others than the editors, to which there is no answer: what the rule of this name finds.
    private static func isUnanswered(_ index: Int, _ asked: Asked) -> Bool {
        let linked = asked.graph.claims[index]
        return linked.parent == nil && !linked.isAnswered && !asked.isEditorial(linked.claim)
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
