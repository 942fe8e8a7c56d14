// Citations in Pandoc's other forms, which are errors here that name ours.

import Diagnostics

extension BracketScanner {
    /// A bare `@key` at the beginning of a word, by itself or in `[see @key]`.
    mutating func at(_ place: inout Place, end: Int, bracket: Place?) {
        let start = place.offset
        place.offset += 1
        guard findsBrackets, beginsWord(start, in: segments[place.segment]) else { return }
        let key = citationKey(from: start + 1, end: end)
        guard key > start + 1 else { return }
        place.offset = key
        let name = String(decoding: bytes[start..<key], as: UTF8.self)
        var finding = Finding(
            rule: "pandoc-citation", message: "“\(name)” is not a citation here", range: start..<key,
            notes: ["a citation is [@source, ¶3]; a backslash before the @ makes it text"], suggestion: "[\(name)]", isAboutText: true)
        if let bracket, bracket.segment == place.segment, let close = bracketEnd(from: key, end: end),
            bytes.peek(close, before: end) != ASCII.openParenthesis
        {
            finding.range = bracket.offset..<close
            finding.message = "a citation begins with “[@”: what stands before the @ is not read"
            place.offset = close
        } else {
            finding.replacement = "[\(name)]"
        }
        findings.append(finding)
    }

    private func bracketEnd(from offset: Int, end: Int) -> Int? {
        var offset = offset
        while offset < end, bytes[offset] != ASCII.closeBracket {
            if bytes[offset] == ASCII.openBracket || bytes[offset] == ASCII.backtick { return nil }
            offset += 1
        }
        return offset < end ? offset + 1 : nil
    }

    private func beginsWord(_ offset: Int, in segment: Range<Int>) -> Bool {
        guard offset > segment.lowerBound else { return true }
        switch bytes[offset - 1] {
        case ASCII.space, ASCII.tab, ASCII.openParenthesis, ASCII.openBracket, ASCII.quote, ASCII.apostrophe, ASCII.asterisk,
            ASCII.underscore,
            ASCII.semicolon, ASCII.hyphen, ASCII.bar, ASCII.tilde, 0x2C, ASCII.colon:
            return true
        case 0x80...:
            var start = offset - 1
            while start > segment.lowerBound, bytes[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
            guard let scalar = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.last else { return false }
            return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        default: return false
        }
    }

    /// The end of a Pandoc citation key: letters, digits and `_`, with single marks of punctuation inside; 0 bytes long where none begins.
    private func citationKey(from start: Int, end: Int) -> Int {
        func isWord(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.underscore || byte >= 0x80 }
        guard isWord(bytes.peek(start, before: end)) else { return start }
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            // Curly quotation marks, dashes and the like, which are U+2000 to U+206F, end a key.
            if byte == 0xE2, bytes.peek(offset + 1, before: end) == 0x80 || bytes.peek(offset + 1, before: end) == 0x81 { break }
            if isWord(byte) {
                offset += 1
            } else if [0x2D, 0x2E, 0x3A, 0x2F, 0x2B].contains(byte), isWord(bytes.peek(offset + 1, before: end)) {
                offset += 2
            } else {
                break
            }
        }
        return min(offset, end)
    }
}
