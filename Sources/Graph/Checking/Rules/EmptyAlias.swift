// Rule: a name has something to be found by.

import Diagnostics
import Dossier
import Linking

enum EmptyAlias: Rule {
    static let id = "empty-alias"
    static let severity = Severity.error
    static let summary = "A name or alias holds at least one letter or digit."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for entity in graph.corpus.entities {
            for name in [Written(entity.name, at: entity.nameOrigin)] + entity.aliases
            where !name.value.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
                findings.add("this name holds no letter or digit", at: name.origin)
            }
        }
    }
}
