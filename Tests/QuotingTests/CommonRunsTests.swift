// What an authored file has in common with a text, word for word.

import Quoting
import SeededRandom
import Testing

struct CommonRunsTests {
    private static let article = InventedArticle(words: 400, vocabulary: 200, seed: 3)
    private static let held = TextWords(article.text)
    private static let runs = CommonRuns(of: [held], moreThan: 11)

    private func authored(_ text: String) -> TextWords { TextWords.streams(of: Array(text.utf8), .markdown)[0] }

    @Test func aRunOverTheLimitIsFoundWhole() {
        let text = "Own words here \(Self.article.text(50..<70)) and own words after."
        #expect(Self.runs.runs(in: authored(text)) == [CommonRun(authored: 3..<23, held: 50)])
        #expect(Self.runs.runs(in: authored("Own \(Self.article.text(50..<61)) words")).isEmpty)
        #expect(Self.runs.runs(in: authored("Own \(Self.article.text(50..<62)) words")).map(\.authored) == [1..<13])
    }

    @Test func aLinkDoesNotHideIt() {
        var words = Self.article.words[20..<40].map { $0 }
        words[5] = "[[bridge#claim|\(words[5])"
        words[8] += "]]"
        words[12] += " [@gazette, ¶2, \"other\"]"
        #expect(Self.runs.runs(in: authored(words.joined(separator: " "))) == [CommonRun(authored: 0..<20, held: 20)])
    }

    @Test func whatIsOneQuotationIsNoRun() {
        let quoted = Self.article.text(100..<115)
        let words = authored("He said “\(quoted)” aloud.")
        let place = words.place(of: 2..<17)
        #expect(Self.runs.runs(in: words).count == 1)
        #expect(Self.runs.runs(in: words, outside: [0..<3, place, 900..<901]).isEmpty)
        #expect(Self.runs.runs(in: words, outside: [place.lowerBound..<(place.upperBound - 1)]).count == 1, "a word stands outside it")
        #expect(Self.runs.runs(in: words, outside: [(place.lowerBound + 1)..<place.upperBound]).count == 1)
    }

    @Test func textsThatRepeatThemselvesAreSearchedAsFast() {
        let same = TextWords(String(repeating: "again ", count: 50_000))
        #expect(CommonRuns(of: [same], moreThan: 11).runs(in: same) == [CommonRun(authored: 0..<50_000, held: 0)])
    }

    /// Against the plain way of finding them.
    @Test func aNaiveSearchFindsTheSame() {
        var random = SeededGenerator(for: "a naive search finds the same")
        for _ in 0..<60 {
            func text(_ count: Int) -> [String] { (0..<count).map { _ in ["a", "b", "c"].randomElement(using: &random) ?? "a" } }
            let (held, authored) = (text(40), text(40))
            let limit = Int.random(in: 1...4, using: &random)
            let found = CommonRuns(of: [TextWords(held.joined(separator: " "))], moreThan: limit)
                .runs(in: TextWords(authored.joined(separator: " ")))
            var covered: Set<Int> = []
            for start in 0..<(40 - limit) {
                let window = Array(authored[start...(start + limit)])
                if (0..<(40 - limit)).contains(where: { Array(held[$0...($0 + limit)]) == window }) {
                    covered.formUnion(start...(start + limit))
                }
            }
            #expect(Set(found.map(\.authored).joined()) == covered)
        }
    }
}
