// Our HTML is cmark's, construct by construct, and in plain sight for the most common ones.

import Testing

@testable import CommonMark

@Suite struct HTMLWriterTests {
    @Test(
        "every construct is written as cmark writes it",
        arguments: [
            "", "\n\n", "a", "a\nb", "a  \nb\\\nc", "# a\n## b ##\n###### c\n####### d", "a\n=\nb\n-", "***\n- - -\n___", "    a\n\n     b",
            "\ta\tb",
            "```\na\n```", "~~~ x y\na < b & \"c\"\n~~~", "```` a\"<b\n```\n````", "```\nunclosed", "- a\n- b\n- c", "- a\n\n- b",
            "- a\n  - b\n    - c\n      d",
            "- a\n\n  b\n- c", "1. a\n2. b", "7. a\n8. b", "0) a", "* a\n+ b\n- c", "-\n- a\n-", "- # a\n- > b\n- ```\n  c\n  ```",
            "- a\n  ***\n- b",
            "- [ ] a\n- [x] b *c*\n- [X] d", "- [x] a\n\n- [ ] b", "1. [x] a", "> - [x] a", "> a\n> b\n\n> c", "> # a\n> - b\n> > c\nlazy",
            ">a\n\n\n>b",
            "*a* _b_ **c** __d__ ***e*** *a **b*** **a *b***", "a*b*c a_b_c __a__b **a**b", "*a `b*` c*", "**a\nb** *c\\* d*",
            "**a **b** c**", "*a [b*](c)",
            "~~a~~ ~b~ ~~~c~~~ ~~a *b* c~~", "`a` `` ` `` ` b ` `<x>&`", "[a](b) [c](<d e> 'f') [g](h \"i\\\"<&\") [j]( k )",
            "[a][b] [b][] [b] [no][no]\n\n[b]: /c (d)",
            "![a](b) ![c *d* `e` <i>](f \"g\") ![h\ni](j)", "[![a](b)](c)", "[a [b](c) d](e)", "<http://a.b?c&d> <me@a.b>",
            "www.a.b http://a.b/c(d)e https://x.y. ftp://a.b me@a.b",
            "http://a.b/?q=1&amp;r=2&copy; www.x.org/a_b_c", "&amp; &lt; &copy; &#35; &#x22; &#0; &nope; &", "\\* \\# \\a \\\\ \\[a](b)",
            "a < b > c \"d\" 'e' & f",
            "<b>a</b> <!-- c --> <?d?> <!E> <![CDATA[f]]>", "<div>\n*a*\n\n*b*\n</div>", "<!-- a\n\nb -->\nc", "<script>\na\n</script>\nb",
            "<a href=\"b\">\nc", "x\n<b>\ny",
            "|a|b|\n|-|-|\n|c|d|", "a|b\n:-|-:\nc|d\ne", "|a|b|c|\n|:-:|---|:--|\n|`d\\|e`|*f*||", "| a |\n| - |", "|a|\n|-|\n> b",
            "x\n|a|\n|-|\n|b|\ny\n\nz", "|a|b|\n|-|\n|c|",
            "> |a|\n> |-|\n> |b|", "- |a|\n  |-|\n  |b|", "a[^1]\n\n[^1]: b", "a[^1] b[^1] c[^2]\n\n[^2]: d\n[^1]: e\n\n    f\n\n    - g",
            "a[^x]\n\n[^x]: - b\n\n[^y]: unused",
            "a[^none]", "[^1]: a\n\nb[^1]", "a[^q\"<é]\n\n[^q\"<é]: b[^1]\n[^1]: c",
            "[a](javascript:b) [c](JAVASCRIPT:d) ![e](data:text/html,f) ![g](data:image/png,h) [i](file:j) [k](vbscript:l)",
            "[a](b'c\"d%20é[x]) <http://a.b/é`{|}>", "é ü — “q” \u{1F600} \u{A0}x", "a\0b", "a\r\nb\r\n\r\n- c\r\n", "a\rb\r\rc",
            "- a\n-\n\n- b", "* a\n\n      code\n\n  b", "[foo]: /a\n[foo]: /b\n\n[foo]\n***",
        ])
    func sameAsCmark(markdown: String) {
        #expect(html(markdown, policy: HTMLPolicy(addresses: .cmarkCompatible)) == cmarkHTML(markdown))
        #expect(html(markdown, policy: HTMLPolicy(rawHTML: .filtered, addresses: .any)) == cmarkHTML(markdown, unsafe: true))
    }

    @Test(
        "what a reader gets",
        arguments: [
            ("a *b* **c** `d<` \"e\"\nf  \ng", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code> &quot;e&quot;\nf<br />\ng</p>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("2. a\n\n3. b", "<ol start=\"2\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
            ("- [x] a", "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n</ul>\n"),
            (
                "|a|b|\n|:-|-:|\n|c|",
                "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n"
                    + "<tbody>\n<tr>\n<td align=\"left\">c</td>\n<td align=\"right\"></td>\n</tr>\n</tbody>\n</table>\n"
            ),
            ("```a b\n<c>\n```", "<pre><code class=\"language-a\">&lt;c&gt;\n</code></pre>\n"),
            ("<b>x</b>\n\n<div>", "<p><!-- raw HTML omitted -->x<!-- raw HTML omitted --></p>\n<!-- raw HTML omitted -->\n"),
            ("![a *b*](c.png \"d\")", "<p><img src=\"c.png\" alt=\"a b\" title=\"d\" /></p>\n"),
            ("[a](ftp://b) ![c](data:image/png,d)", "<p><a href=\"\">a</a> <img src=\"\" alt=\"c\" /></p>\n"),
            ("~~a~~ 2014~ b 2015~", "<p><del>a</del> 2014~ b 2015~</p>\n"),
        ])
    func written(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test(
        "the tag filter disarms only the tags that change how the rest is read",
        arguments: [
            ("<b><script>x</script></b>", "<p><b>&lt;script>x&lt;/script></b></p>\n"),
            ("a <TITLE> <titles> <style/> <iframe src=x>", "<p>a &lt;TITLE> <titles> &lt;style/> &lt;iframe src=x></p>\n"),
        ])
    func tagFilter(markdown: String, expected: String) {
        #expect(html(markdown, policy: HTMLPolicy(rawHTML: .filtered)) == expected)
    }
}
