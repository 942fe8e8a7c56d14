// What is taken out of a line leaves no gap in it.

import Linking
import Testing

@Suite struct EvenSpacingTests {
    @Test(arguments: [
        ("", ""), (" ", ""), ("one", "one"), ("  one \n\t two  ", "one two"), ("one .", "one."), ("one , two ;three", "one, two;three"),
        ("\u{A0}one\u{2003}two\u{3000}", "one two"), ("one\u{85}two\u{2028}three", "one two three"), ("Лукашэнка  і", "Лукашэнка і"),
        ("a\u{200B}b", "a\u{200B}b"), ("… .", "…."), (" .", "."), ("€ ¶ ©", "€ ¶ ©"),
    ])
    func runsOfWhiteSpaceAreOneSpace(written: String, expected: String) {
        #expect(written.evenlySpaced() == expected)
    }

    @Test func whatIsNoWhiteSpaceStays() {
        #expect("one - two".evenlySpaced() == "one - two")
        #expect("one: two".evenlySpaced() != "one:two")
    }
}
