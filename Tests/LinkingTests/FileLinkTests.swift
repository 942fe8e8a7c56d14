// Plain Markdown links between the dossier's files.

import Linking
import TestKit
import Testing

struct FileLinkTests {
    private let dossier = TestDossier().source("s", paragraphs: 2)
        .file("content/entities/places/Suwałki Gap.md", "---\nname: Suwałki Gap\ntype: place\n---\n## History\n\n## Größe\n")
        .entity("nato", name: "NATO").dispute("d", "## So\n- id: so\n- holder: editors")
        .timeline("- 2021: So.\n  - id: so").file("content/index.md", "---\ntitle: Home\n---\n").file("content/maps/border line.png", "x")
        .page("about", "## Here\n")

    private func lead(_ address: String, from path: String) throws -> String? {
        let graph = try dossier.graph()
        let file = try #require(graph.corpus.files.firstIndex { $0.text.path == path })
        return graph.target(of: address, in: file).map { graph.words($0) }
    }

    @Test(
        arguments: [
            ("entities/nato.md", "entity nato"), ("./entities/nato.md", "entity nato"), ("entities/../entities/nato.md", "entity nato"),
            ("../seeds/s.md", "source s"), ("../seeds/s.md#p2", "source s ¶2"), ("../seeds/s.md#p3", nil),
            ("disputes/d.md#so", "dispute d #so"),
            ("disputes/d.md#no", nil), ("disputes/d.md#", "dispute d"), ("index.md", "home"), ("timeline/events.md", "timeline"),
            ("timeline/events.md#so", "timeline #so"), ("timeline/events.md#no", nil),
            ("entities/places/Suwałki%20Gap.md", "entity suwałki-gap"),
            ("entities/places/Suwa%C5%82ki%20Gap.md#history", "entity suwałki-gap #history"),
            ("entities/places/Suwałki%20Gap.md#gr%C3%B6%C3%9Fe", "entity suwałki-gap #größe"),
            ("maps/border%20line.png", "asset content/maps/border line.png"),
            ("entities/nato.md?raw=1", "entity nato"), ("/entities/nato.md", "entity nato"), ("/index.md", "home"),
            ("/content/index.md", nil),
            ("entities/nato", nil), ("entities/", nil), ("entities/NATO.md", nil), ("../../s.md", nil), ("../dossier.yml", nil),
            ("../../../etc/passwd", nil),
            ("%2e%2e/seeds/s.md", nil), ("#here", "page about #here"), ("#", "page about"), ("#there", nil), ("100%", nil), ("%zz", nil),
            ("%", nil),
        ] as [(String, String?)])
    func addressesAreReadFromTheirFile(_ address: String, _ expected: String?) throws {
        #expect(try lead(address, from: "content/about.md") == expected)
    }

    @Test func theFolderTheyStandInCounts() throws {
        #expect(try lead("../../content/entities/nato.md", from: "content/disputes/d.md") == "entity nato")
        #expect(try lead("nato.md", from: "content/entities/places/Suwałki Gap.md") == nil)
        #expect(try lead("../nato.md", from: "content/entities/places/Suwałki Gap.md") == "entity nato")
        #expect(try lead("../content/maps/border%20line.png", from: "seeds/s.md") == "asset content/maps/border line.png")
        #expect(try lead("/entities/nato.md", from: "seeds/s.md") == "entity nato")
    }

    @Test(arguments: [
        ("a.md", true), ("/a.md", true), ("a:b/c", false), ("./a:b", true), ("a?b:c", true), ("#a", true), ("https://example.org", false),
        ("mailto:a@b", false),
        ("//example.org/a", false), ("?a", true), ("", true),
    ])
    func onlyAddressesWithoutSchemeAndHostAreFiles(_ address: String, _ isRelative: Bool) {
        #expect(FileLinks.isRelative(address) == isRelative)
    }
}
