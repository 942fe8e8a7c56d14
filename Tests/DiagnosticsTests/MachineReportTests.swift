// Findings for programs: valid JSON and SARIF whatever an author wrote; one order on every machine.

import Diagnostics
import Foundation
import Testing

struct MachineReportTests {
    private let text = SourceText(path: "content/a b/ż#1.md", text: "ab “\u{1}\u{7}cd\nef")

    private var findings: [Diagnostic] {
        let range = text.range(3..<8)
        return [
            Diagnostic(
                .error, rule: "unknown-key", "quote \" backslash \\ line\nfeed \t \u{0} \u{1F} \u{2028} 😀", at: range,
                notes: ["one", DiagnosticNote("two", at: text.range(11..<13))], suggestion: "x\"y",
                fix: FixIt(replace: range, with: "\"z\"")),
            Diagnostic(.warning, rule: "b", "no place", at: nil),
            Diagnostic(.note, rule: "b", "a file", at: SourceRange(path: "dossier.yml")),
        ]
    }

    private func parsed(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func jsonSaysAllThatAFindingHolds() throws {
        let list = try #require(try parsed(JSONReport().text(findings))["diagnostics"] as? [[String: Any]])
        #expect(list.count == 3)
        #expect(list[0]["message"] as? String == findings[0].message)
        #expect(list[0]["severity"] as? String == "error")
        #expect(list[0]["rule"] as? String == "unknown-key")
        #expect(list[0]["path"] as? String == "content/a b/ż#1.md")
        #expect(list[0]["start"] as? [String: Int] == ["line": 1, "column": 4])
        #expect(list[0]["end"] as? [String: Int] == ["line": 1, "column": 7])
        #expect(list[0]["suggestion"] as? String == "x\"y")
        let fix = try #require(list[0]["fix"] as? [String: Any])
        #expect(fix["replacement"] as? String == "\"z\"" && fix["path"] as? String == text.path)
        let notes = try #require(list[0]["notes"] as? [[String: Any]])
        #expect(notes.count == 2 && notes[0]["path"] == nil && notes[1]["start"] as? [String: Int] == ["line": 2, "column": 1])
        #expect(list[1]["path"] == nil && list[1]["notes"] == nil && list[1]["fix"] == nil)
        #expect(try parsed(JSONReport().text([]))["diagnostics"] as? [[String: Any]] != nil)
    }

    @Test func sarifIsAVersion2LogInCodePoints() throws {
        let log = try parsed(SARIFReport(toolVersion: "1.0\"x").text(findings))
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "dossier" && driver["version"] as? String == "1.0\"x")
        #expect((driver["rules"] as? [[String: String]])?.compactMap { $0["id"] } == ["b", "unknown-key"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "warning", "note"])
        #expect(results.map { $0["ruleId"] as? String } == ["unknown-key", "b", "b"])
        let physical = try #require((results[0]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((physical["artifactLocation"] as? [String: String])?["uri"] == "content/a%20b/%C5%BC%231.md")
        #expect(physical["region"] as? [String: Int] == ["startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 7])
        #expect(results[1]["locations"] == nil)
        #expect(results[0]["fixes"] != nil && results[1]["fixes"] == nil)
        let message = try #require((results[0]["message"] as? [String: String])?["text"])
        #expect(message.hasPrefix(findings[0].message) && message.contains("one") && message.contains("did you mean x\"y?"))
        let empty = try #require((try parsed(SARIFReport(toolVersion: "1").text([]))["runs"] as? [[String: Any]])?.first)
        #expect((empty["results"] as? [Any])?.isEmpty == true)
    }

    @Test func anyScalarIsQuotedSoThatItReadsBack() throws {
        let scalars = (0...0x2FF).map { $0 } + [0x2028, 0x2029, 0xFEFF, 0xFFFD, 0x1F600]
        let all = String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
        for scalar in all.unicodeScalars {
            let text = "a\(scalar)b"
            let back = try JSONSerialization.jsonObject(with: Data("[\(JSONText.quoted(text))]".utf8)) as? [String]
            #expect(back?.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "U+\(String(scalar.value, radix: 16))")
        }
        #expect(JSONText.quoted("\u{1}") == "\"\\u0001\"")
    }

    @Test func readingOrderIsByFileThenPlaceThenWeight() {
        func finding(
            _ path: String?, _ line: Int, _ column: Int, _ severity: Severity = .error, _ rule: String = "r", _ message: String = "m"
        ) -> Diagnostic {
            let place = SourceLocation(line: line, column: column)
            return Diagnostic(severity, rule: rule, message, at: path.map { SourceRange(path: $0, start: place, end: place, excerpt: "") })
        }
        let sorted = [
            finding(nil, 1, 1), finding("B.md", 9, 1), finding("a.md", 2, 9), finding("a.md", 10, 1), finding("a.md", 10, 2, .error, "b"),
            finding("a.md", 10, 2, .warning, "a"), finding("a.md", 10, 2, .warning, "b", "l"), finding("a.md", 10, 2, .warning, "b", "m"),
            finding("a.md", 10, 2, .note, "a"), finding("ż.md", 1, 1),
        ]
        #expect(sorted.reversed().sorted(by: Diagnostic.inReadingOrder) == sorted)
        #expect(!Diagnostic.inReadingOrder(sorted[3], sorted[3]))
        #expect(Severity.note < .warning && Severity.warning < .error)
    }
}
