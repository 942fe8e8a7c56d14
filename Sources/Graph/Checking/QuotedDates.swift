// Dates of the dossier beside the words they were made from: what the rules on exactness and on relative dates are asked of.

import Dossier
import EDTF
import Linking

/// A date, and the source's words for it.
struct QuotedDate {
    var date: Written<DateExpression>
    var words: DateWords
    /// Whether `date-words` gives them; else they are what a quotation of the evidence says.
    var isNamed: Bool
    var text: String
    var allowances: [Allowance]

    /// Every date without `inferred` that has words in an English source.
    static func visit(_ graph: Graph, _ body: (QuotedDate) -> Void) {
        for linked in graph.events {
            let event = linked.event
            guard event.inferred == nil else { continue }
            visit(event.date, event.dateWords?.value, linked.citations, graph, event.allowances, body)
        }
        for linked in graph.claims {
            let claim = linked.claim
            guard claim.inferred == nil, let date = claim.when ?? (claim.dateWords == nil ? nil : claim.stated) else { continue }
            visit(date, claim.dateWords?.value, graph.evidence(of: linked), graph, claim.allowances, body)
        }
    }

    private static func visit(
        _ date: Written<DateExpression>, _ words: String?, _ citations: [ResolvedCitation], _ graph: Graph, _ allowances: [Allowance],
        _ body: (QuotedDate) -> Void
    ) {
        let english = citations.filter { isEnglish($0, graph) }
        if let words {
            guard !english.isEmpty || citations.isEmpty else { return }
            body(QuotedDate(date: date, words: DateWords(words, isQuotation: false), isNamed: true, text: words, allowances: allowances))
            return
        }
        let quotations = english.flatMap(\.citation.quotations).map(\.words)
        guard !quotations.isEmpty else { return }
        let text = quotations.joined(separator: " … ")
        let found = DateWords(text, isQuotation: true)
        // Words on another date say nothing of this one.
        guard found.precision != nil, fits(found, date.value) else { return }
        body(QuotedDate(date: date, words: found, isNamed: false, text: text, allowances: allowances))
    }

    private static func fits(_ words: DateWords, _ date: DateExpression) -> Bool {
        if let first = date.firstYear, let last = date.lastYear, !words.years.isEmpty,
            !words.years.contains(where: { first...max(first, last) ~= $0 })
        {
            return false
        }
        return words.months.isEmpty || date.months.isEmpty || !words.months.isDisjoint(with: date.months)
    }

    private static func isEnglish(_ citation: ResolvedCitation, _ graph: Graph) -> Bool {
        guard let source = citation.source, let language = graph.corpus.sources[source].language?.lowercased() else { return true }
        return language == "en" || language.hasPrefix("en-")
    }
}
