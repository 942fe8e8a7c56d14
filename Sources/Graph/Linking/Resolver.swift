// The one resolver: what an author's link or citation means, wherever it stands.

import Diagnostics
import Dossier
import Quoting
import Synchronization

/// Why a link leads nowhere.
public enum LinkProblem: Error, Sendable, Hashable {
    /// No page of that id, name or alias.
    case unknownPage
    /// Several pages have that name.
    case ambiguousPage([String])
    /// The page is there, but nothing on it has that id.
    case unknownPlace(page: String, near: String?)
}

/// Looks up pages by id, then by name or title, then by alias; and places on them by id.
public struct Resolver: Sendable, Equatable {
    private var ids: [String: PageRef] = [:]
    /// By folded, lower-case name.
    private var names: [String: [PageRef]] = [:]
    private var aliases: [String: [PageRef]] = [:]
    private var shown: [PageRef: String] = [:]
    /// Ids on a page.
    private var places: [PageRef: [String: Target]] = [:]
    /// Timeline files have no page of their own: their ids lead to the timeline, those on them to its events.
    private var timelineIDs: [String: [String: Target]] = [:]
    /// By folded, lower-case title.
    private var timelineNames: [String: [String]] = [:]
    private var sourceIDs: [String: Int] = [:]
    /// Where the names are noted that anybody asks for while the dossier is linked.
    var asked = AskedNames()

    init(_ corpus: Corpus) {
        if let home = corpus.home { add(.home, id: home.id, name: home.title) }
        for (index, source) in corpus.sources.enumerated() {
            add(.source(index), id: source.id, name: source.title)
            add(.source(index), alias: source.short)
            sourceIDs[source.id] = sourceIDs[source.id] ?? index
        }
        for (index, entity) in corpus.entities.enumerated() {
            add(.entity(index), id: entity.id, name: entity.name)
            for alias in entity.aliases { add(.entity(index), alias: alias.value) }
        }
        for (index, dispute) in corpus.disputes.enumerated() {
            add(.dispute(index), id: dispute.id, name: dispute.title)
            if let short = dispute.short { add(.dispute(index), alias: short) }
        }
        for (index, page) in corpus.pages.enumerated() { add(.page(index), id: page.id, name: page.title) }
        for (index, pack) in corpus.packs.enumerated() { add(.pack(index), id: pack.id, name: pack.title) }
        for timeline in corpus.timelines {
            timelineIDs[timeline.id] = [:]
            if ids[timeline.id] == nil { ids[timeline.id] = .timeline }
            if !names[Self.key(timeline.title), default: []].contains(.timeline) {
                names[Self.key(timeline.title), default: []].append(.timeline)
            }
            timelineNames[Self.key(timeline.title), default: []].append(timeline.id)
        }
    }

    private mutating func add(_ page: PageRef, id: String, name: String) {
        if ids[id] == nil { ids[id] = page }
        shown[page] = name
        Self.add(page, under: Self.key(name), to: &names)
    }

    private mutating func add(_ page: PageRef, alias: String) {
        Self.add(page, under: Self.key(alias), to: &aliases)
    }

    private static func add(_ page: PageRef, under key: String, to pages: inout [String: [PageRef]]) {
        func add(_ pages: inout [PageRef]) { if !pages.contains(page) { pages.append(page) } }
        add(&pages[key, default: []])
    }

    mutating func add(place id: String, on page: PageRef, _ target: Target) {
        Self.add(id, target, to: &places[page, default: [:]])
    }

    mutating func add(place id: String, onTimeline timeline: String, _ target: Target) {
        Self.add(id, target, to: &timelineIDs[timeline, default: [:]])
    }

    /// The first of a name has it.
    private static func add(_ id: String, _ target: Target, to places: inout [String: Target]) {
        if places[id] == nil { places[id] = target }
    }

    /// Gives a page other names than it had.
    mutating func rename(_ page: PageRef, from old: PageNames, to new: PageNames) {
        shown[page] = new.name
        Self.take(page, from: &names, [old.name])
        Self.take(page, from: &aliases, old.aliases)
        Self.put(page, into: &names, [new.name])
        Self.put(page, into: &aliases, new.aliases)
    }

    private static func take(_ page: PageRef, from table: inout [String: [PageRef]], _ names: [String]) {
        for key in names.map(key) {
            table[key]?.removeAll { $0 == page }
            if table[key]?.isEmpty == true { table[key] = nil }
        }
    }

    /// In the order in which a whole corpus is added.
    private static func put(_ page: PageRef, into table: inout [String: [PageRef]], _ names: [String]) {
        for key in Set(names.map(key)) {
            let known = table[key] ?? []
            // Codes are in the order of the kinds, then of the indices.
            table[key, default: []].insert(page, at: known.firstIndex { Target(page).code < Target($0).code } ?? known.count)
        }
    }

    /// Without the ids on a page.
    func without(placesOn page: PageRef) -> Resolver {
        var other = self
        other.places[page] = nil
        return other
    }

    /// Whether the ids on a page lead to the same places as another's, those of events apart, which have their places later.
    func hasSamePlaces(as other: Resolver, on page: PageRef) -> Bool {
        func own(_ places: [String: Target]) -> [String: Target] {
            places.filter { if case .event = $0.value.place { false } else { true } }
        }
        return own(places[page] ?? [:]) == own(other.places[page] ?? [:])
    }

    static func key(_ name: String) -> String {
        Folding.fold(name).lowercased()
    }

    // MARK: Looking up

    /// Whether a page has a place of exactly that id.
    func holds(place id: String, on page: PageRef) -> Bool { places[page]?[id] != nil }

    public func source(_ id: String) -> Int? { sourceIDs[id] }

    /// The page of an id.
    public func page(id: String) -> PageRef? { ids[id] }

    /// An entity by id, name or alias.
    public func entity(_ name: String) -> Int? {
        guard case .success(.entity(let index)) = page(name) else { return nil }
        return index
    }

    /// A page by id, then by name, then by alias.
    public func page(_ name: String) -> Result<PageRef, LinkProblem> {
        if let page = ids[name] { return .success(page) }
        let key = Self.key(name)
        asked.note(key)
        for table in [names, aliases] {
            guard let found = table[key], let first = found.first else { continue }
            if found.count == 1 { return .success(first) }
            return .failure(.ambiguousPage(found.compactMap { id(of: $0) }.sorted()))
        }
        let slug = Slug.make(name)
        if let page = ids[slug] { return .success(page) }
        return .failure(.unknownPage)
    }

    /// What a wikilink leads to.
    /// - Parameters:
    ///   - home: the page it stands on, for `[[#id]]`.
    ///   - timeline: the timeline file it stands in, if it does.
    public func resolve(_ link: Wikilink, on home: PageRef, timeline: String? = nil) -> Result<Target, LinkProblem> {
        var page = home
        var timeline = timeline
        if !link.page.isEmpty {
            switch self.page(link.page) {
            case .success(let found): page = found
            case .failure(let problem): return .failure(problem)
            }
            timeline = page == .timeline ? link.page : nil
        }
        if page == .timeline, let name = timeline, timelineIDs[name] == nil {
            let named = (timelineNames[Self.key(name)] ?? []) + [Slug.make(name)]
            timeline = named.first { timelineIDs[$0]?[link.fragment ?? ""] != nil } ?? named.first { timelineIDs[$0] != nil }
        }
        guard let fragment = link.fragment else { return .success(Target(page)) }
        if page == .timeline {
            let known = timeline.flatMap { timelineIDs[$0] } ?? [:]
            if let target = known[fragment] { return .success(target) }
            return .failure(.unknownPlace(page: link.page, near: NearMiss.best(for: fragment, among: known.keys)))
        }
        let known = places[page] ?? [:]
        if let target = known[fragment] ?? known[Slug.make(fragment)] { return .success(target) }
        // ¶3 of a source, written as on its page.
        let digits = fragment.drop { $0 == "p" || $0 == "¶" }
        if case .source = page, let number = Int(digits), let target = known["p\(number)"] { return .success(target) }
        return .failure(.unknownPlace(page: link.page, near: NearMiss.best(for: fragment, among: known.keys)))
    }

    /// The nearest known id, or else name: only asked when a link is broken.
    public func near(_ name: String) -> String? {
        NearMiss.best(for: name, among: ids.keys) ?? NearMiss.best(for: name, among: shown.values)
    }

    /// The id of the one page that can be meant: nil where ids and names are near to different pages, or to none.
    public func onlyNear(_ name: String) -> String? {
        let id = NearMiss.best(for: name, among: ids.keys)
        guard let shown = NearMiss.best(for: name, among: shown.values) else { return id }
        guard case .success(let page) = page(shown), let named = self.id(of: page) else { return nil }
        return id == nil || id == named ? named : nil
    }

    public func nearSource(_ id: String) -> String? {
        NearMiss.best(for: id, among: sourceIDs.keys)
    }

    private func id(of page: PageRef) -> String? {
        ids.filter { $0.value == page }.keys.min()
    }
}

/// What a page is called.
struct PageNames: Equatable {
    var name: String
    var aliases: [String] = []

    var all: [String] { [name] + aliases }

    /// Nil for what has no names of its own, or has its names elsewhere.
    init?(_ noun: Noun) {
        switch noun {
        case .source(let source): self.init(name: source.title, aliases: [source.short])
        case .entity(let entity): self.init(name: entity.name, aliases: entity.aliases.map(\.value))
        case .dispute(let dispute): self.init(name: dispute.title, aliases: dispute.short.map { [$0] } ?? [])
        case .page(let page): self.init(name: page.title)
        case .timeline, .pack, .nothing: return nil
        }
    }

    private init(name: String, aliases: [String] = []) {
        self.name = name
        self.aliases = aliases
    }
}

/// The names that links ask for, folded: what else is renamed changes no link.
struct AskedNames: Sendable, Equatable {
    private final class Names: Sendable {
        let all = Mutex<Set<String>>([])
    }

    /// Nil once everything is linked: whoever asks then is no link of the dossier.
    private let names: Names?

    /// Notes nothing.
    static let none = AskedNames(names: nil)

    init() {
        names = Names()
    }

    private init(names: Names?) {
        self.names = names
    }

    func note(_ name: String) { names?.all.withLock { _ = $0.insert(name) } }

    func holds(anyOf others: some Sequence<String>) -> Bool {
        names?.all.withLock { names in others.contains(where: names.contains) } ?? false
    }

    /// It says nothing of what a resolver finds.
    static func == (left: AskedNames, right: AskedNames) -> Bool { true }
}
