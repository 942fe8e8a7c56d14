// The order of paths is that of their bytes, and of nothing else.

import Files
import Testing

struct ByteOrderTests {
    @Test func bytesDecideAndNotLetters() {
        let sorted = ["", "A", "a", "a-b", "a.md", "a/b", "aa", "b", "e\u{301}", "z", "é", "Ż", "\u{FFFD}", "😀"]
        for (low, first) in sorted.enumerated() {
            for (high, second) in sorted.enumerated() {
                #expect(first.precedesInBytes(second) == (low < high), "\(first) \(second)")
                #expect(first.hasSameBytes(as: second) == (low == high), "\(first) \(second)")
            }
        }
    }
}
