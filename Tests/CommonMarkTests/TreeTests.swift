// The typed tree: kinds and places.

import Diagnostics
import Testing

@testable import CommonMark

@Suite struct TreeTests {
    @Test(
        "kinds and ranges",
        arguments: [
            ("# A *b*\n", "h1<# A *b*>[text(A ) em<*b*>[text(b)]]"),
            ("A\nb\n===\n", "h1<A\nb\n===>[text(A\nb)]"),
            ("one\n  two  \nthree\\\nfour", "p<one\n  two  \nthree\\\nfour>[text(one\ntwo|one\n  two) break text(three) break text(four)]"),
            ("a \\* &amp; b", "p<a \\* &amp; b>[text(a * & b|a \\* &amp; b)]"),
            ("a [[b]] c\nd {#e}", "p<a [[b]] c\nd {#e}>[text(a ) token([[b]]) text( c\nd ) token({#e})]"),
            ("**a *b***", "p<**a *b***>[strong<**a *b***>[text(a ) em<*b*>[text(b)]]]"),
            ("~~a~~ 2014~ b ~c~", "p<~~a~~ 2014~ b ~c~>[del<~~a~~>[text(a)] text( 2014~ b ~c~)]"),
            ("`a``b` x", "p<`a``b` x>[code(a``b|`a``b`) text( x)]"),
            ("[a *b*](/c \"d\") e", "p<[a *b*](/c \"d\") e>[link(/c|d|[a *b*](/c \"d\"))[text(a ) em<*b*>[text(b)]] text( e)]"),
            (
                "![a](/c) <http://x.y> www.z.org",
                "p<![a](/c) <http://x.y> www.z.org>[image(/c||![a](/c))[text(a)] "
                    + "text( ) link(http://x.y||<http://x.y>)[text(http://x.y)] text( ) link(http://www.z.org||www.z.org)[text(www.z.org)]]"
            ),
            ("[r]: /u\nx [r]", "p<x [r]>[text(x ) link(/u||[r])[text(r)]]"),
            (
                "- a\n- b\n  c\nd\n\nz",
                "list(bullet 0 tight)<- a\n- b\n  c\nd>[li<- a>[p<a>[text(a)]] li<- b\n  c\nd>[p<b\n  c\nd>[text(b\nc\nd|b\n  c\nd)]]] p<z>[text(z)]"
            ),
            ("3) a\n\n4) b\n\n\n", "list(parenthesis 3 loose)<3) a\n\n4) b>[li<3) a>[p<a>[text(a)]] li<4) b>[p<b>[text(b)]]]"),
            (
                "- [x] a\n- [ ] [[b]]",
                "list(bullet 0 tight)<- [x] a\n- [ ] [[b]]>[li done<- [x] a>[p<a>[text(a)]] li open<- [ ] [[b]]>[p<[[b]]>[token([[b]])]]]"
            ),
            ("> a\n> > b\nc", "quote<> a\n> > b\nc>[p<a>[text(a)] quote<> b\nc>[p<b\nc>[text(b\nc)]]]"),
            ("> *a\n> b*", "quote<> *a\n> b*>[p<*a\n> b*>[em<*a\n> b*>[text(a\nb|a\n> b)]]]"),
            ("```swift x\na\n```\n\n    b\n\nc", "pre(swift x|a\n)<```swift x\na\n```> pre(|b\n)<b> p<c>[text(c)]"),
            ("- ```\n  a\n\nb", "list(bullet 0 tight)<- ```\n  a>[li<- ```\n  a>[pre(|a\n\n)<```\n  a>]] p<b>[text(b)]"),
            ("***\n\n<div>\n\nx", "hr<***> html(<div>\n)<<div>> p<x>[text(x)]"),
            (
                "|a|b|\n|:-|-:|\n|`x\\|y`| [[p|q]] |",
                "table(left,right)<|a|b|\n|:-|-:|\n|`x\\|y`| [[p|q]] |>["
                    + "<a>text(a) & <b>text(b) // <`x\\|y`>code(x|y|`x\\|y`) & <[[p|q]]>token([[p|q]])]"
            ),
            ("x\n|a|\n|:-:|\n", "p<x>[text(x)] table(center)<|a|\n|:-:|>[<a>text(a)]"),
            (
                "a[^n] b[^n]\n\n[^n]: c\n\n    d",
                "p<a[^n] b[^n]>[text(a) ref(n 1 1|[^n]) text( b) ref(n 1 2|[^n])] note(n 1 2)<[^n]: c\n\n    d>[p<c>[text(c)] p<d>[text(d)]]"
            ),
            (
                "- [@a, ¶3]: said",
                "list(bullet 0 tight)<- [@a, ¶3]: said>[li<- [@a, ¶3]: said>[p<[@a, ¶3]: said>[token([@a, ¶3]) text(: said)]]]"
            ),
            ("[@a](see)", "p<[@a](see)>[token([@a]) text((see))]"),
            (
                "a\r\n\r\n- b\r\n  *c*\r\n",
                "p<a>[text(a)] list(bullet 0 tight)<- b\r\n  *c*>[li<- b\r\n  *c*>[p<b\r\n  *c*>[text(b\n|b\r\n  ) "
                    + "em<*c*>[text(c)]]]]"
            ),
        ])
    func tree(markdown: String, expected: String) {
        #expect(outline(markdown) == expected)
    }

    @Test("texts are visited in the order and number in which they are written")
    func ordinals() {
        struct Collector: HTMLDelegate {
            var seen: [String] = []
            mutating func token(_ index: Int, range: Range<Int>, into out: inout [UInt8]) {}
            mutating func text(_ text: String, ordinal: Int, range: Range<Int>, context: TextContext, into out: inout [UInt8]) {
                seen.append("\(ordinal) \(text) \(context.rawValue)")
            }
            mutating func writes(_ block: Block, into out: inout [UInt8]) -> Bool {
                if case .blockquote = block.kind { true } else { false }
            }
        }
        let document = parse("# a\n\n[b](c) ![d](e) f[^1]\n\n> g *h*\n\n|i|\n|-|\n|j|\n\n- k\n\n[^1]: l")
        var writer = HTMLWriter(delegate: Collector())
        writer.write(document)
        #expect(writer.delegate.seen == ["0 a 2", "1 b 1", "2   0", "4  f 0", "7 i 8", "8 j 8", "9 k 0", "10 l 4"])
        var visited: [String] = []
        document.forEachText { text, _, context in visited.append("\(visited.count) \(text) \(context.rawValue)") }
        #expect(visited.filter { !["3 d 16", "5 g  0", "6 h 0"].contains($0) } == writer.delegate.seen)
    }

    @Test("a delegate puts in attributes, headings and links of its own")
    func delegate() {
        struct Numbered: HTMLDelegate {
            mutating func token(_ index: Int, range: Range<Int>, into out: inout [UInt8]) { out += "<i>\(index)</i>".utf8 }
            mutating func attributes(of block: Block, into out: inout [UInt8]) { out.append(" id=\"x\"") }
            mutating func attributes(of item: ListItem, into out: inout [UInt8]) { out.append(" class=\"y\"") }
            mutating func openHeading(level: Int, _ content: [Inline], range: Range<Int>, into out: inout [UInt8]) {
                out += "<h\(level) id=\"\(content.plainText.lowercased())\">".utf8
            }
        }
        var writer = HTMLWriter(delegate: Numbered())
        writer.write(parse("## Head\n\npara [[a]] [@b]\n\n- item\n"))
        #expect(
            String(decoding: writer.out, as: UTF8.self) == """
                <h2 id="head">Head</h2>
                <p id="x">para <i>0</i> <i>1</i></p>
                <ul id="x">
                <li class="y">item</li>
                </ul>

                """)
    }
}
