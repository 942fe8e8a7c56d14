// The lock file: what is written is read back, what is altered is not, and nothing crashes on a broken one.

import Diagnostics
import Quoting
import SeededRandom
import Testing

@Suite struct LockFileTests {
    private func lock() throws -> QuotationLock {
        let map = try ["3", "5-6", "8+10", "12/1", "12/2"].map { try #require(ParagraphLines(parsing: $0)) }
        var lock = QuotationLock(
            textHash: String(repeating: "ab", count: 32), words: 812, paragraphs: map, units: [NamedUnit(name: "title", lines: map[0])],
            leadIns: [2, 4])
        for (index, kind) in QuotedKind.allCases.enumerated() {
            let key = QuotationLock.key(textHash: lock.textHash, unit: "¶\(index)", words: "some words", notes: [])
            lock.entries[key] = .init(kind: kind, spans: [(index * 10)..<(index * 10 + 4), 90..<95], isCertain: index % 2 == 0)
        }
        return lock
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let lock = try lock()
        var diagnostics: [Diagnostic] = []
        let read = QuotationLock.parse(SourceText(path: "a.verified", bytes: Array(lock.fileText.utf8)), diagnostics: &diagnostics)
        #expect(read == lock && diagnostics.isEmpty)
        #expect(read?.fileText == lock.fileText)
    }

    /// A checkout on another system may end lines otherwise.
    @Test func lineEndsDoNotMatter() throws {
        let lock = try lock()
        var diagnostics: [Diagnostic] = []
        let text = lock.fileText.replacing("\n", with: "\r\n")
        #expect(QuotationLock.parse(SourceText(path: "a.verified", bytes: Array(text.utf8)), diagnostics: &diagnostics) == lock)
    }

    @Test func everythingThatWasVerifiedIsInTheKey() {
        func key(_ hash: String = "h", _ unit: String = "¶3", _ words: String = "at our gate", _ notes: [String] = []) -> String {
            QuotationLock.key(textHash: hash, unit: unit, words: words, notes: notes)
        }
        let keys = [
            key(), key("i"), key("h", "¶4"), key("h", "¶3", "at our gates"), key("h", "¶3", "At our gate"),
            key("h", "¶3", "at our gate", ["scare"]), key("h", "¶3", "at our gate", ["name"]), key("h", "", "¶3 at our gate"),
        ]
        #expect(Set(keys).count == keys.count && keys.allSatisfy { $0.utf8.count == 32 })
        #expect(key("h", "¶3", "at  our\u{A0}gate") == key())
    }

    /// A position, a kind or a count changed by hand is seen, were it a digit.
    @Test(arguments: [
        (" - 0-4", " - 1-4"), (" speech ", " scare "), ("words 812", "words 813"), ("lead-in 2 4", "lead-in 2"), ("check ", "check 0"),
    ])
    func anAlteredLineIsSeen(old: String, new: String) throws {
        let text = try lock().fileText
        #expect(text.contains(old))
        for altered in [text.replacing(old, with: new), String(text.prefix(text.count - 25))] {
            var diagnostics: [Diagnostic] = []
            _ = QuotationLock.parse(SourceText(path: "a.verified", bytes: Array(altered.utf8)), diagnostics: &diagnostics)
            #expect(diagnostics.map(\.rule) == ["lock-file"])
        }
    }

    @Test(arguments: [
        "", "dossier-verified 2\n", "\0\0\0", "dossier-verified 1\nwords many\n", "dossier-verified 1\nwords 9223372036854775807\n",
        "dossier-verified 1\nwords -5\n", "dossier-verified 1\nxyz - 1-2\n",
        "dossier-verified 1\n0123456789abcdef0123456789abcdef - 2-1\n",
        "dossier-verified 1\n0123456789abcdef0123456789abcdef - 1-99999999999999999999\n",
        "dossier-verified 1\nparagraphs 1 x\n", "dossier-verified 1\n<<<<<<< HEAD\n",
    ])
    func aBrokenOneIsSaidToBe(text: String) {
        var diagnostics: [Diagnostic] = []
        _ = QuotationLock.parse(SourceText(path: "a.verified", bytes: Array(text.utf8)), diagnostics: &diagnostics)
        #expect(diagnostics.count == 1 && diagnostics.first?.rule == "lock-file" && diagnostics.first?.severity == .error)
    }

    @Test func noBytesCrashIt() throws {
        var random = SeededGenerator(for: "lock files")
        let bytes = Array(try lock().fileText.utf8)
        for _ in 0..<2_000 {
            var mutated = bytes
            for _ in 0...Int.random(in: 0...4, using: &random) {
                let place = Int.random(in: mutated.indices, using: &random)
                if Bool.random(using: &random) { mutated[place] = .random(in: 0...255, using: &random) } else { mutated.remove(at: place) }
            }
            var diagnostics: [Diagnostic] = []
            _ = QuotationLock.parse(SourceText(path: "a.verified", bytes: mutated), diagnostics: &diagnostics)
        }
    }
}
