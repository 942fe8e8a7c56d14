// An edit of sources' digests → the graph with what it touches changed, and nothing else looked at: what authors save most.

import Dossier

/// What some sources' texts say now. Whatever gives a source another shape (paragraphs, names, whom its record names), and every other
/// file, is for a whole linking.
struct SourceRelinking {
    private let patch: CorpusPatch
    /// The passages of the changed sources as they are now, and where these stand.
    private let passages: [(place: Int, passage: Passage)]

    /// - Returns: nil where a whole linking is needed.
    init?(_ patch: CorpusPatch, after last: borrowing KeptLinking.Last) {
        var passages: [(Int, Passage)] = []
        for file in patch.files {
            guard case .source(let source) = file.noun, source.hasShape(of: last.graph.corpus.sources[file.place]) else { return nil }
            let linked = last.graph.sources[file.place]
            var builder = PassageBuilder(graph: Graph(corpus: Corpus(), resolver: last.graph.resolver))
            builder.add(source, at: file.place)
            let (made, places) = (builder.graph, linked.paragraphs.compactMap(\.self) + linked.notes)
            guard made.passages.count == places.count, made.sources[0].authors == linked.authors,
                made.sources[0].publisher == linked.publisher, made.brokenLinks.isEmpty,
                !last.brokenBefore.contains(where: { $0.link.origin.file == file.number })
            else { return nil }
            passages += zip(places, made.passages)
        }
        self.patch = patch
        self.passages = passages
    }

    /// Makes of the last linking what a whole linking of the corpus would be.
    func apply(to last: inout KeptLinking.Last) {
        patch.apply(to: &last.graph.corpus)
        let (corpus, resolver, names) = (last.graph.corpus, last.graph.resolver, last.names)
        var companions: Set<Int> = []
        for (place, passage) in passages {
            let (named, ambiguous) = PassageLinking.findNames(passage, corpus: corpus, resolver: resolver, table: names)
            let (linked, broken) = PassageLinking.resolve(named, corpus: corpus, resolver: resolver, timeline: nil)
            last.ambiguous[place] = ambiguous
            last.broken[place] = broken
            companions.formUnion(Self.replace(place, with: linked, in: &last.graph))
        }
        EntityLinking.linkCompanions(of: companions, in: &last.graph)
        last.graph.ambiguities = last.ambiguous.flatMap(\.self)
        last.graph.brokenLinks = last.brokenBefore + last.broken.flatMap(\.self) + last.brokenBehind
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
        title == other.title && short == other.short
            && meanings.elementsEqual(other.meanings) {
                $0.name == $1.name && $0.paragraph == $1.paragraph && $0.occurrence == $1.occurrence && $0.entity == $1.entity
            }
            && paragraphs.elementsEqual(other.paragraphs) { $0.number == $1.number && ($0.digest == nil) == ($1.digest == nil) }
            && notes.count == other.notes.count && (original?.units ?? []).map(\.name) == (other.original?.units ?? []).map(\.name)
    }
}
