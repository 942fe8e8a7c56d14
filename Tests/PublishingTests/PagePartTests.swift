// Pages whose lists weigh too much go on on further pages, and every address knows where.

import TestKit
import Testing

@testable import Publishing

struct PagePartTests {
    @Test func whatFitsStaysTogether() {
        let parts = PageParts(fixed: 100, [[100, 100], [50]], within: 350)
        #expect(parts.count == 1 && parts.rows(1) == 0..<2 && parts.rows(1, of: 1) == 0..<1)
        #expect(PageParts([]).count == 1 && PageParts([[]]).rows(1) == 0..<0)
    }

    @Test func listsGoOnWhereThePartBeforeEnded() {
        let parts = PageParts(fixed: 200, [[100, 100, 100, 100], [100, 100]], within: 300)
        #expect(parts.count == 3)
        #expect((1...3).map { parts.rows($0) } == [0..<1, 1..<4, 4..<4])
        #expect((1...3).map { parts.rows($0, of: 1) } == [0..<0, 0..<0, 0..<2])
        #expect((0..<4).map { parts.part(of: $0) } == [1, 2, 2, 2] && (0..<2).map { parts.part(of: $0, in: 1) } == [3, 3])
        #expect(parts.rows(4) == 0..<0 && parts.rows(0) == 0..<0)
    }

    @Test func aRowTooHeavyForAnyPageStandsAlone() {
        let parts = PageParts([[10, 900, 10]], within: 100)
        #expect((1...parts.count).map { parts.rows($0) } == [0..<1, 1..<2, 2..<3])
        // What stands beside it on the first page goes first.
        #expect(PageParts(fixed: 90, [[20]], within: 100).rows(2) == 0..<1)
    }

    @Test func noPartHasMoreThanItsRows() {
        let parts = PageParts([[Double](repeating: 1, count: 25)], within: 100, rows: 10)
        #expect((1...parts.count).map { parts.rows($0).count } == [10, 10, 5])
    }

    /// Forty claims with answers, of so many words that one page would be too heavy.
    private var long: TestDossier {
        let words = "Words that say at some length what is claimed, by whom, on what ground, and why the editors are not sure of it. "
        let claims = (1...40).map { number in
            """
            ## Claim number \(number) stands
            - id: c\(number)
            - by: [[nato]]
            - evidence: [@s, ¶1]

            \(words)\(words)

            ### No, it does not
            - id: a\(number)
            - by: [[minsk]]
            - evidence: [@s, ¶2]

            """
        }
        return TestDossier().source("s").entity("nato", name: "NATO").entity("minsk", name: "Minsk", type: "place")
            .file("content/disputes/long.md", "---\ntitle: Is it long?\n---\nMuch is at stake.\n\n\(claims.joined(separator: "\n"))")
            .page("note", "See [[long#c1]], [[long#c40]] and [[long#a40]].")
    }

    @Test func aLongDisputeIsToldInParts() throws {
        let walker = SiteWalker(try long.site())
        #expect(walker.faults() == [])
        let parts = walker.files.keys.filter { $0.hasPrefix("disputes/long/") && $0.hasSuffix(".html") }
        #expect(parts.count > 1)
        for number in 1...40 {
            for id in ["c\(number)", "a\(number)"] {
                #expect(parts.filter { walker.files[$0]?.contains("<div id=\"\(id)\"") == true }.count == 1, "\(id) is told once")
            }
        }
        // What is at stake and the map of all stand on the first.
        #expect(parts.filter { walker.files[$0]?.contains("<p>Much is at stake.") == true }.sorted() == ["disputes/long/index.html"])
        let note = try #require(walker.files["note/index.html"])
        #expect(note.contains("href=\"../disputes/long/#c1\""))
        for id in ["c40", "a40"] { #expect(note.contains("href=\"../disputes/long/page-\(parts.count)/#\(id)\""), "\(id)") }
    }

    @Test func aTimelineOfManyEventsIsListedInParts() throws {
        let events = (1...120).map {
            "- 2021: Event \($0), told in some words so that it weighs what events weigh. [@s, ¶1]\n  - id: e\($0)"
        }
        let walker = SiteWalker(
            try TestDossier().source("s").timeline(events.joined(separator: "\n")).page("note", "See [[events#e1]], [[events#e120]].")
                .site())
        #expect(walker.faults() == [])
        let parts = walker.files.keys.filter { $0.contains(#/^timeline\/(page-\d+\/)?index\.html$/#) }
        #expect(parts.count > 1)
        for number in 1...120 {
            #expect(parts.filter { walker.files[$0]?.contains("id=\"e\(number)\"") == true }.count == 1, "event \(number)")
        }
        let main = try #require(walker.files["timeline/index.html"])
        // What isn't whole can't be filtered in place.
        #expect(main.contains("<svg class=\"ch ch-tl\"") && !main.contains("data-whole"))
        #expect(walker.files["timeline/page-2/index.html"]?.contains("<svg class=\"ch ch-tl\"") == false)
        #expect(walker.files["note/index.html"]?.contains("timeline/page-\(parts.count)/#e120\"") == true)
    }
}
