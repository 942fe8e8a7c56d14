// The lists of every source's and entity's page: the site map counts their parts, and each part shows some of their rows.

import Linking
import Workers

/// Made at once for a whole site, or the list asked for alone: a hub's page of two hundred parts must not be gathered two hundred times.
struct PageLists: Sendable {
    private let graph: Graph
    private let isWhole: Bool
    @Deferred private var sources: [SourceLists]
    @Deferred private var entities: [EntityLists]

    init(_ graph: Graph, isWhole: Bool, workers: Workers) {
        self.graph = graph
        self.isWhole = isWhole
        _sources = Deferred { workers.map(Array(graph.sources.indices)) { SourceLists($0, graph) } }
        _entities = Deferred { workers.map(Array(graph.entities.indices)) { EntityLists($0, graph) } }
    }

    func source(_ index: Int) -> SourceLists { isWhole ? sources[index] : SourceLists(index, graph) }

    func entity(_ index: Int) -> EntityLists { isWhole ? entities[index] : EntityLists(index, graph) }
}
