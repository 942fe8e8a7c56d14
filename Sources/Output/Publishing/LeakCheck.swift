// The last look before a byte is written: what the pages say together may be more of an article than any one file does.

import Diagnostics
import Dossier
import Files
import Quoting
import Workers

public enum LeakCheck {
    /// An error for each run of a source's words in a file of the site, as text is read in it: tags, attributes and escapes taken off.
    /// Files without words (style sheets, pictures, fonts) are passed over.
    public static func diagnostics(_ files: [OutputFile], _ corpus: Corpus, workers: Workers) -> [Diagnostic] {
        let texts = files.filter { TextDialect(outputPath: $0.path) != nil }
        let guarded = GuardedTexts(corpus, bytes: texts.reduce(0) { $0 + $1.bytes.count })
        guard !guarded.isEmpty else { return [] }
        let found = workers.map(texts) { file -> [Diagnostic] in
            guard let dialect = TextDialect(outputPath: file.path) else { return [] }
            return guarded.leaks(in: file.bytes, dialect).map { leak in
                Diagnostic(
                    .error, rule: "leaked-text",
                    "this page would hold \(leak.words) words in a row of \(corpus.sources[leak.source].id), word for word",
                    at: SourceRange(path: file.path),
                    notes: ["a public site holds at most \(corpus.settings.quotationLimit) of them; nothing was written"])
            }
        }
        return found.flatMap { $0 }
    }
}
