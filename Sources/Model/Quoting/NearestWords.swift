// The words of a paragraph most like a quotation that isn't there: shown to whoever holds the text, never taken for it.

/// A stretch of a text that is near to some words.
public struct NearestWords: Sendable, Hashable {
    /// As they stand in the article.
    public var words: String
    /// Letters to change, of the quotation's.
    public var distance: Int

    /// Semi-global alignment (P. H. Sellers, 1980), upper and lower case alike.
    /// - Returns: nil where nothing within two letters of five is like it, or where the words are too many to compare.
    public static func find(_ words: String, in text: FoldedText, of article: [Unicode.Scalar]) -> NearestWords? {
        let pattern = FoldedText(words).scalars.map(lower)
        let target = text.scalars.map(lower)
        guard pattern.count >= 3, !target.isEmpty, pattern.count * target.count <= 20_000_000 else { return nil }
        // A column for each letter of the text: the least changes that turn the pattern's head into what ends here, and where that began.
        var cost = Array(0...pattern.count)
        var begin = [Int](repeating: 0, count: pattern.count + 1)
        var best = (cost: Int.max, start: 0, end: 0)
        for (column, letter) in target.enumerated() {
            var diagonal = (cost: cost[0], begin: begin[0])
            cost[0] = 0
            begin[0] = column + 1
            for row in 1...pattern.count {
                let above = (cost: cost[row - 1] + 1, begin: begin[row - 1])
                let left = (cost: cost[row] + 1, begin: begin[row])
                let change = (cost: diagonal.cost + (pattern[row - 1] == letter ? 0 : 1), begin: diagonal.begin)
                diagonal = (cost[row], begin[row])
                let least = [change, above, left].min { $0.cost < $1.cost } ?? change
                cost[row] = least.cost
                begin[row] = least.begin
            }
            if cost[pattern.count] < best.cost { best = (cost[pattern.count], begin[pattern.count], column + 1) }
        }
        guard best.cost * 5 <= pattern.count * 2, best.start < best.end else { return nil }
        var (start, end) = (best.start, best.end)
        while start > 0, FoldedText.isInWord(text.scalars[start - 1]), FoldedText.isInWord(text.scalars[start]) { start -= 1 }
        while end < text.scalars.count, FoldedText.isInWord(text.scalars[end]), FoldedText.isInWord(text.scalars[end - 1]) { end += 1 }
        guard let origin = text.origin(of: start..<end) else { return nil }
        let shown = String(String.UnicodeScalarView(article[origin.clamped(to: 0..<article.count)]))
        return NearestWords(words: shown.split(whereSeparator: \.isWhitespace).joined(separator: " "), distance: best.cost)
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first ?? scalar : scalar
    }
}
