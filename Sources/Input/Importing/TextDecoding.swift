// The bytes of an article → text: which encoding they are in, and how that was found out.

import Foundation

/// The encodings an article is read in.
public enum TextEncoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1251 = "Windows-1251"
    case windows1252 = "Windows-1252"
}

/// Why an article was refused as a whole.
public struct Refusal: Error, Sendable, Hashable {
    /// One sentence without a full stop.
    public var message: String
    public var advice: String?
    /// Byte offset in the file as it came, where one place is at fault.
    public var offset: Int?

    public init(_ message: String, advice: String? = nil, at offset: Int? = nil) {
        self.message = message
        self.advice = advice
        self.offset = offset
    }
}

/// An article's bytes as text.
struct DecodedText: Sendable {
    var text: String
    var encoding: TextEncoding
    /// How the encoding is known, in words.
    var reason: String
    /// Whether it was guessed from statistics: a person should look.
    var isGuess = false
    /// What speaks against the guess.
    var misgiving: String?
    /// The encoding that it may be in instead.
    var looksLike: String?

    /// Whether the text's own UTF-8 is not what the file holds.
    func differs(from bytes: [UInt8]) -> Bool { !text.utf8.elementsEqual(bytes) }
}

enum TextDecoding {
    /// Finds the encoding: byte order mark, then a declared one that fits, then UTF-8, then statistics.
    ///
    /// - Parameter declared: what the document says of itself, for example `windows-1251`.
    static func decode(_ bytes: [UInt8], declared: String? = nil) throws(Refusal) -> DecodedText {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard let text = String(validating: bytes.dropFirst(3), as: UTF8.self) else {
                throw Refusal("the byte order mark says UTF-8, but the text is not", at: firstBadByte(bytes))
            }
            return try checked(DecodedText(text: text, encoding: .utf8, reason: "a byte order mark"))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            return try utf16(bytes[2...], isLittleEndian: isLittle, reason: "a byte order mark")
        }
        if let known = container(bytes) { throw known }
        if let declared = encoding(named: declared) {
            if declared == .windows1251 || declared == .windows1252, !bytes.contains(0) {
                // Letters of a single-byte table hardly ever make UTF-8 by chance: the declaration is the page's frame's, not the text's.
                if bytes.contains(where: { $0 >= 0x80 }), let text = String(validating: bytes, as: UTF8.self) {
                    return try checked(
                        DecodedText(text: text, encoding: .utf8, reason: "every byte is valid UTF-8", isGuess: true))
                }
                return try checked(
                    DecodedText(text: singleByte(bytes, declared), encoding: declared, reason: "the document declares it"))
            }
        }
        if bytes.contains(0) {
            guard let isLittle = utf16Order(bytes) else {
                throw Refusal(
                    "this file holds NUL bytes: it is binary data, not text", advice: "expected text, HTML, Markdown or PDF",
                    at: bytes.firstIndex(of: 0))
            }
            var decoded = try utf16(
                bytes[...], isLittleEndian: isLittle, reason: "no byte order mark, but nearly every second byte is alike")
            decoded.isGuess = true
            return decoded
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            let isASCII = !bytes.contains { $0 >= 0x80 }
            return try checked(
                DecodedText(text: text, encoding: .utf8, reason: isASCII ? "plain ASCII, which is UTF-8" : "every byte is valid UTF-8"))
        }
        return try guessed(bytes)
    }

    static func encoding(named name: String?) -> TextEncoding? {
        switch name?.lowercased() {
        case "windows-1251", "cp1251", "x-cp1251": .windows1251
        // Browsers read Latin-1 as Windows-1252 (WHATWG Encoding Standard, section 4.2).
        case "windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii": .windows1252
        case "utf-8", "utf8": .utf8
        default: nil
        }
    }

    /// Files of well-known kinds that people may take for text.
    private static func container(_ bytes: [UInt8]) -> Refusal? {
        let kinds: [(prefix: [UInt8], what: String)] = [
            (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or office document"), ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
            (Array("{\\rtf".utf8), "RTF"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
            (Array("GIF8".utf8), "a GIF image"), ([0x1F, 0x8B], "gzip data"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
            (Array("bplist".utf8), "a web archive"),
        ]
        for kind in kinds where bytes.starts(with: kind.prefix) {
            return Refusal("this is \(kind.what), not text", advice: "save the article as text, HTML or PDF and import that", at: 0)
        }
        return nil
    }

    /// Control characters that no text holds.
    private static func checked(_ decoded: DecodedText) throws(Refusal) -> DecodedText {
        var controls = 0
        for byte in decoded.text.utf8 where byte < 0x20 {
            if byte < 0x09 || (byte > 0x0D && byte != 0x1A && byte != 0x1B) { controls += 1 }
        }
        if controls > 0, controls * 200 > decoded.text.utf8.count || decoded.text.utf8.contains(0) {
            throw Refusal(
                "this file is binary data, not text", advice: "expected text, HTML, Markdown or PDF",
                at: decoded.text.utf8.enumerated().first { $0.element < 9 }?.offset)
        }
        return decoded
    }

    // MARK: UTF-16

    /// Whether most 16-bit units share one high byte on the same side; nil where that is on neither.
    private static func utf16Order(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        var low = 0
        var high = 0
        let sample = bytes.prefix(20_000)
        for index in stride(from: 0, to: sample.count - 1, by: 2) {
            let (first, second) = (sample[index], sample[index + 1])
            if isHighByte(second), !isHighByte(first) || (first, second) == (0x20, 0) { low += 1 }
            if isHighByte(first), !isHighByte(second) || (first, second) == (0, 0x20) { high += 1 }
        }
        let units = sample.count / 2
        if low * 10 > units * 8 { return true }
        return high * 10 > units * 8 ? false : nil
    }

    /// Of Latin, Cyrillic and general punctuation.
    private static func isHighByte(_ byte: UInt8) -> Bool { byte == 0x00 || byte == 0x01 || byte == 0x04 || byte == 0x20 }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool, reason: String) throws(Refusal) -> DecodedText {
        guard bytes.count % 2 == 0 else { throw Refusal("this UTF-16 text ends within a character", at: bytes.endIndex - 1) }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittleEndian ? first | second << 8 : first << 8 | second)
            index += 2
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw Refusal("this UTF-16 text holds half a character") }
        return try checked(
            DecodedText(text: text, encoding: isLittleEndian ? .utf16LittleEndian : .utf16BigEndian, reason: reason))
    }

    // MARK: Single bytes

    /// Neither encoding marks itself: in Cyrillic text letters stand beside letters of the upper half, in Western text beside ASCII ones.
    private static func guessed(_ bytes: [UInt8]) throws(Refusal) -> DecodedText {
        let (valid, bad) = multibyteCounts(bytes)
        if valid > 10 * bad {
            throw Refusal(
                "this file is UTF-8 but damaged: \(bad) \(bad == 1 ? "byte is" : "bytes are") no part of a character",
                advice: "get the file again, or save it as UTF-8", at: firstBadByte(bytes))
        }
        var (beside, alone, lower, upper) = (0, 0, 0, 0)
        for (index, byte) in bytes.enumerated() where byte >= 0xC0 {
            let hasNeighbour =
                (index > 0 && bytes[index - 1] >= 0xC0) || (index + 1 < bytes.count && bytes[index + 1] >= 0xC0)
            if hasNeighbour { beside += 1 } else { alone += 1 }
            if byte >= 0xE0 { lower += 1 } else { upper += 1 }
        }
        let letters = beside + alone
        if letters > 0, beside * 10 > letters * 7 {
            if upper > 2 * lower, letters > 40 {
                throw Refusal(
                    "this file is neither UTF-8 nor Windows-1251: its letters would nearly all be capitals, as KOI8-R read wrongly is",
                    advice: "iconv -f KOI8-R -t UTF-8 FILE > NEW", at: firstBadByte(bytes))
            }
            return try checked(
                DecodedText(
                    text: singleByte(bytes, .windows1251), encoding: .windows1251,
                    reason: "not UTF-8; \(beside) of \(letters) letters of the upper half stand side by side, as in Cyrillic words",
                    isGuess: true))
        }
        let text = singleByte(bytes, .windows1252)
        var decoded = DecodedText(
            text: text, encoding: .windows1252,
            reason: "not UTF-8; \(alone) of \(letters) letters of the upper half stand alone among ASCII ones, as in Western words",
            isGuess: true)
        decoded.misgiving = misgiving(text)
        if decoded.misgiving != nil { decoded.looksLike = "Windows-1250 (Polish, Czech) or 1257 (Baltic)" }
        return try checked(decoded)
    }

    /// Signs within words show that another table was meant.
    private static func misgiving(_ text: String) -> String? {
        var previous: Unicode.Scalar = " "
        var strange = 0
        for scalar in text.unicodeScalars {
            if previous.properties.isAlphabetic, "\u{B3}\u{B9}\u{BF}\u{A3}\u{A5}\u{AF}\u{BC}\u{BE}\u{A4}".unicodeScalars.contains(scalar) {
                strange += 1
            }
            if scalar == "\u{FFFD}" { strange += 1 }
            previous = scalar
        }
        guard strange > 0 else { return nil }
        return
            "\(strange) signs stand within words, which Windows-1250 (Polish, Czech) or 1257 (Baltic) would read as letters; if so, `iconv -f WINDOWS-1250 -t UTF-8` first"
    }

    private static func singleByte(_ bytes: [UInt8], _ encoding: TextEncoding) -> String {
        let table = encoding == .windows1251 ? SingleByteTables.windows1251 : SingleByteTables.windows1252
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let code = byte < 0x80 ? UInt16(byte) : table[Int(byte) - 0x80]
            text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return String(text)
    }

    /// How many well-formed sequences of several bytes there are, and how many bytes that belong to none.
    private static func multibyteCounts(_ bytes: [UInt8]) -> (valid: Int, bad: Int) {
        var (valid, bad, index) = (0, 0, 0)
        while index < bytes.count {
            let byte = bytes[index]
            let length = byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0
            let end = index + length
            if length == 1 {
                index += 1
            } else if length > 1, end <= bytes.count, bytes[(index + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 }) {
                valid += 1
                index = end
            } else {
                bad += 1
                index += 1
            }
        }
        return (valid, bad)
    }

    private static func firstBadByte(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let length = byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0
            guard length > 0, index + length <= bytes.count, bytes[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 }) else {
                return index
            }
            index += length
        }
        return nil
    }
}
