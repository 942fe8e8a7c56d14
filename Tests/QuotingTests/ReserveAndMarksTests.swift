// What stands around quoted words: negations before them, the source's own marks about them.

import Quoting
import Testing

@Suite struct ReserveAndMarksTests {
    private func reserve(_ words: String, in text: String) -> String? {
        let folded = FoldedText(text)
        guard case .found(let spans) = folded.find(QuotationSelector(words)) else { return nil }
        return PrecedingReserve.find(in: folded, before: spans[0].lowerBound)?.trigger
    }

    @Test(arguments: [
        ("send troops", "Poland will not send troops.", "not"), ("a threat", "He didn’t call it a threat.", "didn't"),
        ("he will come", "It is unclear whether he will come.", "whether"), ("agree", "They will never agree.", "never"),
        ("attack", "He asked if they would not attack.", "if"), ("be shut", "The border would be shut.", "would"),
    ])
    func oneInTheClauseIsSeen(words: String, text: String, trigger: String) {
        #expect(reserve(words, in: text) == trigger)
    }

    @Test(arguments: [
        ("send troops", "Poland will send troops."), ("send troops", "It did not hesitate, and will send troops."),
        ("not send troops", "Poland will not send troops."), ("opened fire", "They would not leave but opened fire."),
        ("opened fire", "Not for the first time that long, cold and dark night; they opened fire."),
        ("more", "not only more"), ("a note", "Notwithstanding a note."),
    ])
    func oneOutsideItIsNot(words: String, text: String) {
        #expect(reserve(words, in: text) == nil)
    }

    private func kind(_ words: String, in text: String, continues: Bool = false) -> String? {
        let folded = FoldedText(text)
        guard case .found(let spans) = folded.find(QuotationSelector(words)) else { return nil }
        let (kind, isCertain) = folded.kind(at: spans[0], in: folded.markedStretches(continues: continues))
        return "\(kind)\(isCertain ? "" : " uncertain")"
    }

    @Test(arguments: [
        ("NATO troops are at our gate", "“NATO troops are at our gate,” he said.", "speech"),
        ("he said", "“We will come,” he said.", "plain"),
        ("hybrid warfare", "a campaign of “hybrid warfare.”", "scare"), ("Union State", "the \"Union State\" treaty", "name"),
        ("Ways out of the crisis", "his essay “Ways out of the crisis” of May", "speech"),
        ("be neutral", "\"I'm no fan of the political \"we should be neutral\" argument. Guys, work it out.\"", "speech"),
        ("work it out", "\"I'm no fan of the political \"we should be neutral\" argument. Guys, work it out.\"", "speech"),
        ("by 2030", "He reported \" Russia's goal is a full-fledged Union State by 2030.", "speech uncertain"),
        ("savons rien du tout", "Il a dit : « Nous ne savons rien du tout », puis rien.", "speech"),
        ("puis rien", "Il a dit : « Nous ne savons rien du tout », puis rien.", "plain"),
        ("wissen gar nichts", "Er sagte: „Wir wissen gar nichts davon“, und ging.", "speech"),
        ("und ging", "Er sagte: „Wir wissen gar nichts davon“, und ging.", "plain"),
        ("ved slet ingenting", "Han sagde: »Vi ved slet ingenting om det«, og gik.", "speech"),
        ("og gik", "Han sagde: »Vi ved slet ingenting om det«, og gik.", "plain"), ("我們", "他說：“我們 完全 不 知道”。", "speech"),
        ("我們", "他說：「我們 完全 不 知道」。", "speech"), ("sooner or later", "sooner or later it will end.\" He left.", "speech uncertain"),
        ("He left", "it will end.\" He left.", "plain"),
    ])
    func marksTellWhoseWordsTheyAre(words: String, text: String, expected: String) {
        #expect(kind(words, in: text) == expected)
    }

    /// Speech over several paragraphs opens each of them and closes only the last.
    @Test func speechThatGoesOnIsCertain() {
        #expect(kind("constantly talking with my friends", in: "\"I am constantly talking with my friends.", continues: true) == "speech")
        #expect(kind("constantly talking with my friends", in: "\"I am constantly talking with my friends.") == "speech uncertain")
    }

    @Test(arguments: [
        ("The following are the reasons:", true), ("As the U.S. envoy put it:", true), ("He left. The reasons are:", false),
        ("The end.", false),
    ])
    func aLeadInIsOneSentenceWithAColon(text: String, isLeadIn: Bool) {
        #expect(FoldedText(text).isLeadIn == isLeadIn)
    }

    @Test(arguments: [("one two", 2), ("EU’s co-operation", 2), ("13,000 troops", 3), ("", 0), ("— … —", 0), ("e\u{301}t\u{E9} é", 2)])
    func wordsAreCounted(text: String, count: Int) {
        #expect(WordCount.words(in: text) == count)
    }
}
