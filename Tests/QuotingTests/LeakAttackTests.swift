// Someone who has the repository tries to read an article back from its windows, and does not get on.

import Foundation
import Quoting
import SeededRandom
import Testing

/// What the attacker knows: every quotation and where it stands, all words of the article (of a real one: of its digest), the windows file.
/// What he doesn't: the order of the words between the quotations.
struct LeakAttackTests {
    private static let length = LeakWindows.length
    private static let article = InventedArticle(words: 600, vocabulary: 330, seed: 20)
    private static let words = TextWords(article.text)
    /// Quotations of up to eleven words, a sixth of the article: more than any of the real dossier's.
    private static let quotations: [Range<Int>] = {
        var random = SeededGenerator(seed: 5)
        var out: [Range<Int>] = []
        var place = 4
        while place < 580 {
            let length = Int.random(in: 4...11, using: &random)
            out.append(place..<(place + length))
            place += length + Int.random(in: 10...65, using: &random)
        }
        // And two that nearly touch.
        return out + [540..<551, 553..<564]
    }()
    private static let set = LeakWindows(of: words, textHash: "", known: quotations.map { words.place(of: $0) })
    private static let index = LeakIndex([set])
    private static let vocabulary = Set(words.hashes).sorted()

    private func matches(_ text: [String]) -> Bool {
        !Self.index.runs(in: TextWords(text.joined(separator: " ")), windows: 1).isEmpty
    }

    @Test func theArticleIsQuotedAsMuchAsItSays() {
        let quoted = Set(Self.quotations.joined()).count
        #expect(quoted > 100 && Self.vocabulary.count > 150)
    }

    /// A quotation can't be extended by one word, nor by four: no window is answered for that the attacker could fill by guessing so few.
    @Test func fromQuotationsThereIsNoFirstStep() {
        let known = Set(Self.quotations.joined())
        var answered = 0
        var asked = 0
        var fewest = Self.length
        for start in 0...(Self.article.words.count - Self.length) {
            let window = start..<(start + Self.length)
            let unknown = window.count { !known.contains($0) }
            let isIn = matches(Array(Self.article.words[window]))
            if unknown <= 4 {
                // The true words, were he to guess them: the set holds them no more often than chance.
                asked += 1
                if isIn { answered += 1 }
            } else {
                #expect(isIn)
                fewest = min(fewest, unknown)
            }
        }
        #expect(asked == 0 || answered * 10 <= asked, "\(answered) of \(asked)")
        #expect(fewest == 5)
        // Five words at once out of the vocabulary: over 2^36 guesses, of which one in a hundred and fifty is answered by chance: more than
        // 2^28 answers, one of them true.
        #expect(5 * log2(Double(Self.vocabulary.count)) > 36)
    }

    /// Joined by every word or two that could stand between them, two quotations that nearly touch give nothing but chance.
    @Test func whatStandsBetweenTwoQuotationsIsNotTold() {
        let (before, after) = (Array(Self.article.words[540..<551].suffix(9)), Array(Self.article.words[553..<564].prefix(9)))
        var candidates = 0
        var isTrueOne = false
        let vocabulary = Array(Set(Self.article.words)).sorted()
        for first in vocabulary {
            for second in vocabulary where matches(before + [first, second] + after) {
                candidates += 1
                if [first, second] == Array(Self.article.words[551..<553]) { isTrueOne = true }
            }
        }
        #expect(candidates > 50, "the true pair would stand among them, did the set hold it")
        #expect(!isTrueOne || candidates > 50)
    }

    /// Given twenty words that he can't have from the dossier, he meets more continuations at each step, all of which the hashes agree to.
    @Test func evenWithABeginningTheHashesDoNotLeadOn() throws {
        let known = Set(Self.quotations.joined())
        // A stretch whose windows are all in the set: the best he could wish for.
        let start = try #require(
            (0..<500).first { start in
                (start...(start + 20)).allSatisfy { place in (place..<(place + Self.length)).count { known.contains($0) } < 10 }
            })
        var candidates: [[UInt64]] = [Array(Self.words.hashes[start..<(start + Self.length)])]
        var counts: [Int] = []
        for step in 0..<14 {
            var next: [[UInt64]] = []
            for candidate in candidates {
                for word in Self.vocabulary {
                    let longer = candidate + [word]
                    if Self.index.holds(window: Array(longer.suffix(Self.length))) { next.append(longer) }
                }
            }
            counts.append(next.count)
            let truth = Array(Self.words.hashes[start..<(start + Self.length + step + 1)])
            #expect(next.contains(truth), "the true words are among them")
            candidates = next
            if candidates.count > 3_000 { break }
        }
        print("continuations that the hashes agree to, word by word: \(counts)")
        // The sum over a handful of steps, so that luck at one of them says nothing.
        #expect((counts.last ?? 0) >= 4, "\(counts)")
    }
}
