// Quotations against texts that are held, and against lock files where they are not.

import Checking
import Diagnostics
import TestKit
import Testing

@Suite struct VerificationTests {
    static let article = """
        A lock on the Vell

        The keeper said the gates were “sound and newly tarred” on 4 May. He had not looked at the sill, and the sill leaks.

        Two boats were supposedly held back for a day. The council denied it. Nobody asked whether the boats were empty.

        The following were the reasons:

        The sill leaks, and the council won’t mend the sill.
        """

    /// The article's paragraphs are lines 3, 5, 7 and 9; the quotation stands in line 9, column 22.
    static func dossier(_ evidence: String, _ record: String = "") -> TestDossier {
        TestDossier().article("vell", article, paragraphs: "3 5 7 9", "language: en").entity("keeper", name: "Keeper", type: "person")
            .dispute("d", "## It is so\n- id: so\n- holder: [[keeper]]\n- evidence: \(evidence)\n\(record)")
    }

    private func findings(_ evidence: String, _ record: String = "") throws -> [String] {
        try Self.dossier(evidence, record).verification().found.diagnostics.map(Finding.line)
    }

    private func clean(_ evidence: String, _ record: String = "") throws {
        let (found, locked) = try Self.dossier(evidence, record).verification()
        #expect(found.diagnostics.map(Finding.line) == [] && found.failed == 0 && found.verified > 0)
        // What is locked is enough where nobody holds the text.
        let rules = try locked.withoutTexts.diagnostics().filter { Self.evidenceRules.contains($0.rule) }
        #expect(rules.map(Finding.line) == [])
    }

    static let evidenceRules: Set<String> = [
        "unverified-quotation", "hedge-not-in-source", "source-changed", "paragraph-map-changed", "speech-without-speaker",
    ]

    @Test(arguments: [
        (#"[@vell, ¶1, "sound and newly tarred"]"#, ""), (#"[@vell, ¶2, "held back … a day"]"#, ""),
        (#"[@vell, ¶2, "held back for a day"]"#, "- hedge: supposedly"), (#"[@vell, ¶1, "newly tarred"]"#, "- date-words: on 4 May"),
        (#"[@vell, ¶¶1–2, "on 4 May"]"#, ""), (#"[@vell, "The council denied it"]"#, ""),
        (#"[@vell, ¶4, "sill" (after “The”) (before “leaks”)]"#, ""), (#"[@vell, ¶4, "won't mend"]"#, ""),
        (#"[@vell, ¶1, "tarred" (scare)]"#, ""), (#"[@vell, ¶1, "newly tarred" (speech: a keeper)]"#, ""),
    ])
    func whatStandsThereIsVerified(evidence: String, record: String) throws {
        try clean(evidence, record)
    }

    @Test func anAlteredLetterShowsWhatIsThere() throws {
        #expect(
            try findings(#"[@vell, ¶1, "sound and newly tared"]"#) == [
                "content/disputes/d.md:7:26: error: this quotation does not stand in ¶1 of vell; the nearest there is “sound and newly tarred” (did you mean sound and newly tarred?) [misquotation]"
            ])
    }

    @Test func aMovedCitationIsToldWhereItBelongs() throws {
        #expect(
            try findings(#"[@vell, ¶2, "sound and newly tarred"]"#) == [
                "content/disputes/d.md:7:21: error: these words stand in ¶1 of vell, not in ¶2 (did you mean ¶1?) [misquotation]"
            ])
    }

    @Test(arguments: [
        (#"[@vell, ¶1, "the sill"]"#, "ambiguous-quotation"), (#"[@vell, ¶1, "sill" (after “the”)]"#, "ambiguous-quotation"),
        (#"[@vell, ¶2, "denied" (after “boats were empty”)]"#, "quotation-place"),
        (#"[@vell, ¶1, "nothing of the kind was ever said"]"#, "misquotation"),
        (#"[@vell, ¶1, "tarred … sound"]"#, "misquotation"), (#"[@vell, ¶1, "ewly tarre"]"#, "misquotation"),
    ])
    func whatDoesNotIsAnError(evidence: String, rule: String) throws {
        let (found, locked) = try Self.dossier(evidence).verification()
        #expect(found.diagnostics.map(\.rule) == [rule] && found.failed == 1)
        #expect(try locked.withoutTexts.diagnostics().filter { $0.rule == "unverified-quotation" }.count == 1)
    }

    @Test func aHedgeOfAnotherIsAnError() throws {
        let (found, locked) = try Self.dossier(#"[@vell, ¶1, "newly tarred"]"#, "- hedge: supposedly").verification()
        #expect(found.diagnostics.map(\.rule) == ["hedge-not-in-source"])
        #expect(try locked.withoutTexts.diagnostics().map(\.rule).contains("hedge-not-in-source"))
    }

    @Test(arguments: [
        (#"[@vell, ¶1, "looked at the sill"]"#, "reserve-before-quotation"),
        (#"[@vell, ¶2, "the boats were empty"]"#, "reserve-before-quotation"),
        (#"[@vell, ¶2, "held back" (speech: a boatman)]"#, "unmarked-speech"),
    ])
    func whatCouldMisleadIsAWarning(evidence: String, rule: String) throws {
        let found = try Self.dossier(evidence).verification().found
        #expect(found.diagnostics.map(\.rule) == [rule] && found.diagnostics.allSatisfy { $0.severity == .warning } && found.failed == 0)
    }

    @Test func aReserveThatIsShownIsNoWarning() throws {
        try clean(#"[@vell, ¶1, "not looked at the sill"]"#)
        try clean(#"[@vell, ¶1, "looked at the sill" (after “not”)]"#)
        try clean(#"[@vell, ¶1, "looked at the sill"]"#, "- allow: reserve-before-quotation, the sentence before says so")
    }

    /// Without the text a changed letter of anything that was verified is an error, and no nearest text is shown.
    @Test(arguments: [
        ("sound and newly tarred", "sound and newly tared"), ("¶1, ", "¶2, "), ("newly tarred\"", "newly tarred\" (scare)"),
        ("sound and", "sounds and"), ("@vell, ¶1", "@vell"),
    ])
    func theLockKnowsEveryLetter(old: String, new: String) throws {
        let locked = try Self.dossier(#"[@vell, ¶1, "sound and newly tarred"]"#).verification().locked.withoutTexts
        let found = try locked.replacing(old, with: new, in: "content/disputes/d.md").diagnostics().filter {
            $0.rule == "unverified-quotation"
        }
        #expect(found.count == 1 && found.first?.range?.path == "content/disputes/d.md" && found.first?.range?.start.line == 7)
        #expect(found.first?.message.contains("tarred") == false)
    }

    @Test func aChangedTextOrMapIsSaidOnce() throws {
        let locked = try Self.dossier(#"[@vell, ¶1, "sound and newly tarred"]"#).verification().locked
        let hash = try #require(try locked.read().corpus.sources.first?.original?.sha256)
        let changed = try locked.replacing(hash, with: String(hash.reversed()), in: "seeds/vell.md").diagnostics()
        #expect(changed.map(\.rule).filter(Self.evidenceRules.contains) == ["source-changed"])
        let mapped = try locked.replacing("paragraphs: 3 5 7 9", with: "paragraphs: 3 5 7+9", in: "seeds/vell.md").diagnostics()
        #expect(mapped.map(\.rule).filter(Self.evidenceRules.contains) == ["paragraph-map-changed"])
    }

    @Test func aTextThatIsNotTheOneOnRecordIsAnError() throws {
        let found = try Self.dossier(#"[@vell, ¶1, "sound and newly tarred"]"#).file("seeds/fulltext/vell.txt", Self.article + " ")
            .verification().found
        #expect(found.diagnostics.map(\.rule) == ["text-changed"] && found.locks.isEmpty)
    }

    @Test(arguments: ["3 5 7 99", "3 5 7/2 9", "3 4 7 9"])
    func aMapThatTheTextHasNoPlaceForIsAnError(map: String) throws {
        let found = try TestDossier().article("vell", Self.article, paragraphs: map).verification().found
        #expect(found.diagnostics.map(\.rule) == ["text-map"])
    }

    @Test func leadInsAndWordsAreLocked() throws {
        let found = try Self.dossier(#"[@vell, ¶1, "sound and newly tarred"]"#).verification().found
        #expect(found.locks[0]?.leadIns == [3] && found.locks[0]?.words == 59)
        #expect(found.foldings == [:])
        #expect(try Self.dossier(#"[@vell, ¶4, "won't mend"]"#).verification().found.foldings == [0: 1])
    }

    /// The same event on two pages is one, but each page's words for its date are somebody's to answer for.
    @Test func everyTellingsDateWordsAreVerified() throws {
        func tellings(_ words: String) -> TestDossier {
            let event = "- 2021-05-04: [[keeper]] looks. [@vell, ¶1]\n  - date-words: "
            return TestDossier().article("vell", Self.article, paragraphs: "3 5 7 9").timeline("## Lane\n\(event)on 4 May\n")
                .entity("keeper", name: "Keeper", type: "person", body: "## Timeline\n\(event)\(words)\n")
        }
        #expect(try tellings("on 4 May").graph().events.count == 1)
        #expect(try tellings("on 4 May").verification().found.diagnostics.map(Finding.line) == [])
        #expect(try tellings("on 5 May").verification().found.diagnostics.map(\.rule) == ["misquotation"])
    }

    @Test func aMapWithoutAPlaceIsLockedNowhere() throws {
        let (found, locked) = try Self.dossier(#"[@vell, ¶1, "sound and newly tarred"]"#)
            .replacing("paragraphs: 3 5 7 9", with: "paragraphs: 3 5 7 99", in: "seeds/vell.md").verification()
        #expect(found.diagnostics.map(\.rule) == ["text-map"] && found.locks.isEmpty)
        #expect(try locked.withoutTexts.diagnostics().map(\.rule).contains("unverified-quotation"))
    }

    @Test func aQuotationWithoutWordsIsAnError() throws {
        #expect(try Self.dossier(#"[@vell, ¶1, "…"]"#).verification().found.diagnostics.map(\.rule) == ["misquotation"])
    }

    @Test func speechInTheEditorsProseNeedsASpeaker() throws {
        func rules(_ note: String) throws -> [String] {
            let text = "The keeper said “the gates are sound and newly tarred, all of them” on 4 May."
            return try TestDossier().article("vell", text, paragraphs: "1").page(
                "about", "It was said [@vell, ¶1, \"sound and newly tarred\"\(note)]."
            )
            .verification().locked.withoutTexts.diagnostics().map(\.rule).filter(Self.evidenceRules.contains)
        }
        #expect(try rules("") == ["speech-without-speaker"])
        #expect(try rules(" (speech: the keeper)") == [] && rules(" (scare)") == [])
    }
}
