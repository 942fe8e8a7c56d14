// Pages made of whatever Markdown and the bracket forms can be torn into: what comes out is always well-formed HTML without dead links.

import Foundation
import SeededRandom
import TestKit
import Testing

struct RandomTextTests {
    private static let pieces = [
        "NATO", "the Alliance", "Belarus", "'s", " ", " ", " ", "\n", "\n\n", "- ", "  - ", "1. ", "> ", "> [!NOTE]\n> ", "# ", "### ",
        "**", "*", "_", "~~",
        "`", "```\n", "    ", "|", "| a | b |\n|---|---|\n| NATO | ", "[", "]", "(", ")", "![", "[x](https://example.org/)", "<b>", "</p>",
        "<!-- ", "-->",
        "&amp;", "&", "<", "\"", "[[nato]]", "[[nato|shown]]", "[[d#claim]]", "![[d#claim]]", "![[nato]]", "![[s#p1]]", "[[", "]]", "|x]]",
        "[@s, ¶1]",
        "[@s, ¶1, \"NATO\", 3]", "[@s", "[^1]", "[^2]", "\n\n[^1]: Note NATO\n\n", "\n\n[^2]: **Gap.** x [[nato]]\n\n", "\\",
        "https://example.org/a",
        "www.example.org", "a@example.org", "---\n", "***\n", "- [ ] ", "¶2 ", "\u{202E}", "Ł", "🙂", "[see [[nato]]](https://example.org/)",
        "![i](https://example.org/i.png)",
        "\n\n[x]: https://example.org/ \"t\"\n\n", "{{x}}", "\n## Timeline\n", "\n## Key judgements\n",
    ]

    @Test(arguments: [1, 2, 3, 4, SeededGenerator.seed(for: "pagesAreWellFormed")])
    func pagesAreWellFormed(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func text() -> String {
            (0..<Int.random(in: 1...40, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
        }
        var dossier = TestDossier().entity("nato", name: "NATO", "aliases: [the Alliance]").entity("belarus", name: "Belarus").source("s")
            .dispute("d", "## It is so\n- id: claim\n- holder: Someone\n- evidence: [@s, ¶1]\n")
        for number in 0..<25 {
            dossier = dossier.page("p\(number)", text()).source("s\(number)", digest: "¶1 \(text())\n\n¶2 \(text())")
                .entity("e\(number)", name: "E\(number)x", body: text())
                .dispute(
                    "d\(number)",
                    "\(text())\n\n## Claim\n- id: c\n- holder: Someone\n- evidence: [@s, ¶1]\n\n\(text())\n\n### Answer\n- holder: editors\n\n\(text())"
                )
        }
        let walker = SiteWalker(try dossier.site())
        #expect(walker.problems() == [], "seed \(seed)")
        #expect(walker.repeatedIDs() == [], "seed \(seed)")
        // What an author typed may lead nowhere, and is a finding then; what the tool wrote may not.
        #expect(walker.brokenLinks() == [], "seed \(seed)")
    }
}
