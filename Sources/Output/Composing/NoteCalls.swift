// Where notes are called: a call in an event or inside a link is not written.

import CommonMark
import Linking

enum NoteCalls {
    /// By file, the numbers of the notes whose first call is written.
    static func written(in graph: Graph) -> [Int: Set<Int>] {
        var files: [Int: Set<Int>] = [:]
        for passage in graph.passages where passage.blocks.contains(where: \.isFootnoteDefinition) { files[passage.file] = [] }
        guard !files.isEmpty else { return files }
        for passage in graph.passages where passage.role != .event && files[passage.file] != nil {
            for block in passage.blocks {
                block.forEachFootnoteReference { if $0.occurrence == 1 { files[passage.file]?.insert($0.number) } }
            }
            (passage.statement + passage.inlines).forEachFootnoteReference {
                if $0.occurrence == 1 { files[passage.file]?.insert($0.number) }
            }
        }
        return files
    }
}

extension Block {
    /// Calls that are written: none inside links.
    func forEachFootnoteReference(_ body: (FootnoteReference) -> Void) {
        switch kind {
        case .paragraph(let content), .heading(_, let content): content.forEachFootnoteReference(body)
        case .list(let list): for item in list.items { for block in item.blocks { block.forEachFootnoteReference(body) } }
        case .blockquote(let blocks): for block in blocks { block.forEachFootnoteReference(body) }
        case .table(let table):
            for cell in table.header { cell.inlines.forEachFootnoteReference(body) }
            for row in table.rows { for cell in row.cells { cell.inlines.forEachFootnoteReference(body) } }
        case .footnoteDefinition(let note): for block in note.blocks { block.forEachFootnoteReference(body) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }
}

extension [Inline] {
    func forEachFootnoteReference(_ body: (FootnoteReference) -> Void) {
        for inline in self {
            switch inline.kind {
            case .footnoteReference(let reference): body(reference)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.forEachFootnoteReference(body)
            default: break
            }
        }
    }
}
