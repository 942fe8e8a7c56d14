// Rule: quotations that overlap or adjoin in their article don't add up to a passage of it.

import Diagnostics
import Dossier
import Linking
import Quoting

enum ChainedQuotations: Rule {
    static let id = "chained-quotations"
    static let severity = Severity.warning
    static let summary = "Quotations that overlap or adjoin in their article together have no more words than one may have."

    /// Code points between two quotations that hold no word: a space, a comma and a space, a quotation mark.
    private static let gap = 3

    private struct Place {
        var span: Range<Int>
        var words: String
        var origin: Origin
    }

    static func check(_ graph: Graph, _ findings: inout Findings) {
        var places: [Int: [Place]] = [:]
        for words in findings.quotations {
            if findings.isOvertaken() { return }
            guard let verified = words.verified, case (let place, let entry) = (verified.place, verified.entry),
                graph.corpus.sources[place.source].rights != .fullText
            else { continue }
            let parts = QuotationSelector.writtenParts(of: words.quotation.words)
            guard parts.count == entry.spans.count else { continue }
            for (span, part) in zip(entry.spans, parts) {
                places[place.source, default: []].append(Place(span: span, words: part, origin: words.quotation.origin))
            }
        }
        for (source, found) in places.sorted(by: { $0.key < $1.key }) {
            report(
                found.sorted { ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound) }, source, graph,
                &findings)
        }
    }

    private static func report(_ places: [Place], _ source: Int, _ graph: Graph, _ findings: inout Findings) {
        let limit = graph.corpus.settings.quotationLimit
        var chain: [Place] = []
        var words = 0
        var end = 0
        func close() {
            guard chain.count > 1, words > limit else { return }
            var notes = chain.dropFirst().prefix(5).map { DiagnosticNote("it goes on from here", at: graph.range($0.origin)) }
            if chain.count > 6 { notes.append("and from \(chain.count - 6) more places") }
            findings.add(
                "\(chain.count) quotations together give about \(words) words in a row of \(graph.corpus.sources[source].id); the limit is \(limit)",
                at: chain[0].origin, notes: notes)
        }
        for place in places {
            if chain.isEmpty || place.span.lowerBound > end + gap {
                close()
                chain = [place]
                words = WordCount.words(in: place.words)
                end = place.span.upperBound
            } else if place.span.upperBound > end {
                // Only what stands beyond the quotations before it.
                let known = max(0, end - place.span.lowerBound)
                words += WordCount.words(in: String(place.words.unicodeScalars.dropFirst(known)))
                chain.append(place)
                end = place.span.upperBound
            }
        }
        close()
    }
}
