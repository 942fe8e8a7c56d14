// Rule: a claim is answered by somebody, or the page says that nobody does.

import Diagnostics
import Dossier
import Linking

enum Unanswered: Rule {
    static let id = "unanswered"
    static let severity = Severity.warning
    static let summary = "A claim at the head of an argument has an answer, or says with allow why there is none."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.claims where linked.parent == nil && !linked.claim.holders.isEmpty && !linked.claim.isHeldByEditors {
            guard !linked.isAnswered else { continue }
            let missing = addressees(of: linked, in: graph)
            findings.add(
                missing.isEmpty
                    ? "nobody in the collection answers this claim" : "this claim has no answer; it is about \(missing.joinedAsList)",
                at: linked.claim.origin,
                notes: ["nest the answer below it, or give the reason: `- allow: unanswered, no reply is in the collection`"],
                allowances: linked.claim.allowances)
        }
    }

    /// Those it is about who could speak, three at most; for a state its government.
    private static func addressees(of linked: LinkedClaim, in graph: Graph) -> [String] {
        var found: [Int] = []
        for entity in linked.about {
            guard let speaker = speaker(for: entity, in: graph), !found.contains(speaker), !linked.holders.contains(speaker) else {
                continue
            }
            found.append(speaker)
            if found.count == 3 { break }
        }
        return found.map { graph.corpus.entities[$0].name }
    }

    private static func speaker(for entity: Int, in graph: Graph) -> Int? {
        switch graph.corpus.entities[entity].type {
        case .person, .group, .organisation, .government: entity
        case .state: graph.entities[entity].relations.first { $0.name == "government" && $0.entity != nil }?.entity ?? entity
        default: nil
        }
    }
}
