// Reports for other programs: an array of objects, one for each row.

import Diagnostics
import Dossier
import EDTF
import Linking

/// Writes a report as JSON: `[{"group": …, KEY: …, …, "path": …, "line": …, "column": …}]`, every key in every object.
///
/// A cell is null, a string, a number, `{"text": …, "ref": …}` for something of the dossier (`ref` as a wikilink names it), or an array
/// of these. Dates are EDTF. `path`, `line` and `column` are null where a row has no place of its own.
public struct ReportJSON: Sendable {
    private let graph: Graph

    public init(_ graph: Graph) {
        self.graph = graph
    }

    public func text(_ report: Report) -> String {
        let rows = report.groups.flatMap { group in
            group.rows.map { row in
                var members = ["\"group\": \(value(group.heading))"]
                for (column, cell) in zip(report.columns, row.cells) { members.append("\(JSONText.quoted(column.key)): \(value(cell))") }
                let place = row.origin.flatMap { ReportPlace($0, graph) }
                members.append("\"path\": \(place.map { JSONText.quoted($0.path) } ?? "null")")
                members.append("\"line\": \(place.map { String($0.line) } ?? "null")")
                members.append("\"column\": \(place.map { String($0.column) } ?? "null")")
                return "  {\(members.joined(separator: ", "))}"
            }
        }
        return rows.isEmpty ? "[]\n" : "[\n\(rows.joined(separator: ",\n"))\n]\n"
    }

    private func value(_ cell: ReportCell) -> String {
        switch cell {
        case .none: "null"
        case .text(let text), .code(let text), .quotation(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .date(let date): JSONText.quoted(date.description)
        case .link(let target, let text):
            "{\"text\": \(JSONText.quoted(text)), \"ref\": \(JSONText.quoted(graph.reference(to: target)))}"
        case .list(let items): "[\(items.map(value).joined(separator: ", "))]"
        }
    }
}
