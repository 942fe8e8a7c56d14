// Names as they might have been meant: found in text whatever their case, accents and hyphens, for the rule on unlinked names.

import Dossier
import Foundation
import Quoting

/// The names of all entities by their bare letters.
struct Spellings {
    struct Name {
        var entity: Int
        var text: String
        var wordCount: Int
    }

    /// The words a name may have to be looked for.
    static let wordLimit = 12

    /// By bare letters; nil where two entities share them.
    private var names: [String: Name?] = [:]
    /// The most words of any name that begins with this one.
    private var longest: [String: Int] = [:]
    /// The same by hash, and every name's hash: what no name is turned away by needs no string.
    private var longestByHash: [UInt64: Int] = [:]
    private var nameHashes: Set<UInt64> = []
    /// Names as written, folded: what is written so has been linked, or is left unlinked on purpose.
    private var exact: Set<String> = []
    /// Multi-word names that are only linked by hand, folded.
    private var linkOnly: [String: Int] = [:]
    /// Whether any name begins with these three letters: most words are turned away here.
    private var beginnings = [Bool](repeating: false, count: 32_768)

    init(_ entities: [Entity]) {
        for (index, entity) in entities.enumerated() {
            for text in [entity.name] + entity.aliases.map(\.value) { add(text, index, isLinkOnly: entity.match == .linkOnly) }
            for native in entity.native { add(native.name, index, isLinkOnly: false, isNative: true) }
        }
    }

    private mutating func add(_ text: String, _ entity: Int, isLinkOnly: Bool, isNative: Bool = false) {
        let bare = Self.bare(text)
        let words = bare.split(separator: " ")
        guard let first = words.first, words.count <= Self.wordLimit else { return }
        if !isNative { exact.insert(Folding.fold(text)) }
        if isLinkOnly {
            guard words.count > 1 else { return }
            linkOnly[Folding.fold(text)] = entity
        }
        if let known = names[bare] {
            if known?.entity != entity { names[bare] = .some(nil) }
        } else {
            names[bare] = Name(entity: entity, text: text, wordCount: words.count)
        }
        longest[String(first)] = max(longest[String(first)] ?? 0, words.count)
        longestByHash[Self.hash(first.utf8)] = longest[String(first)]
        nameHashes.insert(Self.hash(bare.utf8))
        let bytes = Array(first.utf8) + [0, 0]
        if bytes.prefix(3).allSatisfy({ $0 < 0x80 }) { beginnings[Self.code(bytes[0], bytes[1], bytes[2])] = true }
    }

    /// A name that is spelled otherwise here, or that only a link would show.
    struct Sighting {
        var name: Name
        /// Bytes of the text.
        var range: Range<Int>
        var isLinkOnly: Bool
    }

    /// - Parameter isKnown: whether a mention or a part of it stands in these bytes of the text.
    func sightings(in text: String, isKnown: (Range<Int>) -> Bool) -> [Sighting] {
        var text = text
        return text.withUTF8 { bytes in
            var found: [Sighting] = []
            var index = 0
            var isWord = false
            while index < bytes.count {
                let byte = bytes[index]
                // Dashes and quotation marks, U+2000 to U+203F, part words.
                if byte == 0xE2, index + 1 < bytes.count, bytes[index + 1] == 0x80 {
                    isWord = false
                    index += 3
                    continue
                }
                let startsWord = !isWord
                isWord = byte >= 0x80 || Self.isASCIIWord(byte)
                guard startsWord, isWord, byte >= 0x80 || (0x41...0x5A).contains(byte), mayBegin(bytes, at: index),
                    mayBeName(bytes, at: index),
                    let sighting = sighting(in: bytes, at: index),
                    !isKnown(sighting.range)
                else {
                    index += 1
                    continue
                }
                found.append(sighting)
                index = max(index + 1, sighting.range.upperBound)
                isWord = true
            }
            return found
        }
    }

    private func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let second = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        guard bytes[index] < 0x80, second < 0x80, third < 0x80 else { return true }
        return beginnings[Self.code(bytes[index], second, Self.isASCIIWord(second) ? third : 0)]
    }

    /// Whether the words here are a name's by their hashes; where one holds more than ASCII it is left to the letters.
    private func mayBeName(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        var hash = Self.emptyHash
        var index = start
        var limit = 1
        var count = 0
        while count < limit {
            let word = index
            while index < bytes.count, Self.isASCIIWord(bytes[index]) {
                hash = Self.next(hash, (0x41...0x5A).contains(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
                index += 1
            }
            // U+2000 to U+203F and the no-break space belong to no word.
            if index + 1 < bytes.count, bytes[index] >= 0x80, bytes[index] != 0xE2 || bytes[index + 1] != 0x80,
                bytes[index] != 0xC2 || bytes[index + 1] != 0xA0
            {
                return true
            }
            guard index > word else { return false }
            count += 1
            if count == 1 {
                guard let most = longestByHash[hash] else { return false }
                limit = most
            }
            if nameHashes.contains(hash) { return true }
            index = Self.nextWord(bytes, from: index)
            hash = Self.next(hash, 0x20)
        }
        return false
    }

    // FNV-1a
    private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(emptyHash) { next($0, $1) } }

    private func sighting(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Sighting? {
        var ends: [Int] = []
        var limit = 1
        var bares: [String] = []
        var index = start
        while ends.count < limit {
            let end = Self.wordEnd(bytes, from: index)
            guard end > index else { break }
            let bare = Self.bare(String(decoding: bytes[index..<end], as: UTF8.self))
            if ends.isEmpty {
                guard let most = longest[bare] else { return nil }
                limit = most
            }
            ends.append(end)
            bares.append(bare)
            index = Self.nextWord(bytes, from: end)
        }
        for count in stride(from: ends.count, to: 0, by: -1) {
            guard let found = names[bares[..<count].joined(separator: " ")], let name = found else { continue }
            let range = start..<ends[count - 1]
            let written = Folding.fold(String(decoding: bytes[range], as: UTF8.self))
            if let entity = linkOnly[written], entity == name.entity { return Sighting(name: name, range: range, isLinkOnly: true) }
            guard !exact.contains(written), isTelling(written, name, bytes, range) else { return nil }
            return Sighting(name: name, range: range, isLinkOnly: false)
        }
        return nil
    }

    /// One word in another case is a name only in the middle of a sentence: "Swift" at its head is any swift thing.
    private func isTelling(_ written: String, _ name: Name, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard name.wordCount == 1, written.lowercased() == Folding.fold(name.text).lowercased() else { return true }
        guard range.count >= 4 else { return false }
        var before = range.lowerBound
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x0A { before -= 1 }
        guard before > 0, before < range.lowerBound else { return false }
        return Self.isASCIIWord(bytes[before - 1]) || bytes[before - 1] == 0x2C
    }

    // MARK: Letters

    /// Lower case, without accents; hyphens and dashes as spaces.
    static func bare(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(unsafeUninitializedCapacity: text.utf8.count) { out in
                var count = 0
                var isApart = false
                for byte in text.utf8 {
                    guard isASCIIWord(byte) else {
                        isApart = count > 0
                        continue
                    }
                    // A space takes the place of what stood between the words.
                    if isApart { (out[count], count, isApart) = (0x20, count + 1, false) }
                    out[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                    count += 1
                }
                return count
            }
        }
        var out = ""
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "ł": out += "l"
            case "đ": out += "d"
            case "ø": out += "o"
            case "ß": out += "ss"
            case "æ": out += "ae"
            case "œ": out += "oe"
            default:
                if scalar.properties.generalCategory == .nonspacingMark { continue }
                out.unicodeScalars.append(scalar)
            }
        }
        return out.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).joined(separator: " ")
    }

    private static func code(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        func part(_ byte: UInt8) -> Int { isASCIIWord(byte) ? Int(byte | 0x20) & 31 : 0 }
        return part(first) << 10 | part(second) << 5 | part(third)
    }

    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] < 0x80 {
                guard isASCIIWord(bytes[index]) else { break }
                index += 1
                continue
            }
            var length = 1
            while index + length < bytes.count, bytes[index + length] & 0xC0 == 0x80 { length += 1 }
            let scalar = String(decoding: bytes[index..<(index + length)], as: UTF8.self).unicodeScalars.first
            guard let properties = scalar?.properties, properties.isAlphabetic || properties.generalCategory == .nonspacingMark else {
                break
            }
            index += length
        }
        return index
    }

    /// Behind one space, line feed, hyphen or dash; where anything else stands, no word follows.
    private static func nextWord(_ bytes: UnsafeBufferPointer<UInt8>, from end: Int) -> Int {
        guard end < bytes.count else { return end }
        if [0x20, 0x0A, 0x2D].contains(bytes[end]) { return end + 1 }
        // U+2010 to U+2015, and the no-break space
        if end + 2 < bytes.count, bytes[end] == 0xE2, bytes[end + 1] == 0x80, (0x90...0x95).contains(bytes[end + 2]) { return end + 3 }
        if end + 1 < bytes.count, bytes[end] == 0xC2, bytes[end + 1] == 0xA0 { return end + 2 }
        return bytes.count
    }
}
