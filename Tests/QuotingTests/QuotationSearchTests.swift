// Whether a quotation stands in a paragraph: letter for letter after folding, at one place, and never something like it.

import Quoting
import Testing

@Suite struct QuotationSearchTests {
    private func match(_ words: String, in text: String, after: [String] = [], before: [String] = []) -> QuotationMatch {
        FoldedText(text).find(QuotationSelector(words, after: after, before: before))
    }

    private func stands(_ words: String, in text: String, after: [String] = [], before: [String] = []) -> Bool {
        if case .found = match(words, in: text, after: after, before: before) { true } else { false }
    }

    @Test(arguments: [
        ("at our gate", "NATO troops are at our gate, he said."),
        ("the EU’s \"red line\"", "It crossed the EU's “red line” twice."),
        ("Minsk - Moscow", "on the Minsk – Moscow axis"),
        ("two words", "two\u{A0}words"), ("two words", "two\n  words"), ("cooperation", "co\u{AD}operation"),
        ("café", "the cafe\u{301} closed"), ("cafe\u{301}", "the café closed"),
        ("Лукашэнка", "А. Лукашэнка сказаў"), ("東京", "昨日東京で"), ("", ""),
    ])
    func typographyMayDiffer(words: String, text: String) {
        #expect(stands(words, in: text) != words.isEmpty)
    }

    @Test(arguments: [
        ("at our gates", "NATO troops are at our gate, he said."), ("At our gate", "at our gate"), ("at our, gate", "at our gate"),
        ("rally", "he spoke generally"), ("Belarus", "the Belarusian army"), ("10", "2010 or 103"), ("cafe", "café"),
        ("gate our", "our gate"), ("Лукашенка", "Лукашэнка"), ("one two", "one, two"), ("five", ""),
    ])
    func aLetterMayNot(words: String, text: String) {
        #expect(match(words, in: text) == .missing)
    }

    @Test func ofTwoPlacesNeitherIsTaken() {
        let text = "The border is shut. They shut the border again."
        #expect(match("shut", in: text) == .ambiguous(2))
        #expect(
            match("border", in: text, after: ["They shut the"])
                == .found([FoldedText(text).occurrences(of: Array("border".unicodeScalars))[1]]))
        #expect(stands("shut", in: text, before: ["the border again"]))
        #expect(match("shut", in: text, after: ["opened"]) == .contradicted("after “opened”"))
        #expect(match("is shut", in: text, after: ["They"]) == .contradicted("after “They”"))
    }

    @Test func aNoteMayNameWordsFurtherOff() {
        let text = "It sees not supporting the army and preventing attacks as treason."
        #expect(stands("treason", in: text, after: ["not supporting the army"]))
        #expect(!stands("treason", in: text, before: ["not supporting the army"]))
    }

    @Test func leftOutWordsKeepTheirOrder() {
        let text = "The gates were sound, he said, and newly tarred in May, and newly painted."
        #expect(stands("sound … newly tarred", in: text))
        #expect(stands("sound [...] newly painted", in: text))
        #expect(match("newly tarred … sound", in: text) == .missing)
        #expect(match("newly … in May", in: text) != .missing)
        #expect(match("sound … rusty", in: text) == .missing)
    }

    /// The shorter of two stretches that end alike is meant.
    @Test func aPartThatAlsoStandsEarlierIsNoDoubt() {
        #expect(stands("gates … painted", in: "The gates, and the gates again, were painted."))
        #expect(match("gates … painted", in: "The gates were painted. The gates were painted.") == .ambiguous(2))
    }

    /// Words that stand a hundred thousand times in a paragraph cost no more than reading it a few times.
    @Test func manyPlacesAreNoBurden() {
        let text = FoldedText(String(repeating: "the sill and ", count: 100_000) + "end")
        #expect(text.find(QuotationSelector("the … end")) != .missing)
        #expect(text.find(QuotationSelector("the", after: ["the"])) == .ambiguous(99_999))
        #expect(text.find(QuotationSelector("end", after: ["the"])) != .missing)
    }

    @Test func aQuotationHasWords() {
        #expect(QuotationSelector("…").isEmpty && QuotationSelector(". – !").isEmpty && !QuotationSelector("7").isEmpty)
    }

    @Test func aMatchKnowsItsCodePoints() throws {
        let text = Array("«Да» — co\u{AD}operation e\u{301}".unicodeScalars)
        let folded = FoldedText(text, pieces: [0..<text.count])
        for (words, expected) in [("Да", 1..<3), ("cooperation", 7..<19), ("é", 20..<22)] {
            guard case .found(let spans) = folded.find(QuotationSelector(words)) else {
                Issue.record("\(words) is not found")
                continue
            }
            #expect(spans.compactMap { folded.origin(of: $0) } == [expected])
        }
    }

    @Test func aTornParagraphReadsAsOne() {
        let text = Array("Belarus and Russia\n\nstaged exercises".unicodeScalars)
        let folded = FoldedText(text, pieces: [0..<18, 20..<36])
        #expect(folded.text == "Belarus and Russia staged exercises")
        #expect(folded.find(QuotationSelector("Russia staged")) != .missing)
    }

    @Test(arguments: [
        ("sound and newly tared", "sound and newly tarred"), ("newly-tarred", "newly tarred"), ("SOUND AND NEW", "sound and newly"),
    ])
    func aNearMissShowsWhatIsThere(words: String, near: String) {
        let text = Array("The gates were sound and newly tarred on 4 May.".unicodeScalars)
        #expect(NearestWords.find(words, in: FoldedText(text, pieces: [0..<text.count]), of: text)?.words == near)
    }

    @Test func whatIsNothingLikeItIsNotShown() {
        let text = Array("The gates were sound and newly tarred on 4 May.".unicodeScalars)
        #expect(NearestWords.find("a wholly different remark", in: FoldedText(text, pieces: [0..<text.count]), of: text) == nil)
    }
}
