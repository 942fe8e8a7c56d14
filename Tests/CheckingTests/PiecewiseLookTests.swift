// A long JSON text is looked through in pieces, and none of it shows in what is found.

import Checking
import Dossier
import Quoting
import SeededRandom
import TestKit
import Testing

struct PiecewiseLookTests {
    @Test func piecesFindWhatTheWholeHolds() throws {
        var random = SeededGenerator(for: "pieces find what the whole holds")
        let articles = (0..<3).map { article in (0..<900).map { "w\(article)x\($0)" } }
        var corpus = try TestDossier().source("a").source("b").source("c").graph().corpus
        for index in corpus.sources.indices {
            let words = TextWords(articles[index].joined(separator: " "))
            corpus.sources[index].windows = LeakWindows(of: words, textHash: String(repeating: "0", count: 64), known: [])
        }
        let guarded = GuardedTexts(corpus)
        var found = 0
        for _ in 0..<60 {
            var text = "{"
            for line in 0..<40 {
                let article = articles.randomElement(using: &random) ?? []
                let start = Int.random(in: 0..<800, using: &random)
                // Some runs go on over many strings, some are one window long, most are too short.
                let length = [3, 19, 20, 21, 30, 100].randomElement(using: &random) ?? 0
                for word in article[start..<(start + length)] {
                    text += word + [" ", "\",\n\"", "\\n", " \\u2014 "][Int.random(in: 0..<20, using: &random) % 17 % 4]
                }
                text += "\",\n\"own\(line)\u{E9}\":\""
            }
            let bytes = Array((text + "\"}").utf8)
            for windows in [1, 2, 7] {
                let whole = guarded.leaks(in: bytes, .json, windows: windows, piece: .max)
                found += whole.count
                for piece in [1, 50, 400, 1_500, 6_000] {
                    #expect(
                        guarded.leaks(in: bytes, .json, windows: windows, piece: piece) == whole, "pieces of \(piece), \(windows) windows")
                }
            }
        }
        #expect(found > 1_000)
    }
}
