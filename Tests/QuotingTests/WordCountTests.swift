// How many words a quotation has.

import Quoting
import Testing

struct WordCountTests {
    @Test(arguments: [
        ("", 0), ("…", 0), ("one", 1), ("one two", 2), ("Russia’s so-called half-way house", 4), ("don't", 1), ("Belarus–NATO", 2),
        ("one … two", 2), ("13,000 troops", 3), ("'quoted'", 1), ("a - b", 2), ("well- meant", 2), ("--", 0), ("a--b", 2),
        ("Łódź і Мінск", 3),
        ("soft\u{AD}ly", 1),
    ])
    func wordsAreRunsOfLettersAndDigits(_ text: String, _ count: Int) {
        #expect(WordCount.words(in: text) == count)
    }
}
