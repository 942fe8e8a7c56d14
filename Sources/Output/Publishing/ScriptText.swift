// A script as it is sent: like the style sheet without what only those need who change it.

/// Scripts without indentation, empty lines and lines that are comments. A script in which a line's end may stand inside a string or a
/// template is left as it is.
enum ScriptText {
    static func compact(_ script: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(script.count)
        for line in script.split(separator: 0x0A, omittingEmptySubsequences: true) {
            let isWhole = line.count { $0 == UInt8(ascii: "`") }.isMultiple(of: 2) && line.last != UInt8(ascii: "\\")
            guard isWhole else { return script }
            let words = line.drop { $0 == 0x20 || $0 == 0x09 }
            // Such a line may end a comment of several lines.
            if words.isEmpty || words.starts(with: "//".utf8) && !words.contains(UInt8(ascii: "*")) { continue }
            out += words
            out.append(0x0A)
        }
        return out
    }
}
