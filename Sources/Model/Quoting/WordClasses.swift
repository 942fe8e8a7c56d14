// What each byte and each scalar is to a word, looked up in tables: the scanner asks for every byte of a site.

/// What a byte is to a word; other values are a lower-case letter or a digit.
enum ByteClass {
    static let separator: UInt8 = 0
    static let apostrophe: UInt8 = 1
    /// Not ASCII.
    static let beyond: UInt8 = 2
    static let markup: UInt8 = 3
}

extension TextDialect {
    /// For each byte its class, or the lower-case letter or digit it is.
    var table: [UInt8] {
        switch self {
        case .plain: Self.plainTable
        case .markdown: Self.markdownTable
        case .html: Self.htmlTable
        case .json: Self.jsonTable
        }
    }

    private static let plainTable = table(markup: "")
    private static let markdownTable = table(markup: "<&\\*[]{\n\u{C2}")
    private static let htmlTable = table(markup: "<&")
    private static let jsonTable = table(markup: "\\")

    private static func table(markup: String) -> [UInt8] {
        var table = [UInt8](repeating: ByteClass.separator, count: 256)
        for byte in 0x30...0x39 { table[byte] = UInt8(byte) }
        for byte in 0x61...0x7A {
            table[byte] = UInt8(byte)
            table[byte - 0x20] = UInt8(byte)
        }
        table[0x27] = ByteClass.apostrophe
        table[0x60] = ByteClass.apostrophe
        for byte in 0x80...0xFF { table[byte] = ByteClass.beyond }
        for scalar in markup.unicodeScalars { table[Int(scalar.value)] = ByteClass.markup }
        return table
    }
}

/// What a scalar beyond ASCII is to a word; other values are its lower-case form.
enum ScalarClass {
    static let separator: UInt32 = 0
    /// Left out without ending a word: a soft hyphen.
    static let nothing: UInt32 = 1
    static let apostrophe: UInt32 = 2
    /// A word by itself.
    static let alone: UInt32 = 3
    /// A letter, digit or mark that only the whole folding knows.
    static let rare: UInt32 = 4

    static func of(_ value: UInt32) -> UInt32 {
        if value < tableEnd { return table[Int(value)] }
        return 0x2000..<0x2070 ~= value ? punctuation[Int(value - 0x2000)] : computed(value)
    }

    private static let tableEnd: UInt32 = 0x530
    /// Latin, Greek and Cyrillic.
    private static let table: [UInt32] = (0..<tableEnd).map { computed($0) }

    /// Dashes, quotation marks, the ellipsis.
    private static let punctuation: [UInt32] = (0x2000..<0x2070).map { computed($0) }

    private static func computed(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return separator }
        guard let folded = Folding.fold(scalar) else { return nothing }
        if folded == "'" { return apostrophe }
        let properties = folded.properties
        if properties.isIdeographic || (0x3041...0x30FF).contains(value) { return alone }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return rare
        default: break
        }
        guard properties.isAlphabetic || properties.numericType != nil else { return separator }
        // Beyond the table, and where lower case is more than one scalar, the word is folded as a whole.
        let lower = properties.lowercaseMapping.unicodeScalars
        guard value < tableEnd, lower.count == 1, let first = lower.first, first.value > rare,
            String(folded).precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual([folded])
        else { return rare }
        return first.value
    }
}
