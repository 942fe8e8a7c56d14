// A dossier linked again and again while it is edited: what an unchanged file's texts name and link is not looked for anew.

import Dossier
import Workers

/// The last linking of a dossier, and what the next can take over from it.
public struct KeptLinking: Sendable {
    /// All that has to be known of a linking beside its graph.
    struct Last: Sendable {
        var graph: Graph
        var names: NameTable
        var naming: PageNaming
        /// As it was made from the nouns alone, before places were added.
        var bareResolver: Resolver
        /// By file, how much of the graph stands before what the file adds, and with it.
        var extents: [Int: (start: GraphExtent, end: GraphExtent)]
        /// Events before they were merged.
        var written: [WrittenEvent]
        /// By passage.
        var ambiguous: [[AmbiguousMention]]
        var broken: [[BrokenLink]]
        /// Broken links of records, before and behind those of the passages.
        var brokenBefore: [BrokenLink]
        var brokenBehind: [BrokenLink]
    }

    private var last: Last

    public init(_ corpus: Corpus, workers: Workers) {
        var linking = LinkingRun(corpus, last: nil)
        let graph = linking.link(workers: workers)
        last = linking.kept(graph)
    }

    /// The same as that of `Graph(linking:workers:)`.
    public var graph: Graph { last.graph }

    /// Links a corpus.
    public mutating func link(_ corpus: Corpus, workers: Workers) {
        var linking = LinkingRun(corpus, last: last)
        let graph = linking.link(workers: workers)
        last = linking.kept(graph)
    }

    /// Links the corpus as it is with other states of some files.
    /// - Parameter beforeChange: is called where the graph is about to change in place: who still holds it then has it copied.
    public mutating func link(_ patch: CorpusPatch, workers: Workers, beforeChange: () -> Void) {
        if let relinking = Relinking(patch, after: last, workers: workers) {
            beforeChange()
            relinking.apply(to: &last)
        } else {
            var corpus = last.graph.corpus
            patch.apply(to: &corpus)
            link(corpus, workers: workers)
        }
    }
}

/// What pages and entities are called, which decides what any name means.
struct PageNaming: Sendable, Equatable {
    private var names: [String] = []
    private var meanings: [[MeantName]]

    init(_ corpus: Corpus) {
        names = [corpus.home?.id ?? "", corpus.home?.title ?? ""]
        for source in corpus.sources { names += [source.id, source.title, source.short] }
        names.append("")
        for entity in corpus.entities {
            names += [entity.id, entity.name, entity.match.rawValue] + entity.aliases.map(\.value) + [""]
        }
        names.append("")
        for dispute in corpus.disputes { names += [dispute.id, dispute.title, dispute.short ?? ""] }
        names.append("")
        for page in corpus.pages { names += [page.id, page.title] }
        names.append("")
        for pack in corpus.packs { names += [pack.id, pack.title] }
        names.append("")
        for timeline in corpus.timelines { names += [timeline.id, timeline.title] }
        meanings = corpus.sources.map { $0.meanings.map(MeantName.init) }
    }
}

/// What a source says of a name, wherever in the file it says so.
struct MeantName: Hashable, Sendable {
    var name: String
    var paragraph: Int?
    var occurrence: Int?
    var entity: String

    init(_ meaning: NameMeaning) {
        (name, paragraph, occurrence, entity) = (meaning.name, meaning.paragraph, meaning.occurrence, meaning.entity)
    }
}

/// Which passages of a linking are those of the last, unchanged.
struct UnchangedPassages {
    /// By passage, its number in the last linking.
    private let before: [Int?]

    /// - Parameters:
    ///   - now: with its passages, not yet linked.
    ///   - last: linked.
    init(_ now: Graph, _ last: Graph) {
        let files = now.corpus.files.indices.map { number in
            last.corpus.files.indices.contains(number) && last.corpus.files[number].text.path == now.corpus.files[number].text.path
                && last.corpus.files[number].text.bytes == now.corpus.files[number].text.bytes
        }
        var places = [[Int]](repeating: [], count: files.count)
        for (index, passage) in last.passages.enumerated() where files.indices.contains(passage.file) && files[passage.file] {
            places[passage.file].append(index)
        }
        var counts = [Int](repeating: 0, count: files.count)
        for passage in now.passages where files.indices.contains(passage.file) { counts[passage.file] += 1 }
        var next = [Int](repeating: 0, count: files.count)
        before = now.passages.map { passage in
            let file = passage.file
            guard files.indices.contains(file), files[file], places[file].count == counts[file] else { return nil }
            let index = places[file][next[file]]
            next[file] += 1
            return last.passages[index].role == passage.role && last.passages[index].home == passage.home ? index : nil
        }
    }

    subscript(passage: Int) -> Int? { before[passage] }
}
