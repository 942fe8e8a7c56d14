// Rule: a record is a list of lines, and nothing else.

import Diagnostics
import Dossier
import Linking

enum RecordRunOn: Rule {
    static let id = "record-run-on"
    static let severity = Severity.error
    static let summary = "A claim's record is one line for each key; a blank line ends it."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for dispute in graph.corpus.disputes {
            for irregularity in dispute.irregularities {
                guard case .recordRunsOn(let message) = irregularity.kind else { continue }
                findings.add(message, at: irregularity.origin, notes: ["leave a blank line after the record"])
            }
        }
    }
}
