// Where a sentence ends, and which of them cite nothing.

import Diagnostics
import TestKit
import Testing

struct UncitedSentenceTests {
    /// The sentences of an entity's page that cite nothing; of a sentence over several lines, its first.
    private func uncited(_ body: String) throws -> [String] {
        let found = try TestDossier().source("s").page("p", "[@s]").entity("other", name: "Other One", "match: link-only")
            .entity("e", name: "E", "match: link-only", body: body).diagnostics()
        #expect(found.allSatisfy { $0.rule == "uncited-sentence" && $0.severity == .warning }, "\(found.map(Finding.line))")
        return found.map { finding in
            guard let range = finding.range else { return "" }
            let scalars = Array(range.excerpt.unicodeScalars)
            let end = range.end.line == range.start.line ? range.end.column - 1 : scalars.count
            return String(String.UnicodeScalarView(scalars[(range.start.column - 1)..<end]))
        }
    }

    @Test(
        arguments: [
            ("It is. [@s, ¶1]", []), ("It is [@s, ¶1].", []), ("It is.", ["It is."]), ("It is", ["It is"]),
            ("It is. It was. [@s]", ["It is."]), ("It is. [@s] It was.", ["It was."]), ("It is.[@s] It was.", ["It was."]),
            ("It is. [@s] [@s, ¶2] It was. [@s]", []), ("Is it? It is! [@s]", ["Is it?"]), ("It is … It was. [@s]", ["It is …"]),
            ("It is. (It was.) [@s]", ["It is."]), ("It *is*. **It was. [@s]**", ["It *is*."]),
        ] as [(String, [String])])
    func aCitationBelongsToItsSentence(_ body: String, _ expected: [String]) throws {
        #expect(try uncited(body) == expected)
    }

    @Test(arguments: [
        "The U.S. and Dr. Who of No. 10 met. [@s]", "It is e.g. Belarus. [@s]", "Gen. J. R. Smith vs. St. John. [@s]",
        "It cost 3.5 million. [@s]",
        "See vol. 3, pp. 4–5. [@s]", "It met at 10 a.m. on Friday. [@s]", "They came, etc. and went. [@s]", "Version 1.10 came. [@s]",
    ])
    func abbreviationsEndNoSentence(_ body: String) throws {
        #expect(try uncited(body) == [])
    }

    @Test(
        arguments: [
            ("He said “never.” Then he left. [@s]", ["He said “never.”"]),
            ("He said \"never.\" Then he left. [@s]", ["He said \"never.\""]),
            ("He said “never.” [@s] Then he left. [@s]", []), ("(He left.) Then he came. [@s]", ["(He left.)"]),
            ("He asked “why?” and left. [@s]", []), ("He said ‘never.’ [@s]", []),
        ] as [(String, [String])])
    func aQuotationMayEndASentence(_ body: String, _ expected: [String]) throws {
        #expect(try uncited(body) == expected)
    }

    @Test(
        arguments: [
            ("It met [[other]]. [[other]] left. [@s]", ["It met [[other]]."]), ("[[other]] left. It stayed. [@s]", ["[[other]] left."]),
            ("It met [[other|the other]]. Then it left. [@s]", ["It met [[other|the other]]."]), ("It met [[other]]. [@s]", []),
            ("It met [Other](https://example.org). Then it left. [@s]", ["It met [Other](https://example.org)."]),
            ("It met `Other`. Then it left. [@s]", ["It met `Other`."]),
        ] as [(String, [String])])
    func linksMayBeginAndEndASentence(_ body: String, _ expected: [String]) throws {
        #expect(try uncited(body) == expected)
    }

    @Test(arguments: [("He said no. Then he left. [@s]", ["He said no."]), ("It was art. No. 10 was not. [@s]", ["It was art."])])
    func wordsThatAreAbbreviationsOnlyBeforeNumbersEndASentence(_ body: String, _ expected: [String]) throws {
        #expect(try uncited(body) == expected)
    }

    @Test func eachItemOfAListIsAsked() throws {
        #expect(try uncited("- One. [@s]\n- Two.\n  - Three.\n\n1. Four. [@s]\n2. Five. Six. [@s]") == ["Two.", "Three.", "Five."])
    }

    @Test func quotedBlocksAreAskedAndEditorsNotesAreNot() throws {
        #expect(try uncited("> Quoted.\n\n> [!NOTE]\n> Known to all. And this.\n>\n> Still.\n\n> [!WARNING]\n> This is none.").count == 2)
    }

    @Test func aCitationInAnEditorsNoteIsNoEvidence() throws {
        let found = try TestDossier().source("s").entity("e", name: "E", body: "> [!NOTE]\n> Known. [@s]").graph()
        #expect(found.sources[0].citedBy.isEmpty)
    }

    @Test func aSentenceMayRunOverLines() throws {
        #expect(try uncited("It is\nso.\nIt was\nso. [@s]") == ["It is"])
    }

    @Test func headingsTablesCodeRelationsAndTimelinesAreNoSentences() throws {
        let body =
            "## A heading.\n\n| A. | B. |\n|---|---|\n| One. | Two. |\n\n```\nCode. More.\n```\n\n## Relations\n- controls: [[other]]\n\n## Timeline\n- 2021: It is. [@s]"
        #expect(try uncited(body) == [])
    }

    @Test func punctuationAloneIsNoSentence() throws {
        #expect(try uncited("It is. [@s] …\n\n— [@s]") == [])
    }

    @Test func aCitationThatCannotBeReadIsNotReportedTwice() throws {
        let found = try TestDossier().source("s").page("p", "[@s]").entity("e", name: "E", body: "It is. [@s, ¶1, 9]").diagnostics()
        #expect(found.map(\.rule) == ["citation-grade"])
    }

    @Test func otherPagesMayStateWhatTheyLike() throws {
        #expect(try TestDossier().page("p", "It is.").dispute("d", "It is.\n\n## So\n\nIt was.").findings() == [])
    }
}
