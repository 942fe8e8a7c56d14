// Moves over the bytes of one citation.

/// A position in a citation's bytes.
struct CitationCursor {
    private let bytes: [UInt8]
    private(set) var offset: Int
    let end: Int
    /// The end of the last byte taken that was no white space.
    private(set) var lastVisible: Int

    private let base: Int

    /// - Parameters:
    ///   - content: the bytes inside the brackets, line breaks as spaces.
    ///   - base: their offset in the file; all offsets are the file's.
    init(content: [UInt8], base: Int) {
        bytes = content
        self.base = base
        offset = base
        end = base + content.count
        lastVisible = base
    }

    private func at(_ offset: Int) -> UInt8 { bytes[offset - base] }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[(range.lowerBound - base)..<(range.upperBound - base)], as: UTF8.self)
    }

    var isAtEnd: Bool { offset >= end }

    func isAt(_ byte: UInt8) -> Bool {
        offset < end && at(offset) == byte
    }

    var isAtQuotationMark: Bool {
        isAt(0x22) || isAtSequence(Self.opening)
    }

    mutating func skipSpaces() {
        while offset < end, Self.isSpace(at(offset)) { offset += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard isAt(byte) else { return false }
        advance(1)
        return true
    }

    /// Up to a comma, a semicolon or white space.
    mutating func takeName() -> String {
        let start = offset
        while offset < end, at(offset) != 0x2C, at(offset) != 0x3B, !Self.isSpace(at(offset)) { advance(1) }
        return text(start..<offset)
    }

    /// Up to a comma or a semicolon, trimmed at the end.
    mutating func takePart() -> String {
        let start = offset
        while offset < end, at(offset) != 0x2C, at(offset) != 0x3B {
            if Self.isSpace(at(offset)) { offset += 1 } else { advance(1) }
        }
        return text(start..<max(start, lastVisible))
    }

    /// The words between quotation marks, `\"` as `"`, white space as one space; nil when they don't end.
    mutating func takeQuoted() -> String? {
        let isCurly = isAtSequence(Self.opening)
        advance(isCurly ? 3 : 1)
        var depth = 1
        var out: [UInt8] = []
        while offset < end {
            let current = at(offset)
            if current == 0x5C, offset + 1 < end, at(offset + 1) == 0x22 || at(offset + 1) == 0x5C {
                out.append(at(offset + 1))
                advance(2)
            } else if isCurly, isAtSequence(Self.opening) {
                depth += 1
                out += Self.opening
                advance(3)
            } else if isCurly, isAtSequence(Self.closing) {
                depth -= 1
                advance(3)
                if depth == 0 { return String(decoding: out, as: UTF8.self) }
                out += Self.closing
            } else if !isCurly, current == 0x22 {
                advance(1)
                return String(decoding: out, as: UTF8.self)
            } else if Self.isSpace(current) {
                if out.last != 0x20 { out.append(0x20) }
                offset += 1
            } else {
                out.append(current)
                advance(1)
            }
        }
        return nil
    }

    /// The text between parentheses, those inside quotation marks or links not counted; nil when they don't end.
    mutating func takeParenthesis() -> String? {
        advance(1)
        let start = offset
        var depth = 1
        var isQuoted = false
        while offset < end {
            let current = at(offset)
            if current == 0x22 { isQuoted.toggle() }
            if isAtSequence(Self.opening) { isQuoted = true }
            if isAtSequence(Self.closing) { isQuoted = false }
            if !isQuoted, current == 0x28 { depth += 1 }
            if !isQuoted, current == 0x29 {
                depth -= 1
                if depth == 0 {
                    let text = text(start..<offset)
                    advance(1)
                    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                }
            }
            advance(1)
        }
        return nil
    }

    private static let opening: [UInt8] = Array("“".utf8)
    private static let closing: [UInt8] = Array("”".utf8)

    private func isAtSequence(_ sequence: [UInt8]) -> Bool {
        offset + sequence.count <= end && sequence.indices.allSatisfy { at(offset + $0) == sequence[$0] }
    }

    private mutating func advance(_ count: Int) {
        offset = min(offset + count, end)
        lastVisible = offset
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpaces: String {
        var view = Substring(self).unicodeScalars
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return String(Substring(view))
    }

    /// The number that ASCII digits alone make; nil for a sign, or too many of them.
    var wholeNumber: Int? {
        utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(self) : nil
    }

    /// What stands between quotation marks of either kind; nil without them.
    var unquoted: String? {
        for (opening, closing) in [("\"", "\""), ("“", "”")] where hasPrefix(opening) && hasSuffix(closing) && count > 2 {
            return String(dropFirst().dropLast()).replacing("\\\"", with: "\"")
        }
        return nil
    }
}
