// What stands right before quoted words and turns their sense: a true quotation can say the opposite of its source.

/// A negation or condition in the clause that a quotation begins in, left out of the quotation.
public struct PrecedingReserve: Sendable, Hashable {
    /// The words from it up to the quotation, folded.
    public var words: String
    /// The first of them, lower-case: `not`, `whether`.
    public var trigger: String
    /// The code points of `words` in the text.
    public var origin: Range<Int>

    /// Only English; others are not looked for.
    static let triggers: Set<String> = [
        "not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot", "hardly", "if", "whether", "unless",
        "would",
    ]
    private static let clauseEnds: Set<Unicode.Scalar> = [".", ",", ";", ":", "!", "?", "(", ")", "\"", "…"]
    /// Words that begin another clause of the same sentence, so that what stands before them doesn't reach the quotation.
    private static let conjunctions: Set<String> = ["but", "and", "because", "although", "though", "while", "which", "who"]
    /// How many words back a clause is read.
    private static let reach = 6

    /// From the first of them in the clause, as far as it is read, to a place of the folded paragraph.
    public static func find(in text: FoldedText, before place: Int) -> PrecedingReserve? {
        var found: PrecedingReserve?
        var end = place
        var read = 0
        var following = ""
        while read < reach {
            while end > 0, !FoldedText.isInWord(text.scalars[end - 1]), text.scalars[end - 1] != "'" {
                // A dash between words ends a clause, a hyphen within one doesn't.
                if clauseEnds.contains(text.scalars[end - 1]) { return found }
                if text.scalars[end - 1] == "-", end >= 2, text.scalars[end - 2] == " " { return found }
                end -= 1
            }
            var start = end
            while start > 0, FoldedText.isInWord(text.scalars[start - 1]) || text.scalars[start - 1] == "'" { start -= 1 }
            guard start < end else { return found }
            let word = String(String.UnicodeScalarView(text.scalars[start..<end])).lowercased()
            // "not only" says that there is more, not that it isn't so.
            if (triggers.contains(word) || word.hasSuffix("n't")) && !(word == "not" && following == "only") {
                let words = String(String.UnicodeScalarView(text.scalars[start..<place]))
                if let origin = text.origin(of: start..<place) {
                    found = PrecedingReserve(words: words, trigger: word, origin: origin)
                }
            }
            if conjunctions.contains(word) { return found }
            following = word
            end = start
            read += 1
        }
        return found
    }
}
