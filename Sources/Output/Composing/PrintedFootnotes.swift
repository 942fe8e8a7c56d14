// Notes in print: written where they are called, as the renderer of print wants them, which moves each to the foot of its page.

import CommonMark
import Dossier
import Linking
import Mustache

extension Composer {
    /// The note that a call is of, in running text: blocks can't stand within a line. A later call of the same note only names it.
    func footnote(_ reference: FootnoteReference, in passage: Passage) -> Markup {
        var out = Markup()
        guard reference.occurrence == 1 else {
            out.append(raw: "<sup class=\"again\">(see the note above)</sup>")
            return out
        }
        guard let note = definition(of: reference, in: passage) else { return out }
        out.append(raw: "<span class=\"fn\">")
        out.append(lines(note.blocks, in: note.passage))
        out.append(raw: "</span>")
        return out
    }

    private func definition(of reference: FootnoteReference, in passage: Passage) -> (blocks: [Block], passage: Passage)? {
        if case .source(let index) = passage.home {
            guard let note = graph.corpus.sources[index].notes.firstIndex(where: { $0.label == reference.label }),
                graph.sources[index].notes.indices.contains(note)
            else { return nil }
            return (graph.corpus.sources[index].notes[note].prose.blocks, graph.passages[graph.sources[index].notes[note]])
        }
        var holders = [passage]
        if case .dispute(let index) = passage.home, let notes = graph.disputes[index].footnotes { holders.append(graph.passages[notes]) }
        for holder in holders {
            for block in holder.blocks {
                if case .footnoteDefinition(let definition) = block.kind, definition.label == reference.label {
                    return (definition.blocks, holder)
                }
            }
        }
        return nil
    }

    /// Blocks as one run of text: paragraphs, items and cells one after another.
    private func lines(_ blocks: [Block], in passage: Passage) -> Markup {
        var parts: [Markup] = []
        // A note that calls a note would make the renderer lose one of the two.
        var passage = passage
        passage.role = .event
        for block in blocks { collect(block, passage, &parts) }
        var out = Markup()
        for (index, part) in parts.enumerated() {
            if index > 0 { out.append(raw: " ") }
            // The renderer breaks a note where its source does.
            var start = 0
            for hole in part.holes {
                out.append(raw: part.bytes[start..<hole.offset].map { $0 == 0x0A ? 0x20 : $0 })
                out.append(reference: hole.reference)
                start = hole.offset
            }
            out.append(raw: part.bytes[start...].map { $0 == 0x0A ? 0x20 : $0 })
        }
        return out
    }

    private func collect(_ block: Block, _ passage: Passage, _ parts: inout [Markup]) {
        switch block.kind {
        case .paragraph(let inlines), .heading(_, let inlines): parts.append(phrase(inlines, in: passage))
        case .list(let list): for item in list.items { for block in item.blocks { collect(block, passage, &parts) } }
        case .blockquote(let blocks): for block in blocks { collect(block, passage, &parts) }
        case .table(let table):
            for row in [table.header] + table.rows.map(\.cells) { for cell in row { parts.append(phrase(cell.inlines, in: passage)) } }
        case .codeBlock(_, let literal): parts.append(Markup(escaped: literal))
        case .footnoteDefinition(let note): for block in note.blocks { collect(block, passage, &parts) }
        case .thematicBreak, .html: break
        }
    }
}
