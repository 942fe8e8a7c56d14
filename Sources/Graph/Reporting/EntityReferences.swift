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
        return inOrder(found, corpus)
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
