// The timeline's other pages: by type of entity, by source and by status, and by year where one page would be too long.

import Composing
import Dossier
import Linking

/// A list of some of the events, on a page of its own.
struct TimelineView: Sendable {
    enum Kind: Sendable, Hashable {
        case year, type, source, status
    }

    var kind: Kind
    /// The last part of its address.
    var slug: String
    var label: String
    /// In the order of their dates.
    var events: [Int]
    var parts = PageParts([])

    /// The events of one part of it.
    func events(_ part: Int) -> ArraySlice<Int> { events[parts.rows(part)] }
}

/// The views of a timeline, and the page each event stands on.
struct TimelineViews: Sendable {
    /// Empty ones are not made.
    private(set) var all: [TimelineView] = []
    /// By event, the view that is its home and its place there; empty where the timeline itself lists all.
    private var homes: [(view: Int, place: Int)] = []
    /// How the timeline's own list is split.
    private(set) var parts = PageParts([])

    /// Whether events stand on pages by year, and the main page lists years.
    var isByYear: Bool { !homes.isEmpty }

    /// The pages that tell machines of their events: each event once or a few times, and not on the timeline itself, which has all else.
    private var told: TimelineView.Kind? {
        all.contains { $0.kind == .source } ? .source : isByYear ? .year : nil
    }

    /// The events that a page tells machines of.
    func told(on page: SitePage) -> [Int] {
        switch page.page {
        case .timeline: told == nil ? Array(parts.rows(page.part)) : []
        case .timelineView(let view): all[view].kind == told ? Array(all[view].events(page.part)) : []
        default: []
        }
    }

    init(_ graph: Graph, wording: Wording = .english) {
        let events = graph.events
        if events.count > SiteMap.eventsOnTimeline {
            homes = [(view: Int, place: Int)](repeating: (0, 0), count: events.count)
            var known: [String: Int] = [:]
            for index in events.indices {
                let label = Self.year(of: events[index])
                let view = known[label] ?? all.count
                if view == all.count {
                    known[label] = view
                    let slug = label.lowercased().split(separator: " ").joined(separator: "-")
                    all.append(TimelineView(kind: .year, slug: slug, label: label, events: []))
                }
                homes[index] = (view, all[view].events.count)
                all[view].events.append(index)
            }
        }
        let weights = events.map { RowWeight.event($0.event) }
        if homes.isEmpty { parts = PageParts(fixed: RowWeight.charted(events: events.count), [weights], within: PageParts.timelineBudget) }
        for type in EntityType.allCases {
            let own = events.indices.filter { index in events[index].entities.contains { graph.corpus.entities[$0].type == type } }
            append(.type, wording.types(type), type.rawValue, own)
        }
        let sources = Self.bySource(graph)
        if sources.count <= Self.sourceLimit {
            for (source, own) in sources {
                append(.source, graph.corpus.sources[source].short, "in-\(graph.corpus.sources[source].id)", own)
            }
        }
        for status in EventStatus.allCases {
            append(.status, wording.status(status), status.rawValue, events.indices.filter { events[$0].event.status == status })
        }
        for view in all.indices { all[view].parts = PageParts([all[view].events.map { weights[$0] }], within: PageParts.timelineBudget) }
    }

    /// Of more sources the list would be longer than a timeline; each source's own page has its events anyway.
    private static let sourceLimit = 24

    /// The events that cite each source, the sources in the order of their dates; none for a source that dates nothing.
    private static func bySource(_ graph: Graph) -> [(source: Int, events: [Int])] {
        var events = [[Int]](repeating: [], count: graph.sources.count)
        for (index, event) in graph.events.enumerated() {
            for source in Set(event.citations.compactMap(\.source)) where events.indices.contains(source) { events[source].append(index) }
        }
        return SourcePage.order(graph).filter { !events[$0].isEmpty }.map { ($0, events[$0]) }
    }

    private mutating func append(_ kind: TimelineView.Kind, _ label: String, _ slug: String, _ events: [Int]) {
        if !events.isEmpty { all.append(TimelineView(kind: kind, slug: slug, label: label, events: events)) }
    }

    /// The page that an event stands on.
    func home(of event: Int) -> SitePage {
        guard homes.indices.contains(event) else { return SitePage(.timeline, part: parts.part(of: event)) }
        return SitePage(.timelineView(homes[event].view), part: all[homes[event].view].parts.part(of: homes[event].place))
    }

    /// The year an event begins in; where it has no beginning, the one it ends in.
    static func year(of linked: LinkedEvent) -> String {
        guard let year = linked.event.date.value.firstYear ?? linked.event.date.value.lastYear else { return "Year unknown" }
        return year > 0 ? String(year) : "\(1 - year) BC"
    }
}
