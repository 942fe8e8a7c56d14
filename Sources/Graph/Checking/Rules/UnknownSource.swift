// Rule: a citation names a source of the dossier.

import Diagnostics
import Dossier
import Linking

enum UnknownSource: Rule {
    static let id = "unknown-source"
    static let severity = Severity.error
    static let summary = "A citation names a source that has a record in seeds/."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        EveryCitation.visit(graph) { citation in
            guard graph.resolver.source(citation.source) == nil else { return }
            let near = graph.resolver.nearSource(citation.source)
            let start = citation.origin.range.lowerBound + 1
            let name = Origin(file: citation.origin.file, range: start..<(start + citation.source.utf8.count))
            findings.add(
                "there is no source \(citation.source)", at: name,
                notes: near == nil ? ["a source is named by the file name of its record in seeds/, without .md"] : [], replacement: near)
        }
    }
}

/// Citations wherever an author may write one.
enum EveryCitation {
    static func visit(_ graph: Graph, _ body: (Citation) -> Void) {
        for file in graph.corpus.files {
            for reference in file.references {
                if case .citations(let citations) = reference { citations.forEach(body) }
            }
        }
    }
}
