// The examples of the reference's pages, as dossiers.

import Checking
import Diagnostics
import Files
import Foundation
import Publishing
import Reference
import TestKit
import Theme

/// The fenced blocks of one part of a page, `## Wrong` or `## Right`.
struct RuleExample {
    /// What stands in the fences that name no path: words about what no page can carry.
    var words: [String] = []
    /// ```` ```markdown content/notes.md ````: a file of a dossier.
    var files: [(path: String, text: String)] = []

    /// The page's rule.
    private let rule: String

    var isEmpty: Bool { words.isEmpty && files.isEmpty }

    /// - Parameter part: the heading without its signs.
    init(_ page: RulePage, part: String) {
        rule = page.id
        var isInside = false
        var fence: (mark: Substring, path: String?, lines: [Substring])?
        for line in page.text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = fence {
                if line == open.mark {
                    let text = open.lines.joined(separator: "\n") + "\n"
                    if let path = open.path { files.append((path, text)) } else { words.append(text) }
                    fence = nil
                } else {
                    fence?.lines.append(line)
                }
            } else if line.hasPrefix("## ") {
                isInside = line.dropFirst(3) == part
            } else if isInside, line.hasPrefix("```") {
                let info = line.drop { $0 == "`" }.split(separator: " ", maxSplits: 1)
                fence = (line.prefix { $0 == "`" }, info.count > 1 ? String(info[1]) : nil, [])
            }
        }
    }

    /// The example in a small dossier about a bridge. Its files take the place of those they are named like; one without front matter gets
    /// the least that its folder asks for; a text in `seeds/fulltext/` gets a record, with a paragraph on each line.
    var dossier: TestDossier {
        var dossier = TestDossier()
            .file(
                "dossier.yml",
                "format: 1\ntitle: The bridge\n\(rule == "unverified-quotation" ? "" : "rules: {unverified-quotation: off}\n")"
            )
            .file(
                "seeds/gazette-2021.md",
                "---\ntitle: The bridge is closed\n---\n¶1 Barriers stand at both ends.\n\n¶2 Traders were not asked.\n"
            )
            .file(
                "content/entities/town-council.md",
                "---\nname: Town Council\ntype: government\n---\nIt closed the bridge. [@gazette-2021, ¶1]\n"
            )
            .file(
                "content/disputes/bridge.md",
                "---\ntitle: Who closed the bridge?\n---\n## The council closed it\n- id: council\n- holder: [[Town Council]]\n"
                    + "- evidence: [@gazette-2021, ¶1, \"at both ends\"]\n"
            )
            .file("content/reading.md", "---\ntitle: What to read\n---\nThe gazette. [@gazette-2021]\n")
        for (path, text) in files where path.hasPrefix("seeds/fulltext/") {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter { !$0.element.isEmpty }
            let id = path.dropFirst("seeds/fulltext/".count).dropLast(".txt".count)
            dossier = dossier.article(String(id), text, paragraphs: lines.map { "\($0.offset + 1)" }.joined(separator: " "))
        }
        for (path, text) in files where !path.hasPrefix("seeds/fulltext/") {
            let isWhole = text.hasPrefix("---\n") || !path.hasSuffix(".md")
            let front = path.hasPrefix("content/entities/") ? "name: Town Council\ntype: government" : "title: The bridge"
            // Nobody holds the article that the dossier quotes.
            let rest = path == "dossier.yml" && !text.contains("rules:") ? "rules: {unverified-quotation: off}\n" : ""
            dossier = dossier.file(path, isWhole ? text + rest : "---\n\(front)\n---\n\(text)")
        }
        return dossier
    }

    /// Every finding, those of templates included.
    func findings() throws -> [Diagnostic] {
        let templates = files.filter { $0.path.hasPrefix("templates/") }
        guard templates.isEmpty else { return templateFindings(templates) }
        guard files.contains(where: { $0.path.hasPrefix("seeds/fulltext/") }) else { return try asked(dossier.diagnostics()) }
        let (found, locked) = try dossier.verification()
        return try asked(found.diagnostics + locked.diagnostics())
    }

    /// An example is no whole dossier: what asks for one is asked only where the page is about that.
    private func asked(_ found: [Diagnostic]) -> [Diagnostic] {
        found.filter { !TestDossier.wholeDossierRules.contains($0.rule) || $0.rule == rule }
    }

    private func templateFindings(_ own: [(path: String, text: String)]) -> [Diagnostic] {
        var templates = BuiltInTheme.templates.mapValues { SourceText(path: "built in", bytes: $0) }
        for (path, text) in own {
            templates[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = SourceText(path: path, text: text)
        }
        return ThemeFiles(templates: templates, assets: BuiltInTheme.assets).diagnostics
    }
}
