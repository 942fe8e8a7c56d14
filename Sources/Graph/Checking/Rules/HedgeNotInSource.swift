// Rule: a holder's reserve is the holder's own, word for word.

import Diagnostics
import Dossier
import Linking
import Quoting

enum HedgeNotInSource: Rule {
    static let id = "hedge-not-in-source"
    static let severity = Severity.error
    static let summary = "A claim's hedge stands in a paragraph that its evidence cites, verified like a quotation."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for words in findings.quotations where words.role == .hedge && words.isJudged(in: graph) && words.verified == nil {
            let cited = words.places.map { place in
                graph.corpus.sources[place.source].id + (place.citation.locator.map { ", \($0.canonical)" } ?? "")
            }
            findings.add(
                "this hedge is not verified in \(cited.joined(separator: " or "))", at: words.quotation.origin,
                notes: ["quote it as it stands there and run `dossier verify`, or leave it out"])
        }
    }
}
