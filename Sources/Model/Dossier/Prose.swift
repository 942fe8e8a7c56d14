// An author's Markdown, and the bracket forms in it: what links and cites.

import CommonMark

/// Blocks of one file. `Inline.token(i)` in them is the i-th reference of that file.
public struct Prose: Sendable {
    public var file: Int
    public var blocks: [Block]

    public init(file: Int, blocks: [Block]) {
        self.file = file
        self.blocks = blocks
    }

    public var isEmpty: Bool { blocks.isEmpty }
}

/// One line of an author's text: a heading, a record's value, an event's sentence.
public struct Phrase: Sendable {
    public var inlines: [Inline]
    public var origin: Origin

    public init(_ inlines: [Inline], at origin: Origin) {
        self.inlines = inlines
        self.origin = origin
    }
}

/// What a bracket form of a file says.
public enum Reference: Sendable {
    case wikilink(Wikilink)
    case citations([Citation])
    /// `{#id}`: names the block it stands in.
    case identifier(Written<String>)
    /// A form that could not be read; its diagnostic was given. It is shown as it was typed.
    case malformed(String)
}

/// `[[page#id|shown]]`; with `!` before it, an embed.
public struct Wikilink: Sendable, Hashable {
    /// Empty for a link within the page.
    public var page: String
    public var fragment: String?
    public var shown: String?
    public var isEmbed: Bool
    public var origin: Origin

    public init(page: String, fragment: String?, shown: String?, isEmbed: Bool, origin: Origin) {
        self.page = page
        self.fragment = fragment
        self.shown = shown
        self.isEmbed = isEmbed
        self.origin = origin
    }

    /// As an author would type it, without the brackets.
    public var typed: String { page + (fragment.map { "#" + $0 } ?? "") }
}
