// What an author may do to a dossier next.

import SeededRandom

/// One edit: files with their new text, nil where they go.
struct RandomEdit: CustomStringConvertible {
    var files: [(path: String, text: String?)]
    var name: String

    var paths: Set<String> { Set(files.map(\.path)) }
    var description: String { "\(name) \(files.map(\.path))" }

    func apply(to preview: LivePreview) throws {
        for (path, text) in files {
            if let text { try preview.write(path, text) } else { preview.remove(path) }
        }
    }

    private static let words = [
        "NATO", "the Alliance", "Poland", "European Union", "Vistula", "said", "nothing", "[[nato]]", "[[poland|they]]", "[[eu]]",
        "[[d#so]]",
        "[@s1, ¶1]", "[@s2, ¶2]", "[@s1, ¶1, \"said so\"]", "**strong**", "[[notes]]", "[[nowhere]]", "![[d#so]]", "[@gone, ¶1]",
        "> [!NOTE]\n> An editor's note.",
    ]

    static func next(_ random: inout SeededGenerator, _ preview: LivePreview) -> RandomEdit {
        func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }
        func prose() -> String { (0..<Int.random(in: 2...8, using: &random)).map { _ in pick(words) }.joined(separator: " ") + "." }
        let number = Int.random(in: 0..<4, using: &random)
        switch Int.random(in: 0..<22, using: &random) {
        case 0, 1: return RandomEdit(files: [("content/notes.md", "---\ntitle: Page notes\n---\n\(prose())\n\n\(prose())\n")], name: "text")
        case 2:
            return RandomEdit(files: [("content/extra-\(number).md", "---\ntitle: Extra \(number)\n---\n\(prose())\n")], name: "new page")
        case 3: return RandomEdit(files: [("content/extra-\(number).md", nil)], name: "delete page")
        case 4:
            let text = preview.text("content/extra-\(number).md")
            guard !text.isEmpty else { return next(&random, preview) }
            return RandomEdit(files: [("content/extra-\(number).md", nil), ("content/moved/other-\(number).md", text)], name: "rename")
        case 5:
            let aliases = [pick(["the Alliance", "Vistula", "Poland"]), "Brussels \(number)"].joined(separator: ", ")
            return RandomEdit(
                files: [("content/entities/nato.md", "---\nname: NATO\ntype: organisation\naliases: [\(aliases)]\n---\n\(prose())\n")],
                name: "alias")
        case 6:
            return RandomEdit(
                files: [
                    ("content/entities/e\(number).md", "---\nname: \(pick(["Vistula", "Oder", "Elbe"]))\ntype: place\n---\n\(prose())\n")
                ],
                name: "new entity")
        case 7: return RandomEdit(files: [("content/entities/e\(number).md", nil)], name: "delete entity")
        case 8:
            let title = pick(["Source s1", "Another title", "A title with <letters> & \"signs\""])
            return RandomEdit(
                files: [
                    ("seeds/s1.md", "---\ntitle: '\(title)'\npublished: 202\(number)\n---\n¶1 NATO said so.\n\n¶2 \(prose())\n\n¶3 End.\n")
                ],
                name: "source record")
        case 9: return RandomEdit(files: [("seeds/s3-\(number).md", "---\ntitle: New source\n---\n¶1 \(prose())\n")], name: "new source")
        case 10: return RandomEdit(files: [("seeds/s3-\(number).md", nil)], name: "delete source")
        case 11:
            return RandomEdit(
                files: [
                    (
                        "content/disputes/d.md",
                        "---\ntitle: Who is right \(number)?\n---\n\(prose())\n\n## It is so\n- id: so\n- holder: [[NATO]]\n- evidence: [@s1, ¶1]\n\n\(prose())\n\n### It is not\n- id: not-\(number)\n- holder: [[poland]]\n- evidence: [@s2, ¶1]\n"
                    )
                ], name: "dispute")
        case 12:
            return RandomEdit(
                files: [
                    (
                        "content/timeline/events.md",
                        "---\ntitle: Timeline\n---\n- 201\(number): \(pick(["NATO met", "Poland left", "Nothing"])). [@s1, ¶2]\n- 2021-0\(number + 1): It went on. [@s2, ¶1]\n"
                    )
                ], name: "timeline")
        case 13:
            let base = pick(["", "base: https://example.org/test\n", "base: https://example.org\n"])
            return RandomEdit(
                files: [("dossier.yml", "format: 1\ntitle: Test \(number)\n\(base)license: CC \(number)\n")], name: "settings")
        case 14:
            let layout = pick([
                "<p>{{heading}} {{subtitle}}</p>{{{body}}}", "{{<layout}}{{$main}}<h1>{{heading}}</h1>{{{body}}}{{/main}}{{/layout}}",
            ])
            return RandomEdit(files: [("templates/page.mustache", number == 0 ? nil : layout)], name: "template")
        case 15:
            return RandomEdit(files: [("templates/assets/dossier.css", number == 0 ? nil : "p { margin: \(number)em }\n")], name: "CSS")
        case 16:
            return RandomEdit(files: [("content/files/data-\(number).csv", pick([nil, "a,b\n\(number),2\n", "c\n"]))], name: "copied file")
        case 17...20:
            // One paragraph of a digest: what is saved most.
            let path = pick(["seeds/s1.md", "seeds/s2.md", "seeds/s3-\(number).md"])
            let blocks = preview.text(path).split(separator: "\n\n", omittingEmptySubsequences: false).map(String.init)
            let places = blocks.indices.filter { blocks[$0].hasPrefix("¶") }
            guard !places.isEmpty else { return next(&random, preview) }
            let place = pick(places)
            var edited = blocks
            edited[place] = "\(blocks[place].prefix(2)) \(prose())\n"
            return RandomEdit(files: [(path, edited.joined(separator: "\n\n"))], name: "digest")
        default:
            let path = pick([
                "content/notes.md", "content/entities/nato.md", "templates/page.mustache", "dossier.yml", "content/entities/poland.md",
            ])
            return RandomEdit(files: [(path, pick(["---\ntitle: [\n---\n", "{{#open}}", ""]))], name: "broken")
        }
    }
}
