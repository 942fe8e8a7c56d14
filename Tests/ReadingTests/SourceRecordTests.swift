// `seeds/<id>.md`: what is known of an article, its paragraph map, its digest.

import Dossier
import Quoting
import Testing

struct SourceRecordTests {
    private static let hash = String(repeating: "0a", count: 32)

    private func source(_ lines: String, digest: String = "") throws -> TestDossier {
        try TestDossier(["seeds/s.md": "---\ntitle: S\n\(lines)\n---\n\(digest)"])
    }

    private func original(_ lines: String, digest: String = "") throws -> TestDossier {
        try source("original:\n  file: a.txt\n  sha256: \(Self.hash)\n  \(lines)", digest: digest)
    }

    @Test func everyKeyIsRead() throws {
        let dossier = try TestDossier([
            "seeds/Ted Galen.md": """
            ---
            title: "The Flashpoint: Path"
            short: Carpenter 2021
            authors: ["[[Ted Galen Carpenter]]", Jane Doe, "[[cato|Cato]] staff"]
            standing: what he says
            publisher: "[[1945]]"
            published: 2021-10-12
            published-as: October 12th, 2021
            kind: opinion
            language: en
            url: https://example.org/a
            archived: HTTP://example.org/b
            accessed: 2021-11
            reliability: C
            reliability-note: why
            rights: full-text
            original:
              file: 000.txt
              sha256: \(Self.hash)
              text-sha256: \(String(repeating: "f", count: 64))
              imported: 2026-11-21
              paragraphs: 11 13-16 17+19 21 23/1
              other: title=5 bio=31-32
              cut: 3 7-9
            mentions: {Minsk: government-of-belarus, "Minsk ¶2.2": minsk, Warsaw ¶3: "[[warsaw]]"}
            nothing-in: ¶8 ¶2, 4 ¶¶5–6
            tags: [border, "2021"]
            reviewed: 2026-11-21, second reader
            ---
            ¶1 One.
            """
        ])
        #expect(dossier.diagnostics.map(\.message) == ["4 paragraphs have no digest yet, the first is ¶2"])
        let source = try #require(dossier.corpus.sources.first)
        #expect(source.id == "ted-galen" && source.title == "The Flashpoint: Path" && source.short == "Carpenter 2021")
        #expect(source.authors.map(\.text) == ["Ted Galen Carpenter", "Jane Doe", "Cato staff"])
        #expect(source.authors.map { $0.link?.page } == ["Ted Galen Carpenter", nil, "cato"])
        #expect(source.authors[2].after == " staff" && dossier.text(source.authors[0].origin) == "[[Ted Galen Carpenter]]")
        #expect(source.standing == "what he says" && source.publisher?.link?.page == "1945")
        #expect(source.published?.value.description == "2021-10-12" && source.publishedAs == "October 12th, 2021")
        #expect(
            source.kind == .opinion && source.language == "en" && source.url == "https://example.org/a"
                && source.archived == "HTTP://example.org/b")
        #expect(
            source.accessed?.value.description == "2021-11" && source.reliability == .c && source.reliabilityNote == "why"
                && source.rights == .fullText)
        let original = try #require(source.original)
        #expect(original.file == "000.txt" && original.sha256 == Self.hash && original.textSHA256 == String(repeating: "f", count: 64))
        #expect(original.imported?.value.description == "2026-11-21")
        #expect(original.units.map(\.name) == ["title", "bio"] && original.cut.count == 2)
        #expect(source.meanings.map(\.name) == ["Minsk", "Minsk", "Warsaw"])
        #expect(source.meanings.map(\.paragraph) == [nil, 2, 3] && source.meanings.map(\.occurrence) == [nil, 2, nil])
        #expect(source.meanings.map(\.entity) == ["government-of-belarus", "minsk", "warsaw"])
        #expect(source.nothingIn == [8, 2, 4, 5, 6])
        #expect(source.tags == ["border", "2021"] && source.reviewed == "2026-11-21, second reader")
        #expect(
            source.paragraphs.count == 5 && dossier.words(source.paragraphs[0].digest) == ["One."] && source.paragraphs[1].digest == nil)
    }

    @Test func withoutThemThereAreDefaults() throws {
        let source = try #require(try source("tags: [x]").corpus.sources.first)
        #expect(
            source.short == "S" && source.rights == .digest && source.original == nil && source.paragraphs.isEmpty
                && source.nothingIn.isEmpty)
    }

    @Test(arguments: [
        ("kind: oped", "3:7 unknown-value ‹oped›"), ("reliability: G", "3:14 unknown-value ‹G›"),
        ("reliability: c", "3:14 unknown-value ‹c›"),
        ("rights: fulltext", "3:9 unknown-value ‹fulltext›"), ("url: example.org", "3:6 address ‹example.org›"),
        ("url: javascript:x", "3:6 address ‹javascript:x›"),
        ("archived: \"ftp://x\"", "3:12 address ‹ftp://x›"), ("mentions: {Minsk ¶: x}", "3:12 mention-place ‹Minsk ¶›"),
        ("mentions: {Minsk ¶2.0: x}", "3:12 mention-place ‹Minsk ¶2.0›"),
        ("mentions: {Minsk ¶1.2.3: x}", "3:12 mention-place ‹Minsk ¶1.2.3›"),
        ("mentions: {¶2: x}", "3:12 mention-place ‹¶2›"), ("mentions: Minsk", "3:11 wrong-type ‹Minsk›"),
        ("nothing-in: ¶x", "3:13 wrong-type ‹¶x›"),
        ("nothing-in: ¶5–3", "3:13 wrong-type ‹¶5–3›"), ("nothing-in: ¶3–", "3:13 wrong-type ‹¶3–›"),
        ("nothing-in: ¶0", "3:13 wrong-type ‹¶0›"),
        ("nothing-in: ¶1–99999999", "3:13 wrong-type ‹¶1–99999999›"),
        ("authors: [\"[[A]] and [[B]]\"]", "3:12 wikilink-syntax ‹[[A]] and [[B]]›"),
        ("publisher: \"[[A\"", "3:13 wikilink-syntax ‹[[A›"), ("publisher: \"[[]]\"", "3:13 wikilink-syntax ‹[[]]›"),
        ("published: 2021-13", "3:17 date ‹13›"),
        ("authour: x", "3:1 unknown-key ‹authour›"),
    ])
    func aBadValueIsFoundAtItsPlace(_ line: String, _ finding: String) throws {
        let dossier = try source(line)
        #expect(dossier.places == [finding])
        #expect(dossier.corpus.sources.count == 1)
    }

    @Test func paragraphsWithNothingMayBeAList() throws {
        #expect(try source("nothing-in: [¶2, ¶4]").corpus.sources.first?.nothingIn == [2, 4])
        #expect(try source("nothing-in: 3").corpus.sources.first?.nothingIn == [3])
    }

    // MARK: The map

    @Test func everyFormOfAnItemIsRead() throws {
        let dossier = try original("paragraphs: 15 13-16 13–16 17+19 3/1 3/2 1-2+4+6/2")
        #expect(dossier.diagnostics.allSatisfy { $0.severity == .warning })
        func piece(_ lines: ClosedRange<Int>, _ part: Int? = nil) -> ParagraphLines.Piece { ParagraphLines.Piece(lines: lines, part: part) }
        #expect(
            dossier.corpus.sources.first?.original?.paragraphs.map(\.pieces) == [
                [piece(15...15)], [piece(13...16)], [piece(13...16)], [piece(17...17), piece(19...19)], [piece(3...3, 1)],
                [piece(3...3, 2)],
                [piece(1...2), piece(4...4), piece(6...6, 2)],
            ])
        #expect(try original("paragraphs: 7").corpus.sources.first?.original?.paragraphs.count == 1)
    }

    @Test(arguments: ["x", "0", "16-13", "3/0", "3/x", "3/1/2", "3-4/1", "17+", "+17", "-3", "1-2-3", "99999999999999999999", "5,"])
    func aBadItemIsFoundAtItsPlace(_ item: String) throws {
        #expect(try original("paragraphs: 11 \(item) 15").places == ["6:18 paragraph-map ‹\(item)›"])
        #expect(try original("cut: 11 \(item) 15").places == ["6:11 paragraph-map ‹\(item)›"])
        #expect(try original("other: title=5 x=\(item)").places == ["6:18 paragraph-map ‹x=\(item)›"])
    }

    @Test func aBadItemIsFoundAlsoWhereTheMapRunsOverSeveralLines() throws {
        #expect(try original("paragraphs: 11 15\n    17 x1 19").places == ["7:8 paragraph-map ‹x1›"])
        #expect(try original("paragraphs: >\n    11 15\n    17 x1 19").places == ["8:8 paragraph-map ‹x1›"])
        #expect(try original("paragraphs: \"11 15 x1\"").places == ["6:22 paragraph-map ‹x1›"])
    }

    @Test(arguments: [
        (
            "paragraphs: 7 9\n  cut: 9 7",
            [
                "7:8 ‹9› line 9 has two roles: it stands in `paragraphs` and in `cut`",
                "7:10 ‹7› line 7 has two roles: it stands in `paragraphs` and in `cut`",
            ]
        ),
        ("paragraphs: 17 19\n  other: bio=19", ["7:10 ‹bio=19› line 19 has two roles: it stands in `paragraphs` and in `other`"]),
        ("paragraphs: 7-20 9", ["6:20 ‹9› line 9 stands twice in `paragraphs`"]),
        ("paragraphs: 9 7", ["6:17 ‹7› line 7 stands behind line 9"]),
        ("paragraphs: 3/1 3-4", ["6:19 ‹3-4› line 3 stands twice in `paragraphs`"]),
        ("paragraphs: 3/1 3/2 5 7+9 11-13\n  other: author=1 date=1\n  cut: 2 4", []),
        ("paragraphs: 1-9999999999 10000000000\n  other: title=99999999999", []),
    ])
    func aLineHasOneRoleAndOnePlace(_ map: String, _ expected: [String]) throws {
        let dossier = try original(map)
        let found = dossier.diagnostics.map { finding in
            let range = finding.range
            return "\(range?.start.line ?? 0):\(range?.start.column ?? 0) ‹\(range.map(dossier.marked) ?? "")› \(finding.message)"
        }
        #expect(dossier.diagnostics.allSatisfy { $0.rule == "paragraph-map" && $0.severity == .warning })
        #expect(found.sorted() == expected.sorted())
    }

    @Test(arguments: ["title", "=5", "title=", "title 5"]) func aBadUnitIsFound(_ unit: String) throws {
        #expect(try original("other: bio=3 \(unit)").diagnostics.allSatisfy { $0.rule == "paragraph-map" && $0.range?.start.line == 6 })
        #expect(try original("other: bio=3 \(unit)").places.isEmpty == false)
    }

    @Test func anOriginalNeedsItsFileAndItsHash() throws {
        #expect(
            try source("original:\n  paragraphs: 1").diagnostics.map(\.message) == [
                "original needs the key file", "original needs the key sha256",
            ])
        #expect(
            try source("original:\n  file: a.txt\n  sha256: \(Self.hash.uppercased())").places == ["5:11 hash ‹\(Self.hash.uppercased())›"])
        #expect(try source("original:\n  file: a.txt\n  sha256: 123").places == ["5:11 hash ‹123›"])
        #expect(try original("sha: x").diagnostics.map(\.rule) == ["unknown-key"])
    }

    // MARK: The digest

    private func digest(_ text: String, map: String = "1 2 3") throws -> TestDossier { try original("paragraphs: \(map)", digest: text) }

    @Test func oneBlockIsOneParagraph() throws {
        let dossier = try digest("¶1 One [[a]].\nStill one.\n\n¶2 [[b|Two]] goes on.\n\n- with a list\n\n¶3 Three. [@x, ¶1]\n")
        let paragraphs = try #require(dossier.corpus.sources.first?.paragraphs)
        #expect(dossier.findings == [])
        #expect(paragraphs.map(\.number) == [1, 2, 3])
        #expect(dossier.words(paragraphs[0].digest) == ["One ‹[[a]]›.\nStill one."])
        #expect(dossier.words(paragraphs[1].digest) == ["‹[[b|Two]]› goes on.", "list of 1"])
        #expect(dossier.words(paragraphs[2].digest) == ["Three. ‹[@x, ¶1]›"])
        #expect(dossier.text(paragraphs[0].origin).hasPrefix("¶1 One"))
    }

    @Test func aParagraphWithoutABlockIsCounted() throws {
        #expect(try digest("¶2 Two.").diagnostics.map(\.message) == ["2 paragraphs have no digest yet, the first is ¶1"])
        let one = try digest("¶1 One.\n\n¶3")
        #expect(one.places == ["10:1 digest-paragraph ‹¶3›"] || one.places == ["6:15 digest-paragraph ‹1 2 3›"], "\(one.places)")
        #expect(one.diagnostics.map(\.message) == ["2 paragraphs have no digest yet, the first is ¶2"])
        // A record whose digest isn't begun may stay without one.
        #expect(try digest("").findings == [])
    }

    @Test func aParagraphWithoutADigestIsThereAllTheSame() throws {
        let paragraphs = try #require(try digest("¶2 Two.").corpus.sources.first?.paragraphs)
        #expect(paragraphs.map { $0.digest == nil } == [true, false, true])
    }

    @Test(arguments: [
        ("¶1 One.\n\n¶1 Again.", "10:1 digest-paragraph ‹¶1›"), ("¶2 Two.\n\n¶1 One.", "10:1 digest-paragraph ‹¶1›"),
        ("¶1 One.\n\n¶2–3 Both.", "10:1 digest-paragraph ‹¶2›"), ("¶1 One.\n\n¶2-3 Both.", "10:1 digest-paragraph ‹¶2›"),
        ("¶1 One.\n\n¶¶2–3 Both.", "10:1 digest-paragraph ‹¶¶2›"), ("Before.\n\n¶1 One.", "8:1 digest-paragraph ‹Before.›"),
        ("¶1 One.\n\n¶4 Beyond.", "10:1 digest-paragraph ‹¶4›"), ("¶1 One.\n\n¶ None.", "10:1 digest-paragraph ‹¶ ›"),
        ("¶1 One.\n\n¶0 None.", "10:1 digest-paragraph ‹¶0›"), ("¶1 One.\n\n¶2Two.", "10:1 digest-paragraph ‹¶2›"),
    ])
    func aBlockOutOfPlaceIsFound(_ text: String, _ finding: String) throws {
        #expect(try digest(text).diagnostics.contains { $0.severity == .note })
        #expect(try digest(text).places.filter { !$0.hasPrefix("6:") } == [finding])
    }

    @Test func outOfOrderIsOnlyAWarningAndNothingIsLost() throws {
        let dossier = try digest("¶2 Two.\n\n¶1 One.\n\n¶1 Again.")
        #expect(dossier.diagnostics.map(\.severity) == [.note, .warning, .error])
        #expect(dossier.words(dossier.corpus.sources.first?.paragraphs[0].digest) == ["One.", "Again."])
    }

    @Test func withoutAMapTheDigestCounts() throws {
        #expect(try source("tags: [x]", digest: "¶1 One.\n\n¶3 Three.").corpus.sources.first?.paragraphs.count == 3)
        let dossier = try source("tags: [x]", digest: "¶1 One.\n\n¶99999999 Far.")
        #expect(dossier.places == ["7:1 digest-paragraph ‹¶99999999›"])
        #expect((dossier.corpus.sources.first?.paragraphs.count ?? .max) < 1000)
    }

    @Test func footnotesAreMarginNotes() throws {
        let dossier = try digest("¶1 One.[^reply]\n\n[^reply]: **Gap.** No [[reply]].\n", map: "1")
        let notes = try #require(dossier.corpus.sources.first?.notes)
        #expect(dossier.findings == [])
        #expect(notes.map(\.label) == ["reply"] && notes.map { dossier.words($0.prose) } == [["Gap. No ‹[[reply]]›."]])
        #expect(try digest("¶1 One.[^no]\n", map: "1").places == ["8:8 missing-footnote ‹[^no]›"])
        #expect(try digest("¶1 One.\n\n[^no]: x\n", map: "1").places == ["10:1 unused-footnote ‹[^no]:›"])
    }
}
