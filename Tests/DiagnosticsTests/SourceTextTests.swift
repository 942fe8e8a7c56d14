// Byte offsets as lines and columns.

import Diagnostics
import SeededRandom
import Testing

struct SourceTextTests {
    private func place(_ text: String, _ offset: Int) -> [Int] {
        let location = SourceText(path: "a.md", text: text).location(at: offset)
        return [location.line, location.column]
    }

    @Test func columnsCountCodePoints() {
        #expect(place("ab\ncd", 0) == [1, 1])
        #expect(place("ab\ncd", 2) == [1, 3])
        #expect(place("ab\ncd", 3) == [2, 1])
        #expect(place("żó\u{301}x", 2) == [1, 2])
        #expect(place("żó\u{301}x", 6) == [1, 4])
        #expect(place("😀x", 4) == [1, 2])
    }

    @Test func anOffsetOutsideIsMovedToTheNearestEnd() {
        #expect(place("ab", -5) == [1, 1])
        #expect(place("ab", 99) == [1, 3])
        #expect(place("", 1) == [1, 1])
        #expect(place("ab\n", 99) == [2, 1])
    }

    @Test func aByteOrderMarkIsInNoLine() {
        let text = SourceText(path: "a.md", bytes: [0xEF, 0xBB, 0xBF] + Array("ab\ncd".utf8))
        #expect(text.location(at: 0) == SourceLocation(line: 1, column: 1))
        #expect(text.location(at: 1) == SourceLocation(line: 1, column: 1))
        #expect(text.location(at: 4) == SourceLocation(line: 1, column: 2))
        #expect(text.location(at: 6) == SourceLocation(line: 2, column: 1))
        #expect(text.range(3..<5).excerpt == "ab")
        #expect(SourceText(path: "a.md", bytes: [0xEF, 0xBB, 0xBF]).lineCount == 1)
    }

    @Test func linesEndBeforeTheirLineEnding() {
        let text = SourceText(path: "a.md", text: "ab\r\ncd\n\nef")
        #expect(text.lineCount == 4)
        #expect((1...4).map { text.string(text.line($0)) } == ["ab", "cd", "", "ef"])
        #expect(text.line(5) == 10..<10)
        #expect(text.line(0) == 10..<10)
        #expect(SourceText(path: "a", text: "ab\n").lineCount == 1)
        #expect(SourceText(path: "a", text: "\n").lineCount == 1)
        #expect(SourceText(path: "a", text: "").lineCount == 1)
        #expect(text.lineNumber(at: 4) == 2)
    }

    @Test func textOutsideTheFileIsCutOffAndBadBytesAreRepaired() {
        let text = SourceText(path: "a", bytes: [0x61, 0xFF, 0x62])
        #expect(text.string(0..<3) == "a\u{FFFD}b")
        #expect(text.string(2..<50) == "b")
        #expect(text.string(-4..<1) == "a")
    }

    @Test func aPlaceHasItsOffset() {
        let text = SourceText(path: "a.md", text: "aé😀\r\nb\n")
        #expect(text.offset(of: SourceLocation(line: 1, column: 1)) == 0)
        #expect(text.offset(of: SourceLocation(line: 1, column: 3)) == 3)
        #expect(text.offset(of: SourceLocation(line: 1, column: 4)) == 7)
        #expect(text.offset(of: SourceLocation(line: 2, column: 2)) == 10)
        #expect(text.offset(of: SourceLocation(line: 3, column: 1)) == 11)
        for (line, column) in [(0, 1), (1, 0), (1, 9), (2, 3), (3, 2), (4, 1), (Int.max, 1), (1, Int.max)] {
            #expect(text.offset(of: SourceLocation(line: line, column: column)) == nil, "\(line):\(column)")
        }
        let marked = SourceText(path: "a.md", bytes: [0xEF, 0xBB, 0xBF] + Array("ab\ncd".utf8))
        #expect(marked.offset(of: SourceLocation(line: 1, column: 2)) == 4)
        #expect(marked.bytes(of: marked.range(4..<7)) == 4..<7)
        #expect(marked.bytes(of: SourceText(path: "b.md", text: "abcdefgh").range(4..<7)) == nil)
    }

    /// Long lines are counted by milestones; nobody may see it.
    @Test func aLongLineIsCountedAsAShortOneIs() {
        var random = SeededGenerator(for: "aLongLineIsCountedAsAShortOneIs")
        for head in ["", "\u{FEFF}", "short\n", String(repeating: "é\n", count: 700)] {
            let letters = (0..<Int.random(in: 2000...6000, using: &random)).map { _ in
                ["a", "é", "…", "😀"].randomElement(using: &random) ?? "a"
            }
            let text = SourceText(path: "a", text: head + letters.joined() + "\nlast\n")
            var line = 1
            var column = 1
            let start = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            for offset in start..<text.bytes.count where text.bytes[offset] & 0xC0 != 0x80 {
                let place = SourceLocation(line: line, column: column)
                #expect(text.location(at: offset) == place, "seed \(random.seed)")
                #expect(text.offset(of: place) == offset, "seed \(random.seed)")
                if text.bytes[offset] == 0x0A { (line, column) = (line + 1, 1) } else { column += 1 }
            }
        }
    }
}
