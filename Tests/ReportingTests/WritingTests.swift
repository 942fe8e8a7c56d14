// Reports as text, JSON and CSV; and the references to one entity.

import Dossier
import Foundation
import Linking
import SeededRandom
import TestKit
import Testing
import Workers

@testable import Reporting

struct WritingTests {
    private static let hostile = TestDossier().source("s", "short: \"=S, \\\"x\\\"\"").dispute(
        "d", "## =1+1, \"so\"\n- holder: +editor (unnamed)\n- evidence: [@s, ¶1, \"a\"]\n- evidence: [@s, ¶2]\n- allow: unanswered, @cmd\n")

    private func rows(_ csv: String) -> [String] { csv.components(separatedBy: "\r\n") }

    @Test func csvIsQuotedAndHarmless() throws {
        let graph = try Self.hostile.graph()
        let csv = rows(ReportCSV(graph).text(try Self.hostile.report(.unanswered)))
        #expect(csv[0] == "group,claim,held-by,stated,reply-due-from,sources,allowed-because,path,line,column")
        #expect(
            csv[1]
                == "Who is right?,\"'=1+1, \"\"so\"\"\",'+editor (unnamed),,,\"'=S, \"\"x\"\" ¶1; =S, \"\"x\"\" ¶2\",'@cmd,content/disputes/d.md,4,1"
        )
        #expect(csv[2].isEmpty && csv.count == 3)
    }

    @Test(arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1"])
    func whatASpreadsheetWouldRunIsText(text: String) {
        #expect(ReportCSV.harmless(text) == "'" + text)
        #expect(ReportCSV.harmless("x" + text) == "x" + text)
    }

    @Test func jsonHasEveryKeyInEveryRow() throws {
        let graph = try Self.hostile.graph()
        for name in Reports.names {
            let report = Reports.report(try #require(Reports.names.firstIndex(of: name)), of: graph)
            let json = try JSONSerialization.jsonObject(with: Data(ReportJSON(graph).text(report).utf8))
            let objects = try #require(json as? [[String: Any]], "\(name)")
            #expect(objects.count == report.rowCount)
            let keys = Set(["group", "path", "line", "column"] + report.columns.map(\.key))
            #expect(keys.count == report.columns.count + 4, "\(name): no key stands twice")
            #expect(objects.allSatisfy { Set($0.keys) == keys })
        }
        let report = try Self.hostile.report(.unanswered)
        #expect(
            ReportJSON(graph).text(report).contains(
                "\"claim\": {\"text\": \"=1+1, \\\"so\\\"\", \"ref\": \"d#11-so\"}, \"held-by\": [\"+editor (unnamed)\"], \"stated\": null")
        )
    }

    @Test func textFitsIntoAHundredColumns() throws {
        let long = String(repeating: "word ", count: 40)
        let dossier = TestDossier().source("s", "short: S").dispute(
            "d", "## \(long)\n- holder: \(long)(unnamed)\n- evidence: [@s, ¶1, \"a\"]\n")
        let graph = try dossier.graph()
        for index in Reports.names.indices {
            let report = Reports.report(index, of: graph)
            let text = ReportText(graph).text(report)
            #expect(text.components(separatedBy: "\n").allSatisfy { $0.count <= ReportText.width }, "\(report.name)")
            #expect(text.hasPrefix("\(report.title) (\(report.count))\n"))
            if report.rowCount == 0 { #expect(text.contains("There is none")) }
        }
    }

    @Test func aRowSaysWhereItWasWritten() throws {
        let text = ReportText(try Self.hostile.graph()).text(try Self.hostile.report(.unanswered))
        #expect(text.contains("content/disputes/d.md:4:1\n"))
        let table = ReportText(try Self.hostile.graph()).text(try Self.hostile.report(.coverage))
        #expect(table.contains("seeds/s.md:5:1\n"))
    }

    @Test func nothingATerminalWouldObeyIsWritten() {
        #expect(ReportText.plain(.text("a\u{1B}[31mb\u{7}\r\nc")) == "a [31mb  c")
    }

    // MARK: References

    private static let referring = TestDossier().source(
        "s", "authors: [\"[[reed]]\"]\npublisher: \"[[Courier]]\"\nmentions: {Boss: reed}", digest: "¶1 Mayor Reed, [[reed|he]], Boss."
    ).entity("reed", name: "Mayor Reed", type: "person", "aliases: [Reed]", body: "Text.\n\n## Relations\n- leads: [[council]]\n").entity(
        "council", name: "Council", body: "## Relations\n- led by: [[Mayor Reed]] [@s, ¶1]\n"
    )
    .entity("courier", name: "Courier", type: "publication").dispute(
        "d",
        "## Reed is right\n- holder: [[Reed]]\n- via: [[reed]]\n- place: [[reed]]\n- figure: 5 boats; [[reed]]; 2020\n- evidence: [@s, ¶1, \"a\" (speech: [[reed]])]\n"
    )
    .timeline("- 2020: Reed came. [@s, ¶1]\n  - according-to: [[reed]]\n").file(
        "content/packs/k.md", "---\ntitle: K\ninclude:\n  - entity: reed\n---\nText.\n")

    @Test func everyUseOfAnEntityHasAPlace() throws {
        let graph = try Self.referring.graph()
        let reed = try #require(graph.resolver.entity("reed"))
        #expect(
            ReportText(graph).listing(EntityReferences.report(of: reed, in: graph)).split(separator: "\n") == [
                "content/disputes/d.md:4:4: mention: Reed", "content/disputes/d.md:5:11: holder: Reed",
                "content/disputes/d.md:6:8: via: reed",
                "content/disputes/d.md:7:10: place: reed", "content/disputes/d.md:8:20: figure: reed",
                "content/disputes/d.md:9:26: speech: reed", "content/entities/council.md:6:11: relation: Mayor Reed",
                "content/packs/k.md:4:13: include: reed", "content/timeline/events.md:4:9: mention: Reed",
                "content/timeline/events.md:5:19: according-to: reed", "seeds/s.md:3:12: author: reed", "seeds/s.md:5:12: mentions: Boss",
                "seeds/s.md:7:4: mention: Mayor Reed", "seeds/s.md:7:16: wikilink: he", "seeds/s.md:7:29: mention: Boss",
            ])
        let courier = try #require(graph.resolver.entity("courier"))
        #expect(ReportText(graph).listing(EntityReferences.report(of: courier, in: graph)) == "seeds/s.md:4:13: publisher: Courier\n")
    }

    @Test func namesInLinkTextAndInPacksHaveAPlace() throws {
        let graph = try TestDossier().source("s", digest: "¶1 [[d#so|So says Reed]] and [Reed](https://bridge.example).").entity(
            "reed", name: "Reed", type: "person"
        ).dispute("d", "## So\n- id: so\n- holder: editors\n").file(
            "content/packs/k.md", "---\ntitle: K\ninclude:\n  - all: disputes\n---\nReed, says [[reed|he]].\n"
        ).graph()
        #expect(
            ReportText(graph).listing(EntityReferences.report(of: 0, in: graph)).split(separator: "\n") == [
                "content/packs/k.md:6:1: mention: Reed", "content/packs/k.md:6:12: wikilink: he", "seeds/s.md:4:19: mention: Reed",
                "seeds/s.md:4:31: mention: Reed",
            ])
    }

    @Test func anEntityIsFoundByIdNameOrAlias() throws {
        let graph = try Self.referring.entity("b", name: "Reed Two", "aliases: [Reed]").graph()
        #expect(EntityReferences.entity("reed", in: graph) == .success(try #require(graph.resolver.entity("reed"))))
        #expect(EntityReferences.entity("Mayor reed", in: graph) == EntityReferences.entity("reed", in: graph))
        #expect(EntityReferences.entity("Reed", in: graph) == .failure(.ambiguous(["b", "reed"])))
        #expect(EntityReferences.entity("Mayor Read", in: graph) == .failure(.unknown(near: "Mayor Reed")))
        #expect(EntityReferences.entity("councill", in: graph) == .failure(.unknown(near: "council")))
        #expect(EntityReferences.entity("s", in: graph) == .failure(.unknown(near: nil)))
        #expect(EntityReferences.entity("", in: graph) == .failure(.unknown(near: nil)))
    }

    @Test func nothingRefersToTheUnmentioned() throws {
        let dossier = TestDossier().entity("a", name: "A")
        let graph = try dossier.graph()
        let report = EntityReferences.report(of: 0, in: graph)
        #expect(report.rowCount == 0 && ReportText(graph).listing(report).isEmpty && ReportJSON(graph).text(report) == "[]\n")
    }

    // MARK: All of them

    @Test func everyReportHasItsWords() {
        #expect(Set(Reports.names) == Set(ReportName.allCases.map(\.rawValue)))
        for (name, title, explanation) in Reports.list() {
            #expect(!title.isEmpty && explanation.hasSuffix(".") && explanation.count(where: { $0 == "." }) == 1, "\(name)")
            #expect(Set(name).isSubset(of: "abcdefghijklmnopqrstuvwxyz-"))
        }
    }

    @Test func anEmptyDossierAnswersEverything() throws {
        let graph = try TestDossier().graph()
        for report in Reports.all(of: graph, workers: Workers(2)) {
            #expect(report.rowCount == 0 && report.emptiness.hasPrefix("There is none"), "\(report.name)")
        }
    }

    @Test func everyRowHasACellForEachColumn() throws {
        for report in Reports.all(of: try Self.referring.graph(), workers: Workers(2)) {
            #expect(report.groups.flatMap(\.rows).allSatisfy { $0.cells.count == report.columns.count }, "\(report.name)")
        }
    }
}
