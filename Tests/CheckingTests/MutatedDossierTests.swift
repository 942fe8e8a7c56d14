// Whatever stands in the files, reading, linking and checking end in findings, never in a crash.

import Diagnostics
import Foundation
import TestKit
import Testing

struct MutatedDossierTests {
    private struct Generator {
        var state: UInt64

        mutating func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return limit > 0 ? Int(state >> 33) % limit : 0
        }
    }

    /// What the formats give a meaning to.
    private static let pieces = [
        "[[", "]]", "[@", "]", "![[", "{#", "}", "|", "#", "\n", "\n\n", "\n---\n", "- ", "  - ", "¶", "¶¶", ":", ": ", ",", ";", "\"", "“",
        "”", "(", ")", "(speech: ",
        "`", "```\n", "\\", "*", "**", "~~", "> ", "> [!NOTE]\n", "## ", "###### ", "| a | b |\n|---|---|\n", "[^a]", "[^a]: ", "2021",
        "../", "2021-13", "{2020,2021}", "&a ", "*a",
        "\u{0}", "\r", "\u{FEFF}", "\u{301}", "\u{200D}", "ß", "İ", "𝔘", "<b>", "<!--", "99999999999999999999", "-1", "0",
    ].map { Array($0.utf8) }

    private func mutated(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...generator.next(4) {
            let at = generator.next(bytes.count + 1)
            switch generator.next(5) {
            case 0: bytes.removeSubrange(at..<min(bytes.count, at + 1 + generator.next(20)))
            case 1: if at < bytes.count { bytes[at] = UInt8(generator.next(256)) }
            case 2:
                let end = min(bytes.count, at + generator.next(60))
                bytes.insert(contentsOf: Array(bytes[at..<end]), at: generator.next(bytes.count + 1))
            default: bytes.insert(contentsOf: Self.pieces[generator.next(Self.pieces.count)], at: at)
            }
        }
        return bytes
    }

    @Test(arguments: BrokenDossier.all)
    func anythingEndsInFindings(_ dossier: BrokenDossier) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = Generator(state: seed)
        var files: [(path: String, bytes: [UInt8])] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: dossier.wrong.path).sorted() {
            if path.hasSuffix(".md") || path.hasSuffix(".yml"),
                let data = FileManager.default.contents(atPath: dossier.wrong.appendingPathComponent(path).path)
            {
                files.append((path, Array(data)))
            }
        }
        // A crash would end the tests before an expectation could say it.
        print("seed \(seed) of \(dossier.rule)")
        for _ in 0..<Self.rounds {
            var made = TestDossier()
            let changed = generator.next(files.count)
            for (index, file) in files.enumerated() {
                made = made.file(file.path, bytes: index == changed ? mutated(file.bytes, &generator) : file.bytes)
            }
            let findings = try made.diagnostics()
            for finding in findings {
                #expect(
                    !finding.message.isEmpty && finding.range.map { $0.start <= $0.end } ?? true, "seed \(seed): \(Finding.line(finding))")
            }
            #expect(TextReport().text(findings).isEmpty == findings.isEmpty)
        }
    }

    private static let rounds = 5
}
