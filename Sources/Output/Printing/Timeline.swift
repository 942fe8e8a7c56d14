// A span of the timeline: the chart on a landscape page, the table on upright ones.

import Composing
import Dossier
import Linking
import Mustache

extension PackDraft {
    func timeline(_ events: [Int], span: String?, id: String) -> PackPart {
        var body = Markup()
        if let figure = composer.timelineFigure(.print, events: events) { body.append(figure) }
        body.append(table(of: events))
        return PackPart(
            id: id, title: span.map { "Timeline, \($0)" } ?? "Timeline", classes: events.count > 1 ? "part land-chart" : "part", body: body)
    }

    /// Numbered as in the chart.
    func table(of events: [Int]) -> Markup {
        var out = Markup(
            raw:
                "<table class=\"ev\"><thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Date</th><th scope=\"col\">Event</th></tr></thead>\n<tbody>\n"
        )
        for (number, event) in events.enumerated() {
            out.append(raw: "<tr id=\"")
            out.append(escaped: composer.printedID(Target(.timeline, .event(event))) ?? "")
            out.append(raw: "\"><td class=\"no\">")
            out.append(number: number + 1)
            out.append(raw: "</td><th scope=\"row\">")
            out.append(composer.time(graph.events[event].event.date.value))
            out.append(raw: "</th><td>")
            out.append(told(event))
            out.append(raw: "</td></tr>\n")
        }
        out.append(raw: "</tbody></table>\n")
        return out
    }

    func list(of events: [Int]) -> Markup {
        var out = Markup(raw: "<table class=\"ev short\"><tbody>\n")
        for event in events {
            out.append(raw: "<tr id=\"")
            out.append(escaped: composer.printedID(Target(.timeline, .event(event))) ?? "")
            out.append(raw: "\"><th scope=\"row\">")
            out.append(composer.time(graph.events[event].event.date.value))
            out.append(raw: "</th><td>")
            out.append(told(event))
            out.append(raw: "</td></tr>\n")
        }
        out.append(raw: "</tbody></table>\n")
        return out
    }

    private func told(_ event: Int) -> Markup {
        var out = Markup(raw: "<p>")
        out.append(composer.sentence(event))
        out.append(raw: "</p>")
        let remarks = composer.remarks(event)
        if !remarks.isEmpty {
            out.append(raw: "<p class=\"meta\">")
            out.append(remarks)
            out.append(raw: "</p>")
        }
        return out
    }
}
