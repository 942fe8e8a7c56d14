// The copy that cmark parses: each bracket form a word of letters and digits, so that nothing of Markdown can eat it, and the
// way back from offsets in the copy to offsets in the source.

/// The bytes for cmark, and the map back.
struct InertCopy {
    private struct Edit {
        var source: Range<Int>
        var copy: Range<Int>
    }

    /// nil where the source itself can be parsed as it is.
    let bytes: [UInt8]?
    /// How a token's word begins; empty where there are none. A word is the prefix, the token's index in digits, and `terminator`.
    let prefix: [UInt8]
    static let terminator: UInt8 = 0x6B
    private let edits: [Edit]
    private let start: Int

    init(_ source: Bytes, body: Range<Int>, tokens: [BracketToken], escapes: [BracketScanner.Escape]) {
        start = body.lowerBound
        let repairs = Self.repairs(source, body)
        guard !tokens.isEmpty || !escapes.isEmpty || !repairs.isEmpty else {
            (bytes, prefix, edits) = (nil, [], [])
            return
        }
        let prefix = tokens.isEmpty ? [] : Self.unusedPrefix(source, body)
        var out: [UInt8] = []
        out.reserveCapacity(body.count + tokens.count * 4 + escapes.count + repairs.count * 2)
        var edits: [Edit] = []
        edits.reserveCapacity(tokens.count + escapes.count + repairs.count)
        var reached = body.lowerBound
        var (token, escape, repair) = (0, 0, 0)
        func copy(to offset: Int) {
            if offset > reached { out.append(contentsOf: source[reached..<offset]) }
        }
        while true {
            let tokenStart = token < tokens.count ? tokens[token].range.lowerBound : Int.max
            let escapeStart = escape < escapes.count ? escapes[escape].offset : Int.max
            let repairStart = repair < repairs.count ? repairs[repair].lowerBound : Int.max
            let next = min(tokenStart, escapeStart, repairStart)
            guard next < Int.max else { break }
            if next < reached {  // a repair inside a token
                if next == repairStart { repair += 1 } else if next == escapeStart { escape += 1 } else { token += 1 }
                continue
            }
            copy(to: next)
            let from = out.count
            let replaced: Range<Int>
            if next == escapeStart {
                out.append(ASCII.backslash)
                replaced = next..<next
                escape += 1
            } else if next == tokenStart {
                out += prefix
                out += String(token).utf8
                out.append(Self.terminator)
                replaced = tokens[token].range
                token += 1
            } else {
                out += [0xEF, 0xBF, 0xBD]
                replaced = repairs[repair]
                repair += 1
            }
            edits.append(Edit(source: replaced, copy: from..<out.count))
            reached = replaced.upperBound
        }
        copy(to: body.upperBound)
        bytes = out
        self.prefix = prefix
        self.edits = edits
    }

    /// The source offset of an offset in the copy; inside a replacement, that of its beginning.
    func source(_ offset: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].copy.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return start + offset }
        let edit = edits[low - 1]
        return offset < edit.copy.upperBound ? edit.source.lowerBound : edit.source.upperBound + offset - edit.copy.upperBound
    }

    /// The offset in the copy of a source offset; inside a replacement, that of its beginning.
    func copy(_ offset: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].source.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset - start }
        let edit = edits[low - 1]
        return offset < edit.source.upperBound ? edit.copy.lowerBound : edit.copy.upperBound + offset - edit.source.upperBound
    }

    /// A few letters that do not occur in the body.
    private static func unusedPrefix(_ source: Bytes, _ body: Range<Int>) -> [UInt8] {
        var number = 0
        while true {
            let candidate = Array("zq\(number == 0 ? "" : String(number))x".utf8)
            if !ByteSearch.contains(candidate, in: source, body) { return candidate }
            number += 1
        }
    }

    /// Zero bytes and what is not UTF-8: cmark would turn them into U+FFFD itself, and shift its columns.
    private static func repairs(_ source: Bytes, _ body: Range<Int>) -> [Range<Int>] {
        let part = Bytes(rebasing: source[body])
        if !part.isEmpty, ByteSearch.first(0, in: part, 0..<part.count) == nil, (try? UTF8Span(validating: part.span)) != nil { return [] }
        var repairs: [Range<Int>] = []
        var offset = body.lowerBound
        while offset < body.upperBound {
            let length = validLength(source, offset, body.upperBound)
            if length == 0 || source[offset] == 0 { repairs.append(offset..<offset + 1) }
            offset += max(length, 1)
        }
        return repairs
    }

    /// The length of the scalar at an offset (Unicode, table 3-7); 0 where there is none.
    private static func validLength(_ source: Bytes, _ offset: Int, _ end: Int) -> Int {
        let first = source[offset]
        if first < 0x80 { return 1 }
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard offset + length <= end, second.contains(source[offset + 1]) else { return 0 }
        for index in offset + 1..<offset + length where source[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
