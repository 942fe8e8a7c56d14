// Pages of the real dossier as they were read by eye. `make snapshots` writes them anew; read the change before it is committed.

import Foundation
import TestKit
import Testing

struct SnapshotTests {
    /// What stands between `<main>` and `</main>`: the frame around it changes for reasons of its own.
    private func main(_ path: String) throws -> String {
        let page = try #require(try Sites.real.get().files[path])
        let start = try #require(page.range(of: "<main"))
        let end = try #require(page.range(of: "</main>"))
        return String(page[start.lowerBound..<end.upperBound]) + "\n"
    }

    @Test(arguments: [
        ("index.html", "home.html"), ("sources/carpenter-2021/index.html", "source-carpenter-2021.html"),
        ("entities/alexander-lukashenko/index.html", "entity-alexander-lukashenko.html"),
        ("disputes/western-border-2021/index.html", "dispute-western-border-2021.html"), ("method/index.html", "method.html"),
        ("entities/index.html", "entities.html"), ("reports/index.html", "reports.html"),
        ("reports/conflicts/index.html", "report-conflicts.html"),
    ])
    func aPageIsAsItWasRead(path: String, name: String) throws {
        try Snapshot.expect(try main(path), matches: "site/\(name)")
    }

    @Test func theBeginningOfTheTimelineIsAsItWasRead() throws {
        let page = try main("timeline/index.html")
        let events = page.components(separatedBy: "<li id=\"")
        try #require(events.count > 21)
        try Snapshot.expect(events.prefix(21).joined(separator: "<li id=\"") + "\n", matches: "site/timeline-first-20.html")
    }
}
