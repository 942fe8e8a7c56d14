// Rule: a citation leads to the paragraph that says it, not to the one that announces it.

import Diagnostics
import Dossier
import Linking
import Quoting

enum LeadInCitation: Rule {
    static let id = "lead-in-citation"
    static let severity = Severity.warning
    static let summary = "A cited paragraph says something itself: one that only leads in to what follows is cited together with that."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let leadIns = graph.corpus.sources.map { Set($0.lock?.leadIns ?? []) }
        guard leadIns.contains(where: { !$0.isEmpty }) else { return }
        for file in graph.corpus.files {
            for case .citations(let citations) in file.references {
                for citation in citations {
                    // Quoted words were found in the paragraph, so it says what it is cited for.
                    guard citation.quotations.isEmpty, let source = graph.resolver.source(citation.source),
                        case .paragraph(let number)? = citation.locator, leadIns[source].contains(number),
                        !citations.contains(where: { $0.source == citation.source && covers($0, number + 1) })
                    else { continue }
                    findings.add(
                        "¶\(number) of \(citation.source) only leads in to what follows", at: citation.locatorOrigin ?? citation.origin,
                        notes: ["cite ¶\(number + 1), or both: ¶¶\(number)–\(number + 1)"],
                        allowances: graph.corpus.sources[source].allowances)
                }
            }
        }
    }

    private static func covers(_ citation: Citation, _ number: Int) -> Bool { citation.locator?.paragraphs?.contains(number) ?? false }
}
