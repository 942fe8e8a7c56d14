// GFM's tag filter (section 6.11): raw HTML passed on, but for tags that change how all that follows is read.

enum TagFilter {
    private static let names: [StaticString] = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ]

    /// Appends raw HTML with the `<` of each refused tag escaped.
    static func append(_ html: String, to out: inout [UInt8]) {
        var html = html
        html.withUTF8 { bytes in
            for (index, byte) in bytes.enumerated() {
                if byte == ASCII.less, refuses(bytes, index) { out.append("&lt;") } else { out.append(byte) }
            }
        }
    }

    private static func refuses(_ bytes: Bytes, _ start: Int) -> Bool {
        var at = start + 1
        if bytes.peek(at, before: bytes.count) == ASCII.slash { at += 1 }
        for name in names {
            let end = at + name.utf8CodeUnitCount
            guard end < bytes.count, (0..<name.utf8CodeUnitCount).allSatisfy({ ASCII.lowercased(bytes[at + $0]) == name.utf8Start[$0] })
            else { continue }
            if ASCII.isSpace(bytes[end]) || bytes[end] == ASCII.greater { return true }
            if bytes[end] == ASCII.slash, bytes.peek(end + 1, before: bytes.count) == ASCII.greater { return true }
        }
        return false
    }
}
