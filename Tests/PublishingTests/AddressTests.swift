// A site with an address of its own, and one without: canonical links, sitemap, feed, and the page for addresses that lead nowhere.

import Foundation
import Publishing
import TestKit
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct AddressTests {
    // MARK: The page for addresses that lead nowhere

    @Test func theLinksOf404WorkAtAnyDepth() throws {
        for (dossier, root) in [(TestDossier().entity("a", name: "A"), "/"), (based("https://example.org/x"), "/x/")] {
            let page = try #require(SiteWalker(try dossier.site(), root: root).pages["404.html"])
            let own = page.addresses.filter { !$0.hasPrefix("#") && $0 != "data:," && !$0.hasPrefix("https://") }
            #expect(own.count > 5)
            #expect(own.allSatisfy { $0.hasPrefix(root) }, "\(own)")
        }
        // Opened from disk it is one file among the others.
        let files = SiteWalker(try TestDossier().entity("a", name: "A").site(.files), .files)
        #expect(files.brokenLinks() == [])
    }

    // MARK: An address of its own

    private func based(_ base: String) -> TestDossier {
        TestDossier().file(
            "dossier.yml",
            "format: 1\ntitle: \"T & <T>\"\nbase: \(base)\neditions:\n  - {date: 2024-05-03, title: \"Second <b>\", note: \"A & B\"}\n  - {date: 2023, title: First}\n"
        ).entity("Zoë", name: "Zoë").source("s").page("about", "See [[zoë]].")
    }

    @Test(arguments: [("https://example.org", "/"), ("https://example.org/x", "/x/"), ("https://example.org/x/y/", "/x/y/")])
    func aBaseGivesCanonicalLinksASitemapAndAFeed(base: String, root: String) throws {
        let site = try based(base).site()
        let address = base.hasSuffix("/") ? String(base.dropLast()) : base
        let walker = SiteWalker(site, root: root)
        #expect(walker.faults() == [])
        let pages = walker.pages.filter { $0.key != "404.html" }
        var canonical: [String] = []
        for (path, page) in pages {
            let own = page.tags.filter { $0["rel"] == "canonical" }.compactMap { $0["href"] }
            try #require(own.count == 1, "\(path)")
            canonical += own
            #expect(own[0].removingPercentEncoding == "\(address)/\(path.dropLast("index.html".count))")
        }
        #expect(walker.pages["404.html"]?.tags.contains { $0["rel"] == "canonical" } == false)
        let map = try XMLText(#require(site["sitemap.xml"]))
        #expect(map.texts("loc").sorted() == canonical.sorted())
        let feed = try XMLText(#require(site["feed.xml"]))
        #expect(feed.texts("title") == ["T & <T>", "Second <b>", "First"])
        #expect(feed.texts("summary").first == "A & B")
        #expect(feed.texts("updated") == ["2024-05-03T00:00:00Z", "2024-05-03T00:00:00Z", "2023-01-01T00:00:00Z"])
        #expect(Set(feed.texts("id")).count == 3)
        #expect(walker.pages["index.html"]?.addresses.contains("\(address)/feed.xml") == true)
    }

    @Test func withoutABaseNothingIsAbsolute() throws {
        let site = try TestDossier().entity("a", name: "A").site()
        #expect(site["sitemap.xml"] == nil && site["feed.xml"] == nil)
        for (path, page) in SiteWalker(site).pages {
            #expect(!page.tags.contains { $0["rel"] == "canonical" || $0["type"] == "application/atom+xml" }, "\(path)")
            #expect(!page.addresses.contains { $0.contains("://") || $0.contains("localhost") }, "\(path)")
        }
    }

    @Test func aFeedHoldsWhateverAnEditionSays() throws {
        let site = try TestDossier().file(
            "dossier.yml",
            "format: 1\ntitle: \"]]> <x> \\x01 \\uFFFE\"\nbase: https://example.org/?no\nauthors: [\"A & B\"]\n"
        ).site()
        #expect(site["feed.xml"] == nil)
        let hostile = try TestDossier().file(
            "dossier.yml",
            "format: 1\ntitle: \"]]> <x> \\x01 \\uFFFE \\x7F\"\nbase: \"https://example.org/a&b'c\"\neditions: [{date: 2020, title: \"<!-- \\0 -->\"}, {date: 2020, title: same}]\n"
        ).site()
        let feed = try XMLText(#require(hostile["feed.xml"]))
        #expect(feed.texts("title").count == 3)
        #expect(Set(feed.texts("id")).count == 3)
        _ = try XMLText(#require(hostile["sitemap.xml"]))
    }
}

/// A document that the system's XML parser accepts.
struct XMLText {
    private var elements: [(name: String, text: String)] = []

    init(_ text: String) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderReadCorrupt) }
        elements = reader.elements
    }

    func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [(name: String, text: String)] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
        ) {
            open.append(elements.count)
            elements.append((name, ""))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if let last = open.last { elements[last].text += string }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if !open.isEmpty { open.removeLast() }
        }
    }
}
