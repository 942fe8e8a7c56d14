// Reports about claims: who says what, who replies, what became of it.

import Dossier
import Linking
import Reporting
import TestKit
import Testing

@testable import Reporting

struct ClaimReportTests {
    // MARK: Unanswered

    private func unanswered(_ answer: String) throws -> [String] {
        try TestDossier.quarrel.dispute(
            "d",
            "## The Council wastes money on Mayor Reed\n- id: waste\n- holder: [[skippers]]\n- stated: 2024-06\n- evidence: [@gazette, ¶1, \"wastes\"]\n\n\(answer)"
        ).report(.unanswered).lines
    }

    @Test func aClaimWithoutReplyIsListedWithThoseItIsAbout() throws {
        #expect(
            try unanswered("") == [
                "The Council wastes money on Mayor Reed | Skippers’ Union | June 2024 | The Council; Mayor Reed | Gazette ¶1 | -"
            ])
    }

    @Test(arguments: ["rebuts", "undercuts", "qualifies", "concedes"], ["[[council]]", "editors"])
    func aReplyAnswersAClaim(relation: String, holder: String) throws {
        #expect(
            try unanswered("### No\n- holder: \(holder)\n- relation: \(relation)\n- evidence: [@courier, ¶1, \"no\"]\n") == [])
    }

    @Test(arguments: ["holder: [[council]]\n- relation: supports", "holder: [[council]]\n- relation: context"])
    func supportAndContextDoNot(record: String) throws {
        #expect(try unanswered("### So\n- \(record)\n- evidence: [@courier, ¶1, \"so\"]\n").count == 1)
    }

    @Test func anAllowanceIsShownAndAReplyFromAnotherPageCounts() throws {
        let claim = "## It leaks\n- id: leaks\n- holder: [[skippers]]\n- evidence: [@gazette, ¶1, \"leaks\"]\n"
        let allowed = try TestDossier.quarrel.dispute("d", claim + "- allow: unanswered, nobody was asked\n").report(.unanswered)
        #expect(allowed.lines == ["It leaks | Skippers’ Union | - | - | Gazette ¶1 | nobody was asked"])
        #expect(allowed.count == "1 claim")
        let elsewhere = TestDossier.quarrel.dispute("d", claim).dispute(
            "e", "## It is dry\n- holder: [[council]]\n- rebuts: [[d#leaks]]\n- evidence: [@courier, ¶1, \"dry\"]\n", title: "Other?")
        #expect(try elsewhere.report(.unanswered).lines.map { $0.prefix(9) } == ["It is dry"])
    }

    // MARK: Voices

    @Test func aVoiceIsOneRowWithWhatItDoesOnEachSide() throws {
        let report = try TestDossier.quarrel.dispute(
            "d",
            """
            ## The bridge stays shut
            - id: shut
            - holder: [[council]]
            - via: leaked paper; [[mayor]]
            - evidence: [@gazette, ¶1, "shut"]

            ### It opens eighty times
            - holder: [[skippers]]
            - evidence: [@gazette, ¶2, "eighty" (speech: [[skippers]])]

            ### Some boats pass
            - holder: local officials (unnamed)
            - relation: context
            - evidence: [@courier, ¶1, "pass"]

            ### One paper only
            - holder: editors
            - relation: qualifies
            - evidence: [@courier, ¶1, "some"]
            """
        ).report(.voices)
        #expect(report.headings == ["Named", "Not named", "The editors"])
        #expect(
            report.lines(in: "Named") == [
                "Skippers’ Union | - | 1 | 1 | - | - | - | 1 | - | Who is right?",
                "leaked paper | - | - | - | - | - | 1 | - | - | Who is right?",
                "Mayor Reed | - | - | - | - | - | 1 | - | - | Who is right?",
                "The Council | 1 | - | - | 1 | leaked paper; Mayor Reed | - | - | - | Who is right?",
            ])
        #expect(report.lines(in: "Not named") == ["local officials (unnamed) | 1 | - | 1 | - | - | - | - | - | Who is right?"])
        #expect(report.count == "6 voices")
    }

    @Test func aVoiceHeardInSeveralQuestionsIsStillOneRow() throws {
        let claim = "## It leaks\n- holder: [[skippers]]\n- evidence: [@gazette, ¶1, \"leaks\"]\n"
        let report = try TestDossier.quarrel.dispute("d", claim + "\n## It rusts\n- holder: [[skippers]]\n", title: "Shut?").dispute(
            "e", claim, title: "Safe?"
        ).report(.voices)
        #expect(report.lines == ["Skippers’ Union | 3 | - | 3 | - | - | - | - | - | Shut? (2); Safe? (1)"])
    }

    @Test func whoIsOnlySpokenOfIsNeverHeard() throws {
        let report = try TestDossier.quarrel.dispute(
            "d", "## Mayor Reed and The Council sleep\n- holder: [[skippers]]\n- evidence: [@gazette, ¶1, \"sleep\"]\n"
        ).report(.voices)
        #expect(
            report.lines(in: "Spoken of, never heard") == [
                "Mayor Reed | - | - | - | - | - | - | - | 1 | Who is right?", "The Council | - | - | - | - | - | - | - | 1 | Who is right?",
            ])
    }

    @Test func theUnnamedOfAStateAreNotTheState() throws {
        let report = try TestDossier.quarrel.dispute(
            "d", "## So\n- holder: members of [[council]] (unnamed)\n- evidence: [@gazette, ¶1, \"so\"]\n"
        ).report(.voices)
        #expect(report.headings == ["Not named"])
        #expect(report.lines == ["members of The Council (unnamed) | 1 | - | 1 | - | - | - | - | - | Who is right?"])
    }

    // MARK: Pledges

    @Test func pledgesShowWhatBecameOfThem() throws {
        let report = try TestDossier.quarrel.dispute(
            "d",
            """
            ## The bridge will open in May
            - id: may
            - holder: [[council]]
            - kind: pledge
            - stated: 2024-01
            - status: broken
            - because: it opened in June
            - evidence: [@gazette, ¶1, "in May"]

            ## It will rain
            - holder: [[mayor]]
            - kind: forecast
            - evidence: [@gazette, ¶2, "rain"]

            ## It is a bridge
            - holder: [[mayor]]
            - evidence: [@gazette, ¶2, "a bridge"]
            """
        ).timeline("- 2024-06: It opens. [@courier, ¶1]\n  - falsifies: [[d#may]]\n").report(.pledgesAndForecasts)
        #expect(report.headings == ["Pledges", "Forecasts"])
        #expect(
            report.lines == [
                "The bridge will open in May | The Council | January 2024 | - | broken | it opened in June | It opens | Gazette ¶1",
                "It will rain | Mayor Reed | - | - | - | - | - | Gazette ¶2",
            ])
    }

    // MARK: Actors

    private static let changing = TestDossier.quarrel.dispute(
        "d",
        """
        ## It stays
        - holder: [[council]]
        - stated: 2024-05
        - evidence: [@gazette, ¶1, "stays"]

        ### It goes
        - holder: [[council]]
        - when: 2023
        - evidence: [@gazette, ¶2, "goes"]

        ## It rusts
        - holder: [[council]]
        - evidence: [@gazette, ¶3, "rusts"]

        ## It shines
        - holder: [[mayor]]
        - evidence: [@gazette, ¶3, "shines"]
        """)

    @Test func anActorsClaimsStandInTheOrderOfTime() throws {
        let report = try Self.changing.report(.oneActorOverTime)
        #expect(report.headings == ["The Council"])
        #expect(
            report.lines == [
                "2023 | It goes | counterclaim | fact | Who is right? | - | Gazette ¶2",
                "May 2024 | It stays | claim | fact | Who is right? | - | Gazette ¶1",
                "undated | It rusts | claim | fact | Who is right? | - | Gazette ¶3",
            ])
        #expect(report.count == "1 actor")
    }

    @Test func oneActorMayBeAskedFor() throws {
        #expect(try Self.changing.report(.oneActorOverTime, entity: "mayor").lines.count == 1)
        let silent = try Self.changing.report(.oneActorOverTime, entity: "skippers")
        #expect(silent.rowCount == 0 && silent.count == "0 actors")
    }

    // MARK: Same statement

    @Test func wordingsOfTwoSourcesStandSideBySide() throws {
        let report = try TestDossier.quarrel.dispute(
            "d",
            """
            ## It is shut
            - id: shut
            - holder: [[council]]
            - evidence: [@gazette, ¶1, "shut for good"]
            - evidence: [@courier, ¶2, "closed"]
            - evidence: [@courier, ¶3]

            ## It is old
            - id: old
            - holder: [[mayor]]
            - evidence: [@gazette, ¶2, "old"]

            ## It is very old
            - holder: [[mayor]]
            - supports: [[#old]]
            - evidence: [@courier, ¶1, "ancient"]

            ## It is oldest
            - holder: [[skippers]]
            - supports: [[#old]]
            - evidence: [@courier, ¶1, "oldest"]
            """
        ).timeline("- 2024-06: It opens. [@gazette, ¶1, \"opened\"; @courier, ¶1, \"was opened\"]\n").report(.sameStatement)
        #expect(report.headings == ["It is shut", "It is old", "It opens"])
        #expect(report.count == "3 statements")
        #expect(
            report.lines(in: "It is shut") == [
                "Gazette ¶1 | 20 June 2024 | “shut for good” | It is shut | The Council | -",
                "Courier ¶2 | 21 June 2024 | “closed” | It is shut | The Council | -",
            ])
        #expect(
            report.lines(in: "It is old").map { String($0.prefix(10)) } == ["Gazette ¶2", "Courier ¶1"])
    }

    @Test func oneSourceTwiceIsOneReport() throws {
        let report = try TestDossier.quarrel.dispute(
            "d",
            "## So\n- holder: [[council]]\n- evidence: [@gazette, ¶1, \"so\"]\n- evidence: [@gazette, ¶2, \"thus\"]\n- evidence: [@courier, ¶1]\n"
        ).report(.sameStatement)
        #expect(report.lines == [])
    }
}
