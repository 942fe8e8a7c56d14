// Reports about sources: what is taken from them, what rests on one, where they come from, what is left to review.

import Dossier
import Linking
import TestKit
import Testing

@testable import Reporting

struct SourceReportTests {
    // MARK: Coverage

    @Test func eachParagraphSaysWhatItIsUsedFor() throws {
        let report = try TestDossier().source(
            "s", "short: S\nnothing-in: ¶4",
            digest: "¶1 The Council says [[d#so|so]].\n\n¶2 Words.\n\n¶3 Words.\n\n¶4 Nothing.\n\n¶5 Words."
        ).entity("council", name: "The Council", body: "It sits [@s, ¶2].").dispute(
            "d",
            """
            ## So
            - id: so
            - holder: [[council]]
            - evidence: [@s, ¶1, "it is so"]
            - evidence: [@s, ¶¶1–2]
            - evidence: [@s, title, "So"]

            ### It is
            - holder: editors
            - evidence: [@s, ¶1, "it is so"]
            """
        ).timeline("- 2024: It happens. [@s, ¶2]\n").report(.coverage)
        #expect(
            report.lines == [
                "¶1 | 1 | 2 | 0 | 3 | 3 | 1 | -", "¶2 | 0 | 1 | 1 | 3 | 0 | 1 | -", "¶3 | 0 | 0 | 0 | 0 | 0 | 0 | nothing yet",
                "¶4 | 0 | 0 | 0 | 0 | 0 | 0 | rightly nothing", "¶5 | 0 | 0 | 0 | 0 | 0 | 0 | nothing yet",
                "title | 0 | 1 | 0 | 1 | 0 | 0 | -",
            ])
        #expect(
            report.groups.first?.summary
                == "2 of 5 paragraphs used; 2 with nothing yet; 1 of 3 citations in evidence quote nothing, and what is decided from quoted words is silent there"
        )
        #expect(report.count == "5 paragraphs")
    }

    @Test func aRangeBeyondTheArticleCountsWhatThereIs() throws {
        let report = try TestDossier().source("s", paragraphs: 2).page("p", "Text [@s, ¶¶2–999999999; @nowhere, ¶1; @s].").report(.coverage)
        #expect(
            report.lines == [
                "¶1 | 0 | 0 | 0 | 0 | 0 | 0 | nothing yet", "¶2 | 0 | 0 | 0 | 1 | 0 | 0 | -", "as a whole | 0 | 0 | 0 | 1 | 0 | 0 | -",
            ])
    }

    @Test func aDossierWithoutSourcesHasNoCoverage() throws {
        let report = try TestDossier().report(.coverage)
        #expect(report.rowCount == 0 && report.count == "0 paragraphs")
    }

    // MARK: One thread

    @Test func whatRestsOnOneSourceIsListedUnderIt() throws {
        let dossier = TestDossier().source("a", "short: A", digest: "¶1 Mayor Reed and The Council.").source(
            "b", "short: B", digest: "¶1 The Council."
        )
        .entity("mayor", name: "Mayor Reed", type: "person").entity("council", name: "The Council").entity("bridge", name: "Bridge")
        .dispute(
            "d",
            "## One\n- holder: [[mayor]]\n- evidence: [@a, ¶1, \"one\"]\n- evidence: [@a, title, \"one\"]\n\n## Two\n- holder: [[council]]\n- evidence: [@a, ¶1, \"two\"]\n- evidence: [@b, ¶1, \"two\"]\n"
        ).dispute("e", "## Three\n- holder: [[mayor]]\n- evidence: [@b, ¶1, \"three\"]\n", title: "And this?").timeline(
            "- 2023: Once. [@a, ¶1]\n  - also-dated: 2024 [@b, ¶1]\n- 2024: Again. [@b, ¶1]\n")
        let report = try dossier.report(.oneThread)
        #expect(report.lines(in: "A") == ["One | claim | Mayor Reed | A ¶1; A, title", "Mayor Reed | entity | - | -"])
        #expect(report.lines(in: "B") == ["And this? | question | - | -", "Three | claim | Mayor Reed | B ¶1", "Again | event | - | B ¶1"])
        #expect(report.groups.first?.summary == "1 claim, 0 events, 1 entity, 0 questions")
    }

    @Test func nothingRestsOnNothing() throws {
        #expect(try TestDossier().source("a").entity("e", name: "E").report(.oneThread).rowCount == 0)
    }

    // MARK: Custody

    @Test func custodySaysWhatWasHeld() throws {
        let hash = String(repeating: "a", count: 64)
        let report = try TestDossier().source(
            "s",
            "short: S\nrights: full-text\noriginal: {file: a.txt, sha256: \(hash), imported: 2026-11-21, paragraphs: 3 5-6, other: title=1 heading=7 heading=8, cut: 2 4}",
            digest: "¶1 A.\n\n¶2 B."
        ).page("p", "[@s, ¶1, \"a\", \"b\"; @s, ¶2]").source("bare", paragraphs: 1, "short: Bare").report(.custody)
        #expect(
            report.lines == [
                "Bare | - | - | - | - | 1 | - | - | digest and short quotations only | 0 | - | -",
                "S | a.txt | \(hash) | - | 21 November 2026 | 2 | title; heading (2) | 2 4 | may be republished | 2 | - | -",
            ])
    }

    // MARK: Names

    @Test func spellingsAreCountedBySource() throws {
        let report = try TestDossier().source("a", "short: A", digest: "¶1 Reed and Mayor\nReed met; [[reed|the mayor]] spoke.").source(
            "b", "short: B", digest: "¶1 Nobody."
        )
        .entity("reed", name: "Mayor Reed", type: "person", "aliases: [Reed, Ried]\nnative: {be: Рыд}").page(
            "p", "[@b, ¶1, \"Reed said\"; @b, ¶1, \"Reed said\"; @b, ¶1, \"Mayor Reed\"]"
        ).report(.namesAndSpellings)
        #expect(
            report.lines == [
                "Mayor Reed | Mayor Reed | name | A | 1 | 0", "Mayor Reed | Mayor Reed | name | B | 0 | 1",
                "Mayor Reed | Reed | alias | A | 1 | 0", "Mayor Reed | Reed | alias | B | 0 | 1", "Mayor Reed | Ried | alias | - | 0 | 0",
                "Mayor Reed | Рыд | native name (be) | - | 0 | 0", "Mayor Reed | the mayor | words of a link | A | 1 | 0",
            ])
        #expect(report.count == "5 spellings")
    }

    @Test func namesInLinkTextHeadingsAndFootnotesAreCounted() throws {
        let report = try TestDossier().source(
            "a", "short: A",
            digest:
                "¶1 [[d#so|Reed says so]]; [Reed elsewhere](https://bridge.example); [[reed|mayor Reed]]; [[reed|Reed]].[^x]\n\n[^x]: Of one\n    and Reed."
        ).entity("reed", name: "Reed", type: "person").dispute("d", "## So\n- id: so\n- holder: [[reed]]\n- evidence: [@a, ¶1]\n").report(
            .namesAndSpellings)
        #expect(report.lines == ["Reed | Reed | name | A | 5 | 0", "Reed | mayor Reed | words of a link | A | 1 | 0"])
    }

    // MARK: Notes

    @Test func everyNoteOfTheEditorsIsListed() throws {
        let report = try TestDossier().source("a", "short: A", digest: "¶1 Text.[^x]\n\n[^x]: **Gap.** No reply; see [[p#here]].").entity(
            "e", name: "E", body: "Text.\n\n> [!NOTE]\n> Founded in 1999.\n\n> A quotation."
        )
        .page("p", "Text.[^1] {#here}\n\n- item\n\n  > [!note] Lower\n\n[^1]: A footnote [@a, ¶1].").report(.editorsNotes)
        #expect(
            report.lines == [
                "A | Gap | No reply; see Page p.", "E | Note | Founded in 1999.", "Page p | Note | Lower", "Page p | Note | A footnote.",
            ])
    }

    // MARK: Review

    private func queue(_ settings: String = "", source: String = "", page: String = "") throws -> Report {
        let hash = String(repeating: "a", count: 64)
        return try TestDossier().file("dossier.yml", "format: 1\ntitle: T\n\(settings)").source(
            "s", "short: S\noriginal: {file: a.txt, sha256: \(hash), imported: 2024-05-02, paragraphs: 1}\n\(source)", digest: "¶1 A."
        ).file("content/p.md", "---\ntitle: P\n\(page)---\nText [@s, ¶1].\n").report(.reviewQueue)
    }

    @Test func whatWasNeverReviewedIsListed() throws {
        let report = try queue()
        #expect(report.lines(in: "Never reviewed") == ["source | S | - | -", "page | P | - | -"])
        #expect(report.headings == ["Never reviewed"])
    }

    @Test func aReviewBeforeAnImportOrAnEditionIsOld() throws {
        let report = try queue(
            "editions: [{date: 2024-06, title: Second}, {date: 2023, title: First}]\n", source: "reviewed: 2024-05-01, somebody",
            page: "reviewed: 2024-05-03, somebody\n")
        #expect(
            report.lines(in: "Reviewed before a change") == [
                "source | S | 2024-05-01, somebody | S was imported on 2 May 2024; the edition of June 2024 came after",
                "page | P | 2024-05-03, somebody | the edition of June 2024 came after",
            ])
        let month = try queue(source: "reviewed: 2024-05, somebody", page: "reviewed: last week\n")
        #expect(month.lines == ["page | P | last week | does not begin with a date"])
    }

    @Test func aReviewedDossierHasNoQueue() throws {
        let report = try queue(source: "reviewed: 2024-05-02, a", page: "reviewed: 2024-05-02, a\n")
        #expect(report.rowCount == 0)
        #expect(report.emptiness.hasPrefix("There is none"))
    }

    // MARK: Allowances

    @Test func everyAllowanceIsListedByRule() throws {
        let report = try TestDossier().source("s", paragraphs: 2, "short: S").dispute(
            "d",
            "## So\n- holder: editors\n- evidence: [@s, ¶1]\n- allow: unanswered, nobody was asked\n- allow: claim-without-evidence, because\n"
        ).timeline("- 2024: It is. [@s, ¶1]\n  - allow: uncited-sentence, for brevity\n").report(.allowances)
        #expect(
            report.lines == [
                "claim-without-evidence | So | claim | because", "unanswered | So | claim | nobody was asked",
                "uncited-sentence | It is | event | for brevity",
            ])
        #expect(try TestDossier().report(.allowances).rowCount == 0)
    }
}
