// Reports for people at a terminal: a table where it fits into the line, a block for each row where it doesn't.

import Dossier
import EDTF
import Linking

/// Writes a report as text of at most 100 columns; only a place or a word longer than that stands out.
public struct ReportText: Sendable {
    public static let width = 100
    private let graph: Graph

    public init(_ graph: Graph) {
        self.graph = graph
    }

    public func text(_ report: Report) -> String {
        var out = "\(report.title) (\(report.count))\n"
        out += lines(report.explanation, width: Self.width).joined(separator: "\n") + "\n"
        if report.rowCount == 0 {
            return out + "\n" + lines(report.emptiness, width: Self.width).joined(separator: "\n") + "\n"
        }
        for group in report.groups {
            out += "\n"
            let heading = Self.plain(group.heading)
            if !heading.isEmpty { out += heading + "\n" + String(repeating: "-", count: min(heading.count, Self.width)) + "\n" }
            if let summary = group.summary { out += lines(summary, width: Self.width).joined(separator: "\n") + "\n" }
            if !heading.isEmpty || group.summary != nil { out += "\n" }
            out += table(group, report.columns) ?? blocks(group, report.columns)
        }
        return out
    }

    /// One line for each row, as compilers write them: `path:line:column: first cell: second cell`.
    public func listing(_ report: Report) -> String {
        report.groups.flatMap(\.rows).map { row in
            let cells = row.cells.map(Self.plain).filter { !$0.isEmpty }
            return ([place(row)].compactMap { $0 } + cells).joined(separator: ": ") + "\n"
        }.joined()
    }

    /// `path:line:column`
    private func place(_ row: ReportRow) -> String? {
        row.origin.flatMap { ReportPlace($0, graph) }.map { "\($0.path):\($0.line):\($0.column)" }
    }

    // MARK: Tables and blocks

    /// How many lines a cell of a table may take before rows are easier to read as blocks, and how many more than one cell in ten may.
    private static let mostLines = 4
    private static let fewLines = 2
    /// Below this a column of words can't be read.
    private static let narrowest = 16

    /// Nil where the rows don't fit into the line.
    private func table(_ group: ReportGroup, _ columns: [ReportColumn]) -> String? {
        var cells = group.rows.map { zip(columns, $0.cells).map { Self.plain($1) } }
        // A column that is empty in the whole group says nothing.
        let shown = columns.indices.filter { index in cells.contains { index < $0.count && !$0[index].isEmpty } }
        let columns = shown.map { columns[$0] }
        cells = cells.map { row in shown.map { $0 < row.count ? row[$0] : "" } }
        guard let widths = widths(cells, columns) else { return nil }
        let places = group.rows.map { place($0) ?? "" }
        let width = widths.reduce(-2) { $0 + $1 + 2 }
        let isBeside = width + 2 + (places.map(\.count).max() ?? 0) <= Self.width
        var out = ""
        let labels = zip(columns, widths).map { lines($0.label, width: $1) }
        for line in 0..<(labels.map(\.count).max() ?? 0) {
            out += self.line(labels.map { $0.count > line ? $0[line] : "" }, widths, columns) + "\n"
        }
        for (row, place) in zip(cells, places) {
            let wrapped = zip(row, widths).map { lines($0, width: $1) }
            if !isBeside, !place.isEmpty { out += place + "\n" }
            for number in 0..<max(1, wrapped.map(\.count).max() ?? 0) {
                var text = line(wrapped.map { $0.count > number ? $0[number] : "" }, widths, columns)
                if isBeside, number == 0, !place.isEmpty {
                    text += String(repeating: " ", count: width + 2 - text.count) + place
                }
                out += text + "\n"
            }
        }
        return out
    }

    /// Numbers take what they need; columns of words share the rest, the widest giving way first.
    private func widths(_ rows: [[String]], _ columns: [ReportColumn]) -> [Int]? {
        var widths = columns.map { $0.isNumeric ? longestWord($0.label) : $0.label.count }
        for row in rows { for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) } }
        let gaps = 2 * (columns.count - 1)
        while widths.reduce(gaps, +) > Self.width {
            guard let widest = widths.indices.filter({ !columns[$0].isNumeric }).max(by: { widths[$0] < widths[$1] }),
                widths[widest] > Self.narrowest
            else { return nil }
            widths[widest] -= 1
        }
        var tall = 0
        for row in rows {
            for (cell, width) in zip(row, widths) where cell.count > width {
                let lines = lines(cell, width: width)
                guard lines.count <= Self.mostLines, lines.allSatisfy({ $0.count <= width }) else { return nil }
                if lines.count > Self.fewLines { tall += 1 }
            }
        }
        return tall * 10 <= rows.count * columns.count ? widths : nil
    }

    private func longestWord(_ text: String) -> Int { text.split(separator: " ").map(\.count).max() ?? 0 }

    private func line(_ cells: [String], _ widths: [Int], _ columns: [ReportColumn]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let gap = String(repeating: " ", count: max(0, widths[index] - cell.count))
            line += (columns[index].isNumeric ? gap + cell : cell + gap) + "  "
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private func blocks(_ group: ReportGroup, _ columns: [ReportColumn]) -> String {
        let indent = (columns.map(\.label.count).max() ?? 0) + 4
        var out = ""
        for (number, row) in group.rows.enumerated() {
            if number > 0 { out += "\n" }
            if let place = place(row) { out += place + "\n" }
            for (column, cell) in zip(columns, row.cells) {
                let text = Self.plain(cell)
                guard !text.isEmpty else { continue }
                let label = "  " + column.label + String(repeating: " ", count: indent - 2 - column.label.count)
                for (line, words) in lines(text, width: Self.width - indent).enumerated() {
                    out += (line == 0 ? label : String(repeating: " ", count: indent)) + words + "\n"
                }
            }
        }
        return out
    }

    private func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            let count = word.count
            if length > 0, length + 1 + count > width {
                lines.append(line)
                (line, length) = ("", 0)
            }
            if length > 0 {
                line += " "
                length += 1
            }
            line += word
            length += count
        }
        return line.isEmpty ? lines : lines + [line]
    }

    // MARK: Cells

    /// A cell on one line, in words; a terminal's own signals are no words.
    static func plain(_ cell: ReportCell) -> String {
        switch cell {
        case .none: return ""
        case .text(let text), .code(let text), .link(_, let text):
            return text.contains { $0.isNewline || $0.asciiValue.map { $0 < 0x20 || $0 == 0x7F } == true }
                ? String(text.map { $0.isNewline || $0.asciiValue.map { $0 < 0x20 || $0 == 0x7F } == true ? " " : $0 }) : text
        case .quotation(let words): return "“\(plain(.text(words)))”"
        case .number(let number): return String(number)
        case .date(let date): return date.phrase()
        case .list(let items): return items.map(plain).joined(separator: "; ")
        }
    }
}

/// Where a row's matter was written, as findings say it.
struct ReportPlace {
    var path: String
    var line: Int
    /// In code points, from 1.
    var column: Int

    init?(_ origin: Origin, _ graph: Graph) {
        guard graph.corpus.files.indices.contains(origin.file) else { return nil }
        let text = graph.corpus.files[origin.file].text
        let location = text.location(at: origin.range.lowerBound)
        (path, line, column) = (text.path, location.line, location.column)
    }
}
