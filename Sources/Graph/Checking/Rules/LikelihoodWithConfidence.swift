// Rule: how likely something is and how sure the editors are stand in two sentences (ICD 203, section D.6.e.2.b).

import Diagnostics
import Dossier
import Linking

enum LikelihoodWithConfidence: Rule {
    static let id = "likelihood-with-confidence"
    static let severity = Severity.warning
    static let summary = "A sentence of the editors gives a likelihood or a confidence, never both."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        EditorsSentence.visit(graph) { sentence in
            let run = sentence.run
            guard let confidence = EstimativeLanguage.first(of: EstimativeLanguage.confidence, in: run),
                let likelihood = EstimativeLanguage.first(of: EstimativeLanguage.likelihood, in: run)
            else { return }
            findings.add(
                "“\(likelihood)” and “\(confidence)” stand in one sentence", at: sentence.origin,
                notes: ["make two of it, or give one as `- likelihood:` or `- confidence:`"], allowances: sentence.allowances)
        }
    }
}
