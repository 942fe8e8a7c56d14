// The other formats: a brief of one page, a card for each entity, a chart for a wall.

import CommonMark
import Composing
import Dossier
import Linking
import Mustache

extension PackDraft {
    static let briefJudgements = 3

    // MARK: Brief

    /// Bottom line, three judgements, one table; the marking, the cut-off and the sources stand around them.
    var briefParts: [PackPart] {
        var parts: [PackPart] = []
        if let line = text.bottomLine {
            var body = Markup(raw: "<div class=\"lead\">")
            body.append(prose(line.blocks))
            body.append(raw: "</div>")
            parts.append(PackPart(id: "bottom-line", title: "Bottom line", body: body))
        }
        if let changes = text.changes { parts.append(PackPart(id: "changes", title: "What changed", body: prose(changes.blocks))) }
        let judgements = judgements(Array(printedJudgements.prefix(Self.briefJudgements)))
        if !judgements.isEmpty { parts.append(PackPart(id: "judgements", title: "Key judgements", body: judgements)) }
        if let table = briefTable { parts.append(table) }
        if let unknowns = text.unknowns {
            parts.append(PackPart(id: "unknowns", title: "What we do not know", body: prose(unknowns.blocks)))
        }
        return parts
    }

    /// Of the first thing that the brief includes: who says what about a question, a span of time, or names.
    private var briefTable: PackPart? {
        switch plan.chapters.first {
        case .questions(let questions):
            guard let question = questions.first else { return nil }
            return PackPart(
                id: "table", title: corpus.disputes[question.dispute].title, body: positions(question.dispute))
        case .timeline(let span, let events):
            return PackPart(id: "table", title: title(of: span), body: list(of: events))
        case .profiles(let entities): return PackPart(id: "table", title: "Who is who", body: people(entities))
        case .reports(let names): return names.first.map { report($0, id: "table") }
        case .digests, .pages, nil: return nil
        }
    }

    /// How much of what the pack includes the form has no place for.
    var leftOut: Int {
        switch pack.format {
        case .pack: return 0
        case .brief:
            let beside: Int =
                switch plan.chapters.first {
                case .questions(let questions): questions.count - 1
                case .reports(let names): names.count - 1
                case .digests, .pages: 1
                case .timeline, .profiles, nil: 0
                }
            return beside + plan.chapters.dropFirst().count
        case .cards: return plan.chapters.count { if case .profiles = $0 { false } else { true } }
        case .wall: return plan.chapters.count { if case .timeline = $0 { false } else { true } }
        }
    }

    /// A line for each claim at the top, beside what rebuts it.
    private func positions(_ dispute: Int) -> Markup {
        var out = Markup(
            raw:
                "<table class=\"cc brief\"><thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Counterclaim</th></tr></thead>\n<tbody>\n"
        )
        for index in graph.disputes[dispute].claims where graph.claims[index].parent == nil {
            out.append(raw: "<tr class=\"pair\"><td class=\"c\">")
            out.append(position(index))
            out.append(raw: "</td><td class=\"k\">")
            if let rebuttal = composer.rebuttal(of: index) {
                out.append(position(rebuttal))
            } else {
                out.append(raw: "<p>")
                out.append(escaped: composer.unrebutted(index))
                out.append(raw: "</p>")
            }
            out.append(raw: "</td></tr>\n")
        }
        out.append(raw: "</tbody></table>\n")
        return out
    }

    private func position(_ index: Int) -> Markup {
        let claim = graph.claims[index].claim
        var out = Markup(raw: "<p class=\"st\">")
        out.append(composer.phrase(claim.statement.inlines, in: graph.claims[index].analysis))
        out.append(raw: "</p><p class=\"meta\">")
        out.append(escaped: claim.holders.isEmpty ? "Nobody named" : composer.names(claim.holders))
        if let status = claim.status { out.append(escaped: ". \(composer.wording.status(status.value))") }
        out.append(raw: ". ")
        out.append(composer.references(claim.evidence))
        out.append(raw: "</p>")
        return out
    }

    private func people(_ entities: [Int]) -> Markup {
        var out = Markup(raw: "<table class=\"ev short\"><tbody>\n")
        for index in entities {
            let entity = corpus.entities[index]
            out.append(raw: "<tr><th scope=\"row\">")
            out.append(escaped: entity.name)
            out.append(raw: "</th><td><p>")
            out.append(escaped: kind(of: entity) + ". " + composer.excerpt(entity.body.blocks, file: entity.body.file, limit: 160))
            out.append(raw: "</p></td></tr>\n")
        }
        out.append(raw: "</tbody></table>\n")
        return out
    }

    // MARK: Cards

    /// Of a card's text as much as its face holds; the card names the address of the rest.
    private static let cardExcerpt = 420

    var cards: [PackPart] {
        var parts: [PackPart] = []
        for case .profiles(let entities) in plan.chapters {
            for index in entities { parts.append(card(index)) }
        }
        return parts
    }

    private func card(_ index: Int) -> PackPart {
        let entity = corpus.entities[index]
        let linked = graph.entities[index]
        var body = names(of: entity)
        body.append(raw: "<p class=\"meta\">")
        body.append(escaped: kind(of: entity))
        body.append(raw: "</p>\n<p class=\"card-text\">")
        body.append(escaped: composer.excerpt(entity.body.blocks, file: entity.body.file, limit: Self.cardExcerpt))
        body.append(raw: "</p>\n<table class=\"facts\">\n")
        func row(_ label: String, _ value: String) {
            body.append(raw: "<tr><th scope=\"row\">")
            body.append(escaped: label)
            body.append(raw: "</th><td>")
            body.append(escaped: value)
            body.append(raw: "</td></tr>\n")
        }
        for life in entity.lives.prefix(2) { row(composer.wording.life(life.key), life.date.value.phrase(composer.wording.dates)) }
        for relation in linked.relations.prefix(3) {
            let other =
                relation.isInverse
                ? relation.entity.map { corpus.entities[$0].name } ?? "" : composer.partyName(relation.relation.target)
            let date = relation.relation.date.map { ", \($0.value.phrase(composer.wording.dates))" } ?? ""
            row(relation.name.prefix(1).uppercased() + relation.name.dropFirst(), other + date)
        }
        if !linked.claimsMade.isEmpty || !linked.claimsAbout.isEmpty {
            row("Claims", "\(linked.claimsMade.count) made, \(linked.claimsAbout.count) about it")
        }
        body.append(raw: "</table>\n")
        return PackPart(id: composer.printedID(Target(.entity(index))) ?? "", title: entity.name, classes: "card", body: body)
    }

    // MARK: Wall

    /// Of the chart, so that the list below it has room on the same sheet.
    private static let wallLimit = 470.0

    /// The chart as large as the sheet, and below it every event in words.
    var wall: [PackPart] {
        var parts: [PackPart] = []
        for (number, chapter) in plan.chapters.enumerated() {
            guard case .timeline(let span, let events) = chapter else { continue }
            var body = Markup()
            if let figure = composer.timelineFigure(.print, events: events, span: span.flatMap(Self.days), limit: Self.wallLimit) {
                body.append(figure)
            }
            var list = Markup(raw: "<ol class=\"wall-list\">\n")
            for event in events {
                list.append(raw: "<li id=\"")
                list.append(escaped: composer.printedID(Target(.timeline, .event(event))) ?? "")
                list.append(raw: "\"><b>")
                list.append(composer.time(graph.events[event].event.date.value))
                list.append(raw: "</b> ")
                list.append(composer.sentence(event))
                list.append(raw: "</li>\n")
            }
            list.append(raw: "</ol>\n")
            body.append(list)
            parts.append(
                PackPart(id: "wall-\(number + 1)", title: title(of: span), classes: "wall-part", body: body))
        }
        return parts
    }
}
