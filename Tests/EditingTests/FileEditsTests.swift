// Changes to a file: each where it belongs, none over another, nothing else touched.

import Diagnostics
import Editing
import Files
import Foundation
import SeededRandom
import Testing

struct FileEditsTests {
    private func applied(_ text: String, _ edits: [Edit]) -> String {
        String(decoding: FileEdits(SourceText(path: "a.md", text: text), edits).bytes, as: UTF8.self)
    }

    @Test func editsAreMadeInAnyOrder() {
        #expect(applied("one two three", [Edit(8..<13, "3"), Edit(0..<3, "1")]) == "1 two 3")
        #expect(applied("abc", [Edit(0..<0, "<"), Edit(3..<3, ">"), Edit(1..<2, "")]) == "<ac>")
        #expect(applied("", []) == "")
    }

    @Test func ofTwoThatOverlapTheFirstIsMade() {
        let edits = FileEdits(SourceText(path: "a", text: "abcdef"), [Edit(2..<5, "X"), Edit(1..<3, "Y"), Edit(5..<6, "Z")])
        #expect(String(decoding: edits.bytes, as: UTF8.self) == "aYdeZ")
        #expect(edits.refused == [0])
    }

    @Test func theSameEditTwiceCountsOnce() {
        let edits = FileEdits(SourceText(path: "a", text: "abc"), [Edit(1..<2, "X"), Edit(1..<2, "X"), Edit(1..<2, "Y")])
        #expect(String(decoding: edits.bytes, as: UTF8.self) == "aXc")
        #expect(edits.refused == [2])
    }

    @Test func whatLiesOutsideTheFileIsRefused() {
        let edits = FileEdits(SourceText(path: "a", text: "abc"), [Edit(2..<9, "X"), Edit(-2..<1, "Y")])
        #expect(edits.edits.isEmpty && edits.refused == [0, 1])
    }

    @Test func aFileKeepsItsLineEndingsAndItsMark() {
        let edits = FileEdits(SourceText(path: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("a\r\nb\r\n".utf8)), [Edit(6..<7, "x\ny")])
        #expect(edits.bytes == [0xEF, 0xBB, 0xBF] + Array("a\r\nx\r\ny\r\n".utf8))
    }

    @Test func randomEditsChangeNothingElse() {
        var random = SeededGenerator(for: "randomEditsChangeNothingElse")
        let seed = random.seed
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in "aé😀\n".randomElement(using: &random) ?? "a" }
            let bytes = Array(String(text).utf8)
            let given = (0..<Int.random(in: 0...8, using: &random)).map { _ -> Edit in
                let start = Int.random(in: 0...bytes.count, using: &random)
                return Edit(start..<Int.random(in: start...bytes.count, using: &random), "<\(Int.random(in: 0...9, using: &random))>")
            }
            let edits = FileEdits(SourceText(path: "a", bytes: bytes), given)
            // From behind, so that offsets stay right.
            var expected = bytes
            for edit in edits.edits.reversed() { expected.replaceSubrange(edit.range, with: Array(edit.replacement.utf8)) }
            #expect(edits.bytes == expected, "seed \(seed)")
            #expect(Set(edits.refused).count + edits.edits.count <= given.count)
            let kept = (0..<bytes.count).filter { offset in !edits.edits.contains { $0.range.contains(offset) } }
            // An insertion at an offset stands before its byte, as `moved` has it, unless it stands right there.
            for (old, new) in zip(kept, edits.moved(kept)) where !edits.edits.contains(where: { $0.range.lowerBound == old }) {
                #expect(edits.bytes[new] == bytes[old], "seed \(seed)")
            }
        }
    }

    // MARK: Fixes

    private let text = SourceText(path: "a.md", text: "first wrnog\nsecond wrnog wrogn\n")

    private func finding(_ range: Range<Int>, _ replacement: String?) -> Diagnostic {
        let place = text.range(range)
        return Diagnostic(.error, rule: "slip", "x", at: place, fix: replacement.map { FixIt(replace: place, with: $0) })
    }

    @Test func fixesAreMadeWhereAFindingHasOne() {
        let fixes = Fixes([finding(6..<11, "wrong"), finding(19..<24, nil), finding(25..<30, "wrong")], texts: [text])
        #expect(fixes.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["first wrong\nsecond wrnog wrong\n"])
        #expect(fixes.made.map(\.place) == [SourceLocation(line: 1, column: 7), SourceLocation(line: 2, column: 14)])
        #expect(fixes.made.map { "\($0.rule): \($0.old) → \($0.new)" } == ["slip: wrnog → wrong", "slip: wrogn → wrong"])
        #expect(fixes.left.isEmpty)
    }

    @Test func aFixOverAnotherIsLeft() {
        let fixes = Fixes([finding(0..<11, "whole"), finding(6..<11, "wrong")], texts: [text])
        #expect(fixes.made.map(\.new) == ["whole"])
        #expect(fixes.left.count == 1)
    }

    @Test func aFileThatIsNotTheAuthorsIsLeftAlone() {
        #expect(Fixes([finding(6..<11, "wrong")], texts: []).isEmpty)
        #expect(Fixes([finding(6..<11, "wrnog")], texts: [text]).isEmpty, "nothing would change")
    }

    // MARK: On disk

    private func inFolder(_ body: (URL, Folder) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-edit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder, try Folder(folder.path))
    }

    @Test func aFileIsReplacedWithItsPermissions() throws {
        try inFolder { url, folder in
            let file = url.appendingPathComponent("a.md")
            try Data("old".utf8).write(to: file)
            chmod(file.path, 0o640)
            try folder.rewrite("a.md", from: Array("old".utf8), to: Array("new".utf8))
            #expect(try String(contentsOf: file, encoding: .utf8) == "new")
            var status = stat()
            #expect(stat(file.path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
            #expect(try FileManager.default.contentsOfDirectory(atPath: url.path) == ["a.md"])
        }
    }

    @Test func aFileThatChangedIsNotTouched() throws {
        try inFolder { url, folder in
            try Data("newer".utf8).write(to: url.appendingPathComponent("a.md"))
            #expect(throws: FileProblem("a.md", .changed)) { try folder.rewrite("a.md", from: Array("old".utf8), to: Array("new".utf8)) }
            #expect(throws: FileProblem("b.md", .missing)) { try folder.rewrite("b.md", from: [], to: Array("new".utf8)) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: url.path) == ["a.md"])
            #expect(try String(contentsOf: url.appendingPathComponent("a.md"), encoding: .utf8) == "newer")
        }
    }

    @Test func linksStayLinksAndLeadNowhereElse() throws {
        try inFolder { outer, _ in
            let inner = outer.appendingPathComponent("dossier")
            try FileManager.default.createDirectory(at: inner.appendingPathComponent("real"), withIntermediateDirectories: true)
            try Data("old".utf8).write(to: inner.appendingPathComponent("real/a.md"))
            try Data("old".utf8).write(to: outer.appendingPathComponent("out.md"))
            #expect(symlink("real/a.md", inner.path + "/a.md") == 0 && symlink("../out.md", inner.path + "/out.md") == 0)
            let folder = try Folder(inner.path)
            try folder.rewrite("a.md", from: Array("old".utf8), to: Array("new".utf8))
            #expect(try String(contentsOf: inner.appendingPathComponent("real/a.md"), encoding: .utf8) == "new")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: inner.path + "/a.md") == "real/a.md")
            #expect(throws: FileProblem("out.md", .leadsOutside)) { try folder.rewrite("out.md", from: Array("old".utf8), to: []) }
            #expect(try String(contentsOf: outer.appendingPathComponent("out.md"), encoding: .utf8) == "old")
        }
    }
}
