// Rule: who has a page is spoken of.

import Diagnostics
import Dossier
import Linking

enum UnmentionedEntity: Rule {
    static let id = "unmentioned-entity"
    static let severity = Severity.warning
    static let summary = "Every entity is named, linked or related to somewhere other than on its own page."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        var related: Set<Int> = []
        for (index, entity) in graph.corpus.entities.enumerated() {
            for relation in entity.relations {
                if let other = relation.target.link.flatMap({ graph.resolver.entity($0.page) }), other != index { related.insert(other) }
            }
        }
        for (index, linked) in graph.entities.enumerated() where !related.contains(index) && linked.authored.isEmpty {
            guard !linked.mentions.contains(where: { graph.passages[$0].home != .entity(index) }) else { continue }
            let entity = graph.corpus.entities[index]
            findings.add(
                "nothing names \(entity.name)", at: entity.nameOrigin,
                notes: entity.match == .linkOnly
                    ? ["with match: link-only it must be linked: [[\(entity.name)]]"]
                    : ["is it spelled otherwise in the texts? add that to aliases"], allowances: entity.allowances)
        }
    }
}
