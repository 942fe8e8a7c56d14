// Rule: a cited paragraph or unit is one of the source's.

import Diagnostics
import Dossier
import Linking

enum UnitOutOfRange: Rule {
    static let id = "unit-out-of-range"
    static let severity = Severity.error
    static let summary = "A citation's unit is a paragraph or a named unit that the source has."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        EveryCitation.visit(graph) { citation in
            guard !findings.isOvertaken(), let index = graph.resolver.source(citation.source), let locator = citation.locator else {
                return
            }
            let source = graph.corpus.sources[index]
            let origin = citation.locatorOrigin ?? citation.origin
            let count = source.paragraphs.count
            if let range = locator.paragraphs, range.upperBound > count {
                findings.add("\(citation.source) has no ¶\(range.upperBound)", at: origin, notes: [has(count)])
            }
            if case .unit(let name) = locator {
                let names = (source.original?.units ?? []).map(\.name)
                guard !names.contains(name) else { return }
                let known = Set(names).sorted()
                findings.add(
                    "\(citation.source) has no unit \(name)", at: origin,
                    notes: known.isEmpty
                        ? ["its record names no units under original: other"] : ["its named units: \(known.joined(separator: ", "))"],
                    replacement: NearMiss.best(for: name, among: known))
            }
        }
        for source in graph.corpus.sources {
            if let number = source.nothingIn.first(where: { $0 > source.paragraphs.count }) {
                findings.add(
                    "\(source.id) has no ¶\(number) for nothing-in to name", at: source.nothingInOrigin ?? source.origin,
                    notes: [has(source.paragraphs.count)])
            }
            for meaning in source.meanings {
                if let number = meaning.paragraph, number > source.paragraphs.count {
                    findings.add(
                        "\(source.id) has no ¶\(number) for mentions to name", at: meaning.nameOrigin, notes: [has(source.paragraphs.count)]
                    )
                }
            }
        }
    }

    private static func has(_ count: Int) -> DiagnosticNote {
        "it has \(count == 0 ? "no paragraphs" : count == 1 ? "one paragraph" : "paragraphs 1 to \(count)")"
    }
}
