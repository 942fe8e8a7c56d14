// A page's tags counted before libxml2 reads them: it compares each attribute of an element with all before it.

/// How many attributes the elements of a page have.
enum HTMLAttributes {
    /// The most that one element may have.
    static let limit = 1_000

    /// The byte offset in UTF-8 of the first tag with more attributes than the limit; nil where there is none. Linear.
    static func overlongTag(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        var index = 0
        // What isn't closed once is not looked for again.
        var hasCommentEnd = true
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
                index += 1
                continue
            }
            if hasCommentEnd, bytes[index...].starts(with: Array("<!--".utf8)) {
                if let end = place(of: Array("-->".utf8), in: bytes, from: index + 4) {
                    index = end + 3
                } else {
                    hasCommentEnd = false
                    index += 4
                }
                continue
            }
            guard isLetter(bytes[index + 1]) else {
                index += 1
                continue
            }
            let start = index
            guard let end = tagEnd(bytes, from: start + 1) else { return start }
            index = end
            // What a script says is no tag.
            for name in ["script", "style"] where isNamed(name, bytes, at: start + 1) {
                index = place(of: Array("</\(name)".utf8), in: bytes, from: end) ?? bytes.count
            }
        }
        return nil
    }

    /// Behind the tag whose name begins here; nil where it has too many attributes.
    private static func tagEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        var count = 0
        while index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        while index < bytes.count {
            while index < bytes.count, isSpace(bytes[index]) { index += 1 }
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: ">") { return index + 1 }
            count += 1
            if count > limit { return nil }
            // The name; at least one byte, so that every round goes on.
            repeat {
                index += 1
            } while index < bytes.count && !isSpace(bytes[index]) && bytes[index] != UInt8(ascii: ">")
                && bytes[index] != UInt8(ascii: "=")
            var value = index
            while value < bytes.count, isSpace(bytes[value]) { value += 1 }
            guard value < bytes.count, bytes[value] == UInt8(ascii: "=") else { continue }
            value += 1
            while value < bytes.count, isSpace(bytes[value]) { value += 1 }
            guard value < bytes.count else { break }
            let mark = bytes[value]
            if mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
                index = value + 1
                while index < bytes.count, bytes[index] != mark { index += 1 }
                index += 1
            } else {
                index = value
                while index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
            }
        }
        return bytes.count
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether an element's name stands here, in letters of either case.
    private static func isNamed(_ name: String, _ bytes: [UInt8], at index: Int) -> Bool {
        let end = index + name.utf8.count
        guard end < bytes.count, zip(name.utf8, bytes[index..<end]).allSatisfy({ $0 == $1 | 0x20 }) else { return false }
        return isSpace(bytes[end]) || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
    }

    /// Where a needle in lower case stands first, in letters of either case.
    private static func place(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + needle.count <= bytes.count {
            var length = 0
            while length < needle.count,
                bytes[index + length] == needle[length]
                    || isLetter(needle[length])
                        && bytes[index + length] | 0x20 == needle[length]
            { length += 1 }
            if length == needle.count { return index }
            index += 1
        }
        return nil
    }
}
