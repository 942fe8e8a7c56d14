// The reports of the real dossier against what its files say, line by line, read by the simplest means.

import Dossier
import Files
import Foundation
import Linking
import Reading
import TestKit
import Testing
import Workers

@testable import Reporting

struct RealReportTests {
    private static let graph = Result {
        Graph(linking: CorpusReading.read(try Folder(Repository.root.path), rules: [], workers: Workers(2)).corpus, workers: Workers(2))
    }

    private func report(_ name: ReportName) throws -> Report {
        Reports.report(try #require(Reports.names.firstIndex(of: name.rawValue)), of: try Self.graph.get())
    }

    /// The lines of every Markdown file below some folders, by path.
    private static func files(_ folders: String...) throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for folder in folders {
            let root = Repository.root.appendingPathComponent(folder)
            for case let path as String in try #require(FileManager.default.enumerator(atPath: root.path)) where path.hasSuffix(".md") {
                let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
                found["\(folder)/\(path)"] = text.components(separatedBy: "\n")
            }
        }
        return found
    }

    private func lines(_ folders: String, where isCounted: (String) -> Bool) throws -> Int {
        try Self.files(folders).values.joined().count(where: isCounted)
    }

    @Test func everyReportOfTheRealDossierHasRows() throws {
        let graph = try Self.graph.get()
        for report in Reports.all(of: graph, workers: Workers(2)) {
            #expect(report.rowCount > 0, "\(report.name)")
            #expect(report.groups.flatMap(\.rows).allSatisfy { $0.cells.count == report.columns.count }, "\(report.name)")
            #expect(!ReportText(graph).text(report).isEmpty && !ReportCSV(graph).text(report).isEmpty)
        }
    }

    /// In records `- allow: rule, reason`; in front matter `allow:` with one item on its line, or items in quotes below it.
    @Test func allowancesAreTheLinesThatAllow() throws {
        let count = try lines("content") { line in
            line.trimmingCharacters(in: .whitespaces).hasPrefix("- allow: ") || line.hasPrefix("allow: ")
                || line.firstMatch(of: #/^  - "[a-z]+(-[a-z]+)*, /#) != nil
        }
        #expect(try report(.allowances).rowCount == count && count > 20)
    }

    @Test func figuresAreTheLinesThatBeginWithFigure() throws {
        let count = try lines("content") { $0.trimmingCharacters(in: .whitespaces).hasPrefix("- figure:") }
        #expect(try report(.figures).rowCount == count && count > 20)
    }

    @Test func pledgesForecastsAndDemandsAreThoseOfTheirKind() throws {
        for (heading, kind) in [("Pledges", "pledge"), ("Forecasts", "forecast"), ("Demands", "demand")] {
            let count = try lines("content/disputes") { $0 == "- kind: \(kind)" }
            #expect(try report(.pledgesAndForecasts).lines(in: heading).count == count && count > 5, "\(kind)")
        }
    }

    @Test func datesThatDisagreeAreTheLinesWithAnotherDate() throws {
        let count = try lines("content") { $0.hasPrefix("  - also-dated:") }
        #expect(try report(.conflicts).lines(in: "Dates").count == count - 1 && count > 1, "two events give each other's date")
    }

    @Test func notesAreTheQuotedNotesAndTheFootnotes() throws {
        let marked = try lines("content") { $0.hasPrefix("> [!NOTE]") }
        let footnotes = try Self.files("content", "seeds").values.joined().count { $0.hasPrefix("[^") && $0.contains("]: ") }
        #expect(try report(.editorsNotes).rowCount == marked + footnotes && footnotes > 20)
    }

    @Test func coverageAndCustodyCountTheParagraphsOfTheRecords() throws {
        var paragraphs = 0
        for lines in try Self.files("seeds").values {
            let map = try #require(lines.first { $0.hasPrefix("  paragraphs: ") })
            paragraphs += map.split(separator: " ").count - 1
        }
        let report = try report(.coverage)
        #expect(report.count == "\(paragraphs) paragraphs" && paragraphs > 50)
        #expect(report.lines.count { $0.hasPrefix("¶") } == paragraphs)
        #expect(try self.report(.custody).rowCount == Self.files("seeds").count)
    }

    @Test func filesWithoutAReviewAreInTheQueue() throws {
        let count = try Self.files("content", "seeds").count { path, lines in
            !path.hasPrefix("content/timeline/") && !lines.contains { $0.hasPrefix("reviewed:") }
        }
        #expect(try report(.reviewQueue).lines(in: "Never reviewed").count == count && count > 0)
    }
}
