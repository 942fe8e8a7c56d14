// Nouns → graph, step by step; every step is linear in what it reads.

import CommonMark
import Diagnostics
import Dossier
import Workers

extension Graph {
    /// Links a corpus.
    public init(linking corpus: Corpus, workers: Workers) {
        self.init(corpus: corpus, resolver: Resolver(corpus))
        var builder = PassageBuilder(graph: self)
        builder.addAll()
        self = builder.graph
        find(workers: workers, timelines: builder.timelineOfFile)
        ArgumentLinking.link(&self)
        EventMerging.merge(builder.written, in: &self)
        EntityLinking.link(&self)
        BacklinkIndex.build(&self)
    }

    /// Looks for names in every passage and resolves its links and citations.
    private mutating func find(workers: Workers, timelines: [Int: String]) {
        let resolver = resolver
        let corpus = corpus
        let table = NameTable(corpus) { resolver.entity($0) }
        let outcomes = workers.map(passages) { passage in
            PassageLinking.link(passage, corpus: corpus, resolver: resolver, table: table, timeline: timelines[passage.file])
        }
        var linked: [Passage] = []
        linked.reserveCapacity(outcomes.count)
        for outcome in outcomes {
            linked.append(outcome.passage)
            ambiguities += outcome.ambiguous
            brokenLinks += outcome.broken
        }
        passages = linked
    }
}

/// One passage linked, by itself: passages don't depend on each other, so they can be linked in parallel.
enum PassageLinking {
    struct Outcome: Sendable {
        var passage: Passage
        var ambiguous: [AmbiguousMention] = []
        var broken: [BrokenLink] = []
    }

    static func link(_ passage: Passage, corpus: Corpus, resolver: Resolver, table: NameTable, timeline: String?) -> Outcome {
        var passage = passage
        var outcome = Outcome(passage: passage)
        var finder = finder(for: passage, table: table)
        for block in passage.blocks {
            block.forEachText { text, range, context in
                if context.isDisjoint(with: [.heading, .link, .image]) { finder.find(in: text, inlineRange: range) }
            }
        }
        passage.inlines.forEachOpenText { finder.find(in: $0, inlineRange: $1) }
        passage.mentions = finder.mentions
        outcome.ambiguous = finder.ambiguous

        var links = passage.recordLinks
        var citations = passage.recordCitations
        func take(_ index: Int, inNote: Bool) {
            switch corpus.reference(index, file: passage.file) {
            case .wikilink(let link): links.append(link)
            case .citations(let found): if !inNote { citations += found }
            case .identifier, .malformed, nil: break
            }
        }
        passage.blocks.forEachToken(take)
        passage.inlines.visitTokens { take($0, inNote: $1) }
        for link in links {
            switch resolver.resolve(link, on: passage.target.page, timeline: timeline) {
            case .success(let target): passage.links.append(PassageLink(wikilink: link, target: target))
            case .failure(let problem): outcome.broken.append(BrokenLink(link: link, problem: problem))
            }
        }
        passage.citations = citations.map { ResolvedCitation(citation: $0, source: resolver.source($0.source)) }
        var entities = Set(passage.mentions.map(\.entity))
        for link in passage.links {
            if case .entity(let index) = link.target.page, link.target.page != passage.target.page { entities.insert(index) }
        }
        passage.entities = entities.sorted()
        outcome.passage = passage
        return outcome
    }

    private static func finder(for passage: Passage, table: NameTable) -> MentionFinder {
        switch (passage.target.page, passage.target.place) {
        case (.source(let source), .paragraph(let number)):
            MentionFinder(table, file: passage.file, source: source, paragraph: number)
        case (.source(let source), _): MentionFinder(table, file: passage.file, source: source)
        case (.entity(let entity), _): MentionFinder(table, file: passage.file, own: entity)
        default: MentionFinder(table, file: passage.file)
        }
    }
}
