// What is encoded comes back, in as few bytes as was promised.

import Searching
import SeededRandom
import Testing

struct PostingsTests {
    @Test(arguments: [[], [0], [69], [70], [1609], [1610], [0, 1, 2], [5, 1_000_000, 4_000_000_000]] as [[UInt32]])
    func aListComesBack(_ records: [UInt32]) {
        let encoded = Postings.encode(records, limit: 24_000)
        #expect(!encoded.isCut)
        #expect(Postings.decode(encoded) == records)
    }

    @Test func randomListsComeBack() {
        var random = SeededGenerator(for: "randomListsComeBack")
        for _ in 0..<300 {
            let density = Int.random(in: 1...200, using: &random)
            let records = (0..<UInt32.random(in: 1...20_000, using: &random)).filter { _ in Int.random(in: 0..<density, using: &random) == 0
            }
            let encoded = Postings.encode(records, limit: 24_000)
            #expect(Postings.decode(encoded) == records)
            #expect(encoded.bytes.count <= Int(records.last ?? 0) / 6 + 1)
            #expect(encoded.bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C })
        }
    }

    @Test func whatIsTooLongIsCutAtItsEnd() {
        let everywhere = (0..<UInt32(10_000)).map(\.self)
        let map = Postings.encode(everywhere, limit: 100)
        #expect(map.isCut && map.form == .map && map.bytes.count == 100)
        #expect(Postings.decode(map) == Array(everywhere.prefix(600)))
        let rare = (0..<UInt32(10_000)).map { $0 * 50 }
        let list = Postings.encode(rare, limit: 100)
        #expect(list.isCut && list.form == .list && list.bytes.count <= 100)
        #expect(Postings.decode(list) == Array(rare.prefix(100)))
    }

    @Test func nonsenseIsNoList() {
        #expect(Postings.decode(Postings.Encoded(form: .list, bytes: [0x20], isCut: false)) == nil)
        #expect(Postings.decode(Postings.Encoded(form: .list, bytes: [0x7E], isCut: false)) == nil)
        #expect(Postings.decode(Postings.Encoded(form: .map, bytes: [0x7E], isCut: false)) == nil)
        #expect(Postings.decode(Postings.Encoded(form: .list, bytes: [UInt8](repeating: 0x7E, count: 40), isCut: false)) == nil)
    }
}
