// A style sheet as it is sent: its comments are for those who change it, not for those who read the site.

/// CSS without comments, indentation and empty lines. Strings and addresses stay as they are.
enum StyleSheet {
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
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0D, out.last == 0x0A || out.isEmpty {
                // Indentation.
            } else if byte == 0x0A, out.last == 0x0A || out.isEmpty {
                // An empty line.
            } else {
                out.append(byte)
            }
            index += 1
        }
        return out
    }
}
