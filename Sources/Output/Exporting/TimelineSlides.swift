// `timeline.json`: the events as TimelineJS (Knight Lab) takes them.

import Dossier
import EDTF
import Linking
import Mustache

/// Writes TimelineJS's JSON. Its dates are of as many parts as are given, so nothing is made up; what is shown is the date in words.
struct TimelineSlides {
    static let name = "timeline.json"

    private static let years = -9999...9999

    private let context: ExportContext

    static func bytes(_ context: ExportContext) -> [UInt8] { TimelineSlides(context: context).value.bytes + [0x0A] }

    private var value: JSONValue {
        let settings = context.settings
        return .object {
            $0.set(
                "title",
                .object {
                    $0.set("unique_id", "title")
                    $0.set("text", text(settings.title, settings.subtitle))
                })
            $0.set("events", .array(context.graph.events.indices.compactMap(event)))
            $0.set("scale", "human")
        }
    }

    /// Nil for an event without any year that a browser knows.
    private func event(_ index: Int) -> JSONValue? {
        let linked = context.graph.events[index]
        let date = linked.event.date.value
        // Of a date that is open or unknown at its beginning ("until 2020") the end is all there is.
        // Years of more than four digits are beyond a browser's calendar.
        guard let start = date.firstParts ?? date.lastParts, Self.years.contains(start.year) else { return nil }
        let end = date.firstParts == nil ? nil : date.lastParts
        return .object {
            $0.set("unique_id", linked.anchor)
            $0.set("start_date", Self.date(start))
            if let end, Self.years.contains(end.year), end.year != start.year || end.month != start.month || end.day != start.day {
                $0.set("end_date", Self.date(end))
            }
            $0.set("display_date", HTMLText.escaped(date.phrase(context.dates)))
            $0.set("group", linked.event.lane)
            $0.set("text", text(context.graph.plainText(linked.event.sentence), caption(linked)))
        }
    }

    private static func date(_ parts: DateParts) -> JSONValue {
        .object {
            $0.set("year", .int(parts.year))
            $0.set("month", parts.month.map(JSONValue.int))
            $0.set("day", parts.day.map(JSONValue.int))
        }
    }

    /// TimelineJS takes both as HTML.
    private func text(_ headline: String, _ text: String?) -> JSONValue {
        .object {
            $0.set("headline", HTMLText.escaped(headline))
            $0.set("text", text.map(HTMLText.escaped))
        }
    }

    private func caption(_ linked: LinkedEvent) -> String {
        var parts: [String] = []
        if let status = linked.event.status { parts.append("Status: \(status.rawValue).") }
        if let inferred = linked.event.inferred { parts.append("Inferred: \(inferred).") }
        let sources = linked.citations.map { cited in
            (cited.source.map { context.corpus.sources[$0].short } ?? cited.citation.source)
                + (cited.citation.locator.map { ", \($0.canonical)" } ?? "")
        }
        if !sources.isEmpty { parts.append("Sources: \(sources.joined(separator: "; ")).") }
        return parts.joined(separator: " ")
    }
}

/// Text for a format whose texts are HTML.
private enum HTMLText {
    static func escaped(_ text: String) -> String { String(decoding: Markup.escaped(text), as: UTF8.self) }
}
