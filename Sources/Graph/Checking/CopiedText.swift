// For those who hold the texts: no file repeats more of an article in a row than a quotation may have. Exact, where `leaked-text` can only
// tell runs of twenty words and more.

import Diagnostics
import Dossier
import Linking
import Quoting
import Workers

public enum CopiedText {
    public static let rule = "copied-text"

    /// An error for each run, with where it stands in the article.
    /// - Parameter texts: the UTF-8 text of each source that is held, by source; each has the hash that its record states.
    /// - Parameter carried: files that no record is read from; nothing in them is quoted as such.
    public static func diagnostics(
        _ graph: Graph, texts: [Int: [UInt8]], carried: [CarriedText] = [], workers: Workers
    ) -> [Diagnostic] {
        let corpus = graph.corpus
        let limit = min(corpus.settings.quotationLimit, 1_000_000)
        let guarded = texts.keys.sorted().filter { corpus.sources[$0].rights != .fullText }
        let words = workers.map(guarded) { source -> TextWords in
            guard let original = corpus.sources[source].original,
                let article = ArticleText(texts[source] ?? [], paragraphs: original.paragraphs, units: original.units)
            else { return TextWords("") }
            return TextWords(article, pieces: article.body)
        }
        let common = CommonRuns(of: words, moreThan: limit)
        let titles = Set(corpus.sources.map { TextWords($0.title).hashes })
        let quotations = Dictionary(grouping: EveryQuotation.all(graph, workers: workers).map(\.quotation.origin), by: \.file)
        @Sendable func runs(_ text: SourceText, _ bytes: [UInt8], _ dialect: TextDialect, outside quoted: [Range<Int>]) -> [Diagnostic] {
            TextWords.streams(of: bytes, dialect, shortest: limit + 1).flatMap { authored -> [Diagnostic] in
                common.runs(in: authored, outside: quoted).compactMap { run -> Diagnostic? in
                    // A record names its article by the title, however long that is.
                    guard !titles.contains(authored.hashes(run.authored)) else { return nil }
                    let source = corpus.sources[guarded[run.text]]
                    let place = words[run.text].place(of: run.held..<(run.held + 1)).lowerBound
                    return Diagnostic(
                        .error, rule: rule, "\(run.authored.count) words in a row stand in \(source.id), too, word for word",
                        at: text.range(authored.place(of: run.authored)),
                        notes: ["at code point \(place) of its text", "say it in your own words, or quote at most \(limit) of them"])
                }
            }
        }
        let inFiles = workers.map(Array(corpus.files.indices)) { file in
            runs(corpus.files[file].text, corpus.files[file].text.bytes, .markdown, outside: (quotations[file] ?? []).map(\.range))
        }
        let inCarried = workers.map(carried) { runs($0.text, $0.bytes, $0.dialect, outside: []) }
        return (inFiles + inCarried).flatMap { $0 }
    }
}
