// The words that find a text because it names an entity, by whichever of its names.

import Dossier
import Linking

struct EntityNames: Sendable {
    /// By entity: the words of all its names, with spaces between them. A word that is by itself the name of someone else is left out: where
    /// the Lukashenko government is named, Lukashenko is not.
    let words: [[UInt8]]
    /// Words that write one name in other ways, by each of them: Lukashenko, Lukashenka. They find the same, named there or not.
    let variants: [String: [String]]

    init(_ graph: Graph, _ folding: LetterFolding) {
        let names = graph.corpus.entities.map { entity in
            ([entity.name] + entity.aliases.map(\.value) + entity.native.map(\.name)).map { folding.words(of: $0) }
        }
        var bearers: [String: Set<Int>] = [:]
        for (index, names) in names.enumerated() {
            for name in names where name.count == 1 { bearers[name[0], default: []].insert(index) }
        }
        words = names.enumerated().map { index, names in
            var seen: Set<String> = []
            let words = names.joined().filter { word in
                seen.insert(word).inserted && (bearers[word].map { $0.contains(index) } ?? true)
            }
            return Array(words.joined(separator: " ").utf8)
        }
        var variants: [String: [String]] = [:]
        for names in names {
            var words: Set<String> = []
            for name in names { words.formUnion(name) }
            // Spellings begin alike and are of like length; the rest of a name is another name.
            for word in words where word.utf8.count > 5 {
                let alike = words.filter {
                    $0 != word && $0.utf8.prefix(5).elementsEqual(word.utf8.prefix(5)) && abs($0.utf8.count - word.utf8.count) <= 1
                }
                if !alike.isEmpty { variants[word] = Set(variants[word, default: []] + alike).sorted() }
            }
        }
        self.variants = variants
    }
}
