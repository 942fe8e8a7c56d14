// Packs, pages, the home page, and the key judgements on them.

import Dossier
import Testing

struct PackAndPageTests {
    private func pack(_ lines: String, body: String = "") throws -> TestDossier {
        try TestDossier(["content/packs/k.md": "---\ntitle: K\n\(lines)\n---\n\(body)"])
    }

    @Test func everyKeyOfAPackIsRead() throws {
        let dossier = try TestDossier([
            "content/packs/suwalki.md": """
            ---
            title: The Suwałki corridor
            subtitle: What five articles say
            format: brief
            handling: TLP:AMBER+STRICT
            edition: 2026-11-21
            information-to: 2024-10
            supersedes: 2025-01-01
            for: Private office
            asks: For information
            prepared-by: Desk A
            cleared-by: Head of desk
            contact: desk-a@example.org
            copies: 12
            include:
              - dispute: western-border
                depth: 3
              - entity: "[[Suwałki corridor]]"
              - timeline: 2020/2022
              - sources: cited
              - source: a
              - event: b
              - page: c
              - type: person
              - tag: d
            ---
            ## Bottom line
            Words.

            ## Key judgements
            - ![[index#id]]
            - Annexation looks unattractive. [@n, ¶9]
              - id: annexation
              - confidence: low

            ## If asked
            """
        ])
        #expect(dossier.findings == [])
        let pack = try #require(dossier.corpus.packs.first)
        #expect(
            pack.id == "suwalki" && pack.title == "The Suwałki corridor" && pack.subtitle == "What five articles say"
                && pack.format == .brief)
        #expect(
            pack.handling == .amberStrict && pack.edition?.value.description == "2026-11-21"
                && pack.informationTo?.value.description == "2024-10")
        #expect(pack.supersedes == "2025-01-01" && pack.audience == "Private office" && pack.asks == "For information")
        #expect(
            pack.preparedBy == "Desk A" && pack.clearedBy == "Head of desk" && pack.contact == "desk-a@example.org" && pack.copies == 12)
        #expect(pack.include.map(\.depth) == [3, nil, nil, nil, nil, nil, nil, nil, nil])
        let selections = pack.include.map { "\($0.selection)" }
        #expect(selections[0].contains("western-border") && selections[1].contains("Suwałki corridor") && selections[3].contains("cited"))
        #expect(pack.include.map { dossier.text($0.origin) }.prefix(4) == ["western-border", "[[Suwałki corridor]]", "2020/2022", "cited"])
        #expect(
            pack.repeated.map(\.typed) == ["index#id"] && pack.judgements.map(\.id) == ["annexation"]
                && pack.judgements.first?.confidence == .low)
        #expect(dossier.words(pack.body) == ["## Bottom line", "Words.", "## If asked"])
    }

    @Test(arguments: [
        ("format: poster", "3:9 unknown-value ‹poster›"), ("handling: clear", "3:11 unknown-value ‹clear›"),
        ("copies: few", "3:9 wrong-type ‹few›"),
        ("copies: 0", "3:9 wrong-type ‹0›"), ("edition: soon", "3:10 date ‹soon›"), ("include:\n  - depth: 3", "4:5 pack-include ‹depth›"),
        ("include:\n  - disputes: x", "4:5 unknown-key ‹disputes›"),
        ("include:\n  - dispute: x\n    depth: deep", "5:12 wrong-type ‹deep›"),
        ("include:\n  - timeline: soon", "4:15 date ‹soon›"),
    ])
    func aBadValueOfAPackIsFoundAtItsPlace(_ lines: String, _ finding: String) throws {
        let places = try pack(lines).places
        #expect(places.count == 1)
        #expect(places.first?.split(separator: "‹").first == finding.split(separator: "‹").first)
        if !lines.contains("soon") { #expect(places.first == finding) }
    }

    @Test func anItemSelectsOneThing() throws {
        #expect(try pack("include:\n  - dispute: x\n    entity: y").places == ["5:13 pack-include ‹y›"])
        #expect(try pack("include:\n  - dispute: x\n  - entity: y\n  - report: voices").findings == [])
    }

    // MARK: Judgements

    private func home(_ body: String) throws -> TestDossier {
        try TestDossier(["content/index.md": "---\ntitle: H\n---\n\(body)\n"])
    }

    @Test func everyKeyOfAJudgementIsRead() throws {
        let dossier = try home(
            """
            ## Key judgements
            - The pledge is [[d#pledge|broken]]. [@a, ¶1]
              - id: pledge-broken
              - confidence: high
              - likelihood: likely
              - because: two [[sources]]
              - would-change: a second source
              - allow: thin, one source only
              - reviewed: 2026-11-21
            - Another.

            Text after.

            ## Other
            Text.
            """)
        #expect(dossier.findings == [])
        let page = try #require(dossier.corpus.home)
        let judgement = try #require(page.judgements.first)
        #expect(page.judgements.count == 2 && dossier.corpus.pages.isEmpty)
        #expect(dossier.words(judgement.sentence) == "The pledge is ‹[[d#pledge|broken]]›. ‹[@a, ¶1]›")
        #expect(
            judgement.id == "pledge-broken" && judgement.confidence == .high && judgement.likelihood == .likely
                && judgement.reviewed == "2026-11-21")
        #expect(dossier.words(judgement.because) == "two ‹[[sources]]›" && dossier.words(judgement.wouldChange) == "a second source")
        #expect(judgement.allowances.map(\.rule) == ["thin"])
        #expect(page.judgements[1].id == nil && dossier.words(page.body) == ["Text after.", "## Other", "Text."])
    }

    @Test(arguments: [
        ("- > quote", "5:1 judgement-syntax ‹- > quote›"), ("- One.\n\n  Two.", "7:3 judgement-syntax ‹Two.›"),
        ("- One.\n  - confidance: low", "6:5 unknown-key ‹confidance›"),
        ("- One.\n  - confidence: lo", "6:17 unknown-value ‹lo›"), ("- ![[index#x]]", "5:3 judgement-syntax ‹![[index#x]]›"),
        ("- One.\n  - words", "6:3 record-syntax ‹- words›"),
    ])
    func whatIsNoJudgementIsFound(_ item: String, _ finding: String) throws {
        #expect(try home("## Key judgements\n\(item)").places == [finding])
    }

    // MARK: Pages

    @Test func everyKeyOfAPageIsRead() throws {
        let dossier = try TestDossier([
            "content/notes/About Us.md": "---\ntitle: A\nsubtitle: B\ntags: [c]\nreviewed: d\n---\nText.\n", "content/picture.png": "x",
            "content/notes/table.csv": "y",
            "content/timeline/t.md": "---\ntitle: T\ntags: [x]\nreviewed: y\n---\n",
        ])
        let page = try #require(dossier.corpus.pages.first)
        #expect(dossier.findings == [])
        #expect(page.id == "about-us" && page.title == "A" && page.subtitle == "B" && page.tags == ["c"] && page.reviewed == "d")
        #expect(dossier.corpus.assets == ["content/notes/table.csv", "content/picture.png"])
        #expect(dossier.corpus.home == nil && dossier.corpus.timelines.first?.tags == ["x"])
        #expect(try TestDossier(["content/timeline/t.md": "---\ntitle: T\nsubtitle: lost\n---\n"]).places == ["3:1 unknown-key ‹subtitle›"])
    }
}
