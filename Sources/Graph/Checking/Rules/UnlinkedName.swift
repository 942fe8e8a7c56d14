// Rule: a name that the dossier knows is found in the text, however it is spelled.

import CommonMark
import Diagnostics
import Dossier
import Linking

enum UnlinkedName: Rule {
    static let id = "unlinked-name"
    static let severity = Severity.note
    static let summary = "A name in running text is spelled as its entity's page spells it, or is one of its aliases, so that it is linked."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let spellings = Spellings(graph.corpus.entities)
        for passage in graph.passages {
            if findings.isOvertaken() { return }
            var told: Set<Int> = []
            func look(_ text: String, _ range: Range<Int>) {
                let mentions = passage.mentions(inTextAt: range.lowerBound)
                let isKnown = { (range: Range<Int>) in mentions.contains { $0.range.overlaps(range) } }
                for sighting in spellings.sightings(in: text, isKnown: isKnown) {
                    let index = sighting.name.entity
                    guard passage.home != .entity(index), told.insert(index).inserted else { continue }
                    if sighting.isLinkOnly, passage.entities.contains(index) { continue }
                    let entity = graph.corpus.entities[index]
                    let start = min(range.lowerBound + sighting.range.lowerBound, range.upperBound)
                    let origin = Origin(file: passage.file, range: start..<min(start + sighting.range.count, max(start, range.upperBound)))
                    let written = String(decoding: Array(text.utf8)[sighting.range], as: UTF8.self)
                    findings.add(
                        sighting.isLinkOnly
                            ? "\(written) is not linked here; its page asks to be linked by hand"
                            : "\(written) is not linked; the name on its page is \(sighting.name.text)", at: origin,
                        notes: sighting.isLinkOnly
                            ? ["write [[\(entity.name)]]"]
                            : ["spell it so, add this spelling to aliases of \(entity.id), or write a wikilink"],
                        allowances: entity.allowances)
                }
            }
            for block in passage.blocks {
                block.forEachText { text, range, context in
                    if context.isDisjoint(with: [.heading, .link, .image]) { look(text, range) }
                }
            }
            passage.inlines.forEachOpenText(look)
        }
    }
}
