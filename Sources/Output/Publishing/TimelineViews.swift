// The timeline's other pages: by type of entity, by source and by status, and by year where one page would be too long.

import Composing
import Dossier
import Linking
import Workers

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
    /// By event, the view that is its home and its place there; empty where the timeline itself lists all.
    private var homes: [(view: Int, place: Int)] = []
    /// How the timeline's own list is split, and by view the view's.
    @Deferred private var split: (own: PageParts, views: [PageParts])

    var parts: PageParts { split.own }

    func parts(of view: Int) -> PageParts { split.views[view] }

    /// The events of one part of a view.
    func events(of view: Int, part: Int) -> ArraySlice<Int> { all[view].events[parts(of: view).rows(part)] }

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
        case .timelineView(let view): all[view].kind == told ? Array(events(of: view, part: page.part)) : []
        default: []
        }
    }

    init(_ composer: Composer) {
        _split = Deferred { (PageParts([]), []) }
        let graph = composer.graph
        let wording = composer.wording
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
        let byType = Self.byType(graph)
        for type in EntityType.allCases { append(.type, wording.types(type), type.rawValue, byType[type] ?? []) }
        for (source, own) in Self.bySource(graph) {
            append(.source, graph.corpus.sources[source].short, "in-\(graph.corpus.sources[source].id)", own)
        }
        for status in EventStatus.allCases {
            append(.status, wording.status(status), status.rawValue, events.indices.filter { events[$0].event.status == status })
        }
        let (views, isByYear) = (all, isByYear)
        _split = Deferred { Self.split(views, isByYear: isByYear, composer) }
    }

    private static func split(_ views: [TimelineView], isByYear: Bool, _ composer: Composer) -> (own: PageParts, views: [PageParts]) {
        let events = composer.graph.events
        var weights = events.map { RowWeight.event($0.event) }
        var own = PageParts([])
        if !isByYear {
            // What all events weigh together is measured; by years it would be much work, and pages of a year are seldom full.
            var weight = SentWeight()
            let chart = composer.timelineFigure().map { weight.add($0) } ?? 0
            for index in events.indices {
                var row = composer.sentence(index)
                row.append(composer.remarks(index))
                if let strip = composer.yearStrip(index) { row.append(strip) }
                weights[index] = RowWeight.eventFrame + weight.add(row)
            }
            own = PageParts(fixed: chart, [weights], within: PageParts.timelineBudget)
        }
        return (own, views.map { view in PageParts([view.events.map { weights[$0] }], within: PageParts.timelineBudget) })
    }

    /// The events that concern entities of each type.
    private static func byType(_ graph: Graph) -> [EntityType: [Int]] {
        let types = graph.corpus.entities.map(\.type)
        var events: [EntityType: [Int]] = [:]
        for index in graph.events.indices {
            for entity in graph.events[index].entities where events[types[entity]]?.last != index {
                events[types[entity], default: []].append(index)
            }
        }
        return events
    }

    /// Of more sources the list would be longer than a timeline; each source's own page has its events anyway.
    private static let sourceLimit = 24

    /// The events that cite each source, the sources in the order of their dates, as far as they date anything; none where too many do.
    private static func bySource(_ graph: Graph) -> [(source: Int, events: [Int])] {
        var events: [Int: [Int]] = [:]
        for index in graph.events.indices {
            for source in Set(graph.events[index].citations.compactMap(\.source)) { events[source, default: []].append(index) }
            if events.count > sourceLimit { return [] }
        }
        return SourceOrder(graph).sorted(events.keys.sorted()).map { ($0, events[$0] ?? []) }
    }

    private mutating func append(_ kind: TimelineView.Kind, _ label: String, _ slug: String, _ events: [Int]) {
        if !events.isEmpty { all.append(TimelineView(kind: kind, slug: slug, label: label, events: events)) }
    }

    /// The page that an event stands on.
    func home(of event: Int) -> SitePage {
        guard homes.indices.contains(event) else { return SitePage(.timeline, part: parts.part(of: event)) }
        return SitePage(.timelineView(homes[event].view), part: self.parts(of: homes[event].view).part(of: homes[event].place))
    }

    /// The year an event begins in; where it has no beginning, the one it ends in.
    static func year(of linked: LinkedEvent) -> String {
        guard let year = linked.event.date.value.firstYear ?? linked.event.date.value.lastYear else { return "Year unknown" }
        return year > 0 ? String(year) : "\(1 - year) BC"
    }
}
