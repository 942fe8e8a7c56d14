// Rule: an event rests on a source.

import Diagnostics
import Dossier
import Linking

enum EventWithoutSource: Rule {
    static let id = "event-without-source"
    static let severity = Severity.error
    static let summary = "An event cites the source that tells of it."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.events where linked.event.citations.isEmpty {
            findings.add(
                "this event cites no source", at: linked.event.origin, notes: ["expected `- 2021-10: What happened. [@source, ¶3]`"],
                allowances: linked.event.allowances)
        }
    }
}
