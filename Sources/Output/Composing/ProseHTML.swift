// An author's text as HTML: the typed tree written with mentions, wikilinks and citations in it.

import CommonMark
import Dossier
import Linking
import Mustache

extension Composer {
    /// A passage's blocks.
    public func prose(_ passage: Int) -> Markup {
        let passage = graph.passages[passage]
        return write(passage.blocks, in: passage)
    }

    /// The running text of a passage, without paragraphs around it.
    public func phrase(_ inlines: [Inline], in passage: Int) -> Markup { phrase(inlines, in: graph.passages[passage]) }

    public func phrase(_ inlines: [Inline], in passage: Passage) -> Markup {
        var writer = HTMLWriter(delegate: ProseHTML(self, passage))
        writer.write(inlines)
        return writer.markup
    }

    /// Some of a passage's blocks.
    public func prose(_ blocks: [Block], in passage: Passage) -> Markup { write(blocks, in: passage) }

    func write(_ blocks: [Block], in passage: Passage) -> Markup {
        var writer = HTMLWriter(delegate: ProseHTML(self, passage))
        writer.write(blocks)
        return writer.markup
    }
}

extension HTMLWriter<ProseHTML> {
    /// What was written, with the delegate's holes in it.
    fileprivate var markup: Markup {
        var markup = Markup()
        var start = 0
        for hole in delegate.holes where hole.offset >= start {
            markup.append(raw: Array(out[start..<hole.offset]))
            markup.append(reference: hole.target.code)
            start = hole.offset
        }
        markup.append(raw: Array(out[start...]))
        return markup
    }
}

/// What a dossier adds to Markdown's HTML.
struct ProseHTML: HTMLDelegate {
    private let composer: Composer
    private let passage: Passage
    private(set) var holes: [(offset: Int, target: Target)] = []
    /// How many `<a>` are open: HTML has no link inside a link, so what stands in one is written without its own.
    private var openLinks = 0
    /// Whether a heading has its id already, so that `{#id}` in it writes none.
    private var headingHasID = false

    init(_ composer: Composer, _ passage: Passage) {
        self.composer = composer
        self.passage = passage
    }

    private var graph: Graph { composer.graph }

    private mutating func append(_ markup: Markup, to out: inout [UInt8]) {
        for hole in markup.holes {
            if let target = Target(code: hole.reference) { holes.append((out.count + hole.offset, target)) }
        }
        out += markup.bytes
    }

    // MARK: References

    mutating func token(_ index: Int, range: Range<Int>, into out: inout [UInt8]) {
        switch graph.corpus.reference(index, file: passage.file) {
        case .wikilink(let link) where openLinks > 0: append(Markup(escaped: shownText(link)), to: &out)
        case .wikilink(let link): append(wikilink(link), to: &out)
        case .citations(let citations):
            append(openLinks > 0 ? Markup(escaped: composer.referenceText(citations)) : composer.references(citations), to: &out)
        case .identifier(let id):
            guard !headingHasID else {
                if out.last == 0x20 { out.removeLast() }
                return
            }
            var markup = Markup(raw: "<span id=\"")
            markup.append(escaped: composer.id(ofAnchor: id.value, on: passage.home))
            markup.append(raw: "\"></span>")
            append(markup, to: &out)
        case .malformed(let typed): append(Markup(escaped: typed), to: &out)
        case nil: break
        }
    }

    mutating func describe(token index: Int, range: Range<Int>, into description: inout [UInt8]) {
        switch graph.corpus.reference(index, file: passage.file) {
        case .wikilink(let link): description += Markup.escaped(shownText(link))
        case .citations(let citations): description += Markup.escaped(composer.referenceText(citations))
        case .malformed(let typed): description += Markup.escaped(typed)
        case .identifier, nil: break
        }
    }

    private func shownText(_ link: Wikilink) -> String {
        passage.target(of: link).map { composer.shown(link, $0) } ?? link.shown ?? link.typed
    }

    private func wikilink(_ link: Wikilink) -> Markup {
        guard let target = passage.target(of: link) else { return Markup(escaped: shownText(link)) }
        let shown = composer.shown(link, target)
        switch (target.page, target.place) {
        case (_, .claim(let index)) where passage.role == .digest: return claimMark(index, target, shown)
        case (.entity, .top): return composer.link(target, shown, class: "ent")
        default: return composer.link(target, shown)
        }
    }

    /// A clause of a digest that feeds a claim, underlined as a claim or a counterclaim.
    private func claimMark(_ index: Int, _ target: Target, _ shown: String) -> Markup {
        let isCounterclaim = graph.claims[index].isCounterclaim
        var out = Markup(raw: isCounterclaim ? "<mark class=\"k\">" : "<mark class=\"c\">")
        composer.open(target, into: &out)
        out.append(escaped: shown)
        guard composer.medium == .screen else {
            out.append(raw: "</a></mark>")
            return out
        }
        out.append(
            raw: isCounterclaim ? "<span class=\"vh\"> (counterclaim)</span></a></mark>" : "<span class=\"vh\"> (claim)</span></a></mark>")
        return out
    }

    // MARK: Text

    mutating func text(_ text: String, ordinal: Int, range: Range<Int>, context: TextContext, into out: inout [UInt8]) {
        let mentions = context.isDisjoint(with: [.link, .heading, .image]) ? passage.mentions(inTextAt: range.lowerBound) : []
        guard !mentions.isEmpty else { return append(Markup(escaped: text), to: &out) }
        var markup = Markup()
        var start = 0
        let bytes = Array(text.utf8)
        for mention in mentions where mention.range.lowerBound >= start && mention.range.upperBound <= bytes.count {
            markup.append(escaped: String(decoding: bytes[start..<mention.range.lowerBound], as: UTF8.self))
            composer.open(Target(.entity(mention.entity)), class: "ent", into: &markup)
            markup.append(escaped: String(decoding: bytes[mention.range], as: UTF8.self))
            markup.append(raw: "</a>")
            start = mention.range.upperBound
        }
        markup.append(escaped: String(decoding: bytes[start...], as: UTF8.self))
        append(markup, to: &out)
    }

    mutating func openLink(_ link: CommonMark.Link, range: Range<Int>, isRefused: Bool, into out: inout [UInt8]) {
        guard let opening = opening(of: link) else { return append(Markup(raw: "<span>"), to: &out) }
        openLinks += 1
        append(opening, to: &out)
    }

    mutating func closeLink(_ link: CommonMark.Link, range: Range<Int>, into out: inout [UInt8]) {
        guard openLinks > 0, opening(of: link) != nil else { return append(Markup(raw: "</span>"), to: &out) }
        openLinks -= 1
        append(Markup(raw: "</a>"), to: &out)
    }

    /// The start tag of a Markdown link; nil where it leads nowhere that a page may lead.
    private func opening(of link: CommonMark.Link) -> Markup? {
        guard !LinkSafety.refusesDestination(link.destination) else { return nil }
        var markup = Markup()
        if FileLinks.isRelative(link.destination) {
            guard let target = graph.target(of: link.destination, in: passage.file), composer.isPublished(target) else { return nil }
            composer.open(target, into: &markup)
            return markup
        }
        markup.append(raw: "<a href=\"")
        markup.append(.address(link.destination))
        if !link.title.isEmpty {
            markup.append(raw: "\" title=\"")
            markup.append(escaped: link.title)
        }
        markup.append(raw: "\">")
        return markup
    }

    /// Pictures of the dossier are shown; one from elsewhere becomes a link, since a page asks nobody else for anything.
    mutating func image(_ image: CommonMark.Link, description: [UInt8], range: Range<Int>, isRefused: Bool, into out: inout [UInt8]) {
        var markup = Markup()
        if FileLinks.isRelative(image.destination), let target = graph.target(of: image.destination, in: passage.file),
            case .asset = target.page
        {
            markup.append(raw: composer.medium == .screen ? "<img loading=\"lazy\" src=\"" : "<img src=\"")
            markup.append(reference: target.code)
            markup.append(raw: "\" alt=\"")
            markup.append(raw: description)
            markup.append(raw: "\">")
        } else if openLinks == 0, let opening = opening(of: image) {
            markup.append(opening)
            if description.isEmpty { markup.append(raw: "Picture") } else { markup.append(raw: description) }
            markup.append(raw: "</a>")
        } else {
            markup.append(raw: description)
        }
        append(markup, to: &out)
    }

    // MARK: Footnotes

    mutating func footnoteReference(_ reference: FootnoteReference, range: Range<Int>, into out: inout [UInt8]) {
        // An event is shown on pages that don't have its note.
        guard openLinks == 0, passage.role != .event else { return }
        guard composer.medium == .screen else { return append(composer.footnote(reference, in: passage), to: &out) }
        var markup = Markup(raw: "<a class=\"call\" role=\"doc-noteref\" href=\"#N")
        markup.append(number: reference.number)
        markup.append(raw: "\" id=\"R")
        markup.append(number: reference.number)
        if reference.occurrence > 1 {
            markup.append(raw: "-")
            markup.append(number: reference.occurrence)
        }
        markup.append(raw: "\"><span class=\"vh\">Note </span>")
        markup.append(number: reference.number)
        markup.append(raw: "</a>")
        append(markup, to: &out)
    }

    mutating func openFootnotes(into out: inout [UInt8]) {
        append(Markup(raw: "<section class=\"footnotes\" aria-label=\"Notes\">\n<ol>\n"), to: &out)
    }

    mutating func openFootnote(_ footnote: FootnoteDefinition, range: Range<Int>, into out: inout [UInt8]) {
        var markup = Markup(raw: "<li id=\"N")
        markup.append(number: footnote.number)
        markup.append(raw: "\">\n")
        append(markup, to: &out)
    }

    mutating func footnoteBackLinks(_ footnote: FootnoteDefinition, into out: inout [UInt8]) {
        guard composer.calls.isWritten(footnote.number, file: passage.file) else { return }
        var markup = Markup(raw: "<a class=\"back\" role=\"doc-backlink\" href=\"#R")
        markup.append(number: footnote.number)
        markup.append(raw: "\"><span class=\"vh\">Back to the text</span><span aria-hidden=\"true\">↩</span></a>")
        append(markup, to: &out)
    }

    // MARK: Blocks

    /// The page's title is the only heading of level one.
    mutating func openHeading(level: Int, _ content: [Inline], range: Range<Int>, into out: inout [UInt8]) {
        var markup = Markup(raw: "<h")
        markup.append(number: max(2, level))
        if let id = graph.headingAnchors[Origin(file: passage.file, range: range)] {
            headingHasID = true
            markup.append(raw: " id=\"")
            markup.append(escaped: composer.id(ofAnchor: id, on: passage.home))
            markup.append(raw: "\"")
        }
        markup.append(raw: ">")
        append(markup, to: &out)
    }

    mutating func closeHeading(level: Int, into out: inout [UInt8]) {
        headingHasID = false
        var markup = Markup(raw: "</h")
        markup.append(number: max(2, level))
        markup.append(raw: ">\n")
        append(markup, to: &out)
    }

    mutating func writes(_ block: Block, into out: inout [UInt8]) -> Bool {
        switch block.kind {
        case .blockquote(let blocks) where block.isEditorsNote:
            writeNote(blocks, into: &out)
            return true
        case .table:
            // Wide tables scroll in a box of their own, not the page.
            guard case .table(let table) = block.kind else { return false }
            var opening = Markup(raw: "<div class=\"scroll\" role=\"region\" aria-label=\"Table: ")
            opening.append(escaped: table.header.map { composer.plainText($0.inlines, file: passage.file) }.joined(separator: ", "))
            opening.append(raw: "\" tabindex=\"0\">\n")
            append(opening, to: &out)
            write(table, into: &out)
            append(Markup(raw: "</div>\n"), to: &out)
            return true
        case .paragraph(let inlines): return writeEmbed(inlines, into: &out)
        // In print each stands at the foot of the page that calls it.
        case .footnoteDefinition: return composer.medium == .print
        default: return false
        }
    }

    /// The first cell of a row is its heading.
    private mutating func write(_ table: Table, into out: inout [UInt8]) {
        append(Markup(raw: "<table>\n<thead>\n"), to: &out)
        writeRow(table.header, table.alignments, isHeader: true, into: &out)
        append(Markup(raw: "</thead>\n<tbody>\n"), to: &out)
        for row in table.rows { writeRow(row.cells, table.alignments, isHeader: false, into: &out) }
        append(Markup(raw: "</tbody>\n</table>\n"), to: &out)
    }

    private mutating func writeRow(_ cells: [TableCell], _ alignments: [Table.Alignment], isHeader: Bool, into out: inout [UInt8]) {
        append(Markup(raw: "<tr>"), to: &out)
        for (index, cell) in cells.enumerated() {
            var markup = isHeader ? Markup(raw: "<th scope=\"col\"") : index == 0 ? Markup(raw: "<th scope=\"row\"") : Markup(raw: "<td")
            switch index < alignments.count ? alignments[index] : .none {
            case .none: break
            case .left: markup.append(raw: " class=\"left\"")
            case .center: markup.append(raw: " class=\"center\"")
            case .right: markup.append(raw: " class=\"right\"")
            }
            markup.append(raw: ">")
            append(markup, to: &out)
            write(cell.inlines, into: &out)
            append(isHeader || index == 0 ? Markup(raw: "</th>") : Markup(raw: "</td>"), to: &out)
        }
        append(Markup(raw: "</tr>\n"), to: &out)
    }

    /// `> [!NOTE]`: what the editors add from their own knowledge.
    private mutating func writeNote(_ blocks: [Block], into out: inout [UInt8]) {
        append(Markup(raw: "<div class=\"ednote\" role=\"note\">\n"), to: &out)
        var blocks = blocks
        if case .paragraph(var inlines)? = blocks.first?.kind, case .text(let text)? = inlines.first?.kind,
            let close = text.firstIndex(of: "]")
        {
            let rest = text[text.index(after: close)...].drop { $0.isWhitespace }
            // Mentions are known by the beginning of their text, so what is cut off in front moves them.
            let cut = text.utf8.count - rest.utf8.count
            shift = (inlines[0].range.lowerBound, cut)
            if rest.isEmpty { inlines.removeFirst() } else { inlines[0].kind = .text(String(rest)) }
            blocks[0].kind = .paragraph(inlines)
            if inlines.isEmpty { blocks.removeFirst() }
        }
        var writer = HTMLWriter(delegate: ProseHTML(composer, shifted(passage)))
        writer.write(blocks)
        shift = nil
        append(writer.markup, to: &out)
        append(Markup(raw: "</div>\n"), to: &out)
    }

    private var shift: (text: Int, by: Int)?

    private func shifted(_ passage: Passage) -> Passage {
        guard let shift else { return passage }
        var passage = passage
        passage.mentions = passage.mentions.compactMap { mention in
            guard mention.text == shift.text else { return mention }
            guard mention.range.lowerBound >= shift.by else { return nil }
            var mention = mention
            mention.range = (mention.range.lowerBound - shift.by)..<(mention.range.upperBound - shift.by)
            return mention
        }
        return passage
    }

    private mutating func write(_ inlines: [Inline], into out: inout [UInt8]) {
        var writer = HTMLWriter(delegate: ProseHTML(composer, passage))
        writer.write(inlines)
        append(writer.markup, to: &out)
    }

    /// An embed alone in its paragraph shows what it leads to.
    private mutating func writeEmbed(_ inlines: [Inline], into out: inout [UInt8]) -> Bool {
        guard inlines.count == 1, case .token(let index)? = inlines.first?.kind,
            case .wikilink(let link) = graph.corpus.reference(index, file: passage.file), link.isEmbed,
            let target = passage.target(of: link), let embed = composer.embed(target)
        else { return false }
        append(embed, to: &out)
        return true
    }
}
