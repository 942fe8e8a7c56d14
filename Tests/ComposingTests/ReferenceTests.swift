// Chips, and evidence with its words.

import Dossier
import TestKit
import Testing

struct ReferenceTests {
    private func fragments(_ evidence: String) throws -> Fragments {
        try Fragments(
            TestDossier().source("s", paragraphs: 4, "short: Carpenter 2021").source("t", "short: Sakhri 2024").entity(
                "who", name: "Somebody", type: "person"
            )
            .dispute("d", "## A\n- id: a\n- holder: editors\n\(evidence)\n"))
    }

    private func evidence(_ text: String) throws -> (Fragments, [Citation]) {
        let fragments = try fragments("- evidence: \(text)")
        return (fragments, fragments.graph.claims[0].claim.evidence)
    }

    @Test func aChipNamesTheSourceAndTheParagraphAndLeadsThere() throws {
        for (written, shown, spoken, address) in [
            ("[@s, ¶3]", "Carpenter 2021 ¶3", "Carpenter 2021, paragraph 3", "source:s#p3"),
            ("[@s, ¶¶2–3]", "Carpenter 2021 ¶¶2–3", "Carpenter 2021, paragraphs 2 to 3", "source:s#p2"),
            ("[@s, p. 4]", "Carpenter 2021 ¶4", "Carpenter 2021, paragraph 4", "source:s#p4"),
            ("[@s]", "Carpenter 2021", "Carpenter 2021, as a whole", "source:s"),
            ("[@s, title]", "Carpenter 2021, title", "Carpenter 2021, title", "source:s"),
        ] {
            let (fragments, citations) = try evidence(written)
            // Where a chip may be broken over two lines is another matter.
            let html = fragments.html(fragments.composer.references(citations)).replacing("\u{A0}", with: " ")
            #expect(html == "<span class=\"refs\"><a class=\"ref\" href=\"\(address)\" title=\"\(spoken)\">\(shown)</a></span>")
        }
    }

    @Test func aChipIsNotBrokenBeforeItsParagraph() throws {
        let (fragments, citations) = try evidence("[@s, ¶3]")
        #expect(fragments.html(fragments.composer.references(citations)).contains("\u{A0}¶3<"))
    }

    @Test func severalReferencesAreOneList() throws {
        let (fragments, citations) = try evidence("[@s, ¶1; @t, ¶2]")
        #expect(
            fragments.links(fragments.composer.references(citations)).map { $0.components(separatedBy: "→")[1] } == [
                "source:s#p1", "source:t#p2",
            ])
        #expect(fragments.html(fragments.composer.references([])).isEmpty)
    }

    @Test func aSourceThatIsNotThereIsNotLinkedTo() throws {
        let (fragments, citations) = try evidence("[@nowhere, ¶1]")
        #expect(
            fragments.html(fragments.composer.references(citations)) == "<span class=\"refs\"><span class=\"ref\">nowhere</span></span>")
    }

    @Test func aParagraphThatIsNotThereIsNotLinkedTo() throws {
        let (fragments, citations) = try evidence("[@s, ¶99]")
        #expect(!fragments.html(fragments.composer.references(citations)).contains("source:s#p99"))
    }

    @Test func evidenceShowsItsWordsNotesAndGrade() throws {
        let (fragments, citations) = try evidence(
            "[@s, ¶3, \"at our \\\"gate\\\"\" (speech: [[Somebody]]), \"scared\" (scare), \"Name\" (name), \"cut\" (extent uncertain), \"it\" (after “before it”), 4]"
        )
        #expect(
            fragments.words(fragments.composer.evidence(citations)).hasPrefix(
                "at our \"gate\" said by Somebody scared in the source’s own quotation marks Name a name cut where the quotation ends is uncertain it Carpenter 2021 ¶3"
            ))
        #expect(fragments.words(fragments.composer.evidence(citations)).hasSuffix("graded 4, doubtful"))
        #expect(fragments.links(fragments.composer.evidence(citations)).first == "Somebody→entity:who")
    }

    @Test func everyGradeSaysThatItIsTheReports() throws {
        for grade in 1...6 {
            let (fragments, citations) = try evidence("[@s, ¶3, \"x\", \(grade)]")
            #expect(fragments.words(fragments.composer.evidence(citations)).contains("graded \(grade), "))
        }
        let (fragments, citations) = try evidence("[@s, ¶3, \"x\"]")
        #expect(!fragments.words(fragments.composer.evidence(citations)).contains("graded"))
    }

    @Test func confidenceIsAWordAndBars() throws {
        let fragments = try fragments("- evidence: [@s]")
        for (confidence, word, off) in [
            (Confidence.low, "Low confidence", 2), (.moderate, "Moderate confidence", 1), (.high, "High confidence", 0),
        ] {
            let markup = fragments.composer.confidence(confidence)
            #expect(fragments.words(markup) == word)
            #expect(fragments.html(markup).components(separatedBy: "class=\"off\"").count - 1 == off)
            #expect(fragments.html(markup).components(separatedBy: "<rect").count - 1 == 3)
        }
    }

    @Test func aSideIsAWordAndASign() throws {
        let fragments = try fragments("- evidence: [@s]")
        #expect(fragments.words(fragments.composer.side(isCounterclaim: false)) == "Claim")
        #expect(fragments.words(fragments.composer.side(isCounterclaim: true)) == "Counterclaim")
        #expect(
            fragments.html(fragments.composer.side(isCounterclaim: true)) != fragments.html(fragments.composer.side(isCounterclaim: false)))
    }

    @Test func aStripHasACellForEachParagraph() throws {
        let fragments = try fragments("- evidence: [@s]")
        let strip = fragments.composer.strip(source: 0, filled: [1, 3])
        #expect(fragments.links(strip) == ["Paragraph 1→source:s#p1", "Paragraph 3→source:s#p3"])
        #expect(fragments.words(strip) == "Paragraph 1 2 not named Paragraph 3 4 not named")
    }
}
