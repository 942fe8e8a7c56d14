// Rule: a name in a text means one entity.

import Diagnostics
import Dossier
import Linking

enum AmbiguousName: Rule {
    static let id = "ambiguous-name"
    static let severity = Severity.error
    static let summary = "A name in a text that two entities share is settled by a wikilink or by mentions in the source's record."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for ambiguity in graph.ambiguities {
            let ids = ambiguity.entities.map { graph.corpus.entities[$0].id }
            let isSource = graph.corpus.files[ambiguity.origin.file].text.path.hasPrefix("seeds/")
            let first = ids.first ?? ""
            findings.add(
                "\(ambiguity.name) may mean \(ids.joined(separator: " or "))", at: ambiguity.origin,
                notes: isSource
                    ? [
                        "say which: a wikilink [[\(first)|\(ambiguity.name)]], or `mentions: {\(ambiguity.name): \(first)}` in the front matter"
                    ]
                    : ["say which with a wikilink: [[\(first)|\(ambiguity.name)]]"])
        }
    }
}
