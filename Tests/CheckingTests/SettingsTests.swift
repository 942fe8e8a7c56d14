// What dossier.yml and `allow` change of a rule: its weight, everywhere; one noun's finding.

import Checking
import Diagnostics
import Dossier
import Foundation
import TestKit
import Testing

struct SettingsTests {
    private let claim = "## Claim\n- holder: editors\n- evidence: [@s, ¶1]\n- status: supported\n"

    private func dossier(_ settings: String = "", _ body: String? = nil) -> TestDossier {
        let rules = settings.isEmpty ? "rules: {single-source: off}" : settings.replacing("}", with: ", single-source: off}")
        return TestDossier().file("dossier.yml", "format: 1\ntitle: T\n\(rules)").source("s").dispute("d", body ?? claim)
    }

    @Test(arguments: [("note", Severity.note), ("warning", .warning), ("error", .error)])
    func aRuleWeighsWhatTheDossierSays(_ word: String, _ severity: Severity) throws {
        let found = try dossier("rules: {verdict-without-reason: \(word)}").diagnostics()
        #expect(found.map(\.rule) == ["verdict-without-reason"] && found.map(\.severity) == [severity])
    }

    @Test func aRuleThatIsOffFindsNothing() throws {
        #expect(try dossier("rules: {verdict-without-reason: off}").findings() == [])
    }

    @Test func otherRulesKeepTheirWeight() throws {
        let found = try dossier("rules: {verdict-without-reason: note}", claim + "\n## Other\n- holder: editors\n").diagnostics()
        #expect(found.map { "\($0.severity) \($0.rule)" } == ["note verdict-without-reason", "error claim-without-evidence"])
    }

    /// What guards other people's rights is not the author's to switch off.
    @Test(arguments: ["off", "note", "error"])
    func theLeakCheckCannotBeChanged(_ severity: String) throws {
        let found = try TestDossier().file("dossier.yml", "format: 1\ntitle: T\nrules: {leaked-text: \(severity)}\n").findings()
        #expect(found == ["dossier.yml:3:9: error: leaked-text can't be changed [unknown-value]"])
    }

    @Test(arguments: Checker.rules.map { $0.id }.filter { $0 != "leaked-text" })
    func everyRuleCanBeSwitchedOff(_ rule: String) throws {
        let wrong = BrokenDossier(rule: rule).wrong
        var dossier = TestDossier()
        for path in try FileManager.default.subpathsOfDirectory(atPath: wrong.path).sorted() {
            guard let data = FileManager.default.contents(atPath: wrong.appendingPathComponent(path).path), path.contains(".") else {
                continue
            }
            dossier = dossier.file(path, bytes: Array(data))
        }
        let settings = try String(contentsOf: wrong.appendingPathComponent("dossier.yml"), encoding: .utf8)
        let off =
            settings.contains("rules: {")
            ? settings.replacing("rules: {", with: "rules: {\(rule): off, ") : settings + "rules: {\(rule): off}\n"
        let found = try dossier.file("dossier.yml", off).diagnostics()
        // Reading finds some ids twice before the graph does; what it finds is no rule's to silence.
        let left = found.filter { $0.rule == rule && !($0.rule == "duplicate-id" && !Self.isOfTheGraph($0)) }
        #expect(left.map(Finding.line) == [])
    }

    private static func isOfTheGraph(_ finding: Diagnostic) -> Bool {
        finding.range.map { $0.path == "content/index.md" || $0.path.hasPrefix("content/timeline/") } ?? false
    }

    @Test func everyRuleSaysWhatMustHold() {
        let ids = Checker.ids
        #expect(Set(ids).count == ids.count)
        for rule in Checker.rules {
            #expect(rule.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(rule.id)")
            #expect(
                rule.summary.hasSuffix(".") && rule.summary.first?.isUppercase == true || rule.summary.hasPrefix("allow")
                    || rule.summary.hasPrefix("rebuts"))
        }
    }

    // MARK: allow

    @Test func allowSilencesOneRuleForOneNoun() throws {
        let allowed = claim + "- allow: verdict-without-reason, the court has spoken\n"
        #expect(try dossier("", allowed).findings() == [])
        let other = try dossier("", allowed + "\n" + claim.replacingOccurrences(of: "Claim", with: "Other")).findings()
        #expect(other == ["content/disputes/d.md:13:11: error: the verdict supported has no reason [verdict-without-reason]"])
        let others = try dossier("", claim + "- allow: claim-without-holder, the court has spoken\n").findings()
        #expect(
            others == [
                "content/disputes/d.md:7:11: error: the verdict supported has no reason [verdict-without-reason]",
                "content/disputes/d.md:8:1: note: claim-without-holder finds nothing here, so this silences nothing [idle-allowance]",
            ])
    }

    @Test func allowOnAnEntityAndAnEvent() throws {
        let dossier = TestDossier().source("s").page("p", "[@s]")
        #expect(try dossier.entity("e", name: "E", "allow: uncited-sentence, known to all", body: "It is.").findings() == [])
        #expect(try dossier.entity("e", name: "E", body: "It is.").findings().count == 1)
        #expect(
            try dossier.timeline("- 2021: It was.\n  - allow: event-without-source, known to all\n- 2022: It is.").findings().count == 1)
    }

    @Test func anAllowanceNamesARule() throws {
        let found = try dossier("", claim + "- because: so\n- allow: verdict-without-reson, so\n").findings()
        #expect(
            found == [
                "content/disputes/d.md:9:1: warning: there is no rule verdict-without-reson (did you mean verdict-without-reason?) [unknown-allowance]"
            ])
    }

    @Test func anAllowanceThatSilencesNothingIsIdle() throws {
        let idle = claim + "- because: so\n- allow: unanswered, nobody is asked\n"
        #expect(
            try dossier("", idle).findings() == [
                "content/disputes/d.md:9:1: note: unanswered finds nothing here, so this silences nothing [idle-allowance]"
            ])
        #expect(try dossier("", idle + "- allow: idle-allowance, it may come\n").findings() == [])
        #expect(try dossier("rules: {idle-allowance: off}\n", idle).findings() == [])
        #expect(try dossier("rules: {unanswered: off}\n", idle).findings() == [], "a rule that is not asked may have found something")
        #expect(try dossier("", idle.replacing("unanswered", with: "reserve-before-quotation")).findings() == [], "verify's to judge")
        #expect(try dossier("", claim + "- allow: verdict-without-reason, so\n").findings() == [])
    }

    // MARK: What comes out

    @Test func findingsComeInReadingOrder() throws {
        let found = try dossier("", "## B\n- holder: editors\n\n## A\n- id: a\n").diagnostics()
        #expect(found.sorted(by: Diagnostic.inReadingOrder) == found)
        #expect(found.map { $0.range?.start.line } == [4, 7, 7, 1])
    }

    @Test func jsonSaysAllThatTheTextSays() throws {
        let found = try dossier("", claim.replacingOccurrences(of: "supported", with: "suported")).diagnostics()
        let json = JSONReport().text(found)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let list = try #require(object["diagnostics"] as? [[String: Any]])
        #expect(Set(object.keys) == ["diagnostics"] && list.count == 1)
        let finding = try #require(list.first)
        #expect(Set(finding.keys) == ["severity", "rule", "message", "path", "start", "end", "notes", "suggestion", "fix"])
        #expect(finding["severity"] as? String == "error" && finding["rule"] as? String == "unknown-value")
        #expect(finding["path"] as? String == "content/disputes/d.md" && finding["suggestion"] as? String == "supported")
        #expect(
            finding["start"] as? [String: Int] == ["line": 7, "column": 11]
                && finding["end"] as? [String: Int] == ["line": 7, "column": 19])
        let fix = try #require(finding["fix"] as? [String: Any])
        #expect(fix["replacement"] as? String == "supported" && fix["path"] as? String == "content/disputes/d.md")
        #expect(
            (finding["notes"] as? [[String: Any]])?.first?["message"] as? String
                == "expected one of: \(ClaimStatus.allCases.map(\.rawValue).joined(separator: ", "))")
    }

    @Test func noFindingsAreAnEmptyList() throws {
        let json = JSONReport().text(try dossier("", claim + "- because: so\n").diagnostics())
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String]] == ["diagnostics": []])
    }
}
