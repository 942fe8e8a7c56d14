// Rule: a quotation is short enough to be one.

import Diagnostics
import Dossier
import Linking
import Quoting

enum QuotationLimit: Rule {
    static let id = "quotation-limit"
    static let severity = Severity.error
    static let summary = "A quotation has no more words than dossier.yml allows (quotation-limit, 25 without it)."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let limit = graph.corpus.settings.quotationLimit
        func check(_ words: String, _ origin: Origin, _ allowances: [Allowance] = []) {
            // No word is shorter than a letter and a space.
            guard words.utf8.count / 2 >= limit else { return }
            let count = WordCount.words(in: words)
            guard count > limit else { return }
            findings.add(
                "this quotation has \(count) words; no more than \(limit) may be quoted", at: origin,
                notes: ["leave words out with …, or tell the rest in your own"], allowances: allowances)
        }
        EveryCitation.visit(graph) { citation in
            for quotation in citation.quotations {
                check(quotation.words, quotation.origin)
                for note in quotation.notes {
                    switch note {
                    case .after(let words), .before(let words): check(words, quotation.origin)
                    case .speech, .scare, .name, .extentUncertain: break
                    }
                }
            }
        }
        for linked in graph.claims {
            let claim = linked.claim
            if let hedge = claim.hedge { check(hedge.value, hedge.origin, claim.allowances) }
            if let words = claim.dateWords { check(words.value, words.origin, claim.allowances) }
        }
        for linked in graph.events {
            if let words = linked.event.dateWords {
                check(words.value, words.origin, linked.event.allowances)
            }
        }
    }
}
