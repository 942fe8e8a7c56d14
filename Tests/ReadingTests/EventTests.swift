// Events: a date as exact as its source, a sentence, a few keys.

import Dossier
import Testing

struct EventTests {
    private func timeline(_ items: String) throws -> TestDossier {
        try TestDossier(["content/timeline/t.md": "---\ntitle: T\n---\n\(items)\n"])
    }

    @Test(arguments: [
        "2021-10-08", "2021-10", "2021", "2014~", "2014?", "2014%", "201X", "2024-06~/2024-10", "../2020-08", "2020/..", "{1960,1961-12}",
        "2021-21",
        "2016-05-02T16:54:59+02:30", "-0043", "2004?-06-~11", "{..1960,1961}",
    ])
    func everyDateIsRead(_ date: String) throws {
        let dossier = try timeline("- \(date): It happened: at 10:30. [@c, ¶2]")
        let event = try #require(dossier.corpus.timelines.first?.events.first)
        #expect(dossier.findings == [])
        #expect(event.date.value.description == date && dossier.text(event.date.origin) == date)
        #expect(dossier.words(event.sentence) == "It happened: at 10:30. ‹[@c, ¶2]›")
        #expect(event.citations.map(\.source) == ["c"] && event.id == nil && event.lane == nil)
    }

    /// Markdown takes these for link definitions; the scanner must find them first.
    @Test(arguments: ["[2020,2021]", "[..1760-12-03]", "[1667, 1668, 1670..1672]"]) func setsInSquareBracketsAreDatesToo(_ date: String)
        throws
    {
        for item in ["- \(date): closed after a vote. [@c, ¶2]", "- \(date): closed"] {
            let dossier = try timeline(item)
            #expect(dossier.findings == [])
            #expect(dossier.corpus.timelines.first?.events.map { dossier.text($0.date.origin) } == [date])
            #expect(dossier.words(dossier.corpus.timelines.first?.events.first?.sentence)?.hasPrefix("closed") == true)
        }
    }

    @Test func everyKeyIsRead() throws {
        let dossier = try timeline(
            """
            ## Border and force
            - 2020-08: The border is closed,
              Lukashenko says. [@c, ¶3]
              - id: closure
              - status: alleged
              - date-words: "since the end of June"
              - inferred: the year, from the sentence before
              - also-dated: 2021 [@s, ¶15]; perhaps another closure
              - also-dated: 2022~
              - according-to: [[Stanislau Ivashkevich]], from [[plan]]
              - according-to: Western officials (unnamed)
              - reports: [[western-border#shots]] [[#a]]
              - falsifies: [[page#claim]]
              - figure: about 500 troops; [[Poland]]'s reinforcement; 2021-11
              - place: Russia; the same sentence
              - tags: a, b
              - allow: uncited, for a reason, or two
              - reviewed: 2026-11-21, second reader
            """)
        let event = try #require(dossier.corpus.timelines.first?.events.first)
        #expect(dossier.findings == [])
        #expect(
            event.id == "closure" && event.status == .alleged && event.dateWords?.value == "since the end of June"
                && event.lane == "Border and force")
        #expect(dossier.words(event.sentence) == "The border is closed,\nLukashenko says. ‹[@c, ¶3]›")
        #expect(event.inferred == "the year, from the sentence before")
        #expect(event.alsoDated.map(\.date.value.description) == ["2021", "2022~"])
        #expect(
            event.alsoDated.map { $0.citations.map(\.source) } == [["s"], []]
                && event.alsoDated.map(\.remark) == ["perhaps another closure", nil])
        #expect(event.accordingTo.map(\.text) == ["Stanislau Ivashkevich, from plan", "Western officials (unnamed)"])
        #expect(event.reports.map(\.typed) == ["western-border#shots", "#a"] && event.falsifies.map(\.typed) == ["page#claim"])
        #expect(event.figures.map(\.value) == ["500 troops"] && event.figures.map(\.bound) == [.about])
        #expect(event.place?.text == "Russia; the same sentence" && event.tags == ["a", "b"])
        #expect(event.allowances.map(\.rule) == ["uncited"] && event.allowances.map(\.reason) == ["for a reason, or two"])
        #expect(event.reviewed == "2026-11-21, second reader")
    }

    @Test func anIdMayStandInTheSentence() throws {
        let event = try #require(try timeline("- 2020: It closes. {#closure}").corpus.timelines.first?.events.first)
        #expect(event.id == "closure")
        #expect(try timeline("- 2020: It closes. {#a}\n  - id: b").corpus.timelines.first?.events.first?.id == "b")
    }

    @Test func twoListsOfKeysAreOneRecord() throws {
        let event = try #require(try timeline("- 2020: It closes.\n  - id: a\n  * status: planned").corpus.timelines.first?.events.first)
        #expect(event.id == "a" && event.status == .planned)
    }

    @Test func lanesAreHeadings() throws {
        let dossier = try timeline("Preface.\n\n- 2019: a\n\n## One\n- 2020: b\n\nLost words.\n\n### Deep\n- 2021: c")
        #expect(dossier.corpus.timelines.first?.events.map(\.lane) == [nil, "One", "Deep"])
        #expect(dossier.words(dossier.corpus.timelines.first?.preface) == ["Preface."])
        #expect(dossier.places == ["11:1 timeline-text ‹Lost words.›", "13:1 timeline-lane ‹### Deep›"])
        #expect(dossier.diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test func timelinesAreReadOnAnyPage() throws {
        let body = "## Timeline\n- 2020: x [@c, ¶1]\n"
        let dossier = try TestDossier([
            "content/p.md": "---\ntitle: P\n---\n" + body, "content/entities/e.md": "---\nname: E\ntype: state\n---\n" + body,
            "content/disputes/d.md": "---\ntitle: D\n---\n" + body, "content/index.md": "---\ntitle: H\n---\n" + body,
        ])
        #expect(dossier.findings == [])
        #expect(dossier.corpus.pages.first?.events.count == 1 && dossier.corpus.entities.first?.events.count == 1)
        #expect(dossier.corpus.disputes.first?.events.count == 1 && dossier.corpus.home?.events.count == 1)
    }

    @Test(arguments: [
        ("- It happened.", "4:3 event-syntax ‹It happened.›"), ("- [[Poland]] says", "4:3 event-syntax ‹[[Poland]] says›"),
        ("- 2021:it happened", "4:3 event-syntax ‹2021:it happened›"), ("- 2021-10-08:", "4:3 event-syntax ‹2021-10-08›"),
        ("- 2021-10-08: [@c, ¶1]", "4:3 event-syntax ‹2021-10-08›"), ("- 2021-13: x", "4:8 date ‹13›"),
        ("- August 2021: x", "4:3 date ‹August 2021›"),
        ("- > quote", "4:1 event-syntax ‹- > quote›"), ("- 2021: x\n\n  More text.", "6:3 event-syntax ‹More text.›"),
        ("- 2021: x\n  - status: planed", "5:13 unknown-value ‹planed›"), ("- 2021: x\n  - statsu: planned", "5:5 unknown-key ‹statsu›"),
        ("- 2021: x\n  - no key", "5:3 record-syntax ‹- no key›"), ("- 2021: x\n  - id: A B", "5:9 id-syntax ‹A B›"),
        ("- 2021: x\n  - id:", "5:5 empty-value ‹id›"), ("- 2021: x\n  - id: a\n  - id: b", "6:5 duplicate-key ‹id›"),
        ("- 2021: x\n  - reports: nothing", "5:14 wrong-type ‹nothing›"), ("- 2021: x\n  - allow: uncited", "5:12 allow-reason ‹uncited›"),
        ("- 2021: x\n  - also-dated: soon [@c]", "5:17 date ‹soon›"), ("- 2021: x\n  - figure: many", "5:13 figure-syntax ‹many›"),
        ("- 2021: x\n  - figure: ; of what", "5:13 figure-syntax ‹; of what›"),
        ("- 2021: x\n  - figure: 5; of what; soon", "5:25 date ‹soon›"),
        ("- 2021: x\n  - id: a\n    - deeper: b", "6:5 record-syntax ‹- deeper: b›"),
    ])
    func whatIsNoEventIsFound(_ item: String, _ finding: String) throws {
        let places = try timeline(item).places
        if item.contains("soon") {
            #expect(places.count == 1 && places.first?.split(separator: "‹").first == finding.split(separator: "‹").first)
        } else {
            #expect(places == [finding])
        }
    }

    @Test func aDateThatRunsOverItsLineIsFoundOnIt() throws {
        let dossier = try timeline("- 2021-10\n  x: y")
        #expect(dossier.diagnostics.map(\.rule) == ["date"] && dossier.diagnostics.first?.range?.start.line == 4)
    }

    @Test func aWrongDateGetsASuggestionAtItsColumn() throws {
        let dossier = try timeline("- c. 2014: x")
        #expect(dossier.places == ["4:3 date ‹c. 2014›"] && dossier.diagnostics.first?.suggestion == "2014~")
    }
}
