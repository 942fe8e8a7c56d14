// A report's columns have their widths before its rows come, and those are fair.

import Composing
import Dossier
import Linking
import Reporting
import TestKit
import Testing

struct ReportTableTests {
    private func shares(_ rows: [[ReportCell]], _ columns: [ReportColumn]) throws -> [Int] {
        let fragments = try Fragments(TestDossier().source("s"))
        let html = fragments.html(fragments.composer.table(rows.map { ReportRow($0) }, columns))
        return html.matches(of: #/columnheader" class="w([0-9]+)/#).compactMap { Int($0.output.1) }
    }

    private let columns = [
        ReportColumn(key: "what", label: "What"), ReportColumn(key: "count", label: "Count", isNumeric: true),
        ReportColumn(key: "why", label: "Why"),
    ]

    @Test func theSharesAreTheWholeAndTextGetsMoreThanNumbers() throws {
        let reason = "because of all that was said and done in the years before and after the treaty was signed"
        let found = try shares(
            [[.text("A"), .number(12), .text(reason)], [.text("The border guards"), .number(3), .text("a word")]], columns)
        #expect(found.count == 3 && found.reduce(0, +) == 40)
        #expect(found[2] > found[0] && found[0] > found[1] && found[1] > 0, "\(found)")
    }

    @Test func noRemainderIsLostAndAnEmptyColumnHasNone() throws {
        for length in 1...60 {
            let text = String(repeating: "word ", count: length)
            let found = try shares([[.text(text), .number(length), .text("short")]], columns)
            #expect(found.count == 3 && found.reduce(0, +) == 40 && found.allSatisfy { $0 > 0 }, "\(found)")
        }
        let found = try shares([[.text("A"), .none, .text("B")]], columns)
        #expect(found.count == 2 && found.reduce(0, +) == 40)
    }

    /// A list of many items in one cell leaves the others what their words need.
    @Test func oneLongCellDoesNotStarveTheOthers() throws {
        let list = ReportCell.list((0..<200).map { .text("item number \($0)") })
        let found = try shares([[.text("internationally"), .number(123_456), list]], columns)
        #expect(found.reduce(0, +) == 40 && found[0] >= 6 && found[1] >= 3, "\(found)")
    }
}
