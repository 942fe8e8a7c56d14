// The last look before a byte is written: what the pages say together may be more of an article than any one file does.

import Diagnostics
import Dossier
import Files
import Quoting
import Workers

public enum LeakCheck {
    /// An error for each run of a source's words in a file of the site, as text is read in it: tags, attributes and escapes taken off.
    /// Files without words (style sheets, pictures, fonts) are passed over. The same bytes on many pages, as of a layout, are one finding.
    public static func diagnostics(_ files: [OutputFile], _ corpus: Corpus, _ guarded: GuardedTexts, workers: Workers) -> [Diagnostic] {
        let texts = files.filter { TextDialect(outputPath: $0.path) != nil }
        guard !guarded.isEmpty else { return [] }
        let windows = guarded.windows(in: texts.reduce(0) { $0 + $1.bytes.count })
        let leaks = workers.map(texts) { file in
            TextDialect(outputPath: file.path).map { guarded.leaks(in: file.bytes, $0, windows: windows) } ?? []
        }
        var runs: [Run] = []
        var numbers: [Key: Int] = [:]
        for (file, leaks) in zip(texts, leaks) {
            for leak in leaks {
                let key = Key(source: leak.source, bytes: Array(file.bytes[leak.place]))
                if let number = numbers[key] {
                    if runs[number].last != file.path { runs[number].others += 1 }
                    runs[number].last = file.path
                } else {
                    numbers[key] = runs.count
                    runs.append(Run(leak: leak, path: file.path, last: file.path))
                }
            }
        }
        return runs.map { run in
            let others: [DiagnosticNote] =
                run.others > 0 ? ["\(run.others) other \(run.others == 1 ? "page holds" : "pages hold") the same run"] : []
            return Diagnostic(
                .error, rule: "leaked-text",
                "this page would hold \(run.leak.words) words in a row of \(corpus.sources[run.leak.source].id), word for word",
                at: SourceRange(path: run.path),
                notes: others + ["a public site holds at most \(corpus.settings.quotationLimit) of them; nothing was written"])
        }
    }

    private struct Key: Hashable {
        var source: Int
        var bytes: [UInt8]
    }

    /// A run at the first page that holds it.
    private struct Run {
        var leak: GuardedTexts.Leak
        var path: String
        /// The last page that was counted.
        var last: String
        var others = 0
    }
}
