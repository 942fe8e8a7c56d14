// The lists of a dispute's page, and how they are split: most pages hold all, some have claims for several.

import Composing
import Dossier
import Linking

struct DisputeLists: Sendable {
    let pairs: [ClaimPair]
    let events: [Int]
    let uses: PageUses
    private let split: PageParts
    /// By claim of the dispute, the pair it is told with.
    private var pairOf: [Int: Int] = [:]

    var parts: Int { split.count }

    init(_ index: Int, _ composer: Composer) {
        let graph = composer.graph
        let linked = graph.disputes[index]
        pairs = composer.claimPairs(index)
        events = linked.events
        uses = PageUses(of: .dispute(index), graph)
        for (number, pair) in pairs.enumerated() {
            pairOf[pair.claim] = number
            if pair.isRebuttalTold, let rebuttal = pair.rebuttal { pairOf[rebuttal] = number }
        }
        // A nested answer stands with what it is nested in, which comes before it.
        for claim in linked.claims where pairOf[claim] == nil {
            if let parent = graph.claims[claim].parent { pairOf[claim] = pairOf[parent] }
        }
        let written = WrittenExtents(graph.corpus.disputes[index], file: graph.corpus)
        var weights = [Double](repeating: 0, count: pairs.count)
        for (place, claim) in linked.claims.enumerated() {
            if let pair = pairOf[claim] { weights[pair] += RowWeight.prose(bytes: written.claims[place]) }
        }
        split = PageParts(
            fixed: RowWeight.prose(bytes: written.rest) + RowWeight.mapped(claims: linked.claims.count),
            [weights, events.map { RowWeight.event(graph.events[$0].event) }, uses.pages.map { _ in RowWeight.use }])
    }

    /// Whether a dispute is so short that its claims stand on one page, which is asked of every link to one.
    static func isWhole(_ index: Int, _ graph: Graph) -> Bool {
        let dispute = graph.corpus.disputes[index]
        let size = graph.corpus.files.indices.contains(dispute.origin.file) ? graph.corpus.files[dispute.origin.file].text.bytes.count : 0
        return RowWeight.prose(bytes: size) + RowWeight.mapped(claims: dispute.claims.count) <= PageParts.budget
            && dispute.claims.count <= SiteMap.rows
    }

    func pairs(_ part: Int) -> ArraySlice<ClaimPair> { pairs[split.rows(part)] }
    func events(_ part: Int) -> ArraySlice<Int> { events[split.rows(part, of: 1)] }
    func uses(_ part: Int) -> Range<Int> { split.rows(part, of: 2) }

    /// The part on which a claim is told.
    func part(of claim: Int) -> Int { pairOf[claim].map { split.part(of: $0) } ?? 1 }
}

/// How much of a dispute's file is whose, in bytes.
private struct WrittenExtents {
    /// In the order of the dispute's claims.
    private(set) var claims: [Int]
    /// What is shown on the first part: stake, sections, settlement, hypotheses.
    private(set) var rest: Int

    init(_ dispute: Dispute, file corpus: Corpus) {
        let size = corpus.files.indices.contains(dispute.origin.file) ? corpus.files[dispute.origin.file].text.bytes.count : 0
        var cuts = dispute.claims.map(\.origin.range.lowerBound) + dispute.sections.map(\.heading.origin.range.lowerBound)
        for prose in [dispute.settlement, dispute.hypotheses] {
            if let start = prose?.blocks.first?.range.lowerBound { cuts.append(start) }
        }
        cuts += dispute.events.map(\.origin.range.lowerBound) + [size]
        cuts.sort()
        claims = dispute.claims.map { claim in
            let start = claim.origin.range.lowerBound
            return max(0, (cuts.first { $0 > start } ?? start) - start)
        }
        rest = max(0, size - claims.reduce(0, +) - (dispute.events.first.map { size - $0.origin.range.lowerBound } ?? 0))
    }
}
