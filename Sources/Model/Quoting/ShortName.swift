// Names of HTML as numbers: the word scanner asks for each tag of a site whether it ends a word.

/// The name of an element or class in lower case, as a number: of longer names the first seven bytes and the length, which tells all
/// that are asked for apart.
struct ShortName: Equatable {
    fileprivate var value: UInt64 = 0

    init() {}

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        for place in range.lowerBound..<min(range.upperBound, range.lowerBound + 7) {
            let byte = bytes[place]
            value = value << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        value |= UInt64(truncatingIfNeeded: min(range.count, 255)) << 56
    }

    init(_ text: StaticString) {
        self = text.withUTF8Buffer { ShortName($0, 0..<$0.count) }
    }

    var isEmpty: Bool { value == 0 }
}

/// A few names. A `Set` would hash with SipHash each name that it is asked for, which took as long as reading the tag.
struct ShortNames: Sendable {
    /// Names at the place that their value leads to, or behind it; zero for none. At most half of it is taken.
    private var table: [UInt64]

    init(_ names: [StaticString]) {
        var size = 16
        while size < names.count * 2 { size *= 2 }
        table = [UInt64](repeating: 0, count: size)
        for name in names {
            let value = ShortName(name).value
            var place = place(of: value)
            while table[place] != 0 { place = (place + 1) & (size - 1) }
            table[place] = value
        }
    }

    func contains(_ name: ShortName) -> Bool {
        var place = place(of: name.value)
        while table[place] != 0 {
            if table[place] == name.value { return true }
            place = (place + 1) & (table.count - 1)
        }
        return false
    }

    private func place(of value: UInt64) -> Int {
        Int(truncatingIfNeeded: (value &* 0x9E37_79B9_7F4A_7C15) >> 32) & (table.count - 1)
    }
}

enum KnownNames {
    static let aside = ShortName("aside")
    static let classAttribute = ShortName("class")
    /// Elements that don't end a word (HTML, section 4.5, phrasing content that styles text).
    static let inlineElements = ShortNames([
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
        "sub", "sup", "time", "tspan", "u", "var", "wbr",
    ])
    /// Classes of what the site itself puts between an author's words: citations, spoken labels, calls of notes, numbers of paragraphs.
    static let labels = ShortNames(["refs", "vh", "call", "pn"])
}
