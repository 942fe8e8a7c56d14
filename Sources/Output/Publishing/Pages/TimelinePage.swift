// All events in the order of their dates, as exact as their sources give them.

import Composing
import Dossier
import Linking
import Mustache

struct TimelinePage: TemplateContext {
    var frame: Frame
    var heading: String
    var standfirst: String
    var prefaces: [Markup]
    var groups: [EventGroup]
    var pager: Pager?

    static let schema = Schema<TimelinePage>(
        "timeline page", .include { $0.frame }, .text("heading") { $0.heading }, .text("standfirst") { $0.standfirst },
        .list("prefaces") { $0.prefaces.map(PrefaceRow.init) }, .list("groups") { $0.groups }, .optionalObject("pager") { $0.pager })
}

struct PrefaceRow: TemplateContext {
    var text: Markup

    static let schema = Schema<PrefaceRow>("preface", .markup("text") { $0.text })
}

struct EventGroup: TemplateContext {
    var label: String
    var events: [EventRow]

    static let schema = Schema<EventGroup>("year", .text("label") { $0.label }, .list("events") { $0.events })
}

extension TimelinePage {
    init(part: Int, parts: Int, _ frame: Frame, _ composer: Composer) {
        let graph = composer.graph
        self.frame = frame
        heading = graph.corpus.timelines.count == 1 ? graph.corpus.timelines[0].title : "Timeline"
        standfirst =
            "\(composer.wording.count(graph.events.count, "event", "events")), each dated as exactly as its source dates it, and no more."
        prefaces = part == 1 ? graph.timelinePrefaces.map { composer.prose($0) } : []
        var groups: [EventGroup] = []
        for index in graph.events.indices.dropFirst((part - 1) * SiteMap.rows).prefix(SiteMap.rows) {
            let label = Self.label(graph.events[index])
            let row = EventRow(index, composer, isAtHome: true)
            if groups.last?.label == label {
                groups[groups.count - 1].events.append(row)
            } else {
                groups.append(EventGroup(label: label, events: [row]))
            }
        }
        self.groups = groups
        pager = Pager(SitePage(.timeline, part: part), of: parts)
    }

    /// The year an event begins in; where it has no beginning, the one it ends in.
    private static func label(_ linked: LinkedEvent) -> String {
        guard let year = linked.event.date.value.firstYear ?? linked.event.date.value.lastYear else { return "Year unknown" }
        return year > 0 ? String(year) : "\(1 - year) BC"
    }
}
