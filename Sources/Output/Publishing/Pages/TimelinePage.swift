// All events in the order of their dates, as exact as their sources give them: drawn, and listed; or a view of some of them.

import Composing
import Dossier
import Linking
import Mustache

struct TimelinePage: TemplateContext {
    var frame: Frame
    var heading: String
    var standfirst: String
    var prefaces: [Markup]
    var chart: Markup?
    var views: [ViewGroup]
    /// Whether the list holds every event, so that a script may filter it in place.
    var isWhole: Bool
    /// Whether it is the first of the parts that together hold every event, so that a script may fetch the others and filter all.
    var isSplit: Bool
    var years: [ViewLink]
    var groups: [EventGroup]
    var pager: Pager?

    static let schema = Schema<TimelinePage>(
        "timeline page", .include { $0.frame }, .text("heading") { $0.heading }, .text("standfirst") { $0.standfirst },
        .list("prefaces") { $0.prefaces.map(PrefaceRow.init) }, .optionalMarkup("chart") { $0.chart }, .list("views") { $0.views },
        .flag("is-whole") { $0.isWhole }, .flag("is-split") { $0.isSplit }, .list("years") { $0.years }, .list("groups") { $0.groups },
        .optionalObject("pager") { $0.pager })
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

/// Views of one kind: "By whom it concerns".
struct ViewGroup: TemplateContext {
    var label: String
    var links: [ViewLink]

    static let schema = Schema<ViewGroup>("kind of view", .text("label") { $0.label }, .list("links") { $0.links })
}

struct ViewLink: TemplateContext {
    var label: String
    var count: String
    var address: Mustache.Link
    /// What rows of the view are marked with; nothing for the whole list.
    var key: String
    var isCurrent: Bool

    static let schema = Schema<ViewLink>(
        "view", .text("label") { $0.label }, .text("count") { $0.count }, .url("address") { $0.address }, .text("key") { $0.key },
        .flag("is-current") { $0.isCurrent })
}

extension TimelinePage {
    /// The timeline itself.
    init(_ views: TimelineViews, part: Int, _ frame: Frame, _ composer: Composer) {
        let graph = composer.graph
        self.frame = frame
        heading = graph.corpus.timelines.count == 1 ? graph.corpus.timelines[0].title : "Timeline"
        standfirst =
            "\(composer.wording.count(graph.events.count, "event", "events")), each dated as exactly as its source dates it, and no more."
        prefaces = part > 1 ? [] : graph.timelinePrefaces.map { composer.prose($0) }
        chart = part > 1 ? nil : composer.timelineFigure()
        let isListed = !views.isByYear && !views.all.isEmpty
        isWhole = isListed && views.parts.count == 1
        isSplit = isListed && views.parts.count > 1 && part == 1
        self.views = Self.groups(views, current: nil, composer)
        years = views.all.indices.filter { views.all[$0].kind == .year }.map { Self.link(views, $0, current: nil, composer) }
        pager = Pager(SitePage(.timeline, part: part), of: views.parts.count)
        guard !views.isByYear else {
            groups = []
            return
        }
        var keys = [String](repeating: "", count: graph.events.count)
        for (number, view) in views.all.enumerated() {
            for event in view.events { keys[event] += Self.key(number) }
        }
        groups = Self.groups(views.parts.rows(part), composer) { EventRow($0, composer, isAtHome: true, views: keys[$0]) }
    }

    /// One view of it.
    init(view number: Int, of views: TimelineViews, part: Int, _ frame: Frame, _ composer: Composer) {
        let view = views.all[number]
        self.frame = frame
        heading = "Timeline: \(view.kind == .year || view.kind == .source ? view.label : view.label.lowercased())"
        standfirst = "\(view.events.count) of \(composer.wording.count(composer.graph.events.count, "event", "events"))."
        prefaces = []
        chart = nil
        isWhole = false
        isSplit = false
        self.views = Self.groups(views, current: number, composer)
        years = view.kind == .year ? Self.neighbours(of: number, views, composer) : []
        groups = Self.groups(views.events(of: number, part: part), composer) {
            EventRow($0, composer, isAtHome: view.kind == .year, isNumbered: true)
        }
        pager = Pager(SitePage(.timelineView(number), part: part), of: views.parts(of: number).count)
    }

    private static func groups(_ events: some Sequence<Int>, _ composer: Composer, row: (Int) -> EventRow) -> [EventGroup] {
        var groups: [EventGroup] = []
        for index in events {
            let label = TimelineViews.year(of: composer.graph.events[index])
            if groups.last?.label == label {
                groups[groups.count - 1].events.append(row(index))
            } else {
                groups.append(EventGroup(label: label, events: [row(index)]))
            }
        }
        return groups
    }

    private static func groups(_ views: TimelineViews, current: Int?, _ composer: Composer) -> [ViewGroup] {
        guard !views.all.isEmpty else { return [] }
        let all = ViewLink(
            label: "All", count: Wording.grouped(composer.graph.events.count), address: Target(.timeline).link, key: "",
            isCurrent: current == nil)
        return [
            ("All", nil), ("By whom it concerns", TimelineView.Kind.type), ("By source", .source), ("By standing", .status),
        ].compactMap { label, kind in
            guard let kind else { return ViewGroup(label: "Show", links: [all]) }
            let own = views.all.indices.filter { views.all[$0].kind == kind }
            return own.isEmpty ? nil : ViewGroup(label: label, links: own.map { link(views, $0, current: current, composer) })
        }
    }

    /// A character for each view, letters first: a row's views are then one word.
    private static func key(_ view: Int) -> String {
        let scalar = Unicode.Scalar(UInt32(view < 26 ? 0x41 + view : view < 52 ? 0x61 + view - 26 : 0x3400 + view))
        return scalar.map { String(Character($0)) } ?? ""
    }

    private static func link(_ views: TimelineViews, _ number: Int, current: Int?, _ composer: Composer) -> ViewLink {
        ViewLink(
            label: views.all[number].label, count: Wording.grouped(views.all[number].events.count),
            address: Target(.timelineView(number)).link,
            key: Self.key(number), isCurrent: number == current)
    }

    /// The years around a year's page, and the ends: all of them on every page would grow with their square.
    private static func neighbours(of number: Int, _ views: TimelineViews, _ composer: Composer) -> [ViewLink] {
        let years = views.all.indices.filter { views.all[$0].kind == .year }
        return years.filter { abs($0 - number) <= 5 || $0 == years.first || $0 == years.last }.map {
            link(views, $0, current: number, composer)
        }
    }
}
