// The same date, entities and citation on two pages is one event.

import Dossier
import EDTF

enum EventMerging {
    struct Key: Hashable {
        var date: String
        var entities: [Int]
        var citations: [Citation]

        struct Citation: Hashable, Comparable {
            var source: String
            /// As read, so that ¶2 and p2 are one place and two named units are two.
            var place: String

            static func < (left: Citation, right: Citation) -> Bool { (left.source, left.place) < (right.source, right.place) }
        }
    }

    static func merge(_ written: [WrittenEvent], in graph: inout Graph) {
        var known: [Key: Int] = [:]
        var merged: [(event: LinkedEvent, order: Int, origins: [WrittenEvent])] = []
        for item in written {
            let keys = keys(of: item, graph.passages[item.passage].entities)
            if let index = keys.lazy.compactMap({ known[$0] }).first, !merged[index].event.pages.contains(item.page) {
                merged[index].event.adopt(item)
                merged[index].origins.append(item)
                for key in keys where known[key] == nil { known[key] = index }
                continue
            }
            for key in keys where known[key] == nil { known[key] = merged.count }
            merged.append((LinkedEvent(event: item.event, anchor: "", pages: [item.page], passage: item.passage), merged.count, [item]))
        }
        merged.sort { left, right in
            let (a, b) = (left.event.event.date.value, right.event.event.date.value)
            // A date with no beginning stands where it ends: nobody looks for "1760 or earlier" before all else.
            let (from, other) = (a.earliest ?? a.latest ?? .max, b.earliest ?? b.latest ?? .max)
            if from != other { return from < other }
            return a == b ? left.order < right.order : a < b
        }
        var used: Set<String> = []
        var numbering = Numbering()
        for (index, item) in merged.enumerated() {
            var event = item.event
            event.anchor = numbering.unique(anchor(event.event)) { used.contains($0) }
            used.insert(event.anchor)
            var entities: Set<Int> = []
            for origin in item.origins {
                entities.formUnion(graph.passages[origin.passage].entities)
                if case .entity(let own) = origin.page { entities.insert(own) }
                let target = Target(.timeline, .event(index))
                if let id = origin.event.id {
                    if let timeline = origin.timeline {
                        graph.resolver.add(place: id, onTimeline: timeline, target)
                    } else {
                        graph.resolver.add(place: id, on: origin.page, target)
                    }
                }
                graph.passages[origin.passage].target = target
            }
            event.entities = entities.sorted()
            resolve(&event, told: item.origins, in: graph)
            graph.events.append(event)
            for page in event.pages {
                switch page {
                case .dispute(let dispute): graph.disputes[dispute].events.append(index)
                case .page(let number): graph.pages[number].events.append(index)
                case .home: graph.home?.events.append(index)
                default: break
                }
            }
        }
    }

    /// Joins the tellings of some events anew: which are one event, and its entities, are as they were.
    /// - Parameter passages: of tellings that say something else now.
    static func retell(_ passages: Set<Int>, _ written: [WrittenEvent], in graph: inout Graph) {
        var tellings: [Int: [WrittenEvent]] = [:]
        for passage in passages { if case .event(let index) = graph.passages[passage].target.place { tellings[index] = [] } }
        guard !tellings.isEmpty else { return }
        for item in written {
            if case .event(let index) = graph.passages[item.passage].target.place { tellings[index]?.append(item) }
        }
        for (index, told) in tellings {
            guard let first = told.first else { continue }
            var event = LinkedEvent(event: first.event, anchor: graph.events[index].anchor, pages: [first.page], passage: first.passage)
            for other in told.dropFirst() { event.adopt(other) }
            event.entities = graph.events[index].entities
            resolve(&event, told: told, in: graph)
            graph.events[index] = event
        }
    }

    private static func resolve(_ event: inout LinkedEvent, told tellings: [WrittenEvent], in graph: Graph) {
        event.citations = event.event.citations.map { ResolvedCitation(citation: $0, source: graph.resolver.source($0.source)) }
        event.reports = claims(tellings, \.reports, in: graph)
        event.falsifies = claims(tellings, \.falsifies, in: graph)
    }

    /// What makes two tellings one event; none without a citation. On its own page an entity may be left unsaid ("It joins …"), so
    /// an event there is looked for with it and without it.
    static func keys(of item: WrittenEvent, _ entities: [Int]) -> [Key] {
        guard !item.event.citations.isEmpty else { return [] }
        let citations = item.event.citations.map { Key.Citation(source: $0.source, place: $0.locator.map { "\($0)" } ?? "") }.sorted()
        let date = item.event.date.value.description
        var keys = [Key(date: date, entities: entities, citations: citations)]
        if case .entity(let own) = item.page, !entities.contains(own) {
            keys.insert(Key(date: date, entities: (entities + [own]).sorted(), citations: citations), at: 0)
        }
        return keys
    }

    /// Its own id, else one made of its date.
    private static func anchor(_ event: Event) -> String {
        event.id ?? "e-" + dateSlug(event.date.value.description)
    }

    private static func dateSlug(_ date: String) -> String {
        var out = ""
        for character in date {
            if character.isASCII, character.isLetter || character.isNumber || character == "-" {
                out.append(character)
            } else if character == "/" || character == ".", !out.hasSuffix("-") {
                out.append("-")
            }
        }
        return out.lowercased()
    }

    /// The claims that any telling names, each once; a link such as `[[#id]]` is read on the page it was written on.
    private static func claims(_ tellings: [WrittenEvent], _ links: KeyPath<Event, [Wikilink]>, in graph: Graph) -> [Int] {
        var found: [Int] = []
        for telling in tellings {
            for link in telling.event[keyPath: links] {
                guard case .success(let target) = graph.resolver.resolve(link, on: telling.page), case .claim(let claim) = target.place,
                    !found.contains(claim)
                else { continue }
                found.append(claim)
            }
        }
        return found
    }
}

extension LinkedEvent {
    /// Takes another telling in. The timeline's own is the one that is shown: it is written to be read by itself.
    fileprivate mutating func adopt(_ item: WrittenEvent) {
        if item.page == .timeline {
            let other = event
            event = item.event
            event.adopt(other)
            passage = item.passage
            pages.insert(item.page, at: 0)
        } else {
            event.adopt(item.event)
            pages.append(item.page)
        }
    }
}

extension Event {
    /// Takes over what another telling of the same event says and this one doesn't: nothing an author wrote is lost.
    fileprivate mutating func adopt(_ other: Event) {
        id = id ?? other.id
        lane = lane ?? other.lane
        status = status ?? other.status
        dateWords = dateWords ?? other.dateWords
        inferred = inferred ?? other.inferred
        place = place ?? other.place
        // The same line written on both pages stands at two places, so what it says is compared.
        alsoDated += other.alsoDated.filter { new in !alsoDated.contains { $0.date.value == new.date.value } }
        accordingTo += other.accordingTo.filter { new in !accordingTo.contains { $0.text == new.text } }
        reports += other.reports.filter { new in !reports.contains { $0.typed == new.typed } }
        falsifies += other.falsifies.filter { new in !falsifies.contains { $0.typed == new.typed } }
        figures += other.figures.filter { new in !figures.contains { $0.value == new.value && $0.measure.text == new.measure.text } }
        tags += other.tags.filter { !tags.contains($0) }
        allowances += other.allowances
        reviewed = reviewed ?? other.reviewed
    }
}
