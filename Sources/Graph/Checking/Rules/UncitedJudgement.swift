// Rule: a key judgement says what it rests on.

import Diagnostics
import Dossier
import Linking

enum UncitedJudgement: Rule {
    static let id = "uncited-judgement"
    static let severity = Severity.warning
    static let summary = "A key judgement cites the paragraphs it rests on."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.judgements where graph.passages[linked.passage].citations.isEmpty {
            findings.add(
                "this judgement cites no source", at: linked.judgement.origin, notes: ["expected `- The sentence. [@source, ¶3]`"],
                allowances: linked.judgement.allowances)
        }
    }
}
