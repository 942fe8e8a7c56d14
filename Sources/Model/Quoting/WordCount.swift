// How many words a text has: what limits and budgets of quotation count.

public enum WordCount {
    /// Runs of letters and digits; apostrophes and hyphens between letters belong to the word.
    public static func words(in text: some StringProtocol) -> Int {
        var count = 0
        var isInWord = false
        var waiting = false
        for scalar in text.unicodeScalars {
            if FoldedText.isInWord(scalar) {
                if !isInWord { count += 1 }
                isInWord = true
                waiting = false
            } else if isInWord, !waiting, "'’-‐‑\u{AD}".unicodeScalars.contains(scalar) {
                waiting = true
            } else if isInWord, !(scalar.properties.canonicalCombiningClass != .notReordered) {
                isInWord = false
                waiting = false
            }
        }
        return count
    }
}

extension FoldedText {
    /// Whether a paragraph only leads in to what follows it: one sentence that ends in a colon.
    public var isLeadIn: Bool {
        guard let last = scalars.last(where: { $0 != "\"" && $0 != "'" && $0 != " " }), last == ":" else { return false }
        for (index, scalar) in scalars.enumerated() where ".!?".unicodeScalars.contains(scalar) {
            // A full stop with a space and a capital behind it ends a sentence; those of "U.S." or "p. 3" don't.
            guard index + 2 < scalars.count, scalars[index + 1] == " " || scalars[index + 1] == "\"" else { continue }
            let next = scalars[(index + 1)...].first { $0 != " " && $0 != "\"" }
            let before = scalars[..<index].reversed().prefix { FoldedText.isInWord($0) }.count
            if next?.properties.isUppercase == true, before > 2 { return false }
        }
        return true
    }
}
