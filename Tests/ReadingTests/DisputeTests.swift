// A dispute page: the nesting of headings is the argument.

import Dossier
import Testing

struct DisputeTests {
    private func dispute(_ body: String) throws -> TestDossier {
        try TestDossier(["content/disputes/d.md": "---\ntitle: D\n---\n\(body)\n"])
    }

    /// `id level parent` of each claim.
    private func tree(_ dossier: TestDossier) -> [String] {
        (dossier.corpus.disputes.first?.claims ?? []).map { "\($0.id) \($0.level) \($0.parent.map(String.init) ?? "-")" }
    }

    private func misplaced(_ dossier: TestDossier) -> [String] {
        (dossier.corpus.disputes.first?.irregularities ?? []).map { irregularity in
            guard case .misplacedHeading(let message) = irregularity.kind else { return "runs on" }
            return "\(message) ‹\(dossier.text(irregularity.origin))›"
        }
    }

    private let record = "\n- holder: x\n\n"

    @Test func everyKeyOfThePageIsRead() throws {
        let dossier = try TestDossier([
            "content/disputes/Western Border.md":
                "---\ntitle: Who?\nshort: The border\nassessment: Widely asserted\ntags: [a]\nreviewed: 2026-11-21\n---\nWhat is at stake.\n\n## A\(record)"
        ])
        let dispute = try #require(dossier.corpus.disputes.first)
        #expect(dossier.findings == [])
        #expect(
            dispute.id == "western-border" && dispute.title == "Who?" && dispute.short == "The border"
                && dispute.assessment == "Widely asserted")
        #expect(dispute.tags == ["a"] && dispute.reviewed == "2026-11-21" && dossier.words(dispute.stake) == ["What is at stake."])
    }

    @Test func headingsNestAsClaimsAndAnswers() throws {
        let dossier = try dispute(
            ["## A", "### B", "#### C", "##### D", "###### E", "### F", "## G", "### H"].map { $0 + record }.joined())
        #expect(tree(dossier) == ["a 2 -", "b 3 0", "c 4 1", "d 5 2", "e 6 3", "f 3 0", "g 2 -", "h 3 6"])
        #expect(misplaced(dossier) == [] && dossier.findings == [])
    }

    @Test func aSkippedLevelIsFoundAndHungOnTheNearestClaim() throws {
        let dossier = try dispute(["## A", "#### B", "### C"].map { $0 + record }.joined())
        #expect(tree(dossier) == ["a 2 -", "b 4 0", "c 3 0"])
        #expect(misplaced(dossier).count == 1 && misplaced(dossier)[0].hasSuffix("‹#### B›"))
        #expect(misplaced(try dispute("### B\(record)")).count == 1)
    }

    @Test func aHeadingOfTheFirstLevelIsMisplaced() throws {
        let dossier = try dispute("# Title\n\nText.\n\n## A\(record)")
        #expect(misplaced(dossier) == ["a page has its title in the front matter, its headings begin with ## ‹# Title›"])
        #expect(dossier.words(dossier.corpus.disputes.first?.stake) == ["# Title", "Text."])
        #expect(tree(dossier) == ["a 2 -"])
    }

    @Test func aPlainSectionIsText() throws {
        let dossier = try dispute("## Background\nSome text.\n\n## A\(record)Analysis.\n\n## Sources\n- one\n")
        #expect(misplaced(dossier) == [] && tree(dossier) == ["a 2 -"])
        let sections = dossier.corpus.disputes.first?.sections ?? []
        #expect(sections.map { dossier.words($0.heading) } == ["Background", "Sources"])
        #expect(sections.map { dossier.words($0.body) } == [["Some text."], ["list of 1"]])
        #expect(dossier.words(dossier.corpus.disputes.first?.claims.first?.analysis) == ["Analysis."])
    }

    @Test func aHeadingWithAnswersNeedsARecord() throws {
        let dossier = try dispute("## A\nText.\n\n### B\(record)")
        #expect(misplaced(dossier).first == "this heading has answers below it, but no record of its own ‹## A›")
        #expect(dossier.words(dossier.corpus.disputes.first?.stake) == ["## A", "Text."])
    }

    @Test func anAnswerWithoutARecordIsMisplacedAndStaysOnThePage() throws {
        let dossier = try dispute("## A\(record)### B\nText.\n")
        #expect(misplaced(dossier) == ["this heading has no record ‹### B›"])
        #expect(dossier.words(dossier.corpus.disputes.first?.claims.first?.analysis) == ["### B", "Text."])
    }

    @Test func reservedHeadingsAreWhatTheySay() throws {
        let dossier = try dispute(
            "## A\(record)## What would settle it\nA second source.\n\n## Hypotheses\n| e | a |\n|---|---|\n| x | CC |\n\n## Timeline\n- 2021: x\n\nLeft.\n"
        )
        let dispute = try #require(dossier.corpus.disputes.first)
        #expect(misplaced(dossier) == [] && dossier.findings == [])
        #expect(dossier.words(dispute.settlement) == ["A second source."] && dossier.words(dispute.hypotheses) == ["table"])
        #expect(dispute.events.count == 1 && dispute.sections.isEmpty)
        #expect(misplaced(try self.dispute("## A\(record)### Timeline\n- 2021: x\n")).count == 1)
        #expect(try self.dispute("## What would settle it?\nx\n").corpus.disputes.first?.sections.count == 1)
    }

    // MARK: Ids

    @Test func idsAreWrittenOrMadeOfTheHeading() throws {
        let dossier = try dispute("## Belarus uses [[migrants|people]]\(record)## Two {#second}\(record)## Three {#no}\n- id: third\n\n")
        #expect(tree(dossier) == ["belarus-uses-people 2 -", "second 2 -", "third 2 -"])
        #expect(dossier.corpus.disputes.first?.claims.map(\.hasOwnID) == [false, true, true])
        #expect(
            dossier.corpus.disputes.first?.claims.map { dossier.words($0.statement) } == [
                "Belarus uses ‹[[migrants|people]]›", "Two ", "Three ",
            ])
        // Of two ids the record's holds, and the other is not lost without a word.
        #expect(dossier.findings == ["content/disputes/d.md:11:7 duplicate-key ‹third›"])
    }

    @Test func equalHeadingsGetNumbers() throws {
        let dossier = try dispute("## A\(record)## A\(record)## A\(record)## …\(record)")
        #expect(tree(dossier) == ["a 2 -", "a-2 2 -", "a-3 2 -", "claim 2 -"] && dossier.findings == [])
    }

    @Test func anIdThatIsTakenIsFound() throws {
        let dossier = try dispute("## One\n- id: a\n\n## Two\n- id: a\n\n## Three {#a}\(record)")
        #expect(dossier.places == ["8:7 duplicate-id ‹a›", "10:10 duplicate-id ‹{#a}›"])
        #expect(tree(dossier) == ["a 2 -", "a-2 2 -", "a-3 2 -"])
    }

    @Test func wordsBelongToTheClaimAboveThem() throws {
        let dossier = try dispute("## A\(record)One.\n\n> Two.\n\n### B\(record)Three.\n")
        #expect(dossier.corpus.disputes.first?.claims.map { dossier.words($0.analysis) } == [["One.", "quote"], ["Three."]])
    }
}
