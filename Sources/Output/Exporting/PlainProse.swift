// Prose in plain words: paragraphs apart, marks, links and citations taken off.

import CommonMark
import Dossier
import Linking

extension Graph {
    /// A passage's text, a blank line between its blocks, a table's row on a line.
    func plainProse(_ passage: Int) -> String {
        let passage = passages[passage]
        var parts: [String] = []
        append(passage.blocks, passage, to: &parts)
        return parts.joined(separator: "\n\n")
    }

    private func append(_ blocks: [Block], _ passage: Passage, to parts: inout [String]) {
        func add(_ text: String) {
            if !text.isEmpty { parts.append(text) }
        }
        for block in blocks {
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines): add(plainText(inlines, file: passage.file, of: passage))
            case .list(let list): for item in list.items { append(item.blocks, passage, to: &parts) }
            case .blockquote(let inner): append(inner, passage, to: &parts)
            case .footnoteDefinition(let footnote): append(footnote.blocks, passage, to: &parts)
            case .codeBlock(_, let literal): add(literal)
            case .table(let table):
                for row in [table.header] + table.rows.map(\.cells) {
                    add(row.map { plainText($0.inlines, file: passage.file, of: passage) }.joined(separator: " | "))
                }
            case .thematicBreak, .html: break
            }
        }
    }
}
