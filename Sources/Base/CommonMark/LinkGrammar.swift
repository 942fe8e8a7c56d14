// The parts of links and link reference definitions (CommonMark 0.29, sections 4.7 and 6.5), as far as needed to know where
// they end in the source.

/// Reads link parts in the copy that cmark parsed. Each function takes an offset and gives the offset behind what it read, or nil.
struct LinkGrammar {
    let bytes: Bytes
    let end: Int
    /// How many `>` marks may begin each further line.
    let quoteDepth: Int

    @inline(__always) func peek(_ offset: Int) -> UInt8 { bytes.peek(offset, before: end) }

    /// Behind white space with at most one line end.
    func spaces(_ offset: Int) -> Int {
        let offset = blanks(offset)
        guard let next = lineEnd(offset) else { return offset }
        return linePrefix(next)
    }

    func blanks(_ offset: Int) -> Int {
        var offset = offset
        while offset < end, ASCII.isBlank(bytes[offset]) || bytes[offset] == 0x0B || bytes[offset] == 0x0C { offset += 1 }
        return offset
    }

    func lineEnd(_ offset: Int) -> Int? {
        switch peek(offset) {
        case ASCII.lineFeed: offset + 1
        case ASCII.carriageReturn: peek(offset + 1) == ASCII.lineFeed ? offset + 2 : offset + 1
        default: nil
        }
    }

    /// Behind the white space and quote marks that begin a line.
    func linePrefix(_ offset: Int) -> Int {
        var offset = blanks(offset)
        for _ in 0..<quoteDepth {
            guard peek(offset) == ASCII.greater else { break }
            offset = blanks(offset + 1)
        }
        return offset
    }

    /// `[label]`, which must not be empty; at most 1,000 bytes, as in cmark.
    func label(_ offset: Int) -> Int? {
        guard peek(offset) == ASCII.openBracket else { return nil }
        var at = offset + 1
        var isEmpty = true
        while at < end, at - offset <= 1001 {
            let byte = bytes[at]
            if byte == ASCII.closeBracket { return isEmpty ? nil : at + 1 }
            if byte == ASCII.openBracket { return nil }
            if !ASCII.isSpace(byte) { isEmpty = false }
            at += byte == ASCII.backslash && ASCII.isPunctuation(peek(at + 1)) ? 2 : 1
        }
        return nil
    }

    func destination(_ offset: Int) -> Int? {
        var at = offset
        if peek(at) == ASCII.less {
            at += 1
            while at < end {
                switch bytes[at] {
                case ASCII.greater: return at + 1
                case ASCII.less, ASCII.lineFeed, ASCII.carriageReturn: return nil
                case ASCII.backslash: at += 2
                default: at += 1
                }
            }
            return nil
        }
        var depth = 0
        while at < end {
            let byte = bytes[at]
            if byte == ASCII.backslash, ASCII.isPunctuation(peek(at + 1)) {
                at += 2
                continue
            }
            if byte == ASCII.openParenthesis {
                depth += 1
                if depth > 32 { return nil }
            } else if byte == ASCII.closeParenthesis {
                if depth == 0 { break }
                depth -= 1
            } else if byte <= ASCII.space {
                break
            }
            at += 1
        }
        return depth == 0 ? at : nil
    }

    func title(_ offset: Int) -> Int? {
        let open = peek(offset)
        let close: UInt8
        switch open {
        case ASCII.quote, ASCII.apostrophe: close = open
        case ASCII.openParenthesis: close = ASCII.closeParenthesis
        default: return nil
        }
        var at = offset + 1
        while at < end {
            let byte = bytes[at]
            if byte == close { return at + 1 }
            if byte == ASCII.openParenthesis, open == byte { return nil }
            at += byte == ASCII.backslash && at + 1 < end ? 2 : 1
        }
        return nil
    }

    /// `(destination "title")`, from the parenthesis on.
    func inlineTail(_ offset: Int) -> Int? {
        guard peek(offset) == ASCII.openParenthesis, let destination = destination(spaces(offset + 1)) else { return nil }
        let next = spaces(destination)
        var at = next
        if next > destination, let title = title(next) { at = spaces(title) }
        return peek(at) == ASCII.closeParenthesis ? at + 1 : nil
    }

    /// `[label]: destination "title"` with the line end, from the bracket on.
    func definition(_ offset: Int) -> (labelEnd: Int, destination: Range<Int>, contentEnd: Int, end: Int)? {
        guard let label = label(offset), peek(label) == ASCII.colon else { return nil }
        let start = spaces(label + 1)
        guard let stop = destination(start), stop > start else { return nil }
        let titleStart = spaces(stop)
        if titleStart > stop, let titleEnd = title(titleStart) {
            let rest = blanks(titleEnd)
            if rest >= end { return (label, start..<stop, titleEnd, end) }
            if let next = lineEnd(rest) { return (label, start..<stop, titleEnd, linePrefix(next)) }
        }
        let rest = blanks(stop)
        if rest >= end { return (label, start..<stop, stop, end) }
        return lineEnd(rest).map { (label, start..<stop, stop, linePrefix($0)) }
    }

    /// A label as it is compared: case folded, white space collapsed.
    func normalized(_ range: Range<Int>) -> String {
        var out: [UInt8] = []
        var pendingSpace = false
        for offset in range.clamped(to: 0..<end) {
            if ASCII.isSpace(bytes[offset]) {
                pendingSpace = !out.isEmpty
            } else {
                if pendingSpace { out.append(ASCII.space) }
                pendingSpace = false
                out.append(bytes[offset])
            }
        }
        return String(decoding: out, as: UTF8.self).uppercased().lowercased()
    }
}
