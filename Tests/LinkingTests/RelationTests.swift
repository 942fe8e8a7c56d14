// Relations as both sides see them, and who keeps company with whom.

import Dossier
import Linking
import TestKit
import Testing

struct RelationTests {
    /// `president of belarus`, with `←` where the other side states it.
    private func relations(_ id: String, _ graph: Graph) throws -> [String] {
        try graph.entity(id).relations.map { relation in
            let other = relation.entity.map { graph.corpus.entities[$0].id } ?? relation.relation.target.text
            return "\(relation.isInverse ? "← " : "")\(relation.name) \(other)"
        }
    }

    private func dossier(_ a: String, _ b: String = "", settings: String = "") -> TestDossier {
        TestDossier().file("dossier.yml", "format: 1\ntitle: T\n\(settings)")
            .entity("a", name: "Alpha", body: a.isEmpty ? "" : "## Relations\n\(a)").entity(
                "b", name: "Beta", body: b.isEmpty ? "" : "## Relations\n\(b)")
    }

    @Test(arguments: [
        ("president of", "president"), ("president", "president of"), ("ally of", "ally of"), ("part of", "parts"), ("signed by", "signed"),
        ("borders", "borders"), ("mediates between", "mediated by"),
    ])
    func theOtherSideSeesTheInverse(_ name: String, _ inverse: String) throws {
        let graph = try dossier("- \(name): [[Beta]]").graph()
        #expect(try relations("a", graph) == ["\(name) b"] && relations("b", graph) == ["← \(inverse) a"])
    }

    @Test func everyKnownRelationHasOneInverseThatLeadsBack() {
        var inverses: [String: String] = [:]
        for kind in RelationKind.known {
            #expect(inverses.updateValue(kind.inverse, forKey: kind.name) == nil, "\(kind.name) stands twice")
            if kind.inverse != kind.name {
                #expect(inverses.updateValue(kind.name, forKey: kind.inverse) == nil, "\(kind.inverse) stands twice")
            }
        }
        for (name, inverse) in inverses { #expect(inverses[inverse] == name) }
    }

    @Test func statedOnBothSidesItIsToldOnce() throws {
        let graph = try dossier("- president of: [[Beta]], 1994/..", "- president: [[Alpha]]").graph()
        #expect(try relations("a", graph) == ["president of b"] && relations("b", graph) == ["president a"])
        let symmetric = try dossier("- ally of: [[b]]", "- ally of: [[a]]").graph()
        #expect(try relations("a", symmetric) == ["ally of b"] && relations("b", symmetric) == ["ally of a"])
        let different = try dossier("- ally of: [[b]]", "- rival of: [[a]]").graph()
        #expect(try relations("b", different) == ["rival of a", "← ally of a"])
    }

    @Test func aDossierMayAddRelations() throws {
        let graph = try dossier("- advises: [[b]]", settings: "relations: {advises: advised by}").graph()
        #expect(try relations("b", graph) == ["← advised by a"])
        let back = try dossier("- advised by: [[b]]", settings: "relations: {advises: advised by}").graph()
        #expect(try relations("b", back) == ["← advises a"])
        let unknown = try dossier("- advises: [[b]]").graph()
        #expect(try relations("a", unknown) == ["advises b"] && relations("b", unknown) == [])
    }

    @Test func aRelationMayLeadToNobodyWithAPage() throws {
        let graph = try dossier("- part of: the whole\n- ally of: [[nowhere]]\n- ally of: [[a]]").graph()
        #expect(try relations("a", graph) == ["part of the whole", "ally of nowhere", "ally of a"])
        #expect(graph.brokenLinks.map(\.link.typed) == ["nowhere"])
    }

    @Test func citationsAndDatesGoWithIt() throws {
        let graph = try dossier("- member of: [[b]], 1999/.. [@s, ¶2]").source("s").graph()
        let inverse = try #require(try graph.entity("b").relations.first)
        #expect(inverse.isInverse && inverse.citations.map(\.source) == [0] && inverse.relation.date?.value.description == "1999/..")
    }

    // MARK: Companions

    private func companions(_ id: String, _ graph: Graph) throws -> [String] {
        try graph.entity(id).companions.map { "\(graph.corpus.entities[$0.entity].id) \($0.paragraphs)" }
    }

    @Test func companionsAreCountedByParagraph() throws {
        let graph = try TestDossier().entity("a", name: "Alpha").entity("b", name: "Beta").entity("c", name: "Gamma")
            .source("s", digest: "¶1 Alpha, Beta, Alpha, Beta.\n\n¶2 Alpha and [[c|it]].\n\n¶3 Alpha and Gamma and Beta.\n\n¶4 Beta.").page(
                "p", "Alpha and Beta."
            ).graph()
        #expect(
            try companions("a", graph) == ["b 2", "c 2"] && companions("b", graph) == ["a 2", "c 1"]
                && companions("c", graph) == ["a 2", "b 1"])
    }

    @Test func aPageNamesThirtyCompanions() throws {
        var dossier = TestDossier().entity("hub", name: "Hub")
        var digest: [String] = []
        for index in 10..<45 {
            dossier = dossier.entity("e\(index)", name: "Name\(index)x")
            digest.append("¶\(index - 9) Hub and Name\(index)x.")
        }
        digest.append("¶36 Hub with Name44x.")
        let graph = try dossier.source("s", digest: digest.joined(separator: "\n\n")).graph()
        let found = try companions("hub", graph)
        #expect(found.count == 30 && found.first == "e44 2" && found.dropFirst() == (10..<39).map { "e\($0) 1" }[...])
    }

    @Test func aListOfNamesMakesNoCompanions() throws {
        var dossier = TestDossier()
        for index in 10..<60 { dossier = dossier.entity("e\(index)", name: "Name\(index)x") }
        let graph = try dossier.source("s", digest: "¶1 " + (10..<60).map { "Name\($0)x" }.joined(separator: ", ")).graph()
        #expect(graph.entities.allSatisfy { $0.companions.isEmpty && $0.mentions.count == 1 })
    }
}
