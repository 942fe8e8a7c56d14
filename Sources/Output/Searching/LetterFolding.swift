// How a word is written for comparison, in the index and in the query alike: the page's script gets these tables with the index.

import Foundation

/// Case, accents, widths and Cyrillic letters folded to plain small letters: Лукашэнка, Łukaszenka and LUKASHENKA are one word.
///
/// A word is a maximal run of letters, digits and marks; an ideograph or kana is a word by itself. Each letter is decomposed (NFKD), made
/// small, stripped of marks and replaced by its entry in `letters`; then two letters that end what is written so far become what `pairs`
/// says. `search.js` does the same, step by step.
public struct LetterFolding: Sendable {
    /// Letters that Unicode does not decompose, and Cyrillic ones as English writes them. Spellings that only differ by custom (y, j and i; w
    /// and v) are brought together.
    public static let letters: [(letter: Unicode.Scalar, folded: String)] = [
        ("j", "i"), ("w", "v"), ("y", "i"),
        ("ß", "ss"), ("æ", "ae"), ("ð", "d"), ("ø", "o"), ("þ", "th"), ("đ", "d"), ("ħ", "h"), ("ı", "i"), ("ł", "l"), ("ŋ", "n"),
        ("œ", "oe"), ("ŧ", "t"), ("ə", "a"), ("ς", "σ"),
        ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ж", "zh"), ("з", "z"), ("и", "i"), ("к", "k"), ("л", "l"),
        ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "h"),
        ("ц", "ts"), ("ч", "ch"), ("ш", "sh"), ("щ", "shch"), ("ъ", ""), ("ы", "i"), ("ь", ""), ("э", "e"), ("ю", "iu"), ("я", "ia"),
        ("ѐ", "e"), ("ђ", "d"), ("є", "ie"), ("ѕ", "dz"), ("і", "i"), ("ј", "i"), ("љ", "l"), ("њ", "n"), ("ћ", "ch"), ("џ", "dzh"),
        ("ѣ", "e"), ("ѳ", "f"), ("ѵ", "i"), ("ґ", "g"), ("ғ", "g"), ("қ", "k"), ("ң", "n"), ("ө", "o"), ("ү", "u"), ("ұ", "u"), ("һ", "h"),
        ("ә", "a"),
    ]

    /// Polish and English ways of writing one sound, and the second of two i's.
    public static let pairs: [(written: String, folded: String)] = [("cz", "ch"), ("ii", "i"), ("kh", "h"), ("sz", "sh")]

    private enum Sign: UInt8 {
        case separator, part, alone
    }

    /// What a scalar value is, and what it becomes.
    private struct Entry {
        var sign: Sign
        var folded: [UInt8]
    }

    private let table: [Unicode.Scalar: [Unicode.Scalar]]
    /// Of the first scalar values, where nearly all text is.
    private let known: [Entry]
    /// ASCII's own entries, each of one letter or none: nearly every byte of an English text comes by here.
    private let plain: [UInt8]
    /// By two bytes: the pair's replacement, of one or two letters; 0 for none.
    private let pairTable: [UInt16]

    /// Scalar values with a prepared entry: Latin, Greek, Cyrillic.
    private static let knownCount = 0x530

    public init() {
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for (letter, folded) in Self.letters { table[letter] = Array(folded.unicodeScalars) }
        self.table = table
        known = (0..<Self.knownCount).map {
            Unicode.Scalar(UInt32($0)).map { Self.entry($0, table) } ?? Entry(sign: .separator, folded: [])
        }
        plain = (0..<128).map { Unicode.Scalar(UInt32($0)).flatMap { Self.entry($0, table).folded.first } ?? 0 }
        var pairTable = [UInt16](repeating: 0, count: 128 * 128)
        for (written, folded) in Self.pairs {
            let (from, to) = (Array(written.utf8), Array(folded.utf8))
            guard from.count == 2, let first = to.first else { continue }
            pairTable[Int(from[0]) << 7 | Int(from[1])] = UInt16(first) << 8 | (to.count > 1 ? UInt16(to[1]) : 0)
        }
        self.pairTable = pairTable
    }

    private static func entry(_ scalar: Unicode.Scalar, _ table: [Unicode.Scalar: [Unicode.Scalar]]) -> Entry {
        let isAlone = standsAlone(scalar.value)
        guard isAlone || isWordPart(scalar) else { return Entry(sign: .separator, folded: []) }
        var folded: [UInt8] = []
        for decomposed in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
            for small in decomposed.properties.lowercaseMapping.unicodeScalars where isLetterOrDigit(small) {
                for one in table[small] ?? [small] { folded += Array(String(one).utf8) }
            }
        }
        return Entry(sign: isAlone ? .alone : .part, folded: folded)
    }

    /// Scripts that put no space between words.
    private static func standsAlone(_ value: UInt32) -> Bool {
        0x3040...0x30FF ~= value || 0x3400...0x9FFF ~= value || 0x20000...0x3FFFF ~= value
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber:
            true
        default: false
        }
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: isLetterOrDigit(scalar)
        }
    }

    /// The folded words of a text, in order. A single Latin letter is no word: it would be found nearly everywhere.
    public func words(of text: String) -> [String] {
        var words: [String] = []
        forEachWord(in: Array(text.utf8)) { words.append(String(decoding: $0, as: UTF8.self)) }
        return words
    }

    /// Calls `body` with the UTF-8 form of each folded word.
    func forEachWord(in text: [UInt8], _ body: ([UInt8]) -> Void) {
        text.withUnsafeBufferPointer { bytes in
            plain.withUnsafeBufferPointer { plain in
                var word = FoldedWord(pairTable)
                var index = 0
                while index < bytes.count {
                    let byte = bytes[index]
                    if byte < 0x80 {
                        index += 1
                        let folded = plain[Int(byte)]
                        if folded == 0 { word.end(body) } else { word.append(folded) }
                        continue
                    }
                    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                    var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
                    for next in index + 1..<max(index + 1, min(index + length, bytes.count)) {
                        value = value << 6 | UInt32(bytes[next] & 0x3F)
                    }
                    index += length
                    if value < Self.knownCount {
                        Self.take(known[Int(value)], &word, body)
                    } else if 0x2000...0x206F ~= value {
                        // Dashes, quotation marks, ellipses: too frequent to be looked up.
                        word.end(body)
                    } else if let scalar = Unicode.Scalar(value) {
                        Self.take(Self.entry(scalar, table), &word, body)
                    } else {
                        word.end(body)
                    }
                }
                word.end(body)
            }
        }
    }

    private static func take(_ entry: Entry, _ word: inout FoldedWord, _ body: ([UInt8]) -> Void) {
        if entry.sign != .part { word.end(body) }
        for byte in entry.folded { word.append(byte) }
        if entry.sign == .alone { word.end(body) }
    }
}

/// A word while it is read.
private struct FoldedWord {
    private var bytes: [UInt8] = []
    private let pairTable: [UInt16]

    init(_ pairTable: [UInt16]) {
        self.pairTable = pairTable
        bytes.reserveCapacity(64)
    }

    mutating func append(_ byte: UInt8) {
        if byte < 0x80, let last = bytes.last, last < 0x80 {
            let pair = pairTable[Int(last) << 7 | Int(byte)]
            if pair != 0 {
                bytes[bytes.count - 1] = UInt8(pair >> 8)
                if pair & 0xFF != 0 { bytes.append(UInt8(pair & 0xFF)) }
                return
            }
        }
        bytes.append(byte)
    }

    mutating func end(_ body: ([UInt8]) -> Void) {
        guard let first = bytes.first else { return }
        // A single Latin letter is no word.
        if bytes.count > 1 || !(0x61...0x7A ~= first) { body(bytes) }
        bytes.removeAll(keepingCapacity: true)
    }
}
