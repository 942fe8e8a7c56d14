// Rule: an id stands once on its page.

import Diagnostics
import Dossier
import Linking

enum DuplicatePlace: Rule {
    static let id = "duplicate-id"
    static let severity = Severity.error
    static let summary = "An id stands once on its page."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let corpus = graph.corpus
        let owners = owners(graph)
        for (file, content) in corpus.files.enumerated() { check(content.references, owners: owners[file] ?? [:], &findings) }
        for timeline in corpus.timelines { check(timeline.events, taken: [], &findings) }
        for entity in corpus.entities { check(entity.events, taken: [], &findings) }
        for dispute in corpus.disputes { check(dispute.events, taken: Set(dispute.claims.map(\.id)), &findings) }
        for page in corpus.pages + (corpus.home.map { [$0] } ?? []) {
            var taken: Set<String> = []
            for judgement in page.judgements {
                if let id = judgement.id, !taken.insert(id).inserted {
                    findings.add("the id \(id) stands here twice on this page", at: judgement.origin, allowances: judgement.allowances)
                }
            }
            check(page.events, taken: taken, &findings)
        }
    }

    /// By file, the ids that records give, with the line or heading that bears each.
    private static func owners(_ graph: Graph) -> [Int: [String: Origin]] {
        var owners: [Int: [String: Origin]] = [:]
        for linked in graph.claims where linked.claim.hasOwnID {
            owners[linked.claim.origin.file, default: [:]][linked.claim.id] = linked.claim.origin
        }
        for linked in graph.judgements {
            if let id = linked.judgement.id { owners[linked.judgement.origin.file, default: [:]][id] = linked.judgement.origin }
        }
        return owners
    }

    /// `{#id}` twice in a file, or beside a claim or judgement that bears the same id.
    private static func check(_ references: [Reference], owners: [String: Origin], _ findings: inout Findings) {
        var taken: Set<String> = []
        for case .identifier(let id) in references {
            let owner = owners[id.value]
            let isOwn = owner.map { $0.range.contains(id.origin.range.lowerBound) } ?? false
            if !taken.insert(id.value).inserted || (owner != nil && !isOwn) {
                findings.add("the id \(id.value) stands on this page twice", at: id.origin)
            }
        }
    }

    private static func check(_ events: [Event], taken: Set<String>, _ findings: inout Findings) {
        var taken = taken
        for event in events {
            if let id = event.id, !taken.insert(id).inserted {
                findings.add("the id \(id) stands here twice on this page", at: event.origin, allowances: event.allowances)
            }
        }
    }
}
