// What is remembered of files that were read, what is not, and which memories are believed.

import Files
import Testing

struct SeenFilesTests {
    private static let second: Int64 = 1_000_000_000
    private static let now: Int64 = 1_700_000_000 * second

    private func stamp(
        device: UInt64 = 1, inode: UInt64, size: Int64 = 3, modified: Int64 = now - 60 * second, changed: Int64 = now - 60 * second
    ) -> FileStamp {
        FileStamp(device: device, inode: inode, size: size, modified: modified, changed: changed)
    }

    private func seen(_ stamps: FileStamp...) -> SeenFiles {
        SeenFiles(stamps.map { (stamp: $0, content: Fingerprint(value: $0.inode &* 7)) }, asOf: Self.now)
    }

    @Test func aFileIsKnownByItsWholeStamp() {
        let known = stamp(inode: 5)
        let seen = seen(stamp(inode: 9), known, stamp(inode: 2))
        #expect(seen.content(of: known) == Fingerprint(value: 35))
        for other in [
            stamp(inode: 6), stamp(device: 2, inode: 5), stamp(inode: 5, size: 4), stamp(inode: 5, modified: known.modified - 1),
            stamp(inode: 5, changed: known.changed + 1),
        ] { #expect(seen.content(of: other) == nil, "\(other)") }
        #expect(SeenFiles().content(of: known) == nil)
    }

    @Test func filesOfSeveralDevicesMayShareAnInode() {
        let (one, two) = (stamp(device: 1, inode: 5), stamp(device: 2, inode: 5))
        let seen = SeenFiles([(one, Fingerprint(value: 1)), (two, Fingerprint(value: 2))], asOf: Self.now)
        #expect(seen.content(of: one) == Fingerprint(value: 1))
        #expect(seen.content(of: two) == Fingerprint(value: 2))
    }

    @Test func whatWasJustTouchedIsLeftOut() {
        for (file, isKept) in [
            (stamp(inode: 1, changed: Self.now - 3 * Self.second), true), (stamp(inode: 1, modified: Self.now - 3 * Self.second), true),
            (stamp(inode: 1, changed: Self.now - 2 * Self.second), false), (stamp(inode: 1, modified: Self.now - Self.second), false),
            (stamp(inode: 1, changed: Self.now), false), (stamp(inode: 1, modified: Self.now + 60 * Self.second), false),
            (stamp(inode: 1, modified: .max), false), (stamp(inode: 1, modified: .min), true),
        ] { #expect((seen(file).content(of: file) != nil) == isKept, "\(file)") }
        let file = stamp(inode: 1, modified: .min, changed: .min)
        #expect(SeenFiles([(file, Fingerprint(value: 1))], asOf: .min).count == 0, "a clock that shows nothing sensible")
    }

    @Test func namesOfOneFileAreOneMemory() {
        #expect(seen(stamp(inode: 4), stamp(inode: 4), stamp(inode: 3)).count == 2)
        #expect(seen(stamp(inode: 4), stamp(inode: 3)) == seen(stamp(inode: 3), stamp(inode: 4), stamp(inode: 4)))
    }

    @Test func aMemoryReadsBack() {
        for memory in [SeenFiles(), seen(stamp(inode: 1)), seen(stamp(inode: .max, size: .max), stamp(device: .max, inode: 0))] {
            #expect(SeenFiles(memory.bytes) == memory)
        }
    }

    @Test func aDamagedMemoryIsNone() {
        let bytes = seen(stamp(inode: 1), stamp(inode: 2)).bytes
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0x10
            #expect(SeenFiles(damaged) == nil, "\(place)")
        }
        for length in bytes.indices { #expect(SeenFiles(Array(bytes.prefix(length))) == nil, "\(length)") }
        #expect(SeenFiles(bytes + [0]) == nil)
        #expect(SeenFiles(bytes + [UInt8](repeating: 0, count: 48)) == nil)
        #expect(SeenFiles(Array("something else entirely, of some length".utf8)) == nil)
    }
}
