// Claims, who holds them, what they are about, and how one answers another.

import Dossier
import Linking
import TestKit
import Testing

struct ArgumentTests {
    private func claim(_ level: Int, _ id: String, _ more: String = "") -> String {
        "\(String(repeating: "#", count: level)) Statement \(id)\n- id: \(id)\n- holder: editors\n\(more)\n"
    }

    private func graph(_ pages: String...) throws -> Graph {
        var dossier = TestDossier()
        for (index, body) in pages.enumerated() { dossier = dossier.dispute("d\(index + 1)", body) }
        return try dossier.graph()
    }

    @Test func headingsAreTheTree() throws {
        let graph = try graph(claim(2, "a") + claim(3, "b") + claim(4, "c") + claim(3, "d") + claim(2, "e") + claim(3, "f"))
        #expect(graph.ids(ofClaims: try graph.claim("a").children) == ["b", "d"])
        #expect(graph.ids(ofClaims: try graph.claim("b").children) == ["c"])
        #expect(graph.ids(ofClaims: try graph.claim("e").children) == ["f"])
        #expect(try graph.claim("a").parent == nil && graph.claim("e").parent == nil)
        #expect(graph.claims.indices == graph.disputes[0].claims)
    }

    @Test func anAnswerRebutsUnlessItSaysOtherwise() throws {
        let graph = try graph(
            claim(2, "a") + claim(3, "b") + claim(3, "c", "- relation: qualifies") + claim(3, "d", "- relation: supports")
                + claim(4, "e", "- relation: undercuts"))
        #expect(graph.words(try graph.claim("a").answeredBy) == ["rebuts b", "qualifies c", "supports d"])
        #expect(graph.words(try graph.claim("e").answers) == ["undercuts d"])
        #expect(try ["a", "b", "c", "d", "e"].map { try graph.claim($0).isCounterclaim } == [false, true, false, false, true])
    }

    @Test func anAnswerThatNamesItsTargetIsContextToWhatItStandsUnder() throws {
        let graph = try graph(claim(2, "a") + claim(3, "b", "- rebuts: [[#c]]") + claim(2, "c"))
        #expect(graph.words(try graph.claim("b").answers) == ["context a", "rebuts c"])
        #expect(graph.words(try graph.claim("c").answeredBy) == ["rebuts b"])
    }

    @Test func namingTheClaimAboveIsTheSameAnswer() throws {
        let graph = try graph(claim(2, "a") + claim(3, "b", "- concedes: [[#a]]"))
        #expect(graph.words(try graph.claim("b").answers) == ["concedes a"])
        #expect(graph.words(try graph.claim("a").answeredBy) == ["concedes b"])
    }

    @Test func anAnswerMayStandOnAnotherPage() throws {
        let graph = try graph(
            claim(2, "a", "- rebuts: [[d2#x]]\n- undercuts: [[D2#Statement y]]"),
            claim(2, "x") + claim(2, "y").replacing("- id: y\n", with: ""))
        #expect(graph.words(try graph.claim("a").answers) == ["rebuts x", "undercuts statement-y"])
        #expect(graph.words(try graph.claim("x").answeredBy) == ["rebuts a"])
        #expect(graph.backlinks(to: "d2") == ["link dispute d1 #a → #x", "link dispute d1 #a → #statement-y"])
    }

    @Test func twoMayRebutEachOther() throws {
        let graph = try graph(claim(2, "a", "- rebuts: [[#b]]") + claim(2, "b", "- rebuts: [[#a]]"))
        for (one, other) in [("a", "b"), ("b", "a")] {
            #expect(graph.words(try graph.claim(one).answers) == ["rebuts \(other)"])
            #expect(graph.words(try graph.claim(one).answeredBy) == ["rebuts \(other)"])
            #expect(try graph.claim(one).parent == nil && graph.claim(one).children.isEmpty)
        }
    }

    @Test func whatIsNoClaimIsNotAnswered() throws {
        let graph = try graph(claim(2, "a", "- rebuts: [[#a]]\n- rebuts: [[#nowhere]]\n- qualifies: [[d1]]"))
        #expect(try graph.claim("a").answers.isEmpty && graph.claim("a").answeredBy.isEmpty)
        #expect(graph.brokenLinks.map(\.link.typed) == ["#nowhere"])
    }

    @Test func everyAnswerIsStoredAtBothEnds() throws {
        let graph = try graph(
            claim(2, "a") + claim(3, "b", "- rebuts: [[d2#y]]") + claim(4, "c") + claim(2, "d", "- supports: [[#c]]"),
            claim(2, "x") + claim(3, "y", "- qualifies: [[d1#a]]"))
        var out: [String] = []
        var back: [String] = []
        for (index, claim) in graph.claims.enumerated() {
            out += claim.answers.map { "\(index) \($0.relation) \($0.claim)" }
            back += claim.answeredBy.map { "\($0.claim) \($0.relation) \(index)" }
        }
        #expect(out.sorted() == back.sorted() && out.count == 6)
    }

    // MARK: Entities

    @Test func claimsByAndAboutAnEntity() throws {
        let graph = try TestDossier().entity("poland", name: "Poland", type: "state").entity(
            "gov", name: "Government of Poland", type: "government"
        )
        .entity("minsk", name: "Minsk", type: "government").dispute(
            "d",
            "## Minsk uses migrants\n- id: a\n- holder: [[gov|Poland]]\n- holder: [[gov]]\n\nAnalysis of Poland's border.\n\n### Poland shot\n- id: b\n- holder: the government in [[Minsk]]\n\n## Nobody knows\n- id: c\n- holder: Officials (unnamed)\n"
        ).graph()
        #expect(
            try graph.ids(ofClaims: graph.entity("gov").claimsMade) == ["a"]
                && graph.ids(ofClaims: graph.entity("minsk").claimsMade) == ["b"])
        #expect(
            try graph.ids(ofClaims: graph.entity("minsk").claimsAbout) == ["a"]
                && graph.ids(ofClaims: graph.entity("poland").claimsAbout) == ["a", "b"])
        #expect(try graph.entity("gov").claimsAbout.isEmpty)
        #expect(
            try graph.ids(ofEntities: graph.claim("a").holders) == ["gov"]
                && graph.ids(ofEntities: graph.claim("a").about) == ["minsk", "poland"])
        #expect(try graph.claim("c").holders.isEmpty)
    }

    @Test func sourcesAnEntityWroteOrPublished() throws {
        let graph = try TestDossier().entity("ted", name: "Ted Carpenter", type: "person").entity(
            "1945", name: "\"1945\"", type: "publication", "match: link-only"
        )
        .source("a", "authors: [\"[[Ted Carpenter]]\", Somebody]\npublisher: \"[[1945]]\"").source("b", "publisher: \"[[1945]]\"").graph()
        #expect(try graph.entity("ted").authored == [0] && graph.entity("1945").authored == [0, 1])
        #expect(graph.sources[0].authors.map { $0.map { graph.corpus.entities[$0].id } } == ["ted", nil])
    }
}
