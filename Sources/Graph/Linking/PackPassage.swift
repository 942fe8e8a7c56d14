// A pack's own text, linked by itself: packs are printed, so nothing of the site points back at them.

import CommonMark
import Dossier

extension Graph {
    /// The body and the judgements of a pack with the names in them found and their links resolved; not among `passages`.
    public func passage(ofPack index: Int) -> Passage {
        let pack = corpus.packs[index]
        let phrases = pack.judgements.flatMap(\.phrases)
        var passage = Passage(
            role: .body, target: Target(.pack(index)), file: pack.origin.file, blocks: pack.body.blocks, inlines: phrases.flatMap(\.inlines)
        )
        let resolver = resolver
        let table = NameTable(corpus) { resolver.entity($0) }
        _ = PassageLinking.findNames(in: &passage, corpus: corpus, resolver: resolver, table: table)
        _ = PassageLinking.resolve(&passage, corpus: corpus, resolver: resolver, timeline: nil)
        return passage
    }
}
