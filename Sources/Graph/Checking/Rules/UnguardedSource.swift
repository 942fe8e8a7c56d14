// Rule: the text of every source that is quoted can be recognised, so that a copied run of it would be noticed.

import Diagnostics
import Dossier
import Linking
import Quoting

enum UnguardedSource: Rule {
    static let id = "unguarded-source"
    static let severity = Severity.warning
    static let summary = "A source that was verified has the windows by which runs of its words are noticed, and they are of its text."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for source in graph.corpus.sources where source.rights != .fullText {
            // Fewer words than that are hardly more than a quotation or two.
            let isLong = (source.lock?.words ?? 0) >= LeakWindows.length * 2
            if let windows = source.windows, !windows.values.isEmpty || !isLong {
                guard let original = source.original, windows.textHash != original.textHash else { continue }
                findings.add(
                    "runs of words are looked for in another text of \(source.id) than the one on record", at: original.paragraphsOrigin,
                    notes: ["run `dossier verify` where the new text is held; it writes seeds/\(source.id).windows"])
            } else if isLong {
                findings.add(
                    "nothing would notice a copied run of the words of \(source.id)", at: source.origin,
                    notes: ["run `dossier verify` where its text is held; it writes seeds/\(source.id).windows"])
            }
        }
    }
}
