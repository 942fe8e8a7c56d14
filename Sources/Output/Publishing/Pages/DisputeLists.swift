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
        let others = [events.map { RowWeight.event(graph.events[$0].event) }, uses.pages.map { _ in RowWeight.use }]
        guard !Self.isWhole(index, graph) else {
            split = PageParts([pairs.map { _ in 0 }, [0]] + others)
            return
        }
        var weight = SentWeight()
        var first = RowWeight.review * Double(linked.claims.count)
        for passage in [linked.stake, linked.settlement, linked.hypotheses, linked.footnotes].compactMap(\.self) + linked.sections {
            first += weight.add(composer.prose(passage))
        }
        let pairWeights = pairs.map { weight.add(composer.claimTable(CollectionOfOne($0))) }
        let map = composer.argumentFigure(index).map { weight.add($0) } ?? 0
        split = PageParts(fixed: first, [pairWeights, [map]] + others)
    }

    /// Whether a dispute is so short that its claims stand on one page whatever is in them, which is asked of every link to one.
    static func isWhole(_ index: Int, _ graph: Graph) -> Bool {
        let dispute = graph.corpus.disputes[index]
        let size = graph.corpus.files.indices.contains(dispute.origin.file) ? graph.corpus.files[dispute.origin.file].text.bytes.count : 0
        return size <= Self.shortFile && dispute.claims.count <= Self.fewClaims
    }

    /// In bytes.
    private static let shortFile = 4_000
    private static let fewClaims = 8

    func pairs(_ part: Int) -> ArraySlice<ClaimPair> { pairs[split.rows(part)] }
    func events(_ part: Int) -> ArraySlice<Int> { events[split.rows(part, of: 2)] }
    func uses(_ part: Int) -> Range<Int> { split.rows(part, of: 3) }
    /// Whether the map of the argument stands on a part: behind the claims.
    func hasMap(_ part: Int) -> Bool { !split.rows(part, of: 1).isEmpty }

    /// The part on which a claim is told.
    func part(of claim: Int) -> Int { pairOf[claim].map { split.part(of: $0) } ?? 1 }
}
