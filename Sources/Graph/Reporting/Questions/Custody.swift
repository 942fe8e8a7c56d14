// Report: which file each source came in, and what was done to it.

import Dossier
import Linking
import Quoting

enum Custody: Question {
    static let name = ReportName.custody
    static let columns: [ReportKey] = [
        .source, .file, .sha256, .textSHA256, .imported, .paragraphs, .units, .cut, .rights, .quotations, .verified, .locked,
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
                    ReportCell(units((original?.units ?? []).map(\.name)).map { .text($0) }),
                    ReportCell((original?.cut ?? []).map(\.description).joined(separator: " ")),
                    .text(asked.wording.rights(source.rights)), .number(quotations[index].all),
                    source.lock == nil ? .none : .number(quotations[index].verified),
                    source.lock.map { .number($0.entries.count) } ?? .none,
                ], at: source.origin)
        }
        return Answered([ReportGroup(rows: rows)])
    }

    /// Each name once, with how often it is given: "heading (3)".
    private static func units(_ names: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.map { name in
            counts[name].flatMap { $0 > 1 ? "\(name) (\($0))" : nil } ?? name
        }
    }

    /// How many quotations the dossier takes from each source, as they are written, and how many of them its lock file has.
    private static func quotations(_ graph: Graph) -> [(all: Int, verified: Int)] {
        var counts = [(all: Int, verified: Int)](repeating: (0, 0), count: graph.sources.count)
        for resolved in graph.passages.lazy.flatMap(\.citations) {
            guard let index = resolved.source else { continue }
            let source = graph.corpus.sources[index]
            for quotation in resolved.citation.quotations {
                counts[index].all += 1
                guard let lock = source.lock, let original = source.original else { continue }
                let key = QuotationLock.key(
                    textHash: original.textHash, unit: resolved.citation.locator?.canonical ?? "", words: quotation.words,
                    notes: quotation.notes.map(\.lockForm))
                if lock.entries[key] != nil { counts[index].verified += 1 }
            }
        }
        return counts
    }
}
