// A text as names are looked for in it, and where one may begin or end.

import Foundation
import Quoting

/// A text folded for comparison, with the way back to its own bytes.
struct FoldedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// For each folded byte the offset of what it was made of; empty where the offsets are the same.
    private var offsets: [Int32] = []
    private let length: Int

    init(_ text: String, foldsCase: Bool) {
        length = text.utf8.count
        if let plain = text.utf8.withContiguousStorageIfAvailable({ Self.folded($0, foldsCase: foldsCase) }), let plain {
            bytes = plain
            return
        }
        bytes.reserveCapacity(length)
        offsets.reserveCapacity(length + 1)
        var offset = 0
        let isComposed = text.unicodeScalars.allSatisfy { $0.properties.canonicalCombiningClass == .notReordered }
        if isComposed {
            for scalar in text.unicodeScalars {
                append(scalar, foldsCase: foldsCase, at: offset)
                offset += UTF8.width(scalar)
            }
        } else {
            for character in text {
                for scalar in String(character).precomposedStringWithCanonicalMapping.unicodeScalars {
                    append(scalar, foldsCase: foldsCase, at: offset)
                }
                offset += character.utf8.count
            }
        }
        offsets.append(Int32(length))
    }

    /// A text each of whose bytes folds to one; nil for any other.
    private static func folded(_ text: UnsafeBufferPointer<UInt8>, foldsCase: Bool) -> [UInt8]? {
        guard text.allSatisfy({ $0 < 0x80 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
        return [UInt8](unsafeUninitializedCapacity: text.count) { bytes, count in
            for (index, byte) in text.enumerated() {
                let folded: UInt8 = byte == 0x0A ? 0x20 : byte == 0x60 ? 0x27 : byte
                bytes[index] = foldsCase && folded &- 0x41 < 26 ? folded | 0x20 : folded
            }
            count = text.count
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, foldsCase: Bool, at offset: Int) {
        guard let folded = Folding.fold(scalar) else { return }
        if foldsCase {
            for lower in folded.properties.lowercaseMapping.utf8 {
                bytes.append(lower)
                offsets.append(Int32(offset))
            }
        } else {
            for byte in UTF8.encode(folded) ?? UTF8.EncodedScalar() {
                bytes.append(byte)
                offsets.append(Int32(offset))
            }
        }
    }

    /// The offset in the text itself of a folded offset.
    func offset(_ index: Int) -> Int {
        guard !offsets.isEmpty else { return min(index, length) }
        return index < offsets.count ? Int(offsets[index]) : length
    }
}

/// A folded text while it is looked through.
struct FoldedBytes {
    let base: UnsafeBufferPointer<UInt8>

    var count: Int { base.count }

    subscript(index: Int) -> UInt8 { base[index] }

    /// Whether a name may begin or end here: not between two characters of a word.
    func isBoundary(_ index: Int) -> Bool {
        guard index > 0, index < count else { return true }
        return !(isWord(endingAt: index) && isWord(startingAt: index))
    }

    private func isWord(startingAt index: Int) -> Bool {
        let byte = base[index]
        if byte < 0x80 { return Self.isASCIIWord(byte) }
        // Inside a character there is no boundary.
        if byte & 0xC0 == 0x80 { return true }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return Self.isWord(base[index..<min(index + length, count)])
    }

    private func isWord(endingAt index: Int) -> Bool {
        let byte = base[index - 1]
        if byte < 0x80 { return Self.isASCIIWord(byte) }
        var start = index - 1
        while start > 0, base[start] & 0xC0 == 0x80 { start -= 1 }
        return Self.isWord(base[start..<index])
    }

    private static func isASCIIWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    private static func isWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }
}
