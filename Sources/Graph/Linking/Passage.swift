// A stretch of an author's text that other pages can point at: a digest's paragraph, a claim, an event.

import CommonMark
import Dossier

/// A piece of text with a place of its own, and what it points at.
public struct Passage: Sendable {
    public enum Role: Sendable, Hashable {
        case digest, note, entityBody, stake, section, settlement, hypotheses, claim, event, judgement, preface, body
    }

    public var role: Role
    /// Where it stands.
    public var target: Target
    /// The page it was written on: an event's target is the timeline wherever it was written.
    public let home: PageRef
    public var file: Int
    public var blocks: [Block]
    public var inlines: [Inline]
    /// A claim's statement: whom it names counts, but nothing is linked in it, as in any heading.
    public var statement: [Inline] = []
    /// Citations that stand in a record, not in the text.
    public var recordCitations: [Citation]
    /// Wikilinks that stand in a record.
    public var recordLinks: [Wikilink]

    // What linking finds.
    /// By text, then by position.
    public var mentions: [Mention] = []
    /// By position.
    public var links: [PassageLink] = []
    public var citations: [ResolvedCitation] = []
    /// Entities named or linked, in ascending order, each once.
    public var entities: [Int] = []

    init(
        role: Role, target: Target, file: Int, blocks: [Block] = [], inlines: [Inline] = [], recordCitations: [Citation] = [],
        recordLinks: [Wikilink] = []
    ) {
        self.role = role
        self.target = target
        home = target.page
        self.file = file
        self.blocks = blocks
        self.inlines = inlines
        self.recordCitations = recordCitations
        self.recordLinks = recordLinks
    }

    /// The mentions in the text that begins at an offset of the file.
    public func mentions(inTextAt offset: Int) -> ArraySlice<Mention> {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].text < offset { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < mentions.count, mentions[end].text == offset { end += 1 }
        return mentions[low..<end]
    }
}

extension Passage {
    /// Whether it is paragraphs of words and references, and nothing else.
    public var isPlain: Bool {
        blocks.allSatisfy { block in
            guard case .paragraph(let inlines) = block.kind else { return false }
            return inlines.allSatisfy { inline in
                switch inline.kind {
                case .text, .lineBreak, .emphasis, .strong, .link, .token: true
                case .code, .strikethrough, .image, .html, .footnoteReference: false
                }
            }
        }
    }

    /// What a wikilink of its text leads to; nil for one that leads nowhere.
    public func target(of link: Wikilink) -> Target? {
        var low = 0
        var high = links.count
        while low < high {
            let middle = (low + high) / 2
            if links[middle].wikilink.origin.range.lowerBound < link.origin.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low < links.count, links[low].wikilink.origin == link.origin else { return nil }
        return links[low].target
    }
}

/// A wikilink of a passage, resolved.
public struct PassageLink: Sendable, Hashable {
    public var wikilink: Wikilink
    public var target: Target
}

/// A citation with the source it names.
public struct ResolvedCitation: Sendable, Hashable {
    public var citation: Citation
    /// Nil for a source that is not in the dossier.
    public var source: Int?

    public init(citation: Citation, source: Int?) {
        self.citation = citation
        self.source = source
    }

    /// Where it leads: the paragraph, or the source's page.
    public var target: Target? {
        source.map { Target(.source($0), citation.locator?.firstParagraph.map(Place.paragraph) ?? .top) }
    }
}

extension [Block] {
    /// The references of a text, in order, with whether each stands in an editor's note.
    public func forEachToken(_ body: (Int, _ inNote: Bool) -> Void) {
        for block in self { block.visitTokens(false, body) }
    }
}

extension Block {
    /// Whether it is a quotation block that begins with `[!NOTE]`.
    public var isEditorsNote: Bool {
        guard case .blockquote(let blocks) = kind, case .paragraph(let inlines)? = blocks.first?.kind,
            case .text(let text)? = inlines.first?.kind
        else { return false }
        return text.prefix(7).uppercased() == "[!NOTE]"
    }

    fileprivate func visitTokens(_ inNote: Bool, _ body: (Int, Bool) -> Void) {
        switch kind {
        case .paragraph(let content), .heading(_, let content): content.visitTokens(inNote, body)
        case .list(let list): for item in list.items { for block in item.blocks { block.visitTokens(inNote, body) } }
        case .blockquote(let blocks): for block in blocks { block.visitTokens(inNote || isEditorsNote, body) }
        case .table(let table):
            for cell in table.header { cell.inlines.visitTokens(inNote, body) }
            for row in table.rows { for cell in row.cells { cell.inlines.visitTokens(inNote, body) } }
        case .footnoteDefinition(let footnote): for block in footnote.blocks { block.visitTokens(inNote, body) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }
}

extension [Inline] {
    public func visitTokens(_ inNote: Bool = false, _ body: (Int, Bool) -> Void) {
        for inline in self {
            switch inline.kind {
            case .token(let index): body(index, inNote)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.visitTokens(inNote, body)
            case .link(let link), .image(let link): link.content.visitTokens(inNote, body)
            case .text, .lineBreak, .code, .html, .footnoteReference: break
            }
        }
    }

    /// Each text that names may be looked for in.
    public func forEachOpenText(_ body: (String, Range<Int>) -> Void) {
        for inline in self {
            switch inline.kind {
            case .text(let text): body(text, inline.range)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.forEachOpenText(body)
            case .link, .image, .token, .lineBreak, .code, .html, .footnoteReference: break
            }
        }
    }
}
