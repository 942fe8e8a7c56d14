// A span of the timeline: the chart on a landscape page, the table on upright ones.

import Composing
import Dossier
import EDTF
import Linking
import Mustache

extension PackDraft {
    /// Of a chart on a landscape page, below its heading and above its key, where the page is 1136 wide.
    private static let sheetLimit = 500.0

    func timeline(_ events: [Int], span: DateExpression?, id: String) -> PackPart {
        var body = Markup()
        if let figure = composer.timelineFigure(.print, events: events, span: span.flatMap(Self.days), limit: Self.sheetLimit) {
            body.append(figure)
        }
        body.append(table(of: events))
        return PackPart(
            id: id, title: title(of: span), classes: events.count > 1 ? "part land-chart" : "part", body: body)
    }

    func title(of span: DateExpression?) -> String {
        span.map { "Timeline, \($0.phrase(composer.wording.dates))" } ?? "Timeline"
    }

    /// A chart of a span shows the span, however far its events reach beyond it.
    static func days(_ span: DateExpression) -> ClosedRange<Int>? {
        guard let first = span.earliest, let last = span.latest, first <= last else { return nil }
        return first...last
    }

    /// Numbered as in the chart.
    func table(of events: [Int]) -> Markup {
        var out = Markup(
            raw:
                "<table class=\"ev\"><thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Date</th><th scope=\"col\">Event</th></tr></thead>\n<tbody>\n"
        )
        for (number, event) in events.enumerated() { out.append(row(event, number: number + 1)) }
        out.append(raw: "</tbody></table>\n")
        return out
    }

    func list(of events: [Int]) -> Markup {
        var out = Markup(raw: "<table class=\"ev short\"><tbody>\n")
        for event in events { out.append(row(event, number: nil)) }
        out.append(raw: "</tbody></table>\n")
        return out
    }

    private func row(_ event: Int, number: Int?) -> Markup {
        var out = Markup(raw: "<tr id=\"")
        out.append(escaped: composer.printedID(Target(.timeline, .event(event))) ?? "")
        out.append(raw: "\">")
        if let number {
            out.append(raw: "<td class=\"no\">")
            out.append(number: number)
            out.append(raw: "</td>")
        }
        out.append(raw: "<th scope=\"row\">")
        out.append(composer.time(graph.events[event].event.date.value))
        out.append(raw: "</th><td>")
        out.append(told(event))
        out.append(raw: "</td></tr>\n")
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
