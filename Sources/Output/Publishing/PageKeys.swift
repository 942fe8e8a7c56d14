// What a page is made of, by name: while none of it changes, the page's bytes don't either.

import Dossier
import Files
import Linking

/// Something a page reads.
public struct PageKey: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case settings, template, theme
        case source, entity, dispute, page, timeline, home
        /// What points at the page, and what its lists are made of.
        case backlinks
        case neighbours, coverage, menu, counts, all
    }

    public var kind: Kind
    /// The id or name of what it is, where there are several.
    public var name: String
    /// Names what was read of it, and nothing else.
    public var value: Fingerprint

    /// "source nato-1999", "backlinks of entity nato", "template layout"
    public var description: String {
        switch kind {
        case .settings: "settings"
        case .template: "template \(name)"
        case .theme: "files of the theme"
        case .source, .entity, .dispute, .page: "\(kind.rawValue) \(name)"
        case .timeline: "timeline \(name)"
        case .home: "home page"
        case .backlinks: "backlinks of \(name)"
        case .neighbours: "neighbours of \(name)"
        case .coverage: "coverage of \(name)"
        case .menu: "titles in the menu"
        case .counts: "counts at the foot"
        case .all: "all \(name)"
        }
    }
}

extension SiteFiles {
    /// The page at an address; nil where there is none.
    public func sitePage(at path: String) -> SitePage? {
        if case .page(let page) = file(at: path) { page } else { nil }
    }

    /// Everything a page reads, in the order of the kinds and then of the names.
    public func keys(of page: SitePage) -> [PageKey] {
        PageKeys(publisher, page).keys.sorted {
            let (left, right) = (Self.place($0.kind), Self.place($1.kind))
            return left == right ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : left < right
        }
    }

    private static func place(_ kind: PageKey.Kind) -> Int { PageKey.Kind.allCases.firstIndex(of: kind) ?? 0 }
}

/// Finds the keys of one page: those that follow from its type, and what all the links on it lead to.
private struct PageKeys {
    private let publisher: Publisher
    private let graph: Graph
    private let page: SitePage
    private(set) var keys: Set<PageKey> = []
    /// The addresses that were written on the page, by the noun's file.
    private var links: [Int: [String]] = [:]

    init(_ publisher: Publisher, _ page: SitePage) {
        self.publisher = publisher
        graph = publisher.composer.graph
        self.page = page
        addFrame()
        var targets: Set<Target> = []
        _ = publisher.render(page) { targets.insert($0) }
        for target in targets {
            // The menu's pages are named by it; all else of theirs is not shown by a link.
            if case .page = target.page, target.place == .top { continue }
            for file in files(of: target) { links[file, default: []].append(describe(target)) }
        }
        addOwn()
        for file in links.keys { addNoun(file) }
    }

    private mutating func add(_ kind: PageKey.Kind, _ name: String = "", _ value: [String]) {
        keys.insert(PageKey(kind: kind, name: name, value: Fingerprint(Array(value.joined(separator: "\u{0}").utf8))))
    }

    // MARK: What every page has

    private mutating func addFrame() {
        let corpus = graph.corpus
        add(.settings, "", corpus.files.first.map { [String(decoding: $0.text.bytes, as: UTF8.self)] } ?? [])
        for name in templates(from: ThemeTemplates.name(of: page.page)) {
            add(.template, name, [String(decoding: publisher.theme.templates[name]?.bytes ?? [], as: UTF8.self)])
        }
        add(.theme, "", publisher.map.assets.filter { $0.hasPrefix("assets/") })
        add(.menu, "", corpus.pages.prefix(8).flatMap { [$0.id, $0.title] })
        let paragraphs = corpus.sources.reduce(0) { $0 + $1.paragraphs.count }
        let counts = [corpus.sources.count, paragraphs, corpus.entities.count, corpus.disputes.count, corpus.pages.count]
        add(.counts, "", counts.map(String.init))
    }

    /// A template with its partials and parents. One that sets other delimiters may ask for any.
    private func templates(from name: String) -> Set<String> {
        var found: Set<String> = []
        var waiting = [name]
        while let name = waiting.popLast() {
            guard let text = publisher.theme.templates[name]?.bytes, found.insert(name).inserted else { continue }
            var index = 0
            while index + 2 < text.count {
                guard text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "{") else {
                    index += 1
                    continue
                }
                index += 2
                if text[index] == UInt8(ascii: "=") { return Set(publisher.theme.templates.keys) }
                guard text[index] == UInt8(ascii: ">") || text[index] == UInt8(ascii: "<") else { continue }
                let rest = text[(index + 1)...].prefix { $0 != UInt8(ascii: "}") }
                waiting.append(String(decoding: rest, as: UTF8.self).split(separator: " ").joined())
            }
        }
        return found
    }

    // MARK: What its type has

    private mutating func addOwn() {
        let corpus = graph.corpus
        switch page.page {
        case .source(let index):
            addNoun(corpus.sources[index].origin.file)
            let uses = graph.sources[index].citedBy.map(\.passage)
            add(.backlinks, "source \(corpus.sources[index].id)", described(uses, of: page.page) + ["\(publisher.hasAnnotations(index))"])
            add(.neighbours, "source \(corpus.sources[index].id)", publisher.neighbours(ofSource: index))
            add(.coverage, "source \(corpus.sources[index].id)", publisher.coverageText(ofSource: index))
            addFiles(of: uses)
        case .entity(let index):
            let linked = graph.entities[index]
            addNoun(corpus.entities[index].origin.file)
            var value = described(linked.mentions, of: page.page)
            value += (linked.claimsMade + [-1] + linked.claimsAbout).map { $0 < 0 ? "" : graph.claims[$0].claim.id }
            value += linked.events.map { graph.events[$0].anchor }
            value += linked.companions.map { "\(corpus.entities[$0.entity].id) \($0.paragraphs)" }
            value += linked.authored.map { corpus.sources[$0].id }
            value += linked.relations.map { "\($0.name) \($0.entity.map { corpus.entities[$0].id } ?? "") \($0.isInverse)" }
            add(.backlinks, "entity \(corpus.entities[index].id)", value)
            addFiles(of: linked.mentions)
            for claim in linked.claimsMade + linked.claimsAbout { addNoun(graph.claims[claim].claim.origin.file) }
            for event in linked.events { addNoun(graph.events[event].event.origin.file) }
            for relation in linked.relations { addNoun(relation.relation.origin.file) }
        case .dispute(let index):
            let id = corpus.disputes[index].id
            addNoun(corpus.disputes[index].origin.file)
            let own = graph.disputes[index].claims
            let reporting = own.flatMap { graph.claims[$0].reportedIn }
            let events = graph.disputes[index].events
            add(
                .backlinks, "dispute \(id)",
                described(reporting, of: page.page)
                    + own.flatMap { graph.claims[$0].answeredBy.map { "\($0.relation) \(graph.claims[$0.claim].claim.id)" } }
                    + events.map { graph.events[$0].anchor })
            addFiles(of: reporting)
            for event in events { addNoun(graph.events[event].event.origin.file) }
            for claim in own {
                for answer in graph.claims[claim].answeredBy + graph.claims[claim].answers {
                    addNoun(graph.claims[answer.claim].claim.origin.file)
                }
            }
        case .page(let index):
            addNoun(corpus.pages[index].origin.file)
            add(.backlinks, "page \(corpus.pages[index].id)", described([], of: page.page))
            for event in graph.pages[index].events { addNoun(graph.events[event].event.origin.file) }
        // Its script stands in a folder named by the whole index.
        case .search: add(.all, "words of the index", [publisher.search?.script ?? ""])
        case .glossary, .pack, .asset: break
        case .home, .sourceIndex, .entityIndex, .disputeIndex, .claimIndex, .timeline, .timelineView, .report, .reportIndex, .notFound:
            addAll("sources", corpus.sources.map(\.origin.file))
            addAll("entities", corpus.entities.map(\.origin.file))
            addAll("disputes", corpus.disputes.map(\.origin.file))
            addAll("pages", corpus.pages.map(\.origin.file) + (corpus.home.map { [$0.origin.file] } ?? []))
            addAll("timelines", corpus.timelines.map(\.origin.file))
            addAll("packs", corpus.packs.map(\.origin.file))
        }
    }

    private mutating func addAll(_ name: String, _ files: [Int]) {
        add(.all, name, files.flatMap { [noun(of: $0).name] + value(of: $0) })
    }

    /// The pages that point here, and the passages that a list is made of.
    private func described(_ passages: [Int], of page: PageRef) -> [String] {
        let uses = (graph.backlinks[page] ?? []).map(\.passage)
        return (passages + uses).map { index in
            let passage = graph.passages[index]
            return "\(passage.role) \(describe(passage.target)) \(describe(Target(passage.home))) \(graph.name(of: passage.home))"
        }
    }

    private mutating func addFiles(of passages: [Int]) {
        for index in passages { addNoun(graph.passages[index].file) }
    }

    // MARK: Nouns

    private mutating func addNoun(_ file: Int) {
        let noun = noun(of: file)
        add(noun.kind, noun.name, value(of: file) + Set(links[file] ?? []).sorted())
    }

    private func noun(of file: Int) -> (kind: PageKey.Kind, name: String) {
        guard graph.corpus.files.indices.contains(file) else { return (.settings, "") }
        let path = graph.corpus.files[file].text.path
        guard let target = graph.fileTargets[path] else { return (.timeline, path) }
        let corpus = graph.corpus
        switch target.page {
        case .source(let index): return (.source, corpus.sources[index].id)
        case .entity(let index): return (.entity, corpus.entities[index].id)
        case .dispute(let index): return (.dispute, corpus.disputes[index].id)
        case .page(let index): return (.page, corpus.pages[index].id)
        case .home: return (.home, "")
        default: return (.timeline, path)
        }
    }

    /// A file's text, and what the names and links in it mean.
    private func value(of file: Int) -> [String] {
        guard graph.corpus.files.indices.contains(file) else { return [] }
        let content = graph.corpus.files[file]
        var value = [String(decoding: content.text.bytes, as: UTF8.self)]
        for reference in content.references {
            guard case .wikilink(let link) = reference else { continue }
            value.append(described(link))
        }
        for index in publisher.passages(ofFile: file) {
            let passage = graph.passages[index]
            value.append(describe(passage.target))
            value += passage.mentions.map { "\($0.range) \(graph.corpus.entities[$0.entity].id) \(graph.corpus.entities[$0.entity].name)" }
            value += passage.entities.map { graph.corpus.entities[$0].id }
            value += passage.links.map { describe($0.target) + graph.name(of: $0.target) }
            value += passage.citations.map { $0.source.map { graph.corpus.sources[$0].short } ?? "" }
        }
        if case .source(let index) = graph.fileTargets[content.text.path]?.page {
            let source = graph.corpus.sources[index]
            value += (source.authors + [source.publisher].compactMap(\.self)).map { $0.link.map(described) ?? $0.text }
            value += ["\(String(describing: source.lock))"]
        }
        return value
    }

    private func described(_ link: Wikilink) -> String {
        guard case .success(let target) = graph.resolver.resolve(link, on: .home) else { return link.page }
        return "\(describe(target)) \(graph.name(of: target))"
    }

    /// The files that say what a target is.
    private func files(of target: Target) -> [Int] {
        let corpus = graph.corpus
        switch target.place {
        case .event(let index) where graph.events.indices.contains(index): return [graph.events[index].event.origin.file]
        case .judgement(let index) where graph.judgements.indices.contains(index): return [graph.judgements[index].judgement.origin.file]
        default: break
        }
        switch target.page {
        case .source(let index): return [corpus.sources[index].origin.file]
        case .entity(let index): return [corpus.entities[index].origin.file]
        case .dispute(let index): return [corpus.disputes[index].origin.file]
        case .page(let index): return [corpus.pages[index].origin.file]
        default: return []
        }
    }

    /// A target by what it is called, not by its number.
    private func describe(_ target: Target) -> String {
        publisher.map.path(publisher.map.page(of: target)) + (SiteMap.fragment(of: target, graph).map { "#" + $0 } ?? "")
    }
}
