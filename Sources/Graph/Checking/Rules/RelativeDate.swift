// Rule: a date that somebody had to work out says how.

import Diagnostics
import Dossier
import EDTF
import Linking

enum RelativeDate: Rule {
    static let id = "relative-date"
    static let severity = Severity.warning
    static let summary = "A date made from words that give no year, such as \"the following month\", has inferred."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        QuotedDate.visit(graph) { dated in
            guard !dated.words.givesYear, dated.date.value.precision != .unspecified else { return }
            // A quotation is about more than its date: there only a month counts, or a time as long as the date is exact.
            guard dated.isNamed || !dated.words.months.isEmpty || dated.words.told == dated.date.value.precision else { return }
            findings.add(
                "the words “\(dated.text)” give no year; \(dated.date.value) was worked out", at: dated.date.origin,
                notes: ["say from what, in a line `- inferred: …`"], allowances: dated.allowances)
        }
    }
}
