// Findings as people see them at a terminal.

import Diagnostics
import Testing

struct TextReportTests {
    /// The two lines with the excerpt and the marker of a finding about `marked`.
    private func excerpt(_ text: String, marking marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> (
        line: String, marker: String
    ) {
        let start = try #require(text.firstRange(of: marked), sourceLocation: sourceLocation)
        let source = SourceText(path: "a.md", text: text)
        let low = text.utf8.distance(from: text.startIndex, to: start.lowerBound)
        let range = source.range(low..<(low + marked.utf8.count))
        let lines = TextReport().text(Diagnostic(.error, rule: "r", "m", at: range)).split(
            separator: "\n", omittingEmptySubsequences: false)
        return (String(lines[1]), String(lines[2]))
    }

    @Test func aFindingIsAPlaceASeverityAMessageAndARule() {
        let text = SourceText(path: "content/a.md", text: "---\ntitel: x\n---\n")
        let range = text.range(4..<9)
        let finding = Diagnostic(
            .error, rule: "unknown-key", "a page has no key titel", at: range,
            notes: ["see the reference", DiagnosticNote("first here", at: range)],
            suggestion: "title")
        #expect(
            TextReport().text(finding) == """
                content/a.md:2:1: error: a page has no key titel [unknown-key]
                 2 | titel: x
                   | ^~~~~
                  note: see the reference
                  note: first here (content/a.md:2:1)
                  did you mean title?

                """)
        #expect(TextReport().text(Diagnostic(.note, rule: "r", "m", at: nil)) == "note: m [r]\n")
        #expect(TextReport().text([]) == "")
        #expect(!TextReport().text(finding).contains("\u{1B}"))
        #expect(TextReport(color: true).text(finding).contains("\u{1B}[1;31merror: \u{1B}[0m"))
    }

    @Test func theMarkerStandsUnderTheRightCells() throws {
        #expect(try excerpt("ab cd", marking: "cd") == (" 1 | ab cd", "   |    ^~"))
        #expect(try excerpt("\tcd", marking: "cd") == (" 1 |  cd", "   |  ^~"))
        #expect(try excerpt("e\u{301}e\u{301} cd", marking: "cd") == (" 1 | e\u{301}e\u{301} cd", "   |    ^~"))
        #expect(try excerpt("明斯克 cd", marking: "cd") == (" 1 | 明斯克 cd", "   |        ^~"))
        #expect(try excerpt("cd 明斯克", marking: "明斯克") == (" 1 | cd 明斯克", "   |    ^~~~~~"))
        #expect(try excerpt("𠀀 cd", marking: "cd") == (" 1 | 𠀀 cd", "   |    ^~"))
        #expect(try excerpt("Мінск cd", marking: "cd") == (" 1 | Мінск cd", "   |       ^~"))
    }

    @Test func anEmptyRangeIsMarkedOnce() {
        let text = SourceText(path: "a", text: "ab")
        #expect(TextReport().text(Diagnostic(.error, rule: "r", "m", at: text.range(2..<2))).hasSuffix(" 1 | ab\n   |   ^\n"))
    }

    @Test func aLongLineIsCutAroundTheMarker() throws {
        let long = String(repeating: "a", count: 500) + "XY" + String(repeating: "b", count: 500)
        let (line, marker) = try excerpt(long, marking: "XY")
        #expect(line.count < 130 && line.hasPrefix(" 1 | …a") && line.hasSuffix("b…"))
        let place = marker.distance(from: marker.startIndex, to: try #require(marker.firstIndex(of: "^")))
        #expect(line[line.index(line.startIndex, offsetBy: place)...].hasPrefix("XY"))
        #expect(marker.hasSuffix("^~"))
        let (short, _) = try excerpt("XY" + String(repeating: "b", count: 100), marking: "XY")
        #expect(!short.contains("…"))
    }

    @Test func whatRunsOnPastTheLineIsMarkedWhereItBegins() {
        let text = SourceText(path: "a", text: "one two\nthree")
        #expect(TextReport().text(Diagnostic(.error, rule: "r", "m", at: text.range(4..<13))).hasSuffix("   |     ^\n"))
    }

    @Test func controlCharactersNeverReachTheTerminal() {
        let evil = "a\u{1B}[31m\u{07}\u{9B}b\u{7F}\u{202E}c\u{2066}d\u{2028}e\r"
        let text = SourceText(path: "a\u{1B}.md", text: evil)
        let finding = Diagnostic(
            .error, rule: "r", "bad \(evil)", at: text.range(0..<1), notes: [DiagnosticNote("note \(evil)", at: text.range(0..<1))],
            suggestion: evil)
        let shown = TextReport().text(finding)
        let allowed = shown.unicodeScalars.allSatisfy {
            $0 == "\n"
                || $0.properties.generalCategory != .control && !(0x202A...0x202E).contains($0.value)
                    && !(0x2066...0x2069).contains($0.value)
                    && $0.value != 0x2028
        }
        #expect(allowed)
        #expect(shown.split(separator: "\n").count == 5)
        #expect(shown.contains("c") && shown.contains("d") && shown.contains("\u{FFFD}"))
    }

    @Test func aPlaceThatDoesNotExistIsNoCrash() {
        for (line, column) in [(1, 0), (1, -3), (1, 900), (0, 0), (7, 7)] {
            let start = SourceLocation(line: line, column: column)
            let range = SourceRange(path: "a", start: start, end: SourceLocation(line: line, column: column - 2), excerpt: "abc")
            #expect(TextReport().text(Diagnostic(.error, rule: "r", "m", at: range)).hasPrefix("a:\(line):\(column): error: m [r]\n"))
        }
    }

    @Test func aVeryLongLineIsNotCarriedWhole() throws {
        let text = SourceText(path: "a", text: String(repeating: "é ", count: 50_000) + "XY" + String(repeating: " b", count: 50_000))
        let range = text.range(150_000..<150_002)
        #expect(range.start == SourceLocation(line: 1, column: 100_001))
        #expect(range.excerpt.utf8.count <= 2_000)
        let lines = TextReport().text(Diagnostic(.error, rule: "r", "m", at: range)).split(separator: "\n")
        let column = try #require(lines[1].firstIndex(of: "X").map { lines[1].distance(from: lines[1].startIndex, to: $0) })
        #expect(lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) } == column)
    }
}
