// The forms of a pack: what a brief may hold, what stands on every page, what a browser gets.

import Diagnostics
import Printing
import TestKit
import Testing

@Suite struct FormTests {
    private static let sixtyOne = Array(repeating: "word", count: 61).joined(separator: " ")

    @Test func aBriefsBottomLineIsShort() throws {
        let short = try PrintedDossier(PrintedDossier.dossier("format: brief\ninclude:\n  - dispute: deep"))
        #expect(short.packs[0].findings.isEmpty)
        let long = try PrintedDossier(
            PrintedDossier.dossier("format: brief\ninclude:\n  - dispute: deep", "## Bottom line\n\n\(Self.sixtyOne)\n"))
        #expect(long.packs[0].findings.map(\.message) == ["the bottom line has 61 words"])
    }

    @Test func aBriefHasThreeJudgementsAtMost() throws {
        let judgements = (1...4).map { "- Judgement \($0). [@log, ¶1]\n  - confidence: low\n  - allow: single-source, there is one\n" }
            .joined()
        let brief = try PrintedDossier(
            PrintedDossier.dossier(
                "format: brief\ninclude:\n  - dispute: deep", "## Bottom line\n\nSo.\n\n## Key judgements\n\(judgements)"))
        #expect(brief.packs[0].findings.map(\.message) == ["this brief has 4 judgements"])
    }

    @Test func aJudgementOnOneWeakSourceIsDoubtedAndSaysSo() throws {
        let text = "## Key judgements\n- It is so. [@log, ¶1]\n  - confidence: moderate\n"
        let printed = try PrintedDossier(PrintedDossier.dossier("include:\n  - entity: guard", text))
        #expect(printed.packs[0].findings.map(\.severity) == [.warning])
        #expect(printed.html.contains("Rests on one source; rests in part on a source graded D or lower (Log)."))
        let allowed = try PrintedDossier(
            PrintedDossier.dossier("include:\n  - entity: guard", text + "  - allow: single-source, there is one\n"))
        #expect(allowed.packs[0].findings.isEmpty && allowed.html.contains("Rests on one source"))
    }

    @Test func anotherReadingStandsBetweenReasonAndChange() throws {
        let html = try PrintedDossier(
            PrintedDossier.dossier(
                "include:\n  - entity: guard",
                "## Key judgements\n- So. [@log, ¶1]\n  - because: seen\n  - alternative: unseen [@log, ¶3]\n  - would-change: a count\n")
        ).html
        let order = ["<b>Because</b> seen", "<b>Another view</b> unseen", "<b>Would change with</b> a count"].map {
            html.firstRange(of: $0)?.lowerBound
        }
        #expect(!order.contains(nil) && order.compactMap(\.self) == order.compactMap(\.self).sorted())
        #expect(html.contains("id=\"s-log.p3\""))
    }

    @Test func theMarkingStandsOnEveryPage() throws {
        let html = try PrintedDossier(PrintedDossier.dossier("handling: TLP:AMBER\ninclude:\n  - entity: guard")).html(.a4)
        #expect(html.contains("@top-right{") && html.contains("@bottom-right{") && html.count(of: "content:\"TLP:AMBER\"") == 2)
    }

    @Test func aTitleCannotEndTheStyleSheet() throws {
        let dossier = PrintedDossier.dossier("include:\n  - entity: guard").replacing(
            "title: All of it", with: "title: \"\\\"}</style><script>alert(1)</script>\"", in: "content/packs/all.md")
        let html = try PrintedDossier(dossier).html(.a4)
        #expect(html.count(of: "</style>") == 1 && !html.contains("<script"))
    }

    @Test func papersDifferInTheirPagesOnly() throws {
        let printed = try PrintedDossier(PrintedDossier.dossier("include:\n  - entity: guard"))
        #expect(printed.html(.a4).contains("@page{size:A4}") && printed.html(.letter).contains("@page{size:letter}"))
        #expect(!printed.html.contains("@page{size:"))
    }

    @Test func aBrowserIsAskedForNothingElse() throws {
        let html = try PrintedDossier(PrintedDossier.dossier("include:\n  - dispute: deep")).html
        for reference in ["<link", "src=\"http", "@import", "url(http"] { #expect(!html.contains(reference)) }
    }

    @Test func anEPUBBeginsWithItsTypeAndIsXML() throws {
        let printed = try PrintedDossier(PrintedDossier.dossier("include:\n  - dispute: deep\n  - timeline: 2020/2021"))
        let bytes = EPUB.bytes(printed.packs[0])
        #expect(String(decoding: bytes.dropFirst(30).prefix(28), as: UTF8.self) == "mimetypeapplication/epub+zip")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("xmlns=\"http://www.w3.org/1999/xhtml\"") && !text.contains("<br>") && text.contains("pack.xhtml#evidence"))
    }
}
