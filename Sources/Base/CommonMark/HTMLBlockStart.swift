// Which lines begin and end raw HTML (CommonMark 0.29, section 4.6): the block outline must not look for brackets there.

enum HTMLBlockStart {
    enum Kind {
        case verbatim, comment, instruction, declaration, cdata, block, tag

        var endsAtBlankLine: Bool { self == .block || self == .tag }
    }

    /// - Parameter range: from the `<` to the end of the line.
    static func kind(_ bytes: Bytes, _ range: Range<Int>, interruptsParagraph: Bool) -> Kind? {
        let end = range.upperBound
        let next = range.lowerBound + 1
        switch bytes.peek(next, before: end) {
        case ASCII.exclamation:
            if starts(bytes, next..<end, "!--") { return .comment }
            if starts(bytes, next..<end, "![CDATA[") { return .cdata }
            let letter = bytes.peek(next + 1, before: end)
            return letter >= 0x41 && letter <= 0x5A ? .declaration : nil
        case ASCII.question: return .instruction
        default: break
        }
        let isClosing = bytes.peek(next, before: end) == ASCII.slash
        let nameStart = isClosing ? next + 1 : next
        var nameEnd = nameStart
        while ASCII.isLetter(bytes.peek(nameEnd, before: end)) || (nameEnd > nameStart && ASCII.isDigit(bytes.peek(nameEnd, before: end))) {
            nameEnd += 1
        }
        guard nameEnd > nameStart else { return nil }
        if nameEnd - nameStart <= 10 {
            let name = String(decoding: bytes[nameStart..<nameEnd].lazy.map(ASCII.lowercased), as: UTF8.self)
            let after = bytes.peek(nameEnd, before: end)
            let isEnd = nameEnd == end || ASCII.isSpace(after) || after == ASCII.greater
            if !isClosing, isEnd, name == "script" || name == "pre" || name == "style" { return .verbatim }
            let selfClosed = after == ASCII.slash && bytes.peek(nameEnd + 1, before: end) == ASCII.greater
            if isEnd || selfClosed, blockNames.contains(name) { return .block }
        }
        return !interruptsParagraph && isWholeTag(bytes, nameStart, end, isClosing: isClosing) ? .tag : nil
    }

    /// Whether a line ends a block of the kind (the blank line that ends two of them aside).
    static func ends(_ kind: Kind, _ bytes: Bytes, _ range: Range<Int>) -> Bool {
        switch kind {
        case .block, .tag: false
        case .comment: contains(bytes, range, "-->")
        case .instruction: contains(bytes, range, "?>")
        case .declaration: contains(bytes, range, ">")
        case .cdata: contains(bytes, range, "]]>")
        case .verbatim:
            contains(bytes, range, "</script>") || contains(bytes, range, "</pre>") || contains(bytes, range, "</style>")
        }
    }

    /// An open or closing tag that is alone on its line.
    private static func isWholeTag(_ bytes: Bytes, _ nameStart: Int, _ end: Int, isClosing: Bool) -> Bool {
        var at = nameStart
        func peek(_ offset: Int) -> UInt8 { bytes.peek(offset, before: end) }
        func skipSpaces() { while ASCII.isSpace(peek(at)) { at += 1 } }
        while ASCII.isLetter(peek(at)) || ASCII.isDigit(peek(at)) || peek(at) == ASCII.hyphen { at += 1 }
        while !isClosing {
            let before = at
            skipSpaces()
            guard at > before, ASCII.isLetter(peek(at)) || peek(at) == ASCII.underscore || peek(at) == ASCII.colon else { break }
            while ASCII.isLetter(peek(at)) || ASCII.isDigit(peek(at)) || [0x5F, 0x2E, 0x3A, 0x2D].contains(peek(at)) { at += 1 }
            let afterName = at
            skipSpaces()
            guard peek(at) == ASCII.equals else {
                at = afterName
                continue
            }
            at += 1
            skipSpaces()
            let mark = peek(at)
            if mark == ASCII.quote || mark == ASCII.apostrophe {
                at += 1
                while at < end, bytes[at] != mark { at += 1 }
                guard at < end else { return false }
                at += 1
            } else {
                let start = at
                while at < end, !ASCII.isSpace(bytes[at]), ![0x22, 0x27, 0x3C, 0x3D, 0x3E, 0x60].contains(bytes[at]) { at += 1 }
                guard at > start else { return false }
            }
        }
        skipSpaces()
        if !isClosing, peek(at) == ASCII.slash { at += 1 }
        guard peek(at) == ASCII.greater else { return false }
        at += 1
        skipSpaces()
        return at == end
    }

    private static func starts(_ bytes: Bytes, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount
        where ASCII.lowercased(bytes[range.lowerBound + index]) != ASCII.lowercased(text.utf8Start[index]) {
            return false
        }
        return true
    }

    private static func contains(_ bytes: Bytes, _ range: Range<Int>, _ text: StaticString) -> Bool {
        for start in range where starts(bytes, start..<range.upperBound, text) { return true }
        return false
    }

    private static let blockNames: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
        "h4",
        "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
        "optgroup", "option", "p", "param", "section", "source", "title", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "track", "ul",
    ]
}
