// Rule: what an entity page says, it cites.

import CommonMark
import Diagnostics
import Dossier
import Linking

enum UncitedSentence: Rule {
    static let id = "uncited-sentence"
    static let severity = Severity.warning
    static let summary = "Each sentence of an entity page cites its source; editor's notes (> [!NOTE]) need none."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for entity in graph.corpus.entities {
            for block in entity.body.blocks { check(block, entity, graph, &findings) }
        }
    }

    private static func check(_ block: Block, _ entity: Entity, _ graph: Graph, _ findings: inout Findings) {
        switch block.kind {
        case .paragraph(let inlines):
            for sentence in Sentences.cut(inlines, file: entity.body.file, graph: graph) where !sentence.isCited {
                findings.add(
                    "this sentence cites no source", at: Origin(file: entity.body.file, range: sentence.range),
                    notes: ["cite one, or move it into an editor's note: `> [!NOTE]`"], allowances: entity.allowances)
            }
        case .list(let list):
            for item in list.items { for block in item.blocks { check(block, entity, graph, &findings) } }
        case .blockquote(let blocks) where !block.isEditorsNote:
            for block in blocks { check(block, entity, graph, &findings) }
        default: break
        }
    }
}
