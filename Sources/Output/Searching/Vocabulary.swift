// The words of all parts together, in the order of their letters.

struct Vocabulary: Sendable {
    private var words = WordTable()
    /// By word: the parts that hold it, ascending, each with the word's number there.
    private var places: [(part: UInt32, word: UInt32)] = []
    private var starts: [UInt32] = []
    /// Other spellings of a word, by its number; whoever looks for one finds the others.
    private var variants: [Int: [Int]] = [:]
    /// Word numbers by their bytes.
    let order: [Int]

    init(_ parts: [IndexPart], variants: [String: [String]]) {
        var words = WordTable()
        var found: [(word: UInt32, part: UInt32, number: UInt32)] = []
        for (index, part) in parts.enumerated() {
            for number in 0..<part.words.count {
                found.append((UInt32(words.number(of: part.words[number])), UInt32(index), UInt32(number)))
            }
        }
        var starts = [UInt32](repeating: 0, count: words.count + 1)
        for one in found { starts[Int(one.word) + 1] += 1 }
        for word in 0..<words.count { starts[word + 1] += starts[word] }
        var next = starts
        var places = [(part: UInt32, word: UInt32)](repeating: (0, 0), count: found.count)
        for one in found {
            places[Int(next[Int(one.word)])] = (one.part, one.number)
            next[Int(one.word)] += 1
        }
        let table = words
        order = (0..<words.count).sorted { table[$0].lexicographicallyPrecedes(table[$1]) }
        let known = words.count
        for (word, others) in variants {
            let number = words.number(of: Array(word.utf8))
            let numbers = others.map { words.number(of: Array($0.utf8)) }.filter { $0 < known }
            if number < known { self.variants[number] = numbers }
        }
        self.words = table
        self.places = places
        self.starts = starts
    }

    func entry(_ word: Int, _ parts: [IndexPart], limit: Int) -> WordEntry {
        var records: [UInt32] = []
        for place in places[Int(starts[word])..<Int(starts[word + 1])] {
            records += parts[Int(place.part)].records(of: Int(place.word))
        }
        if let others = variants[word] {
            var all = Set(records)
            for other in others {
                for place in places[Int(starts[other])..<Int(starts[other + 1])] {
                    all.formUnion(parts[Int(place.part)].records(of: Int(place.word)))
                }
            }
            records = all.sorted()
        }
        return WordEntry(Array(words[word]), records, limit: limit)
    }

    /// The first records of all words that begin so, ascending.
    func records(_ prefix: [UInt8], _ parts: [IndexPart], most: Int) -> (first: [UInt32], isCut: Bool) {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if words[order[middle]].lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < order.count, words[order[end]].starts(with: prefix) { end += 1 }
        var found: [UInt32] = []
        // Parts hold records in order: once one has given enough, the next can only give worse ones.
        var byPart: [Int: [Int]] = [:]
        for index in low..<end {
            for place in places[Int(starts[order[index]])..<Int(starts[order[index] + 1])] {
                byPart[Int(place.part), default: []].append(Int(place.word))
            }
        }
        for part in byPart.keys.sorted() {
            var here: Set<UInt32> = []
            for word in byPart[part] ?? [] { here.formUnion(parts[part].records(of: word)) }
            found += here.sorted()
            if found.count > most { return (Array(found.prefix(most)), true) }
        }
        return (found, false)
    }
}
