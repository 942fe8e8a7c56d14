// Prose as bytes of plain words: links as they are shown, citations left out. The hot path of the index.

import CommonMark
import Dossier
import Linking

/// Plain text as it grows. White space is single, and none stands where a citation was taken out before a stop.
struct PlainText {
    private(set) var bytes: [UInt8] = []
    private var isSpacePending = false

    init() {}

    init(_ text: String) {
        append(text)
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func space() {
        isSpacePending = !bytes.isEmpty
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            for byte in buffer {
                if byte <= 0x20 {
                    isSpacePending = !bytes.isEmpty
                } else {
                    if isSpacePending {
                        isSpacePending = false
                        if byte != 0x2E, byte != 0x2C, byte != 0x3B { bytes.append(0x20) }
                    }
                    bytes.append(byte)
                }
            }
        }
    }

    mutating func append(_ blocks: [Block], of passage: Passage, in graph: Graph) {
        for block in blocks {
            space()
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines): append(inlines, of: passage, in: graph)
            case .list(let list): for item in list.items { append(item.blocks, of: passage, in: graph) }
            case .blockquote(let blocks): append(blocks, of: passage, in: graph)
            case .table(let table):
                for cells in [table.header] + table.rows.map(\.cells) {
                    for cell in cells {
                        space()
                        append(cell.inlines, of: passage, in: graph)
                    }
                }
            case .footnoteDefinition(let footnote): append(footnote.blocks, of: passage, in: graph)
            case .codeBlock(_, let literal): append(literal)
            case .thematicBreak, .html: break
            }
        }
    }

    mutating func append(_ inlines: [Inline], of passage: Passage, in graph: Graph) {
        for inline in inlines {
            switch inline.kind {
            case .text(let text), .code(let text): append(text)
            case .lineBreak: space()
            case .emphasis(let content), .strong(let content), .strikethrough(let content): append(content, of: passage, in: graph)
            case .link(let link), .image(let link): append(link.content, of: passage, in: graph)
            case .token(let index):
                switch graph.corpus.reference(index, file: passage.file) {
                case .wikilink(let link):
                    if let shown = link.shown {
                        append(shown)
                    } else if let target = passage.target(of: link) {
                        append(graph.shown(link, target))
                    } else {
                        append(link.typed)
                    }
                case .malformed(let typed): append(typed)
                case .citations, .identifier, nil: break
                }
            case .html, .footnoteReference: break
            }
        }
    }
}
