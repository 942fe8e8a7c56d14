// A style sheet as it is sent: its comments are for those who change it, not for those who read the site.

/// CSS without comments and the spaces that only eyes need. Strings and addresses stay as they are.
enum StyleSheet {
    /// - Parameter fromDisk: a page opened from disk preloads no fonts, and an optional one would mostly come too late for it.
    static func compact(_ css: [UInt8], fromDisk: Bool) -> [UInt8] {
        let compacted = compact(css)
        guard fromDisk else { return compacted }
        return Array(String(decoding: compacted, as: UTF8.self).replacing("font-display:optional", with: "font-display:swap").utf8)
    }

    static func compact(_ css: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(css.count)
        var index = 0
        var quote: UInt8 = 0
        while index < css.count {
            let byte = css[index]
            if quote != 0 {
                out.append(byte)
                if byte == UInt8(ascii: "\\"), index + 1 < css.count {
                    out.append(css[index + 1])
                    index += 1
                } else if byte == quote {
                    quote = 0
                }
            } else if byte == UInt8(ascii: "/"), index + 1 < css.count, css[index + 1] == UInt8(ascii: "*") {
                index += 2
                while index + 1 < css.count, css[index] != UInt8(ascii: "*") || css[index + 1] != UInt8(ascii: "/") { index += 1 }
                index += 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                out.append(byte)
            } else if isSpace(byte) {
                // A run of spaces is one, and none beside what parts rules and declarations by itself. A space before a colon may be a
                // descendant's (`a :hover`), one after it never is.
                if let last = out.last, !isSpace(last), !partsAlone(last), last != UInt8(ascii: ":") { out.append(0x20) }
            } else {
                if partsAlone(byte), out.last == 0x20 { out.removeLast() }
                if byte == UInt8(ascii: "}"), out.last == UInt8(ascii: ";") { out.removeLast() }
                out.append(byte)
            }
            index += 1
        }
        return out
    }

    /// Where the rules of a compacted sheet begin, after its imports.
    static func leadingImports(_ css: [UInt8]) -> Int {
        var index = 0
        while css[index...].starts(with: "@import".utf8) {
            var quote: UInt8 = 0
            guard
                let end = css[index...].firstIndex(where: { byte in
                    if quote != 0 {
                        if byte == quote { quote = 0 }
                        return false
                    }
                    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
                    return byte == UInt8(ascii: ";")
                })
            else { return index }
            index = end + 1
        }
        return index
    }

    /// A compacted sheet with the braces that its author forgot: a browser closes what is open at a file's end, and where sheets are joined
    /// the end is no longer the file's.
    static func closed(_ css: ArraySlice<UInt8>) -> [UInt8] {
        var depth = 0
        var quote: UInt8 = 0
        var isEscaped = false
        for byte in css {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth = max(0, depth - 1)
            }
        }
        return css + (quote != 0 ? [quote] : []) + [UInt8](repeating: UInt8(ascii: "}"), count: depth)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func partsAlone(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
            || byte == UInt8(ascii: ">")
    }
}
