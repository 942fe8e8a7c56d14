// A report's rows as a table, the same on the site and in packs.

import Dossier
import Linking
import Mustache
import Reporting

extension Composer {
    /// Whether a cell has a word that would make its column wider than the page.
    private static func hasLongWord(_ cell: ReportCell) -> Bool {
        cell.items.contains { item in
            switch item {
            case .text(let text), .quotation(let text), .link(_, let text):
                hasLongWord(text)
            default: false
            }
        }
    }

    private static func hasLongWord(_ text: String) -> Bool {
        var length = 0
        for byte in text.utf8 {
            // The bytes that continue a scalar are not counted (RFC 3629, section 3).
            if byte <= 0x20 { length = 0 } else if byte & 0xC0 != 0x80 { length += 1 }
            if length > ColumnShares.longestWord { return true }
        }
        return false
    }

    /// Rows as a table that a narrow window shows as a block for each row: so each cell says its column, and the roles that `display`
    /// would take away are written out.
    public func table(_ rows: [ReportRow], _ columns: [ReportColumn]) -> Markup {
        // A column that is empty in all rows says nothing.
        let shown = columns.indices.filter { index in rows.contains { index < $0.cells.count && $0.cells[index].isSaid } }
        // Hashes are as wide as the page: rows that hold one are always blocks.
        let isStacked = rows.contains { row in row.cells.contains { if case .code = $0 { true } else { false } } }
        var out = Markup(raw: isStacked ? "<table class=\"rt stack\" role=\"table\">\n" : "<table class=\"rt\" role=\"table\">\n")
        out.append(raw: "<thead role=\"rowgroup\"><tr role=\"row\">")
        for (column, share) in zip(shown.map { columns[$0] }, ColumnShares(rows, columns, shown: shown).shares) {
            out.append(raw: "<th scope=\"col\" role=\"columnheader\" class=\"w")
            out.append(number: share)
            out.append(raw: column.isNumeric ? " n\">" : "\">")
            out.append(escaped: column.label)
            out.append(raw: "</th>")
        }
        out.append(raw: "</tr></thead>\n<tbody role=\"rowgroup\">\n")
        for row in rows {
            out.append(raw: "<tr role=\"row\">")
            for index in shown where index < row.cells.count {
                let (column, content) = (columns[index], self.cell(row.cells[index]))
                out.append(raw: index == shown.first ? "<th scope=\"row\" role=\"rowheader\"" : "<td role=\"cell\"")
                if column.isNumeric { out.append(raw: " class=\"n\"") }
                if index != shown.first, !content.isEmpty {
                    out.append(raw: " data-label=\"")
                    out.append(escaped: column.label)
                    out.append(raw: "\"")
                }
                out.append(raw: ">")
                if !content.isEmpty {
                    out.append(raw: Self.hasLongWord(row.cells[index]) ? "<div class=\"long\">" : "<div>")
                    out.append(content)
                    out.append(raw: "</div>")
                }
                out.append(raw: index == shown.first ? "</th>" : "</td>")
            }
            out.append(raw: "</tr>\n")
        }
        out.append(raw: "</tbody></table>")
        return out
    }

    public func cell(_ cell: ReportCell) -> Markup {
        var out = Markup()
        switch cell {
        case .none: break
        case .text(let text): out.append(escaped: text)
        case .quotation(let words):
            out.append(raw: "<q>")
            out.append(escaped: words)
            out.append(raw: "</q>")
        case .code(let text):
            out.append(raw: "<code class=\"hash\">")
            out.append(escaped: text)
            out.append(raw: "</code>")
        case .number(let number): out.append(number: number)
        case .date(let date): out.append(time(date))
        case .link(let target, let text):
            if case .entity = target.page { out.append(link(target, text, class: "ent")) } else { out.append(link(target, text)) }
        case .list(let items):
            for (index, item) in items.enumerated() {
                if index > 0 { out.append(raw: "; ") }
                out.append(self.cell(item))
            }
        }
        return out
    }
}
