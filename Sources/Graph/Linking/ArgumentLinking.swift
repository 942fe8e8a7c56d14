// Claims become trees and, across pages, a web: who answers whom, and how.

import Dossier

enum ArgumentLinking {
    static func link(_ graph: inout Graph) {
        for index in graph.claims.indices {
            let linked = graph.claims[index]
            let page = PageRef.dispute(linked.dispute)
            if let parent = linked.parent {
                graph.claims[parent].children.append(index)
                // Without a word on it an answer rebuts what it stands under, unless it names what it answers.
                let relation = linked.claim.relation ?? (linked.claim.answers.isEmpty ? .rebuts : .context)
                connect(index, to: parent, relation, in: &graph)
            }
            for answer in linked.claim.answers {
                guard case .success(let target) = graph.resolver.resolve(answer.target, on: page), case .claim(let other) = target.place,
                    other != index
                else { continue }
                connect(index, to: other, answer.relation, in: &graph)
            }
            graph.claims[index].holders = entities(linked.claim.holders, graph.resolver)
            graph.claims[index].about = about(graph.claims[index], in: graph)
        }
        for index in graph.claims.indices {
            graph.claims[index].isCounterclaim = graph.claims[index].answers.contains { answer in
                guard answer.relation == .rebuts || answer.relation == .undercuts else { return false }
                let isMutual = graph.claims[answer.claim].answers.contains { $0.claim == index && $0.relation == .rebuts }
                return !(isMutual && answer.claim > index)
            }
        }
    }

    private static func connect(_ index: Int, to other: Int, _ relation: AnswerRelation, in graph: inout Graph) {
        if let known = graph.claims[index].answers.firstIndex(where: { $0.claim == other }) {
            graph.claims[index].answers[known].relation = relation
            if let back = graph.claims[other].answeredBy.firstIndex(where: { $0.claim == index }) {
                graph.claims[other].answeredBy[back].relation = relation
            }
            return
        }
        graph.claims[index].answers.append(ClaimAnswer(relation: relation, claim: other))
        graph.claims[other].answeredBy.append(ClaimAnswer(relation: relation, claim: index))
    }

    static func entities(_ parties: [Party], _ resolver: Resolver) -> [Int] {
        var found: [Int] = []
        for party in parties {
            guard let link = party.link, let entity = resolver.entity(link.page), !found.contains(entity) else { continue }
            found.append(entity)
        }
        return found
    }

    /// Whom the statement names, and whom its text speaks of, but for those who hold it.
    static func about(_ linked: LinkedClaim, in graph: Graph) -> [Int] {
        graph.passages[linked.analysis].entities.filter { !linked.holders.contains($0) }
    }
}
