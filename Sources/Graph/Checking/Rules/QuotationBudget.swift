// Rule: all quotations from a source together are a small part of it.

import Diagnostics
import Dossier
import Linking
import Quoting

enum QuotationBudget: Rule {
    static let id = "quotation-budget"
    static let severity = Severity.warning
    static let summary = "The words quoted from a source, each once, stay within `quotation-budget`, or within a fifth of its words."

    /// Percent of an article's words that may be quoted where the dossier sets no number.
    static let share = 20
    /// A fifth of a short notice would be less than a few quotations.
    static let least = 100
    /// Where nobody has counted the article's words.
    static let unknown = 200

    static func check(_ graph: Graph, _ findings: inout Findings) {
        var quoted: [Int: [[UInt64]]] = [:]
        for words in findings.quotations {
            if findings.isOvertaken() { return }
            // One that is not verified has a finding of its own, and may be no words of the source's.
            guard let source = words.verified?.place.source ?? words.places.first?.source,
                graph.corpus.sources[source].lock == nil || words.verified != nil
            else { continue }
            quoted[source, default: []] += QuotationSelector(words.quotation.words).parts.map { TextWords($0).hashes }
        }
        for (index, source) in graph.corpus.sources.enumerated() where source.rights != .fullText {
            if findings.isOvertaken() { return }
            guard let quotations = quoted[index] else { continue }
            let count = distinctWords(quotations)
            let budget = graph.corpus.settings.quotationBudget ?? source.lock.map { max(least, $0.words * share / 100) } ?? unknown
            guard count > budget else { continue }
            let part = source.lock.flatMap { $0.words > 0 ? ", \(count * 100 / $0.words) % of it" : nil } ?? ""
            findings.add(
                "\(count) words are quoted from \(source.id)\(part); the budget is \(budget)", at: source.origin,
                notes: ["quote less, in your own words instead, or set `quotation-budget` in dossier.yml"])
        }
    }

    /// The words of quotations, those of one that stands within another not counted again.
    static func distinctWords(_ quotations: [[UInt64]]) -> Int {
        let distinct = Set(quotations).sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
        // Quotations are short, so every run of their words can be kept.
        var within: Set<[UInt64]> = []
        var words = 0
        for quotation in distinct where !within.contains(quotation) {
            words += quotation.count
            guard quotation.count <= 60 else { continue }
            for start in quotation.indices { for end in (start + 1)...quotation.count { within.insert(Array(quotation[start..<end])) } }
        }
        return words
    }
}
