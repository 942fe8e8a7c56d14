// Text is measured and broken without loss.

import SeededRandom
import Testing

@testable import Charting

struct LetteringTests {
    private let lettering = Lettering(size: 14)

    @Test func aWidthIsThatOfInterWithSomeRoom() {
        // Inter's "H" is 740 and its "i" 237 thousandths of an em wide.
        #expect(abs(lettering.width(of: "Hi") - 0.977 * 14 * Lettering.slack) < 0.01)
        #expect(Lettering(size: 14, isSemibold: true).width(of: "Hi") > lettering.width(of: "Hi"))
        #expect(lettering.width(of: "") == 0)
        #expect(lettering.width(of: "Лукашэнка") > 0.4 * 14 * 9)
        // A letter no table knows takes more room, not less; an accent that is combined takes none.
        #expect(lettering.width(of: "中") == Double(AdvanceWidths.wide) / 1000 * 14 * Lettering.slack)
        #expect(lettering.width(of: "ა") == Double(AdvanceWidths.unknown) / 1000 * 14 * Lettering.slack)
        #expect(lettering.width(of: "e\u{301}") == lettering.width(of: "e"))
    }

    @Test func linesHoldEveryWordAndNoneIsTooWide() {
        var random = SeededGenerator(for: "lines")
        for _ in 0..<300 {
            let text = RandomWords.text(Int.random(in: 0...40, using: &random), &random)
            let width = Double.random(in: 20...300, using: &random)
            let lines = lettering.lines(of: text, width: width)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            #expect(lines.allSatisfy { lettering.width(of: $0) <= width + 0.01 || $0.count == 1 })
        }
    }

    @Test func aLabelIsCutAtAWord() {
        #expect(lettering.fitted("A short one", width: 200) == "A short one")
        let cut = lettering.fitted("Belarusian representatives join the Council, and stay", width: 300)
        #expect(cut.hasSuffix("…") && "Belarusian representatives join the Council, and stay".hasPrefix(cut.dropLast()))
        #expect(!cut.dropLast().hasSuffix(",") && lettering.width(of: cut) <= 300)
        #expect(lettering.fitted("Donaudampfschiffahrtsgesellschaft", width: 60).hasSuffix("…"))
    }
}

enum RandomWords {
    static func text(_ count: Int, _ random: inout SeededGenerator) -> String {
        let letters = Array("abcdefghijklmnoprstuwzĄęЛук—WM中")
        return (0..<count).map { _ in
            let length = Int.random(in: 1...10, using: &random) == 1 ? 40 : Int.random(in: 1...11, using: &random)
            return String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
        }.joined(separator: " ")
    }
}
