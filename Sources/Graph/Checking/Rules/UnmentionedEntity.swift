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
        let lonely = graph.entities.indices.filter { index in
            !related.contains(index) && graph.entities[index].authored.isEmpty
                && !graph.entities[index].mentions.contains { graph.passages[$0].home != .entity(index) }
        }
        guard !lonely.isEmpty else { return }
        let shown = shownNames(of: lonely, in: graph)
        for index in lonely where !shown.contains(index) {
            let entity = graph.corpus.entities[index]
            findings.add(
                "nothing names \(entity.name)", at: entity.nameOrigin,
                notes: entity.match == .linkOnly
                    ? ["with match: link-only it must be linked: [[\(entity.name)]]"]
                    : ["is it spelled otherwise in the texts? add that to aliases, or write [[\(entity.name)|the other words]]"],
                allowances: entity.allowances)
        }
    }

    /// Those among them that the words of some link name: nothing is linked inside a link, but a reader sees the name.
    private static func shownNames(of entities: [Int], in graph: Graph) -> Set<Int> {
        var names: [String: Int] = [:]
        var longest: [Substring: Int] = [:]
        for index in entities {
            let entity = graph.corpus.entities[index]
            for name in [entity.name] + entity.aliases.map(\.value) {
                let bare = Spellings.bare(name)
                let words = bare.split(separator: " ")
                guard let first = words.first, words.count <= Spellings.wordLimit else { continue }
                names[bare] = index
                longest[first] = max(longest[first] ?? 0, words.count)
            }
        }
        var found: Set<Int> = []
        for (number, file) in graph.corpus.files.enumerated() {
            for case .wikilink(let link) in file.references {
                guard let text = link.shown else { continue }
                let words = Spellings.bare(text).split(separator: " ")
                for (start, word) in words.enumerated() {
                    guard let most = longest[word] else { continue }
                    for end in start..<min(start + most, words.count) {
                        guard let entity = names[words[start...end].joined(separator: " ")] else { continue }
                        if graph.corpus.entities[entity].origin.file != number { found.insert(entity) }
                    }
                }
            }
        }
        return found
    }
}
