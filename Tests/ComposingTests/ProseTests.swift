// Running text: what is linked in it, and what its plain words are.

import Linking
import TestKit
import Testing

struct ProseTests {
    private func fragments(_ body: String, _ more: (TestDossier) -> TestDossier = { $0 }) throws -> Fragments {
        try Fragments(
            more(
                TestDossier().entity("nato", name: "NATO", "aliases: [the Atlantic Alliance]").entity(
                    "belarus", name: "Belarus", type: "state"
                )
                .source("s", "short: S").page("page", body)))
    }

    private func prose(_ body: String, _ more: (TestDossier) -> TestDossier = { $0 }) throws -> (
        links: [String], html: String, words: String
    ) {
        let fragments = try fragments(body, more)
        let markup = fragments.composer.prose(fragments.graph.pages[0].body)
        return (fragments.links(markup), fragments.html(markup), fragments.words(markup))
    }

    @Test func mentionsAreLinkedWhereTextRuns() throws {
        #expect(try prose("*NATO* and **Belarus's** men").links == ["NATO→entity:nato", "Belarus→entity:belarus"])
        #expect(try prose("the Atlantic\nAlliance").links == ["the Atlantic\nAlliance→entity:nato"])
        #expect(try prose("- NATO\n  - Belarus\n\n1. NATO").links == ["NATO→entity:nato", "Belarus→entity:belarus", "NATO→entity:nato"])
        #expect(try prose("| NATO | b |\n|---|---|\n| Belarus | NATO |").links.count == 3)
        #expect(try prose("> NATO").links == ["NATO→entity:nato"])
        #expect(try prose("NATO: Belarusian, NATOs, Belarus-led").links == ["NATO→entity:nato", "Belarus→entity:belarus"])
        #expect(try prose("AT&amp;T of NATO &lt; Belarus").links.count == 2)
    }

    @Test func mentionsAreNotLinkedElsewhere() throws {
        #expect(try prose("[to NATO](https://example.org/)").links == ["to NATO→https://example.org/"])
        #expect(try prose("[*NATO*](https://example.org/)").links.count == 1)
        #expect(try prose("## NATO\n\n### Belarus *NATO*").links == [])
        #expect(try prose("`NATO` and\n\n    NATO\n\n```\nBelarus\n```").links == [])
        #expect(try prose("![NATO](no.png)").links == [])
        #expect(try prose("[[nato|Belarus]]").links == ["Belarus→entity:nato"])
    }

    @Test func anEditorsNoteIsMarkedAndItsWordStaysOut() throws {
        let (links, html, words) = try prose("> [!NOTE]\n> Belarus and NATO, as the editors know.")
        #expect(html.contains("<div class=\"ednote\" role=\"note\">"))
        #expect(words == "Belarus and NATO, as the editors know.")
        #expect(links == ["Belarus→entity:belarus", "NATO→entity:nato"])
        let (same, _, oneLine) = try prose("> [!NOTE] Belarus and NATO.\n>\n> - NATO again")
        #expect(oneLine == "Belarus and NATO. NATO again")
        #expect(same.count == 3)
        #expect(try !prose("> NATO [!NOTE]").html.contains("ednote"))
    }

    @Test func aWikilinkShowsTheNameOrWhatWasTyped() throws {
        #expect(
            try prose("[[nato]] [[the Atlantic Alliance]] [[NATO]] [[nato|them]] [[s]] [[s#p2]]").links == [
                "NATO→entity:nato", "the Atlantic Alliance→entity:nato", "NATO→entity:nato", "them→entity:nato", "S→source:s",
                "S ¶2→source:s#p2",
            ])
        let broken = try prose("[[nowhere]] and [[nowhere|shown]]")
        #expect(broken.links == [])
        #expect(broken.words == "nowhere and shown")
    }

    @Test func noLinkStandsInALink() throws {
        for body in [
            "[see [[NATO]]](https://example.org/)", "[see [@s, ¶1]](https://example.org/)",
            "[see ![x](https://example.org/x.png)](https://example.org/)",
            "[see[^1]](https://example.org/)\n\n[^1]: Note.",
        ] {
            let html = try prose(body).html
            var depth = 0
            for piece in html.components(separatedBy: "<") {
                if piece.hasPrefix("a ") { depth += 1 }
                if piece.hasPrefix("/a>") { depth -= 1 }
                #expect(depth < 2, "\(html)")
            }
        }
    }

    @Test func aPictureIsDescribedInWords() throws {
        for body in [
            "Long before it [[belarus]]. ![a [[nato]] b](https://example.org/i.png)",
            "![a [[nato]] b](https://example.org/i.png) [[belarus]]",
        ] {
            let (links, html, _) = try prose(body)
            #expect(links.sorted() == ["Belarus→entity:belarus", "a NATO b→https://example.org/i.png"], "\(html)")
        }
        let (_, html, words) = try prose("![see [@s, ¶1] and[^1] `code`](https://example.org/i.png)\n\n[^1]: Note.")
        #expect(!html.contains("source:s"))
        #expect(words.contains("code"))
    }

    @Test func footnotesOfAPageStandAtItsEnd() throws {
        let (links, html, _) = try prose("Text.[^a] More.[^a]\n\n[^a]: Of NATO.")
        #expect(html.contains("<li id=\"N1\">"))
        #expect(html.contains("id=\"R1\"") && html.contains("id=\"R1-2\""))
        #expect(links.contains("NATO→entity:nato"))
    }

    @Test func headingsBeginBelowTheTitleAndHaveIdsOfTheirOwn() throws {
        #expect(try prose("# One\n\n### Three").html == "<h2 id=\"one\">One</h2>\n<h3 id=\"three\">Three</h3>\n")
        let html = try prose("## Two {#named}\n\n## Two\n\n## Two").html
        #expect(html.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } } == ["named", "two", "two-2"])
    }

    // MARK: Plain words

    @Test func plainTextLeavesCitationsOutAndNoGapsBehind() throws {
        func plain(_ body: String) throws -> String {
            let fragments = try fragments(body)
            let prose = fragments.graph.pages[0].page.body
            return fragments.composer.excerpt(prose.blocks, file: prose.file, limit: 1_000)
        }
        #expect(try plain("NATO *said* so [@s, ¶1], `code` [[belarus]] [@s, ¶2]. Next.") == "NATO said so, code Belarus. Next.")
        #expect(try plain("One.\n\n## Heading\n\nTwo\nthree.[^1]\n\n[^1]: Note.") == "One. Two three.")
        #expect(try plain("[text](https://example.org/) ![picture](a.png) [[nato|shown]]") == "text picture shown")
        #expect(try plain("<b>x</b> y") == "x y")
    }

    @Test func anExcerptEndsAtAWord() throws {
        let fragments = try fragments("Seventeen — long words: and, more.")
        let body = fragments.graph.pages[0].page.body
        func excerpt(_ limit: Int) -> String { fragments.composer.excerpt(body.blocks, file: body.file, limit: limit) }
        #expect(excerpt(34) == "Seventeen — long words: and, more.")
        #expect(excerpt(24) == "Seventeen — long words…")
        #expect(excerpt(12) == "Seventeen…")
        #expect(excerpt(4) == "Seve…")
        #expect(excerpt(0) == "…")
    }
}
