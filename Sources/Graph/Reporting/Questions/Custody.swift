// Report: which file each source came in, and what was done to it.

import Dossier
import Linking

enum Custody: Question {
    static let name = ReportName.custody
    static let columns: [ReportKey] = [
        .source, .file, .sha256, .textSHA256, .imported, .paragraphs, .units, .cut, .rights, .quotations, .verified,
    ]

    static func answer(_ asked: Asked) -> Answered {
        let quotations = quotations(asked.graph)
        let rows = asked.corpus.sources.enumerated().map { index, source in
            let original = source.original
            return ReportRow(
                [
                    asked.source(index), original.map { .code($0.file) } ?? .none,
                    original.map { .code($0.sha256) } ?? .none, original?.textSHA256.map { .code($0) } ?? .none,
                    ReportCell(original?.imported), .number(source.paragraphs.count),
                    ReportCell((original?.units ?? []).map { .text($0.name) }),
                    ReportCell((original?.cut ?? []).map(\.description).joined(separator: " ")),
                    .text(asked.wording.rights(source.rights)), .number(quotations[index]),
                    source.lock.map { .number($0.entries.count) } ?? .none,
                ], at: source.origin)
        }
        return Answered([ReportGroup(rows: rows)])
    }

    /// How many quotations the dossier takes from each source, as they are written.
    private static func quotations(_ graph: Graph) -> [Int] {
        var counts = [Int](repeating: 0, count: graph.sources.count)
        for passage in graph.passages {
            for citation in passage.citations { if let source = citation.source { counts[source] += citation.citation.quotations.count } }
        }
        return counts
    }
}
