// An edit of sources' digests → the graph with what it touches changed, and nothing else looked at: what authors save most.

import Dossier

/// A linking that differs from the last in what some sources' texts say. Whatever gives a source another shape (paragraphs, names, whom
/// its record names), and every other file, is for a whole linking.
struct SourceRelinking {
    private let last: KeptLinking.Last
    private let corpus: Corpus
    /// Each changed source with its passages as they are now, and where these stand.
    private let changed: [(source: Int, passages: [Passage], places: [Int])]

    /// - Returns: nil where a whole linking is needed.
    init?(_ corpus: Corpus, after last: KeptLinking.Last) {
        let before = last.graph.corpus
        guard corpus.files.count == before.files.count, corpus.sources.count == before.sources.count, corpus.assets == before.assets else {
            return nil
        }
        var files: Set<Int> = []
        for index in corpus.files.indices {
            guard corpus.files[index].text.path == before.files[index].text.path else { return nil }
            // The same array costs no comparison.
            if corpus.files[index].text.bytes != before.files[index].text.bytes { files.insert(index) }
        }
        let sources = corpus.sources.indices.filter { files.contains(corpus.sources[$0].origin.file) }
        guard sources.count == files.count else { return nil }
        var changed: [(source: Int, passages: [Passage], places: [Int])] = []
        for source in sources {
            let linked = last.graph.sources[source]
            guard corpus.sources[source].hasShape(of: before.sources[source]) else { return nil }
            var builder = PassageBuilder(graph: Graph(corpus: corpus, resolver: last.graph.resolver))
            builder.addSource(source)
            let made = builder.graph
            let places = linked.paragraphs.compactMap(\.self) + linked.notes
            guard made.brokenLinks.isEmpty, made.passages.count == places.count, made.sources[0].authors == linked.authors,
                made.sources[0].publisher == linked.publisher,
                !last.brokenBefore.contains(where: { files.contains($0.link.origin.file) })
            else { return nil }
            changed.append((source, made.passages, places))
        }
        self.last = last
        self.corpus = corpus
        self.changed = changed
    }

    /// - Returns: what a whole linking of the corpus would.
    consuming func link() -> KeptLinking.Last {
        var last = last
        last.graph.corpus = corpus
        let (resolver, names) = (last.graph.resolver, last.names)
        var companions: Set<Int> = []
        for (_, passages, places) in changed {
            for (passage, place) in zip(passages, places) {
                let (named, ambiguous) = PassageLinking.findNames(passage, corpus: corpus, resolver: resolver, table: names)
                let (linked, broken) = PassageLinking.resolve(named, corpus: corpus, resolver: resolver, timeline: nil)
                last.ambiguous[place] = ambiguous
                last.broken[place] = broken
                companions.formUnion(Self.replace(place, with: linked, in: &last.graph))
            }
        }
        EntityLinking.linkCompanions(of: companions, in: &last.graph)
        last.graph.ambiguities = last.ambiguous.flatMap(\.self)
        last.graph.brokenLinks = last.brokenBefore + last.broken.flatMap(\.self) + last.brokenBehind
        return last
    }

    /// - Returns: the entities whose companions may be others now.
    private static func replace(_ place: Int, with passage: Passage, in graph: inout Graph) -> Set<Int> {
        let (old, new) = (Set(graph.passages[place].entities), Set(passage.entities))
        BacklinkIndex.remove(place, from: &graph)
        graph.passages[place] = passage
        BacklinkIndex.insert(place, into: &graph)
        for entity in old.subtracting(new) { graph.entities[entity].mentions.remove(place) }
        for entity in new.subtracting(old) { graph.entities[entity].mentions.insert(place, at: place, \.self) }
        return old == new || passage.role != .digest ? [] : old.union(new)
    }
}

extension Source {
    /// Whether another state of it has the same names, paragraphs, notes and units.
    fileprivate func hasShape(of other: Source) -> Bool {
        id == other.id && title == other.title && short == other.short
            && meanings.elementsEqual(other.meanings) {
                $0.name == $1.name && $0.paragraph == $1.paragraph && $0.occurrence == $1.occurrence && $0.entity == $1.entity
            }
            && paragraphs.elementsEqual(other.paragraphs) { $0.number == $1.number && ($0.digest == nil) == ($1.digest == nil) }
            && notes.count == other.notes.count && (original?.units ?? []).map(\.name) == (other.original?.units ?? []).map(\.name)
    }
}
