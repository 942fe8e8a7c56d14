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

    /// Most edits add words and leave the shape of a file as it was; some are read as something else.
    @Test func whateverIsWrittenOnTheGraphIsThatOfAColdLinking() throws {
        let seed = SeededGenerator.seed(for: "whateverIsWrittenOnTheGraphIsThatOfAColdLinking")
        var random = SeededGenerator(seed: seed)
        let words = [
            "Alpha", "Minsk again.", "[[e2]] said so.", "[[d1#c1]]", "[@s1, ¶2]", "Gamma [@s2, ¶1, \"words\"].", "[[nowhere]]", "[^n]",
            "## Alpha",
            "Min\u{AD}sk, Ri&#103;a.", "[[Tallinn]] and Tallinn.", "- 2012: Riga fell. [@s3, ¶1]", "- ally of: [[e3]]", "text {#here}",
            "- status: disputed", "- rebuts: [[d1#c0]]",
        ]
        for offset in 0..<UInt64(4) {
            var dossier = TestDossier.made(seed: seed &+ offset)
            var kept = KeptLinking(try dossier.read().corpus, workers: Workers(2))
            for step in 0..<40 {
                if Int.random(in: 0..<3, using: &random) == 0 {
                    dossier = dossier.renaming(["Alpha", "Tallinn", "Riga", "Minsk", "Old Minsk", "X", "Vienna", "Malmö"], using: &random)
                } else {
                    dossier = dossier.writing(words.randomElement(using: &random) ?? "", using: &random)
                }
                let corpus = try dossier.read().corpus
                kept.link(fileByFile: corpus)
                let cold = Graph(linking: corpus, workers: Workers(2))
                guard kept.graph.everything != cold.everything else { continue }
                Issue.record("seed \(seed) + \(offset), step \(step)")
                break
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
        // Words above a record, which stands elsewhere then.
        ("content/entities/b.md", "A body.", "A longer body of Alpha."), ("content/disputes/d.md", "Stake.", "At stake is Alpha."),
        ("content/disputes/d.md", "Why.", "Why, says [[b]]."), ("content/page.md", "Alpha and [[a]]", "More.\n\nAlpha and [[a]]"),
        ("content/timeline/events.md", "One day.", "One day of Alpha."), ("content/timeline/events.md", "2011", "2012"),
        ("content/disputes/d.md", "- holder: [[a]]", "- holder: [[b]]"), ("content/disputes/d.md", "- holder: [[a]]", "- status: disputed"),
        ("content/entities/c.md", "[Both]", "[Both, day]"), ("content/entities/c.md", "[Both]", "[Both, Maker]"),
        ("content/entities/c.md", "[Both]", "[Both, Seller]"), ("content/entities/c.md", "name: Cee", "name: Home"),
        // Names that other files' texts may hold, one of them with its accent apart.
        ("seeds/s.md", "title: Source s", "title: Source s\nmentions: {Alpha Group: b}"),
        ("content/entities/c.md", "[Both]", "[Both, Andre\u{301}]"),
        // Places of other pages, and of one's own.
        ("seeds/s.md", "title: Source s", "title: Source s\nauthors: ['[[b#relations]]']"),
        ("content/disputes/d.md", "Because.", "Because. {#x}\n\n- Once more. {#x}"),
        ("content/entities/b.md", "ally of: [[a]]", "ally of: [[c]]"), ("content/index.md", "It will.", "Alpha will."),
    ])
    func anEditIsSeenEverywhere(path: String, old: String, new: String) throws {
        let dossier = TestDossier().source("s", digest: "¶1 Alpha and Gamma.")
            .entity("a", name: "Alpha").entity(
                "b", name: "Bee", "aliases: [Gamma, Both]",
                body: "A body.\n\n## Relations\n- ally of: [[a]]\n\n## Timeline\n- 2011: One day. [@s, ¶1]\n- 2012: Another day [@s, ¶1]."
            )
            .entity("c", name: "Cee", "aliases: [Both]")
            .dispute("d", "Stake.\n\n## So it is\n- id: so\n- holder: [[a]]\n\nWhy.\n\n### Not so\n- id: not\n\nBecause.")
            .timeline("- 2010: Before. [@s, ¶1]\n- 2011: One day. [@s, ¶1]")
            .file("content/index.md", "---\ntitle: Home\n---\nHome.\n\n## Key judgements\n- It will. {confidence: low}\n")
            .page("page", "## Heading\n\nAlpha and [[a]].").page(
                "other",
                "See [[page#heading]] and Alpha, Beta, Gamma, a Ma&#107;er, a Sel\u{AD}ler. The Alpha Group met Andr\u{E9}.\n\n## Last heading"
            )
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

    /// Of two meanings for one place the first counts, so an edit of their order alone is one.
    @Test func theOrderOfMeaningsIsSeen() throws {
        let (first, second) = ("\"Smith ¶1\": a", "\"Smith ¶ 1\": b")
        let dossier = TestDossier().source("s", "mentions: {\(first), \(second)}", digest: "¶1 Smith spoke.")
            .entity("a", name: "Alpha").entity("b", name: "Bee")
        var kept = KeptLinking(try dossier.read().corpus, workers: Workers(1))
        let before = kept.graph
        let edited = try dossier.replacing("{\(first), \(second)}", with: "{\(second), \(first)}", in: "seeds/s.md").read().corpus
        kept.link(fileByFile: edited)
        #expect(kept.graph.everything == Graph(linking: edited, workers: Workers(1)).everything)
        #expect(kept.graph.everything != before.everything)
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
