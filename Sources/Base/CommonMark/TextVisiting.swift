// Every text of a tree in the order in which the writer numbers them: for finding names before anything is written.

extension MarkdownDocument {
    /// Calls `body` with each text, its range and what it stands in; the n-th call is the writer's ordinal n.
    public func forEachText(_ body: (_ text: String, _ range: Range<Int>, _ context: TextContext) -> Void) {
        for block in blocks { block.forEachText(body) }
    }
}

extension Block {
    public func forEachText(_ body: (_ text: String, _ range: Range<Int>, _ context: TextContext) -> Void) { visit([], body) }

    private func visit(_ context: TextContext, _ body: (String, Range<Int>, TextContext) -> Void) {
        switch kind {
        case .paragraph(let content): content.visit(context, body)
        case .heading(_, let content): content.visit(context.union(.heading), body)
        case .list(let list):
            for item in list.items { for block in item.blocks { block.visit(context, body) } }
        case .blockquote(let blocks): for block in blocks { block.visit(context, body) }
        case .table(let table):
            for cell in table.header { cell.inlines.visit(context.union(.table), body) }
            for row in table.rows { for cell in row.cells { cell.inlines.visit(context.union(.table), body) } }
        case .footnoteDefinition(let footnote): for block in footnote.blocks { block.visit(context.union(.footnote), body) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }
}

extension [Inline] {
    fileprivate func visit(_ context: TextContext, _ body: (String, Range<Int>, TextContext) -> Void) {
        for inline in self {
            switch inline.kind {
            case .text(let text): body(text, inline.range, context)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.visit(context, body)
            case .link(let link): link.content.visit(context.union(.link), body)
            case .image(let image): image.content.visit(context.union(.image), body)
            case .lineBreak, .code, .html, .footnoteReference, .token: break
            }
        }
    }
}
