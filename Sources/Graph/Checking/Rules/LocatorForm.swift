// Rule: a paragraph is cited in one form.

import Diagnostics
import Dossier
import Linking

enum LocatorForm: Rule {
    static let id = "locator-form"
    static let severity = Severity.note
    static let summary = "A cited paragraph is written ¶3, a run of them ¶¶3–5."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        EveryCitation.visit(graph) { citation in
            guard let origin = citation.locatorOrigin, graph.corpus.files.indices.contains(origin.file),
                let form = citation.locator?.canonical
            else { return }
            let typed = graph.corpus.files[origin.file].text.string(origin.range)
            guard typed != form else { return }
            findings.add("\(typed) is read as \(form)", at: origin, replacement: form)
        }
    }
}
