// The record of a claim: known keys, one line each.

import Dossier
import Testing

struct ClaimRecordTests {
    private func dispute(_ body: String) throws -> TestDossier {
        try TestDossier(["content/disputes/d.md": "---\ntitle: D\n---\n\(body)\n"])
    }

    private func claim(_ record: String) throws -> TestDossier { try dispute("## Claim\n\(record)") }

    @Test func everyKeyIsRead() throws {
        let dossier = try claim(
            """
            - id: hybrid
            - holder: [[Government of Poland|Poland]]
            - holder: states of the [[European Union]] (unnamed)
            - holder: editors
            - via: leaked paper; [[Stanislau Ivashkevich]]
            - stated: 2021~
            - when: 2021/2022
            - date-words: “since June”
            - evidence: [@c, ¶4, "hybrid warfare", 3]
            - evidence: [@d, ¶1; @e, ¶2]
            - hedge: "supposedly"
            - kind: motive
            - confidence: moderate
            - likelihood: roughly even chance
            - status: borne-out
            - because: US data, given by [[one]] author
            - relation: undercuts
            - rebuts: [[#a]]
            - supports: [[other-page#b]] and [[#c]]
            - figure: 13,000 troops; [[Vienna Document]] observation threshold; 2019
            - figure: at least 5; of what
            - figure: up to 500; of what
            - inferred: the year
            - place: [[Minsk]]
            - tags: a, b
            - allow: unanswered, no Belarusian source in the collection
            - reviewed: 2026-11-21, second reader

            Analysis.
            """)
        #expect(dossier.findings == [])
        let claim = try #require(dossier.corpus.disputes.first?.claims.first)
        #expect(claim.id == "hybrid" && claim.hasOwnID && claim.level == 2 && claim.parent == nil)
        #expect(dossier.words(claim.statement) == "Claim")
        #expect(claim.holders.map(\.text) == ["Poland", "states of the European Union (unnamed)", "editors"])
        #expect(claim.holders.map { $0.link?.page } == ["Government of Poland", "European Union", nil])
        #expect(claim.holders[1].before == "states of the " && claim.holders[1].after == " (unnamed)")
        #expect(claim.via.map(\.text) == ["leaked paper", "Stanislau Ivashkevich"] && claim.via[1].link?.page == "Stanislau Ivashkevich")
        #expect(dossier.text(claim.via[0].origin) == "leaked paper" && dossier.text(claim.via[1].origin) == "[[Stanislau Ivashkevich]]")
        #expect(
            claim.stated?.value.description == "2021~" && claim.when?.value.description == "2021/2022"
                && claim.dateWords?.value == "since June")
        #expect(claim.evidence.map(\.source) == ["c", "d", "e"] && claim.evidence[0].quotations.first?.words == "hybrid warfare")
        #expect(
            claim.hedge?.value == "supposedly" && claim.kind == .motive && claim.confidence == .moderate
                && claim.likelihood == .roughlyEvenChance)
        #expect(claim.status?.value == .borneOut && claim.status.map { dossier.text($0.origin) } == "borne-out")
        #expect(dossier.words(claim.because) == "US data, given by ‹[[one]]› author")
        #expect(claim.relation == .undercuts)
        #expect(
            claim.answers.map(\.relation) == [.rebuts, .supports, .supports]
                && claim.answers.map(\.target.typed) == ["#a", "other-page#b", "#c"])
        #expect(claim.figures.map(\.value) == ["13,000 troops", "5", "500"] && claim.figures.map(\.bound) == [.exactly, .atLeast, .upTo])
        #expect(
            claim.figures[0].measure.text == "Vienna Document observation threshold"
                && claim.figures[0].measure.link?.page == "Vienna Document")
        #expect(claim.figures.map { $0.when?.value.description } == ["2019", nil, nil])
        #expect(claim.inferred == "the year" && claim.place?.link?.page == "Minsk" && claim.tags == ["a", "b"])
        #expect(claim.allowances.map(\.rule) == ["unanswered"] && claim.allowances[0].reason == "no Belarusian source in the collection")
        #expect(claim.reviewed == "2026-11-21, second reader")
        #expect(dossier.words(claim.analysis) == ["Analysis."])
    }

    @Test func withoutThemThereAreDefaults() throws {
        let claim = try #require(try claim("- holder: x").corpus.disputes.first?.claims.first)
        #expect(
            claim.id == "claim" && !claim.hasOwnID && claim.kind == .fact && claim.relation == nil && claim.status == nil
                && claim.analysis.isEmpty)
    }

    @Test(arguments: ["remote", "highly improbable", "probable", "nearly certain", "almost certain", "likely"])
    func termsOfBothColumnsAreRead(_ term: String) throws {
        #expect(try claim("- likelihood: \(term)").corpus.disputes.first?.claims.first?.likelihood != nil)
    }

    @Test(arguments: [
        ("- holder: x\n- holdr: y", "6:3 unknown-key ‹holdr›"), ("- holder: x\n- colour: y", "6:3 unknown-key ‹colour›"),
        ("- Holder: x", "5:3 unknown-key ‹Holder›"),
        ("- holder:", "5:3 empty-value ‹holder›"), ("- holder: x\n- id: a\n- id: b", "7:3 duplicate-key ‹id›"),
        ("- holder: x\n- status: contestet", "6:11 unknown-value ‹contestet›"), ("- kind: pledges", "5:9 unknown-value ‹pledges›"),
        ("- confidence: medium", "5:15 unknown-value ‹medium›"), ("- likelihood: maybe", "5:15 unknown-value ‹maybe›"),
        ("- relation: rebut", "5:13 unknown-value ‹rebut›"), ("- stated: 2021-13", "5:16 date ‹13›"),
        ("- when: c. 2014", "5:9 date ‹c. 2014›"),
        ("- id: A b", "5:7 id-syntax ‹A b›"), ("- rebuts: that", "5:11 wrong-type ‹that›"),
        ("- evidence: somewhere", "5:13 wrong-type ‹somewhere›"),
        ("- evidence: [@c, ¶0]", "5:18 citation-unit ‹¶0›"), ("- evidence: [@c, ¶1] and more", "5:22 record-text ‹and more›"),
        ("- allow: unanswered", "5:10 allow-reason ‹unanswered›"), ("- allow: unanswered,", "5:10 allow-reason ‹unanswered,›"),
        ("- figure: 5", "5:11 figure-syntax ‹5›"), ("- figure: 5; of; 2019; more", "5:11 figure-syntax ‹5; of; 2019; more›"),
        ("- figure: 5; ", "5:11 figure-syntax ‹5;›"),
    ])
    func aBadLineIsFoundAtItsPlace(_ record: String, _ finding: String) throws {
        let dossier = try claim(record)
        #expect(dossier.places == [finding])
        #expect(dossier.corpus.disputes.first?.claims.count == 1)
    }

    @Test func anUnknownKeyHasTheNearest() throws {
        #expect(try claim("- holder: x\n- holdr: y").diagnostics.first?.suggestion == "holder")
        #expect(try claim("- Holder: x").diagnostics.first?.fix?.replacement == "holder")
    }

    // MARK: Where a record ends

    private func irregularities(_ dossier: TestDossier) -> [String] {
        (dossier.corpus.disputes.first?.irregularities ?? []).map { irregularity in
            switch irregularity.kind {
            case .recordRunsOn(let message): "\(message) ‹\(dossier.text(irregularity.origin))›"
            case .misplacedHeading(let message): "\(message) ‹\(dossier.text(irregularity.origin))›"
            }
        }
    }

    @Test func aSecondLineAndAnotherBulletRunOn() throws {
        #expect(irregularities(try claim("- holder: x\n  goes on\n- id: a")) == ["the line holder runs on ‹goes on›"])
        #expect(irregularities(try claim("- holder: x\ngoes on\n- id: a")) == ["the line holder runs on ‹goes on›"])
        #expect(
            irregularities(try claim("- holder: x\n- another bullet\n- id: a")) == [
                "this bullet is no key of the record ‹- another bullet›"
            ])
        #expect(irregularities(try claim("- holder: x\n  - nested")) == ["the line holder runs on ‹- nested›"])
        let plain = try claim("- holder: x\n- id: a")
        #expect(irregularities(plain) == [] && plain.findings == [])
    }

    @Test func aBlankLineEndsTheRecord() throws {
        let dossier = try claim("- holder: x\n- id: a\n\n- a bullet\n- sort: of list\n\nText.")
        #expect(irregularities(dossier) == [] && dossier.findings == [])
        #expect(dossier.words(dossier.corpus.disputes.first?.claims.first?.analysis) == ["list of 2", "Text."])
        #expect(dossier.corpus.disputes.first?.claims.first?.id == "a")
    }

    @Test(arguments: [
        "- Poland: 900 troops\n- Latvia: none", "- just a bullet", "Text first.\n\n- When: in May", "- http://example.org",
    ])
    func aListThatIsNoRecordIsText(_ list: String) throws {
        let dossier = try claim(list)
        #expect(dossier.findings == [] && dossier.corpus.disputes.first?.claims.isEmpty == true && irregularities(dossier) == [])
        #expect(dossier.corpus.disputes.first?.sections.count == 1)
        #expect(dossier.words(dossier.corpus.disputes.first?.sections.first?.body).last?.hasPrefix("list") == true)
    }

    @Test(arguments: [
        "1. holder: x", "Text first.\n\n- holder: x", "- **holder**: x", "- Holder : x", "> - evidence: x", "- holder: x\n\n- status: kept",
    ])
    func aRecordThatStandsInNoneIsFound(_ list: String) throws {
        #expect(try claim(list).diagnostics.map(\.rule).contains("record-syntax"))
    }

    @Test(arguments: ["- inferred: from [[x]]", "- hedge: as [@s, ¶1] says", "- rebuts: [[#a]] in part", "- date-words: of [[x]]"])
    func whatAValueCannotShowIsSaid(_ line: String) throws {
        #expect(try claim("- holder: x\n\(line)").diagnostics.map(\.rule) == ["record-text"])
    }

    @Test(arguments: [
        "- inferred: from x", "- because: as [@s, ¶1] says of [[x]]", "- rebuts: [[#a]], [[#b]] and [[#c]]", "- place: near [[x]]",
    ])
    func whatAValueShowsIsNotReported(_ line: String) throws {
        #expect(try claim("- holder: x\n\(line)").diagnostics.map(\.rule) == [])
    }
}
