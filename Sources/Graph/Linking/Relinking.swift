// An edit of what files say → the graph with what it touches changed, and nothing else looked at: what authors save most.

import Diagnostics
import Dossier
import Workers

/// Files that say something else now, but are of the same shape: the same places and records in the same order, whose claims answer the
/// same and whose events are the same. What they are called may change as far as no link asks for it. Every other edit is for a whole
/// linking.
struct Relinking {
    /// One file's part of the graph as it is now.
    private struct Part {
        var file: CorpusPatch.File
        /// Where it stands in the graph.
        var start: GraphExtent
        /// As `PassageBuilder` made it: what is in it is numbered as in the whole graph, but stands from 0.
        var graph: Graph
        var written: [WrittenEvent]
        /// Linked, in the order of the graph's.
        var passages: [Passage]
        /// By passage.
        var ambiguous: [[AmbiguousMention]]
        var broken: [[BrokenLink]]
    }

    private let patch: CorpusPatch
    private let renaming: Renaming
    private let parts: [Part]

    /// - Returns: nil where a whole linking is needed.
    init?(_ patch: CorpusPatch, after last: borrowing KeptLinking.Last, workers: Workers) {
        guard let renaming = Renaming(patch, after: last, workers: workers) else { return nil }
        var parts: [Part] = []
        for file in patch.files {
            guard let part = Self.part(file, last, renaming) else { return nil }
            parts.append(part)
        }
        self.patch = patch
        self.renaming = renaming
        self.parts = parts
    }

    // MARK: What is there now

    private static func part(_ file: CorpusPatch.File, _ last: borrowing KeptLinking.Last, _ renaming: Renaming) -> Part? {
        guard let page = file.noun.page(at: file.place), let (start, end) = last.extents[file.number],
            // Broken links of records stand in lists of their own.
            !last.brokenBefore.contains(where: { $0.link.origin.file == file.number }),
            !last.brokenBehind.contains(where: { $0.link.origin.file == file.number })
        else { return nil }
        // Of the other files nothing is asked.
        var corpus = Corpus()
        corpus.files = [CorpusFile](repeating: CorpusFile(text: SourceText(path: "", bytes: [])), count: file.number + 1)
        corpus.files[file.number] = file.file
        let resolver = renaming.resolver
        var builder = PassageBuilder(graph: Graph(corpus: corpus, resolver: resolver.without(placesOn: page)), base: start)
        builder.add(file.noun, at: file.place)
        let made = builder.graph
        guard builder.extent == end, made.anchors.elementsEqual(last.graph.anchors[start.anchors..<end.anchors]),
            made.resolver.hasSamePlaces(as: resolver, on: page),
            hasSameRecords(made, last, start, file, resolver)
        else { return nil }
        var part = Part(file: file, start: start, graph: made, written: builder.written, passages: [], ambiguous: [], broken: [])
        for (offset, passage) in made.passages.enumerated() {
            let index = start.passages + offset
            let (role, target, home) = (
                last.graph.passages[index].role, last.graph.passages[index].target, last.graph.passages[index].home
            )
            guard passage.role == role, passage.home == home,
                role == .event || passage.target == target
            else { return nil }
            var linked = passage
            let ambiguous = PassageLinking.findNames(in: &linked, corpus: corpus, resolver: resolver, table: renaming.names)
            let broken = PassageLinking.resolve(
                &linked, corpus: corpus, resolver: resolver, timeline: builder.timelineOfFile[file.number])
            // What an event's is, merging decided.
            linked.target = target
            part.passages.append(linked)
            part.ambiguous.append(ambiguous)
            part.broken.append(broken)
        }
        return hasSameEvents(part, last) ? part : nil
    }

    /// Whether claims, judgements and relations are the same as far as other pages know of them.
    private static func hasSameRecords(
        _ made: Graph, _ last: borrowing KeptLinking.Last, _ start: GraphExtent, _ file: CorpusPatch.File, _ resolver: Resolver
    ) -> Bool {
        switch file.noun {
        case .source(let source):
            let linked = last.graph.sources[file.place]
            guard !source.links.contains(where: { resolver.isBroken($0, on: .source(file.place)) }) else { return false }
            return made.sources[0].authors == linked.authors && made.sources[0].publisher == linked.publisher
                && made.sources[0].paragraphs == linked.paragraphs && made.sources[0].notes == linked.notes
        case .entity(let entity):
            let stated = EntityLinking.stated(entity, resolver)
            let known = last.graph.entities[file.place].relations.filter { !$0.isInverse }
            return stated.elementsEqual(known) { $0.name == $1.name && $0.entity == $1.entity }
                && !entity.relations.contains { $0.target.link.map { resolver.isBroken($0, on: .entity(file.place)) } ?? false }
        case .dispute:
            let linked = last.graph.disputes[file.place]
            guard made.disputes[0].claims == linked.claims, made.disputes[0].sections == linked.sections,
                made.disputes[0].settlement == linked.settlement, made.disputes[0].hypotheses == linked.hypotheses,
                made.disputes[0].footnotes == linked.footnotes
            else { return false }
            return made.claims.enumerated().allSatisfy { offset, claim in
                let before = last.graph.claims[start.claims + offset]
                return claim.claim.id == before.claim.id && claim.parent == before.parent
                    && claim.claim.relation == before.claim.relation
                    && claim.claim.answers.elementsEqual(before.claim.answers) {
                        $0.relation == $1.relation && $0.target.page == $1.target.page && $0.target.fragment == $1.target.fragment
                    }
                    && ArgumentLinking.entities(claim.claim.holders, resolver) == before.holders
            }
        case .page(let page):
            let linked = page.id == Corpus.homeID ? last.graph.home : last.graph.pages[file.place]
            let now = page.id == Corpus.homeID ? made.home : made.pages.first
            return now?.judgements == linked?.judgements
                && made.judgements.enumerated().allSatisfy {
                    last.graph.judgements[start.judgements + $0.offset].anchor == $0.element.anchor
                }
        case .timeline: return made.timelinePrefaces.allSatisfy { last.graph.timelinePrefaces.contains($0) }
        case .pack, .nothing: return false
        }
    }

    /// Whether each event is merged with the same others, and stands in the same place among all.
    private static func hasSameEvents(_ part: Part, _ last: borrowing KeptLinking.Last) -> Bool {
        part.written.enumerated().allSatisfy { offset, item in
            let number = part.start.written + offset
            guard last.written.indices.contains(number) else { return false }
            let before = last.written[number]
            return before.passage == item.passage && before.event.id == item.event.id && before.timeline == item.timeline
                && before.event.date.value == item.event.date.value
                && EventMerging.keys(of: item, part.passages[item.passage - part.start.passages].entities)
                    == EventMerging.keys(of: before, last.graph.passages[before.passage].entities)
                // What nobody cites is merged with nothing, but entities gather it.
                && part.passages[item.passage - part.start.passages].entities == last.graph.passages[before.passage].entities
        }
    }

    // MARK: Taking it in

    /// Makes of the last linking what a whole linking of the corpus would be.
    func apply(to last: inout KeptLinking.Last) {
        patch.apply(to: &last.graph.corpus)
        renaming.apply(to: &last)
        var companions: Set<Int> = []
        // Of a hundred thousand passages few have any.
        var hasOthers = false
        for found in renaming.found {
            hasOthers = hasOthers || last.ambiguous[found.place] != found.ambiguous
            last.ambiguous[found.place] = found.ambiguous
            companions.formUnion(Self.replace(found.place, with: found.passage, in: &last.graph))
            if case .claim(let claim) = found.passage.target.place { Self.replaceSubject(ofClaim: claim, in: &last.graph) }
        }
        for part in parts {
            for (offset, passage) in part.passages.enumerated() {
                let place = part.start.passages + offset
                hasOthers = hasOthers || last.ambiguous[place] != part.ambiguous[offset] || last.broken[place] != part.broken[offset]
                last.ambiguous[place] = part.ambiguous[offset]
                last.broken[place] = part.broken[offset]
                companions.formUnion(Self.replace(place, with: passage, in: &last.graph))
            }
            Self.replaceRecords(part, in: &last.graph)
            for (offset, item) in part.written.enumerated() { last.written[part.start.written + offset] = item }
        }
        EntityLinking.linkCompanions(of: companions, in: &last.graph)
        EventMerging.retell(Set(parts.flatMap { $0.written.map(\.passage) }), last.written, in: &last.graph)
        guard hasOthers else { return }
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

    private static func replaceSubject(ofClaim number: Int, in graph: inout Graph) {
        let (before, about) = (graph.claims[number].about, ArgumentLinking.about(graph.claims[number], in: graph))
        graph.claims[number].about = about
        for entity in before where !about.contains(entity) { graph.entities[entity].claimsAbout.remove(number) }
        for entity in about where !before.contains(entity) { graph.entities[entity].claimsAbout.insert(number, at: number, \.self) }
    }

    /// What the graph keeps of the file's records, and where its headings are.
    private static func replaceRecords(_ part: Part, in graph: inout Graph) {
        let file = part.file.number
        for origin in graph.headingAnchors.keys.filter({ $0.file == file }) { graph.headingAnchors[origin] = nil }
        graph.headingAnchors.merge(part.graph.headingAnchors) { _, new in new }
        for (offset, judgement) in part.graph.judgements.enumerated() {
            graph.judgements[part.start.judgements + offset].judgement = judgement.judgement
        }
        for (offset, claim) in part.graph.claims.enumerated() {
            let number = part.start.claims + offset
            graph.claims[number].claim = claim.claim
            replaceSubject(ofClaim: number, in: &graph)
        }
        switch part.file.noun {
        case .entity(let entity): EntityLinking.restate(entity, at: part.file.place, in: &graph)
        case .page(let page) where page.id == Corpus.homeID: graph.home?.page = page
        case .page(let page): graph.pages[part.file.place].page = page
        case .source, .dispute, .timeline, .pack, .nothing: break
        }
    }
}

extension Noun {
    /// The page whose places it has; nil for what has no passages.
    func page(at place: Int) -> PageRef? {
        switch self {
        case .source: .source(place)
        case .entity: .entity(place)
        case .dispute: .dispute(place)
        case .timeline: .timeline
        case .page(let page): page.id == Corpus.homeID ? .home : .page(place)
        case .pack, .nothing: nil
        }
    }
}

extension Corpus {
    /// The noun that another of its kind would replace.
    func noun(like noun: Noun, at place: Int) -> Noun? {
        switch noun {
        case .source: .source(sources[place])
        case .entity: .entity(entities[place])
        case .dispute: .dispute(disputes[place])
        case .timeline: .timeline(timelines[place])
        case .page(let page): page.id == Self.homeID ? home.map(Noun.page) : .page(pages[place])
        case .pack, .nothing: nil
        }
    }
}

extension Resolver {
    fileprivate func isBroken(_ link: Wikilink, on page: PageRef) -> Bool {
        if case .failure = resolve(link, on: page) { true } else { false }
    }
}
