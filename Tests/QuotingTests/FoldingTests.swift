// What typography may differ in, and what it may not.

import Quoting
import Testing

struct FoldingTests {
    @Test(arguments: [
        ("“at our gate”", "\"at our gate\""), ("«ворота»", "\"ворота\""), ("Russia’s", "Russia's"), ("`x´", "'x'"),
        ("Belarus–NATO", "Belarus-NATO"),
        ("a — b", "a - b"), ("10\u{A0}000", "10 000"), ("10\u{202F}000", "10 000"), ("co\u{AD}operation", "cooperation"),
        ("a\u{200B}b\u{FEFF}", "ab"),
        ("\u{202B}\u{200F}לא ידוע\u{200E}.\u{202C}", "לא ידוע."), ("\u{2067}a\u{2069}b", "ab"),
        ("cafe\u{301}", "caf\u{E9}"), ("one\ntwo\tthree\r", "one two three "), ("", ""),
    ])
    func typographyIsFolded(_ text: String, _ folded: String) {
        #expect(Folding.fold(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
    }

    @Test(arguments: [
        ("Minsk", "minsk"), ("cafe", "café"), ("a b", "ab"), ("a, b", "a b"), ("Minsk", "Міnsk"), ("ﬁre", "fire"), ("1945", "1946"),
    ])
    func wordsAreNot(_ left: String, _ right: String) {
        #expect(Folding.fold(left) != Folding.fold(right))
    }

    @Test func whatIsLeftOutDoesNotKeepLettersApart() {
        #expect(Folding.fold("cafe\u{200D}\u{301}").unicodeScalars.elementsEqual(Folding.fold("café").unicodeScalars))
    }

    @Test func marksOfDirectionKeepTheirPlaces() {
        let text = Array("\u{200F}אב \u{200F}גד\u{202C} ה".unicodeScalars)
        let folded = FoldedText(text, pieces: [0..<text.count])
        #expect(folded.text == "אב גד ה")
        #expect(folded.text == FoldedText("אב גד ה").text)
        #expect(folded.origin(of: 3..<5) == 5..<8)
    }

    @Test func foldingTwiceIsFoldingOnce() {
        let scalars = (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init)
        for scalar in scalars {
            for text in ["\(scalar)", "e\(scalar)\u{301}", "\(scalar)\u{338}"] {
                let once = Folding.fold(text)
                #expect(Folding.fold(once).unicodeScalars.elementsEqual(once.unicodeScalars), "U+\(String(scalar.value, radix: 16))")
            }
        }
    }
}
