// Report: what the editors add of their own.

import CommonMark
import Dossier
import Linking

enum EditorsNotes: Question {
    static let name = ReportName.editorsNotes
    static let columns: [ReportKey] = [.page, .kind, .note]

    static func answer(_ asked: Asked) -> Answered {
        var rows: [ReportRow] = []
        for passage in asked.graph.passages {
            if passage.role == .note {
                rows.append(row(passage.blocks, passage, at: origin(passage.blocks, passage.file), asked))
            } else {
                collect(passage.blocks, passage, asked, &rows)
            }
        }
        return Answered([ReportGroup(rows: rows)])
    }

    private static func collect(_ blocks: [Block], _ passage: Passage, _ asked: Asked, _ rows: inout [ReportRow]) {
        for block in blocks {
            switch block.kind {
            case .blockquote(let inner):
                if block.isEditorsNote {
                    rows.append(row(inner, passage, at: Origin(file: passage.file, range: block.range), asked))
                } else {
                    collect(inner, passage, asked, &rows)
                }
            case .list(let list): for item in list.items { collect(item.blocks, passage, asked, &rows) }
            case .footnoteDefinition(let footnote):
                rows.append(row(footnote.blocks, passage, at: Origin(file: passage.file, range: block.range), asked))
            case .paragraph, .heading, .codeBlock, .table, .thematicBreak, .html: break
            }
        }
    }

    private static func origin(_ blocks: [Block], _ file: Int) -> Origin {
        Origin(file: file, range: (blocks.first?.range.lowerBound ?? 0)..<(blocks.last?.range.upperBound ?? 0))
    }

    private static func row(_ blocks: [Block], _ passage: Passage, at origin: Origin, _ asked: Asked) -> ReportRow {
        var blocks = blocks
        let kind = label(&blocks)
        var text = blocks.plainText(asked.graph, passage)
        if text.uppercased().hasPrefix("[!NOTE]") { text = String(text.dropFirst(7).drop(while: \.isWhitespace)) }
        return ReportRow([page(passage, asked), .text(kind ?? asked.wording.plainNote), ReportCell(text)], at: origin)
    }

    private static func page(_ passage: Passage, _ asked: Asked) -> ReportCell {
        if passage.role == .note { return .link(passage.target, asked.graph.name(of: passage.home)) }
        return asked.page(passage.home)
    }

    /// Strong words at the beginning say what kind of note it is: "**Gap.** No reply …".
    private static func label(_ blocks: inout [Block]) -> String? {
        guard case .paragraph(var inlines)? = blocks.first?.kind, case .strong(let words)? = inlines.first?.kind else { return nil }
        let label = words.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard label.hasSuffix("."), label.utf8.count < 40 else { return nil }
        inlines.removeFirst()
        blocks[0].kind = .paragraph(inlines)
        return String(label.dropLast())
    }
}

extension [Block] {
    /// The words of a text, one block after another.
    fileprivate func plainText(_ graph: Graph, _ passage: Passage) -> String {
        map { block -> String in
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines): graph.plainText(inlines, file: passage.file, of: passage)
            case .list(let list): list.items.flatMap(\.blocks).plainText(graph, passage)
            case .blockquote(let blocks): blocks.plainText(graph, passage)
            case .footnoteDefinition(let footnote): footnote.blocks.plainText(graph, passage)
            case .codeBlock(_, let literal): literal
            case .table(let table):
                ([table.header] + table.rows.map(\.cells)).map { row in
                    row.map { graph.plainText($0.inlines, file: passage.file, of: passage) }.joined(separator: ", ")
                }.joined(separator: "; ")
            case .thematicBreak, .html: ""
            }
        }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
