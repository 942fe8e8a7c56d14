// Events: told once, in the order of their dates, with anchors that stay.

import Dossier
import EDTF
import Linking
import TestKit
import Testing

struct EventTests {
    private let base = TestDossier().source(
        "s", paragraphs: 5, "original: {file: a, sha256: \(String(repeating: "0", count: 64)), paragraphs: 1 2 3 4 5, other: title=6 bio=7}"
    )
    .entity("nato", name: "NATO").entity("minsk", name: "Minsk")

    private func events(_ graph: Graph) -> [String] {
        graph.events.map { "\($0.anchor) on \($0.pages.map { graph.words($0) }.joined(separator: ", "))" }
    }

    @Test func theSameOnTwoPagesIsOne() throws {
        let graph = try base.timeline("- 2021-10: NATO met Minsk. [@s, ¶2]").entity(
            "minsk", name: "Minsk", body: "## Timeline\n- 2021-10: Minsk met NATO. [@s, p2]"
        ).graph()
        #expect(events(graph) == ["e-2021-10 on timeline, entity minsk"])
        #expect(graph.ids(ofEntities: graph.events[0].entities) == ["minsk", "nato"])
        #expect(try graph.entity("minsk").events == [0] && graph.entity("nato").events == [0])
    }

    @Test(arguments: [
        ("another date", "- 2021-11: NATO met Minsk. [@s, ¶2]"), ("another precision", "- 2021: NATO met Minsk. [@s, ¶2]"),
        ("a qualified date", "- 2021-10~: NATO met Minsk. [@s, ¶2]"), ("another paragraph", "- 2021-10: NATO met Minsk. [@s, ¶3]"),
        ("more paragraphs", "- 2021-10: NATO met Minsk. [@s, ¶¶2–4]"),
        ("one more citation", "- 2021-10: NATO met Minsk. [@s, ¶2] [@s, ¶3]"),
        ("other entities", "- 2021-10: NATO met. [@s, ¶2]"), ("no citation", "- 2021-10: NATO met Minsk."),
        ("a named unit", "- 2021-10: NATO met Minsk. [@s, bio]"),
    ])
    func whatDiffersStaysTwo(_ why: String, _ line: String) throws {
        let graph = try base.timeline("- 2021-10: NATO met Minsk. [@s, ¶2]").page("p", "## Timeline\n\(line)").graph()
        #expect(graph.events.count == 2, "\(why)")
    }

    @Test func namedUnitsAreDifferentPlaces() throws {
        let graph = try base.timeline("- 2021-10: NATO met. [@s, title]").page("p", "## Timeline\n- 2021-10: NATO met. [@s, bio]").graph()
        #expect(graph.events.count == 2)
        let none = try base.timeline("- 2021-10: NATO met.").page("p", "## Timeline\n- 2021-10: NATO met.").graph()
        #expect(none.events.count == 2)
    }

    @Test func theSameTwiceOnOnePageStaysTwo() throws {
        let graph = try base.timeline("- 2021-10: NATO met Minsk. [@s, ¶2]\n- 2021-10: Minsk left NATO. [@s, ¶2]").graph()
        #expect(events(graph) == ["e-2021-10 on timeline", "e-2021-10-2 on timeline"])
    }

    @Test func whatOnePageSaysOfItTheOtherHasToo() throws {
        let graph = try base.timeline("## Talks\n\n- 2021-10: NATO met Minsk. [@s, ¶2]\n  - status: alleged\n  - tags: talks")
            .page(
                "p",
                "## Timeline\n- 2021-10: NATO met Minsk. [@s, ¶2]\n  - id: met\n  - date-words: in autumn\n  - tags: talks, border\n  - figure: 3; guests"
            ).graph()
        let event = try #require(graph.events.first?.event)
        #expect(
            graph.events.count == 1 && event.id == "met" && event.status == .alleged && event.dateWords?.value == "in autumn"
                && event.lane == "Talks")
        #expect(event.tags == ["talks", "border"] && event.figures.count == 1)
    }

    @Test func idsLeadToItFromEveryPageTheyStandOn() throws {
        let graph = try base.timeline("- 2021-10: NATO met Minsk. [@s, ¶2]\n  - id: met").entity(
            "minsk", name: "Minsk", body: "## Timeline\n- 2021-10: NATO came. [@s, ¶2]\n  - id: came"
        )
        .page("p", "[[events#met]] [[minsk#came]] [[events#came]] [[p#met]]").graph()
        #expect(graph.events.map(\.anchor) == ["met"])
        #expect(graph.passages[graph.pages[0].body].links.map { graph.words($0.target) } == ["timeline #met", "timeline #met"])
        #expect(graph.brokenLinks.map(\.link.typed) == ["events#came", "p#met"])
    }

    @Test func ofReportsEachMeansItsOwnPage() throws {
        let claim =
            "## So\n- id: so\n- holder: editors\n\n## Timeline\n- 2021-10: NATO met Minsk. [@s, ¶2]\n  - reports: [[#so]]\n  - falsifies: [[#so]]"
        let graph = try base.dispute("d", claim).entity(
            "minsk", name: "Minsk", body: "## Timeline\n- 2021-10: NATO came. [@s, ¶2]\n  - reports: [[d#so]]"
        ).graph()
        #expect(
            graph.events.count == 1 && graph.ids(ofClaims: graph.events[0].reports) == ["so"]
                && graph.ids(ofClaims: graph.events[0].falsifies) == ["so"])
        #expect(graph.brokenLinks.isEmpty)
    }

    @Test func theTimelineIsInTheOrderOfDates() throws {
        let dates = ["2021-10-08", "2021", "2020-12", "2021-10", "2021-10-09", "1999/..", "2021~", "2022?", "2021-10"]
        let graph = try base.timeline(dates.enumerated().map { "- \($1): Number \($0)." }.joined(separator: "\n")).graph()
        let sorted = graph.events.map(\.event.date.value)
        for (left, right) in zip(sorted, sorted.dropFirst()) { #expect(!(right < left), "\(left) before \(right)") }
        let texts = graph.events.map(\.event.date.value.description)
        #expect(texts.sorted() == dates.sorted())
        // What has the same date stays as it was written.
        #expect(graph.events.filter { $0.event.date.value.description == "2021-10" }.map(\.anchor) == ["e-2021-10", "e-2021-10-2"])
    }

    @Test func anchorsAreUniqueAndStay() throws {
        let lines = ["- 2021-10: A. [@s, ¶1]", "- 2021-10: B. [@s, ¶2]", "- 2021-11~: C.\n  - id: third", "- 2020/2021: D."]
        let graph = try base.timeline(lines.joined(separator: "\n")).graph()
        #expect(graph.events.map(\.anchor) == ["e-2020-2021", "e-2021-10", "e-2021-10-2", "third"])
        // A new event elsewhere moves none of them.
        let more = try base.timeline((lines + ["- 2019: E.", "- 2021-12: F."]).joined(separator: "\n")).graph()
        #expect(Set(graph.events.map(\.anchor)).isSubset(of: more.events.map(\.anchor)))
        #expect(Set(more.events.map(\.anchor)).count == more.events.count)
    }

    @Test func anEntityHasItsEventsInOrder() throws {
        let graph = try base.timeline("- 2022: NATO met.\n- 2020: NATO came.\n- 2021: Minsk.").entity(
            "minsk", name: "Minsk", body: "## Timeline\n- 1990: Independence."
        ).graph()
        #expect(graph.anchors(ofEvents: try graph.entity("nato").events) == ["e-2020", "e-2022"])
        #expect(graph.anchors(ofEvents: try graph.entity("minsk").events) == ["e-1990", "e-2021"])
    }

    @Test func pagesKnowTheirEvents() throws {
        let graph = try base.dispute("d", "## Timeline\n- 2021: A.").page("p", "## Timeline\n- 2020: B.").file(
            "content/index.md", "---\ntitle: H\n---\n## Timeline\n- 2019: C.\n"
        ).graph()
        #expect(
            graph.anchors(ofEvents: graph.disputes[0].events) == ["e-2021"] && graph.anchors(ofEvents: graph.pages[0].events) == ["e-2020"])
        #expect(graph.anchors(ofEvents: graph.home?.events ?? []) == ["e-2019"])
    }
}
