// The site as a whole, walked as a reader with a browser would walk it.

import Foundation
import Publishing
import TestKit
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct SiteTests {
    // MARK: Every link, id and page

    @Test func theRealSiteHasNoFaults() throws {
        #expect(try Sites.real.get().faults() == [])
    }

    @Test func theRealSiteOpenedFromDiskHasNoFaults() throws {
        #expect(try Sites.realFiles.get().faults() == [])
    }

    @Test func aLargeSiteHasNoFaults() throws {
        #expect(try Sites.large.get().faults() == [])
    }

    @Test func aLargeSiteOpenedFromDiskHasNoFaults() throws {
        #expect(try Sites.largeFiles.get().faults() == [])
    }

    @Test func theWalkerSeesWhatIsWrong() {
        let page =
            "<p id=\"a\"><a href=\"../b/\">x</a> <a href=\"#nowhere\">y</a> <a href=\"#a\">z</a></p><p id=\"a\">{{x}} <a href=\"/c/\">q</a></p>"
        let walker = SiteWalker([
            "index.html": page, "lost/index.html": "<a href=\"../index.html\"><a href=\"//evil.example\">x</a></a> a < b & c",
        ])
        #expect(
            walker.brokenLinks() == [
                "index.html: #nowhere: index.html has no id nowhere", "index.html: ../b/: out of the site", "index.html: /c/: absolute",
                "lost/index.html: //evil.example: an address of its own making",
            ])
        #expect(walker.unreachablePages() == ["lost/index.html"])
        #expect(walker.repeatedIDs() == ["index.html: a"])
        #expect(walker.leftovers().count == 2)
        #expect(walker.problems().count == 3)
        #expect(SiteWalker(["index.html": "<a href=\"a/\">x</a>", "a/index.html": ""], .files).brokenLinks().count == 1)
    }

    // MARK: Parts

    @Test func listsAreSplitIntoPages() throws {
        let walker = try Sites.large.get()
        let site = walker.files
        for path in [
            "sources/page-3", "entities/page-3", "disputes/page-9", "timeline/1915", "timeline/place", "entities/everywhere/page-7",
            "sources/source-1/page-14", "page-3",
        ] {
            #expect(site["\(path)/index.html"] != nil, "\(path)")
        }
        for path in [
            "sources/page-4", "entities/page-4", "disputes/page-10", "timeline/page-2", "sources/source-1/page-15", "page-4",
            "entities/page-1",
        ] {
            #expect(site["\(path)/index.html"] == nil, "\(path)")
        }
        #expect(walker.pages["entities/page-2/index.html"]?.tags.count { $0["rel"] == "next" } == 1)
    }

    @Test func aListOfTwoHundredNamesIsOnePage() throws {
        func site(_ count: Int) throws -> [String: String] {
            var dossier = TestDossier()
            for number in 1...count { dossier = dossier.entity("e\(number)", name: "E\(number)") }
            return try dossier.site()
        }
        #expect(try site(200)["entities/page-2/index.html"] == nil)
        #expect(try site(201)["entities/page-2/index.html"] != nil)
    }

    @Test func everyEntityIsListedOnceAmongTheParts() throws {
        let walker = try Sites.large.get()
        var listed: [String] = []
        for part in ["", "page-2/", "page-3/"] {
            let path = "entities/\(part)index.html"
            for tag in walker.pages[path]?.tags ?? [] where tag.hasClass("ent") {
                if case .file(let file, _) = walker.destination(of: tag["href"] ?? "", on: path) { listed.append(file) }
            }
        }
        #expect(listed.count == LargeDossier.entityCount + 2)
        #expect(Set(listed).count == listed.count)
    }

    @Test func aLinkToAnEventLeadsToThePartThatHoldsIt() throws {
        let walker = try Sites.large.get()
        let page = try #require(walker.pages["note-205/index.html"])
        let found = page.addresses.compactMap { address in
            if case .file(let file, "event-205"?) = walker.destination(of: address, on: "note-205/index.html") { file } else { nil }
        }
        let file = try #require(found.first)
        #expect(file.hasPrefix("timeline/1"))
        #expect(walker.pages[file]?.ids.contains("event-205") == true)
    }

    @Test func everythingThatAListHoldsIsOnOneOfItsParts() throws {
        let walker = try Sites.large.get()
        func linked(_ paths: [String], _ isWanted: (String) -> Bool) -> Set<String> {
            var found: Set<String> = []
            for path in paths {
                for address in walker.pages[path]?.addresses ?? [] {
                    if case .file(let file, _) = walker.destination(of: address, on: path), isWanted(file) { found.insert(file) }
                }
            }
            return found
        }
        let everywhere = walker.pages.keys.filter { $0.hasPrefix("entities/everywhere/") }.sorted()
        #expect(linked(everywhere) { $0.hasPrefix("sources/source-") }.count == LargeDossier.sourceCount)
        #expect(linked(everywhere) { $0.hasPrefix("disputes/dispute-") }.count == LargeDossier.disputeCount)
        let first = (1...14).map { "sources/source-1/\($0 == 1 ? "" : "page-\($0)/")index.html" }
        #expect(linked(first) { $0.hasPrefix("entities/entity-") }.count == LargeDossier.entityCount)
        #expect(linked(["index.html", "page-2/index.html", "page-3/index.html"]) { $0.hasPrefix("note-") }.count == LargeDossier.pageCount)
    }

    @Test func aSourceListsWhatCitesItInRelations() throws {
        let site = try TestDossier().source("s").entity("a", name: "A", body: "## Relations\n- ally of: [[b]] [@s, ¶1]").entity(
            "b", name: "B"
        )
        .site()
        #expect(SiteWalker(site).pages["sources/s/index.html"]?.addresses.contains("../../entities/a/") == true)
    }

    // MARK: Paragraphs and names

    @Test func aSourceShowsEveryParagraphNumber() throws {
        let hash = String(repeating: "a", count: 64)
        let site = try TestDossier().source(
            "s", "original: {file: a.txt, sha256: \(hash), paragraphs: 1 3 5-6 7+9}", digest: "¶2 Only this."
        ).source("t", digest: "¶4 The fourth.").source("none", digest: "").site()
        #expect(SiteWalker(site).pages["sources/s/index.html"]?.ids.filter { $0.hasPrefix("p") } == ["p1", "p2", "p3", "p4"])
        #expect(SiteWalker(site).pages["sources/t/index.html"]?.ids.filter { $0.hasPrefix("p") } == ["p1", "p2", "p3", "p4"])
        #expect(SiteWalker(site).pages["sources/none/index.html"]?.ids.filter { $0.hasPrefix("p") } == [])
        #expect(site["sources/s/index.html"]?.contains("Only this.") == true)
    }

    @Test func unicodeIdsAreEncodedInAddressesAndPlainOnDisk() throws {
        let walker = try Sites.large.get()
        let site = walker.files
        #expect(site["entities/łódź-zoë/index.html"] != nil)
        let page = try #require(site["note-1/index.html"])
        #expect(page.contains("href=\"../entities/%C5%82%C3%B3d%C5%BA-zo%C3%AB/#fu%C3%9Fnote\""))
        #expect(site["entities/łódź-zoë/index.html"]?.contains("id=\"fußnote\"") == true)
    }

    /// A list that nobody would turn the pages of is told in full on the command line; what other pages lead to is on the site.
    @Test func aReportOfManyPagesIsCut() throws {
        let names = (0..<41).map { "Zorn\($0)" }
        let sources = 100
        var dossier = names.reduce(TestDossier()) { $0.entity($1.lowercased(), name: $1) }
        for source in 0..<sources { dossier = dossier.source("s\(source)", digest: "¶1 " + names.joined(separator: ", ") + ".") }
        let site = try dossier.site()
        let report = "reports/names-and-spellings/"
        let last = try #require(site[report + "page-50/index.html"])
        #expect(site[report + "page-51/index.html"] == nil)
        #expect(last.contains("Of 4100 rows the first 4000 stand here; dossier report names-and-spellings gives them all."))
        #expect(SiteWalker(site).brokenLinks() == [])
        let whole = try TestDossier().entity("zorn", name: "Zorn").source("s", digest: "¶1 Zorn.").site()
        #expect(whole[report + "index.html"]?.contains("gives them all") == false)
    }

    /// The page of wrong addresses names the near ones: of a small site from what stands in it, of a large one from files that it loads.
    @Test func allAddressesAreKnownToThePageOfWrongOnes() throws {
        let large = try Sites.large.get().files
        let page = try #require(large["404.html"])
        let folder = try #require(page.firstMatch(of: /"root":"\/","folder":"(assets\/near-[0-9a-f]+\/)","kinds":\[([^\]]+)\]/))
        var listed: Set<String> = []
        for kind in folder.2.split(separator: ",").map({ $0.filter { $0 != "\"" } }) {
            let file = try #require(large["\(folder.1)\(kind).js"])
            let names = try #require(file.wholeMatch(of: /nearAddresses\("([a-z]+)","([^"]*)"\)\n/))
            #expect(names.1 == kind[...])
            listed.formUnion(names.2.split(separator: " ").map { kind == "pages" ? "\($0)/" : "\(kind)/\($0)/" })
        }
        let fixed = ["claims/", "disputes/", "entities/", "glossary/", "reports/", "search/", "sources/", "timeline/"]
        let pages = large.keys.filter { $0.hasSuffix("/index.html") }.map { String($0.dropLast("index.html".count)) }
            .filter { !$0.contains("page-") && !fixed.contains($0) && !$0.hasPrefix("reports/") && !$0.hasPrefix("timeline/") }
        #expect(Set(listed.map { $0.removingPercentEncoding ?? $0 }) == Set(pages))
        #expect(listed.contains("entities/%C5%82%C3%B3d%C5%BA-zo%C3%AB/"))

        let small = try TestDossier().source("s").entity("nato", name: "N</script>ATO").site()
        #expect(small["404.html"]?.contains(#"["nato",""# + #"/entities/nato/","N\u003c/script\u003eATO"]"#) == true)
        #expect(!small.keys.contains { $0.contains("/near-") })
    }

    @Test func aClaimWithAUnicodeIdLinksToItself() throws {
        let site = try TestDossier().source("s").dispute("d", "## Łódź\n- holder: editors\n- evidence: [@s, ¶1]\n").site()
        #expect(SiteWalker(site).brokenLinks() == [])
        #expect(site["disputes/d/index.html"]?.contains("id=\"łódź\"") == true)
    }

    // MARK: Ids

    @Test func idsOfTheThemeAndOfAuthorsDoNotMeet() throws {
        let words = [
            "Main", "Claims", "Events", "Uses", "Hypotheses", "Settlement", "Judgements", "Bottom line", "Person", "N1", "R1", "P1",
        ]
        let headings = words.map { "## \($0)\n\nText." }.joined(separator: "\n\n")
        var dossier = TestDossier().source("s", digest: "¶1 A.[^x]\n\n[^x]: Note.").page(
            "p", headings + "\n\nSee [[d]].[^x]\n\n[^x]: Note."
        )
        .entity("main", name: "Main", body: headings).file(
            "content/index.md", "---\ntitle: H\n---\n\(headings)\n\n## Key judgements\n\n- J [@s, ¶1]\n  - id: main\n")
        let claims = words.map { "## \($0)\n- holder: editors\n- evidence: [@s, ¶1]\n" }.joined(separator: "\n")
        dossier = dossier.dispute(
            "d", "At stake.[^x]\n\n\(claims)\n## What would settle it\n\nX.\n\n[^x]: Note.\n\n## Timeline\n- 2020: E. [@s, ¶1]\n"
        )
        .dispute("claims", "X.", title: "Other?").timeline(
            words.map { "- 2020: Event \($0). [@s, ¶1]\n  - id: \($0.lowercased().replacing(" ", with: "-"))" }.joined(separator: "\n"))
        let walker = SiteWalker(try dossier.site())
        #expect(walker.repeatedIDs() == [])
        #expect(walker.brokenLinks() == [])
    }

    @Test(arguments: [
        "Text {#twice} and {#twice}.", "## One {#twice}\n\nText {#twice}.",
        "Text {#twice}.\n\n## Key judgements\n\n- J [@s, ¶1]\n  - id: twice\n",
    ])
    func anIdThatStandsTwiceIsAFinding(body: String) throws {
        #expect(try TestDossier().source("s").page("p", body).findings().contains { $0.contains("[duplicate-id]") })
        #expect(try !TestDossier().source("s").page("p", "Text {#once}.").findings().contains { $0.contains("[duplicate-id]") })
    }

    @Test func aNoteOfAnEventIsAFindingAndNoDeadLinkElsewhere() throws {
        let dossier = TestDossier().source("s").entity(
            "e", name: "E", body: "Text.[^1]\n\n## Timeline\n- 2020: Foo.[^2] [@s, ¶1]\n\n[^1]: One.\n[^2]: Two.")
        #expect(try dossier.findings().contains { $0.contains("error: a footnote cannot stand in an event") })
        let walker = SiteWalker(try dossier.site())
        #expect(walker.brokenLinks().filter { !$0.hasPrefix("entities/e/") } == [])
        #expect(walker.repeatedIDs() == [])
    }

    @Test func aNoteThatIsCalledInALinkOnlyHasNoWayBack() throws {
        let site = try TestDossier().page("p", "[see[^1]](https://example.org/)\n\n[^1]: Note.").site()
        #expect(SiteWalker(site).brokenLinks() == [])
    }

    // MARK: Files of the dossier

    @Test func linksBetweenFilesLeadToTheirPages() throws {
        let dossier = TestDossier().entity("nato", name: "NATO").source("s").file("content/maps/border.png", "PNG").file(
            "content/maps/table.csv", "a,b"
        )
        .page(
            "about",
            "[NATO](entities/nato.md), [source](../seeds/s.md), [p2](../seeds/s.md#p2), ![map](maps/border.png), [table](maps/table.csv), [home](index.md)"
        )
        .file("content/index.md", "---\ntitle: Home\n---\nText.")
        let site = try dossier.site()
        let page = try #require(SiteWalker(site).pages["about/index.html"])
        let main = HTMLPage(
            String(
                site["about/index.html"]?.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first.map {
                    "<main" + $0 + "</main>"
                } ?? ""))
        #expect(
            main.addresses == [
                "../entities/nato/", "../sources/s/", "../sources/s/#p2", "../files/maps/border.png", "../files/maps/table.csv", "../",
            ])
        #expect(page.tags.first { $0.name == "img" }?["alt"] == "map")
        #expect(site["files/maps/border.png"] == "PNG")
        #expect(site["files/maps/table.csv"] == "a,b")
        #expect(SiteWalker(try dossier.site(.files), .files).brokenLinks() == [])
    }

    @Test(arguments: ["[x]()", "[x](<>)", "![x]()"])
    func anEmptyAddressIsAFinding(body: String) throws {
        let dossier = TestDossier().page("p", body)
        #expect(try dossier.findings().contains { $0.contains("content/p.md:4:1: error: ") })
        #expect(SiteWalker(try dossier.site()).brokenLinks() == [])
    }

    @Test func aPictureIsAFileNeverAPage() throws {
        let site = try TestDossier().entity("nato", name: "NATO").page("about", "![NATO](entities/nato.md)").site()
        #expect(SiteWalker(site).pages["about/index.html"]?.tags.contains { $0.name == "img" } == false)
    }

    @Test func aPictureFromElsewhereIsALinkAndNothingIsLoaded() throws {
        let site = try TestDossier().page(
            "about", "![a map](https://example.org/m.png) and [![inner](https://example.org/n.png)](https://example.org/)"
        ).site()
        let page = try #require(SiteWalker(site).pages["about/index.html"])
        #expect(!page.tags.contains { $0["src"]?.contains("://") == true || $0.name == "img" })
        #expect(page.addresses.contains("https://example.org/m.png"))
        #expect(page.problems == [])
    }

    // MARK: Embeds

    @Test func anEmbedShowsWhatItLeadsTo() throws {
        let site = try TestDossier().source("s", digest: "¶1 The digest's words.").entity(
            "nato", name: "NATO", body: "An alliance [@s, ¶1]."
        )
        .dispute("d", "## It is so\n- id: so\n- holder: Someone\n- evidence: [@s, ¶1]\n").timeline(
            "- 2020-08: It began. [@s, ¶1]\n  - id: began"
        )
        .page("about", "![[d#so]]\n\n![[nato]]\n\n![[events#began]]\n\n![[s#p1]]\n\n![[d]]").site()
        let walker = SiteWalker(site)
        let page = try #require(walker.pages["about/index.html"])
        #expect(page.tags.count { $0.hasClass("embed") } == 6)
        for words in [
            "It is so", "Held by Someone", "An alliance.", "August 2020", "It began.", "The digest’s words.".replacing("’", with: "'"),
            "Who is right?",
        ] {
            #expect(page.text.contains(words), "\(words)")
        }
        #expect(walker.faults() == [])
    }

    @Test func pagesMayEmbedEachOther() throws {
        let dossier = TestDossier().entity("a", name: "A", body: "![[b]]\n\nText A.").entity("b", name: "B", body: "![[a]]\n\nText B.")
        #expect(SiteWalker(try dossier.site()).faults() == [])
    }

    // MARK: Same input, same bytes

    @Test func theBytesDoNotDependOnThreads() throws {
        // A copy, so that nobody edits it between one build and the next.
        try TestDossier().written { (folder: URL) throws in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("dossier.yml"))
            for part in ["dossier.yml", "seeds", "content"] {
                try FileManager.default.copyItem(at: Repository.root.appendingPathComponent(part), to: folder.appendingPathComponent(part))
            }
            let one = try TestDossier.site(at: folder, jobs: 1)
            #expect(try TestDossier.site(at: folder, jobs: 8) == one)
        }
        #expect(try LargeDossier.dossier.site(jobs: 8) == Sites.large.get().files)
    }
}
