// Linking on from the last time comes to the same as linking from nothing, whatever was edited.

import Linking
import SeededRandom
import TestKit
import Testing
import Workers

struct KeptLinkingTests {
    @Test func whateverIsEditedTheGraphIsThatOfAColdLinking() throws {
        let seed = SeededGenerator.seed(for: "whateverIsEditedTheGraphIsThatOfAColdLinking")
        var random = SeededGenerator(seed: seed)
        for offset in 0..<UInt64(4) {
            var kept = KeptLinking()
            var dossier = TestDossier.made(seed: seed &+ offset)
            for step in 0..<12 {
                let corpus = try dossier.read().corpus
                let (warm, cold) = (kept.link(corpus, workers: Workers(2)), Graph(linking: corpus, workers: Workers(2)))
                #expect(warm.everything == cold.everything, "seed \(seed) + \(offset), step \(step)")
                // One or two files as another dossier has them.
                let other = TestDossier.made(seed: seed &+ 100 &+ offset &* 20 &+ UInt64(step))
                for _ in 0...Int.random(in: 0...1, using: &random) { dossier = dossier.taking(oneFileOf: other, using: &random) }
            }
        }
    }

    /// Each edit touches something else: prose, a name, a place, the order of the pages.
    @Test(arguments: [
        ("seeds/s.md", "Alpha", "Beta"), ("content/entities/a.md", "name: Alpha", "name: Beta"),
        ("content/page.md", "## Heading", "## Another heading"), ("content/page.md", "[[a]]", "[[b]]"),
        ("content/entities/b.md", "[Gamma, Both]", "[Alpha]"),
        // A digest's text alone: who is named, what is cited, linked, broken or unclear; then its shape.
        ("seeds/s.md", "Alpha and Gamma.", "Alpha and nobody."), ("seeds/s.md", "Alpha and Gamma.", "[[b]], Gamma and Both [[nowhere]]."),
        ("seeds/s.md", "Gamma.", "Gamma [@s, ¶1] [[page]]."), ("seeds/s.md", "Gamma.", "Gamma [@s, ¶1, \"Alpha\"]."),
        ("seeds/s.md", "Gamma.", "Gamma.\n\n¶2 More of Alpha."), ("seeds/s.md", "title: ", "title: Alpha of "),
    ])
    func anEditIsSeenEverywhere(path: String, old: String, new: String) throws {
        let dossier = TestDossier().source("s", digest: "¶1 Alpha and Gamma.")
            .entity("a", name: "Alpha").entity("b", name: "Bee", "aliases: [Gamma, Both]").entity("c", name: "Cee", "aliases: [Both]")
            .page("page", "## Heading\n\nAlpha and [[a]].").page("other", "See [[page#heading]] and Alpha, Beta, Gamma.")
        var kept = KeptLinking()
        let before = kept.link(try dossier.read().corpus, workers: Workers(1))
        let edited = try dossier.replacing(old, with: new, in: path).read().corpus
        let cold = Graph(linking: edited, workers: Workers(1))
        #expect(kept.link(edited, workers: Workers(1)).everything == cold.everything)
        #expect(before.everything != cold.everything)
        // And back again.
        #expect(kept.link(try dossier.read().corpus, workers: Workers(1)).everything == before.everything)
    }
}
