// Whatever stands in the files, reading, linking and checking end in findings, never in a crash.

import Diagnostics
import Foundation
import SeededRandom
import TestKit
import Testing

struct MutatedDossierTests {
    /// What the formats give a meaning to.
    private static let pieces = [
        "[[", "]]", "[@", "]", "![[", "{#", "}", "|", "#", "\n", "\n\n", "\n---\n", "- ", "  - ", "¶", "¶¶", ":", ": ", ",", ";", "\"", "“",
        "”", "(", ")", "(speech: ",
        "`", "```\n", "\\", "*", "**", "~~", "> ", "> [!NOTE]\n", "## ", "###### ", "| a | b |\n|---|---|\n", "[^a]", "[^a]: ", "2021",
        "../", "2021-13", "{2020,2021}", "&a ", "*a",
        "\u{0}", "\r", "\u{FEFF}", "\u{301}", "\u{200D}", "ß", "İ", "𝔘", "<b>", "<!--", "99999999999999999999", "-1", "0",
    ].map { Array($0.utf8) }

    private func below(_ limit: Int, _ generator: inout SeededGenerator) -> Int {
        limit > 0 ? Int.random(in: 0..<limit, using: &generator) : 0
    }

    private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(4, &generator) {
            let at = below(bytes.count + 1, &generator)
            switch below(5, &generator) {
            case 0: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(20, &generator)))
            case 1: if at < bytes.count { bytes[at] = UInt8(below(256, &generator)) }
            case 2:
                let end = min(bytes.count, at + below(60, &generator))
                bytes.insert(contentsOf: Array(bytes[at..<end]), at: below(bytes.count + 1, &generator))
            default: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count, &generator)], at: at)
            }
        }
        return bytes
    }

    @Test(arguments: BrokenDossier.all)
    func anythingEndsInFindings(_ dossier: BrokenDossier) throws {
        var generator = SeededGenerator(for: dossier.rule)
        var files: [(path: String, bytes: [UInt8])] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: dossier.wrong.path).sorted() {
            if path.hasSuffix(".md") || path.hasSuffix(".yml"),
                let data = FileManager.default.contents(atPath: dossier.wrong.appendingPathComponent(path).path)
            {
                files.append((path, Array(data)))
            }
        }
        for _ in 0..<Self.rounds {
            var made = TestDossier()
            let changed = below(files.count, &generator)
            for (index, file) in files.enumerated() {
                made = made.file(file.path, bytes: index == changed ? mutated(file.bytes, &generator) : file.bytes)
            }
            let findings = try made.diagnostics()
            for finding in findings {
                #expect(
                    !finding.message.isEmpty && finding.range.map { $0.start <= $0.end } ?? true,
                    "seed \(generator.seed): \(Finding.line(finding))")
            }
            #expect(TextReport().text(findings).isEmpty == findings.isEmpty)
        }
    }

    private static let rounds = 5
}
