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
}
