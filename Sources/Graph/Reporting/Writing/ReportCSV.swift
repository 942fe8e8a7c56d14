// Reports for spreadsheets: RFC 4180, with nothing in it that a spreadsheet would run.

import Dossier
import EDTF
import Linking

/// Writes a report as comma-separated values: a header of keys, then `group`, the columns, `path`, `line`, `column`. Lists are joined by
/// "; ", dates are EDTF, lines end in CR LF (RFC 4180, section 2).
public struct ReportCSV: Sendable {
    private let graph: Graph

    public init(_ graph: Graph) {
        self.graph = graph
    }

    public func text(_ report: Report) -> String {
        var out = Self.record(["group"] + report.columns.map(\.key) + ["path", "line", "column"])
        for group in report.groups {
            let heading = field(group.heading)
            for row in group.rows {
                var fields = [heading]
                for index in report.columns.indices { fields.append(row.cells.indices.contains(index) ? field(row.cells[index]) : "") }
                let place = row.origin.flatMap { ReportPlace($0, graph) }
                fields += [Self.harmless(place?.path ?? ""), place.map { String($0.line) } ?? "", place.map { String($0.column) } ?? ""]
                out += Self.record(fields)
            }
        }
        return out
    }

    /// Records of text alone.
    public static func text(header: [String], _ records: [[String]]) -> String {
        ([header] + records.map { $0.map(harmless) }).map(record).joined()
    }

    private func field(_ cell: ReportCell) -> String {
        if case .number(let number) = cell { return String(number) }
        return Self.harmless(words(cell))
    }

    private func words(_ cell: ReportCell) -> String {
        switch cell {
        case .none: ""
        case .text(let text), .code(let text), .quotation(let text), .link(_, let text): text
        case .number(let number): String(number)
        case .date(let date): date.description
        case .list(let items): items.map(words).joined(separator: "; ")
        }
    }

    /// What begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text" (OWASP, CSV injection).
    static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func record(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

    private static func quoted(_ field: String) -> String {
        // Scalars, since CR LF is one character.
        guard field.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
