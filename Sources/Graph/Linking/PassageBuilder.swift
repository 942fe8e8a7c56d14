// Every stretch of text in the corpus as a passage with its place, and every id as an anchor that links can find.

import CommonMark
import Dossier

/// An event where it was written, before equal ones are merged.
struct WrittenEvent {
    var event: Event
    var page: PageRef
    /// The timeline file's id, for ids on it.
    var timeline: String?
    var passage: Int
}

struct PassageBuilder {
    var graph: Graph
    var written: [WrittenEvent] = []
    var timelineOfFile: [Int: String] = [:]
    private var numberings: [PageRef: Numbering] = [:]

    init(graph: Graph) {
        self.graph = graph
    }

    mutating func addAll() {
        for (index, source) in graph.corpus.sources.enumerated() { add(source, at: index) }
        for index in graph.corpus.entities.indices { addEntity(index) }
        for index in graph.corpus.disputes.indices { addDispute(index) }
        for timeline in graph.corpus.timelines {
            timelineOfFile[timeline.origin.file] = timeline.id
            if !timeline.preface.isEmpty {
                graph.timelinePrefaces.append(add(.preface, Target(.timeline), timeline.preface))
            }
            addEvents(timeline.events, page: .timeline, timeline: timeline.id)
        }
        graph.home = graph.corpus.home.map { add($0, as: .home) }
        graph.pages = graph.corpus.pages.enumerated().map { add($0.element, as: .page($0.offset)) }
    }

    mutating func add(_ source: Source, at index: Int) {
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
        for party in source.authors + (source.publisher.map { [$0] } ?? []) { check(party, on: .source(index)) }
        graph.sources.append(linked)
    }

    private mutating func addEntity(_ index: Int) {
        let entity = graph.corpus.entities[index]
        var linked = LinkedEntity()
        linked.body = add(.entityBody, Target(.entity(index)), entity.body)
        // What its relations cite and name is cited and named by the page.
        graph.passages[linked.body].recordCitations = entity.relations.flatMap(\.citations)
        addAnchors(entity.body, on: .entity(index))
        addThemePlaces(["relations": "Relations", "timeline": "Events"], on: .entity(index))
        addEvents(entity.events, page: .entity(index))
        graph.entities.append(linked)
    }

    private mutating func addDispute(_ index: Int) {
        let dispute = graph.corpus.disputes[index]
        let page = PageRef.dispute(index)
        var linked = LinkedDispute()
        linked.stake = add(.stake, Target(page), dispute.stake)
        let first = graph.claims.count
        for claim in dispute.claims {
            let number = graph.claims.count
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
                    dispute: index, claim: claim, parent: claim.parent.map { first + $0 }, analysis: graph.passages.count - 1))
        }
        linked.claims = first..<graph.claims.count
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
            let number = graph.judgements.count
            let target = Target(reference, .judgement(number))
            let anchor = judgement.id ?? "judgement-\(linked.judgements.count + 1)"
            graph.resolver.add(place: anchor, on: reference, target)
            var passage = Passage(role: .judgement, target: target, file: judgement.origin.file)
            passage.inlines = judgement.phrases.flatMap(\.inlines)
            graph.passages.append(passage)
            graph.judgements.append(
                LinkedJudgement(judgement: judgement, anchor: anchor, passage: graph.passages.count - 1, page: reference))
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
            written.append(WrittenEvent(event: event, page: page, timeline: timeline, passage: graph.passages.count - 1))
        }
    }

    private mutating func add(_ role: Passage.Role, _ target: Target, _ prose: Prose) -> Int {
        graph.passages.append(Passage(role: role, target: target, file: prose.file, blocks: prose.blocks))
        return graph.passages.count - 1
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
            graph.resolver.add(place: id, on: page, Target(page, .anchor(graph.anchors.count - 1)))
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
        graph.resolver.add(place: id, on: page, Target(page, .anchor(graph.anchors.count - 1)))
    }

    private mutating func check(_ party: Party, on page: PageRef) {
        guard let link = party.link else { return }
        if case .failure(let problem) = graph.resolver.resolve(link, on: page) {
            graph.brokenLinks.append(BrokenLink(link: link, problem: problem))
        }
    }
}
