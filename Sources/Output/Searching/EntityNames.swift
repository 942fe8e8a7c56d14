// The words that find a text because it names an entity, by whichever of its names.

import Dossier
import Linking

enum EntityNames {
    /// By entity: the words of all its names, with spaces between them. A word that is by itself the name of someone else is left out: where
    /// the Lukashenko government is named, Lukashenko is not.
    static func words(_ graph: Graph, _ folding: LetterFolding) -> [[UInt8]] {
        let names = graph.corpus.entities.map { entity in
            ([entity.name] + entity.aliases.map(\.value) + entity.native.map(\.name)).map { folding.words(of: $0) }
        }
        var bearers: [String: Set<Int>] = [:]
        for (index, names) in names.enumerated() {
            for name in names where name.count == 1 { bearers[name[0], default: []].insert(index) }
        }
        return names.enumerated().map { index, names in
            var seen: Set<String> = []
            let words = names.joined().filter { word in
                seen.insert(word).inserted && (bearers[word].map { $0.contains(index) } ?? true)
            }
            return Array(words.joined(separator: " ").utf8)
        }
    }
}
