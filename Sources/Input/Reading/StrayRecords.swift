// Lists that look like a claim's record but stand in none: their claim would be lost without a word.

import CommonMark
import Diagnostics
import Dossier

enum StrayRecords {
    /// Reports the first line of a record in each list that is no record: after a blank line, in bold, in a quotation, numbered.
    static func report(_ blocks: [Block], in reading: inout FileReading) {
        for block in blocks {
            switch block.kind {
            case .list(let list): report(list, in: &reading)
            case .blockquote(let inner): report(inner, in: &reading)
            default: break
            }
        }
    }

    private static func report(_ list: List, in reading: inout FileReading) {
        for item in list.items {
            guard case .paragraph(let inlines)? = item.blocks.first?.kind, looksLikeLine(reading.plainText(inlines)) else { continue }
            reading.report(
                "record-syntax", "this looks like a line of a record, but stands in none", at: reading.firstLine(item.range),
                notes: ["a record is the list straight under a claim's heading: lines `- key: value`, no blank line between them"])
            return
        }
    }

    /// Whether a text begins with a key of a claim and a colon, the case and a space before the colon aside.
    private static func looksLikeLine(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) < 20 else { return false }
        let key = text[..<colon].trimmingSpaces
        // A capital may begin a sentence of prose ("When: in May"); a holder or evidence never does.
        return ClaimRecord.keys.contains(key) || ["holder", "evidence", "status"].contains(key.lowercased())
    }
}
