// The claim–counterclaim table: who stands beside whom, and what stands below.

import Foundation
import Linking
import TestKit
import Testing

struct ClaimTableTests {
    /// Rows of a dispute's table: for each pair the ids in the claim's cell, the counterclaim's cell, and the responses.
    private struct Row: Equatable {
        var claim: String
        var counterclaim: String
        var responses: [String] = []
    }

    private func dossier(_ body: String) -> TestDossier {
        TestDossier().source("s", "short: S").entity("poland", name: "Poland", type: "state").entity(
            "minsk", name: "Minsk", type: "government"
        )
        .dispute("d", body)
    }

    private func claim(_ mark: String, _ id: String, _ more: String = "") -> String {
        "\(mark) Statement \(id)\n- id: \(id)\n- holder: [[Poland]]\n- evidence: [@s, ¶1, \"words\"]\n\(more)\n\n"
    }

    private func rows(_ fragments: Fragments, _ dispute: String = "d") throws -> [Row] {
        let index = try #require(fragments.graph.corpus.disputes.firstIndex { $0.id == dispute })
        let table = fragments.html(fragments.composer.claimTable(index))
        return table.components(separatedBy: "<tbody").dropFirst().map { body in
            let parts = body.components(separatedBy: "class=\"resps\"")
            let cells = parts[0].components(separatedBy: "<td ").dropFirst()
            return Row(
                claim: cells.first.map(names) ?? "", counterclaim: cells.dropFirst().first.map(names) ?? "",
                responses: parts.dropFirst().flatMap { ids($0) })
        }
    }

    private func ids(_ html: String) -> [String] {
        html.components(separatedBy: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    /// `id`, `→id` for another page's claim that is only linked to, `nobody`.
    private func names(_ cell: String) -> String {
        if cell.contains("Nobody in the collection answers") { return "nobody" }
        if cell.contains("Nobody in the collection rebuts") { return "no rebuttal" }
        if let from = cell.components(separatedBy: "data-from=\"").dropFirst().first { return "→" + String(from.prefix { $0 != "\"" }) }
        return ids(cell).joined(separator: "+")
    }

    @Test func theFirstRebuttalStandsBesideItsClaim() throws {
        let fragments = try Fragments(
            dossier(claim("##", "a") + claim("###", "support", "- relation: supports") + claim("###", "b") + claim("###", "c")))
        #expect(try rows(fragments) == [Row(claim: "a", counterclaim: "b", responses: ["support", "c"])])
    }

    @Test func aClaimThatNobodyAnswersSaysSo() throws {
        let fragments = try Fragments(dossier(claim("##", "a") + claim("###", "b", "- relation: undercuts") + claim("##", "c")))
        #expect(
            try rows(fragments) == [
                Row(claim: "a", counterclaim: "no rebuttal", responses: ["b"]), Row(claim: "c", counterclaim: "nobody"),
            ])
    }

    @Test func aClaimThatIsAnsweredWithoutARebuttalSaysHow() throws {
        let fragments = try Fragments(
            dossier(
                claim("##", "a") + claim("###", "b", "- relation: concedes") + claim("###", "c", "- relation: qualifies")
                    + claim("###", "e", "- relation: qualifies\n- holder: [[Minsk]]") + claim("##", "f")
                    + claim("###", "g", "- relation: supports")))
        let words = fragments.words(fragments.composer.claimTable(0))
        #expect(words.contains("Nobody in the collection rebuts this claim; it is qualified by Poland and Minsk and conceded by Poland."))
        #expect(try rows(fragments).last?.counterclaim == "nobody", "support is no answer")
    }

    @Test func claimsThatRebutEachOtherAreEqualsInOneRow() throws {
        let fragments = try Fragments(
            dossier(claim("##", "a", "- rebuts: [[#b]]") + claim("##", "b", "- rebuts: [[#a]]") + claim("###", "c", "- relation: supports"))
        )
        #expect(try rows(fragments) == [Row(claim: "a", counterclaim: "b", responses: ["c"])])
        #expect(fragments.words(fragments.composer.claimTable(0)).contains("neither is the other’s mere answer"))
        let one = try Fragments(dossier(claim("##", "a") + claim("##", "b", "- rebuts: [[#a]]")))
        #expect(try rows(one) == [Row(claim: "a", counterclaim: "b")])
        #expect(!one.words(one.composer.claimTable(0)).contains("neither is the other’s"))
    }

    @Test func aClaimStandsInTheTableOnceWhateverItRebuts() throws {
        for body in [
            claim("##", "b", "- rebuts: [[#a]]") + claim("##", "a"),
            claim("##", "a") + claim("##", "c") + claim("##", "b", "- rebuts: [[#a]]\n- rebuts: [[#c]]"),
            claim("##", "a", "- rebuts: [[#b]]") + claim("##", "b", "- rebuts: [[#c]]") + claim("##", "c", "- rebuts: [[#a]]"),
        ] {
            let fragments = try Fragments(dossier(body))
            let ids = ids(fragments.html(fragments.composer.claimTable(0)))
            #expect(Set(ids).count == ids.count, "\(ids)")
            #expect(ids.count == fragments.graph.claims.count)
        }
    }

    @Test func anAnswerFromElsewhereOnThePageCountsAsOne() throws {
        let fragments = try Fragments(dossier(claim("##", "a") + claim("###", "x", "- rebuts: [[#b]]") + claim("##", "b")))
        let last = try #require(try rows(fragments).last)
        #expect(last.claim == "b")
        #expect(last.counterclaim != "nobody")
    }

    @Test func anAnswerOnAnotherPageIsLinkedToNotToldAgain() throws {
        let fragments = try Fragments(
            dossier(claim("##", "a")).dispute(
                "other", claim("##", "far", "- rebuts: [[d#a]]") + claim("##", "context", "- supports: [[d#a]]")))
        let row = try #require(try rows(fragments).first)
        #expect(row.claim == "a")
        #expect(row.counterclaim == "→far")
        let table = fragments.composer.claimTable(try #require(fragments.graph.corpus.disputes.firstIndex { $0.id == "d" }))
        #expect(fragments.links(table).contains("Statement far→dispute:other#far"))
        #expect(fragments.links(table).contains("Statement context→dispute:other#context"))
        #expect(fragments.words(table).contains("supporting, on another page"))
    }

    @Test func responsesNestAsTheirHeadingsDo() throws {
        let body =
            claim("##", "a") + claim("###", "b") + claim("####", "c") + claim("#####", "d", "- relation: qualifies") + claim("######", "e")
            + claim("###", "f", "- relation: concedes")
        let fragments = try Fragments(dossier(body))
        #expect(try rows(fragments) == [Row(claim: "a", counterclaim: "b", responses: ["f", "c", "d", "e"])])
        let html = fragments.html(fragments.composer.claimTable(0))
        #expect(html.components(separatedBy: "<ul class=\"resp\">").count == 4)
        let words = fragments.words(fragments.composer.claimTable(0))
        for phrase in [
            "rebutting the counterclaim Statement c", "qualifying this Statement d", "rebutting this Statement e",
            "conceding the claim Statement f",
        ] {
            #expect(words.contains(phrase), "\(phrase): \(words)")
        }
    }

    @Test func theRecordIsToldWhole() throws {
        let fragments = try Fragments(
            dossier(
                claim(
                    "##", "a",
                    """
                    - via: leaked paper; [[Minsk]]
                    - stated: 2021~
                    - when: 2020-08
                    - date-words: last summer
                    - hedge: "supposedly"
                    - kind: motive
                    - confidence: moderate
                    - likelihood: very likely
                    - status: refuted
                    - because: a survey says so
                    - figure: about 13,000 troops; [[Minsk]] garrison; 2019
                    - inferred: the year
                    - place: near [[Minsk]]
                    - tags: one, two
                    - allow: unanswered, for a reason
                    - reviewed: 2024, editors
                    """)))
        let words = fragments.words(fragments.composer.details(0))
        for phrase in [
            "Held by Poland", "Through leaked paper, then Minsk", "Made about 2021", "Concerns August 2020",
            "Dated last summer, in the source",
            "Reserve supposedly, the holder’s own", "Kind A motive", "Confidence Moderate, the editors’",
            "Likelihood very likely, the editors’ estimate",
            "Status Refuted: a survey says so", "Figure about 13,000 troops, Minsk garrison (2019)", "Inferred the year",
            "Place near Minsk",
            "Tags one, two", "Editors’ remark for a reason", "Reviewed 2024, editors",
        ] {
            #expect(words.contains(phrase), "\(phrase): \(words)")
        }
    }

    @Test func holdersAreListedAsPeopleListThem() throws {
        let body =
            "## A\n- holder: [[Poland]]\n- holder: Western officials (unnamed)\n- holder: [[Minsk|the government]]\n- evidence: [@s, ¶1]\n"
        let fragments = try Fragments(dossier(body))
        let holders = fragments.graph.claims[0].claim.holders
        #expect(fragments.words(fragments.composer.parties(holders)) == "Poland, Western officials (unnamed) and the government")
        #expect(fragments.composer.names(holders) == "Poland, Western officials (unnamed) and the government")
        let none = try Fragments(dossier("## A\n- id: a\n- evidence: [@s, ¶1]\n"))
        #expect(none.words(none.composer.details(0)).hasPrefix("Held by nobody named"))
    }
}
