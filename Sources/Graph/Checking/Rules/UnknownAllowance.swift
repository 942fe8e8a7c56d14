// Rule: what `allow` silences is a rule.

import Diagnostics
import Dossier
import Linking

enum UnknownAllowance: Rule {
    static let id = "unknown-allowance"
    static let severity = Severity.warning
    static let summary = "allow names a rule that there is."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let all = graph.allowances
        let known = Set(Checker.ids + Verification.allowable)
        for allowance in all.joined() where allowance.rule == LeakedText.id {
            findings.add(
                "\(LeakedText.id) can't be allowed", at: allowance.origin, notes: ["what it guards is not the author's to give away"])
        }
        for allowance in all.joined() where !known.contains(allowance.rule) {
            let near = NearMiss.best(for: allowance.rule, among: known.sorted())
            findings.add(
                "there is no rule \(allowance.rule)", at: allowance.origin, suggestion: near,
                replacement: near.flatMap { replaced(allowance, by: $0, graph) })
        }
    }

    /// The allowance as it was typed with another rule.
    private static func replaced(_ allowance: Allowance, by rule: String, _ graph: Graph) -> String? {
        guard graph.corpus.files.indices.contains(allowance.origin.file) else { return nil }
        let typed = graph.corpus.files[allowance.origin.file].text.string(allowance.origin.range)
        // In a record the key stands before it.
        let value = typed.firstRange(of: "allow:")?.upperBound ?? typed.startIndex
        guard let place = typed[value...].firstRange(of: allowance.rule) else { return nil }
        return typed[..<place.lowerBound] + rule + typed[place.upperBound...]
    }
}
