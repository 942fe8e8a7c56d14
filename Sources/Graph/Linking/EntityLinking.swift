// What an entity's page gathers: claims, events, relations from both sides, mentions, companions.

import Dossier

enum EntityLinking {
    /// How many companions a page names.
    private static let companionLimit = 30
    /// Paragraphs that name more entities than this are lists; counting every pair of them would not be linear.
    private static let crowd = 40

    static func link(_ graph: inout Graph) {
        for (index, claim) in graph.claims.enumerated() {
            for entity in claim.holders { graph.entities[entity].claimsMade.append(index) }
            for entity in claim.about { graph.entities[entity].claimsAbout.append(index) }
        }
        for (index, event) in graph.events.enumerated() {
            for entity in event.entities { graph.entities[entity].events.append(index) }
        }
        for (index, source) in graph.sources.enumerated() {
            for entity in Set(source.authors.compactMap { $0 } + (source.publisher.map { [$0] } ?? [])).sorted() {
                graph.entities[entity].authored.append(index)
            }
        }
        for (index, passage) in graph.passages.enumerated() {
            for entity in passage.entities { graph.entities[entity].mentions.append(index) }
        }
        linkRelations(&graph)
        linkCompanions(of: graph.entities.indices, in: &graph)
    }

    private struct Statement: Hashable {
        var name: String
        var entity: Int?
    }

    private static func linkRelations(_ graph: inout Graph) {
        let inverses = RelationKind.inverses(with: graph.corpus.settings.relations)
        var received: [Int: [LinkedRelation]] = [:]
        for (index, entity) in graph.corpus.entities.enumerated() {
            let stated = stated(entity, graph.resolver)
            graph.entities[index].relations += stated
            for linked in stated {
                if let link = linked.relation.target.link, case .failure(let problem) = graph.resolver.resolve(link, on: .entity(index)) {
                    graph.brokenLinks.append(BrokenLink(link: link, problem: problem))
                }
                guard let other = linked.entity, other != index, let inverse = inverses[linked.name] else { continue }
                received[other, default: []].append(
                    LinkedRelation(
                        name: inverse, entity: index, relation: linked.relation, citations: linked.citations, isInverse: true))
            }
        }
        for (entity, relations) in received {
            // Stated on both pages it is told once.
            let stated = Set(graph.entities[entity].relations.map { Statement(name: $0.name, entity: $0.entity) })
            graph.entities[entity].relations += relations.filter { !stated.contains(Statement(name: $0.name, entity: $0.entity)) }
        }
    }

    /// The relations that an entity's own page states.
    static func stated(_ entity: Entity, _ resolver: Resolver) -> [LinkedRelation] {
        entity.relations.map { relation in
            LinkedRelation(
                name: relation.name.value, entity: relation.target.link.flatMap { resolver.entity($0.page) }, relation: relation,
                citations: relation.citations.map { ResolvedCitation(citation: $0, source: resolver.source($0.source)) },
                isInverse: false)
        }
    }

    /// Puts the same relations in the place of those that an entity's page stated before, on both sides.
    static func restate(_ entity: Entity, at index: Int, in graph: inout Graph) {
        var renewed: [Origin: LinkedRelation] = [:]
        for (place, linked) in stated(entity, graph.resolver).enumerated() {
            renewed[graph.entities[index].relations[place].relation.origin] = linked
            graph.entities[index].relations[place] = linked
        }
        for other in Set(renewed.values.compactMap(\.entity)) where other != index {
            for received in graph.entities[other].relations.indices where graph.entities[other].relations[received].isInverse {
                guard let linked = renewed[graph.entities[other].relations[received].relation.origin] else { continue }
                graph.entities[other].relations[received].relation = linked.relation
                graph.entities[other].relations[received].citations = linked.citations
            }
        }
    }

    /// Counts, for each entity, who shares digest paragraphs with it.
    static func linkCompanions(of entities: some Sequence<Int>, in graph: inout Graph) {
        var counts = [Int](repeating: 0, count: graph.entities.count)
        for entity in entities {
            var touched: [Int] = []
            for number in graph.entities[entity].mentions {
                guard graph.passages[number].role == .digest, graph.passages[number].entities.count <= crowd else { continue }
                for other in graph.passages[number].entities where other != entity {
                    if counts[other] == 0 { touched.append(other) }
                    counts[other] += 1
                }
            }
            let companions = touched.map { Companion(entity: $0, paragraphs: counts[$0]) }
                .sorted { $0.paragraphs == $1.paragraphs ? $0.entity < $1.entity : $0.paragraphs > $1.paragraphs }
            graph.entities[entity].companions = Array(companions.prefix(companionLimit))
            for other in touched { counts[other] = 0 }
        }
    }
}
