// Pack → parts with holes: front matter, the chapters asked for, back matter.

import Charting
import CommonMark
import Composing
import Dossier
import EDTF
import Linking
import Mustache

/// Composes one pack.
struct PackDraft {
    let composer: Composer
    let index: Int
    let pack: Pack
    let passage: Passage
    let text: PackText
    let plan: PackPlan

    init(_ index: Int, _ composer: Composer) {
        self.composer = composer
        self.index = index
        pack = composer.graph.corpus.packs[index]
        passage = composer.graph.passage(ofPack: index)
        text = PackText(pack, composer.graph)
        plan = PackPlan(pack.include, composer.graph)
    }

    var graph: Graph { composer.graph }
    var corpus: Corpus { composer.graph.corpus }

    /// The marking on every page: the pack's own, else the site's.
    var handling: Handling? { pack.handling ?? corpus.settings.handling }

    var edition: DateExpression? { pack.edition?.value ?? corpus.settings.editions.first?.date }

    func prose(_ blocks: [Block]) -> Markup { composer.prose(blocks, in: passage) }

    /// Everything before the back matter, in reading order.
    var parts: [PackPart] {
        switch pack.format {
        case .pack: frontParts + chapters
        case .brief: briefParts
        case .cards: cards
        case .wall: wall
        }
    }

    // MARK: Front matter

    private var frontParts: [PackPart] {
        var parts: [PackPart] = []
        func add(_ id: String, _ title: String, _ body: Markup) {
            // The first part of a pack begins a page, what follows it runs on.
            if !body.isEmpty { parts.append(PackPart(id: id, title: title, classes: parts.isEmpty ? "part" : "part on", body: body)) }
        }
        if !text.preface.isEmpty { add("preface", "About this pack", prose(text.preface)) }
        if let line = text.bottomLine {
            var body = Markup(raw: "<div class=\"lead\">")
            body.append(prose(line.blocks))
            body.append(raw: "</div>")
            add("bottom-line", "Bottom line", body)
        }
        add("changes", "What changed since the last edition", changes)
        add("judgements", "Key judgements", judgements)
        if let unknowns = text.unknowns { add("unknowns", "What we do not know", prose(unknowns.blocks)) }
        for (number, section) in text.others.enumerated() {
            add("section-\(number + 1)", graph.plainText(section.heading, file: passage.file), prose(section.blocks))
        }
        return parts
    }

    /// The pack's own words, else what the newest edition says of itself.
    private var changes: Markup {
        if let own = text.changes { return prose(own.blocks) }
        guard let newest = corpus.settings.editions.first, let note = newest.note else { return Markup() }
        var out = Markup(raw: "<p>")
        out.append(escaped: "\(newest.title), \(newest.date.phrase(composer.wording.dates)): \(note)\(note.hasSuffix(".") ? "" : ".")")
        out.append(raw: "</p>")
        return out
    }

    // MARK: Chapters

    private var chapters: [PackPart] {
        plan.chapters.enumerated().map { number, chapter in
            let id = "chapter-\(number + 1)"
            switch chapter {
            case .questions(let questions): return self.questions(questions, id: id)
            case .profiles(let entities): return profiles(entities, id: id)
            case .timeline(let span, let events): return timeline(events, span: span, id: id)
            case .digests(let sources): return digests(sources, id: id)
            case .pages(let pages): return self.pages(pages, id: id)
            case .reports(let names): return reports(names, id: id)
            }
        } + (text.questions.map { [PackPart(id: "if-asked", title: "If asked", body: asked($0))] } ?? [])
    }

    /// A paragraph that ends in a question mark stands out from the answer below it.
    private func asked(_ section: PackSection) -> Markup {
        var out = Markup(raw: "<div class=\"asked\">")
        for block in section.blocks {
            if case .paragraph(let inlines) = block.kind, let (question, answer) = Self.cut(inlines) {
                out.append(raw: "<div class=\"qa\"><p class=\"ask\">")
                out.append(escaped: question)
                out.append(raw: "</p><p>")
                out.append(composer.phrase(answer, in: shifted(answer, from: inlines)))
                out.append(raw: "</p></div>\n")
            } else {
                out.append(prose([block]))
            }
        }
        out.append(raw: "</div>")
        return out
    }

    /// "Is it so? It is." → the question, and the rest with the first text shortened; nil where the text does not begin with a question.
    private static func cut(_ inlines: [Inline]) -> (question: String, answer: [Inline])? {
        guard case .text(let text)? = inlines.first?.kind, let mark = text.firstIndex(of: "?"), !text[..<mark].contains(".") else {
            return nil
        }
        var answer = inlines
        let rest = text[text.index(after: mark)...].drop { $0.isWhitespace }
        guard !rest.isEmpty || inlines.count > 1 else { return nil }
        answer[0].kind = .text(String(rest))
        return (String(text[...mark]), answer)
    }

    /// Mentions are known by the beginning of their text: what is cut off in front moves them.
    private func shifted(_ answer: [Inline], from whole: [Inline]) -> Passage {
        var passage = passage
        guard case .text(let before)? = whole.first?.kind, case .text(let after)? = answer.first?.kind else { return passage }
        let start = whole[0].range.lowerBound
        let by = before.utf8.count - after.utf8.count
        passage.mentions = passage.mentions.compactMap { mention in
            guard mention.text == start else { return mention }
            guard mention.range.lowerBound >= by else { return nil }
            var mention = mention
            mention.range = (mention.range.lowerBound - by)..<(mention.range.upperBound - by)
            return mention
        }
        return passage
    }

    private func questions(_ questions: [PackChapter.Question], id: String) -> PackPart {
        var body = Markup()
        for question in questions { body.append(self.question(question)) }
        let items = questions.compactMap { question in
            composer.printedID(Target(.dispute(question.dispute))).map {
                PackContentsItem(id: $0, title: corpus.disputes[question.dispute].title)
            }
        }
        return PackPart(id: id, title: questions.count == 1 ? "The question in dispute" : "Questions in dispute", items: items, body: body)
    }

    private func question(_ question: PackChapter.Question) -> Markup {
        let dispute = corpus.disputes[question.dispute]
        let linked = graph.disputes[question.dispute]
        var out = open(Target(.dispute(question.dispute)), class: "item q", title: dispute.title, head: dispute.short)
        let top = linked.claims.count { graph.claims[$0].parent == nil }
        let wording = composer.wording
        var meta = [
            "\(wording.count(top, "claim", "claims")), \(wording.count(linked.claims.count - top, "response", "responses"))"
        ]
        if let assessment = dispute.assessment { meta.insert(assessment, at: 0) }
        out.append(raw: "<p class=\"meta\">")
        out.append(escaped: meta.joined(separator: ". ") + ".")
        out.append(raw: "</p>\n<div class=\"prose\">")
        out.append(composer.prose(linked.stake))
        out.append(raw: "</div>\n")
        if !linked.claims.isEmpty { out.append(composer.claimTable(composer.claimPairs(question.dispute), depth: question.depth)) }
        if question.depth == nil || (question.depth ?? 0) > 1, linked.claims.count > 2,
            let map = composer.argumentFigure(question.dispute, .print, depth: question.depth)
        {
            out.append(map)
        }
        for (section, passage) in zip(dispute.sections, linked.sections) {
            out.append(raw: "<h4>")
            out.append(composer.phrase(section.heading.inlines, in: passage))
            out.append(raw: "</h4>\n<div class=\"prose\">")
            out.append(composer.prose(passage))
            out.append(raw: "</div>\n")
        }
        for (title, passage) in [("What would settle it", linked.settlement), ("Hypotheses", linked.hypotheses)] {
            guard let passage else { continue }
            out.append(raw: "<h4>")
            out.append(escaped: title)
            out.append(raw: "</h4>\n<div class=\"prose\">")
            out.append(composer.prose(passage))
            out.append(raw: "</div>\n")
        }
        let events = linked.events.filter { !plan.printsEvents.contains($0) }
        if !events.isEmpty {
            out.append(raw: "<h4>Dates</h4>\n")
            out.append(list(of: events))
        }
        out.append(raw: "</section>\n")
        return out
    }

    private func pages(_ pages: [Int], id: String) -> PackPart {
        var body = Markup()
        for page in pages {
            body.append(open(Target(.page(page)), class: "item page", title: corpus.pages[page].title))
            body.append(raw: "<div class=\"prose\">")
            body.append(composer.prose(graph.pages[page].body))
            body.append(raw: "</div>\n")
            let events = graph.pages[page].events.filter { !plan.printsEvents.contains($0) }
            if !events.isEmpty { body.append(list(of: events)) }
            body.append(raw: "</section>\n")
        }
        let items = pages.compactMap { page in
            composer.printedID(Target(.page(page))).map { PackContentsItem(id: $0, title: corpus.pages[page].title) }
        }
        return PackPart(id: id, title: "Background", items: items, body: body)
    }

    /// The start of an item: a section with its heading.
    /// - Parameter head: what the running line calls it; the title otherwise.
    func open(_ target: Target, class name: String, title: String, head: String? = nil) -> Markup {
        open(id: composer.printedID(target) ?? "", class: name, title: title, head: head)
    }

    func open(id: String, class name: String, title: String, head: String? = nil) -> Markup {
        var out = Markup(raw: "<section class=\"")
        out.append(escaped: name)
        out.append(raw: "\"><h3 id=\"")
        out.append(escaped: id)
        out.append(raw: "\" data-head=\"")
        out.append(escaped: head ?? title)
        out.append(raw: "\">")
        out.append(escaped: title)
        out.append(raw: "</h3>\n")
        return out
    }
}
