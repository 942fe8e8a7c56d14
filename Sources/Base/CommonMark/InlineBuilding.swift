// cmark's inline nodes → the typed tree's inlines: adjacent texts and soft breaks become one text, tokens come out of it.

import CCmarkGFM
import Diagnostics

extension TreeBuilder {
    /// - Parameter range: where the content lies in the copy.
    mutating func inlines(of parent: CmarkNode, in range: Range<Int>, quoteDepth: Int) -> [Inline] {
        guard parent.pointee.first_child != nil else { return [] }
        var cursor = SourceCursor(bytes: bytes, range: range, quoteDepth: quoteDepth, tokenPrefix: copy.prefix)
        if UInt32(parent.pointee.type) == CMARK_NODE_HEADING.rawValue, !parent.pointee.as.heading.setext {
            cursor.skip(while: { $0 == ASCII.hash })
            cursor.skip(while: ASCII.isBlank)
        }
        let out = inlines(of: parent, &cursor, depth: 0)
        if cursor.isLost { isLost = true }
        return out
    }

    private mutating func inlines(of parent: CmarkNode, _ cursor: inout SourceCursor, depth: Int) -> [Inline] {
        var out: [Inline] = []
        var next = parent.pointee.first_child
        while let node = next {
            next = node.pointee.next
            let type = UInt32(node.pointee.type)
            switch type {
            case CMARK_NODE_TEXT.rawValue:
                let literal = buffer(node.pointee.as.literal)
                if copy.prefix.isEmpty { appendText(literal, cursor.text(literal)) } else { appendTextWithTokens(literal, &cursor, &out) }
                continue
            case CMARK_NODE_SOFTBREAK.rawValue:
                appendLineFeed(cursor.lineBreak())
                continue
            default: break
            }
            flushText(into: &out)
            let start = cursor.position
            switch type {
            case CMARK_NODE_LINEBREAK.rawValue: out.append(Inline(.lineBreak, range: sourceRange(cursor.lineBreak())))
            case CMARK_NODE_CODE.rawValue:
                let range = sourceRange(cursor.codeSpan())
                markInert(range)
                out.append(Inline(.code(string(node.pointee.as.literal)), range: range))
            case CMARK_NODE_HTML_INLINE.rawValue:
                let range = sourceRange(cursor.html(buffer(node.pointee.as.literal)))
                markInert(range)
                reportHTML(range)
                out.append(Inline(.html(string(node.pointee.as.literal)), range: range))
            case CMARK_NODE_EMPH.rawValue:
                let content = delimited(node, 1, &cursor, depth: depth)
                out.append(Inline(.emphasis(content), range: sourceRange(start..<cursor.position)))
            case CMARK_NODE_STRONG.rawValue:
                let content = delimited(node, 2, &cursor, depth: depth)
                out.append(Inline(.strong(content), range: sourceRange(start..<cursor.position)))
            case UInt32(library.strikethroughType):
                let content = delimited(node, 2, &cursor, depth: depth)
                out.append(Inline(.strikethrough(content), range: sourceRange(start..<cursor.position)))
            case CMARK_NODE_LINK.rawValue, CMARK_NODE_IMAGE.rawValue: out.append(link(node, &cursor, depth: depth))
            case CMARK_NODE_FOOTNOTE_REFERENCE.rawValue:
                let definition = node.pointee.parent_footnote_def
                let label = definition.map { string($0.pointee.as.literal) } ?? ""
                cursor.skip(2)
                cursor.skip(while: { $0 != ASCII.closeBracket })
                cursor.skip(1)
                let reference = FootnoteReference(
                    label: label, number: Int(string(node.pointee.as.literal)) ?? 0, occurrence: Int(node.pointee.footnote.ref_ix))
                out.append(Inline(.footnoteReference(reference), range: sourceRange(start..<cursor.position)))
            default: break
            }
        }
        flushText(into: &out)
        return out
    }

    private mutating func delimited(_ node: CmarkNode, _ width: Int, _ cursor: inout SourceCursor, depth: Int) -> [Inline] {
        cursor.skip(width)
        let content = children(of: node, &cursor, depth: depth)
        cursor.skip(width)
        return content
    }

    /// The children, or their words as one text where nesting goes too deep.
    private mutating func children(of node: CmarkNode, _ cursor: inout SourceCursor, depth: Int) -> [Inline] {
        if depth + 1 < Self.inlineLimit { return inlines(of: node, &cursor, depth: depth + 1) }
        let start = cursor.position
        let text = flattened(node, &cursor)
        let range = sourceRange(start..<cursor.position)
        findings.append(
            Finding(
                rule: "markdown-nesting", message: "emphasis and links nested deeper than \(Self.inlineLimit)", range: range,
                notes: ["what lies deeper is kept as plain text"]))
        return text.isEmpty ? [] : [Inline(.text(text), range: range)]
    }

    private mutating func flattened(_ node: CmarkNode, _ cursor: inout SourceCursor) -> String {
        var out = ""
        var current = node.pointee.first_child
        while let inner = current {
            switch UInt32(inner.pointee.type) {
            case CMARK_NODE_TEXT.rawValue:
                _ = cursor.text(buffer(inner.pointee.as.literal))
                out += string(inner.pointee.as.literal)
            case CMARK_NODE_CODE.rawValue, CMARK_NODE_HTML_INLINE.rawValue: out += string(inner.pointee.as.literal)
            case CMARK_NODE_SOFTBREAK.rawValue, CMARK_NODE_LINEBREAK.rawValue: out += "\n"
            default: break
            }
            if let child = inner.pointee.first_child {
                current = child
                continue
            }
            var up = inner
            while up.pointee.next == nil, let parent = up.pointee.parent, parent != node { up = parent }
            current = up.pointee.next
        }
        return out
    }

    // MARK: Links

    private mutating func link(_ node: CmarkNode, _ cursor: inout SourceCursor, depth: Int) -> Inline {
        let isImage = UInt32(node.pointee.type) == CMARK_NODE_IMAGE.rawValue
        let start = cursor.position
        let first = cursor.peek(isImage ? 1 : 0)
        let isBracketed = first == ASCII.openBracket
        let isAngled = !isImage && first == ASCII.less
        cursor.skip(isBracketed ? (isImage ? 2 : 1) : isAngled ? 1 : 0)
        let textStart = cursor.position
        let isAutolink = !isImage && !isBracketed
        let content = isAutolink ? address(of: node, &cursor) : children(of: node, &cursor, depth: depth)
        if isAngled {
            cursor.skip(1)
        } else if isBracketed {
            linkTail(&cursor, textStart: textStart)
        }
        let range = sourceRange(start..<cursor.position)
        var link = Link(destination: "", content: content, isAutolink: isAutolink)
        let inertBefore = inertCount
        link.destination = string(node.pointee.as.link.url)
        if inertCount > inertBefore {
            findings.append(
                Finding(
                    severity: .warning, rule: "bracket-in-address", message: "a bracket form stands in an address and is not read",
                    range: range,
                    notes: ["leave a space before it"]))
        }
        link.title = string(node.pointee.as.link.title)
        if !definitions.isEmpty { destinations.insert(link.destination) }
        if link.isAutolink { markInert(range) }
        if LinkSafety.refusesDestination(link.destination) {
            findings.append(
                Finding(
                    rule: "unsafe-link", message: "the address of this \(isImage ? "image" : "link") is left out", range: range,
                    notes: ["addresses are relative or begin with http:, https: or mailto:"]))
        }
        return Inline(isImage ? .image(link) : .link(link), range: range)
    }

    /// An autolink's text, in which bracket forms mean nothing.
    private mutating func address(of node: CmarkNode, _ cursor: inout SourceCursor) -> [Inline] {
        let start = cursor.position
        let text = flattened(node, &cursor)
        return text.isEmpty ? [] : [Inline(.text(text), range: sourceRange(start..<cursor.position))]
    }

    /// Moves behind a link's `]` and what belongs to it.
    private mutating func linkTail(_ cursor: inout SourceCursor, textStart: Int) {
        let textEnd = cursor.position
        guard cursor.peek() == ASCII.closeBracket else {
            isLost = true
            return
        }
        cursor.skip(1)
        let grammar = cursor.grammar
        let tailStart = cursor.position
        if let end = grammar.inlineTail(tailStart) {
            cursor.position = end
            markInert(sourceRange(tailStart..<end))
        } else if let end = grammar.label(tailStart) {
            definitions.use(grammar.normalized(tailStart + 1..<end - 1))
            cursor.position = end
            markInert(sourceRange(tailStart..<end))
        } else {
            definitions.use(grammar.normalized(textStart..<textEnd))
            if cursor.peek() == ASCII.openBracket, cursor.peek(1) == ASCII.closeBracket { cursor.skip(2) }
        }
    }

    // MARK: Text

    private mutating func appendText(_ literal: Bytes, _ place: Range<Int>) {
        pendingRange = pendingText.isEmpty ? place : pendingRange.lowerBound..<max(pendingRange.lowerBound, place.upperBound)
        pendingText.append(contentsOf: literal)
    }

    private mutating func appendLineFeed(_ place: Range<Int>) {
        pendingRange = pendingText.isEmpty ? place : pendingRange.lowerBound..<max(pendingRange.lowerBound, place.upperBound)
        pendingText.append(ASCII.lineFeed)
    }

    /// A token's place is known, so the cursor is put behind each one it meets.
    private mutating func appendTextWithTokens(_ literal: Bytes, _ cursor: inout SourceCursor, _ out: inout [Inline]) {
        var from = 0
        while let word = tokenWord(in: literal, from: from) {
            let place = copy.copy(tokens[word.token].range.lowerBound)
            if word.range.lowerBound > from {
                let piece = Bytes(rebasing: literal[from..<word.range.lowerBound])
                appendText(piece, cursor.text(piece, before: place))
            }
            flushText(into: &out)
            let start = tokens[word.token].range.lowerBound
            if let last = out.last, last.range.upperBound > start {  // only where the source was lost sight of
                out[out.count - 1].range = min(last.range.lowerBound, start)..<start
            }
            tokens[word.token].isInert = false
            out.append(Inline(.token(word.token), range: tokens[word.token].range))
            from = word.range.upperBound
            cursor.move(to: place + word.range.count)
        }
        if from < literal.count {
            let rest = Bytes(rebasing: literal[from...])
            appendText(rest, cursor.text(rest))
        }
    }

    private mutating func flushText(into out: inout [Inline]) {
        guard !pendingText.isEmpty else { return }
        let range = sourceRange(pendingRange)
        out.append(Inline(.text(pendingText.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }), range: range))
        pendingText.removeAll(keepingCapacity: true)
    }
}
