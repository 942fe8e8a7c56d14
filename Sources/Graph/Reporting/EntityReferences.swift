// Every place that speaks of an entity: names in text, wikilinks, and its uses in records.

import Diagnostics
import Dossier
import Linking

/// Finds who is meant by a name on the command line, and every place that speaks of it.
public enum EntityReferences {
    /// Why a name means no entity.
    public enum Problem: Error, Sendable, Hashable {
        case unknown(near: String?)
        /// Ids of those that bear the name.
        case ambiguous([String])
    }

    /// An entity by id, name or alias.
    public static func entity(_ name: String, in graph: Graph) -> Result<Int, Problem> {
        if let entity = graph.resolver.entity(name) { return .success(entity) }
        let entities = graph.corpus.entities
        if case .failure(.ambiguousPage(let pages)) = graph.resolver.page(name) {
            let ids = pages.filter { graph.resolver.entity($0) != nil }
            // A title of another page doesn't stand between an entity and its name.
            if ids.count == 1, let entity = graph.resolver.entity(ids[0]) { return .success(entity) }
            if !ids.isEmpty { return .failure(.ambiguous(ids)) }
        }
        let near =
            NearMiss.best(for: name, among: entities.map(\.id))
            ?? NearMiss.best(for: name, among: entities.flatMap { [$0.name] + $0.aliases.map(\.value) })
        return .failure(.unknown(near: near))
    }

    /// The references, in the order of files and places.
    public static func report(of entity: Int, in graph: Graph, wording: ReportWording = .english) -> Report {
        let found = find(entity, graph)
        let name = graph.corpus.entities[entity].name
        return Report(
            name: "refs", title: wording.references(to: name), explanation: wording.referencesExplanation,
            columns: [ReportKey.use, .words].map { ReportColumn(key: $0.rawValue, label: wording.label($0)) },
            groups: found.isEmpty
                ? [] : [ReportGroup(rows: found.map { ReportRow([.text(wording.use($0.use)), .text($0.words)], at: $0.origin) })],
            count: wording.count(found.count, "reference", "references"), emptiness: wording.noReferences)
    }

    private struct Found {
        var use: ReportWording.Use
        var words: String
        var origin: Origin
    }

    private static func find(_ entity: Int, _ graph: Graph) -> [Found] {
        var found: [Found] = []
        let corpus = graph.corpus
        func means(_ link: Wikilink) -> Bool { !link.page.isEmpty && graph.resolver.entity(link.page) == entity }
        func words(_ origin: Origin) -> String {
            corpus.files.indices.contains(origin.file)
                ? corpus.files[origin.file].text.string(origin.range).split(whereSeparator: \.isWhitespace).joined(separator: " ") : ""
        }
        let uses = recordUses(corpus)
        for file in corpus.files {
            for reference in file.references {
                switch reference {
                case .wikilink(let link) where means(link):
                    found.append(Found(use: uses[link.origin] ?? .link, words: link.shown ?? link.typed, origin: link.origin))
                case .citations(let citations):
                    for case .speech(let party) in citations.flatMap(\.quotations).flatMap(\.notes) {
                        guard let link = party.link, means(link) else { continue }
                        found.append(Found(use: .speech, words: link.shown ?? link.typed, origin: link.origin))
                    }
                case .wikilink, .identifier, .malformed: break
                }
            }
        }
        for source in corpus.sources {
            for (party, use) in source.authors.map({ ($0, ReportWording.Use.author) }) + (source.publisher.map { [($0, .publisher)] } ?? [])
            {
                if let link = party.link, means(link) { found.append(Found(use: use, words: party.text, origin: link.origin)) }
            }
            for meaning in source.meanings where graph.resolver.entity(meaning.entity) == entity {
                found.append(Found(use: .meaning, words: meaning.name, origin: meaning.nameOrigin))
            }
        }
        for pack in corpus.packs {
            for item in pack.include {
                if case .entity(let name) = item.selection, graph.resolver.entity(name) == entity {
                    found.append(Found(use: .pack, words: name, origin: item.origin))
                }
            }
        }
        let search = NameSearch(graph)
        for index in graph.entities[entity].mentions {
            let passage = graph.passages[index]
            for mention in passage.mentions where mention.entity == entity {
                let start = mention.text + mention.range.lowerBound
                let origin = Origin(file: passage.file, range: start..<(start + mention.range.count))
                found.append(Found(use: .mention, words: words(origin), origin: origin))
            }
            for name in search.mentions(in: passage.statement, file: passage.file) where name.entity == entity {
                found.append(Found(use: .mention, words: words(name.origin), origin: name.origin))
            }
        }
        // Where no name is linked: in headings, in links to other things, in packs, which have no passages.
        func add(_ name: (entity: Int, origin: Origin)) {
            if name.entity == entity { found.append(Found(use: .mention, words: words(name.origin), origin: name.origin)) }
        }
        for passage in graph.passages {
            let source: Int? = if case .source(let source) = passage.home { source } else { nil }
            let paragraph: Int? = if case .paragraph(let number) = passage.target.place { number } else { nil }
            func look(_ text: String, _ range: Range<Int>, _ isOpen: Bool) {
                guard !isOpen else { return }
                search.mentions(in: text, at: range, file: passage.file, source: source, paragraph: paragraph).forEach(add)
            }
            passage.blocks.forEachText(look)
            passage.inlines.forEachText(look)
            for link in passage.links where link.target.page != .entity(entity) {
                guard let (text, range) = shown(link.wikilink, corpus) else { continue }
                search.mentions(in: text, at: range, file: link.wikilink.origin.file, source: source, paragraph: paragraph).forEach(add)
            }
        }
        for pack in corpus.packs {
            let file = pack.origin.file
            pack.body.blocks.forEachText { text, range, _ in search.mentions(in: text, at: range, file: file).forEach(add) }
            for judgement in pack.judgements {
                for phrase in judgement.phrases {
                    phrase.inlines.forEachText { text, range, _ in search.mentions(in: text, at: range, file: file).forEach(add) }
                }
            }
        }
        return inOrder(found, corpus)
    }

    /// The words a link shows, where they stand as they are typed.
    private static func shown(_ link: Wikilink, _ corpus: Corpus) -> (String, Range<Int>)? {
        guard let shown = link.shown, corpus.files.indices.contains(link.origin.file) else { return nil }
        let typed = corpus.files[link.origin.file].text.string(link.origin.range)
        guard let bar = typed.firstIndex(of: "|"), let words = typed[bar...].firstRange(of: shown) else { return nil }
        let start = link.origin.range.lowerBound + typed[..<words.lowerBound].utf8.count
        return (shown, start..<(start + shown.utf8.count))
    }

    /// By path, then by place, each place once: a link of the front matter may also have been found by the scanner.
    private static func inOrder(_ found: [Found], _ corpus: Corpus) -> [Found] {
        var seen: Set<Origin> = []
        let once = found.filter { seen.insert($0.origin).inserted }
        return once.sorted { left, right in
            guard left.origin.file == right.origin.file else {
                return corpus.files[left.origin.file].text.path.utf8.lexicographicallyPrecedes(
                    corpus.files[right.origin.file].text.path.utf8)
            }
            return left.origin.range.lowerBound < right.origin.range.lowerBound
        }
    }

    /// What a wikilink of a record is there for, by its place.
    private static func recordUses(_ corpus: Corpus) -> [Origin: ReportWording.Use] {
        var uses: [Origin: ReportWording.Use] = [:]
        func note(_ parties: [Party], _ use: ReportWording.Use) {
            for party in parties { if let link = party.link { uses[link.origin] = use } }
        }
        for claim in corpus.disputes.flatMap(\.claims) {
            note(claim.holders, .holder)
            note(claim.via, .via)
            note(claim.place.map { [$0] } ?? [], .place)
            note(claim.figures.map(\.measure), .figure)
        }
        var events = corpus.timelines.flatMap(\.events) + corpus.entities.flatMap(\.events) + corpus.disputes.flatMap(\.events)
        events += corpus.pages.flatMap(\.events) + (corpus.home?.events ?? [])
        for event in events {
            note(event.accordingTo, .accordingTo)
            note(event.place.map { [$0] } ?? [], .place)
            note(event.figures.map(\.measure), .figure)
        }
        note(corpus.entities.flatMap(\.relations).map(\.target), .relation)
        return uses
    }
}
