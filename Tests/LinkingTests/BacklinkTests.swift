// Who points at a page, from which paragraph, and how often.

import Dossier
import Linking
import TestKit
import Testing

struct BacklinkTests {
    private let nato = TestDossier().entity("nato", name: "NATO")

    @Test func aDigestPointsFromItsParagraph() throws {
        let graph = try nato.source("s", digest: "¶1 One.\n\n¶2 NATO met. NATO left.\n\n¶3 See [[nato|it]].").graph()
        #expect(graph.backlinks(to: "nato") == ["mention source s ¶2", "link source s ¶3"])
        #expect(try graph.entity("nato").mentions.map { graph.words(graph.passages[$0].target) } == ["source s ¶2", "source s ¶3"])
    }

    @Test func everyKindOfPassagePoints() throws {
        let graph = try nato.source("s", digest: "¶1 One.[^n]\n\n[^n]: NATO.")
            .file("content/index.md", "---\ntitle: Home\n---\nNATO.\n\n## Key judgements\n- NATO stays.\n  - because: NATO said so\n")
            .entity("e", name: "Entity", body: "NATO.").page("p", "NATO.").timeline("NATO.\n\n- 2021: NATO met.\n  - id: met")
            .dispute(
                "d",
                "NATO.\n\n## NATO grows\n- id: grows\n- holder: [[nato]]\n\nNATO.\n\n## Plain\n\nNATO.\n\n## What would settle it\n\nNATO.\n\n## Hypotheses\n\n| A | B |\n|---|---|\n| NATO | C |"
            )
            .graph()
        #expect(
            graph.backlinks(to: "nato") == [
                "mention source s note 0", "mention entity e", "mention dispute d", "link dispute d #grows", "mention dispute d #grows",
                "mention dispute d",
                "mention dispute d", "mention dispute d", "mention timeline", "mention timeline #met", "mention home",
                "mention home #judgement-1", "mention page p",
            ])
    }

    @Test func linksPointAtThePlaceTheyName() throws {
        let graph = try TestDossier().source("s", paragraphs: 3).dispute("d", "## So\n- id: so\n- holder: editors\n")
            .page("p", "[[d#so]] [[d]] [@s, ¶2] [@s] [@s, ¶¶1–3] [[s#p3]]").graph()
        #expect(graph.backlinks(to: "d") == ["link page p → #so", "link page p"])
        #expect(graph.backlinks(to: "s") == ["link page p → ¶3", "citation page p → ¶2", "citation page p", "citation page p → ¶1"])
        #expect(graph.sources[0].citedBy.map(\.paragraphs) == [2...2, nil, 1...3])
    }

    @Test func aPageDoesNotPointAtItself() throws {
        let graph = try TestDossier().entity("nato", name: "NATO", body: "NATO is [[nato]], see [[#history]].\n\n## History").graph()
        #expect(graph.backlinks(to: "nato") == [])
        #expect(try graph.entity("nato").mentions.isEmpty)
    }

    @Test func aClaimKnowsTheDigestsThatReportIt() throws {
        let graph = try TestDossier().source(
            "s", digest: "¶1 [[d#so|Told]] and [[d#so|told]].\n\n¶2 Not.\n\n¶3 [[d#so|Again]].[^n]\n\n[^n]: [[d#so]]"
        )
        .dispute("d", "## So\n- id: so\n- holder: editors\n").page("p", "[[d#so]]").graph()
        #expect(try graph.claim("so").reportedIn.map { graph.words(graph.passages[$0].target) } == ["source s ¶1", "source s ¶3"])
    }

    @Test func anEditorsNoteCitesNothing() throws {
        let graph = try TestDossier().source("s").page("p", "> [!NOTE]\n> So. [@s, ¶1] [[s]]\n\n> Quoted. [@s, ¶2]").graph()
        #expect(graph.sources[0].citedBy.map(\.paragraphs) == [2...2])
        #expect(graph.backlinks(to: "s") == ["link page p", "citation page p → ¶2"])
    }

    @Test func recordsPointToo() throws {
        let graph = try nato.source("s").entity("e", name: "Entity").dispute(
            "d",
            "## So\n- id: so\n- holder: [[e]]\n- via: paper; [[nato]]\n- evidence: [@s, ¶1, \"so\" (speech: [[e]])]\n- figure: 3; [[nato]]; 2021\n"
        ).graph()
        #expect(graph.backlinks(to: "nato") == ["link dispute d #so", "link dispute d #so"])
        #expect(graph.backlinks(to: "e") == ["link dispute d #so", "link dispute d #so"])
        #expect(graph.backlinks(to: "s") == ["citation dispute d #so → ¶1"])
    }

    /// Each reference is stored once: what backlinks cost grows with the references, not with the pages.
    @Test(arguments: [10, 40])
    func thereAreAsManyBacklinksAsReferences(_ count: Int) throws {
        var dossier = TestDossier()
        for index in 0..<count {
            let next = (index + 1) % count
            dossier = dossier.source("s\(index)", digest: "¶1 Of Name\(index)x and Name\(next)x.\n\n¶2 See [[e\(next)]].")
                .entity("e\(index)", name: "Name\(index)x", body: "So. [@s\(index), ¶1; @s\(next), ¶2]").page(
                    "p\(index)", "[[s\(index)]] and [[e\(index)]].")
        }
        let graph = try dossier.graph()
        // Two mentions and a link of each digest, two citations of each entity, two links of each page.
        #expect(graph.backlinks.values.reduce(0) { $0 + $1.count } == 7 * count)
        #expect(graph.sources.reduce(0) { $0 + $1.citedBy.count } == 2 * count)
        #expect(graph.entities.allSatisfy { $0.mentions.count == 4 && $0.companions.count == 2 })
    }
}
