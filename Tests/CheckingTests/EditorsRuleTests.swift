// The editors' own words, markings, verdicts and quotations; names that nothing leads to.

import TestKit
import Testing

struct EditorsRuleTests {
    private func judgement(_ sentence: String, language: String = "en") -> TestDossier {
        TestDossier.withSources.file("dossier.yml", "format: 1\ntitle: T\nlanguage: \(language)\n").file(
            "content/index.md", "---\ntitle: Home\n---\n## Key judgements\n- \(sentence) [@early, ¶1; @late, ¶1]\n")
    }

    @Test(arguments: [
        ("It may open.", "may"), ("It could open.", "could"), ("It is highly likely to open.", "highly likely"),
        ("Perhaps it opens.", "perhaps"), ("An opening can’t be ruled out.", "can't be ruled out"),
    ])
    func estimatesHaveTheirTerms(_ sentence: String, _ word: String) throws {
        #expect(try judgement(sentence).messages(of: "likelihood-words") == ["“\(word)” doesn't say how likely"])
        #expect(try judgement(sentence, language: "pl").messages(of: "likelihood-words") == [])
    }

    @Test(arguments: [
        "It will very likely open in May.", "It could not be settled.", "They call it “possible”.", "It is almost certain to open.",
        "It opens as soon as possible.", "It is impossible to say.", "The dismay was great.",
    ])
    func otherSentencesAreNot(_ sentence: String) throws {
        #expect(try judgement(sentence).messages(of: "likelihood-words") == [])
    }

    @Test func digestsAndClaimsMayEstimateAsTheyLike() throws {
        let dossier = TestDossier.withSources.source("x", digest: "¶1 It may possibly open.").dispute(
            "d",
            "It might.\n\n## It may open\n- holder: [[council]]\n- hedge: \"may\"\n- evidence: [@x, ¶1, \"may open\"]\n\nPerhaps.\n\n"
                + "## What would settle it\n\nNothing can settle what might have been.\n")
        #expect(try dossier.messages(of: "likelihood-words") == [])
    }

    @Test func likelihoodAndConfidenceStandApart() throws {
        let rule = "likelihood-with-confidence"
        #expect(try judgement("We have high confidence that it is likely.").messages(of: rule).count == 1)
        #expect(try judgement("It is likely. We say so with high confidence.").messages(of: rule) == [])
        #expect(try judgement("It is likely, which the council calls “high confidence”.").messages(of: rule) == [])
    }

    // MARK: Markings

    private func marked(site: String?, source: String?, entity: String? = nil, pack: String? = nil, include: String = "source: early")
        -> TestDossier
    {
        func line(_ handling: String?) -> String { handling.map { "handling: \($0)" } ?? "tags: [x]" }
        return TestDossier.whole.file("dossier.yml", "format: 1\ntitle: T\n\(site.map { "handling: \($0)\n" } ?? "")")
            .source("early", line(source)).entity("guild", name: "Guild", line(entity), body: "It drives. [@early, ¶1]")
            .file("content/packs/p.md", "---\ntitle: P\n\(line(pack))\ninclude:\n  - \(include)\n---\nText.\n")
    }

    @Test(
        arguments: [
            (nil, nil, nil, nil, 0), ("TLP:CLEAR", nil, nil, nil, 0), ("TLP:AMBER", "TLP:AMBER", nil, nil, 0),
            // The site below its source.
            ("TLP:GREEN", "TLP:RED", nil, "TLP:RED", 1), (nil, "TLP:GREEN", nil, "TLP:GREEN", 1),
            // A page below the source it cites, a pack below the one it includes.
            ("TLP:RED", "TLP:AMBER", "TLP:GREEN", nil, 1), ("TLP:RED", "TLP:AMBER", nil, "TLP:GREEN", 1),
            ("TLP:AMBER+STRICT", nil, nil, "TLP:AMBER", 1), ("TLP:GREEN", nil, nil, "TLP:AMBER", 0), (nil, "TLP:CLEAR", nil, nil, 0),
        ] as [(String?, String?, String?, String?, Int)])
    func nothingIsMarkedBelowWhatItHolds(_ site: String?, _ source: String?, _ entity: String?, _ pack: String?, _ count: Int) throws {
        #expect(try marked(site: site, source: source, entity: entity, pack: pack).messages(of: "handling-below").count == count)
    }

    @Test(arguments: ["source: early", "tag: amber", "sources: all", "timeline: 2021"])
    func whateverAPackIncludesCounts(_ include: String) throws {
        let dossier = marked(site: "TLP:AMBER", source: "TLP:AMBER", pack: "TLP:GREEN", include: include)
            .source("early", "tags: [amber]\nhandling: TLP:AMBER").timeline("- 2021-05: It closes. [@early, ¶1]")
        #expect(try dossier.messages(of: "handling-below").count == 1)
    }

    // MARK: Verdicts, quotations

    @Test(arguments: [
        ("", "", 1), ("- status: contested\n", "", 1), ("- status: broken\n- because: so\n", "", 0),
        ("- status: kept\n- because: so\n", "", 1), ("", "  - status: alleged\n", 0),
    ])
    func aFalsifiedClaimSaysSo(_ claim: String, _ event: String, _ count: Int) throws {
        let dossier = TestDossier.withSources.dispute(
            "d", "## It stays open\n- id: open\n- holder: [[council]]\n- kind: pledge\n- evidence: [@early, ¶1, \"open\"]\n\(claim)"
        ).timeline("- 2021: It closes. [@late, ¶1]\n  - falsifies: [[d#open]]\n\(event)")
        let found = try dossier.messages(of: "falsified-unmarked")
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.contains("kept") == claim.contains("kept") })
    }

    @Test func everyQuotationIsCounted() throws {
        let long = "one two three four five six"
        let dossier = TestDossier.withSources.file("dossier.yml", "format: 1\ntitle: T\nquotation-limit: 5\n").dispute(
            "d",
            """
            ## It is open
            - holder: [[council]]
            - when: 2021
            - hedge: \(long)
            - date-words: \(long)
            - evidence: [@early, ¶1, "\(long)"]
            - evidence: [@early, ¶1, "one two" (after “\(long)”)]
            - evidence: [@early, ¶1, "it’s a so-called half-way house"]

            Text [@early, ¶1, "one two three … four five six"].
            """
        ).timeline("- 2021: It closes. [@late, ¶1, \"\(long)\"]\n  - date-words: \(long)\n")
        #expect(
            try dossier.diagnostics().filter { $0.rule == "quotation-limit" }.compactMap { $0.range?.start.line } == [
                7, 8, 9, 10, 13, 4, 5,
            ])
        #expect(
            try dossier.file("dossier.yml", "format: 1\ntitle: T\nquotation-limit: 9223372036854775807\n").messages(of: "quotation-limit")
                == [])
    }

    // MARK: Names

    @Test(arguments: [
        ("¶1 In Labin bridges stand.", 1), ("¶1 In Łabin bridges stand.", 0), ("¶1 In LABIN bridges stand.", 1), ("¶1 Łódź and Лабин.", 1),
        ("¶1 LABIN, it says.", 1), ("¶1 A labin is a hat.", 0), ("¶1 [[labin|Labin]] stands.", 0), ("¶1 Labinsk stands.", 0),
        ("¶1 The Łabin–Labin road.", 1),
    ])
    func aNameInAnotherSpellingIsSeen(_ digest: String, _ count: Int) throws {
        let dossier = TestDossier.whole.source("a", digest: digest).entity("labin", name: "Łabin", type: "place", "native: {ru: Лабин}")
        #expect(try dossier.messages(of: "unlinked-name").count == count)
    }

    @Test(arguments: [
        ("¶1 The Town Council of Oldmere met.", 0), ("¶1 The Town council of Oldmere met.", 1), ("¶1 Now Town-Council of Oldmere.", 1),
        ("¶1 Town\u{A0}council of Oldmere met.", 1), ("¶1 Town council of Oldmère met.", 1), ("¶1 Town council of Oldmere’s bridge.", 1),
        ("¶1 Town Council of\nOldmere—met; Town council of Oldmere", 1), ("¶1 Town Council’s of Oldmere.", 0), ("¶1 Town council", 0),
        ("¶1 Town council of Old Mere.", 0), ("¶1 Town council of Лабин.", 0), ("¶1 The OLDMERE Council of Łabin.", 1),
        ("¶1 By Oldmère council–of Labin.", 1),
    ])
    func aNameOfSeveralWordsIsSeen(_ digest: String, _ count: Int) throws {
        let dossier = TestDossier.whole.source("a", digest: digest).entity("town", name: "Town Council of Oldmere")
            .entity("other", name: "Oldmere Council of Łabin")
        #expect(try dossier.messages(of: "unlinked-name").count == count)
    }

    @Test(arguments: [("¶1 Nato stands.", 0), ("¶1 There Nato stands.", 1), ("¶1 NATO stands.", 0), ("¶1 There, Osc stands.", 0)])
    func oneWordInOtherCapitalsOnlyInASentence(_ digest: String, _ count: Int) throws {
        let dossier = TestDossier.whole.source("a", digest: digest).entity("nato", name: "NATO").entity("osc", name: "OSC")
        #expect(try dossier.messages(of: "unlinked-name").count == count)
    }

    @Test(arguments: [
        ("¶1 The Old Mill Bridge stands.", 1), ("¶1 [[mill|It]] stands; the Old Mill Bridge.", 0), ("¶1 Dossier says.", 0),
    ])
    func aNameLinkedByHandIsMissed(_ digest: String, _ count: Int) throws {
        let dossier = TestDossier.whole.source("a", digest: digest)
            .entity("mill", name: "Old Mill Bridge", type: "place", "match: link-only\naliases: [Dossier]")
        #expect(try dossier.messages(of: "unlinked-name").count == count)
    }

    @Test(arguments: [
        ("", "¶1 Nothing.", 1), ("", "¶1 The Old mill stands.", 0), ("", "¶1 [[b|what the old mill says]].", 0),
        ("authors: [\"[[mill]]\"]", "¶1 Nothing.", 0), ("", "¶1 [[mill|It]] stands.", 0),
    ])
    func whoHasAPageIsSpokenOf(_ front: String, _ digest: String, _ count: Int) throws {
        let dossier = TestDossier.whole.source("a", front, digest: digest).source("b")
            .entity("mill", name: "Old mill", type: "place", body: "The Old mill of [[a]]. [@a, ¶1; @b, ¶1]\n")
        #expect(try dossier.messages(of: "unmentioned-entity").count == count)
    }
}
