// Byte offsets as lines and columns.

import Diagnostics
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
}
