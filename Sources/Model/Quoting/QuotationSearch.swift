// Looks for a quotation in a paragraph: letter for letter after folding, never something like it.

/// Where a quotation stands in a paragraph, if it does.
public enum QuotationMatch: Sendable, Hashable {
    /// The places of its parts in the folded paragraph, in order.
    case found([Range<Int>])
    case missing
    /// The words stand there, but what an `after` or `before` names does not stand where it says.
    case contradicted(String)
    /// At so many places.
    case ambiguous(Int)
}

extension FoldedText {
    /// Where a quotation stands. Linear in the paragraph for each part, however often its words stand there.
    public func find(_ selector: QuotationSelector) -> QuotationMatch {
        let parts = selector.parts.map { occurrences(of: Array($0.unicodeScalars)) }
        guard let first = parts.first else { return .missing }
        var places: [[Range<Int>]] = []
        // Places of a part are looked at once: a later beginning never goes on earlier.
        var next = [Int](repeating: 0, count: parts.count)
        starts: for start in first {
            var chain = [start]
            for index in parts.indices.dropFirst() {
                let end = chain[index - 1].upperBound
                while next[index] < parts[index].count, parts[index][next[index]].lowerBound < end { next[index] += 1 }
                guard next[index] < parts[index].count else { break starts }
                chain.append(parts[index][next[index]])
            }
            // Of two chains that end alike the shorter is meant: the longer begins with a word that merely stands earlier too.
            if chain.count > 1, let last = places.last, last[last.count - 1] == chain[chain.count - 1] { places.removeLast() }
            places.append(chain)
        }
        guard !places.isEmpty else { return .missing }
        for words in selector.after {
            places = settle(places, by: occurrences(of: Array(words.unicodeScalars)), isAfter: true)
            guard !places.isEmpty else { return .contradicted("after “\(words)”") }
        }
        for words in selector.before {
            places = settle(places, by: occurrences(of: Array(words.unicodeScalars)), isAfter: false)
            guard !places.isEmpty else { return .contradicted("before “\(words)”") }
        }
        return places.count == 1 ? .found(places[0]) : .ambiguous(places.count)
    }

    /// The places that follow the words, or that they follow: right beside them where there is such a place, else the nearest.
    /// - Parameter anchors: where the words stand, in order.
    private func settle(_ places: [[Range<Int>]], by anchors: [Range<Int>], isAfter: Bool) -> [[Range<Int>]] {
        var nearest: [Int] = []
        var beside: [Int] = []
        var place = 0
        for anchor in anchors {
            var candidate: Int?
            if isAfter {
                while place < places.count, places[place][0].lowerBound < anchor.upperBound { place += 1 }
                candidate = place < places.count ? place : nil
            } else {
                while place < places.count, end(places[place]) <= anchor.lowerBound { place += 1 }
                candidate = place > 0 ? place - 1 : nil
            }
            guard let candidate else { continue }
            if nearest.last != candidate { nearest.append(candidate) }
            let gap = isAfter ? anchor.upperBound..<places[candidate][0].lowerBound : end(places[candidate])..<anchor.lowerBound
            let isBeside = scalars[gap].allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            if isBeside, beside.last != candidate { beside.append(candidate) }
        }
        return (beside.isEmpty ? nearest : beside).map { places[$0] }
    }

    private func end(_ chain: [Range<Int>]) -> Int { chain[chain.count - 1].upperBound }

    /// Every place of some words, whole words only.
    public func occurrences(of words: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var from = 0
        while let next = occurrence(of: words, from: from) {
            found.append(next)
            from = next.lowerBound + 1
        }
        return found
    }

    private func occurrence(of words: [Unicode.Scalar], from: Int) -> Range<Int>? {
        guard let first = words.first, words.count <= scalars.count else { return nil }
        var start = from
        while start + words.count <= scalars.count {
            if scalars[start] == first, scalars[start..<(start + words.count)].elementsEqual(words),
                isBorder(start), isBorder(start + words.count)
            {
                return start..<(start + words.count)
            }
            start += 1
        }
        return nil
    }

    /// Whether a word may begin or end here: "rally" is not quoted from "generally". Scripts without spaces have no such borders.
    private func isBorder(_ index: Int) -> Bool {
        guard index > 0, index < scalars.count else { return true }
        return !(Self.isInWord(scalars[index - 1]) && Self.isInWord(scalars[index]))
    }

    static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
        }
        switch scalar.value {
        // Thai to Khmer, kana, Han: written without spaces.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            return false
        default: return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}
