// Report: every figure that a claim or an event gives.

import Dossier
import EDTF
import Linking
import Quoting

enum FigureList: Question {
    static let name = ReportName.figures
    static let columns: [ReportKey] = [.value, .measure, .when, .what, .heldBy, .sources]

    static func answer(_ asked: Asked) -> Answered {
        let uses = FigureUse.all(asked)
        let rows = uses.sorted().map { use in
            ReportRow(
                [
                    .text(use.shown), asked.party(use.figure.measure), ReportCell(use.figure.when), use.what(asked), use.who(asked),
                    asked.citations(use.citations(asked)),
                ], at: use.figure.origin)
        }
        return Answered([ReportGroup(rows: rows)])
    }
}

/// A figure where it is used.
struct FigureUse: Comparable {
    var figure: Figure
    private var owner: StatedFigure.Owner
    /// What it is of, folded, for the order of a list.
    private var subject: String
    private var number: Int

    init(_ stated: StatedFigure, number: Int, _ asked: Asked) {
        figure = stated.figure
        owner = stated.owner
        subject = Folding.fold(asked.graph.name(of: stated.figure.measure)).lowercased()
        self.number = number
    }

    static func all(_ asked: Asked) -> [FigureUse] {
        var uses: [FigureUse] = []
        func add(_ figures: [Figure], _ owner: StatedFigure.Owner) {
            for figure in figures { uses.append(FigureUse(StatedFigure(figure: figure, owner: owner), number: uses.count, asked)) }
        }
        for (index, linked) in asked.graph.claims.enumerated() { add(linked.claim.figures, .claim(index)) }
        for (index, linked) in asked.graph.events.enumerated() { add(linked.event.figures, .event(index)) }
        return uses
    }

    /// "about 900 troops"
    var shown: String { figure.bound == .exactly ? figure.value : "\(figure.bound.rawValue) \(figure.value)" }

    func what(_ asked: Asked) -> ReportCell {
        switch owner {
        case .claim(let index): asked.claim(index)
        case .event(let index): asked.event(index)
        }
    }

    func who(_ asked: Asked) -> ReportCell {
        switch owner {
        case .claim(let index): asked.holders(index)
        case .event(let index): asked.parties(asked.graph.events[index].event.accordingTo)
        }
    }

    func citations(_ asked: Asked) -> [Citation] {
        switch owner {
        case .claim(let index): asked.graph.claims[index].claim.evidence
        case .event(let index): asked.graph.events[index].event.citations
        }
    }

    static func == (left: FigureUse, right: FigureUse) -> Bool { left.number == right.number }

    /// By subject, then by time, those without one last.
    static func < (left: FigureUse, right: FigureUse) -> Bool {
        if left.subject != right.subject { return left.subject.utf8.lexicographicallyPrecedes(right.subject.utf8) }
        switch (left.figure.when?.value, right.figure.when?.value) {
        case (let a?, let b?) where a != b: return a < b
        case (_?, nil): return true
        case (nil, _?): return false
        default: return left.number < right.number
        }
    }
}
