// The rows that lists on several pages have in common.

import Composing
import Dossier
import Linking
import Mustache

/// A label with a value.
struct FactRow: TemplateContext {
    var label: String
    var value: Markup

    static let schema = Schema<FactRow>("fact", .text("label") { $0.label }, .markup("value") { $0.value })
}

/// A claim in a list: never as bare fact, always with its holder.
struct ClaimRow: TemplateContext {
    var side: Markup
    var statement: Markup
    var holders: Markup
    var remark: String?
    var confidence: Markup?
    var dispute: Markup

    static let schema = Schema<ClaimRow>(
        "claim", .markup("side") { $0.side }, .markup("statement") { $0.statement }, .markup("holders") { $0.holders },
        .optionalText("remark") { $0.remark }, .optionalMarkup("confidence") { $0.confidence }, .markup("dispute") { $0.dispute })

    init(_ index: Int, _ composer: Composer) {
        let linked = composer.graph.claims[index]
        side = composer.side(isCounterclaim: linked.isCounterclaim)
        statement = composer.link(Target(.dispute(linked.dispute), .claim(index)), composer.plainText(linked.claim.statement))
        holders = linked.claim.holders.isEmpty ? Markup(raw: "nobody named") : composer.parties(linked.claim.holders)
        var remarks: [String] = []
        if let stated = linked.claim.stated { remarks.append(stated.value.phrase(composer.wording.dates)) }
        if let status = linked.claim.status { remarks.append(composer.wording.status(status.value)) }
        remark = remarks.isEmpty ? nil : remarks.joined(separator: ". ")
        confidence = linked.claim.confidence.map { composer.confidence($0) }
        let dispute = composer.graph.corpus.disputes[linked.dispute]
        self.dispute = composer.link(Target(.dispute(linked.dispute)), dispute.short ?? dispute.title)
    }
}

/// An event in a list.
struct EventRow: TemplateContext {
    var anchor: String?
    /// The timeline's views that it belongs to, for a script to filter by.
    var views: String?
    var date: Markup
    /// Its year, with its mark.
    var strip: Markup?
    /// What the timeline's chart calls it.
    var number: String?
    var sentence: Markup
    var remarks: Markup
    var lane: String?
    var status: String?
    var details: Mustache.Link?

    static let schema = Schema<EventRow>(
        "event", .optionalText("anchor") { $0.anchor }, .optionalText("views") { $0.views }, .markup("date") { $0.date },
        .optionalMarkup("strip") { $0.strip }, .optionalText("number") { $0.number }, .markup("sentence") { $0.sentence },
        .markup("remarks") { $0.remarks }, .optionalText("lane") { $0.lane }, .optionalText("status") { $0.status },
        .optionalURL("details") { $0.details })

    /// - Parameters:
    ///   - isAtHome: whether it stands on the timeline itself, so that links lead to it here.
    ///   - isNumbered: whether it is called by the number it has in the timeline's chart.
    init(_ index: Int, _ composer: Composer, isAtHome: Bool, isNumbered: Bool? = nil, views: String = "") {
        let linked = composer.graph.events[index]
        anchor = isAtHome ? linked.anchor : nil
        self.views = views.isEmpty ? nil : views
        date = composer.time(linked.event.date.value)
        strip = composer.yearStrip(index)
        number = isNumbered ?? isAtHome ? Wording.grouped(index + 1) : nil
        sentence = composer.sentence(index)
        remarks = composer.remarks(index)
        lane = linked.event.lane
        status = linked.event.status?.rawValue
        details = isAtHome ? nil : Target(.timeline, .event(index)).link
    }
}

/// A page that points here, and from which of its places.
struct UseRow: TemplateContext {
    var link: Markup
    var places: Markup

    static let schema = Schema<UseRow>("use", .markup("link") { $0.link }, .markup("places") { $0.places })

    init(_ page: PageRef, _ targets: [Target], _ composer: Composer) {
        link = composer.link(Target(page), composer.name(of: page))
        places = Markup()
        let exact = targets.filter { $0.place != .top }
        for (number, target) in exact.prefix(Self.mostPlaces).enumerated() {
            if number > 0 { places.append(raw: ", ") }
            places.append(composer.link(target, Self.short(target, composer)))
        }
        if exact.count > Self.mostPlaces { places.append(escaped: " and \(exact.count - Self.mostPlaces) more") }
    }

    /// Places named of one page.
    private static let mostPlaces = 12

    private static func short(_ target: Target, _ composer: Composer) -> String {
        switch target.place {
        case .paragraph(let number): "¶\(number)"
        case .note(let index): "note \(index + 1)"
        case .event(let index): composer.graph.events[index].event.date.value.phrase(composer.wording.dates)
        default: composer.name(of: target)
        }
    }
}

/// The pages that point at a page, each with its places, in the order of the passages.
struct PageUses: Sendable {
    private(set) var pages: [PageRef] = []
    private var places: [PageRef: [Target]] = [:]

    init(of page: PageRef, _ graph: Graph, where isWanted: (Passage.Role) -> Bool = { _ in true }) {
        var seen: Set<Target> = []
        for backlink in graph.backlinks[page] ?? [] {
            // A field at a time: to copy a passage costs more than all else that is asked here.
            let home = graph.passages[backlink.passage].home
            guard home != page, isWanted(graph.passages[backlink.passage].role) else { continue }
            let target = graph.passages[backlink.passage].target
            // An event's target is the timeline's wherever it was written, so the page it stands on makes the difference.
            let isFirst = places[home] == nil
            if isFirst { pages.append(home) }
            if seen.insert(target).inserted || isFirst { places[home, default: []].append(target) }
        }
    }

    func rows(_ part: Int, rows: Int = SiteMap.rows, _ composer: Composer) -> [UseRow] {
        pages.part(part, rows: rows).map { UseRow($0, places[$0] ?? [], composer) }
    }

    func rows(_ range: Range<Int>, _ composer: Composer) -> [UseRow] {
        pages[range].map { UseRow($0, places[$0] ?? [], composer) }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The rows of one part of a list that is split.
    func part(_ part: Int, rows: Int = SiteMap.rows) -> [Element] {
        Array(dropFirst((part - 1) * rows).prefix(rows))
    }

    /// "31–44 of 44": which rows of a split list a part shows; nil where it shows all or none.
    func shown(_ part: Int, rows: Int) -> String? {
        let first = (part - 1) * rows
        guard count > rows, first < count else { return nil }
        return "\(first + 1)–\(Swift.min(first + rows, count)) of \(count)"
    }

    /// How many parts a list is split into.
    func parts(rows: Int = SiteMap.rows) -> Int {
        Swift.max(1, (count + rows - 1) / rows)
    }
}
