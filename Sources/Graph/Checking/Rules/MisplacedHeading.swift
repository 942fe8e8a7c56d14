// Rule: the nesting of a dispute's headings is its argument.

import Diagnostics
import Dossier
import Linking

enum MisplacedHeading: Rule {
    static let id = "misplaced-heading"
    static let severity = Severity.error
    static let summary =
        "On a dispute page a heading is a claim with a record, an answer one level below what it answers, or plain text at ##."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for dispute in graph.corpus.disputes {
            for irregularity in dispute.irregularities {
                guard case .misplacedHeading(let message) = irregularity.kind else { continue }
                findings.add(
                    message, at: irregularity.origin,
                    notes: message.contains("record") ? ["a claim's record is the list straight under its heading, `- holder: …`"] : [])
            }
        }
    }
}
