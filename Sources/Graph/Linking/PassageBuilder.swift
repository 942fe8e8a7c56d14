// Every stretch of text in the corpus as a passage with its place, and every id as an anchor that links can find.

import CommonMark
import Dossier

/// An event where it was written, before equal ones are merged.
struct WrittenEvent: Sendable {
    var event: Event
    var page: PageRef
    /// The timeline file's id, for ids on it.
    var timeline: String?
    var passage: Int
}

/// How much of a graph there is.
struct GraphExtent: Equatable, Sendable {
    var passages = 0
    var claims = 0
    var judgements = 0
    var anchors = 0
    var written = 0
}

struct PassageBuilder {
    var graph: Graph
    private(set) var written: [WrittenEvent] = []
    private(set) var timelineOfFile: [Int: String] = [:]
    /// By file, how much of the graph stands before what it adds, and with it.
    private(set) var extents: [Int: (start: GraphExtent, end: GraphExtent)] = [:]
    /// What stands before all that is added here, and is not here.
    private let base: GraphExtent
    private var numberings: [PageRef: Numbering] = [:]

    init(graph: Graph, base: GraphExtent = GraphExtent()) {
        self.graph = graph
        self.base = base
    }

    mutating func addAll() {
        // What is known beforehand of how many there will be: each growth copies them all.
        let corpus = graph.corpus
        graph.passages.reserveCapacity(corpus.sources.reduce(corpus.files.count * 2) { $0 + $1.paragraphs.count + $1.notes.count })
        for (index, source) in graph.corpus.sources.enumerated() { add(.source(source), at: index) }
        for (index, entity) in graph.corpus.entities.enumerated() { add(.entity(entity), at: index) }
        for (index, dispute) in graph.corpus.disputes.enumerated() { add(.dispute(dispute), at: index) }
        for (index, timeline) in graph.corpus.timelines.enumerated() { add(.timeline(timeline), at: index) }
        if let home = graph.corpus.home { add(.page(home), at: 0) }
        for (index, page) in graph.corpus.pages.enumerated() { add(.page(page), at: index) }
    }

    /// Adds what a file is about; packs have no passages.
    /// - Parameter index: its place among the nouns of its kind.
    mutating func add(_ noun: Noun, at index: Int) {
        let start = extent
        defer { if let file = noun.origin?.file { extents[file] = (start, extent) } }
        switch noun {
        case .source(let source): add(source, at: index)
        case .entity(let entity): add(entity, at: index)
        case .dispute(let dispute): add(dispute, at: index)
        case .timeline(let timeline):
            timelineOfFile[timeline.origin.file] = timeline.id
            if !timeline.preface.isEmpty {
                graph.timelinePrefaces.append(add(.preface, Target(.timeline), timeline.preface))
            }
            addEvents(timeline.events, page: .timeline, timeline: timeline.id)
        case .page(let page) where page.id == Corpus.homeID: graph.home = add(page, as: .home)
        case .page(let page): graph.pages.append(add(page, as: .page(index)))
        case .pack, .nothing: break
        }
    }

    /// How much of the graph there is by now.
    var extent: GraphExtent {
        GraphExtent(
            passages: base.passages + graph.passages.count, claims: base.claims + graph.claims.count,
            judgements: base.judgements + graph.judgements.count, anchors: base.anchors + graph.anchors.count,
            written: base.written + written.count)
    }

    /// The number of the passage that was added last.
    private var lastPassage: Int { extent.passages - 1 }

    private mutating func add(_ source: Source, at index: Int) {
        var linked = LinkedSource()
        for paragraph in source.paragraphs {
            let target = Target(.source(index), .paragraph(paragraph.number))
            graph.resolver.add(place: "p\(paragraph.number)", on: .source(index), target)
            linked.paragraphs.append(paragraph.digest.map { add(.digest, target, $0) })
        }
        for (number, note) in source.notes.enumerated() {
            let target = Target(.source(index), .note(number))
            linked.notes.append(add(.note, target, note.prose))
        }
        for unit in source.original?.units ?? [] { graph.resolver.add(place: unit.name, on: .source(index), Target(.source(index))) }
        linked.authors = source.authors.map { $0.link.flatMap { graph.resolver.entity($0.page) } }
        linked.publisher = source.publisher?.link.flatMap { graph.resolver.entity($0.page) }
        graph.sources.append(linked)
    }

    private mutating func add(_ entity: Entity, at index: Int) {
        var linked = LinkedEntity()
        linked.body = add(.entityBody, Target(.entity(index)), entity.body)
        // What its relations cite and name is cited and named by the page.
        graph.passages[graph.passages.count - 1].recordCitations = entity.relations.flatMap(\.citations)
        addAnchors(entity.body, on: .entity(index))
        addThemePlaces(["relations": "Relations", "timeline": "Events"], on: .entity(index))
        addEvents(entity.events, page: .entity(index))
        graph.entities.append(linked)
    }

    private mutating func add(_ dispute: Dispute, at index: Int) {
        let page = PageRef.dispute(index)
        var linked = LinkedDispute()
        linked.stake = add(.stake, Target(page), dispute.stake)
        let first = extent.claims
        for claim in dispute.claims {
            let number = extent.claims
            let target = Target(page, .claim(number))
            graph.resolver.add(place: claim.id, on: page, target)
            var links = (claim.holders + claim.via).compactMap(\.link) + (claim.place?.link.map { [$0] } ?? [])
            links += claim.figures.compactMap(\.measure.link) + claim.answers.map(\.target)
            links += claim.evidence.flatMap(\.quotations).flatMap(\.notes).compactMap {
                if case .speech(let party) = $0 { party.link } else { nil }
            }
            var passage = Passage(
                role: .claim, target: target, file: claim.analysis.file, blocks: claim.analysis.blocks, recordCitations: claim.evidence,
                recordLinks: links)
            passage.statement = claim.statement.inlines
            passage.inlines = claim.because?.inlines ?? []
            graph.passages.append(passage)
            graph.claims.append(
                LinkedClaim(
                    dispute: index, claim: claim, parent: claim.parent.map { first + $0 }, analysis: lastPassage))
        }
        linked.claims = first..<extent.claims
        // Headings give way to ids that authors chose.
        addAnchors(dispute.stake, on: page)
        addThemePlaces(["hypotheses": "Hypotheses", "what-would-settle-it": "Settlement", "timeline": "Events"], on: page)
        for section in dispute.sections {
            addAnchor(section.heading, on: page)
            linked.sections.append(add(.section, Target(page), section.body))
            addAnchors(section.body, on: page)
        }
        if !dispute.footnotes.isEmpty { linked.footnotes = add(.section, Target(page), dispute.footnotes) }
        linked.settlement = dispute.settlement.map { add(.settlement, Target(page), $0) }
        linked.hypotheses = dispute.hypotheses.map { add(.hypotheses, Target(page), $0) }
        addEvents(dispute.events, page: page)
        graph.disputes.append(linked)
    }

    private mutating func add(_ page: Page, as reference: PageRef) -> LinkedPage {
        var linked = LinkedPage(page: page, body: add(.body, Target(reference), page.body))
        for judgement in page.judgements {
            let number = extent.judgements
            let target = Target(reference, .judgement(number))
            let anchor = judgement.id ?? "judgement-\(linked.judgements.count + 1)"
            graph.resolver.add(place: anchor, on: reference, target)
            var passage = Passage(role: .judgement, target: target, file: judgement.origin.file)
            passage.inlines = judgement.phrases.flatMap(\.inlines)
            graph.passages.append(passage)
            graph.judgements.append(
                LinkedJudgement(judgement: judgement, anchor: anchor, passage: lastPassage, page: reference))
            linked.judgements.append(number)
        }
        addAnchors(page.body, on: reference)
        addThemePlaces(["key-judgements": "Judgements", "timeline": "Events"], on: reference)
        addEvents(page.events, page: reference)
        return linked
    }

    private mutating func addEvents(_ events: [Event], page: PageRef, timeline: String? = nil) {
        for event in events {
            var links = event.accordingTo.compactMap(\.link) + event.reports + event.falsifies
            links += (event.place?.link.map { [$0] } ?? []) + event.figures.compactMap(\.measure.link)
            var passage = Passage(
                role: .event, target: Target(page), file: event.origin.file, recordCitations: event.alsoDated.flatMap(\.citations),
                recordLinks: links)
            passage.inlines = event.sentence.inlines
            graph.passages.append(passage)
            written.append(WrittenEvent(event: event, page: page, timeline: timeline, passage: lastPassage))
        }
    }

    private mutating func add(_ role: Passage.Role, _ target: Target, _ prose: Prose) -> Int {
        graph.passages.append(Passage(role: role, target: target, file: prose.file, blocks: prose.blocks))
        return lastPassage
    }

    // MARK: Anchors

    private mutating func addAnchors(_ prose: Prose, on page: PageRef) {
        for block in prose.blocks {
            if case .heading(_, let inlines) = block.kind {
                addAnchor(Phrase(inlines, at: Origin(file: prose.file, range: block.range)), on: page)
            } else {
                // `{#id}` names the block it stands in; the fragment is written where it stood.
                [block].forEachToken { index, _ in
                    if case .identifier(let id) = graph.corpus.reference(index, file: prose.file) { addAnchor(id.value, on: page) }
                }
            }
        }
    }

    /// Reserved headings are not written as headings of the text, but as sections of the theme, whose ids begin with a capital so that
    /// they never meet an author's.
    private mutating func addThemePlaces(_ ids: [String: String], on page: PageRef) {
        for (id, anchor) in ids.sorted(by: { $0.key < $1.key }) {
            graph.anchors.append(anchor)
            graph.resolver.add(place: id, on: page, Target(page, .anchor(extent.anchors - 1)))
        }
    }

    private mutating func addAnchor(_ heading: Phrase, on page: PageRef) {
        var own: String?
        heading.inlines.visitTokens { index, _ in
            if case .identifier(let id) = graph.corpus.reference(index, file: heading.origin.file) { own = id.value }
        }
        let base = own ?? Slug.make(heading.inlines.plainText.trimmingPrefix(" "))
        guard !base.isEmpty else { return }
        let id = numberings[page, default: Numbering()].unique(base) { graph.resolver.holds(place: $0, on: page) }
        graph.headingAnchors[heading.origin] = id
        addAnchor(id, on: page)
    }

    private mutating func addAnchor(_ id: String, on page: PageRef) {
        graph.anchors.append(id)
        graph.resolver.add(place: id, on: page, Target(page, .anchor(extent.anchors - 1)))
    }
}
