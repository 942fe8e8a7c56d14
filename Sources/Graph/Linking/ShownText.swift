// Every text a reader sees, also where no name is linked: in headings, links and descriptions of images.

import CommonMark

extension [Block] {
    /// Each text, in order, with whether names are linked in it.
    public func forEachText(_ body: (String, Range<Int>, _ isOpen: Bool) -> Void) {
        for block in self { block.visitTexts(body) }
    }
}

extension Block {
    fileprivate func visitTexts(_ body: (String, Range<Int>, Bool) -> Void) {
        switch kind {
        case .paragraph(let content): content.forEachText(body)
        case .heading(_, let content): content.forEachText(isOpen: false, body)
        case .list(let list): for item in list.items { item.blocks.forEachText(body) }
        case .blockquote(let blocks): blocks.forEachText(body)
        case .table(let table):
            for cell in table.header { cell.inlines.forEachText(body) }
            for row in table.rows { for cell in row.cells { cell.inlines.forEachText(body) } }
        case .footnoteDefinition(let footnote): footnote.blocks.forEachText(body)
        case .codeBlock, .thematicBreak, .html: break
        }
    }
}

extension [Inline] {
    /// Each text, in order, with whether names are linked in it.
    public func forEachText(isOpen: Bool = true, _ body: (String, Range<Int>, Bool) -> Void) {
        for inline in self {
            switch inline.kind {
            case .text(let text): body(text, inline.range, isOpen)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.forEachText(isOpen: isOpen, body)
            case .link(let link), .image(let link): link.content.forEachText(isOpen: false, body)
            case .token, .lineBreak, .code, .html, .footnoteReference: break
            }
        }
    }
}
