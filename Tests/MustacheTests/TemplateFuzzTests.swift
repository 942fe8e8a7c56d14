// Templates made at random: nothing crashes, and both faces agree.

import Diagnostics
import Mustache
import SeededRandom
import Testing

@Suite("Templates made at random")
struct TemplateFuzzTests {
    private static let pieces = [
        "{{title}}", "{{{body}}}", "{{subtitle}}", "{{#people}}", "{{name}}", "{{/people}}", "{{#draft}}", "{{/draft}}", "{{^draft}}",
        "{{>page}}", "{{>a}}", "{{>b}}", "{{<a}}", "{{/a}}", "{{<b}}", "{{/b}}", "{{$x}}", "{{/x}}", "{{$y}}", "{{/y}}", "{{#replies}}",
        "{{/replies}}", "{{text}}", "{{author.name}}", "{{.}}", "{{#tags}}", "{{/tags}}", "{{! c }}", "{{=[ ]=}}", "[={{ }}=]", "[title]",
        "{{", "}}", "{", "}", "{{{", "{{&", "{{=", "\n", "\r\n", "  ", "\t", "x", "é", "<script>", "</script>", "{{data}}", "{{nothing}}",
        "\u{0}",
    ]

    @Test func `Random tags never crash, and what compiles renders as its dynamic twin`() throws {
        let seed = SeededGenerator.seed(for: "random templates")
        var numbers = SeededGenerator(seed: seed)
        var compiledCount = 0
        let page = Page(
            subtitle: "S", body: Markup(raw: "<b>"), data: 3, isDraft: true, tags: ["t", "u"],
            people: [Person(name: "A"), Person(name: "B")],
            replies: [Reply(text: "1", replies: [Reply(text: "2")])])
        let leaf = MustacheValue.object(["text": "2", "replies": .list([])])
        let value = MustacheValue.object([
            "data": .int(3), "title": "Title", "subtitle": "S", "body": "<b>", "draft": .bool(true), "tags": .list(["t", "u"]),
            "people": .list([.object(["name": "A"]), .object(["name": "B"])]), "author": .object(["name": "Ada"]),
            "replies": .list([.object(["text": "1", "replies": .list([leaf])])]),
        ])

        for _ in 0..<1500 {
            var texts: [String: String] = [:]
            for name in ["page", "a", "b"] { texts[name] = template(&numbers) }
            let set = TemplateSet(texts.reduce(into: [:]) { $0[$1.key] = SourceText(path: $1.key, text: $1.value) })
            switch TypedTemplate<Page>.compile("page", in: set) {
            case .failure(let errors):
                #expect(!errors.diagnostics.isEmpty)
            case .success(let typed):
                let bytes = typed.render(page).bytes
                guard let text = texts["page"], let twin = try? rendered(text, value, readable(texts)) else { continue }
                compiledCount += 1
                #expect(String(decoding: bytes, as: UTF8.self) == twin, "seed \(seed): \(texts)")
            }
        }
        #expect(compiledCount > 20, "seed \(seed)")
    }

    /// Templates that nobody uses may be broken.
    private func readable(_ texts: [String: String]) -> [String: String] {
        texts.filter { (try? DynamicTemplate.compile(SourceText(path: "", text: $1)).get()) != nil }
    }

    /// Half of the templates are well formed, so that some compile.
    private func template(_ numbers: inout SeededGenerator) -> String {
        if Bool.random(using: &numbers) {
            return (0..<Int.random(in: 0..<12, using: &numbers)).map { _ in Self.pieces.randomElement(using: &numbers) ?? "" }.joined()
        }
        return wellFormed(&numbers, depth: 0)
    }

    private func wellFormed(_ numbers: inout SeededGenerator, depth: Int) -> String {
        var out = ""
        for _ in 0..<Int.random(in: 0..<5, using: &numbers) {
            let inner = depth < 4 ? wellFormed(&numbers, depth: depth + 1) : ""
            switch Int.random(in: 0..<14, using: &numbers) {
            case 0: out += "{{title}}"
            case 1: out += "{{{body}}}"
            case 2: out += "{{#draft}}" + inner + "{{/draft}}"
            case 3: out += "{{^draft}}" + inner + "{{/draft}}"
            case 4: out += "{{#people}}" + inner + "{{name}}{{/people}}"
            case 5: out += "{{#replies}}" + inner + "{{text}}{{/replies}}"
            case 6: out += "\n  {{>a}}\n"
            case 7: out += "{{>b}}"
            case 8: out += "\n  {{$x}}\n    " + inner + "\n  {{/x}}\n"
            case 9: out += "{{$y}}" + inner + "{{/y}}"
            case 10: out += "\n {{<a}}{{$x}}\n" + inner + "\n{{/x}}{{/a}}\n"
            case 11: out += "{{<b}}{{$y}}" + inner + "{{/y}}{{/b}}"
            case 12: out += "\n"
            default: out += " x"
            }
        }
        return out
    }
}
