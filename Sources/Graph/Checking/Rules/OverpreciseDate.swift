// Rule: a date is no finer than the words it was made from.

import Diagnostics
import Dossier
import EDTF
import Linking

enum OverpreciseDate: Rule {
    static let id = "overprecise-date"
    static let severity = Severity.warning
    static let summary = "A date has no month or day that the words quoted for it don't give, unless inferred says where it is from."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        QuotedDate.visit(graph) { dated in
            guard let given = dated.isNamed ? dated.words.precision : dated.words.named else { return }
            let date = dated.date.value
            if date.precision > given, date.precision > .year {
                findings.add(
                    "\(date) has \(date.precisionWord) that the words “\(dated.text)” don't give", at: dated.date.origin,
                    notes: ["write the date as exactly as its source does, or say what the rest is taken from: `- inferred: …`"],
                    allowances: dated.allowances)
            } else if dated.isNamed, dated.words.relative == nil, !dated.words.months.isEmpty, !date.months.isEmpty,
                dated.words.months.isDisjoint(with: date.months)
            {
                findings.add(
                    "\(date) is another month than the words “\(dated.text)” give", at: dated.date.origin, allowances: dated.allowances)
            }
        }
    }
}
