// Where the bracket forms begin and end, and where they mean nothing.

import Diagnostics
import Testing

@testable import CommonMark

@Suite struct BracketScannerTests {
    @Test(
        "forms are found whole",
        arguments: [
            ("a [[Page]] b", ["[[Page]]"]),
            ("![[index#id]]", ["![[index#id]]"]),
            ("\\![[Page]]", ["[[Page]]"]),
            ("[[page#id|shown words]]", ["[[page#id|shown words]]"]),
            ("[[[Page]]]", ["[[Page]]"]),
            ("[[]]", ["[[]]"]),
            ("[[a\\]b]] c", ["[[a\\]b]]"]),
            ("[@a, ¶3]", ["[@a, ¶3]"]),
            ("[@a; @b, ¶¶2–4]", ["[@a; @b, ¶¶2–4]"]),
            ("[@a, ¶3, \"x ] y | z; w\", 4] rest", ["[@a, ¶3, \"x ] y | z; w\", 4]"]),
            ("[@a, “x ] y”]", ["[@a, “x ] y”]"]),
            ("[@a, “x \\” ] y”]", ["[@a, “x \\” ] y”]"]),
            ("[@a, \"say \\\"] no\\\"\"]", ["[@a, \"say \\\"] no\\\"\"]"]),
            (
                "[@a, ¶3, \"at our gate\" (speech: [[Alexander Lukashenko]]), 4]",
                ["[@a, ¶3, \"at our gate\" (speech: [[Alexander Lukashenko]]), 4]"]
            ),
            ("[@a, x [sic] y] z", ["[@a, x [sic] y]"]),
            ("## Heading {#name}", ["{#name}"]),
            ("{{#section}} {#id}", ["{#id}"]),
            ("*[[a]]* **[@b]** ~~{#c}~~", ["[[a]]", "[@b]", "{#c}"]),
            ("| a | b |\n|---|---|\n| [[x|y]] | [@s, \"p | q\"] |", ["[[x|y]]", "[@s, \"p | q\"]"]),
            ("- [@a, ¶3]: said\n- [x] [[b]]", ["[@a, ¶3]", "[[b]]"]),
            ("[@a, ¶3](see)", ["[@a, ¶3]"]),
            ("> [@a,\n> ¶3] b", ["[@a,\n> ¶3]"]),
            ("[@a,\n  ¶3]", ["[@a,\n  ¶3]"]),
            ("[link [[x]]](/u)", ["[[x]]"]),
            ("    \n\n\tcode\n\n[[a]]", ["[[a]]"]),
            ("- item\n\n      code [[x]]\n\n  [[a]]", ["[[a]]"]),
            ("para\n    [[still text]]", ["[[still text]]"]),
            ("[[a]]5[[b]]", ["[[a]]", "[[b]]"]),
            ("x[^1]\n\n[^1]: See [[a]].\n    [@b]", ["[[a]]", "[@b]"]),
        ])
    func found(markdown: String, expected: [String]) {
        #expect(forms(markdown) == expected)
        #expect(findings(markdown).filter { !$0.hasPrefix("raw-html") } == [])
    }

    @Test(
        "nothing is a form in code, behind a backslash, or across a blank line",
        arguments: [
            "`[[a]]`", "``[@a ` ]``", "```\n[[a]] [@b\n```", "~~~ [[info]]\n[@x\n~~~", "    [[a]]", "- a\n\n      [@b]",
            "> ```\n> [[a]]\n> ```",
            "1. ```\n   {#a}\n   ```", "\\[[a]\\]", "\\[@a]", "\\{#a}", "[a](b)", "[^1]\n\n[^1]: x", "- [ ] a\n- [x] b", "[1] [a, b] {a}",
            "me@mail.org", "a@b",
            "https://medium.com/@who", "[t](@u)", "<https://a.b/@c>", "5 @ 3", "\\@handle", "`@key`", "[[text](/u)]", "![a](b)", "a ]] b }",
            "[ref]: @x\n\n[ref]",
        ])
    func nothing(markdown: String) {
        #expect(forms(markdown) == [])
        #expect(findings(markdown) == [])
    }

    @Test(
        "forms in raw HTML, addresses and titles are inert and get their text back",
        arguments: [
            ("<div>\n[[a]]\n</div>", []),
            ("a <b title=\"[[a]]\">x</b>", ["-[[a]]"]),
            ("[t](/u \"[[a]]\")", ["-[[a]]"]),
            ("[t](</[[a]]>)", ["-[[a]]"]),
            ("http://a.b/[[c]]", ["-[[c]]"]),
        ])
    func inert(markdown: String, expected: [String]) {
        #expect(forms(markdown) == expected)
        #expect(!html(markdown, policy: HTMLPolicy(rawHTML: .filtered), findsBrackets: true).contains("zqx"))
        #expect(
            html(markdown, policy: HTMLPolicy(rawHTML: .filtered), findsBrackets: true)
                == html(markdown, policy: HTMLPolicy(rawHTML: .filtered)))
    }

    @Test("a form in what Markdown drops is inert")
    func droppedForms() {
        #expect(forms("a\n\n[^n]: [[b]]") == ["-[[b]]"])
        #expect(forms("|a|\n|-|\n|[[b]]|[[c]]|") == ["[[b]]", "-[[c]]"])
        #expect(forms("a[^n]\n\n[^n]: [[b]]") == ["[[b]]"])
    }

    @Test("a form in an address is said to be none")
    func bracketInAddress() {
        #expect(findings("see http://a.b/[[c]]") == ["bracket-in-address 1:5-1:21"])
        #expect(findings("see http://a.b/ [[c]]") == [])
    }

    @Test(
        "an unclosed form is reported at its place and stays text",
        arguments: [
            ("a [[b", "unclosed-bracket 1:3-1:5"),
            ("a [[b]", "unclosed-bracket 1:3-1:5"),
            ("a ![[b", "unclosed-bracket 1:3-1:6"),
            ("[[a\n\nb]]", "unclosed-bracket 1:1-1:3"),
            ("[@a, ¶3\n\nb]", "unclosed-bracket 1:1-1:3"),
            ("[@a, ¶3, \"x]", "unclosed-bracket 1:10-1:11"),
            ("[@a, ¶3, “x]", "unclosed-bracket 1:10-1:11"),
            ("é {#a", "unclosed-bracket 1:3-1:5"),
            ("{#a\n}", "unclosed-bracket 1:1-1:3"),
            ("| a |\n|---|\n| [@b, \"c |\n| d\"] |", "unclosed-bracket 3:8-3:9"),
        ])
    func unclosed(markdown: String, expected: String) {
        #expect(findings(markdown) == [expected])
        #expect(forms(markdown) == [])
        #expect(html(markdown, findsBrackets: true) == html(markdown))
    }

    @Test("an unclosed citation does not swallow the next")
    func unclosedThenClosed() {
        #expect(forms("[@a, ¶3 and [@b, ¶4]") == ["[@b, ¶4]"])
        #expect(findings("[@a, ¶3 and [@b, ¶4]") == ["unclosed-bracket 1:1-1:3"])
    }

    @Test(
        "Pandoc's other citations are errors that name ours",
        arguments: [
            ("as @smith says", "pandoc-citation 1:4-1:10", "[@smith]"),
            ("@smith2020a, then", "pandoc-citation 1:1-1:12", "[@smith2020a]"),
            ("[see @smith, p. 3] x", "pandoc-citation 1:1-1:19", "[@smith]"),
            ("[-@smith]", "pandoc-citation 1:1-1:10", "[@smith]"),
            ("(@a_b:c.)", "pandoc-citation 1:2-1:8", "[@a_b:c]"),
            ("“@über”", "pandoc-citation 1:2-1:7", "[@über]"),
        ])
    func pandoc(markdown: String, place: String, suggestion: String) {
        #expect(findings(markdown) == [place])
        #expect(parse(markdown).diagnostics.first?.suggestion == suggestion)
        #expect(parse(markdown).diagnostics.first?.severity == .error)
    }

    @Test("a token knows its content and its line breaks")
    func content() {
        let text = SourceText(path: "t.md", text: "> x [@a, ¶3, \"one  \n>   two\"] ![[p#i]] {#id}\n")
        let tokens = MarkdownParser().parse(text).tokens
        #expect(tokens.map { $0.contentText(in: text.bytes) } == ["@a, ¶3, \"one two\"", "p#i", "id"])
        #expect(tokens.map(\.kind) == [.citation, .wikilink(embed: true), .identifier])
    }

    @Test("offsets hold after front matter, a byte order mark, CRLF, bare CR, zero bytes and bad UTF-8")
    func offsets() {
        for (before, after) in [
            ("---\r\na: b\r\n---\r\n", "x\r\ny [[a]] *z*\r\n"), ("", "\u{FEFF}# x [[a]]\n\nb"), ("q", "a\rb [[a]]\r\rc"),
            ("", "\0 [[a]] \0"),
        ] {
            let bytes = Array((before + after).utf8) + [0xFF, 0x20, 0xE2, 0x0A]
            let text = SourceText(path: "t.md", bytes: bytes)
            let document = MarkdownParser().parse(text, body: before.utf8.count..<bytes.count)
            #expect(document.tokens.map { text.string($0.range) } == ["[[a]]"])
            #expect(RangeCheck(before.utf8.count..<bytes.count).fault(in: document) == nil)
        }
        #expect(parse("").blocks.isEmpty)
        #expect(MarkdownParser().parse(SourceText(path: "t", text: "abc"), body: 2..<90).blocks.count == 1)
    }

    @Test("a text that holds the words of the copy is not confused by them")
    func prefix() {
        #expect(html("zqx0k [[a]] zq1x0k zqx", findsBrackets: true) == "<p>zqx0k [[a]] zq1x0k zqx</p>\n")
    }

    @Test("the scanner alone finds what the parser finds")
    func alone() {
        let text = SourceText(path: "t.md", text: "[[a]] `[[b]]` [@c [[d]]\n\n    [[e]]\n")
        let result = BracketScanner.scan(text, body: 0..<text.bytes.count)
        #expect(result.tokens.map { text.string($0.range) } == ["[[a]]", "[[d]]"])
        #expect(result.tokens == MarkdownParser().parse(text).tokens)
    }
}
