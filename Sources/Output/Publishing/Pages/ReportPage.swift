// Reports as pages: the list of them, and each with its rows.

import Composing
import Dossier
import Linking
import Mustache
import Reporting

struct ReportIndexPage: TemplateContext {
    var frame: Frame
    var standfirst: String
    var reports: [ReportIndexRow]

    static let schema = Schema<ReportIndexPage>(
        "report index", .include { $0.frame }, .text("standfirst") { $0.standfirst }, .list("reports") { $0.reports })

    init(_ frame: Frame, _ reports: [Report]) {
        self.frame = frame
        standfirst = "Questions asked of the whole dossier, each answered anew with every build."
        self.reports = reports.enumerated().map { index, report in
            ReportIndexRow(
                address: Target(.report(index)).link, title: report.title, count: report.count, explanation: report.explanation)
        }
    }
}

struct ReportIndexRow: TemplateContext {
    var address: Mustache.Link
    var title: String
    var count: String
    var explanation: String

    static let schema = Schema<ReportIndexRow>(
        "report", .url("address") { $0.address }, .text("title") { $0.title }, .text("count") { $0.count },
        .text("explanation") { $0.explanation })
}

struct ReportPage: TemplateContext {
    var frame: Frame
    var index: Mustache.Link
    var heading: String
    var explanation: String
    var count: String
    /// Where the rows are that the site leaves out.
    var rest: String?
    var emptiness: String
    var groups: [ReportSection]
    var pager: Pager?

    static let schema = Schema<ReportPage>(
        "report page", .include { $0.frame }, .url("index") { $0.index }, .text("heading") { $0.heading },
        .text("explanation") { $0.explanation }, .text("count") { $0.count }, .optionalText("rest") { $0.rest },
        .text("emptiness") { $0.emptiness }, .list("groups") { $0.groups }, .optionalObject("pager") { $0.pager })

    init(_ number: Int, part: Int, parts: Int, _ frame: Frame, _ composer: Composer, _ report: Report) {
        self.frame = frame
        index = Target(.reportIndex).link
        heading = report.title
        explanation = report.explanation
        count = report.count
        let shown = parts * SiteMap.rows
        if report.rowCount > shown {
            let words = composer.wording
            rest =
                "Of \(words.count(report.rowCount, "row", "rows")) the first \(words.count(shown, "stands", "stand")) here; "
                + "dossier report \(report.name) gives them all."
        }
        emptiness = report.emptiness
        groups = report.slice(part).map { ReportSection($0, report.columns, composer) }
        pager = Pager(SitePage(.report(number), part: part), of: parts)
    }
}

struct ReportSection: TemplateContext {
    var heading: Markup
    var summary: String?
    var table: Markup

    static let schema = Schema<ReportSection>(
        "group of rows", .markup("heading") { $0.heading }, .optionalText("summary") { $0.summary }, .markup("table") { $0.table })

    init(_ group: ReportGroup, _ columns: [ReportColumn], _ composer: Composer) {
        heading = composer.cell(group.heading)
        summary = group.summary
        table = composer.table(group.rows, columns)
    }
}

extension Report {
    /// How many pages it takes.
    var parts: Int {
        let whole = max(1, (rowCount + SiteMap.rows - 1) / SiteMap.rows)
        // Each source's page leads to its own rows.
        return name == ReportName.coverage.rawValue ? whole : min(whole, Self.mostParts)
    }

    /// Nobody turns more pages than this: of ten thousand sources the names alone would fill more than two thousand.
    private static let mostParts = 50

    /// The rows of one page, in their groups; a group that goes on has its heading again.
    func slice(_ part: Int) -> [ReportGroup] {
        let wanted = ((part - 1) * SiteMap.rows)..<(part * SiteMap.rows)
        var slices: [ReportGroup] = []
        var start = 0
        for index in groups.indices {
            let count = groups[index].rows.count
            let here = wanted.clamped(to: start..<(start + count))
            if !here.isEmpty {
                var slice = groups[index]
                slice.rows = Array(slice.rows[(here.lowerBound - start)..<(here.upperBound - start)])
                slices.append(slice)
            }
            start += count
            if start >= wanted.upperBound { break }
        }
        return slices
    }
}
