// Whatever the bytes: no crash, and every finding points into its file.

import Diagnostics
import Dossier
import SeededRandom
import Testing

struct ReadingFuzzTests {
    private static let samples: [(path: String, text: String)] = [
        (
            "seeds/s.md",
            """
            ---
            title: "The Flashpoint: Path"
            short: Carpenter 2021
            authors: ["[[Ted Galen Carpenter]]", '[[x]]']
            publisher: "[[1945]]"
            published: 2021-10-12
            kind: opinion
            url: https://example.org/a
            original:
              file: 000.txt
              sha256: 0a0a
              paragraphs: 11 15 17+19 21-23 25/1 25/2
              other: title=5 bio=31
              cut: 3 7 9
            mentions: {Minsk: government-of-belarus, "Minsk ¶2.2": minsk}
            nothing-in: ¶8 ¶2–4
            ---
            ¶1 The author sets [[nato#a|NATO]] beside “Taiwan” … [^reply]

            ¶2 [[western-border#shots-fired|Poland accused]] them. [@x, ¶1, "w"]

            [^reply]: **Gap.** No reply.
            """
        ),
        (
            "content/entities/e.md",
            """
            ---
            name: Alexander Lukashenko
            type: person
            aliases: [Lukashenko, "1945", &a x, *a]
            native: {be: Аляксандр, ru: Александр}
            born: 1954-08-30
            ---
            President of [[Belarus]] … [@carpenter-2021, ¶2]

            ## Relations
            - president of: [[Belarus]], ../2020-08 [@c, ¶2]
            - member of: Ministry of Defence, Poland, {1960,1961}, really [@c]

            ## Timeline
            - 2020-08: An election. [@c, ¶2, "words \\"in\\" it" (speech: [[A]]), 3]
              - status: alleged
              - also-dated: 2021 [@s, ¶15]; perhaps
            - [2020,2021]: closed
            """
        ),
        (
            "content/disputes/d.md",
            """
            ---
            title: Who?
            ---
            What is at stake …

            ## Belarus uses migrants
            - id: hybrid
            - holder: [[Government of Poland|Poland]] (unnamed)
            - via: paper; [[S]]
            - stated: 2021~
            - evidence: [@c, ¶4, "hybrid “warfare”" (after “x”), 3; @d]
            - figure: about 13,000 troops; [[V]] threshold; 2019
            - rebuts: [[#a]]
            - allow: unanswered, none
              runs on

            Analysis. | a | b |

            ### Answer {#x}
            - holder: x

            #### Deep
            ## Hypotheses
            | e | a |
            |---|:-:|
            | x \\| [[a\\|b]] | CC | more |

            ## Timeline
            - 2021-10-08: Poland says. [@c, ¶2]
            """
        ),
        (
            "content/packs/k.md",
            "---\ntitle: K\nformat: brief\nhandling: TLP:CLEAR\ninclude:\n  - dispute: d\n    depth: 3\n  - timeline: 2020/2022\n---\n## Key judgements\n- ![[index#id]]\n- One. [@n, ¶9]\n  - id: a\n  - confidence: low\n"
        ),
        (
            "content/timeline/t.md",
            "---\ntitle: T\n---\n## Lane\n- 2024-06~/2024-10: Forces gather. [@s, ¶2]\n  - status: alleged\n  - according-to: [[S]], from [[I]]\n  - figure: up to 5; x; 2021\n"
        ),
        (
            "dossier.yml",
            "format: 1\ntitle: T\nbase: https://x.org/\neditions:\n  - {date: 2026, title: x}\nrules: {a: off}\nrelations: {b: c}\n"
        ),
    ]

    private static let pieces = [
        "[[", "]]", "[@", "]", "¶", "¶¶", "–", "\"", "“", "”", "\\", "\n", "\r\n", "\n\n", "---\n", "- ", "## ", "# ", ": ", ":", "{#", "}",
        "{", "[", "|", "*",
        "`", "```", "> ", "    ", "\t", "~~", "<b>", "&amp;", "&a ", "*a", "!", "^", "[^x]", "[^x]: ", "é", "e\u{301}", "😀", "\u{2028}",
        "\u{85}", "\u{FEFF}", "\u{0}", "@", ";", ",", "(",
        ")", "0", "9999999999999999999999", "..", "X", "?", "%", "'", "|---|", "? ", "<<: ", "!!int ", "%YAML", "...\n", "#",
    ]

    private func check(_ files: [(path: String, bytes: [UInt8])], _ seed: UInt64, sourceLocation: Testing.SourceLocation = #_sourceLocation)
        throws
    {
        let dossier = try TestDossier(bytes: Dictionary(uniqueKeysWithValues: files))
        let texts = Dictionary(dossier.corpus.files.map { ($0.text.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        for finding in dossier.diagnostics {
            let notes = finding.notes.compactMap(\.range)
            for range in [finding.range, finding.fix?.range].compactMap(\.self) + notes {
                let text = try #require(texts[range.path], "\(range.path) seed \(seed)", sourceLocation: sourceLocation)
                #expect(isInside(range, text), "\(finding) seed \(seed)", sourceLocation: sourceLocation)
            }
            #expect(!finding.message.isEmpty && !finding.rule.isEmpty, "seed \(seed)", sourceLocation: sourceLocation)
        }
        #expect(
            !TextReport().text(dossier.diagnostics).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{0}" }, "seed \(seed)",
            sourceLocation: sourceLocation)
        for reference in dossier.corpus.files.flatMap(\.references) {
            guard case .citations(let citations) = reference else { continue }
            for citation in citations {
                let size = dossier.corpus.files[citation.origin.file].text.bytes.count
                #expect(
                    citation.origin.range.upperBound <= size && !citation.source.isEmpty, "seed \(seed)", sourceLocation: sourceLocation)
            }
        }
    }

    /// Both ends are places of the file: a line that exists, a column at most one behind its last.
    private func isInside(_ range: SourceRange, _ text: SourceText) -> Bool {
        guard range.start <= range.end else { return false }
        return [range.start, range.end].allSatisfy { place in
            guard place.line >= 1, place.column >= 1 else { return false }
            let line = text.line(place.line)
            let isLast = place.line == text.lineCount + 1 && place.column == 1
            return isLast || place.line <= text.lineCount && place.column <= text.string(line).unicodeScalars.count + 2
        }
    }

    @Test func theSamplesAreRealOnes() throws {
        let dossier = try TestDossier(Dictionary(uniqueKeysWithValues: Self.samples.map { ($0.path, $0.text) }), rules: ["a"])
        #expect(dossier.corpus.sources.count == 1 && dossier.corpus.entities.count == 1 && dossier.corpus.packs.count == 1)
        #expect((dossier.corpus.disputes.first?.claims.count ?? 0) >= 2 && dossier.corpus.timelines.first?.events.count == 1)
    }

    @Test func mutatedFilesAreReadOrRefused() throws {
        var generator = SeededGenerator(for: "mutated files")
        for _ in 0..<250 {
            let files = Self.samples.map { sample in
                var bytes = Array(sample.text.utf8)
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    let low = Int.random(in: 0...bytes.count, using: &generator)
                    let high = min(bytes.count, low + Int.random(in: 0...12, using: &generator))
                    switch Int.random(in: 0..<4, using: &generator) {
                    case 0: bytes.removeSubrange(low..<high)
                    case 1: bytes.insert(contentsOf: bytes[low..<high], at: Int.random(in: 0...bytes.count, using: &generator))
                    case 2: bytes.replaceSubrange(low..<high, with: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8))
                    default: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: low)
                    }
                }
                return (sample.path, bytes)
            }
            try check(files, generator.seed)
        }
    }

    @Test func truncatedFilesAreReadOrRefused() throws {
        var generator = SeededGenerator(for: "truncated files")
        for _ in 0..<150 {
            try check(
                Self.samples.map { sample in
                    let bytes = Array(sample.text.utf8)
                    let low = Bool.random(using: &generator) ? 0 : Int.random(in: 0...bytes.count, using: &generator)
                    return (sample.path, Array(bytes[low..<Int.random(in: low...bytes.count, using: &generator)]))
                }, generator.seed)
        }
    }

    @Test func anyBytesAndAnyPiecesAreReadOrRefused() throws {
        var generator = SeededGenerator(for: "any bytes")
        for round in 0..<200 {
            try check(
                Self.samples.map { sample in
                    var bytes = Array((round % 3 == 0 ? "---\n" : "---\ntitle: T\nname: N\ntype: state\n---\n## A\n- holder: ").utf8)
                    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
                        if round % 4 == 0 {
                            bytes.append(UInt8.random(in: 0...255, using: &generator))
                        } else {
                            bytes += (Self.pieces.randomElement(using: &generator) ?? "").utf8
                        }
                    }
                    return (sample.path, bytes)
                }, generator.seed)
        }
    }
}
