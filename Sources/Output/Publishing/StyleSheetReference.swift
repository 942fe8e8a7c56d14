// Where a style sheet names other files: `url(…)` and `@import "…"` (CSS Values 4, section 4.5; CSS Cascade 5, section 3).

/// One file that a style sheet names, by an address relative to the sheet's own.
struct StyleSheetReference: Sendable, Hashable {
    /// The file in the theme, below `assets/`.
    var name: String
    /// As it is written, without what follows `?` or `#`.
    var written: String
    /// Where it is written.
    var range: Range<Int>

    /// In the order of the sheet. Addresses of other hosts, of the site's root and within the sheet (`data:`) are none.
    /// - Parameter sheet: the name of the sheet.
    static func all(in css: [UInt8], of sheet: String) -> [StyleSheetReference] {
        let folder = sheet.split(separator: "/").dropLast().map(String.init)
        return addresses(in: css).compactMap { range in
            let end = css[range].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? range.upperBound
            let bytes = css[range.lowerBound..<end]
            guard !bytes.isEmpty, bytes.first != UInt8(ascii: "/"), !bytes.contains(UInt8(ascii: ":")),
                let written = String(validating: bytes, as: UTF8.self), let name = resolved(written, in: folder)
            else { return nil }
            return StyleSheetReference(name: name, written: written, range: range.lowerBound..<end)
        }
    }

    private static func resolved(_ address: String, in folder: [String]) -> String? {
        var parts = folder
        for part in address.split(separator: "/", omittingEmptySubsequences: true) {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(decoded(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// RFC 3986, section 2.1; what is no such escape stays.
    private static func decoded(_ part: Substring) -> String {
        var out: [UInt8] = []
        var rest = part.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The bytes of each address, without quotation marks.
    private static func addresses(in css: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        var isImport = false
        while index < css.count {
            let byte = css[index]
            if byte == UInt8(ascii: "/"), index + 1 < css.count, css[index + 1] == UInt8(ascii: "*") {
                index += 2
                while index + 1 < css.count, css[index] != UInt8(ascii: "*") || css[index + 1] != UInt8(ascii: "/") { index += 1 }
                index += 2
            } else if isQuote(byte) {
                let inner = string(in: css, from: index)
                if isImport { found.append(inner) }
                isImport = false
                index = inner.upperBound + 1
            } else if matches("@import", in: css, at: index) {
                isImport = true
                index += 7
            } else if matches("url(", in: css, at: index), index == 0 || !isName(css[index - 1]) {
                index += 4
                while index < css.count, isSpace(css[index]) { index += 1 }
                if index < css.count, isQuote(css[index]) {
                    let inner = string(in: css, from: index)
                    found.append(inner)
                    index = inner.upperBound + 1
                } else {
                    let start = index
                    while index < css.count, css[index] != UInt8(ascii: ")"), !isSpace(css[index]) { index += 1 }
                    found.append(start..<index)
                }
                isImport = false
            } else {
                if !isSpace(byte) { isImport = false }
                index += 1
            }
        }
        return found
    }

    /// What stands inside the quotation marks that begin here.
    private static func string(in css: [UInt8], from start: Int) -> Range<Int> {
        var index = start + 1
        while index < css.count, css[index] != css[start] { index += css[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return start + 1..<max(start + 1, min(index, css.count))
    }

    private static func matches(_ word: StaticString, in css: [UInt8], at index: Int) -> Bool {
        word.withUTF8Buffer { word in
            index + word.count <= css.count && zip(word, css[index...]).allSatisfy { $0 == ($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func isName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte & 0xDF)
    }
}
