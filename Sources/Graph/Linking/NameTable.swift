// What every name in the dossier means: for mentions in text, and for wikilinks by name.

import Dossier

/// The names and aliases of all entities, and what the sources' own `mentions` say of them.
struct NameTable: Sendable {
    /// One folded name.
    struct Name: Sendable {
        var text: String
        /// Entities that bear it everywhere; more than one makes it ambiguous.
        var entities: [Int]
        /// Per source, which entity it means there.
        var meanings: [Int: [Meaning]] = [:]
    }

    struct Meaning: Sendable {
        var paragraph: Int?
        var occurrence: Int?
        var entity: Int
    }

    private(set) var names: [Name] = []
    private(set) var exact = NameTrie(foldsCase: false)
    private(set) var insensitive = NameTrie(foldsCase: true)

    init(_ corpus: Corpus, resolveEntity: (String) -> Int?) {
        for (index, entity) in corpus.entities.enumerated() where entity.match != .linkOnly {
            for name in [entity.name] + entity.aliases.map(\.value) {
                add(name, to: index, foldsCase: entity.match == .insensitive)
            }
        }
        for (index, source) in corpus.sources.enumerated() {
            for meaning in source.meanings {
                guard let entity = resolveEntity(meaning.entity) else { continue }
                let number = self.number(of: meaning.name, foldsCase: false)
                names[number].meanings[index, default: []].append(
                    Meaning(paragraph: meaning.paragraph, occurrence: meaning.occurrence, entity: entity))
            }
        }
    }

    private mutating func add(_ name: String, to entity: Int, foldsCase: Bool) {
        let number = number(of: name, foldsCase: foldsCase)
        if !names[number].entities.contains(entity) { names[number].entities.append(entity) }
    }

    private mutating func number(of name: String, foldsCase: Bool) -> Int {
        let number =
            foldsCase ? insensitive.insert(name, number: names.count) : exact.insert(name, number: names.count)
        if number == names.count { names.append(Name(text: name, entities: [])) }
        return number
    }
}
