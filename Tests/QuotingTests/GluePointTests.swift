// A line of two paragraphs that lost the space between them.

import Quoting
import Testing

struct GluePointTests {
    /// The halves of a line, as a paragraph map counts them.
    private func halves(_ line: String) -> [String] {
        let scalars = Array(line.unicodeScalars)
        let points = GluePoints.find(in: scalars)
        return zip([0] + points, points + [scalars.count]).map { from, to in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[from..<to])
            return String(text)
        }
    }

    @Test(arguments: [
        ["The bridge was closed by the town.", "Skippers were angry."],
        ["It opened in 2014.", "The toll rose."],
        ["He said “no.”", "Others agreed."],
        ["She laughed at it (twice).", "Nobody followed."],
        ["Why now?", "Because."], ["No!", "Yes."], ["He wavered…", "Then he signed."], ["He wavered...", "Then he signed."],
        ["They joined NATO.", "The vote was close."], ["The U.S. left.", "The EU stayed.", "Both regretted it."],
        ["Мост закрыли.", "Паром ходит."], ["Most zamknięto.", "Łódź pływa."], ["It cost 3 %.", "Nobody paid."],
        ["It was over.", "“Never again,” she said."], ["Er sagte: „Nein.“", "Dann ging er."], ["Das war es.", "„Nein“, sagte er."],
        ["The a\u{301}rea\u{301}.", "The end."],
    ])
    func aSentenceEndBeforeACapitalIsOne(expected: [String]) {
        #expect(halves(expected.joined()) == expected)
    }

    @Test(arguments: [
        "", ".", "A.", ".A", "…", "The end.", "One. Two. Three.", "The U.S. Army", "the U.S.Army", "J.R.R.Tolkien", "by J.Smith",
        "e.g.Minsk", "i.e.The", "z.B.Minsk", "a St.Petersburg street", "Mr.Smith", "a Ph.D.", "section 4.A of", "Node.js",
        "Bridges.Org said", "see https://example.org/Some.Page", "write to first.Last@example.org", "www.Example.Place", "3.5", "т.е.Минск",
        "г.Минск", "he said.and went", "rated A+.B", "...And then", "“...And then",
    ])
    func whatOnlyLooksLikeOneIsNone(line: String) {
        #expect(GluePoints.find(in: Array(line.unicodeScalars)).isEmpty, "\(halves(line))")
    }

    @Test func aLongLineTakesOnePass() {
        let line = String(repeating: "End.Begin ", count: 50_000)
        #expect(GluePoints.find(in: Array(line.unicodeScalars)).count == 50_000)
        #expect(GluePoints.find(in: Array(String(repeating: ".", count: 500_000).unicodeScalars)).isEmpty)
    }
}
