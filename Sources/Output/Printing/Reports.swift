// Pack: answers to questions asked of the whole dossier, row by row.

import Composing
import Dossier
import Linking
import Mustache
import Reporting

extension PackDraft {
    func reports(_ names: [ReportName], id: String) -> PackPart {
        var body = Markup()
        var items: [PackContentsItem] = []
        for name in names {
            let place = "report-\(name.rawValue)"
            let part = report(name, id: place)
            items.append(PackContentsItem(id: place, title: part.title))
            body.append(open(id: place, class: "item report", title: part.title))
            body.append(part.body)
            body.append(raw: "</section>\n")
        }
        let title = names.count == 1 ? "Asked of the whole dossier" : "Questions asked of the whole dossier"
        return PackPart(id: id, title: title, items: items, body: body)
    }

    /// One answer, by itself.
    func report(_ name: ReportName, id: String) -> PackPart {
        var body = Markup(raw: "<p class=\"meta\">")
        guard let number = Reports.names.firstIndex(of: name.rawValue) else {
            return PackPart(id: id, title: name.rawValue, body: Markup())
        }
        let report = Reports.report(number, of: graph)
        body.append(escaped: report.explanation)
        body.append(raw: "</p>\n<p class=\"meta\">")
        body.append(escaped: report.groups.isEmpty ? report.emptiness : "\(report.count).")
        body.append(raw: "</p>\n")
        for group in report.groups { body.append(section(group, report.columns)) }
        return PackPart(id: id, title: report.title, body: body)
    }

    private func section(_ group: ReportGroup, _ columns: [ReportColumn]) -> Markup {
        var out = Markup()
        let heading = composer.cell(group.heading)
        if !heading.isEmpty {
            out.append(raw: "<h4>")
            out.append(heading)
            out.append(raw: "</h4>\n")
        }
        if let summary = group.summary {
            out.append(raw: "<p class=\"meta\">")
            out.append(escaped: "\(summary).")
            out.append(raw: "</p>\n")
        }
        if !group.rows.isEmpty { out.append(composer.table(group.rows, columns)) }
        return out
    }
}
