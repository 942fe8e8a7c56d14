// Packed bytes give back what was packed, are smaller, and are the same each time.

import CZlib
import Compressing
import Foundation
import SeededRandom
import Testing

struct ContentCodingTests {
    private static let page = Array(String(repeating: "<p>Belarus said, and NATO answered; Літва адказала.</p>\n", count: 200).utf8)

    /// Brotli's is judged by `make hosting`, with a library that others wrote: ours only packs.
    @Test func gzipGivesBackWhatWasPacked() throws {
        let packed = try #require(ContentCoding.gzip.packed(Self.page))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gz")
        try Data(packed).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let stream = try #require(gzopen(file.path, "rb"))
        defer { gzclose(stream) }
        var out = [UInt8](repeating: 0, count: 1 << 20)
        let count = gzread(stream, &out, UInt32(out.count))
        #expect(Array(out.prefix(Int(max(0, count)))) == Self.page)
    }

    @Test(arguments: ContentCoding.allCases) func aPageShrinks(_ coding: ContentCoding) throws {
        let packed = try #require(coding.packed(Self.page))
        #expect(packed.count < Self.page.count / 10)
        #expect(coding.packed(Self.page) == packed)
    }

    /// Bytes 4 to 7 of the header are the time (RFC 1952, section 2.3.1).
    @Test func gzipHoldsNoTime() throws {
        let packed = try #require(ContentCoding.gzip.packed(Self.page))
        #expect(Array(packed[0..<3]) == [0x1F, 0x8B, 8])
        #expect(Array(packed[3..<8]) == [0, 0, 0, 0, 0])
    }

    @Test(arguments: ContentCoding.allCases) func whatDoesNotShrinkIsNotPacked(_ coding: ContentCoding) {
        var random = SeededGenerator(seed: 5)
        #expect(coding.packed([]) == nil)
        #expect(coding.packed([0x61]) == nil)
        #expect(coding.packed((0..<4096).map { _ in UInt8.random(in: .min ... .max, using: &random) }) == nil)
    }
}
