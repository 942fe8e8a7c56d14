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
}

/// The views of a timeline, and the page each event stands on.
struct TimelineViews: Sendable {
    /// Empty ones are not made.
    private(set) var all: [TimelineView] = []
    /// By event, the view that is its home and its place there; empty where the main page lists all.
    private var homes: [(view: Int, place: Int)] = []

    /// Whether events stand on pages by year, and the main page lists years.
    var isByYear: Bool { !homes.isEmpty }

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
        guard homes.indices.contains(event) else { return SitePage(.timeline) }
        return SitePage(.timelineView(homes[event].view), part: homes[event].place / SiteMap.rows + 1)
    }

    /// The year an event begins in; where it has no beginning, the one it ends in.
    static func year(of linked: LinkedEvent) -> String {
        guard let year = linked.event.date.value.firstYear ?? linked.event.date.value.lastYear else { return "Year unknown" }
        return year > 0 ? String(year) : "\(1 - year) BC"
    }
}
