// How the columns of a report's table share its width: said before the first row, so that no row moves while the rest still come.

import Reporting

/// Each column's part of a table's width, in fortieths that together are the whole.
///
/// A browser that chooses the widths itself needs all rows for it, and what it has shown of the first rows moves when the others have
/// come (CSS 2.2, section 17.5.2.2); with widths given beforehand it doesn't (17.5.2.1).
struct ColumnShares {
    static let whole = 40
    /// About what a table holds in a line, in characters, where it is narrowest and still a table.
    private static let line = 108
    /// Between two columns, in characters.
    private static let gap = 3
    /// A column whose longest text is no longer isn't broken over lines: a date, a source and its paragraph.
    private static let fewWords = 18
    /// A longer word is broken: the cell that holds it says so.
    static let longestWord = 24

    let shares: [Int]

    init(_ rows: [ReportRow], _ columns: [ReportColumn], shown: [Int]) {
        let columns = shown.map { index in
            var (text, line, word) = (0, 0, TextWidth(columns[index].label).word)
            for row in rows where index < row.cells.count {
                let width = TextWidth(row.cells[index])
                (text, line, word) = (text + width.line, max(line, width.line), max(word, width.word))
            }
            word = min(word, Self.longestWord)
            let least = line <= Self.fewWords ? max(word, line) : word
            return (text: text, least: least + Self.gap, most: min(max(line, word), Self.line) + Self.gap)
        }
        // First what each column's words need; then whoever has most text for the width so far gets more.
        var widths = columns.map(\.least)
        for _ in 0..<max(0, Self.line - widths.reduce(0, +)) {
            let open = columns.indices.filter { widths[$0] < columns[$0].most }
            guard let fullest = open.max(by: { columns[$0].text * widths[$1] < columns[$1].text * widths[$0] }) else { break }
            widths[fullest] += 1
        }
        shares = Self.apportioned(widths)
    }

    /// The whole, divided as the widths are to each other, by largest remainders; each has one part at least.
    private static func apportioned(_ widths: [Int]) -> [Int] {
        let sum = max(1, widths.reduce(0, +))
        var shares = widths.map { max(1, $0 * whole / sum) }
        let byRemainder = widths.indices.sorted { widths[$0] * whole % sum > widths[$1] * whole % sum }
        for index in byRemainder.prefix(max(0, whole - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }
}

/// How long a text is in characters, and how long its longest word.
private struct TextWidth {
    private(set) var line = 0
    private(set) var word = 0

    init(_ text: String) { add(text) }

    init(_ cell: ReportCell) { add(cell) }

    private mutating func add(_ cell: ReportCell) {
        switch cell {
        case .none: break
        case .text(let text), .code(let text), .link(_, let text): add(text)
        case .quotation(let words):
            add(words)
            line += 2
        case .number(let number): add(String(number))
        case .date(let date): add(date.phrase())
        case .list(let items):
            for item in items { add(item) }
            line += 2 * max(0, items.count - 1)
        }
    }

    private mutating func add(_ text: String) {
        var length = 0
        for byte in text.utf8 {
            // The bytes that continue a scalar are not counted (RFC 3629, section 3).
            guard byte & 0xC0 != 0x80 else { continue }
            line += 1
            length = byte <= 0x20 ? 0 : length + 1
            word = max(word, length)
        }
    }
}
