// What counts as a use of a source, and which links are looked after, wherever they stand.

import Diagnostics
import TestKit
import Testing

struct ReferenceTests {
    private let source = TestDossier().source("s", paragraphs: 2)

    private func rules(_ dossier: TestDossier) throws -> [String] { try dossier.diagnostics().map(\.rule) }

    @Test func everyPlaceThatCitesASourceUsesIt() throws {
        #expect(try rules(source) == ["unreferenced-source"])
        #expect(try rules(source.page("p", "So. [@s]")) == [])
        #expect(try rules(source.page("p", "See [[s]].")) == [])
        #expect(try rules(source.entity("e", name: "E").entity("f", name: "F", "", body: "## Relations\n- ally of: [[e]] [@s, ¶1]")) == [])
        #expect(try rules(source.timeline("- 2021: So. [@s]")) == [])
        #expect(try rules(source.file("content/packs/k.md", "---\ntitle: K\n---\nSo. [@s]\n")) == [])
        #expect(try rules(source.dispute("d", "## So\n- holder: editors\n- evidence: [@s, ¶2]")) == [])
    }

    @Test func whatNamesASourceInItsOwnDigestIsNoUse() throws {
        #expect(try rules(TestDossier().source("s", digest: "¶1 So. [@s, ¶1] And [[s]].")) == ["unreferenced-source"])
    }

    @Test func anotherMistakeLeavesItUsed() throws {
        #expect(try rules(source.timeline("- in 2021: So. [@s, ¶1]")) == ["date"])
        #expect(try rules(source.page("p", "So. [@s, ¶1, 9]")) == ["citation-grade"])
        #expect(try rules(source.page("p", "So. [@s, ¶9]")) == ["unit-out-of-range"])
    }

    @Test func aSpeakerIsLookedAfterEverywhere() throws {
        let citation = "[@s, ¶1, \"so\" (speech: [[Nobody]])]"
        #expect(try rules(source.page("p", "So. \(citation)")) == ["broken-wikilink"])
        #expect(try rules(source.timeline("- 2021: So. \(citation)")) == ["broken-wikilink"])
        #expect(try rules(source.dispute("d", "## So\n- holder: editors\n- evidence: \(citation)")) == ["broken-wikilink"])
        #expect(try rules(source.page("p", "So. \(citation)").entity("nobody", name: "Nobody")) == [])
    }

    @Test func linksInPacksAreLookedAfter() throws {
        #expect(try rules(TestDossier().file("content/packs/k.md", "---\ntitle: K\n---\nSee [[nowhere]].\n")) == ["broken-wikilink"])
        #expect(try rules(TestDossier().page("p", "").file("content/packs/k.md", "---\ntitle: K\n---\nSee [[p]].\n")) == [])
    }

    @Test func linksInRecordsAreLookedAfter() throws {
        let page = TestDossier().source("s").entity("e", name: "E").page("p", "[@s]")
        for line in [
            "holder: [[x]]", "via: paper; [[x]]", "place: [[x]]", "figure: 3; [[x]]; 2021", "rebuts: [[#x]]", "because: so says [[x]]",
        ] {
            let key = line.hasPrefix("holder") ? "" : "- holder: editors\n"
            #expect(try rules(page.dispute("d", "## So\n\(key)- evidence: [@s]\n- \(line)")).contains("broken-wikilink"), "\(line)")
        }
        for line in ["reports: [[x]]", "falsifies: [[x]]", "according-to: [[x]]", "place: [[x]]", "figure: 3; [[x]]"] {
            #expect(try rules(page.timeline("- 2021: So. [@s]\n  - \(line)")) == ["broken-wikilink"], "\(line)")
        }
        #expect(try rules(page.source("t", "authors: [\"[[x]]\"]").page("q", "[@t]")) == ["broken-wikilink"])
        #expect(try rules(page.source("t", "publisher: \"[[x]]\"").page("q", "[@t]")) == ["broken-wikilink"])
        #expect(try rules(page.entity("f", name: "F", body: "## Relations\n- ally of: [[x]]")) == ["broken-wikilink"])
    }

    @Test func bareFragmentsAreLookedAfter() throws {
        #expect(try rules(TestDossier().page("p", "See [it](#there).\n\n## There")) == [])
        #expect(
            try TestDossier().page("p", "See [it](#nowhere).").findings() == [
                "content/p.md:4:5: error: this page has no nowhere [broken-link]"
            ])
    }

    @Test func nothingIsSaidOfAddressesElsewhere() throws {
        #expect(
            try rules(
                TestDossier().page(
                    "p", "[a](https://example.org/x.md#y), [c](mailto:a@example.org), <https://example.org>")) == [])
    }

    @Test func oneMistakeIsOneFinding() throws {
        #expect(try rules(TestDossier().page("p", "[a](javascript:alert(1))")) == ["unsafe-link"])
        #expect(try rules(TestDossier().page("p", "[[nowhere]]")) == ["broken-wikilink"])
        #expect(try rules(TestDossier().page("p", "So. [@nobody, ¶3, \"so\"]")) == ["unknown-source"])
    }
}
