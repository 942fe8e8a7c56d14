// Finding thousands of names in text at once.

import Foundation
import Quoting

/// Names by their folded bytes. Walked from each word's beginning, so what is found is leftmost and longest by itself;
/// as names begin and end at word boundaries, no failure links are needed.
struct NameTrie: Sendable {
    private struct Node {
        var edges: [(byte: UInt8, node: Int32)] = []
        var name: Int32 = -1
    }

    private var nodes: [Node] = [Node()]
    private var roots = [Int32](repeating: -1, count: 256)
    let foldsCase: Bool

    init(foldsCase: Bool) {
        self.foldsCase = foldsCase
    }

    var isEmpty: Bool { nodes.count == 1 }

    /// Adds a name, or gives the number of one that folds to the same.
    mutating func insert(_ name: String, number: Int) -> Int {
        let bytes = FoldedText(name, foldsCase: foldsCase).bytes
        guard !bytes.isEmpty else { return number }
        var node = 0
        for byte in bytes {
            if node == 0 {
                if roots[Int(byte)] < 0 { roots[Int(byte)] = add() }
                node = Int(roots[Int(byte)])
            } else if let edge = nodes[node].edges.first(where: { $0.byte == byte }) {
                node = Int(edge.node)
            } else {
                let next = add()
                nodes[node].edges.append((byte, next))
                node = Int(next)
            }
        }
        if nodes[node].name < 0 { nodes[node].name = Int32(number) }
        return Int(nodes[node].name)
    }

    private mutating func add() -> Int32 {
        nodes.append(Node())
        return Int32(nodes.count - 1)
    }

    /// The longest name that begins at `start` and ends at a word boundary, with its end.
    func longest(in text: FoldedText, from start: Int) -> (name: Int, end: Int)? {
        let bytes = text.bytes
        var node = roots[Int(bytes[start])]
        var index = start + 1
        var found: (Int, Int)?
        while node >= 0 {
            let current = nodes[Int(node)]
            if current.name >= 0, text.isBoundary(index) { found = (Int(current.name), index) }
            guard index < bytes.count, !current.edges.isEmpty else { break }
            let byte = bytes[index]
            var next: Int32 = -1
            for edge in current.edges where edge.byte == byte {
                next = edge.node
                break
            }
            node = next
            index += 1
        }
        return found
    }
}

/// A text folded for comparison, with the way back to its own bytes.
struct FoldedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// For each folded byte the offset of what it was made of; empty where the offsets are the same.
    private var offsets: [Int32] = []
    private let length: Int

    init(_ text: String, foldsCase: Bool) {
        length = text.utf8.count
        bytes.reserveCapacity(length)
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x09 && $0 != 0x0D }) {
            for byte in text.utf8 {
                switch byte {
                case 0x0A: bytes.append(0x20)
                case 0x60: bytes.append(0x27)
                case 0x41...0x5A where foldsCase: bytes.append(byte | 0x20)
                default: bytes.append(byte)
                }
            }
            return
        }
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

    /// Whether a name may begin or end here: not between two characters of a word.
    func isBoundary(_ index: Int) -> Bool {
        guard index > 0, index < bytes.count else { return true }
        return !(isWord(endingAt: index) && isWord(startingAt: index))
    }

    private func isWord(startingAt index: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x80 { return Self.isASCIIWord(byte) }
        // Inside a character there is no boundary.
        if byte & 0xC0 == 0x80 { return true }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return Self.isWord(bytes[index..<min(index + length, bytes.count)])
    }

    private func isWord(endingAt index: Int) -> Bool {
        let byte = bytes[index - 1]
        if byte < 0x80 { return Self.isASCIIWord(byte) }
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return Self.isWord(bytes[start..<index])
    }

    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }
}
