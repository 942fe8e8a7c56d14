// An article that nobody wrote, for tests of what protects one.

import Quoting
import SeededRandom

/// Words drawn from a small vocabulary as unevenly as a language uses its own (Zipf).
struct InventedArticle {
    let words: [String]
    let vocabulary: [String]

    init(words count: Int, vocabulary size: Int, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var names: Set<String> = []
        let consonants = Array("bcdfglmnprstvz")
        let vowels = Array("aeiou")
        while names.count < size {
            var name = ""
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                name.append(consonants.randomElement(using: &random) ?? "b")
                name.append(vowels.randomElement(using: &random) ?? "a")
            }
            names.insert(name)
        }
        let all = names.sorted()
        vocabulary = all.shuffled(using: &random)
        var sums: [Double] = []
        var sum = 0.0
        for rank in 1...size {
            sum += 1 / Double(rank)
            sums.append(sum)
        }
        var out: [String] = []
        for _ in 0..<count {
            let place = Double.random(in: 0..<sum, using: &random)
            out.append(vocabulary[sums.firstIndex { $0 > place } ?? 0])
        }
        words = out
    }

    /// Sentences of eight to fifteen words, with the marks that prose has.
    var text: String { text(0..<words.count) }

    func text(_ range: Range<Int>) -> String {
        words[range].enumerated().map { index, word in
            index % 11 == 0 ? word.capitalized : index % 11 == 10 ? word + "." : index % 7 == 3 ? word + "," : word
        }.joined(separator: " ")
    }
}
