// Typed tree → HTML bytes. Its output on plain Markdown is cmark's, byte for byte; the delegate adds what a dossier adds.

/// What a writer lets through.
public struct HTMLPolicy: Sendable, Hashable {
    public enum RawHTML: Sendable, Hashable {
        /// `<!-- raw HTML omitted -->` in its place.
        case omitted
        /// Passed on, but for the tags of GFM's tag filter.
        case filtered
    }

    public enum Addresses: Sendable, Hashable {
        /// http, https, mailto and relative; others are left out.
        case safe
        /// cmark's rule, which lets most schemes and some `data:` images pass: for comparing with cmark.
        case cmarkCompatible
        /// All of them: for comparing with cmark's unsafe mode.
        case any
    }

    public var rawHTML: RawHTML
    public var addresses: Addresses

    public init(rawHTML: RawHTML = .omitted, addresses: Addresses = .safe) {
        self.rawHTML = rawHTML
        self.addresses = addresses
    }

    func refuses(_ destination: String) -> Bool {
        switch addresses {
        case .safe: LinkSafety.refusesDestination(destination)
        case .cmarkCompatible: LinkSafety.cmarkRefuses(destination)
        case .any: false
        }
    }
}

/// Writes blocks and inlines as HTML. One writer writes one document, so that its texts are numbered through.
public struct HTMLWriter<Delegate: HTMLDelegate> {
    public var out: [UInt8] = []
    public var delegate: Delegate
    public let policy: HTMLPolicy
    private var ordinal = 0
    private var context: TextContext = []

    public init(delegate: Delegate, policy: HTMLPolicy = HTMLPolicy()) {
        self.delegate = delegate
        self.policy = policy
    }

    /// Appends a whole document; footnote definitions, which stand together at its end, make one section.
    public mutating func write(_ document: MarkdownDocument) { write(document.blocks) }

    public mutating func write(_ blocks: [Block]) { write(blocks, tight: false) }

    /// Appends running text, without a paragraph around it.
    public mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    // MARK: Blocks

    private mutating func write(_ blocks: [Block], tight: Bool) {
        var inFootnotes = false
        for block in blocks {
            if delegate.writes(block, into: &out) {
                ordinal += Self.textCount(block)
                continue
            }
            if case .footnoteDefinition(let footnote) = block.kind {
                if !inFootnotes { delegate.openFootnotes(into: &out) }
                inFootnotes = true
                write(footnote, block.range)
            } else {
                write(block, tight: tight)
            }
        }
        if inFootnotes { delegate.closeFootnotes(into: &out) }
    }

    private mutating func write(_ block: Block, tight: Bool) {
        switch block.kind {
        case .paragraph(let content):
            if tight {
                write(content)
            } else {
                open("<p", block)
                write(content)
                out.append("</p>\n")
            }
        case .heading(let level, let content):
            freshLine()
            delegate.openHeading(level: level, content, range: block.range, into: &out)
            let outer = context
            context.insert(.heading)
            write(content)
            context = outer
            delegate.closeHeading(level: level, into: &out)
        case .list(let list): write(list, block)
        case .blockquote(let content):
            open("<blockquote", block)
            out.append(ASCII.lineFeed)
            write(content, tight: false)
            freshLine()
            out.append("</blockquote>\n")
        case .codeBlock(let info, let literal):
            open("<pre", block)
            out.append("<code")
            if !info.isEmpty {
                out.append(" class=\"language-")
                var info = info
                info.withUTF8 { bytes in
                    let end = bytes.firstIndex(where: ASCII.isSpace) ?? bytes.count
                    HTMLEscaping.appendText(Bytes(rebasing: bytes[..<end]), to: &out)
                }
                out.append(ASCII.quote)
            }
            out.append(ASCII.greater)
            HTMLEscaping.appendText(literal, to: &out)
            out.append("</code></pre>\n")
        case .table(let table): write(table, block)
        case .thematicBreak:
            freshLine()
            out.append("<hr")
            delegate.attributes(of: block, into: &out)
            out.append(" />\n")
        case .html(let html):
            freshLine()
            writeRaw(html)
            freshLine()
        case .footnoteDefinition(let footnote): write(footnote, block.range)
        }
    }

    private mutating func open(_ tag: StaticString, _ block: Block) {
        freshLine()
        out.append(tag)
        delegate.attributes(of: block, into: &out)
        out.append(ASCII.greater)
    }

    private mutating func write(_ list: List, _ block: Block) {
        open(list.ordered ? "<ol" : "<ul", block, start: list.ordered && list.start != 1 ? list.start : nil)
        for item in list.items {
            freshLine()
            out.append("<li")
            delegate.attributes(of: item, into: &out)
            out.append(ASCII.greater)
            switch item.task {
            case true?: out.append("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
            case false?: out.append("<input type=\"checkbox\" disabled=\"\" /> ")
            case nil: break
            }
            write(item.blocks, tight: list.tight)
            out.append("</li>\n")
        }
        out.append(list.ordered ? "</ol>\n" : "</ul>\n")
    }

    private mutating func open(_ tag: StaticString, _ block: Block, start: Int?) {
        freshLine()
        out.append(tag)
        if let start { out += " start=\"\(start)\"".utf8 }
        delegate.attributes(of: block, into: &out)
        out.append(">\n")
    }

    private mutating func write(_ table: Table, _ block: Block) {
        open("<table", block)
        let outer = context
        context.insert(.table)
        defer { context = outer }
        out.append("\n<thead>\n")
        write(table.header, table.alignments, isHeader: true)
        out.append("</thead>\n")
        if !table.rows.isEmpty {
            out.append("<tbody>\n")
            for row in table.rows { write(row.cells, table.alignments, isHeader: false) }
            out.append("</tbody>\n")
        }
        out.append("</table>\n")
    }

    private mutating func write(_ cells: [TableCell], _ alignments: [Table.Alignment], isHeader: Bool) {
        out.append("<tr>\n")
        for (index, cell) in cells.enumerated() {
            out.append(isHeader ? "<th" : "<td")
            switch index < alignments.count ? alignments[index] : .none {
            case .none: break
            case .left: out.append(" align=\"left\"")
            case .center: out.append(" align=\"center\"")
            case .right: out.append(" align=\"right\"")
            }
            out.append(ASCII.greater)
            write(cell.inlines)
            out.append(isHeader ? "</th>\n" : "</td>\n")
        }
        out.append("</tr>\n")
    }

    private mutating func write(_ footnote: FootnoteDefinition, _ range: Range<Int>) {
        delegate.openFootnote(footnote, range: range, into: &out)
        let outer = context
        context.insert(.footnote)
        defer { context = outer }
        if let last = footnote.blocks.last, case .paragraph(let content) = last.kind {
            write(Array(footnote.blocks.dropLast()), tight: false)
            open("<p", last)
            write(content)
            out.append(ASCII.space)
            delegate.footnoteBackLinks(footnote, into: &out)
            out.append("</p>\n")
        } else {
            write(footnote.blocks, tight: false)
            delegate.footnoteBackLinks(footnote, into: &out)
            out.append(ASCII.lineFeed)
        }
        delegate.closeFootnote(footnote, range: range, into: &out)
    }

    private mutating func writeRaw(_ html: String) {
        switch policy.rawHTML {
        case .omitted: out.append("<!-- raw HTML omitted -->")
        case .filtered: TagFilter.append(html, to: &out)
        }
    }

    /// Begins a new line unless one has begun.
    private mutating func freshLine() {
        if let last = out.last, last != ASCII.lineFeed { out.append(ASCII.lineFeed) }
    }

    // MARK: Inlines

    private mutating func write(_ inline: Inline) {
        switch inline.kind {
        case .text(let text):
            delegate.text(text, ordinal: ordinal, range: inline.range, context: context, into: &out)
            ordinal += 1
        case .lineBreak: out.append("<br />\n")
        case .code(let code):
            out.append("<code>")
            HTMLEscaping.appendText(code, to: &out)
            out.append("</code>")
        case .emphasis(let content):
            out.append("<em>")
            write(content)
            out.append("</em>")
        case .strong(let content):
            out.append("<strong>")
            write(content)
            out.append("</strong>")
        case .strikethrough(let content):
            out.append("<del>")
            write(content)
            out.append("</del>")
        case .link(let link):
            delegate.openLink(link, range: inline.range, isRefused: policy.refuses(link.destination), into: &out)
            let outer = context
            context.insert(.link)
            write(link.content)
            context = outer
            delegate.closeLink(link, range: inline.range, into: &out)
        case .image(let image):
            var description: [UInt8] = []
            describe(image.content, into: &description)
            delegate.image(
                image, description: description, range: inline.range, isRefused: policy.refuses(image.destination), into: &out)
        case .html(let html): writeRaw(html)
        case .footnoteReference(let reference): delegate.footnoteReference(reference, range: inline.range, into: &out)
        case .token(let index): delegate.token(index, range: inline.range, into: &out)
        }
    }

    /// An image's description: words only, a line break a space.
    private mutating func describe(_ content: [Inline], into description: inout [UInt8]) {
        for inline in content {
            switch inline.kind {
            case .text(let text):
                ordinal += 1
                let start = description.count
                HTMLEscaping.appendText(text, to: &description)
                for index in start..<description.count where description[index] == ASCII.lineFeed { description[index] = ASCII.space }
            case .code(let text), .html(let text): HTMLEscaping.appendText(text, to: &description)
            case .lineBreak: description.append(ASCII.space)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): describe(inner, into: &description)
            case .link(let inner), .image(let inner): describe(inner.content, into: &description)
            case .token(let index): delegate.describe(token: index, range: inline.range, into: &description)
            case .footnoteReference: break
            }
        }
    }

    // MARK: Ordinals

    private static func textCount(_ block: Block) -> Int {
        var count = 0
        block.forEachText { _, _, _ in count += 1 }
        return count
    }
}
