// What a typed template writes for each kind of field.

import Diagnostics
import Mustache
import Testing

struct Frame: TemplateContext {
    var site = "Dossier"
    var home = Link.address("../")
    static let schema = Schema<Frame>("frame", .text("site") { $0.site }, .url("home") { $0.home })
}

struct Reply: TemplateContext {
    var text: String
    var replies: [Reply] = []
    static let schema = Schema<Reply>("reply", .text("text") { $0.text }, .list("replies") { $0.replies })
}

struct Person: TemplateContext {
    var name: String
    var title: String?
    static let schema = Schema<Person>("person", .text("name") { $0.name }, .optionalText("role") { $0.title })
}

struct Page: TemplateContext {
    var frame = Frame()
    var title = "Title"
    var subtitle: String?
    var body = Markup()
    var note: Markup?
    var link = Link.address("https://example.org/")
    var archive: Link?
    var data = JSONValue.null
    var isDraft = false
    var count = 0
    var tags: [String] = []
    var author = Person(name: "Ada")
    var editor: Person?
    var people: [Person] = []
    var replies: [Reply] = []

    static let schema = Schema<Page>(
        "page", .include { $0.frame }, .text("title") { $0.title }, .optionalText("subtitle") { $0.subtitle },
        .markup("body") { $0.body }, .optionalMarkup("note") { $0.note }, .url("link") { $0.link },
        .optionalURL("archive") { $0.archive }, .json("data") { $0.data }, .flag("draft") { $0.isDraft },
        .number("count") { $0.count }, .texts("tags") { $0.tags }, .object("author") { $0.author },
        .optionalObject("editor") { $0.editor }, .list("people") { $0.people }, .list("replies") { $0.replies })
}

func compiled(_ template: String, _ others: [String: String] = [:]) -> Result<TypedTemplate<Page>, TemplateErrors> {
    var set = others.reduce(into: [:]) { $0[$1.key] = SourceText(path: "\($1.key).mustache", text: $1.value) }
    set["page"] = SourceText(path: "page.mustache", text: template)
    return TypedTemplate<Page>.compile("page", in: TemplateSet(set))
}

func written(_ template: String, _ page: Page = Page(), _ others: [String: String] = [:]) throws -> String {
    let markup = try compiled(template, others).get().render(page)
    return String(decoding: markup.resolved { reference, out in out += Array("#\(reference)".utf8) }, as: UTF8.self)
}

@Suite("Typed templates: rendering")
struct TypedTemplateTests {
    @Test func `Every kind is written its own way`() throws {
        var body = Markup(raw: "<p>")
        body.append(escaped: "a<b")
        let page = Page(title: "<T> & \"'", body: body, link: .address("/?a&b"), data: ["k": "</script>"], count: -12, tags: ["x", "<"])
        #expect(try written("{{title}}", page) == "&lt;T&gt; &amp; &quot;&#39;")
        #expect(try written("{{{body}}}{{&body}}", page) == "<p>a&lt;b<p>a&lt;b")
        #expect(try written("<a href=\"{{link}}\">", page) == "<a href=\"/?a&amp;b\">")
        #expect(try written("<script>x = {{data}}</script>", page) == "<script>x = {\"k\":\"\\u003c/script\\u003e\"}</script>")
        #expect(try written("{{count}} {{#tags}}({{.}}){{/tags}}", page) == "-12 (x)(&lt;)")
        #expect(try written("{{site}} {{home}} {{author.name}}", page) == "Dossier ../ Ada")
    }

    @Test func `What is missing is written as nothing, and sections tell`() throws {
        let template =
            "{{subtitle}}{{#subtitle}}[{{.}}{{subtitle}}{{title}}]{{/subtitle}}{{^subtitle}}s{{/subtitle}}{{#note}}{{{note}}}{{/note}}"
            + "{{^note}}n{{/note}}{{#archive}}{{archive}}{{/archive}}{{^archive}}a{{/archive}}{{editor.name}}{{#editor}}{{name}}{{/editor}}"
            + "{{^editor}}e{{/editor}}{{#draft}}D{{/draft}}{{^draft}}d{{/draft}}{{#count}}{{count}}{{/count}}{{^count}}c{{/count}}"
            + "{{#editor.role}}{{.}}{{/editor.role}}{{^editor.role}}r{{/editor.role}}{{#people}}{{name}}{{/people}}{{^people}}p{{/people}}"
            + "{{^tags}}t{{/tags}}{{#body}}b{{/body}}{{^body}}B{{/body}}"
        #expect(try written(template) == "snaedcrptB")
        let full = Page(
            subtitle: "S", body: Markup(raw: "x"), note: Markup(raw: "N"), archive: .reference(7), isDraft: true, count: 3, tags: ["t"],
            editor: Person(name: "E", title: "R"), people: [Person(name: "1"), Person(name: "2")])
        #expect(try written(template, full) == "S[SSTitle]N#7EED3R12b")
        #expect(try written("{{#subtitle}}x{{/subtitle}}", Page(subtitle: "")) == "")
    }

    @Test func `Sections see their row first, then the page`() throws {
        let page = Page(people: [Person(name: "A", title: "x"), Person(name: "B")])
        #expect(try written("{{#people}}{{name}}{{role}}/{{title}}/{{author.name}};{{/people}}", page) == "Ax/Title/Ada;B/Title/Ada;")
        #expect(try written("{{#author}}{{#people}}{{name}}{{/people}}{{name}}{{/author}}", page) == "ABAda")
    }

    @Test func `Holes keep their place`() throws {
        var body = Markup(raw: "<a href=\"")
        body.append(reference: 5)
        body.append(raw: "\">x</a>")
        let page = Page(body: body, link: .reference(9))
        let markup = try compiled("é<{{{body}}}|{{link}}>").get().render(page)
        #expect(markup.holes == [Markup.Hole(offset: 12, reference: 5), Markup.Hole(offset: 20, reference: 9)])
        #expect(try written("é<{{{body}}}|{{link}}>", page) == "é<<a href=\"#5\">x</a>|#9>")
        var out = Markup(raw: "12")
        try compiled("{{link}}").get().render(page, into: &out)
        #expect(out.holes == [Markup.Hole(offset: 2, reference: 9)])
    }

    @Test func `A recursive partial uses names of its own type and of the page, at any depth, indented`() throws {
        let page = Page(replies: [Reply(text: "1", replies: [Reply(text: "2", replies: [Reply(text: "3")])]), Reply(text: "4")])
        let inline = ["reply": "<{{text}}{{title}}{{#replies}}{{>reply}}{{/replies}}>"]
        #expect(try written("{{#replies}}{{>reply}}{{/replies}}", page, inline) == "<1Title<2Title<3Title>>><4Title>")
        let lines = ["reply": "{{text}}\n{{#replies}}\n  {{>reply}}\n{{/replies}}\n"]
        #expect(try written("{{#replies}}\n {{>reply}}\n{{/replies}}\n", page, lines) == " 1\n   2\n     3\n 4\n")
        let indirect = ["reply": "{{text}}{{>replies}}", "replies": "({{#replies}}{{>reply}}{{/replies}})"]
        #expect(try written("{{>replies}}", page, indirect) == "(1(2(3()))4())")
    }

    @Test func `Data nested too deep are cut, not followed into a crash`() throws {
        var reply = Reply(text: "x")
        for _ in 0..<2000 { reply = Reply(text: "x", replies: [reply]) }
        let page = Page(replies: [reply])
        let template = try compiled("{{#replies}}{{>reply}}{{/replies}}", ["reply": "{{text}}{{#replies}}{{>reply}}{{/replies}}"]).get()
        var out = Markup()
        let isWhole = template.render(page, into: &out)
        #expect(!isWhole)
        #expect(out.bytes.count == 299)
        out = Markup()
        let isShallowWhole = template.render(Page(replies: [Reply(text: "x")]), into: &out)
        #expect(isShallowWhole)
    }

    @Test func `Both faces write the same for partials, parents and blocks`() throws {
        let templates = [
            "layout": "<html>\n  {{$title}}{{title}}{{/title}}\n  <main>\n    {{$main}}\n    {{/main}}\n  </main>\n  {{>foot}}\n</html>\n",
            "foot": "<footer>\n{{#people}}\n  <p>{{name}}</p>\n{{/people}}\n\n</footer>\n",
            "base": "{{<layout}}{{$main}}{{$inner}}i{{/inner}}{{/main}}{{/layout}}",
        ]
        let page = Page(people: [Person(name: "A"), Person(name: "B")])
        let value = MustacheValue.object([
            "title": "Title", "people": .list([.object(["name": "A"]), .object(["name": "B"])]),
        ])
        for template in [
            "{{<layout}}\n{{$title}}T: {{title}}{{/title}}\n{{$main}}\n<h1>{{title}}</h1>\n"
                + "{{#people}}\n{{>foot}}\n{{/people}}\n{{/main}}\n{{/layout}}\n",
            "  {{<layout}}{{/layout}}\n", "a {{<layout}}{{/layout}} b", "{{<base}}{{$inner}}\n  x\n  y\n{{/inner}}{{/base}}\n",
            "{{<base}}{{$title}}only{{/title}}{{/base}}", " {{>foot}}\r\nx {{>foot}} y",
        ] {
            #expect(try written(template, page, templates) == (try rendered(template, value, templates)), "\(template)")
        }
    }

    @Test func `Text of any script and broken lines go through unharmed`() throws {
        let page = Page(title: "Łukaszenka – Лукашенко 🛂\u{0}")
        #expect(try written("→ {{title}}\r\n{{#draft}}\r\n{{/draft}}\r\n←", page) == "→ Łukaszenka – Лукашенко 🛂\u{0}\r\n←")
    }
}
