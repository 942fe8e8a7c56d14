// What the first bytes of a line may begin: the block outline's questions about one line, none of which changes anything.

extension BlockOutline {
    func headingContent() -> Int? {
        var end = firstNonspace
        while peek(end) == ASCII.hash { end += 1 }
        guard end - firstNonspace <= 6, end == lineEnd || ASCII.isBlank(bytes[end]) else { return nil }
        return end
    }

    func fenceLength(_ byte: UInt8) -> Int? {
        var end = firstNonspace
        while peek(end) == byte { end += 1 }
        let length = end - firstNonspace
        guard length >= 3 else { return nil }
        if byte == ASCII.backtick {
            while end < lineEnd {
                if bytes[end] == ASCII.backtick { return nil }
                end += 1
            }
        }
        return length
    }

    func isSetextLine() -> Bool {
        let byte = bytes[firstNonspace]
        guard byte == ASCII.equals || byte == ASCII.hyphen else { return false }
        var end = firstNonspace
        while peek(end) == byte { end += 1 }
        return skipBlanks(end) == lineEnd
    }

    func isThematicBreak() -> Bool {
        let byte = bytes[firstNonspace]
        guard byte == ASCII.asterisk || byte == ASCII.hyphen || byte == ASCII.underscore else { return false }
        var count = 0
        for offset in firstNonspace..<lineEnd {
            if bytes[offset] == byte { count += 1 } else if !ASCII.isBlank(bytes[offset]) { return false }
        }
        return count >= 3
    }

    /// The label in `[^label]:`.
    func footnoteLabel() -> Range<Int>? {
        guard peek(firstNonspace + 1) == ASCII.caret else { return nil }
        let start = firstNonspace + 2
        var end = start
        while end < lineEnd, bytes[end] != ASCII.closeBracket {
            if ASCII.isBlank(bytes[end]) || bytes[end] == 0 { return nil }
            end += 1
        }
        return end > start && peek(end + 1) == ASCII.colon ? start..<end : nil
    }

    /// The length of a list marker at the first byte of the line that is not white space.
    func listMarker(interruptsParagraph: Bool) -> Int? {
        var end = firstNonspace
        let byte = bytes[end]
        if byte == ASCII.asterisk || byte == ASCII.hyphen || byte == ASCII.plus {
            end += 1
        } else if ASCII.isDigit(byte) {
            var number = 0
            while ASCII.isDigit(peek(end)), end - firstNonspace < 9 {
                number = number * 10 + Int(bytes[end] - 0x30)
                end += 1
            }
            guard peek(end) == ASCII.period || peek(end) == ASCII.closeParenthesis else { return nil }
            if interruptsParagraph, number != 1 { return nil }
            end += 1
        } else {
            return nil
        }
        guard end == lineEnd || ASCII.isSpace(bytes[end]) else { return nil }
        if interruptsParagraph, skipBlanks(end) == lineEnd { return nil }
        return end - firstNonspace
    }

    // MARK: Tables

    /// The columns of a table's delimiter row, `| :-- | --: |`; nil for any other line.
    func delimiterColumns(_ segment: Range<Int>) -> Int? {
        var at = segment.lowerBound
        var end = segment.upperBound
        while end > at, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        guard at < end, bytes[at] == ASCII.bar || bytes[at] == ASCII.hyphen || bytes[at] == ASCII.colon else { return nil }
        func skipSpaces() { while at < end, ASCII.isSpace(bytes[at]) { at += 1 } }
        if bytes[at] == ASCII.bar { at += 1 }
        var columns = 0
        while at < end {
            skipSpaces()
            if bytes.peek(at, before: end) == ASCII.colon { at += 1 }
            let start = at
            while bytes.peek(at, before: end) == ASCII.hyphen { at += 1 }
            guard at > start else { return nil }
            if bytes.peek(at, before: end) == ASCII.colon { at += 1 }
            skipSpaces()
            columns += 1
            guard at < end else { break }
            guard bytes[at] == ASCII.bar else { return nil }
            at += 1
        }
        return columns > 0 ? columns : nil
    }

    /// The cells of a table's row.
    func cellCount(_ segment: Range<Int>) -> Int {
        var at = segment.lowerBound
        var end = segment.upperBound
        while end > at, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        if at < end, bytes[at] == ASCII.bar { at += 1 }
        var count = 0
        var start = at
        while at < end {
            if bytes[at] == ASCII.bar {
                count += 1
                start = at + 1
            }
            at += bytes[at] == ASCII.backslash ? 2 : 1
        }
        return start < end ? count + 1 : count
    }
}
