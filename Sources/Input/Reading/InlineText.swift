// Taking running text apart: what an author's line says in plain words, and its pieces between separators.

import CommonMark
import Dossier

extension FileReading {
    /// The words of a line; wikilinks as they are shown, citations and identifiers left out.
    func plainText(_ inlines: [Inline]) -> String {
        var out = ""
        appendPlainText(inlines, to: &out)
        return out.trimmingSpaces
    }

    private func appendPlainText(_ inlines: [Inline], to out: inout String) {
        for inline in inlines {
            switch inline.kind {
            case .text(let text): out += text.utf8.contains(UInt8(ascii: "\n")) ? text.replacing("\n", with: " ") : text
            case .code(let text): out += text
            case .lineBreak: out += " "
            case .emphasis(let content), .strong(let content), .strikethrough(let content): appendPlainText(content, to: &out)
            case .link(let link), .image(let link): appendPlainText(link.content, to: &out)
            case .html, .footnoteReference: break
            case .token(let index):
                switch reference(index) {
                case .wikilink(let link): out += link.shown ?? (link.page.isEmpty ? link.fragment ?? "" : link.page)
                case .malformed(let typed): out += typed
                case .citations, .identifier, nil: break
                }
            }
        }
    }

    func reference(_ index: Int) -> Reference? {
        references.indices.contains(index) ? references[index] : nil
    }

    /// Every citation in a line, in order.
    func citations(in inlines: [Inline]) -> [Citation] {
        inlines.flatMap { inline -> [Citation] in
            switch inline.kind {
            case .token(let index):
                if case .citations(let citations) = reference(index) { citations } else { [] }
            case .emphasis(let content), .strong(let content), .strikethrough(let content): citations(in: content)
            case .link(let link): citations(in: link.content)
            default: []
            }
        }
    }

    /// The top-level wikilinks of a line, in order.
    func wikilinks(in inlines: [Inline]) -> [Wikilink] {
        inlines.compactMap { inline in
            guard case .token(let index) = inline.kind, case .wikilink(let link) = reference(index) else { return nil }
            return link
        }
    }

    func isCitation(_ inline: Inline) -> Bool {
        guard case .token(let index) = inline.kind, case .citations = reference(index) else { return false }
        return true
    }

    /// Someone named in a line: the first wikilink, with the words around it.
    func party(_ inlines: [Inline], at range: Range<Int>) -> Party? {
        let inlines = inlines.filter { !isCitation($0) }
        let text = plainText(inlines)
        guard !text.isEmpty else { return nil }
        guard
            let index = inlines.firstIndex(where: {
                guard case .token(let token) = $0.kind, case .wikilink = reference(token) else { return false }
                return true
            }), let link = wikilinks(in: [inlines[index]]).first
        else { return Party(link: nil, text: text, before: text, after: "", origin: origin(range)) }
        return Party(
            link: link, text: text, before: plainText(Array(inlines[..<index])).spaced(atEnd: inlines[..<index]),
            after: plainText(Array(inlines[(index + 1)...])).spaced(atStart: inlines[(index + 1)...]), origin: origin(range))
    }

    /// The pieces of a line between separators that stand in its text; links and citations are never cut.
    func split(_ inlines: [Inline], at separator: Character, most: Int = .max) -> [[Inline]] {
        var pieces: [[Inline]] = [[]]
        for inline in inlines {
            guard case .text(let text) = inline.kind, text.contains(separator) else {
                pieces[pieces.count - 1].append(inline)
                continue
            }
            let parts = text.split(separator: separator, maxSplits: max(0, most - pieces.count), omittingEmptySubsequences: false)
            var offset = inline.range.lowerBound
            for (number, part) in parts.enumerated() {
                if number > 0 { pieces.append([]) }
                let isLast = number == parts.count - 1
                let end =
                    isLast ? max(offset, inline.range.upperBound) : end(of: part, from: offset, before: inline.range.upperBound, separator)
                var start = offset
                if number > 0 { while start < end, isBlank(start) { start += 1 } }
                if !part.isEmpty { pieces[pieces.count - 1].append(Inline(.text(String(part)), range: start..<end)) }
                offset = min(end + 1, inline.range.upperBound)
            }
        }
        return pieces
    }

    /// Where a piece ends in the source: at its length where it was typed as it reads, else (escapes, line breaks) at the next separator.
    private func end(of part: Substring, from offset: Int, before limit: Int, _ separator: Character) -> Int {
        let near = offset + part.utf8.count
        if near <= limit, text.bytes[offset..<near].elementsEqual(part.utf8) { return near }
        var index = offset
        while index < limit {
            if text.bytes[index] == separator.asciiValue, !endsEntity(index, from: offset) { return index }
            index += 1
        }
        return max(offset, min(near, limit))
    }

    /// Whether a semicolon ends an entity: `&amp;`.
    private func endsEntity(_ index: Int, from start: Int) -> Bool {
        guard text.bytes[index] == UInt8(ascii: ";") else { return false }
        var before = index - 1
        while before >= start,
            (0x30...0x39).contains(text.bytes[before]) || (0x61...0x7A).contains(text.bytes[before] | 0x20) || text.bytes[before] == 0x23
        {
            before -= 1
        }
        return before >= start && before < index - 1 && text.bytes[before] == UInt8(ascii: "&")
    }

    private func isBlank(_ offset: Int) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[offset]) }

    /// The bytes a piece of a line covers, white space at its ends left out.
    func range(of inlines: [Inline], else other: Range<Int>) -> Range<Int> {
        guard let first = inlines.first, let last = inlines.last else { return other }
        var low = min(first.range.lowerBound, text.bytes.count)
        var high = min(max(low, last.range.upperBound), text.bytes.count)
        while low < high, isBlank(low) { low += 1 }
        while high > low, isBlank(high - 1) { high -= 1 }
        return low..<high
    }
}

extension String {
    /// Gives the space back that trimming took between these words and the link after them.
    fileprivate func spaced(atEnd inlines: ArraySlice<Inline>) -> String {
        guard case .text(let text)? = inlines.last?.kind, text.last?.isWhitespace == true, !isEmpty else { return self }
        return self + " "
    }

    fileprivate func spaced(atStart inlines: ArraySlice<Inline>) -> String {
        guard case .text(let text)? = inlines.first?.kind, text.first?.isWhitespace == true, !isEmpty else { return self }
        return " " + self
    }
}
