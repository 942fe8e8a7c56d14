// What the public specification says, in our own cases: the dynamic face and the parser under both.

import Diagnostics
import Mustache
import Testing

@Suite("Dynamic templates")
struct DynamicTemplateTests {
    @Test func `A variable is escaped, three braces or an ampersand are not`() throws {
        let value = MustacheValue.object(["x": "<a href=\"'\">&"])
        #expect(try rendered("{{x}}|{{{ x }}}|{{& x}}", value) == "&lt;a href=&quot;&#39;&quot;&gt;&amp;|<a href=\"'\">&|<a href=\"'\">&")
    }

    @Test func `Numbers are written as they are, null and unknown names not at all`() throws {
        let value = MustacheValue.object(["i": .int(-85), "d": .double(1.21), "n": .null, "b": .bool(true)])
        #expect(try rendered("{{i}} {{d}} {{n}} {{no}} {{b}}", value) == "-85 1.21   true")
    }

    @Test func `Dotted names look for their first part only outward`() throws {
        let value = MustacheValue.object([
            "a": .object(["b": .object([:])]), "b": .object(["c": "wrong"]), "p": .object(["q": .object(["r": "right"])]),
        ])
        #expect(try rendered("{{p.q.r}}{{#a}}{{b.c}}{{p.q.r}}{{/a}}", value) == "rightright")
        #expect(try rendered("{{a.b}}", .object(["a.b": "c"])) == "")
    }

    @Test func `Sections repeat, descend, or are skipped`() throws {
        let value = MustacheValue.object([
            "list": .list([.object(["n": .int(1)]), .object(["n": .int(2)])]), "none": .list([]), "no": .bool(false),
            "yes": .bool(true), "object": .object(["n": .int(3)]), "texts": .list(["a", "<"]), "n": .int(0), "empty": "",
        ])
        #expect(try rendered("{{#list}}{{n}},{{/list}}{{#none}}x{{/none}}{{#no}}x{{/no}}{{#object}}{{n}}{{/object}}", value) == "1,2,3")
        #expect(try rendered("{{#yes}}{{#object}}{{n}}{{/object}}{{/yes}}{{#unknown}}x{{/unknown}}", value) == "3")
        #expect(try rendered("{{#texts}}({{.}}{{{.}}}){{/texts}}", value) == "(aa)(&lt;<)")
        #expect(try rendered("{{#n}}x{{/n}}{{#empty}}x{{/empty}}", value) == "")
        #expect(
            try rendered("{{^none}}a{{/none}}{{^no}}b{{/no}}{{^yes}}x{{/yes}}{{^list}}x{{/list}}{{^unknown}}c{{/unknown}}", value) == "abc")
        #expect(try rendered("{{#.}}{{.}};{{/.}}", .list([.int(1), "b"])) == "1;b;")
        #expect(try rendered("{{#x}}{{#.}}{{.}}{{/.}}{{/x}}", .object(["x": .list([.list([.int(1), .int(2)])])])) == "12")
    }

    @Test(arguments: ["\n", "\r\n"])
    func `Tags alone on their line take the line with them`(_ end: String) throws {
        let value = MustacheValue.object(["yes": .bool(true), "v": "V"])
        func check(_ template: String, _ expected: String) throws {
            let result = try rendered(template.replacing("|", with: end), value)
            #expect(result == expected.replacing("|", with: end), "\(template)")
        }
        try check("a|  {{#yes}}  |  b|\t{{/yes}}|c|", "a|  b|c|")
        try check("{{#yes}}|#{{/yes}}|/", "#|/")
        try check("#{{#yes}}|/|  {{/yes}}", "#|/|")
        try check("{{! c }}|a", "a")
        try check("a|  {{!|  lines|  }}|b", "a|b")
        try check(" {{#yes}}Y{{/yes}}| {{! c }} x|", " Y|  x|")
        try check("  {{v}}|  {{{v}}}|", "  V|  V|")
        try check("a|{{=@ @=}}|@v@|", "a|V|")
        try check(" {{#yes}} {{! c }}| {{/yes}} |", "  |")
    }

    @Test func `Delimiters change, also within sections, and not for partials`() throws {
        let value = MustacheValue.object(["t": "T", "s": .bool(true)])
        #expect(try rendered("{{=<% %>=}}<%t%>{{t}}<%={{ }}=%>{{t}}", value) == "T{{t}}T")
        #expect(try rendered("{{#s}}{{= | | =}}|t||/s|", value) == "T")
        #expect(try rendered("{{=[ ]=}}[>p]", value, ["p": "{{t}}[t]"]) == "T[t]")
        #expect(try rendered("{{>p}}{{t}}|t|", value, ["p": "{{= | | =}}|t|"]) == "TT|t|")
    }

    @Test func `Partials see the context, are indented line by line, and may be missing`() throws {
        let value = MustacheValue.object(["t": "<\n->"])
        #expect(try rendered("\\\n {{>p}}\n/\n", value, ["p": "|\n{{{t}}}\n|\n"]) == "\\\n |\n <\n->\n |\n/\n")
        #expect(try rendered("  {{t}}  {{> p}}\n", .object(["t": "|"]), ["p": ">\n>"]) == "  |  >\n>\n")
        #expect(try rendered("  {{>p}}\n>", value, ["p": ">\n>"]) == "  >\n  >>")
        #expect(try rendered("|\r\n{{>p}}\r\n|", value, ["p": ">"]) == "|\r\n>|")
        #expect(try rendered("[{{>none}}]", value) == "[]")
        #expect(try rendered(" {{>a}}\n", value, ["a": "1\n {{>b}}\n2\n", "b": "x\n"]) == " 1\n  x\n 2\n")
    }

    @Test func `A partial may contain itself as long as there are data`() throws {
        let node = "{{c}}<{{#nodes}}{{>node}}{{/nodes}}>"
        let leaf = MustacheValue.object(["c": "Y", "nodes": .list([])])
        #expect(try rendered("{{>node}}", .object(["c": "X", "nodes": .list([leaf])]), ["node": node]) == "X<Y<>>")
        let tree = "{{c}}\n{{#nodes}}\n  {{>node}}\n{{/nodes}}\n"
        #expect(try rendered("{{>node}}", .object(["c": "X", "nodes": .list([leaf, leaf])]), ["node": tree]) == "X\n  Y\n  Y\n")
    }

    @Test func `A partial that contains itself without end stops`() throws {
        #expect(try rendered("{{>a}}", .null, ["a": "x{{>a}}"]).count == 100)
        #expect(try rendered("{{>a}}", .null, ["a": "{{>a}}{{>a}}"]).isEmpty)
    }

    @Test func `Deep sections in deep partials stop before the stack does`() throws {
        let deep = String(repeating: "{{#y}}", count: 99) + "x{{>a}}" + String(repeating: "{{/y}}", count: 99)
        #expect(try rendered("{{>a}}", .object(["y": .bool(true)]), ["a": deep]).count == 3)
    }

    @Test func `Blocks have defaults that parents' callers override`() throws {
        let layout = ["layout": "<{{$title}}Default {{n}}{{/title}}|{{$body}}none{{/body}}>"]
        let value = MustacheValue.object(["n": "N"])
        #expect(try rendered("{{>layout}}{{<layout}}{{/layout}}", value, layout) == "<Default N|none><Default N|none>")
        #expect(try rendered("{{<layout}} text {{$body}}b {{n}}{{/body}}{{n}}{{/layout}}", value, layout) == "<Default N|b N>")
        #expect(try rendered("{{$x}}a{{n}}{{/x}}", value) == "aN")
        let levels = ["p": "{{<o}}{{$a}}p{{/a}}{{/o}}", "o": "{{<g}}{{$a}}o{{/a}}{{/g}}", "g": "{{$a}}g{{/a}}"]
        #expect(try rendered("{{<p}}{{$a}}c{{/a}}{{/p}}|{{<p}}{{/p}}", value, levels) == "c|p")
        let scope = ["p": "{{#nested}}{{$b}}You {{fruit}}{{/b}}{{/nested}}"]
        let fruit = MustacheValue.object(["fruit": "apples", "nested": .object(["fruit": "bananas"])])
        #expect(try rendered("{{<p}}{{$b}}I {{fruit}}{{/b}}{{/p}}", fruit, scope) == "I bananas")
    }

    @Test func `Blocks are reindented where they are used`() throws {
        #expect(try rendered("Hi\n  {{<p}}{{/p}}\n", .null, ["p": "one\ntwo\n"]) == "Hi\n  one\n  two\n")
        #expect(try rendered("{{<p}}{{$b}}\none\ntwo{{/b}}\n{{/p}}\n", .null, ["p": "Hi\n  {{$b}}{{/b}}\n"]) == "Hi\n  one\n  two\n")
        #expect(
            try rendered("{{<p}}{{$b}}\n    one\n    two\n{{/b}}{{/p}}\n", .null, ["p": "Hi\n  {{$b}}\n  {{/b}}\n"]) == "Hi\n  one\n  two\n"
        )
        #expect(
            try rendered("{{<p}}{{$b}}\none\ntwo\n{{/b}}{{/p}}\n", .null, ["p": "Hi\n{{$b}}\n  default\n{{/b}}\n"])
                == "Hi\n  one\n  two\n")
        #expect(
            try rendered(
                "{{<p}}{{$n}}\nthree\n{{/n}}{{/p}}\n", .null,
                ["p": "{{<g}}{{$b}}\n  one\n  {{$n}}\n    two\n  {{/n}}\n{{/b}}{{/g}}\n", "g": "{{$b}}default{{/b}}"])
                == "one\n  three\n")
        #expect(try rendered("a {{<p}}{{$b}}B{{/b}}{{/p}}\n", .null, ["p": "|{{$b}}{{/b}}|"]) == "a |B|\n")
        #expect(try rendered("{{<p}}{{$b}}\nB\n\nC\n{{/b}}{{/p}}", .null, ["p": "{{$b}}x{{/b}}"]) == "B\n\nC\n")
    }

    @Test func `Only tags that can't be read are errors`() {
        func messages(_ template: String) -> [String] {
            switch DynamicTemplate.compile(SourceText(path: "t", text: template)) {
            case .success: []
            case .failure(let errors): errors.diagnostics.map(\.message)
            }
        }
        #expect(messages("{{unknown}} {{>missing}}").isEmpty)
        #expect(messages("{{#a}}") == ["{{#a}} is never closed: there is no {{/a}} after it"])
        #expect(messages("{{a") == ["this tag is never closed: there is no }} after it"])
    }
}

extension MustacheValue: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
}
