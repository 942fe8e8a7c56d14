// Articles that come as web pages, Markdown or PDF.

import Foundation
import Importing
import TestKit
import Testing

struct FormatTests {
    private static let page = """
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>The Bridge That Nobody Asked About - The Lantern</title>
        <meta property="og:site_name" content="The Lantern"><link rel="canonical" href="https://lantern.example/bridge">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"The Bridge That Nobody Asked About",
        "author":[{"@type":"Person","name":"Anna Testmann"}],"datePublished":"2021-10-12T08:30:00Z"}]}</script>
        <style>p { color: red }</style></head><body>
        <div class="cookie-consent"><p>We use cookies to give you the best experience of bridges.</p></div>
        <nav><ul><li>Home</li><li>Harbour</li></ul></nav>
        <article><h1>The Bridge That Nobody Asked About</h1><p class="byline">By Anna Testmann</p><time datetime="2021-10-12">12 October 2021</time>
        <p>\(Prose.opening) <a href="/x">More</a>.</p>
        <aside>Read also: ferries</aside>
        <h2>What the skippers say</h2>
        <p>\(Prose.second)</p><figure><img src="x.png"><figcaption>The bridge in 1987</figcaption></figure>
        <p>\(Prose.third)</p></article>
        <footer>© 2021 The Lantern</footer><script>alert("no")</script></body></html>
        """

    @Test func aWebPage() throws {
        let found = try Imported(Self.page, file: "page.html")
        #expect(found.value("title") == "\"The Bridge That Nobody Asked About\"")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
        #expect(found.value("publisher") == "\"The Lantern\"")
        #expect(found.value("published") == "2021-10-12")
        #expect(found.value("published-as") == "\"12 October 2021\"")
        #expect(found.value("url") == "\"https://lantern.example/bridge\"")
        #expect(found.value("language") == "en")
        #expect(found.article.paragraphCount == 3)
        let text = String(decoding: try #require(found.article.extractedText), as: UTF8.self)
        #expect(!text.contains("alert") && !text.contains("color: red"))
        #expect(text.contains("We use cookies"))
        for row in found.article.rows where ["We use", "Home", "Harbour", "Read also", "© 2021"].contains(where: row.words.hasPrefix) {
            #expect(row.role == "chrome", "\(row)")
        }
        #expect(found.article.rows.contains { $0.role == "heading" && $0.words == "What the skippers say" })
        #expect(found.article.rows.contains { $0.role == "caption" })
    }

    @Test func aDeclaredCharsetIsHonoured() throws {
        let html =
            "<html><head><meta charset=\"windows-1251\"></head><body><h1>Мост</h1><p>Мост закрыли в понедельник, потому что нашли трещины.</p></body></html>"
        let bytes = [UInt8](try #require(html.data(using: .windowsCP1251)))
        let found = try Imported(bytes: bytes, file: "page.html")
        #expect(String(decoding: try #require(found.article.extractedText), as: UTF8.self).contains("Мост закрыли в понедельник"))
        #expect(found.article.encoding == "Windows-1251: the document declares it")
    }

    @Test func entitiesAreReadAndBombsAreNot() throws {
        let bomb =
            "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><html><body><p>Bridge &amp; harbour &mdash; closed &b; on Monday, the council said.</p></body></html>"
        let text = String(decoding: try #require(try Imported(bomb, file: "p.html").article.extractedText), as: UTF8.self)
        #expect(text.contains("Bridge & harbour — closed"))
        #expect(!text.contains("aaaaaaaaaa"))
    }

    @Test func aPageTooDeepIsRefusedOrReadWhole() throws {
        let deep = String(repeating: "<div>", count: 100_000) + "<p>\(Prose.opening)</p>"
        if let message = refusal(Array(deep.utf8), file: "p.html") { #expect(message.contains("too deep")) }
        let flat = String(repeating: "<b>", count: 200) + Prose.opening + String(repeating: "</b>", count: 200)
        #expect(try Imported("<html><body><p>\(flat)</p></body></html>", file: "p.html").article.paragraphCount == 1)
    }

    @Test(arguments: ["<html></html>", "<html><body><script>x</script></body></html>"])
    func aPageWithoutTextIsRefused(html: String) {
        #expect(refusal(Array(html.utf8), file: "p.html") == "this page holds no text")
    }

    @Test func lineBreaksInAPagePartLines() throws {
        let found = try Imported(
            "<html><body><h1>The Bridge</h1><div>\(Prose.opening)<br><br>\(Prose.second)</div></body></html>", file: "p.htm")
        #expect(found.article.paragraphCount == 2)
    }

    @Test func markdown() throws {
        let found = try Imported(
            "---\ntitle: \"The Bridge\"\nauthor: Anna Testmann\ndate: 2021-10-12\ntags: [a]\n---\n\n# The Bridge\n\n*\(Prose.opening)*\nIt was **cold**.\n\n## Ferries\n\n- [\(Prose.second)](x.html)\n\n> \(Prose.third)\n",
            file: "bridge.md")
        #expect(found.value("title") == "\"The Bridge\"")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
        #expect(found.value("published") == "2021-10-12")
        #expect(found.article.paragraphCount == 3)
        let text = String(decoding: try #require(found.article.extractedText), as: UTF8.self)
        #expect(text == "The Bridge\n\n\(Prose.opening) It was cold.\n\nFerries\n\n\(Prose.second)\n\n\(Prose.third)\n")
        #expect(found.units == "title=1 heading=5")
    }

    // MARK: PDF

    private static let hasProgram = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

    @Test(.enabled(if: hasProgram, "pdftotext is not here: apt-get install poppler-utils"))
    func aPDF() throws {
        let wrapped = Prose.opening.split(separator: " ").map(String.init)
        let lines = stride(from: 0, to: wrapped.count, by: 6).map { wrapped[$0..<min($0 + 6, wrapped.count)].joined(separator: " ") }
        let second = ["Skippers who pass under it said that no-", "body had asked them before the decision."]
        let found = try Imported(bytes: SmallPDF.make(title: "The Bridge", paragraphs: [lines, second]), file: "b.pdf")
        let text = String(decoding: try #require(found.article.extractedText), as: UTF8.self)
        #expect(
            text == "The Bridge\n\n\(Prose.opening)\n\nSkippers who pass under it said that nobody had asked them before the decision.\n")
        #expect(found.map == "3 5")
        #expect(found.units == "title=1")
    }

    @Test(.enabled(if: hasProgram, "pdftotext is not here: apt-get install poppler-utils"))
    func aBrokenPDFIsRefused() {
        #expect(refusal(Array("%PDF-1.4\nrubbish".utf8), file: "b.pdf")?.hasPrefix("pdftotext can't read this PDF") == true)
    }

    @Test func aPDFWithoutTheProgramSaysHowToGetIt() {
        do {
            _ = try ImportedArticle(Array("%PDF-1.4\n".utf8), file: "b.pdf", programs: ["/nowhere"])
            Issue.record("it was read")
        } catch {
            #expect(error.advice == "on Debian: apt-get install poppler-utils")
        }
        #expect(refusal(Array("hello there".utf8), file: "b.pdf") == "the name says PDF, but the file does not begin as one")
    }
}

/// A PDF of one page, written by hand (ISO 32000-1).
enum SmallPDF {
    static func make(title: String, paragraphs: [[String]]) -> [UInt8] {
        var stream = "BT /F 20 Tf 72 760 Td (\(title)) Tj ET\n"
        var y = 720
        for paragraph in paragraphs {
            for line in paragraph {
                stream += "BT /F 11 Tf 72 \(y) Td (\(line)) Tj ET\n"
                y -= 14
            }
            y -= 12
        }
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Length \(stream.utf8.count)>>\nstream\n\(stream)endstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 6\n0000000000 65535 f \n"
        for offset in offsets { file += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
        file += "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }
}
