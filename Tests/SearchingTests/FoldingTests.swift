// One word, however it is written; and different words stay different.

import Foundation
import Searching
import TestKit
import Testing

struct FoldingTests {
    private let folding = LetterFolding()

    /// The page's script is tried on the same lines by `Tests/Browser/search.py`.
    @Test func wordsAreFolded() throws {
        let file = Repository.root.appendingPathComponent("Tests/Fixtures/Search/folding.tsv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 30)
        for line in lines {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(folding.words(of: String(parts[0])).joined(separator: " ") == String(parts.last ?? ""), "\(parts[0])")
        }
    }

    @Test(arguments: [("Minsk", "Pinsk"), ("Brest", "Brześć"), ("война", "вайна"), ("2020", "2021"), ("Orsha", "Orša")])
    func otherWordsStayApart(_ one: String, _ other: String) {
        #expect(folding.words(of: one) != folding.words(of: other))
    }
}
