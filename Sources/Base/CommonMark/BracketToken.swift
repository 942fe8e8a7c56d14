// The bracket forms as the scanner finds them in the source, before Markdown is parsed.

/// One wikilink, citation or identifier. What stands inside is read later, by Reading.
public struct BracketToken: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// `[[…]]`, or `![[…]]` with `embed`.
        case wikilink(embed: Bool)
        /// `[@…]`
        case citation
        /// `{#…}`
        case identifier
    }

    public var kind: Kind
    /// The whole form, from `[`, `!` or `{` to the last bracket; byte offsets into the source.
    public var range: Range<Int>
    /// What stands inside: between `[[` and `]]`; from `@` to `]`; between `{#` and `}`.
    public var content: Range<Int>
    /// The line ends inside `content`, each with the white space and the `>` marks around it: each counts as one space.
    public var lineBreaks: [Range<Int>]
    /// Whether it turned out to stand in code, raw HTML, a link's address or in what Markdown drops: then it is no reference
    /// and not in the tree.
    public var isInert: Bool

    public init(kind: Kind, range: Range<Int>, content: Range<Int>, lineBreaks: [Range<Int>] = [], isInert: Bool = false) {
        self.kind = kind
        self.range = range
        self.content = content
        self.lineBreaks = lineBreaks
        self.isInert = isInert
    }

    /// The content as one line, each line break a space.
    public func contentText(in bytes: [UInt8]) -> String {
        let content = content.clamped(to: 0..<bytes.count)
        guard !lineBreaks.isEmpty else { return String(decoding: bytes[content], as: UTF8.self) }
        var out: [UInt8] = []
        var from = content.lowerBound
        for lineBreak in lineBreaks where lineBreak.lowerBound >= from && lineBreak.upperBound <= content.upperBound {
            out += bytes[from..<lineBreak.lowerBound]
            out.append(0x20)
            from = lineBreak.upperBound
        }
        out += bytes[from..<content.upperBound]
        return String(decoding: out, as: UTF8.self)
    }
}
