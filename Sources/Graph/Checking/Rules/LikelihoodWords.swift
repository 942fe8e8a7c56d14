// Rule: how likely something is, the editors say in the terms of ICD 203 (section D.6.e.2.a).

import Diagnostics
import Dossier
import Linking

enum LikelihoodWords: Rule {
    static let id = "likelihood-words"
    static let severity = Severity.warning
    static let summary = "Key judgements and assessments say how likely something is in the terms of ICD 203 and no others."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        EditorsSentence.visit(graph) { sentence in
            guard sentence.place == .estimate else { return }
            if findings.isOvertaken() { return }
            // "could not be settled" is no estimate; "the month of May" is none either.
            let run = sentence.run.replacing(" could not ", with: " ").replacing(" as possible ", with: " ").replacing(
                " if possible ", with: " ")
            guard let word = EstimativeLanguage.first(of: EstimativeLanguage.vague, in: run),
                word != "may" || sentence.words.contains(" may ")
            else { return }
            findings.add(
                "“\(word)” doesn't say how likely", at: sentence.origin,
                notes: [
                    "the terms: almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain",
                    "or those of the second row: remote, highly improbable, improbable, roughly even odds, probable, highly probable, nearly certain",
                ], allowances: sentence.allowances)
        }
    }
}
