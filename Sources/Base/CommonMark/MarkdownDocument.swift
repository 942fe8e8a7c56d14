// The typed tree of one Markdown body: what Reading turns into nouns and Composing writes as HTML.

import Diagnostics

/// One parsed Markdown body. All ranges are byte offsets into the `SourceText` it was parsed from.
public struct MarkdownDocument: Sendable {
    /// The blocks in source order; definitions of used footnotes follow at the end, in the order of first reference.
    public var blocks: [Block]
    /// The bracket forms in source order; `Inline.Kind.token` holds an index into this array.
    public var tokens: [BracketToken]
    /// What Markdown drops, what is written in another tool's form, and limits that were exceeded, in source order.
    public var diagnostics: [Diagnostic]

    public init(blocks: [Block] = [], tokens: [BracketToken] = [], diagnostics: [Diagnostic] = []) {
        self.blocks = blocks
        self.tokens = tokens
        self.diagnostics = diagnostics
    }
}

/// A block of a Markdown document.
public struct Block: Sendable {
    public var kind: Kind
    /// From the first to the last byte that is not white space.
    public var range: Range<Int>

    public init(_ kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    public enum Kind: Sendable {
        case paragraph([Inline])
        /// `level` is 1 to 6.
        case heading(level: Int, [Inline])
        indirect case list(List)
        case blockquote([Block])
        /// `info` is the whole info string of a fence, empty for indented code; `literal` ends in a line feed.
        indirect case codeBlock(info: String, literal: String)
        indirect case table(Table)
        case thematicBreak
        case html(String)
        indirect case footnoteDefinition(FootnoteDefinition)
    }

    /// Markdown moves the definitions of footnotes to the end of the file, whatever section they were written in.
    public var isFootnoteDefinition: Bool {
        if case .footnoteDefinition = kind { true } else { false }
    }
}

/// A bullet or an ordered list.
public struct List: Sendable {
    public enum Delimiter: Sendable, Hashable {
        case bullet, period, parenthesis
    }

    public var delimiter: Delimiter
    /// The number of the first item; 0 for bullets.
    public var start: Int
    /// Whether the paragraphs of its items are written without `<p>`.
    public var tight: Bool
    public var items: [ListItem]

    public var ordered: Bool { delimiter != .bullet }

    public init(delimiter: Delimiter, start: Int = 0, tight: Bool = true, items: [ListItem] = []) {
        self.delimiter = delimiter
        self.start = start
        self.tight = tight
        self.items = items
    }
}

public struct ListItem: Sendable {
    public var blocks: [Block]
    /// From the list marker to the end of the last block.
    public var range: Range<Int>
    /// nil where the item is no task; else whether it is done (`[x]`).
    public var task: Bool?

    public init(blocks: [Block], range: Range<Int>, task: Bool? = nil) {
        self.blocks = blocks
        self.range = range
        self.task = task
    }
}

/// A GFM table; every row has as many cells as the header.
public struct Table: Sendable {
    public enum Alignment: Sendable, Hashable {
        case none, left, center, right
    }

    public var alignments: [Alignment]
    public var header: [TableCell]
    public var rows: [TableRow]

    public init(alignments: [Alignment], header: [TableCell], rows: [TableRow]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}

public struct TableRow: Sendable {
    public var cells: [TableCell]
    public var range: Range<Int>

    public init(cells: [TableCell], range: Range<Int>) {
        self.cells = cells
        self.range = range
    }
}

public struct TableCell: Sendable {
    public var inlines: [Inline]
    /// Without the bars and the white space around the content; empty at the row's end for a cell the row does not have.
    public var range: Range<Int>

    public init(inlines: [Inline], range: Range<Int>) {
        self.inlines = inlines
        self.range = range
    }
}

public struct FootnoteDefinition: Sendable {
    /// As written between `[^` and `]:`.
    public var label: String
    /// 1-based, in the order of first reference.
    public var number: Int
    /// How often it is referred to.
    public var references: Int
    public var blocks: [Block]

    public init(label: String, number: Int, references: Int, blocks: [Block]) {
        self.label = label
        self.number = number
        self.references = references
        self.blocks = blocks
    }
}

/// A piece of running text.
public struct Inline: Sendable {
    public var kind: Kind
    public var range: Range<Int>

    public init(_ kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    public enum Kind: Sendable {
        /// Never next to another text; a soft line break is a line feed inside it.
        case text(String)
        case lineBreak
        case code(String)
        case emphasis([Inline])
        case strong([Inline])
        case strikethrough([Inline])
        indirect case link(Link)
        /// `content` is the description, to be written as plain text.
        indirect case image(Link)
        case html(String)
        indirect case footnoteReference(FootnoteReference)
        /// A bracket form: an index into `MarkdownDocument.tokens`.
        case token(Int)
    }
}

/// What a link and an image have in common.
public struct Link: Sendable {
    /// Entities and escapes resolved, not yet checked for safety.
    public var destination: String
    public var title: String
    public var content: [Inline]
    /// Whether the address itself stands in the text (`<https://…>`, a bare `www.…`).
    public var isAutolink: Bool

    public init(destination: String, title: String = "", content: [Inline], isAutolink: Bool = false) {
        self.destination = destination
        self.title = title
        self.content = content
        self.isAutolink = isAutolink
    }
}

public struct FootnoteReference: Sendable {
    /// The label of the definition, as written there.
    public var label: String
    /// The definition's number.
    public var number: Int
    /// 1-based: which reference to this definition it is.
    public var occurrence: Int

    public init(label: String, number: Int, occurrence: Int) {
        self.label = label
        self.number = number
        self.occurrence = occurrence
    }
}

extension [Inline] {
    /// The words without markup; tokens are left out.
    public var plainText: String {
        var out = ""
        appendPlainText(to: &out)
        return out
    }

    private func appendPlainText(to out: inout String) {
        for inline in self {
            switch inline.kind {
            case .text(let text), .code(let text): out += text
            case .lineBreak: out += "\n"
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.appendPlainText(to: &out)
            case .link(let link), .image(let link): link.content.appendPlainText(to: &out)
            case .html, .footnoteReference, .token: break
            }
        }
    }
}
