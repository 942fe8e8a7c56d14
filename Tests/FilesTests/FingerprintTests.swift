// XXH64 against the values other implementations publish.

import Files
import Testing

struct FingerprintTests {
    @Test(arguments: [
        ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("as", "1c330fb2d66be179"), ("asd", "631c37ce72a97393"),
        ("asdf", "415872f599cea71e"),
        ("abc", "44bc2cf5ad770999"), ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
        ("Call me Ishmael. Some years ago--never mind how long precisely-", "02a2e85470d6fd96"),
    ])
    func publishedValuesAreMet(_ text: String, _ hash: String) {
        #expect(Fingerprint(Array(text.utf8)).description == hash)
    }

    @Test func everyLengthAndEveryByteCounts() {
        var seen: Set<Fingerprint> = []
        for length in 0...130 { #expect(seen.insert(Fingerprint([UInt8](repeating: 0, count: length))).inserted) }
        for place in 0..<70 {
            var bytes = [UInt8](repeating: 0, count: 70)
            bytes[place] = 1
            #expect(seen.insert(Fingerprint(bytes)).inserted)
        }
    }

    @Test func shortValuesKeepTheirZeros() {
        #expect(Fingerprint(Array("Call me Ishmael. Some years ago--never mind how long precisely-".utf8)).description.count == 16)
    }
}
