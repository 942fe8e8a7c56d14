// Source text → typed tree: scan for bracket forms, let cmark parse a copy with inert words in their place, build the tree.

import Diagnostics

/// Parses Markdown bodies: CommonMark with GFM's tables, strikethrough (`~~`), autolinks, task lists and footnotes, and the bracket forms.
public struct MarkdownParser: Sendable {
    private let findsBrackets: Bool

    /// - Parameter findsBrackets: false reads plain GFM, in which `[[…]]`, `[@…]` and `{#…}` mean nothing.
    public init(findsBrackets: Bool = true) {
        self.findsBrackets = findsBrackets
    }

    /// - Parameter body: the byte range of `text.bytes` to parse, after the front matter; ranges in the result are offsets into
    ///   `text.bytes`.
    public func parse(_ text: SourceText, body: Range<Int>) -> MarkdownDocument {
        text.bytes.withUnsafeBufferPointer { source in
            let body = body.clamped(to: 0..<source.count)
            var outline = BlockOutline(bytes: source, body: body, scanner: BracketScanner(bytes: source, findsBrackets: findsBrackets))
            outline.run()
            let copy = InertCopy(source, body: body, tokens: outline.scanner.tokens, escapes: outline.scanner.escapes)
            if let bytes = copy.bytes {
                return bytes.withUnsafeBufferPointer { document(text, source, $0, copy, outline) }
            }
            return document(text, source, Bytes(rebasing: source[body]), copy, outline)
        }
    }

    /// A whole file without front matter.
    public func parse(_ text: SourceText) -> MarkdownDocument { parse(text, body: 0..<text.bytes.count) }

    private func document(_ text: SourceText, _ source: Bytes, _ bytes: Bytes, _ copy: InertCopy, _ outline: BlockOutline)
        -> MarkdownDocument
    {
        let library = CmarkLibrary.shared
        let definitions = ReferenceDefinitions(outline.candidates, in: bytes, copy: copy)
        let built = library.withTree(of: bytes) { root in
            var builder = TreeBuilder(
                library: library, bytes: bytes, copy: copy, source: source, outline: outline, definitions: definitions)
            let blocks = builder.blocks(of: root)
            return (blocks, builder)
        }
        guard let (blocks, builder) = built else { return MarkdownDocument() }
        let findings = FindingLimit.applied(to: Droppings(builder: builder, outline: outline).findings)
        return MarkdownDocument(blocks: blocks, tokens: builder.tokens, diagnostics: findings.map { $0.diagnostic(in: text) })
    }
}
