// Report: every rule that the editors have silenced for one item, with their reason.

import Dossier
import Linking

enum Allowances: Question {
    static let name = ReportName.allowances
    static let columns: [ReportKey] = [.rule, .what, .kind, .reason]

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        var rows: [(rule: String, row: ReportRow)] = []
        func add(_ allowances: [Allowance], _ cell: ReportCell, _ item: ReportWording.Item) {
            for allowance in allowances {
                let cells: [ReportCell] = [.text(allowance.rule), cell, .text(asked.wording.item(item)), .text(allowance.reason)]
                rows.append((allowance.rule, ReportRow(cells, at: allowance.origin)))
            }
        }
        for (index, linked) in graph.claims.enumerated() { add(linked.claim.allowances, asked.claim(index), .claim) }
        for (index, linked) in graph.events.enumerated() { add(linked.event.allowances, asked.event(index), .event) }
        for (index, entity) in asked.corpus.entities.enumerated() { add(entity.allowances, asked.entity(index), .entity) }
        for (index, linked) in graph.judgements.enumerated() {
            let target = Target(linked.page, .judgement(index))
            add(linked.judgement.allowances, .link(target, graph.name(of: target)), .judgement)
        }
        let corpus = asked.corpus
        for (index, source) in corpus.sources.enumerated() { add(source.allowances, asked.source(index), .source) }
        for (index, dispute) in corpus.disputes.enumerated() { add(dispute.allowances, asked.dispute(index), .question) }
        for (index, page) in corpus.pages.enumerated() { add(page.allowances, asked.page(.page(index)), .page) }
        if let home = corpus.home { add(home.allowances, asked.page(.home), .home) }
        for timeline in corpus.timelines { add(timeline.allowances, asked.page(.timeline), .page) }
        for (index, pack) in corpus.packs.enumerated() {
            add(pack.allowances + pack.judgements.flatMap(\.allowances), asked.page(.pack(index)), .pack)
        }
        let sorted = rows.enumerated().sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }
        return Answered([ReportGroup(rows: sorted.map(\.element.row))])
    }
}
