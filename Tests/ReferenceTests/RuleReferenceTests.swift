// The reference of the rules: a page for each, and examples that do what they say.

import Checking
import Diagnostics
import Foundation
import Reading
import Reference
import TestKit
import Testing

struct RuleReferenceTests {
    /// Every id that the sources report under.
    static let printed: Set<String> = {
        let sources = Repository.root.appendingPathComponent("Sources")
        var ids = Set(Checker.ids)
        for case let path as String in FileManager.default.enumerator(atPath: sources.path) ?? .init() where path.hasSuffix(".swift") {
            guard let text = try? String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8) else { continue }
            ids.formUnion(text.matches(of: #/rule(: String)?(: | = )"(?<id>[a-z]+(-[a-z]+)*)"/#).map { String($0.output.id) })
            ids.formUnion(text.matches(of: #/report\(\s*(\.[a-z]+,\s*)?"(?<id>[a-z]+(-[a-z]+)*)"/#).map { String($0.output.id) })
            ids.formUnion(text.matches(of: #/doubt\(\s*"(?<id>import-[a-z]+)"/#).map { String($0.output.id) })
            ids.formUnion(text.matches(of: #/static let [a-z]+ = "(?<id>template-[a-z]+)"/#).map { String($0.output.id) })
        }
        return ids
    }()

    @Test func everyRuleHasItsPageAndEveryPageItsRule() {
        let pages = Set(RuleReference.pages.map(\.id))
        let fixtures = (try? FileManager.default.contentsOfDirectory(atPath: Repository.root.path + "/Tests/Fixtures/Broken")) ?? []
        let known = Self.printed.union(Verification.rules).union(fixtures.filter { !$0.hasPrefix(".") })
        #expect(known.subtracting(pages).sorted() == [], "rules without a page in Sources/Output/Reference/rules")
        #expect(pages.subtracting(known).sorted() == [], "pages of no rule")
        #expect(pages.isSuperset(of: CorpusReading.rules))
        #expect(pages.count > 90)
    }

    @Test func everyFileOfTheFolderIsEmbedded() throws {
        let folder = Repository.root.appendingPathComponent("Sources/Output/Reference/rules")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
        #expect(files == RuleReference.pages.map { "\($0.id).md" }.sorted(), "RuleReference.files has a line for each file")
        for page in RuleReference.pages {
            #expect(try String(contentsOf: folder.appendingPathComponent("\(page.id).md"), encoding: .utf8) == page.text)
        }
    }

    @Test(arguments: RuleReference.pages.map(\.id))
    func aPageHasItsParts(_ rule: String) throws {
        let page = try #require(RuleReference.page(rule))
        #expect(page.text.hasPrefix("# \(rule)\n\n"))
        #expect(page.text.hasSuffix("\n") && !page.text.hasSuffix("\n\n"))
        #expect(page.summary.hasSuffix(".") && page.summary.count > 10 && page.summary.count < 250, "\(page.summary)")
        #expect(!RuleExample(page, part: "Wrong").isEmpty)
        #expect(!RuleExample(page, part: "Right").isEmpty)
        let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 60)
        #expect(lines.filter { $0.count > 140 } == [])
    }

    @Test(arguments: RuleReference.pages.map(\.id))
    func aWrongExampleIsFoundAndARightOneIsNot(_ rule: String) throws {
        let page = try #require(RuleReference.page(rule))
        let wrong = RuleExample(page, part: "Wrong")
        // What is wrong with a theme the build finds, which no example runs.
        if !wrong.files.isEmpty, !["unknown-template", "missing-fonts"].contains(rule) {
            let found = try wrong.findings()
            #expect(found.contains { $0.rule == rule }, "\(found.map(Finding.line))")
        }
        let right = RuleExample(page, part: "Right")
        if !right.files.isEmpty {
            #expect(try right.findings().map(Finding.line) == [])
        }
    }

    /// An example that names no file can't be tried, so there are few.
    @Test func mostExamplesAreTried() {
        // Import reads files that no dossier holds; its own tests try them.
        let untried = RuleReference.pages.filter { RuleExample($0, part: "Wrong").files.isEmpty && !$0.id.hasPrefix("import-") }.map(\.id)
        #expect(untried.count * 5 < RuleReference.pages.count, "\(untried)")
    }

    @Test func whereThereIsNoPageThereIsNone() {
        #expect(RuleReference.page("no-such-rule") == nil)
        #expect(RulePage(id: "x", text: "# x\n\nOne thing. Another.\n").summary == "One thing.")
        #expect(RulePage(id: "x", text: "# x\n\nA date is `1999/.. ` so. Another.\n").summary == "A date is `1999/.. ` so.")
        #expect(RulePage(id: "x", text: "").summary == "")
    }
}
