// Report: dates, figures and claims that disagree, side by side.

import Dossier
import EDTF
import Linking

enum Conflicts: Question {
    static let name = ReportName.conflicts
    static let columns: [ReportKey] = [.matter, .first, .firstBy, .second, .secondBy, .remark]

    static func answer(_ asked: Asked) -> Answered {
        Answered([
            ReportGroup(.text(asked.wording.dateConflicts), rows: dates(asked)),
            ReportGroup(.text(asked.wording.figureConflicts), rows: figures(asked)),
            ReportGroup(.text(asked.wording.claimConflicts), rows: claims(asked)),
        ])
    }

    private struct Dating: Hashable {
        var date: ReportCell
        var citations: ReportCell
    }

    /// Events that another source dates otherwise. Two tellings that each give the other's date disagree once.
    private static func dates(_ asked: Asked) -> [ReportRow] {
        var rows: [ReportRow] = []
        var seen: Set<[Dating]> = []
        for (index, linked) in asked.graph.events.enumerated() {
            for other in linked.event.alsoDated {
                let own = Dating(date: ReportCell(linked.event.date), citations: asked.citations(linked.event.citations))
                let its = Dating(date: ReportCell(other.date), citations: asked.citations(other.citations))
                guard !own.citations.isSaid || !seen.contains([its, own]) else { continue }
                seen.insert([own, its])
                rows.append(
                    ReportRow(
                        [
                            asked.event(index), own.date, own.citations, its.date, its.citations, ReportCell(other.remark),
                        ], at: other.date.origin))
            }
        }
        return rows
    }

    /// Figures of one thing, one unit and one time that exclude each other. Of each such set the lowest stands beside every one that it
    /// excludes: if any two exclude each other, the lowest upper end excludes one of them.
    private static func figures(_ asked: Asked) -> [ReportRow] {
        var rows: [ReportRow] = []
        for (_, figures) in asked.graph.figures() where figures.count > 1 {
            let uses = figures.enumerated().map { FigureUse($0.element, number: $0.offset, asked) }
            let bounded = uses.compactMap { use in use.figure.allowedRange.map { (use: use, end: $0.upperBound) } }
            guard let low = bounded.min(by: { $0.end < $1.end })?.use else { continue }
            for other in uses where Figures.disagree(low.figure, other.figure) {
                rows.append(
                    ReportRow(
                        [
                            asked.party(low.figure.measure), .text(low.shown), beside(low, asked), .text(other.shown), beside(other, asked),
                            ReportCell(low.figure.when),
                        ], at: other.figure.origin))
            }
        }
        return rows
    }

    private static func beside(_ use: FigureUse, _ asked: Asked) -> ReportCell {
        ReportCell([use.who(asked), use.what(asked)].flatMap(\.items))
    }

    /// Claims with those that rebut them; two that rebut each other stand here once.
    private static func claims(_ asked: Asked) -> [ReportRow] {
        let claims = asked.graph.claims
        var rows: [ReportRow] = []
        for (index, linked) in claims.enumerated() {
            for answer in linked.answeredBy where answer.relation == .rebuts {
                let isMutual = linked.answers.contains { $0.claim == answer.claim && $0.relation == .rebuts }
                if isMutual, answer.claim < index { continue }
                rows.append(
                    ReportRow(
                        [
                            asked.dispute(linked.dispute), asked.claim(index), asked.holders(index), asked.claim(answer.claim),
                            asked.holders(answer.claim), ReportCell(isMutual ? asked.wording.mutual : nil),
                        ], at: claims[answer.claim].claim.origin))
            }
        }
        return rows
    }
}
