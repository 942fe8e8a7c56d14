// What FORMATS.md says of mentions: boundaries, folding, longest first, where nothing is linked, names that two share.

import Linking
import TestKit
import Testing

struct MentionTests {
    /// The names found in the digest of a source's first paragraph, with the entity each means.
    private func mentions(_ digest: String, _ front: String = "", _ more: (TestDossier) -> TestDossier = { $0 }) throws -> [String] {
        let dossier = more(
            TestDossier().source("s", front, digest: "¶1 \(digest)").entity("belarus", name: "Belarus", type: "state")
                .entity("nato", name: "NATO", "aliases: [the Alliance]").entity("russia", name: "Russia", type: "state"))
        let graph = try dossier.graph()
        let passage = try #require(graph.sources[0].paragraphs[0])
        return graph.passages[passage].mentions.map { graph.corpus.entities[$0.entity].id }
    }

    @Test func namesAreFoundAtWordBoundaries() throws {
        #expect(try mentions("Belarus–NATO talks; Russia's part, Russia’s word.") == ["belarus", "nato", "russia", "russia"])
        #expect(try mentions("(Belarus) “NATO” Russia-led") == ["belarus", "nato", "russia"])
    }

    @Test func namesAreNeverPartOfAWord() throws {
        #expect(try mentions("Belarusian, NATOs, aRussia, Беларусь2").isEmpty)
    }

    @Test func caseCountsUnlessTheEntitySaysOtherwise() throws {
        #expect(try mentions("belarus and nato").isEmpty)
        #expect(
            try mentions("the KREMLIN, the Kremlin") { $0.entity("kremlin", name: "the Kremlin", "match: insensitive") } == [
                "kremlin", "kremlin",
            ])
    }

    @Test func aNameBrokenOverTwoLinesIsFound() throws {
        #expect(try mentions("what\nthe\nAlliance says") == ["nato"])
    }

    @Test func quotesDashesAndAccentsAreFolded() throws {
        let found = try mentions("the ‘Helsinki–2’ idea; Suwa\u{142}ki; Minsk’s; Zoe\u{308}") {
            $0.entity("helsinki", name: "Helsinki-2").entity("zoe", name: "Zo\u{EB}", type: "person")
        }
        #expect(found == ["helsinki", "zoe"])
    }

    @Test func theLongestNameWins() throws {
        let found = try mentions("Government of Belarus and Belarus") {
            $0.entity("gov", name: "Government of Belarus", type: "government")
        }
        #expect(found == ["gov", "belarus"])
    }

    @Test func nothingIsLinkedInLinksCodeAndCitations() throws {
        #expect(try mentions("`NATO` and [NATO](https://example.org) [@s, ¶1, \"NATO\"] [[nato|NATO]]").isEmpty)
    }

    @Test func emphasisAndTablesAreText() throws {
        #expect(try mentions("*NATO* and **Belarus**") == ["nato", "belarus"])
    }

    @Test func linkOnlyNamesAreNeverFound() throws {
        #expect(try mentions("in 1945") { $0.entity("1945", name: "\"1945\"", "match: link-only") }.isEmpty)
    }

    @Test func anEntityIsNotLinkedOnItsOwnPage() throws {
        let graph = try TestDossier().entity("nato", name: "NATO", body: "NATO and Russia.").entity("russia", name: "Russia").graph()
        let own = graph.passages[graph.entities[0].body].mentions.map { graph.corpus.entities[$0.entity].id }
        #expect(own == ["russia"])
    }

    @Test func aSharedNameIsAnErrorUnlessSettled() throws {
        func dossier(_ front: String, _ digest: String) -> TestDossier {
            TestDossier().source("s", front, digest: "¶1 \(digest)").entity("minsk", name: "Minsk", type: "place")
                .entity("government", name: "Government", "aliases: [Minsk]")
        }
        let found = try dossier("", "In Minsk.").findings().filter { $0.contains("ambiguous-name") }
        #expect(found == ["seeds/s.md:4:7: error: Minsk may mean government or minsk [ambiguous-name]"])
        let settled = dossier("mentions: {Minsk: government}", "In Minsk.")
        #expect(try settled.findings().allSatisfy { !$0.contains("ambiguous-name") })
        let linked = dossier("", "In [[minsk|Minsk]].")
        #expect(try linked.findings().allSatisfy { !$0.contains("ambiguous-name") })
    }

    @Test func mentionsMayNameOneOccurrence() throws {
        let graph = try TestDossier().source(
            "s", "mentions: {Minsk: government, \"Minsk ¶1.2\": minsk, \"Minsk ¶2\": minsk}",
            digest: "¶1 Minsk of Minsk and Minsk.\n\n¶2 Minsk."
        ).entity("minsk", name: "Minsk", type: "place", "match: link-only").entity("government", name: "Government").graph()
        let ids = graph.sources[0].paragraphs.compactMap { $0 }.map {
            graph.passages[$0].mentions.map { graph.corpus.entities[$0.entity].id }
        }
        #expect(ids == [["government", "minsk", "government"], ["minsk"]])
    }

    @Test func everyNameOfThousandsIsFound() throws {
        var dossier = TestDossier()
        let names = (0..<2_000).map { "Name \($0 * 7919 % 10_007)x" }
        for (index, name) in names.enumerated() { dossier = dossier.entity("e\(index)", name: name) }
        let graph = try dossier.source("s", digest: "¶1 " + names.joined(separator: ", ")).graph()
        let passage = try #require(graph.sources[0].paragraphs[0])
        #expect(graph.passages[passage].mentions.map { graph.corpus.entities[$0.entity].name } == names)
    }
}
