// An entity's two drawings: who it appears with, and what it claimed when. Lists beside them say the same.

import Charting
import Dossier
import EDTF
import Linking
import Mustache

extension Composer {
    /// The entity among those that share most paragraphs with it; nil for fewer than three, which a list says better.
    public func networkFigure(_ entity: Int, _ medium: Medium = .screen) -> Markup? {
        let companions = graph.entities[entity].companions
        guard companions.count >= 3 else { return nil }
        let network = EntityNetwork(
            of: graph.corpus.entities[entity].name,
            companions.prefix(EntityNetwork.limit).map {
                NetworkNeighbour(
                    name: graph.corpus.entities[$0.entity].name, weight: $0.paragraphs, target: Target(.entity($0.entity)).code)
            })
        var out = Markup(raw: "<figure class=\"chart\">")
        out.append(network.drawing(medium, label: "Who it appears with"))
        out.append(
            raw:
                "<figcaption class=\"meta\">The thicker a line, the more paragraphs they share; the list counts them.</figcaption></figure>"
        )
        return out
    }

    /// Questions that the drawing of positions shows: of more, those with most dated claims.
    private static let positionRows = 12

    /// Its claims by the time they were made, a row for each question; nil where all were made within a month, which a list says better.
    public func positionsFigure(_ entity: Int, _ medium: Medium = .screen) -> Markup? {
        var questions: [Int] = []
        var rows: [Int: Int] = [:]
        var positions: [StatedPosition] = []
        var counts: [Int: Int] = [:]
        let claims = graph.entities[entity].claimsMade
        for index in claims {
            let linked = graph.claims[index]
            guard let date = linked.claim.stated?.value, let first = date.earliest ?? date.latest, let last = date.latest ?? date.earliest
            else { continue }
            let row = rows[linked.dispute] ?? questions.count
            if row == questions.count {
                rows[linked.dispute] = row
                questions.append(linked.dispute)
            }
            counts[row, default: 0] += 1
            positions.append(
                StatedPosition(
                    row: row, statement: plainText(linked.claim.statement), isCounterclaim: linked.isCounterclaim, first: first, last: last,
                    target: Target(.dispute(linked.dispute), .claim(index)).code))
        }
        let titles = questions.map { graph.corpus.disputes[$0].short ?? graph.corpus.disputes[$0].title }
        let undated = claims.count - positions.count
        let kept = Set(
            questions.indices.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }.prefix(Self.positionRows))
        positions.removeAll { !kept.contains($0.row) }
        guard let first = positions.map(\.first).min(), let last = positions.map(\.first).max(), last - first > 31,
            let chart = PositionsChart(questions: titles, positions)
        else { return nil }
        var out = Markup(raw: "<figure class=\"chart\">")
        out.append(chart.drawing(medium, label: "Claims by the time they were made"))
        var caption =
            "When each claim was made: a square is a claim, a diamond a counterclaim; a line is the time within which it was said."
        if kept.count < questions.count { caption += " The \(kept.count) questions of \(questions.count) with most claims." }
        if undated > 0 { caption += " \(wording.count(undated, "claim", "claims")) without a date: only in the list." }
        out.append(raw: "<figcaption class=\"meta\">")
        out.append(escaped: caption)
        out.append(raw: "</figcaption></figure>")
        return out
    }
}
