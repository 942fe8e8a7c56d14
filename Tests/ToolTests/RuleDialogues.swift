// `dossier explain`, `dossier check --list-rules`, and what SARIF says of the rules.

import Foundation
import Reference
import TestKit
import Testing

struct RuleDialogues {
    @Test func aRuleIsExplained() throws {
        let answer = try Tool.run("explain", "claim-without-holder")
        #expect((answer.status, answer.error) == (0, ""))
        #expect(answer.output == RuleReference.page("claim-without-holder")?.text)
    }

    @Test func anUnknownRuleIsMisuse() throws {
        let answer = try Tool.run("explain", "claim-without-holdre")
        #expect((answer.status, answer.output) == (2, ""))
        #expect(answer.error == "dossier: there is no rule claim-without-holdre; did you mean claim-without-holder?\n")
        #expect(try Tool.run("explain", "frobnication").error == "dossier: there is no rule frobnication\n")
    }

    @Test func withoutARuleAllAreListed() throws {
        let answer = try Tool.run("explain")
        #expect(answer.status == 0)
        let lines = answer.output.split(separator: "\n")
        #expect(lines.map { $0.prefix { $0 != " " } }.map(String.init) == RuleReference.pages.map(\.id))
        #expect(lines.contains { $0.hasPrefix("date ") && $0.hasSuffix("as exact as its source gives it.") })
    }

    private func rules(_ folder: URL) throws -> [String: [String: Any]] {
        let answer = try Tool.run("check", "--source", folder.path, "--list-rules", "--format", "json")
        #expect((answer.status, answer.error) == (0, ""))
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        let list = try #require(object?["rules"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: list.map { ($0["id"] as? String ?? "", $0) })
    }

    @Test func rulesAreListedWithTheirWeights() throws {
        let settings =
            "format: 1\ntitle: T\nrules: {uncited-sentence: off, raw-html: error, digest-paragraph: note, broken-link: warning}\n"
        try TestDossier.clean.file("dossier.yml", settings).written { (folder: URL) throws in
            let answer = try Tool.run("check", "--source", folder.path, "--list-rules")
            #expect((answer.status, answer.error) == (0, ""))
            let lines = answer.output.split(separator: "\n")
            #expect(lines.count == RuleReference.pages.count + 1)
            #expect(lines[0].split(separator: " ") == ["rule", "default", "here"])
            #expect(lines.contains { $0.split(separator: " ").prefix(3) == ["uncited-sentence", "warning", "off"] })
            #expect(lines.contains { $0.split(separator: " ").prefix(3) == ["digest-paragraph", "error/warning/note", "error/note"] })
            let list = try rules(folder)
            #expect(list["raw-html"]?["here"] as? [String] == ["error"])
            #expect(list["broken-link"]?["default"] as? [String] == ["error"])
            #expect(list["broken-link"]?["here"] as? [String] == ["warning"])
            #expect(list["uncited-sentence"]?["here"] as? [String] == [])
            #expect(list["encoding"]?["adjustable"] as? Bool == false)
            #expect(list["uncited-sentence"]?["adjustable"] as? Bool == true)
            #expect(list.values.allSatisfy { ($0["summary"] as? String)?.hasSuffix(".") == true })
        }
    }

    @Test func rulesAreListedWithoutADossierToo() throws {
        try TestDossier().written { (folder: URL) throws in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("dossier.yml"))
            #expect(try rules(folder)["uncited-sentence"]?["here"] as? [String] == ["warning"])
        }
        #expect(try Tool.run("check", "--list-rules", "--source", "/nowhere/at/all").status == 2)
    }

    /// The list says of a rule what its findings weigh.
    @Test func theListIsTrue() throws {
        let broken = Repository.root.appendingPathComponent("Tests/Fixtures/Broken")
        let list = try TestDossier.clean.written { (folder: URL) throws in try rules(folder) }
        for rule in try FileManager.default.contentsOfDirectory(atPath: broken.path) where !rule.hasPrefix(".") {
            let expected = try String(contentsOf: broken.appendingPathComponent("\(rule)/expected.txt"), encoding: .utf8)
            let weights = Set(list[rule]?["default"] as? [String] ?? [])
            for match in expected.matches(of: #/(?m)^\S.*?: (error|warning|note): .* \[(.*)\]$/#) where match.output.2 == rule {
                #expect(weights.contains(String(match.output.1)), "\(match.output.0)")
            }
        }
    }

    @Test func sarifCarriesTheReference() throws {
        try TestDossier.broken.written { (folder: URL) throws in
            let answer = try Tool.run("check", "--source", folder.path, "--format", "sarif")
            let log = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
            let run = try #require((log?["runs"] as? [[String: Any]])?.first)
            let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
            let rules = try #require(driver["rules"] as? [[String: Any]])
            let page = try #require(RuleReference.page("broken-wikilink"))
            #expect(rules.map { $0["id"] as? String } == ["broken-wikilink"])
            #expect((rules.first?["help"] as? [String: String])?["markdown"] == page.text)
            #expect((rules.first?["shortDescription"] as? [String: String])?["text"] == page.summary)
        }
    }
}
