// A program's build ID is found where it is, and nowhere else; no bytes crash the search.

import Files
import SeededRandom
import Testing

struct BuildIDTests {
    /// An ELF header with one segment, the notes in it behind.
    private static func program(_ notes: [UInt8], segment: UInt8 = 4, shift: UInt8 = 0) -> [UInt8] {
        var head: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 58)
        (head[32], head[54], head[56]) = (64, 56, 1)
        var header = [UInt8](repeating: 0, count: 56)
        (header[0], header[8], header[32]) = (segment, 120 + shift, UInt8(notes.count))
        return head + header + notes
    }

    private static func note(_ name: String, type: UInt8, _ content: [UInt8]) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: (4 - name.utf8.count % 4) % 4)
        let end = [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
        return [UInt8(name.utf8.count), 0, 0, 0, UInt8(content.count), 0, 0, 0, type, 0, 0, 0] + name.utf8 + padding + content + end
    }

    private static let id: [UInt8] = Array(1...20)

    @Test func theIDIsFoundBehindOtherNotes() {
        #expect(BuildID.read(Self.program(Self.note("GNU\0", type: 3, Self.id))) == Self.id)
        let others = Self.note("GNU\0", type: 1, Array(1...7)) + Self.note("stapsdt\0", type: 3, [9])
        #expect(BuildID.read(Self.program(others + Self.note("GNU\0", type: 3, Self.id))) == Self.id)
    }

    @Test func whatSaysNoneHasNone() {
        let right = Self.program(Self.note("GNU\0", type: 3, Self.id))
        #expect(BuildID.read([]) == nil)
        #expect(BuildID.read(Array("#!/bin/sh\n".utf8)) == nil)
        #expect(BuildID.read(Self.program(Self.note("GNU\0", type: 1, Self.id))) == nil)
        #expect(BuildID.read(Self.program(Self.note("GNX\0", type: 3, Self.id))) == nil)
        #expect(BuildID.read(Self.program(Self.note("GNU\0", type: 3, []))) == nil)
        #expect(BuildID.read(Self.program(Self.note("GNU\0", type: 3, Self.id), segment: 1)) == nil)
        #expect(BuildID.read(Self.program(Self.note("GNU\0", type: 3, Self.id), shift: 4)) == nil)
        #expect(BuildID.read(Array(right.dropLast())) == nil)
        // A program for 32 bits.
        #expect(BuildID.read(right.enumerated().map { $0.offset == 4 ? 1 : $0.element }) == nil)
    }

    @Test func brokenHeadsCrashNothing() {
        let right = Self.program(Self.note("GNU\0", type: 3, Self.id))
        var random = SeededGenerator(for: "brokenHeadsCrashNothing")
        for _ in 0..<20_000 {
            var head = right
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                head[Int.random(in: 0..<head.count, using: &random)] = [0, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
            }
            _ = BuildID.read(Array(head.prefix(Int.random(in: 0...head.count, using: &random))))
        }
    }
}
