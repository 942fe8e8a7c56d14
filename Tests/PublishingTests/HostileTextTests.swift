// Whatever an author or an article writes stays text: no element, attribute or address of its making.

import Foundation
import TestKit
import Testing

struct HostileTextTests {
    /// Elements and attributes that the theme and the writer make; anything else came in with the text.
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "link", "body", "a", "div", "b", "header", "nav", "ul", "li", "main", "footer", "p", "span", "h1",
        "h2", "h3", "h4",
        "h5", "h6", "section", "article", "aside", "details", "summary", "dl", "dt", "dd", "ol", "mark", "q", "cite", "time", "table",
        "thead",
        "tbody", "tr", "th", "td", "svg", "rect", "path", "code", "pre", "em", "strong", "del", "blockquote", "hr", "br", "img", "input",
        "figure",
        "figcaption", "button", "script", "template", "small", "label", "form", "kbd", "noscript", "g", "line", "circle", "text", "use",
        "symbol", "defs",
    ]

    private static let strings = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)",
        "feed:javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "&lt;script&gt;&#x3C;script&#62;", "]]>", "-->", "{{title}}", "{{{x}}}", "{{>layout}}",
        "\u{202E}evil\u{202C}", "\u{1}\u{7F}\u{85}\u{2028}", "</title></head><body>", "<svg/onload=alert(1)>", "<!-- x", "`<b>`",
        "java\tscript:alert(1)",
        "dossier0reference1", "[@s, ¶1", "[[x", "\u{FEFF}\u{FFFE}", "<a href=\"javascript:alert(1)\">x</a>",
    ]

    /// As a quoted YAML scalar.
    private static func yaml(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _
            where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xFEFF || scalar.value >= 0xFFFE
                || (0x2028...0x2029).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// One dossier with a text in every field that takes one.
    private func dossier(_ text: String) -> TestDossier {
        let yaml = Self.yaml(text)
        // A line of Markdown can't hold a line end.
        let line = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" }))
        let words = line.replacing("\"", with: "\\\"")
        return TestDossier().file(
            "dossier.yml",
            """
            format: 1
            title: \(yaml)
            subtitle: \(yaml)
            base: https://example.org
            authors: [\(yaml)]
            publisher: \(yaml)
            license: \(yaml)
            editions: [{date: 2024, title: \(yaml), note: \(yaml)}]
            """
        ).file(
            "seeds/s.md",
            """
            ---
            title: \(yaml)
            short: \(yaml)
            authors: [\(yaml), "[[e|x]] \(words.replacing("\\", with: "\\\\").filter { $0 != "\t" })"]
            standing: \(yaml)
            publisher: \(yaml)
            published: 2024
            published-as: \(yaml)
            kind: opinion
            language: en
            url: \(yaml)
            archived: \(yaml)
            reliability: C
            reliability-note: \(yaml)
            reviewed: \(yaml)
            tags: [\(yaml)]
            original: {file: \(yaml), sha256: \(String(repeating: "a", count: 64)), paragraphs: 1 2}
            ---
            ¶1 \(line) and *\(line)* and [\(line)](https://example.org "\(words)") `\(line)` [[d#c|\(line)]].[^n] [^\(line)]

            ¶2 [x](<\(line)>) ![\(line)](<\(line)>) <\(line)> [@s, ¶1, "\(words)" (after “\(line)”), 3]

            [^n]: **\(line).** \(line)
            """
        ).file(
            "content/entities/e.md",
            """
            ---
            name: \(yaml)
            type: person
            kind: \(yaml)
            aliases: [\(yaml), other]
            match: link-only
            native: {be: \(yaml)}
            wikidata: \(yaml)
            tags: [\(yaml)]
            reviewed: \(yaml)
            ---
            \(line) [@s, ¶1, "\(words)"]

            > [!NOTE]
            > \(line)

            ## Relations
            - ally of: \(line), 2020 [@s, ¶1], \(line)

            ## Timeline
            - 2020: \(line) [@s, ¶1]
            """
        ).file(
            "content/disputes/d.md",
            """
            ---
            title: \(yaml)
            short: \(yaml)
            assessment: \(yaml)
            tags: [\(yaml)]
            reviewed: \(yaml)
            ---
            \(line)

            ## Claim \(line)
            - id: c
            - holder: \(line)
            - via: \(line); [[e]]
            - stated: 2020
            - date-words: \(line)
            - evidence: [@s, ¶1, "\(words)" (speech: [[\(line)]]), 3]
            - hedge: "\(words)"
            - confidence: low
            - status: refuted
            - because: \(line)
            - figure: 13 \(line); \(line); 2020
            - inferred: \(line)
            - place: \(line)
            - tags: \(line)
            - allow: unanswered, \(line)
            - reviewed: \(line)

            \(line)

            ### Answer \(line)
            - holder: editors
            - evidence: [@s, ¶1, "\(words)"]

            ## Section \(line)

            | \(line) | b |
            |---|:-:|
            | `\(line)` | \(line) |

            ```\(line)
            \(line)
            ```

            ## What would settle it

            \(line)
            """
        ).file(
            "content/timeline/t.md",
            """
            ---
            title: \(yaml)
            ---
            ## \(line)
            - 2020: Event \(line) [@s, ¶1]
              - date-words: \(line)
              - according-to: \(line)
              - inferred: \(line)
              - place: \(line)
              - figure: 13 \(line); \(line)
              - also-dated: 2021 [@s, ¶1] \(line)
              - tags: \(line)
              - reviewed: \(line)
            """
        ).file(
            "content/index.md",
            """
            ---
            title: \(yaml)
            subtitle: \(yaml)
            reviewed: \(yaml)
            ---
            \(line)

            \(line)
            ===

            <div>\(line)</div>

            ## Key judgements
            - Judgement \(line) [@s, ¶1]
              - confidence: low
              - because: \(line)
              - would-change: \(line)
            """
        ).page(
            "other",
            "# \(line)\n\n> \(line)\n\n1. \(line)\n   - \(line)\n\n![[d#c|\(line)]] [[e|\(line)]] [[\(line)]] ~~\(line)~~\n\n[x]: <\(line)> \"\(words)\"\n\n[x] ![x]"
        )
    }

    @Test(arguments: strings)
    func textStaysText(_ text: String) throws {
        // What the made templates use themselves, taken from the same dossier with a harmless text.
        let site = try dossier(text).site()
        let harmless = SiteWalker(try dossier("harmless").site())
        let attributes = Set(harmless.pages.values.flatMap(\.tags).flatMap { tag in tag.attributes.keys.map { "\(tag.name) \($0)" } })
            .union([
                "img src", "img alt", "img loading", "a href", "a title", "span class", "th class", "td class", "ol start", "code class",
            ])
        let walker = SiteWalker(site)
        #expect(walker.problems() == [], "\(text.debugDescription)")
        #expect(walker.brokenLinks() == [], "\(text.debugDescription)")
        for (path, page) in walker.pages {
            for tag in page.tags {
                #expect(Self.elements.contains(tag.name), "\(path): <\(tag.name)> from \(text.debugDescription)")
                for attribute in tag.attributes.keys {
                    #expect(!attribute.hasPrefix("on"), "\(path): \(tag.name) \(attribute) from \(text.debugDescription)")
                    #expect(
                        attributes.contains("\(tag.name) \(attribute)"), "\(path): \(tag.name) \(attribute) from \(text.debugDescription)")
                }
            }
            // A page that links to an entity carries its preview as data; all other scripts are the theme's.
            let scripts = page.tags.count { $0.name == "script" && $0.attributes["id"] != "Previews" }
            #expect(scripts == harmless.pages[path]?.tags.count { $0.name == "script" && $0.attributes["id"] != "Previews" })
            #expect(page.tags.count { $0.name == "title" } == 1)
        }
        for file in ["feed.xml", "sitemap.xml"] { _ = try XMLText(#require(site[file])) }
    }

    @Test func theWordsThemselvesAreShown() throws {
        let page = try #require(SiteWalker(try dossier("A & <B> \"C\" {{D}}").site()).pages["disputes/d/index.html"])
        #expect(page.text.components(separatedBy: "A & <B> \"C\" {{D}}").count > 5)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#9;script:alert(1)", "&#1;javascript:alert(1)", "feed:javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "view-source:javascript:x", "blob:x", "javascript&colon;alert(1)", "//evil.example/x",
    ])
    func anAddressThatMayNotBeWrittenIsNot(_ address: String) throws {
        let site = try TestDossier().source(
            "s", "url: \(Self.yaml(address))\narchived: \(Self.yaml(address))", digest: "¶1 [a](\(address)) ![b](\(address)) <\(address)>"
        )
        .page("p", "[a](\(address)) [b][c] ![d](\(address))\n\n[c]: \(address)").site()
        for page in SiteWalker(site).pages.values {
            for written in page.addresses where written != "data:," {
                let scheme = written.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
                #expect(!scheme.contains(":") || scheme == "https:" || scheme == "http:" || scheme == "mailto:", "\(written)")
                #expect(!written.hasPrefix("//"), "\(written)")
            }
        }
    }

    // MARK: File names

    @Test func namesOfFilesStayInTheSite() throws {
        var dossier = TestDossier()
        for name in [
            "!!!", "—", "a..x", "a b", "%2e%2e", "a%2Fb", "<b>", "a\"b", "x\u{202E}y", "ÄÖ", "con", String(repeating: "n", count: 250),
        ] {
            dossier = dossier.file(
                "content/entities/\(name).md",
                "---\nname: \"N \(name.replacing("\"", with: "'").replacing("\u{202E}", with: ""))\"\ntype: person\n---\n")
        }
        let site = try dossier.site()
        for path in site.keys {
            #expect(
                !path.split(separator: "/", omittingEmptySubsequences: false).contains { $0.isEmpty || $0 == "." || $0 == ".." }, "\(path)")
            #expect(!path.contains("<") && !path.contains("\""), "\(path)")
        }
        #expect(SiteWalker(site).faults() == [])
        // Names that hold no letter make no id.
        #expect(try dossier.findings().count { $0.contains("[id-syntax]") } == 2)
    }

    @Test func aNameThatGrowsPastWhatAFolderMayBeCalledIsAFinding() throws {
        // İ takes two bytes, in lower case three.
        let dossier = TestDossier().file("content/entities/\(String(repeating: "İ", count: 120)).md", "---\nname: N\ntype: person\n---\n")
        let findings = try dossier.findings()
        #expect(findings.contains { $0.contains("[id-syntax]") }, "\(findings)")
    }
}
