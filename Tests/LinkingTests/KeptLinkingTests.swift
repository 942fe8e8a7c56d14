// Linking on from the last time comes to the same as linking from nothing, whatever was edited.

import Dossier
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
            var dossier = TestDossier.made(seed: seed &+ offset)
            var kept = KeptLinking(try dossier.read().corpus, workers: Workers(2))
            for step in 0..<12 {
                let corpus = try dossier.read().corpus
                kept.link(fileByFile: corpus)
                let cold = Graph(linking: corpus, workers: Workers(2))
                #expect(kept.graph.everything == cold.everything, "seed \(seed) + \(offset), step \(step)")
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
        var kept = KeptLinking(try dossier.read().corpus, workers: Workers(1))
        let before = kept.graph
        let edited = try dossier.replacing(old, with: new, in: path).read().corpus
        let cold = Graph(linking: edited, workers: Workers(1))
        kept.link(fileByFile: edited)
        #expect(kept.graph.everything == cold.everything)
        #expect(before.everything != cold.everything)
        // And back again.
        kept.link(fileByFile: try dossier.read().corpus)
        #expect(kept.graph.everything == before.everything)
    }

    /// Whoever still holds the graph goes on seeing it as it was.
    @Test func aGraphThatIsHeldDoesNotChange() throws {
        let dossier = TestDossier().source("s", digest: "¶1 Alpha.").entity("a", name: "Alpha").entity("b", name: "Beta")
        var kept = KeptLinking(try dossier.read().corpus, workers: Workers(1))
        let held = kept.graph
        let before = held.everything
        kept.link(fileByFile: try dossier.replacing("Alpha.", with: "Beta and [[b]].", in: "seeds/s.md").read().corpus)
        #expect(held.everything == before && kept.graph.everything != before)
        #expect(held.corpus.sources[0].paragraphs[0].digest?.blocks.count == 1)
    }
}

extension KeptLinking {
    /// Links a corpus of the same files by those that changed, as a preview does; any other as a whole.
    fileprivate mutating func link(fileByFile corpus: Corpus) {
        let before = graph.corpus
        guard corpus.files.map(\.text.path) == before.files.map(\.text.path) else { return link(corpus, workers: Workers(2)) }
        let changed = corpus.files.indices.filter { corpus.files[$0].text.bytes != before.files[$0].text.bytes }
        let patch = changed.map { number in
            let (place, noun) = corpus.noun(ofFile: number)
            return CorpusPatch.File(number: number, file: corpus.files[number], place: place, noun: noun)
        }
        link(CorpusPatch(patch), workers: Workers(2)) {}
    }
}

extension Corpus {
    fileprivate func noun(ofFile file: Int) -> (place: Int, noun: Noun) {
        if let place = sources.firstIndex(where: { $0.origin.file == file }) { return (place, .source(sources[place])) }
        if let place = entities.firstIndex(where: { $0.origin.file == file }) { return (place, .entity(entities[place])) }
        if let place = disputes.firstIndex(where: { $0.origin.file == file }) { return (place, .dispute(disputes[place])) }
        if let place = timelines.firstIndex(where: { $0.origin.file == file }) { return (place, .timeline(timelines[place])) }
        if let place = pages.firstIndex(where: { $0.origin.file == file }) { return (place, .page(pages[place])) }
        return (0, home.map(Noun.page) ?? .nothing)
    }
}
