// Where in the source an inline stands. cmark's own columns for inlines are off after entities, escapes and line breaks, so
// the walk over its nodes follows the source along, byte by byte.

import CCmarkGFM

/// A reading position in the copy that cmark parsed, moved by what each node must have come from.
struct SourceCursor {
    let bytes: Bytes
    var position: Int
    var end: Int
    var quoteDepth: Int
    /// Whether a text was not found where it was expected.
    private(set) var isLost = false

    /// How a token's word begins: a text without tokens is not looked for behind the next one.
    private let tokenPrefix: [UInt8]

    init(bytes: Bytes, range: Range<Int>, quoteDepth: Int, tokenPrefix: [UInt8]) {
        self.tokenPrefix = tokenPrefix
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        self.quoteDepth = quoteDepth
    }

    var grammar: LinkGrammar { LinkGrammar(bytes: bytes, end: end, quoteDepth: quoteDepth) }

    @inline(__always) func peek(_ offset: Int = 0) -> UInt8 { bytes.peek(position + offset, before: end) }

    mutating func skip(_ count: Int) { position = min(position + count, end) }

    mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while position < end, isSkipped(bytes[position]) { position += 1 }
    }

    mutating func move(to offset: Int) { position = min(max(position, offset), end) }

    /// Moves behind a text that ends before an offset.
    mutating func text(_ literal: Bytes, before limit: Int) -> Range<Int> {
        let outer = end
        end = min(end, max(limit, position))
        defer { end = outer }
        return text(literal)
    }

    /// Moves behind a text; gives its range.
    mutating func text(_ literal: Bytes) -> Range<Int> {
        if let stop = match(literal, from: position) ?? verbatim(literal, from: position) {
            defer { position = stop }
            return position..<stop
        }
        isLost = true
        // Too far a look would make a hostile text quadratic.
        var window = position..<min(end, position + 4096)
        if let token = ByteSearch.first(tokenPrefix, in: bytes, window) { window = position..<token }
        if let found = ByteSearch.first(Array(literal.prefix(16)), in: bytes, window) {
            let stop = match(literal, from: found) ?? min(end, found + literal.count)
            position = stop
            return found..<stop
        }
        return position..<position
    }

    /// A text with its escapes and entities.
    private func match(_ literal: Bytes, from start: Int) -> Int? {
        var at = start
        var index = 0
        while index < literal.count {
            guard at < end else { return nil }
            let byte = bytes[at]
            let wanted = literal[index]
            if byte == ASCII.backslash, at + 1 < end, ASCII.isPunctuation(bytes[at + 1]) {
                guard bytes[at + 1] == wanted else { return nil }
                at += 2
                index += 1
            } else if byte == ASCII.ampersand, let length = entity(at, literal, &index) {
                at += length
            } else if byte == wanted {
                at += 1
                index += 1
            } else {
                return nil
            }
        }
        return at
    }

    private func verbatim(_ literal: Bytes, from start: Int) -> Int? {
        guard end - start >= literal.count else { return nil }
        for index in 0..<literal.count where bytes[start + index] != literal[index] { return nil }
        return start + literal.count
    }

    /// The length of an entity that stands for what comes next in the text.
    private func entity(_ offset: Int, _ literal: Bytes, _ index: inout Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var buffer = cmark_strbuf()
        cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0)
        defer { cmark_strbuf_free(&buffer) }
        let length = Int(houdini_unescape_ent(&buffer, base + offset + 1, Int32(min(end - offset - 1, 64))))
        let decoded = Int(buffer.size)
        guard length > 0, decoded <= literal.count - index else { return nil }
        for at in 0..<decoded where buffer.ptr[at] != literal[index + at] { return nil }
        index += decoded
        return length + 1
    }

    /// Moves behind a line end, the white space around it and the quote marks after it.
    mutating func lineBreak() -> Range<Int> {
        let start = position
        if peek() == ASCII.backslash { skip(1) }
        position = grammar.blanks(position)
        if let next = grammar.lineEnd(position) { position = grammar.linePrefix(next) }
        return start..<position
    }

    /// Moves behind a code span.
    mutating func codeSpan() -> Range<Int> {
        let start = position
        skip(while: { $0 == ASCII.backtick })
        let length = position - start
        guard length > 0 else {
            isLost = true
            return start..<start
        }
        while let found = ByteSearch.first(ASCII.backtick, in: bytes, position..<end) {
            position = found
            skip(while: { $0 == ASCII.backtick })
            if position - found == length { return start..<position }
        }
        isLost = true
        position = start + length
        return start..<position
    }

    /// Moves behind raw HTML, whose further lines may begin with quote marks.
    mutating func html(_ literal: Bytes) -> Range<Int> {
        let start = position
        if let stop = verbatim(literal, from: start) {
            position = stop
            return start..<stop
        }
        var index = 0
        while index < literal.count, position < end {
            if ASCII.isLineEnd(literal[index]) {
                while index < literal.count, ASCII.isSpace(literal[index]) { index += 1 }
                _ = lineBreak()
            } else if bytes[position] == literal[index] {
                position += 1
                index += 1
            } else {
                isLost = true
                break
            }
        }
        return start..<position
    }
}
