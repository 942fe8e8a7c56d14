// Nouns → graph, step by step; every step is linear in what it reads.

import CommonMark
import Diagnostics
import Dossier
import Workers

extension Graph {
    /// Links a corpus.
    public init(linking corpus: Corpus, workers: Workers) {
        var linking = LinkingRun(corpus, last: nil)
        self = linking.link(workers: workers)
    }
}

/// One linking, with what the next may take over from it.
struct LinkingRun {
    private var graph: Graph
    private let last: KeptLinking.Last?
    private let naming: PageNaming
    private let bareResolver: Resolver
    private let names: NameTable
    /// By passage.
    private var ambiguous: [[AmbiguousMention]] = []
    private var broken: [[BrokenLink]] = []
    private var brokenBefore: [BrokenLink] = []
    private var extents: [Int: (start: GraphExtent, end: GraphExtent)] = [:]
    private var written: [WrittenEvent] = []

    init(_ corpus: Corpus, last: KeptLinking.Last?) {
        naming = PageNaming(corpus)
        if let last, last.naming == naming {
            (self.last, bareResolver, names) = (last, last.bareResolver, last.names)
        } else {
            let resolver = Resolver(corpus)
            (self.last, bareResolver, names) = (nil, resolver, NameTable(corpus) { resolver.entity($0) })
        }
        graph = Graph(corpus: corpus, resolver: bareResolver)
    }

    mutating func link(workers: Workers) -> Graph {
        let timelines = addPassages()
        graph.fileTargets = FileLinks.targets(of: graph.corpus)
        let unchanged = last.map { UnchangedPassages(graph, $0.graph) }
        findNames(unchanged, workers: workers)
        EventMerging.merge(written, in: &graph)
        // Where a place has come or gone, any link may lead elsewhere.
        let known = last?.graph.resolver == graph.resolver ? unchanged : nil
        checkParties()
        brokenBefore = graph.brokenLinks
        resolveLinks(known, workers: workers, timelines: timelines)
        checkPacks()
        ArgumentLinking.link(&graph)
        gather(workers)
        graph.resolver.asked = .none
        return graph
    }

    /// Entities' pages and backlinks, side by side: neither asks for what the other writes.
    private mutating func gather(_ workers: Workers) {
        let linked = graph
        let steps: [@Sendable (inout Graph) -> Void] = [EntityLinking.link, BacklinkIndex.build]
        let gathered = workers.map(steps) { step in
            var graph = linked
            step(&graph)
            return graph
        }
        (graph.entities, graph.brokenLinks) = (gathered[0].entities, gathered[0].brokenLinks)
        (graph.backlinks, graph.claims, graph.sources) = (gathered[1].backlinks, gathered[1].claims, gathered[1].sources)
    }

    /// In a function of its own, behind which nobody but the graph holds the passages: else they would be copied at the first change.
    /// - Returns: the timeline of each file that is one.
    private mutating func addPassages() -> [Int: String] {
        var builder = PassageBuilder(graph: graph)
        builder.addAll()
        graph = builder.graph
        (extents, written) = (builder.extents, builder.written)
        return builder.timelineOfFile
    }

    /// What the next linking may take over.
    func kept(_ graph: Graph) -> KeptLinking.Last {
        let inPassages = broken.reduce(0) { $0 + $1.count }
        return KeptLinking.Last(
            graph: graph, names: names, naming: naming, bareResolver: bareResolver, extents: extents, written: written,
            ambiguous: ambiguous,
            broken: broken, brokenBefore: brokenBefore,
            brokenBehind: Array(graph.brokenLinks.dropFirst(brokenBefore.count + inPassages)))
    }

    /// Who wrote and published a source may be any place of the dossier.
    private mutating func checkParties() {
        for (index, source) in graph.corpus.sources.enumerated() {
            for link in source.links {
                guard case .failure(let problem) = graph.resolver.resolve(link, on: .source(index)) else { continue }
                graph.brokenLinks.append(BrokenLink(link: link, problem: problem))
            }
        }
    }

    /// Packs are printed and have no passages, but what they link must be there.
    private mutating func checkPacks() {
        let (corpus, resolver) = (graph.corpus, graph.resolver)
        var found: [BrokenLink] = []
        for (index, pack) in corpus.packs.enumerated() {
            func check(_ token: Int, _ inNote: Bool) {
                guard case .wikilink(let link) = corpus.reference(token, file: pack.origin.file),
                    case .failure(let problem) = resolver.resolve(link, on: .pack(index))
                else { return }
                found.append(BrokenLink(link: link, problem: problem))
            }
            pack.body.blocks.forEachToken(check)
            for judgement in pack.judgements {
                for phrase in judgement.phrases {
                    phrase.inlines.visitTokens(false, check)
                }
            }
        }
        graph.brokenLinks += found
    }

    /// Looks for names in every passage that is not the last linking's.
    private mutating func findNames(_ unchanged: UnchangedPassages?, workers: Workers) {
        let (resolver, corpus, table) = (graph.resolver, graph.corpus, names)
        ambiguous = step(
            unchanged, workers: workers,
            keeping: { passage, before, last in
                passage.mentions = last.graph.passages[before].mentions
                passage.entities = last.graph.passages[before].entities
                return last.ambiguous[before]
            },
            making: { PassageLinking.findNames(in: &$0, corpus: corpus, resolver: resolver, table: table) })
        graph.ambiguities = ambiguous.flatMap { $0 }
    }

    /// Resolves what every passage links and cites; events have their places by now.
    private mutating func resolveLinks(_ unchanged: UnchangedPassages?, workers: Workers, timelines: [Int: String]) {
        let (resolver, corpus) = (graph.resolver, graph.corpus)
        broken = step(
            unchanged, workers: workers,
            keeping: { passage, before, last in
                passage.links = last.graph.passages[before].links
                passage.citations = last.graph.passages[before].citations
                return last.broken[before]
            },
            making: { PassageLinking.resolve(&$0, corpus: corpus, resolver: resolver, timeline: timelines[$0.file]) })
        graph.brokenLinks += broken.flatMap { $0 }
    }

    /// One step of all passages: of the unchanged what the last linking made of them is kept, the others are made anew.
    /// - Returns: by passage, what was found beside it.
    private mutating func step<Found: Sendable>(
        _ unchanged: UnchangedPassages?, workers: Workers, keeping: (inout Passage, Int, KeptLinking.Last) -> [Found],
        making: @Sendable (inout Passage) -> [Found]
    ) -> [[Found]] {
        var found = [[Found]](repeating: [], count: graph.passages.count)
        var asked: [Int] = []
        for index in graph.passages.indices {
            if let last, let before = unchanged?[index] {
                found[index] = keeping(&graph.passages[index], before, last)
            } else {
                asked.append(index)
            }
        }
        for (index, made) in zip(asked, workers.change(&graph.passages, at: asked, making)) { found[index] = made }
        return found
    }
}

/// One passage linked, by itself: passages don't depend on each other, so they can be linked in parallel.
enum PassageLinking {
    /// - Returns: names that nobody can tell the bearer of.
    static func findNames(in passage: inout Passage, corpus: Corpus, resolver: Resolver, table: NameTable) -> [AmbiguousMention] {
        var finder = finder(for: passage, table: table)
        for block in passage.blocks {
            block.forEachText { text, range, context in
                if context.isDisjoint(with: [.heading, .link, .image]) { finder.find(in: text, inlineRange: range) }
            }
        }
        passage.inlines.forEachOpenText { finder.find(in: $0, inlineRange: $1) }
        // Texts come in the order they are written in, but a record's stand before its heading's.
        passage.mentions = finder.mentions.sorted { ($0.text, $0.range.lowerBound) < ($1.text, $1.range.lowerBound) }
        var entities = Set(passage.mentions.map(\.entity))
        if !passage.statement.isEmpty {
            var inStatement = MentionFinder(table, file: passage.file)
            passage.statement.forEachOpenText { inStatement.find(in: $0, inlineRange: $1) }
            entities.formUnion(inStatement.mentions.map(\.entity))
        }
        for link in written(passage, corpus).links {
            if let entity = resolver.entity(link.page), .entity(entity) != passage.home { entities.insert(entity) }
        }
        passage.entities = entities.sorted()
        return finder.ambiguous
    }

    /// - Returns: what leads nowhere.
    static func resolve(_ passage: inout Passage, corpus: Corpus, resolver: Resolver, timeline: String?) -> [BrokenLink] {
        var broken: [BrokenLink] = []
        let (links, citations) = written(passage, corpus)
        for link in links {
            switch resolver.resolve(link, on: passage.home, timeline: timeline) {
            case .success(let target): passage.links.append(PassageLink(wikilink: link, target: target))
            case .failure(let problem): broken.append(BrokenLink(link: link, problem: problem))
            }
        }
        // A record's stand before its heading's.
        passage.links.sort { $0.wikilink.origin.range.lowerBound < $1.wikilink.origin.range.lowerBound }
        // Whose speech a quotation is, is no link of the passage, but it leads somewhere all the same.
        for citation in citations.dropFirst(passage.recordCitations.count) {
            for case .speech(let party) in citation.quotations.flatMap(\.notes) {
                guard let link = party.link else { continue }
                if case .failure(let problem) = resolver.resolve(link, on: passage.home, timeline: timeline) {
                    broken.append(BrokenLink(link: link, problem: problem))
                }
            }
        }
        passage.citations = citations.map { ResolvedCitation(citation: $0, source: resolver.source($0.source)) }
        return broken
    }

    /// The wikilinks and citations of a passage; an editor's note never counts as evidence.
    private static func written(_ passage: Passage, _ corpus: Corpus) -> (links: [Wikilink], citations: [Citation]) {
        var links = passage.recordLinks
        var citations = passage.recordCitations
        guard corpus.files.indices.contains(passage.file) else { return (links, citations) }
        // Only these: to hold the corpus costs as much as to read a short passage.
        let references = corpus.files[passage.file].references
        func take(_ index: Int, inNote: Bool) {
            guard references.indices.contains(index) else { return }
            switch references[index] {
            case .wikilink(let link): links.append(link)
            case .citations(let found): if !inNote { citations += found }
            case .identifier, .malformed: break
            }
        }
        passage.blocks.forEachToken(take)
        passage.inlines.visitTokens { take($0, inNote: $1) }
        passage.statement.visitTokens { take($0, inNote: $1) }
        return (links, citations)
    }

    private static func finder(for passage: Passage, table: NameTable) -> MentionFinder {
        switch (passage.home, passage.target.place) {
        case (.source(let source), .paragraph(let number)):
            MentionFinder(table, file: passage.file, source: source, paragraph: number)
        case (.source(let source), _): MentionFinder(table, file: passage.file, source: source)
        case (.entity(let entity), _): MentionFinder(table, file: passage.file, own: entity)
        default: MentionFinder(table, file: passage.file)
        }
    }
}

extension Source {
    /// The wikilinks of its record.
    var links: [Wikilink] { (authors + [publisher].compactMap(\.self)).compactMap(\.link) }
}
