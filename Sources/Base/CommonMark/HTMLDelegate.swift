// The places where a dossier's HTML differs from plain Markdown's: the writer asks its delegate there.

/// What `HTMLWriter` leaves to the product. Each function appends to `out`; the defaults write what cmark writes.
///
/// A delegate that holds targets instead of addresses notes `out.count` where a hole belongs.
public protocol HTMLDelegate {
    /// A bracket form; `index` points into `MarkdownDocument.tokens`.
    mutating func token(_ index: Int, range: Range<Int>, into out: inout [UInt8])

    /// A bracket form in an image's description, which is an attribute's value: words only, escaped.
    mutating func describe(token index: Int, range: Range<Int>, into description: inout [UInt8])

    /// A text. `ordinal` counts every `Inline.Kind.text` in document order from 0, those in image descriptions too, though these are
    /// written without asking.
    mutating func text(_ text: String, ordinal: Int, range: Range<Int>, context: TextContext, into out: inout [UInt8])

    /// `isRefused`: the policy wants no address written.
    mutating func openLink(_ link: Link, range: Range<Int>, isRefused: Bool, into out: inout [UInt8])
    mutating func closeLink(_ link: Link, range: Range<Int>, into out: inout [UInt8])
    /// `description` is the content as plain text, escaped already.
    mutating func image(_ image: Link, description: [UInt8], range: Range<Int>, isRefused: Bool, into out: inout [UInt8])

    mutating func footnoteReference(_ reference: FootnoteReference, range: Range<Int>, into out: inout [UInt8])
    mutating func openFootnotes(into out: inout [UInt8])
    mutating func closeFootnotes(into out: inout [UInt8])
    mutating func openFootnote(_ footnote: FootnoteDefinition, range: Range<Int>, into out: inout [UInt8])
    /// The links back to the references: at the end of the last paragraph, or after the last block.
    mutating func footnoteBackLinks(_ footnote: FootnoteDefinition, into out: inout [UInt8])
    mutating func closeFootnote(_ footnote: FootnoteDefinition, range: Range<Int>, into out: inout [UInt8])

    mutating func openHeading(level: Int, _ content: [Inline], range: Range<Int>, into out: inout [UInt8])
    mutating func closeHeading(level: Int, into out: inout [UInt8])

    /// Attributes for a block's start tag, each with a space before it: ` id="p3"`. Not asked for headings and footnotes.
    mutating func attributes(of block: Block, into out: inout [UInt8])
    mutating func attributes(of item: ListItem, into out: inout [UInt8])
    /// Whether the delegate has written a block (or chosen to leave it out) and the writer goes on to the next.
    /// Texts inside such a block keep their ordinals.
    mutating func writes(_ block: Block, into out: inout [UInt8]) -> Bool
}

/// What a text stands in, for what may be put into it: no link inside a link or a heading.
public struct TextContext: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let link = TextContext(rawValue: 1)
    public static let heading = TextContext(rawValue: 2)
    public static let footnote = TextContext(rawValue: 4)
    public static let table = TextContext(rawValue: 8)
    /// An image’s description, which is written without asking.
    public static let image = TextContext(rawValue: 16)
}

extension HTMLDelegate {
    public mutating func describe(token index: Int, range: Range<Int>, into description: inout [UInt8]) {
        token(index, range: range, into: &description)
    }

    public mutating func text(_ text: String, ordinal: Int, range: Range<Int>, context: TextContext, into out: inout [UInt8]) {
        HTMLEscaping.appendText(text, to: &out)
    }

    public mutating func openLink(_ link: Link, range: Range<Int>, isRefused: Bool, into out: inout [UInt8]) {
        out.append("<a href=\"")
        if !isRefused { HTMLEscaping.appendAddress(link.destination, to: &out) }
        if !link.title.isEmpty {
            out.append("\" title=\"")
            HTMLEscaping.appendText(link.title, to: &out)
        }
        out.append("\">")
    }

    public mutating func closeLink(_ link: Link, range: Range<Int>, into out: inout [UInt8]) { out.append("</a>") }

    public mutating func image(_ image: Link, description: [UInt8], range: Range<Int>, isRefused: Bool, into out: inout [UInt8]) {
        out.append("<img src=\"")
        if !isRefused { HTMLEscaping.appendAddress(image.destination, to: &out) }
        out.append("\" alt=\"")
        out += description
        if !image.title.isEmpty {
            out.append("\" title=\"")
            HTMLEscaping.appendText(image.title, to: &out)
        }
        out.append("\" />")
    }

    public mutating func footnoteReference(_ reference: FootnoteReference, range: Range<Int>, into out: inout [UInt8]) {
        out.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
        HTMLEscaping.appendAddress(reference.label, to: &out)
        out.append("\" id=\"fnref-")
        HTMLEscaping.appendAddress(reference.label, to: &out)
        if reference.occurrence > 1 { out += "-\(reference.occurrence)".utf8 }
        out.append("\" data-footnote-ref>")
        out += String(reference.number).utf8
        out.append("</a></sup>")
    }

    public mutating func openFootnotes(into out: inout [UInt8]) { out.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n") }

    public mutating func closeFootnotes(into out: inout [UInt8]) { out.append("</ol>\n</section>\n") }

    public mutating func openFootnote(_ footnote: FootnoteDefinition, range: Range<Int>, into out: inout [UInt8]) {
        out.append("<li id=\"fn-")
        HTMLEscaping.appendAddress(footnote.label, to: &out)
        out.append("\">\n")
    }

    public mutating func footnoteBackLinks(_ footnote: FootnoteDefinition, into out: inout [UInt8]) {
        for reference in 1...max(1, footnote.references) {
            let suffix = reference > 1 ? "-\(reference)" : ""
            if reference > 1 { out.append(ASCII.space) }
            out.append("<a href=\"#fnref-")
            HTMLEscaping.appendAddress(footnote.label, to: &out)
            out += suffix.utf8
            out.append("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩")
            if reference > 1 {
                out.append("<sup class=\"footnote-ref\">")
                out += String(reference).utf8
                out.append("</sup>")
            }
            out.append("</a>")
        }
    }

    public mutating func closeFootnote(_ footnote: FootnoteDefinition, range: Range<Int>, into out: inout [UInt8]) { out.append("</li>\n") }

    public mutating func openHeading(level: Int, _ content: [Inline], range: Range<Int>, into out: inout [UInt8]) {
        out.append("<h")
        out.append(0x30 + UInt8(truncatingIfNeeded: level))
        out.append(ASCII.greater)
    }

    public mutating func closeHeading(level: Int, into out: inout [UInt8]) {
        out.append("</h")
        out.append(0x30 + UInt8(truncatingIfNeeded: level))
        out.append(">\n")
    }

    public mutating func attributes(of block: Block, into out: inout [UInt8]) {}
    public mutating func attributes(of item: ListItem, into out: inout [UInt8]) {}
    public mutating func writes(_ block: Block, into out: inout [UInt8]) -> Bool { false }
}

/// Writes what cmark writes; a bracket form as it was typed.
public struct PlainHTML: HTMLDelegate, Sendable {
    private let source: [UInt8]

    /// - Parameter source: the bytes that the document was parsed from.
    public init(source: [UInt8] = []) { self.source = source }

    public mutating func token(_ index: Int, range: Range<Int>, into out: inout [UInt8]) {
        HTMLEscaping.appendText(String(decoding: source[range.clamped(to: 0..<source.count)], as: UTF8.self), to: &out)
    }
}
