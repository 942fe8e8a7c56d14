// What Markdown drops without a word is found, and what it keeps is not complained of.

import Diagnostics
import Testing

@testable import CommonMark

@Suite struct DroppingsTests {
    @Test(
        "each dropping is reported at its place",
        arguments: [
            ("|a|b|\n|-|-|\n|1|2|3|4|", ["table-cells 3:6-3:9"]),
            ("x\n\n|a|\n|-|\n| [[b]] | é |", ["table-cells 5:11-5:12"]),
            ("|a|b|\n|-|-|\n  |1|2|3|", ["table-cells 3:8-3:9"]),
            ("- x\n\n  |a|b|\n  |-|-|\n   | 1 | 2 | 3", ["table-cells 5:14-5:15"]),
            ("a\n\n[^n]: never", ["unused-footnote 3:1-3:6"]),
            ("a[^n]", ["missing-footnote 1:2-1:6"]),
            ("a[^b]\n\n[^a]: x\n\nc[^a]", ["missing-footnote 1:2-1:6"]),
            ("a[^n]\n\n[^n]: x\n\n[^n]: y", ["duplicate-definition 5:1-5:6"]),
            ("[foo]: /bar\n\ntext", ["unused-definition 1:1-1:12"]),
            ("> [foo]: /bar 'title\n> more'\n> text", ["unused-definition 1:3-2:8"]),
            ("[a]: /b\n[A]: /c\n\n[a]", ["duplicate-definition 2:1-2:8"]),
            ("- [foo]: bar\n- baz", ["item-became-definition 1:1-1:13"]),
            ("1. one\n2. [year]: closed", ["item-became-definition 2:1-2:18"]),
            ("- [[a]]: b\n- [see [@c]]: d", ["item-became-definition 2:1-2:16"]),
            ("a <br> b", ["raw-html 1:3-1:7"]),
            ("a <!-- no --> b", ["raw-html 1:3-1:14"]),
            ("<div>\nx\n</div>\n\ny", ["raw-html 1:1-3:7"]),
            ("<!-- a\n\nb -->\nc", ["raw-html 1:1-3:6"]),
            ("[x](javascript:alert(1))", ["unsafe-link 1:1-1:25"]),
            ("![x](data:image/png;base64,AA)", ["unsafe-link 1:1-1:31"]),
        ])
    func dropped(markdown: String, expected: [String]) {
        #expect(findings(markdown) == expected)
    }

    @Test(
        "what is kept is not reported",
        arguments: [
            "|a|b|\n|-|-|\n|1|2|\n|3|", "|a|b|\n|-|-|\n|1\\|2|3|\n| `x\\|y` | z |", "a[^n]\n\n[^n]: used", "a[^N] b[^n]\n\n[^n]: used",
            "[text][nowhere]", "[foo]", "- [2020,2021]: closed\n- [..1760-12]: open", "1. one\n2. [2020]: closed",
            "[foo]: /bar\n\n[foo]", "[foo]: /bar\n\n[text][FOO] ![i][foo]", "[a b]: /c\n\n[A\n  b][]", "- [foo]: bar\n\n[foo]",
            "- \\[foo]: bar", "- [foo] bar",
            "|a|b|\n|-|-|\n  |1|2|", " |a|b|\n   |-|-|\n   | 1 | 2\n |3|4|", "> - x\n>\n>   |a|b|\n>   |-|-|\n>    |1|2|",
            "- [@a]: b", "`<br>`", "\\<br>", "a < b > c", "<http://a.b>", "    <div>", "`[^n]`", "\\[^n]", "```\n[foo]: /bar\n```",
            "[x](/a) [y](b.md#c) [z](?q) [m](mailto:a@b.c) [h](HTTPS://a.b) [e]()",
        ])
    func kept(markdown: String) {
        #expect(findings(markdown) == [])
    }

    @Test("severities: a loss is an error, what a page can do without is a warning")
    func severities() {
        let markdown = "a <b> c[^q]\n\n[d]: /e\n\n- [f]: g\n\n|a|\n|-|\n|b|c|\n\n[^n]: x"
        let found = parse(markdown).diagnostics.map { "\($0.rule) \($0.severity)" }
        #expect(
            found == [
                "raw-html warning", "missing-footnote error", "unused-definition warning", "item-became-definition error",
                "table-cells error",
                "unused-footnote warning",
            ])
    }

    @Test("a repeated definition's finding points at the first; a missing footnote at a near one")
    func notes() {
        let duplicate = parse("[a]: /b\n[a]: /c\n\n[a]").diagnostics.first
        #expect(duplicate?.notes.last?.range?.start == SourceLocation(line: 1, column: 1))
        #expect(parse("x[^noet] y[^note]\n\n[^note]: z").diagnostics.first?.suggestion == "[^note]")
    }

    @Test(
        "hostile addresses are refused whatever they hide behind",
        arguments: [
            "javascript:a", "JavaScript:a", "java&#115;cript:a", "javascript&colon;a", "java&Tab;script:a", "&#1;javascript:a",
            "java&NewLine;script:a",
            "feed:javascript:a", "vbscript:a", "data:text/html,a", "data:image/svg+xml,a", "data:image/png;base64,a", "file:///etc/passwd",
            "view-source:a",
            "\\javascript:a", "ｊavascript:a", "blob:a", "//a.b/c", " /\\\\a.b", "about:blank", "tel:1", "x:y", "javascript\\:a", "httpss:x",
            "http\\s:javascript",
        ])
    func hostile(address: String) {
        let markdown = "[x](<\(address)>) ![x](<\(address)>)"
        // A backslash that escapes nothing is part of the address; one before a colon vanishes.
        if address == "\\javascript:a" || address == "http\\s:javascript" {
            #expect(html(markdown).contains("href=\"\""))
        } else {
            #expect(html(markdown) == "<p><a href=\"\">x</a> <img src=\"\" alt=\"x\" /></p>\n")
        }
        #expect(findings(markdown).allSatisfy { $0.hasPrefix("unsafe-link") })
        #expect(findings(markdown).count == 2)
    }

    @Test(
        "harmless addresses are kept",
        arguments: [
            ("http://a.b/?c=d&e='f'", "http://a.b/?c=d&amp;e=&#x27;f&#x27;"), ("HTTPS://A.b", "HTTPS://A.b"),
            ("mailto:a@b.c", "mailto:a@b.c"),
            ("a/b:c", "a/b:c"), ("#x:y", "#x:y"), ("?x:y", "?x:y"), ("../é \"<", "../%C3%A9%20%22%3C"), ("", ""),
        ])
    func harmless(address: String, written: String) {
        #expect(!LinkSafety.refusesDestination(address))
        var out: [UInt8] = []
        HTMLEscaping.appendAddress(address, to: &out)
        #expect(String(decoding: out, as: UTF8.self) == written)
    }

    @Test("limits: what goes beyond stays text, with one error")
    func limits() {
        let wide = String(repeating: "|a", count: 201) + "\n" + String(repeating: "|-", count: 201) + "\n|b|\n"
        #expect(findings(wide) == ["table-columns 1:1-1:403"])
        #expect(outline(wide).hasPrefix("p<"))
        let allowed = String(repeating: "|a", count: 200) + "\n" + String(repeating: "|-", count: 200) + "\n|b|\n"
        #expect(findings(allowed) == [])
        #expect(outline(allowed).hasPrefix("table("))
        let below = String(repeating: "line\n", count: 101) + "|a|\n|-|\n"
        #expect(findings(below) == ["table-position 102:1-102:4"])
        #expect(findings(String(repeating: "line\n", count: 100) + "|a|\n|-|\n") == [])
        let row = "|a|\n|-|\n" + String(repeating: "|b", count: 3000)
        #expect(findings(row).map { $0.prefix(15) } == ["table-cells 3:4"])

        let quotes = String(repeating: "> ", count: 101) + "a"
        #expect(findings(quotes) == ["markdown-nesting 1:201-1:204"])
        #expect(html(quotes).contains("&gt; a"))
        #expect(findings(String(repeating: "> ", count: 100) + "a") == [])
        let emphasis = String(repeating: "*a ", count: 150) + "b" + String(repeating: "*", count: 150)
        #expect(findings(emphasis).contains { $0.hasPrefix("markdown-nesting") })
        #expect(html(emphasis).contains("b"))
        #expect(findings(String(repeating: "*a _b ", count: 20) + "c" + String(repeating: "_*", count: 20)) == [])

        let images = findings(String(repeating: "![[]()", count: 300))
        #expect(images.count == 100 && images.allSatisfy { $0.hasPrefix("image-limit") })
        #expect(findings(String(repeating: "![a](b.png) ", count: 300)) == [])
    }
}
