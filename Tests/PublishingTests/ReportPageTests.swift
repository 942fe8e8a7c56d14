// Reports on the site.

import Foundation
import Publishing
import TestKit
import Testing

struct ReportPageTests {
    @Test func everyReportHasAPageThatTheIndexLeadsTo() throws {
        let walker = try Sites.real.get()
        let index = try #require(walker.pages["reports/index.html"])
        for name in [
            "unanswered", "voices", "coverage", "conflicts", "figures", "one-thread", "same-statement", "pledges-and-forecasts",
            "one-actor-over-time", "names-and-spellings", "editors-notes", "review-queue", "custody", "allowances",
        ] {
            #expect(walker.files["reports/\(name)/index.html"] != nil, "\(name)")
            #expect(index.addresses.contains("\(name)/") || index.addresses.contains("../reports/\(name)/"), "\(name)")
        }
    }

    @Test func longReportsAreSplit() throws {
        let walker = try Sites.large.get()
        // 205 sources of four paragraphs are 820 rows.
        #expect(walker.files["reports/coverage/page-11/index.html"] != nil)
        #expect(walker.files["reports/coverage/page-12/index.html"] == nil)
        var seen: Set<String> = []
        for part in 1...11 {
            let path = "reports/coverage/\(part == 1 ? "" : "page-\(part)/")index.html"
            for address in walker.pages[path]?.addresses ?? [] {
                if case .file(let file, let fragment?) = walker.destination(of: address, on: path), file.hasPrefix("sources/") {
                    #expect(seen.insert("\(file)#\(fragment)").inserted)
                }
            }
        }
        #expect(seen.count == 205 * 4)
    }

    @Test func aSourceLeadsToThePartThatShowsItsCoverage() throws {
        let walker = try Sites.large.get()
        for source in ["source-1", "source-99", "source-205"] {
            let path = "sources/\(source)/index.html"
            let page = try #require(walker.pages[path])
            let found = page.addresses.compactMap { address -> String? in
                if case .file(let file, _) = walker.destination(of: address, on: path), file.hasPrefix("reports/coverage/") {
                    file
                } else {
                    nil
                }
            }
            let file = try #require(found.first, "\(source)")
            #expect(walker.pages[file]?.addresses.contains { $0.hasSuffix("sources/\(source)/") } == true, "\(source) on \(file)")
        }
    }

    @Test func anEmptyReportSaysWhatThatMeans() throws {
        let site = try TestDossier().entity("a", name: "A").site()
        let page = try #require(site["reports/figures/index.html"])
        #expect(page.contains("There is none: no claim and no event carries a figure"))
        #expect(!page.contains("<table"))
        #expect(SiteWalker(site).faults() == [])
    }

    @Test func whatAnAuthorWroteIsEscaped() throws {
        let site = try TestDossier().source("s", "short: \"<i>S\"").dispute(
            "d",
            "## A & B \\<b>\n- holder: \"<script>\"\n- evidence: [@s, ¶1, \"<u>\"]\n- evidence: [@s, ¶2]\n- allow: unanswered, <em>none\n"
        ).site()
        let walker = SiteWalker(site)
        #expect(walker.faults() == [])
        for (path, page) in site where path.hasPrefix("reports/") {
            for tag in ["<i>", "<b>", "<script>\"", "<u>", "<em>"] { #expect(!page.contains(tag), "\(path): \(tag)") }
        }
    }

    @Test func anIdThatIsTheReportsAddressIsReserved() throws {
        #expect(try TestDossier().page("reports", "Text.").findings().contains { $0.contains("[reserved-id]") })
    }
}
