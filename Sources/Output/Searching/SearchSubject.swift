// What is found: the dossier's parts as records, in the order results are shown.

import CommonMark
import Dossier
import EDTF
import Linking

/// The kinds of results. Records are numbered kind by kind, so that a record's number tells its kind and smaller numbers come first.
public enum SearchKind: Int, Sendable, CaseIterable {
    case entity, source, question, claim, counterclaim, judgement, event, page, paragraph, note

    /// One of them, and many.
    public var labels: (one: String, many: String) {
        switch self {
        case .entity: ("Entity", "Entities")
        case .source: ("Source", "Sources")
        case .question: ("Question", "Questions")
        case .claim: ("Claim", "Claims")
        case .counterclaim: ("Counterclaim", "Counterclaims")
        case .judgement: ("Judgement", "Judgements")
        case .event: ("Event", "Events")
        case .page: ("Page", "Pages")
        case .paragraph: ("Paragraph", "Paragraphs")
        case .note: ("Note", "Notes")
        }
    }
}

/// One thing that can be found, by its index in the graph.
struct SearchSubject: Sendable {
    enum Content: Sendable {
        case entity(Int)
        case source(Int)
        case question(Int)
        case claim(Int)
        case judgement(Int)
        case event(Int)
        /// Blocks of a page's text, below a heading.
        case section(page: PageRef, passage: Int, blocks: Range<Int>)
        case paragraph(source: Int, number: Int, passage: Int)
        case note(source: Int, index: Int, passage: Int)
    }

    var kind: SearchKind
    var target: Target
    var content: Content

    /// Everything there is to find. Entities stand by how often they are named, all else in the dossier's own order.
    static func all(_ graph: Graph) -> [SearchSubject] {
        var subjects: [SearchSubject] = []
        func add(_ kind: SearchKind, _ target: Target, _ content: Content) {
            subjects.append(SearchSubject(kind: kind, target: target, content: content))
        }
        let entities = graph.entities.indices.sorted { left, right in
            let (a, b) = (graph.entities[left].mentions.count, graph.entities[right].mentions.count)
            return a == b ? left < right : a > b
        }
        for index in entities { add(.entity, Target(.entity(index)), .entity(index)) }
        for index in graph.corpus.sources.indices { add(.source, Target(.source(index)), .source(index)) }
        for index in graph.corpus.disputes.indices { add(.question, Target(.dispute(index)), .question(index)) }
        for isCounterclaim in [false, true] {
            for (index, linked) in graph.claims.enumerated() where linked.isCounterclaim == isCounterclaim {
                add(isCounterclaim ? .counterclaim : .claim, Target(.dispute(linked.dispute), .claim(index)), .claim(index))
            }
        }
        for (index, linked) in graph.judgements.enumerated() { add(.judgement, Target(linked.page, .judgement(index)), .judgement(index)) }
        for index in graph.events.indices { add(.event, Target(.timeline, .event(index)), .event(index)) }
        subjects += sections(graph)
        for (index, source) in graph.sources.enumerated() {
            for (place, passage) in source.paragraphs.enumerated() {
                guard let passage else { continue }
                add(
                    .paragraph, Target(.source(index), .paragraph(place + 1)),
                    .paragraph(source: index, number: place + 1, passage: passage))
            }
        }
        for (index, source) in graph.sources.enumerated() {
            for (place, passage) in source.notes.enumerated() {
                add(.note, Target(.source(index), .note(place)), .note(source: index, index: place, passage: passage))
            }
        }
        return subjects
    }

    /// The editors' pages and what they write of entities, by heading.
    private static func sections(_ graph: Graph) -> [SearchSubject] {
        var anchors: [String: Int] = [:]
        for (index, id) in graph.anchors.enumerated() where anchors[id] == nil { anchors[id] = index }
        var pages: [(page: PageRef, passage: Int)] = graph.home.map { [(.home, $0.body)] } ?? []
        pages += graph.pages.enumerated().map { (.page($0.offset), $0.element.body) }
        pages += graph.entities.enumerated().map { (.entity($0.offset), $0.element.body) }
        for (index, dispute) in graph.disputes.enumerated() {
            for passage in dispute.sections + [dispute.settlement].compactMap({ $0 }) { pages.append((.dispute(index), passage)) }
        }
        var subjects: [SearchSubject] = []
        for (page, passage) in pages where graph.passages.indices.contains(passage) {
            let blocks = graph.passages[passage].blocks
            var start = 0
            var place = Place.top
            func add(to end: Int) {
                guard end > start else { return }
                subjects.append(
                    SearchSubject(
                        kind: .page, target: Target(page, place), content: .section(page: page, passage: passage, blocks: start..<end)))
            }
            for (index, block) in blocks.enumerated() {
                guard case .heading = block.kind else { continue }
                add(to: index)
                start = index
                let id = graph.headingAnchors[Origin(file: graph.passages[passage].file, range: block.range)]
                place = id.flatMap { anchors[$0] }.map(Place.anchor) ?? .top
            }
            add(to: blocks.count)
        }
        return subjects
    }
}

/// A record as it is shown: what it is called, its words, and what is said of it.
struct SearchRecord {
    var title = PlainText()
    var text = PlainText()
    var meta = PlainText()
    /// Entities named in it: all their names find it.
    var entities: [Int] = []

    init(_ subject: SearchSubject, _ graph: Graph) {
        let corpus = graph.corpus
        switch subject.content {
        case .entity(let index):
            let entity = corpus.entities[index]
            title.append(entity.name)
            text.append((entity.aliases.map(\.value) + entity.native.map(\.name)).joined(separator: " · "))
            meta.append(entity.kind ?? "")
        case .source(let index):
            let source = corpus.sources[index]
            title.append(source.title)
            text.append(source.short)
            let parties = source.authors + [source.publisher].compactMap { $0 }
            let date = source.published?.value.phrase(.english)
            meta.append((parties.map { graph.name(of: $0) } + [date].compactMap { $0 }).joined(separator: ", "))
        case .question(let index):
            let dispute = corpus.disputes[index]
            title.append(dispute.title)
            meta.append(dispute.assessment ?? "")
            let stake = graph.passages[graph.disputes[index].stake]
            text.append(stake.blocks, of: stake, in: graph)
            entities = stake.entities
        case .claim(let index):
            let linked = graph.claims[index]
            let passage = graph.passages[linked.analysis]
            title.append(passage.statement, of: passage, in: graph)
            text.append(passage.blocks, of: passage, in: graph)
            let dispute = corpus.disputes[linked.dispute]
            let holders = linked.claim.holders.map { graph.name(of: $0) }
            if !holders.isEmpty { meta.append("held by \(holders.joined(separator: ", ")) · ") }
            meta.append(dispute.short ?? dispute.title)
            entities = passage.entities
        case .judgement(let index):
            let passage = graph.passages[graph.judgements[index].passage]
            let judgement = graph.judgements[index].judgement
            title.append(judgement.sentence.inlines, of: passage, in: graph)
            text.append(judgement.because?.inlines ?? [], of: passage, in: graph)
            text.space()
            if let alternative = judgement.alternative {
                text.append(alternative.inlines, of: passage, in: graph)
                text.space()
            }
            text.append(judgement.wouldChange?.inlines ?? [], of: passage, in: graph)
            meta.append(graph.name(of: graph.judgements[index].page))
            entities = passage.entities
        case .event(let index):
            let linked = graph.events[index]
            let passage = graph.passages[linked.passage]
            title.append(linked.event.date.value.phrase(.english))
            text.append(linked.event.sentence.inlines, of: passage, in: graph)
            meta.append(linked.event.lane ?? "")
            entities = linked.entities
        case .section(let page, let number, let range):
            let passage = graph.passages[number]
            let blocks = Array(passage.blocks[range])
            title.append(graph.name(of: page))
            if case .heading(_, let inlines)? = blocks.first?.kind {
                title.append(": ")
                title.append(inlines, of: passage, in: graph)
                text.append(Array(blocks.dropFirst()), of: passage, in: graph)
            } else {
                text.append(blocks, of: passage, in: graph)
            }
        case .paragraph(let source, let number, let index):
            let passage = graph.passages[index]
            title.append("\(corpus.sources[source].short) ¶\(number)")
            text.append(passage.blocks, of: passage, in: graph)
            entities = passage.entities
        case .note(let source, let index, let number):
            let passage = graph.passages[number]
            title.append("\(corpus.sources[source].short), note \(index + 1)")
            text.append(passage.blocks, of: passage, in: graph)
            entities = passage.entities
        }
    }
}
