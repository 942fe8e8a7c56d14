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
    /// Where a quotation stands.
    public func find(_ selector: QuotationSelector) -> QuotationMatch {
        let parts = selector.parts.map { Array($0.unicodeScalars) }
        guard let first = parts.first else { return .missing }
        var places: [[Range<Int>]] = []
        for start in occurrences(of: first) {
            var chain = [start]
            for part in parts.dropFirst() {
                guard let next = occurrence(of: part, from: chain[chain.count - 1].upperBound) else { break }
                chain.append(next)
            }
            guard chain.count == parts.count else { break }
            // Of two chains that end alike the shorter is meant: the longer begins with a word that merely stands earlier too.
            if chain.count > 1, let last = places.last, last[last.count - 1] == chain[chain.count - 1] { places.removeLast() }
            places.append(chain)
        }
        guard !places.isEmpty else { return .missing }
        for words in selector.after {
            let kept = settle(places, by: Array(words.unicodeScalars), isAfter: true)
            guard !kept.isEmpty else { return .contradicted("after “\(words)”") }
            places = kept
        }
        for words in selector.before {
            let kept = settle(places, by: Array(words.unicodeScalars), isAfter: false)
            guard !kept.isEmpty else { return .contradicted("before “\(words)”") }
            places = kept
        }
        return places.count == 1 ? .found(places[0]) : .ambiguous(places.count)
    }

    /// The places that follow the words, or that they follow: right beside them where there is such a place, else the nearest.
    private func settle(_ places: [[Range<Int>]], by words: [Unicode.Scalar], isAfter: Bool) -> [[Range<Int>]] {
        var nearest: Set<Int> = []
        for anchor in occurrences(of: words) {
            let candidate =
                isAfter
                ? places.indices.first { (places[$0].first?.lowerBound ?? 0) >= anchor.upperBound }
                : places.indices.last { (places[$0].last?.upperBound ?? 0) <= anchor.lowerBound }
            if let candidate { nearest.insert(candidate) }
        }
        let kept = nearest.sorted()
        let beside = kept.filter { index in
            let edge = isAfter ? places[index].first?.lowerBound : places[index].last?.upperBound
            return occurrences(of: words).contains { anchor in
                guard let edge else { return false }
                let gap = isAfter ? anchor.upperBound..<max(anchor.upperBound, edge) : edge..<max(edge, anchor.lowerBound)
                return (isAfter ? anchor.upperBound <= edge : edge <= anchor.lowerBound)
                    && scalars[gap].allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            }
        }
        return (beside.isEmpty ? kept : beside).map { places[$0] }
    }

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
