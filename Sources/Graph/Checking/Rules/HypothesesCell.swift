// Rule: the hypotheses table holds the signs of the method (Heuer, Psychology of Intelligence Analysis, chapter 8).

import CommonMark
import Diagnostics
import Dossier
import Linking

enum HypothesesCell: Rule {
    static let id = "hypotheses-cell"
    static let severity = Severity.error
    static let summary = "A cell under Hypotheses is CC, C, N, I, II or NA."

    private static let signs: Set<String> = ["CC", "C", "N", "I", "II", "NA"]

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for dispute in graph.corpus.disputes {
            guard let prose = dispute.hypotheses else { continue }
            let tables = prose.blocks.compactMap { if case .table(let table) = $0.kind { table } else { nil } }
            if tables.isEmpty, let first = prose.blocks.first {
                findings.add(
                    "Hypotheses holds no table", at: Origin(file: prose.file, range: first.range),
                    notes: ["its rows are evidence, its columns claims"])
            }
            for table in tables {
                for row in table.rows {
                    for cell in row.cells.dropFirst() {
                        let sign = cell.inlines.plainText.split(separator: " ").joined(separator: " ")
                        guard !signs.contains(sign) else { continue }
                        findings.add(
                            sign.isEmpty ? "this cell is empty" : "\(sign) is no sign of the method",
                            at: Origin(file: prose.file, range: cell.range),
                            notes: ["expected CC, C, N, I, II or NA: from very consistent to very inconsistent, or not applicable"])
                    }
                }
            }
        }
    }
}
