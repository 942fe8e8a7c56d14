// The timeline's pages: views by type, source and standing, pages by year, and where each event stands.

import Publishing
import TestKit
import Testing

struct TimelineViewTests {
    private func dossier(_ events: String) -> TestDossier {
        TestDossier().source("s").entity("nato", name: "NATO").entity("minsk", name: "Minsk", type: "place").timeline(events)
    }

    @Test func viewsHoldTheirEventsAndEmptyOnesAreNotMade() throws {
        let site = try dossier(
            """
            - 2020: NATO grows. [@s, ¶1]
              - id: grows
            - 2021-05: Minsk is visited. [@s, ¶2]
              - id: visit
              - status: alleged
            """
        ).site()
        let main = try #require(site["timeline/index.html"])
        #expect(main.contains("id=\"grows\" data-v=\"AC\"") && main.contains("id=\"visit\""))
        #expect(main.contains("<svg class=\"ch ch-tl\""))
        let places = try #require(site["timeline/place/index.html"])
        #expect(places.contains("Minsk is visited") || places.contains("is visited"))
        #expect(!places.contains(" grows.") && !places.contains("id=\"visit\"") && places.contains("timeline/#visit\""))
        #expect(places.contains("aria-current=\"page\">Places</a>"))
        #expect(site["timeline/alleged/index.html"] != nil && site["timeline/organisation/index.html"] != nil)
        #expect(site["timeline/planned/index.html"] == nil && site["timeline/person/index.html"] == nil)
    }

    @Test func aSourcesViewHoldsWhatCitesIt() throws {
        func site(_ count: Int) throws -> [String: String] {
            var dossier = TestDossier().source("silent")
            var events = ""
            for number in 1...count {
                dossier = dossier.source("source-\(number)")
                events += "- 2020: Event \(number). [@source-\(number), ¶1] [@source-1, ¶2]\n"
            }
            return try dossier.timeline(events).site()
        }
        let few = try site(2)
        #expect(["Event 1", "Event 2"].allSatisfy { few["timeline/in-source-1/index.html"]?.contains($0) == true })
        #expect(few["timeline/in-source-2/index.html"]?.contains("Event 2") == true)
        #expect(few["timeline/in-source-2/index.html"]?.contains("Event 1") == false)
        #expect(few["timeline/in-silent/index.html"] == nil)
        #expect(few["timeline/index.html"]?.contains("By source") == true)
        // Each source's own page lists its events; so many links above a timeline would not be read.
        let many = try site(25)
        #expect(many["timeline/in-source-1/index.html"] == nil && many["timeline/index.html"]?.contains("By source") == false)
    }

    @Test func beyondTwoHundredEventsEachYearHasAPage() throws {
        var lines = (1...205).map { "- 2021: Event \($0). [@s, ¶1]\n  - id: e\($0)" }
        lines += ["- -0043: Long ago. [@s, ¶1]\n  - id: ago", "- XXXX: Some time. [@s, ¶1]\n  - id: some"]
        let dossier = dossier(lines.joined(separator: "\n")).page(
            "note", "See [[events#e203]], [[events#e1]], [[events#ago]], [[events#some]].")
        let walker = SiteWalker(try dossier.site())
        #expect(walker.faults() == [])
        let main = try #require(walker.files["timeline/index.html"])
        #expect(!main.contains("<ol class=\"tl\">") && !main.contains("data-whole") && main.contains("timeline/2021/\""))
        #expect(main.contains("the list has all"))
        let note = try #require(walker.files["note/index.html"])
        for address in [
            "../timeline/2021/page-3/#e203", "../timeline/2021/#e1", "../timeline/44-bc/#ago", "../timeline/year-unknown/#some",
        ] {
            #expect(note.contains("href=\"\(address)\""), "\(address)")
        }
    }

    @Test func ofTwoHundredNoYearHasAPage() throws {
        let site = try dossier((1...200).map { "- 2021: Event \($0). [@s, ¶1]" }.joined(separator: "\n")).site()
        #expect(site["timeline/2021/index.html"] == nil)
        let rows = site.filter { $0.key.contains(#/^timeline\/(page-\d+\/)?index\.html$/#) }.values.reduce(0) {
            $0 + $1.components(separatedBy: "<li id=").count - 1
        }
        #expect(rows == 200)
    }
}
