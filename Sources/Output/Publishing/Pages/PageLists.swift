// The lists of every source's, entity's and dispute's page: the site map counts their parts, and each part shows some of their rows.

import Composing
import Linking
import Synchronization
import Workers

/// Made at once for a whole site, or the list asked for alone: a hub's page of two hundred parts must not be gathered two hundred times.
struct PageLists: Sendable {
    private let graph: Graph
    private let isWhole: Bool
    @Deferred private var sources: [SourceLists]
    @Deferred private var entities: [EntityLists]
    private let composer: Composer
    @Deferred private var disputes: [DisputeLists]
    private let asked = AskedDisputes()

    init(_ composer: Composer, isWhole: Bool, workers: Workers) {
        let graph = composer.graph
        self.graph = graph
        self.isWhole = isWhole
        _sources = Deferred { workers.map(Array(graph.sources.indices)) { SourceLists($0, graph) } }
        _entities = Deferred { workers.map(Array(graph.entities.indices)) { EntityLists($0, graph) } }
        self.composer = composer
        _disputes = Deferred { workers.map(Array(graph.disputes.indices)) { DisputeLists($0, composer) } }
    }

    func source(_ index: Int) -> SourceLists { isWhole ? sources[index] : SourceLists(index, graph) }

    func entity(_ index: Int) -> EntityLists { isWhole ? entities[index] : EntityLists(index, graph) }

    /// Links ask for the disputes they lead to, again and again.
    func dispute(_ index: Int) -> DisputeLists {
        if isWhole { return disputes[index] }
        if let known = asked.lists.withLock({ $0[index] }) { return known }
        let made = DisputeLists(index, composer)
        asked.lists.withLock { $0[index] = made }
        return made
    }

    /// The part of its dispute's page on which a claim is told.
    func part(ofClaim claim: Int) -> Int {
        let dispute = graph.claims[claim].dispute
        return DisputeLists.isWhole(dispute, graph) ? 1 : self.dispute(dispute).part(of: claim)
    }
}

/// The lists of disputes that were asked for one by one.
private final class AskedDisputes: Sendable {
    let lists = Mutex<[Int: DisputeLists]>([:])
}
