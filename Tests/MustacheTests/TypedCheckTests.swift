// What the compiler refuses, and where it says so.

import Diagnostics
import Mustache
import Testing

/// `file:line:column-end rule: message`, with the suggestion after an arrow.
func findings(_ template: String, _ others: [String: String] = [:]) -> [String] {
    guard case .failure(let errors) = compiled(template, others) else { return [] }
    return errors.diagnostics.map { finding in
        let place = finding.range.map { "\($0.path):\($0.start.line):\($0.start.column)-\($0.end.column)" } ?? "-"
        return "\(place) \(finding.rule): \(finding.message)" + (finding.suggestion.map { " → \($0)" } ?? "")
    }
}

@Suite("Typed templates: checks")
struct TypedCheckTests {
    @Test func `An unknown name is an error at its tag, with the nearest name`() {
        #expect(findings("a\n é {{titel}}") == ["page.mustache:2:4-13 template-name: 'titel' is no field of page → title"])
        #expect(findings("{{site}}{{home}}{{title}}").isEmpty)
        #expect(
            findings("{{#people}}{{nam}}{{/people}}") == ["page.mustache:1:12-19 template-name: 'nam' is no field of person or page → name"]
        )
        #expect(findings("{{name}}") == ["page.mustache:1:1-9 template-name: 'name' is no field of page"])
        #expect(findings("{{author.nme}}") == ["page.mustache:1:1-15 template-name: 'nme' is no field of person → name"])
        #expect(findings("{{title.x}}") == ["page.mustache:1:1-12 template-name: 'title' is text, it has no fields"])
        #expect(findings("{{people.name}}") == ["page.mustache:1:1-16 template-name: 'people' is a list, it has no fields"])
        #expect(findings("{{.}}") == ["page.mustache:1:1-6 template-name: {{.}} is for lists of texts, here the context is page"])
    }

    @Test func `A suggestion comes with a fix that replaces the name only`() throws {
        guard case .failure(let errors) = compiled("{{ author.nme }}") else {
            Issue.record("compiled")
            return
        }
        let fix = try #require(errors.diagnostics.first?.fix)
        #expect(fix.replacement == "author.name")
        #expect(fix.range.start.column == 4 && fix.range.end.column == 14)
    }

    @Test func `All errors are reported, in reading order, and an unknown section hides its names only`() {
        #expect(
            findings("{{b1}}\n{{#a1}}{{c1}}{{>none}}{{/a1}}\n{{d1}}")
                == [
                    "page.mustache:1:1-7 template-name: 'b1' is no field of page",
                    "page.mustache:2:1-8 template-name: 'a1' is no field of page",
                    "page.mustache:2:14-23 template-partial: there is no template 'none' → note",
                    "page.mustache:3:1-7 template-name: 'd1' is no field of page",
                ].map { $0.replacing(" → note", with: "") })
    }

    @Test func `A missing partial or template is an error`() {
        #expect(findings("{{>fot}}", ["foot": ""]) == ["page.mustache:1:1-9 template-partial: there is no template 'fot' → foot"])
        #expect(findings("{{<fot}}{{/fot}}", ["foot": ""]) == ["page.mustache:1:1-9 template-partial: there is no template 'fot' → foot"])
        let missing = TypedTemplate<Page>.compile("pag", in: TemplateSet(["page": SourceText(path: "p", text: "")]))
        guard case .failure(let errors) = missing else {
            Issue.record("compiled")
            return
        }
        #expect(errors.diagnostics.map(\.message) == ["there is no template 'pag'"])
        #expect(errors.diagnostics.first?.suggestion == "page")
    }

    @Test func `A section over what is always there is an error that names the kind`() {
        let always = "and always there"
        #expect(
            findings("{{#title}}{{/title}}") == ["page.mustache:1:1-11 template-section: a section over 'title', which is text \(always)"])
        #expect(findings("{{^link}}{{/link}}") == ["page.mustache:1:1-10 template-section: a section over 'link', which is URL \(always)"])
        #expect(findings("{{#data}}{{/data}}") == ["page.mustache:1:1-10 template-section: a section over 'data', which is JSON \(always)"])
        #expect(findings("{{#subtitle}}{{/subtitle}}{{#draft}}{{/draft}}{{#count}}{{/count}}{{#body}}{{/body}}").isEmpty)
    }

    @Test func `Lists, objects and flags can't be written`() {
        #expect(findings("{{people}}") == ["page.mustache:1:1-11 template-section: 'people' is a list, which can't be written"])
        #expect(findings("{{draft}}") == ["page.mustache:1:1-10 template-section: 'draft' is a flag, which can't be written"])
        #expect(findings("{{author}}") == ["page.mustache:1:1-11 template-section: 'author' is an object, which can't be written"])
    }

    @Test func `Three braces are for markup only, and markup for three braces`() {
        #expect(findings("{{body}}") == ["page.mustache:1:1-9 template-escape: 'body' is markup, which is written with three braces"])
        #expect(
            findings("{{{title}}}") == [
                "page.mustache:1:1-12 template-escape: 'title' is text; only markup may be written with three braces"
            ])
        #expect(
            findings("{{&link}}") == ["page.mustache:1:1-10 template-escape: 'link' is a URL; only markup may be written with three braces"]
        )
        #expect(findings("{{{body}}}{{&note}}").isEmpty)
    }

    @Test func `Scripts take JSON and numbers only, and JSON belongs in scripts`() {
        #expect(findings("{{data}}") == ["page.mustache:1:1-9 template-escape: 'data' is JSON, which is safe inside a script element only"])
        #expect(findings("<SCRIPT type=\"application/json\">{{data}}</SCRIPT >{{title}}").isEmpty)
        #expect(findings("<script>{{title}}</script>").count == 1)
        #expect(findings("<script>{{{body}}}{{count}}</script>").count == 1)
        #expect(findings("<script></script>{{data}}").count == 1)
        #expect(findings("<scripted>{{data}}").count == 1)
        #expect(findings("<script>{{>p}}</script>{{title}}", ["p": "{{data}}"]).isEmpty)
    }

    @Test func `Tags that don't fit are errors that name the opening place`() throws {
        #expect(
            findings("x {{#draft}}\n") == [
                "page.mustache:1:3-13 template-syntax: {{#draft}} is never closed: there is no {{/draft}} after it"
            ])
        #expect(findings("{{/draft}}") == ["page.mustache:1:1-11 template-syntax: {{/draft}} closes nothing"])
        #expect(findings("a\n  {{title") == ["page.mustache:2:3-10 template-syntax: this tag is never closed: there is no }} after it"])
        #expect(findings("{{ti tle}}") == ["page.mustache:1:1-11 template-syntax: 'ti tle' is not a name: names have no spaces"])
        #expect(findings("{{}}") == ["page.mustache:1:1-5 template-syntax: a tag without a name"])
        #expect(findings("{{a..b}}") == ["page.mustache:1:1-9 template-syntax: 'a..b' is not a name: nothing stands beside a dot"])
        #expect(findings("{{=x=}}").count == 1)
        #expect(findings("{{>*name}}") == ["page.mustache:1:1-11 template-syntax: names of partials can't be taken from data"])
        guard case .failure(let errors) = compiled("{{#draft}}\n{{#count}}\n{{/draft}}") else {
            Issue.record("compiled")
            return
        }
        #expect(errors.diagnostics.map(\.message) == ["{{#count}} is not closed before {{/draft}}"])
        #expect(errors.diagnostics.first?.range?.start == SourceLocation(line: 3, column: 1))
        #expect(errors.diagnostics.first?.notes.first?.range?.start == SourceLocation(line: 2, column: 1))
    }

    @Test func `A partial is checked for each context, and the same error counts once`() {
        let partial = ["p": "{{name}}{{x1}}"]
        #expect(
            findings("{{#people}}{{>p}}{{>p}}{{/people}}", partial) == [
                "p.mustache:1:9-15 template-name: 'x1' is no field of person or page"
            ])
        #expect(
            findings("{{#author}}{{>p}}{{/author}}{{>p}}", ["p": "{{name}}"]) == [
                "p.mustache:1:1-9 template-name: 'name' is no field of page"
            ])
        #expect(findings("{{title}}", ["unused": "{{nothing}}{{#"]).isEmpty)
        #expect(findings("{{>broken}}", ["broken": "{{#"]).count == 1)
    }

    @Test func `Blocks are checked where they are used, and must exist`() {
        let layout = ["layout": "{{#author}}{{$main}}{{name}}{{/main}}{{/author}}"]
        #expect(findings("{{<layout}}{{$main}}{{name}}{{title}}{{/main}}{{/layout}}", layout).isEmpty)
        #expect(
            findings("{{<layout}}{{$main}}{{nme}}{{/main}}{{/layout}}", layout) == [
                "page.mustache:1:21-28 template-name: 'nme' is no field of person or page → name"
            ])
        #expect(
            findings("{{<layout}}{{$man}}{{/man}}{{/layout}}", layout) == [
                "page.mustache:1:12-20 template-name: 'layout' has no block 'man' → main"
            ])
        #expect(
            findings("{{<layout}}x{{/layout}}", layout) == [
                "page.mustache:1:12-13 template-syntax: between the blocks of {{<layout}} nothing is rendered"
            ])
    }

    @Test func `Recursion that can't end is an error`() {
        let endless = "would be rendered within itself without end"
        #expect(findings("{{>a}}", ["a": "{{>a}}"]) == ["a.mustache:1:1-7 template-partial: 'a' \(endless)"])
        #expect(findings("{{>a}}", ["a": "{{#draft}}{{>a}}{{/draft}}"]).count == 1)
        #expect(findings("{{>a}}", ["a": "{{>b}}", "b": "{{<a}}{{/a}}"]).count == 2)
        #expect(findings("{{>a}}", ["a": "{{#people}}{{>a}}{{/people}}"]).count == 1)
        #expect(findings("{{>a}}", ["a": "{{#replies}}{{>a}}{{/replies}}"]).isEmpty)
        #expect(findings("{{>page}}").count == 1)
        #expect(findings("{{>a}}", ["a": "{{#replies}}{{#draft}}{{>b}}{{/draft}}{{/replies}}", "b": "{{text}}{{>a}}"]).isEmpty)
    }

    @Test func `Too much is an error, not a crash`() {
        let deep = String(repeating: "{{#draft}}", count: 5000) + String(repeating: "{{/draft}}", count: 5000)
        #expect(findings(deep) == ["page.mustache:1:1001-1011 template-syntax: tags nested deeper than 100"])
        let hundred = String(repeating: "{{#draft}}", count: 100) + String(repeating: "{{/draft}}", count: 100)
        #expect(findings(hundred).isEmpty)
        var bomb = ["p0": String(repeating: "x{{title}}", count: 10)]
        for level in 1...40 { bomb["p\(level)"] = String(repeating: "{{>p\(level - 1)}}", count: 10) }
        #expect(findings("{{>p40}}", bomb).contains { $0.contains("too large") })
        var chain = ["q0": "x"]
        for level in 1...200 { chain["q\(level)"] = "{{>q\(level - 1)}}" }
        #expect(findings("{{>q200}}", chain).contains { $0.contains("more than 50 partials") })
        #expect(findings("{{>q20}}", chain).isEmpty)
        var wide = ["w0": "x"]
        for level in 1...40 {
            wide["w\(level)"] =
                String(repeating: "{{#draft}}", count: 99) + "{{>w\(level - 1)}}" + String(repeating: "{{/draft}}", count: 99)
        }
        #expect(findings("{{>w40}}", wide).contains { $0.contains("nested deeper than 200") })
    }
}
