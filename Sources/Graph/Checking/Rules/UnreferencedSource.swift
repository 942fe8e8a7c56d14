// Rule: a source in the collection is used.

import Diagnostics
import Dossier
import Linking

enum UnreferencedSource: Rule {
    static let id = "unreferenced-source"
    static let severity = Severity.warning
    static let summary = "Every source is cited or linked from some other page."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        // Whatever file names it counts: relations and packs are no passages, and an event whose date can't be read is none either.
        var used: Set<Int> = []
        for (number, file) in graph.corpus.files.enumerated() {
            for reference in file.references {
                for source in named(by: reference, graph) where graph.corpus.sources[source].origin.file != number { used.insert(source) }
            }
        }
        for (index, source) in graph.corpus.sources.enumerated() {
            if !used.contains(index) {
                findings.add(
                    "nothing cites this source", at: source.origin, notes: ["cite it as [@\(source.id), ¶1]"],
                    allowances: source.allowances)
            }
        }
    }

    private static func named(by reference: Reference, _ graph: Graph) -> [Int] {
        switch reference {
        case .citations(let citations): citations.compactMap { graph.resolver.source($0.source) }
        case .wikilink(let link): if case .success(.source(let source)) = graph.resolver.page(link.page) { [source] } else { [] }
        // A citation that could not be read has its own finding; the source it names is not forgotten.
        case .malformed(let typed):
            typed.split(separator: "@").compactMap { graph.resolver.source(String($0.prefix { !",;]".contains($0) && !$0.isWhitespace })) }
        case .identifier: []
        }
    }
}
