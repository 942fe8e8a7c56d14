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

    private static func check(_ events: [Event], taken: Set<String>, _ findings: inout Findings) {
        var taken = taken
        for event in events {
            if let id = event.id, !taken.insert(id).inserted {
                findings.add("the id \(id) stands here twice on this page", at: event.origin, allowances: event.allowances)
            }
        }
    }
}
