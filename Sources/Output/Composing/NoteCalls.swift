// Where notes are called: a call in an event or inside a link is not written.

import CommonMark
import Linking
import Workers

struct NoteCalls: Sendable {
    private let graph: Graph
    /// By file, from the first of its passages to the last.
    @Deferred private var passages: [Int: ClosedRange<Int>]

    init(_ graph: Graph) {
        self.graph = graph
        _passages = Deferred {
            var found: [Int: ClosedRange<Int>] = [:]
            for index in graph.passages.indices {
                let file = graph.passages[index].file
                found[file] = (found[file]?.lowerBound ?? index)...index
            }
            return found
        }
    }

    /// Whether a note's first call is written.
    func isWritten(_ note: Int, file: Int) -> Bool {
        var isFound = false
        func look(_ call: FootnoteReference) { if call.occurrence == 1, call.number == note { isFound = true } }
        guard let own = passages[file] else { return false }
        for index in own where graph.passages[index].file == file && graph.passages[index].role != .event {
            for block in graph.passages[index].blocks { block.forEachFootnoteReference(look) }
            (graph.passages[index].statement + graph.passages[index].inlines).forEachFootnoteReference(look)
            if isFound { return true }
        }
        return false
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
