// What a pack prints of what it selects: in order, once, and with all that it cites.

import Foundation
import Printing
import TestKit
import Testing

@Suite struct SelectionTests {
    @Test func chaptersStandInTheOrderAskedFor() throws {
        let html = try PrintedDossier(
            PrintedDossier.dossier("include:\n  - entity: guard\n  - dispute: deep\n  - timeline: 2020/2021")
        ).html
        let places = ["Profiles", "The question in dispute", "Timeline, ", "The evidence", "Colophon"].compactMap {
            html.range(of: ">\($0)", range: (html.range(of: "<main>")?.lowerBound ?? html.startIndex)..<html.endIndex)?.lowerBound
        }
        #expect(places.count == 5 || html.contains("Who is who"))
        #expect(places == places.sorted())
    }

    @Test func nothingIsPrintedTwice() throws {
        let html = try PrintedDossier(
            PrintedDossier.dossier(
                "include:\n  - dispute: deep\n  - dispute: deep\n  - entity: guard\n  - type: organisation\n  - source: log")
        ).html
        #expect(html.count(of: "id=\"d-deep.open\"") == 1)
        #expect(html.count(of: "id=\"e-guard\"") == 1)
        #expect(html.count(of: "id=\"s-log.p1\"") == 1)
    }

    @Test func everyCitedParagraphIsInTheEvidenceAndNoOther() throws {
        let html = try PrintedDossier(PrintedDossier.dossier("include:\n  - dispute: deep")).html
        for paragraph in [1, 2, 3, 4] { #expect(html.contains("id=\"s-log.p\(paragraph)\""), "¶\(paragraph)") }
        let fewer = try PrintedDossier(PrintedDossier.dossier("include:\n  - entity: guard")).html
        #expect(fewer.contains("id=\"s-log.p2\"") && !fewer.contains("id=\"s-log.p3\""))
        #expect(fewer.contains("Not cited here: ¶3, 4"))
    }

    @Test func depthLeavesOutNothingWithoutAWord() throws {
        let html = try PrintedDossier(PrintedDossier.dossier("include:\n  - dispute: deep\n    depth: 2")).html
        #expect(html.contains("The gate was open") && html.contains("It was shut"))
        #expect(!html.contains("At night it was not") && html.contains("1 deeper response not told here"))
    }

    @Test func whatIsLeftOutIsNamedWithItsAddress() throws {
        let html = try PrintedDossier(
            PrintedDossier.dossier("include:\n  - entity: guard", "## Bottom line\n\nSee [[deep]] [@log, ¶2].\n")
        ).html
        #expect(html.contains("href=\"#x1\"") && html.contains("<li id=\"x1\">Was the gate open?"))
    }

    @Test func everyLinkWithinThePackHasItsPlace() throws {
        let html = try PrintedDossier(
            PrintedDossier.dossier("include:\n  - dispute: deep\n  - entity: port\n  - timeline: 2020/2021")
        ).html
        let ids = Set(html.components(separatedBy: " id=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first })
        let targets = Set(html.components(separatedBy: "href=\"#").dropFirst().compactMap { $0.components(separatedBy: "\"").first })
        #expect(targets.subtracting(ids).isEmpty)
        #expect(ids.count == html.count(of: " id=\""))
    }

    @Test func aReportIsPrintedWithItsRows() throws {
        let printed = try PrintedDossier(PrintedDossier.dossier("include:\n  - report: voices\n  - report: unanswered\n  - report: voices"))
        #expect(printed.html.count(of: "id=\"report-voices\"") == 1 && printed.html.count(of: "id=\"report-unanswered\"") == 1)
        let start = try #require(printed.html.range(of: "id=\"report-voices\"")?.upperBound)
        let end = try #require(printed.html.range(of: "id=\"report-unanswered\"")?.lowerBound)
        #expect(printed.html[start..<end].contains("The Guard") && printed.html[start..<end].contains("<table"))
        #expect(printed.html.contains("href=\"#report-voices\""))
    }

    @Test(arguments: [
        ("brief", "dispute: deep", 0), ("brief", "report: voices", 0), ("brief", "source: log", 1), ("cards", "entity: guard", 0),
        ("cards", "report: voices", 1), ("wall", "timeline: 2020/2021", 0), ("wall", "dispute: deep", 1), ("pack", "report: voices", 0),
    ])
    func whatAFormHasNoPlaceForIsSaid(_ form: String, _ item: String, _ parts: Int) throws {
        func found(_ more: String) throws -> [String] {
            let dossier = PrintedDossier.dossier("format: \(form)\ninclude:\n  - \(item)\(more)")
            return try PrintedDossier(dossier).packs.flatMap(\.findings).filter { $0.rule == "pack-form" }.map(\.message)
        }
        let one = "a part of what this pack includes has no place in its form"
        #expect(try found("") == (parts == 1 ? [one] : []))
        #expect(try found("\n  - page: nowhere") == (parts == 1 ? [one] : []), "what is not there is another rule's")
        let two = "2 parts of what this pack includes have no place in its form"
        if item == "report: voices", form != "cards" {
            #expect(try found("\n  - report: unanswered") == (form == "brief" ? [one] : []), "a second table")
        }
        if form == "wall" { #expect(try found("\n  - entity: guard") == [parts == 1 ? two : one]) }
    }
}
