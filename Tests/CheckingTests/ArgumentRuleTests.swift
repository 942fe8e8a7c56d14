// Who answers whom, what it rests on, and when it was said.

import TestKit
import Testing

struct ArgumentRuleTests {
    private static let head = "## The bridge is closed\n- id: closed\n- holder: [[council]]\n- evidence: [@early, ¶1, \"closed\"]\n"

    private static func answer(_ relation: String, holder: String = "[[guild]]", source: String = "late") -> String {
        "\n### It is open\n- holder: \(holder)\n- relation: \(relation)\n- evidence: [@\(source), ¶1, \"open\"]\n"
    }

    @Test(arguments: ["rebuts", "undercuts", "qualifies", "concedes"])
    func aReplyAnswers(_ relation: String) throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head + Self.answer(relation))
        #expect(try dossier.messages(of: "unanswered") == [])
    }

    @Test(arguments: ["supports", "context"])
    func whatSupportsIsNoAnswer(_ relation: String) throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head + Self.answer(relation))
        #expect(try dossier.messages(of: "unanswered") == ["nobody in the collection answers this claim"])
    }

    @Test func anotherPageMayAnswer() throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head)
            .dispute("e", "## It is open\n- holder: editors\n- rebuts: [[d#closed]]\n- evidence: [@late, ¶1]\n")
        #expect(try dossier.messages(of: "unanswered") == [])
    }

    @Test func ofAStateTheGovernmentIsMissed() throws {
        let dossier = TestDossier.withSources.entity("land", name: "Borderland", type: "state")
            .entity("cabinet", name: "Cabinet", type: "government", body: "\n## Relations\n- government of: [[Borderland]] [@early, ¶1]\n")
            .dispute("d", "## Borderland closed the bridge\n- holder: [[guild]]\n- evidence: [@early, ¶1, \"closed\"]\n")
        #expect(try dossier.messages(of: "unanswered") == ["this claim has no answer; it is about Cabinet"])
    }

    @Test func allowSilences() throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head + "- allow: unanswered, nobody else speaks\n")
        #expect(try dossier.findings().filter { $0.contains("unanswered") || $0.contains("unknown-allowance") } == [])
    }

    @Test func aReplyIsMissedOnceForAllRebuttals() throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head + Self.answer("rebuts") + Self.answer("undercuts"))
        #expect(try dossier.messages(of: "reply-missing") == ["no reply of council to guild is in the collection"])
    }

    @Test(arguments: [
        "\n#### Look at the barriers\n- holder: [[council]]\n- evidence: [@late, ¶2, \"barriers\"]\n",
        "\n## Look at the barriers\n- holder: [[council]]\n- undercuts: [[#it-is-open]]\n- evidence: [@late, ¶2, \"barriers\"]\n",
    ])
    func aReplyBelowOrByNameIsOne(_ reply: String) throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head + Self.answer("rebuts") + reply)
        #expect(try dossier.messages(of: "reply-missing") == [])
    }

    @Test(arguments: ["editors", "[[council]]"])
    func theEditorsAndTheHolderNeedNoReply(_ holder: String) throws {
        let dossier = TestDossier.withSources.dispute("d", Self.head + Self.answer("rebuts", holder: holder))
        #expect(try dossier.messages(of: "reply-missing") == [])
    }

    // MARK: What it rests on

    @Test func aVerdictMayRestOnWhatSupportsIt() throws {
        let verdict = Self.head + "- status: supported\n- because: both say so\n"
        let alone = TestDossier.withSources.dispute("d", verdict + "\n## Another\n- holder: editors\n- evidence: [@late, ¶3]\n")
        #expect(try alone.messages(of: "single-source") == ["the verdict supported rests on one source, early"])
        #expect(try TestDossier.withSources.dispute("d", verdict + Self.answer("supports")).messages(of: "single-source") == [])
        let cited = verdict.replacing("both say so", with: "both say so [@late, ¶3]")
        #expect(try TestDossier.withSources.dispute("d", cited).messages(of: "single-source") == [])
    }

    @Test func aDisputeMayAllowIt() throws {
        let body = Self.head + Self.answer("rebuts", source: "early")
        #expect(
            try TestDossier.withSources.dispute("d", body).messages(of: "single-source") == [
                "all evidence of this dispute comes from one source, early"
            ])
        let allowed = TestDossier.withSources.file(
            "content/disputes/d.md", "---\ntitle: Who?\nallow: [\"single-source, nobody else wrote of it\"]\n---\n" + body)
        #expect(try allowed.messages(of: "single-source") == [])
        #expect(try allowed.messages(of: "unknown-allowance") == [])
    }

    /// Of a low confidence `check` says nothing, but a pack remarks on what it rests on, and the editors' reason silences that.
    @Test(arguments: [
        ("single-source", "[@early, ¶1]", true), ("single-source", "[@early, ¶1; @late, ¶1]", false),
        ("weak-source", "[@early, ¶1; @late, ¶1]", true), ("weak-source", "[@early, ¶1; @early, ¶2]", false),
    ])
    func anAllowanceForPacksIsNotIdle(_ rule: String, _ citations: String, _ isNeeded: Bool) throws {
        let dossier = TestDossier.withSources.file(
            "content/index.md",
            "---\ntitle: Home\n---\n## Key judgements\n- It is open. \(citations)\n  - confidence: low\n  - because: seen\n  - allow: \(rule), nobody else was there\n"
        )
        #expect(try dossier.messages(of: "idle-allowance").count == (isNeeded ? 0 : 1))
        #expect(try dossier.messages(of: rule) == [])
    }

    @Test(arguments: [
        ("[@late, ¶1, \"open\"]", "late is graded D"), ("[@early, ¶1, \"open\", 5]", "a report of early is graded 5"),
        ("[@early, ¶1, \"open\", 3]", ""), ("[@plain, ¶1, \"open\"]", ""), ("[@late, ¶1, \"open\"; @early, ¶1, \"open\"]", ""),
    ])
    func confidenceNeedsMoreThanWeakReports(_ evidence: String, _ note: String) throws {
        let dossier = TestDossier.withSources.source("plain").dispute(
            "d", "## It is open\n- holder: [[guild]]\n- evidence: \(evidence)\n- confidence: moderate\n")
        let found = try dossier.diagnostics().filter { $0.rule == "weak-source" }
        #expect(found.map { $0.notes.map(\.message).joined() } == (note.isEmpty ? [] : [note]))
    }

    @Test(arguments: ["- confidence: low\n", ""])
    func withoutConfidenceNothingIsWeak(_ line: String) throws {
        let dossier = TestDossier.withSources.dispute(
            "d", "## It is open\n- holder: [[guild]]\n- evidence: [@late, ¶1, \"open\"]\n\(line)")
        #expect(try dossier.messages(of: "weak-source") == [])
    }

    @Test func whatTheEditorsReadIsNotWeak() throws {
        let dossier = TestDossier.withSources.dispute(
            "d", "## It says so\n- holder: editors\n- evidence: [@late, ¶1]\n- confidence: high\n")
        #expect(try dossier.messages(of: "weak-source") == [])
    }

    // MARK: When it was said

    @Test(arguments: [
        ("2021-05", "2020-11", true), ("2021-05", "2021", false), ("2021-05", "2020~", false), ("2021-05", "2015~", true),
        ("[2020..2022]", "2019-12", true), ("../2021", "2019", false),
    ])
    func anOlderStatementRebutsNothing(_ claim: String, _ rebuttal: String, _ isFound: Bool) throws {
        let dossier = TestDossier.withSources.dispute(
            "d", Self.head + "- stated: \(claim)\n" + Self.answer("rebuts") + "- stated: \(rebuttal)\n")
        #expect(try !dossier.messages(of: "early-rebuttal").isEmpty == isFound)
    }

    /// The article of 2019 reports the rebuttal; the claim is the own of the article of 2023, or only reported there.
    @Test(arguments: [("authors: [\"[[council]]\"]\n", true), ("", false)])
    func articlesDateOnlyWhatTheirAuthorsSay(_ authors: String, _ isFound: Bool) throws {
        let dossier = TestDossier.withSources.source("late", authors + "published: 2023-07").dispute(
            "d",
            "## The bridge is closed\n- holder: [[council]]\n- evidence: [@late, ¶1, \"closed\"]\n" + Self.answer("rebuts", source: "early")
        )
        #expect(try !dossier.messages(of: "early-rebuttal").isEmpty == isFound)
    }
}
