// FORMATS' grammar of `[@…]`: every form read, every malformed one found at its column.

import Diagnostics
import Dossier
import Testing

struct CitationTests {
    private func one(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> (
        citation: Citation, dossier: TestDossier
    ) {
        let dossier = try TestDossier(text: text)
        #expect(dossier.findings == [], sourceLocation: sourceLocation)
        #expect(dossier.citations.count == 1, sourceLocation: sourceLocation)
        return (try #require(dossier.citations.first, sourceLocation: sourceLocation), dossier)
    }

    @Test(
        arguments: [
            ("[@a]", nil), ("[@a, ¶3]", .paragraph(3)), ("[@a, ¶¶3–5]", .paragraphs(3...5)), ("[@a, ¶¶3-5]", .paragraphs(3...5)),
            ("[@a, ¶3–5]", .paragraphs(3...5)), ("[@a, p3]", .paragraph(3)), ("[@a, p. 3]", .paragraph(3)), ("[@a, P. 3]", .paragraph(3)),
            ("[@a, pp3-5]", .paragraphs(3...5)), ("[@a, pp. 3–5]", .paragraphs(3...5)), ("[@a, pp. 3 – 5]", .paragraphs(3...5)),
            ("[@a, para 3]", .paragraph(3)), ("[@a, paras. 3-4]", .paragraphs(3...4)), ("[@a, ¶¶3–3]", .paragraph(3)),
            ("[@a, ¶ 12]", .paragraph(12)),
            ("[@a, title]", .unit("title")), ("[@a, pilot]", .unit("pilot")), ("[@a, bio-note]", .unit("bio-note")),
            ("[@a, zdjęcie]", .unit("zdjęcie")),
        ] as [(String, Locator?)])
    func unitsAreRead(_ text: String, _ locator: Locator?) throws {
        #expect(try one(text).citation.locator == locator)
    }

    @Test(arguments: ["carpenter-2021", "a", "Ted", "a.b", "a_b", "źródło-1", "2021"])
    func theSourceIsTakenAsTyped(_ name: String) throws {
        #expect(try one("[@\(name), ¶1]").citation.source == name)
    }

    @Test func aWholeReferenceKnowsItsPlaces() throws {
        let (citation, dossier) = try one("Żx [@carpenter-2021, ¶3, \"at our gate\" (speech: [[Alexander Lukashenko]]), 4] y")
        #expect(citation.source == "carpenter-2021" && citation.locator == .paragraph(3) && citation.grade == 4)
        #expect(citation.quotations.map(\.words) == ["at our gate"])
        guard case .speech(let party)? = citation.quotations.first?.notes.first else {
            Issue.record("no speech")
            return
        }
        #expect(party.link?.page == "Alexander Lukashenko")
        #expect(dossier.text(citation.origin) == "@carpenter-2021, ¶3, \"at our gate\" (speech: [[Alexander Lukashenko]]), 4")
        #expect(citation.locatorOrigin.map(dossier.text) == "¶3")
        #expect(citation.quotations.map { dossier.text($0.origin) } == ["\"at our gate\""])
    }

    @Test(arguments: [
        (#"[@a, "one two"]"#, ["one two"]), ("[@a, “one two”]", ["one two"]), (#"[@a, "say \"no\" now"]"#, ["say \"no\" now"]),
        ("[@a, “say “no” now”]", ["say “no” now"]), (#"[@a, “say "no" now”]"#, ["say \"no\" now"]),
        (#"[@a, "say “no” now"]"#, ["say “no” now"]),
        (#"[@a, "a, b; c (d) e"]"#, ["a, b; c (d) e"]), (#"[@a, "left … out"]"#, ["left … out"]),
        (#"[@a, "with [brackets] in it"]"#, ["with [brackets] in it"]),
        (#"[@a, ¶2, "one", "two"]"#, ["one", "two"]), (#"[@a, ¶2, "one" , “two”, 3]"#, ["one", "two"]),
        (#"[@a, "back\\slash"]"#, ["back\\slash"]),
        ("[@a, “Russia’s”]", ["Russia’s"]),
    ])
    func quotationsAreRead(_ text: String, _ words: [String]) throws {
        #expect(try one(text).citation.quotations.map(\.words) == words)
    }

    @Test(
        arguments: [
            (#"(after "the words")"#, .after("the words")), ("(after “the words”)", .after("the words")), (#"(before "x")"#, .before("x")),
            ("(scare)", .scare), ("(name)", .name), ("(extent uncertain)", .extentUncertain), ("( scare )", .scare),
            (#"(after "a (b) c")"#, .after("a (b) c")),
        ] as [(String, QuotationNote)])
    func notesAreRead(_ note: String, _ read: QuotationNote) throws {
        #expect(try one("[@a, ¶1, \"w\" \(note)]").citation.quotations.first?.notes == [read])
    }

    @Test func aQuotationMayHaveSeveralNotes() throws {
        let notes = try one("[@a, ¶1, \"w\" (scare) (extent uncertain), 2]").citation.quotations.first?.notes
        #expect(notes == [.scare, .extentUncertain])
    }

    @Test(arguments: 1...6) func gradesAreOneToSix(_ grade: Int) throws {
        #expect(try one("[@a, ¶1, \(grade)]").citation.grade == grade)
        #expect(try one("[@a, \(grade)]").citation.locator == nil)
    }

    @Test func severalReferencesStandInOneForm() throws {
        let dossier = try TestDossier(text: "x [@a, ¶1; @b, ¶2, \"w\", 3;@c] y")
        #expect(dossier.findings == [])
        #expect(dossier.citations.map(\.source) == ["a", "b", "c"])
        #expect(dossier.citations.map { dossier.text($0.origin) } == ["@a, ¶1", "@b, ¶2, \"w\", 3", "@c"])
    }

    @Test func aFormMayBeWrappedAlsoInsideABlockQuote() throws {
        for (text, mark) in [
            ("x [@a, ¶1,\n\"one\ntwo\" (after “x\ny”), 2]", ""), ("> x [@a, ¶1,\n> \"one\n> two\" (after “x\n> y”), 2]", "> "),
        ] {
            let (citation, dossier) = try one(text)
            #expect(citation.quotations.map(\.words) == ["one two"], "\(mark)")
            #expect(citation.quotations.first?.notes == [.after("x y")], "\(mark)")
            #expect(citation.grade == 2, "\(mark)")
            #expect(dossier.citations.first.map { dossier.text($0.origin).hasPrefix("@a, ¶1") } == true)
        }
        let listed = try one("- x\n  - y [@a, ¶¶2–\n    3]")
        #expect(listed.citation.locator == .paragraphs(2...3))
    }

    @Test(arguments: [
        ("x [@a, ¶0]", "4:8 citation-unit ‹¶0›"), ("x [@a, ¶]", "4:8 citation-unit ‹¶›"), ("x [@a, ¶x]", "4:8 citation-unit ‹¶x›"),
        ("x [@a, ¶5–3]", "4:8 citation-unit ‹¶5–3›"), ("x [@a, ¶3–]", "4:8 citation-unit ‹¶3–›"),
        ("x [@a, ¶-3]", "4:8 citation-unit ‹¶-3›"),
        ("x [@a, ¶+3]", "4:8 citation-unit ‹¶+3›"), ("x [@a, ¶1–2–3]", "4:8 citation-unit ‹¶1–2–3›"),
        ("x [@a, ¶99999999999999999999]", "4:8 citation-unit ‹¶99999999999999999999›"),
        ("x [@a, two words]", "4:8 citation-unit ‹two words›"),
        ("x [@a, 7]", "4:8 citation-grade ‹7›"), ("x [@a, 0]", "4:8 citation-grade ‹0›"), ("x [@a, 12]", "4:8 citation-grade ‹12›"),
        ("x [@a, +3]", "4:8 citation-unit ‹+3›"), ("x [@a, ¶1, 2, 3]", "4:15 citation-grade ‹3›"),
        ("x [@a, ¶1, ¶2]", "4:12 citation-syntax ‹¶2›"),
        (#"x [@a, "w", ¶2]"#, "4:13 citation-syntax ‹¶2›"), ("x [@a, ]", "4:8 citation-unit ‹›"), ("x [@a,, 3]", "4:7 citation-unit ‹›"),
        ("x [@]", "4:4 citation-syntax ‹@›"), ("x [@, ¶3]", "4:4 citation-syntax ‹@›"), ("x [@a b]", "4:7 citation-syntax ‹b›"),
        ("x [@a; b]", "4:8 citation-syntax ‹b›"), ("x [@a;]", "4:7 citation-syntax ‹›"), (#"x [@a, ""]"#, "4:8 citation-syntax ‹\"\"›"),
        (#"x [@a, " "]"#, "4:8 citation-syntax ‹\" \"›"), (#"x [@a, "w" x]"#, "4:12 citation-syntax ‹x›"),
        (#"x [@a, "w" (what)]"#, "4:12 quotation-note ‹(what)›"), (#"x [@a, "w" ()]"#, "4:12 quotation-note ‹()›"),
        (#"x [@a, "w" (after w)]"#, "4:12 quotation-note ‹(after w)›"), (#"x [@a, "w" (after "")]"#, "4:12 quotation-note ‹(after \"\")›"),
        (#"x [@a, "w" (speech: )]"#, "4:12 quotation-note ‹(speech: )›"), (#"x [@a, "w" (scare]"#, "4:12 citation-syntax ‹(scare›"),
        ("żółć [@a, ¶0]", "4:11 citation-unit ‹¶0›"),
    ])
    func whatDoesNotFitIsFoundAtItsColumn(_ text: String, _ finding: String) throws {
        let dossier = try TestDossier(text: text)
        #expect(dossier.places == [finding])
        #expect(dossier.citations.isEmpty)
        guard case .malformed(let typed)? = dossier.references.first else {
            Issue.record("not malformed")
            return
        }
        #expect(typed.hasPrefix("[@") && typed.hasSuffix("]"))
    }

    @Test(arguments: [
        ("x [@a, ¶3", "4:3 unclosed-bracket ‹[@›"), ("x [@a, \"w]", "4:8 unclosed-bracket ‹\"›"),
        ("x [@a, “w]", "4:8 unclosed-bracket ‹“›"),
        ("x [see @a] y", "4:3 pandoc-citation ‹[see @a]›"), ("x @a y", "4:3 pandoc-citation ‹@a›"),
    ])
    func whatIsNotClosedOrPandocsOwnIsFoundToo(_ text: String, _ finding: String) throws {
        let dossier = try TestDossier(text: text)
        #expect(dossier.places == [finding])
        #expect(dossier.citations.isEmpty)
    }

    @Test func theSecondLineOfAWrappedFormIsFoundOnItsLine() throws {
        #expect(try TestDossier(text: "x [@a, ¶1,\n  \"w\", 9]").places == ["5:8 citation-grade ‹9›"])
        #expect(try TestDossier(text: "> x [@a, ¶1,\n> \"w\", 9]").places == ["5:8 citation-grade ‹9›"])
    }

    @Test(arguments: ["`[@a, ¶0]`", "\\[@a, ¶0]", "    [@a, ¶0]", "```\n[@a, ¶0]\n```"])
    func inCodeAndBehindABackslashItIsText(_ text: String) throws {
        let dossier = try TestDossier(text: text)
        #expect(dossier.places == [] && dossier.citations.isEmpty)
    }
}
