// The last look before a page is public: what it says together may be more of an article than any one file does.

import Diagnostics
import Dossier
import Files
import Quoting

/// Looks through the files of a site as they are made.
public struct LeakCheck: Sendable {
    private let corpus: Corpus
    private let guarded: GuardedTexts
    private let windows: Int

    /// What was found in one file.
    public struct Look: Sendable {
        fileprivate let path: String
        /// Of the file, as far as words are read in it.
        fileprivate let size: Int
        fileprivate let leaks: [(leak: GuardedTexts.Leak, text: [UInt8])]
    }

    /// - Parameter pages: how many the site has at least. How long a run must be follows from all that is looked through, which is known
    ///   at the end; until then runs are kept that would be too long in a site of short pages.
    public init(_ corpus: Corpus, _ guarded: GuardedTexts, pages: Int) {
        self.corpus = corpus
        self.guarded = guarded
        windows = guarded.windows(in: pages * Self.shortPage)
    }

    /// Bytes: a page that holds a run is longer, however little its template says.
    private static let shortPage = 200

    /// The runs of a source's words in a file, as text is read in it: tags, attributes and escapes taken off. Files without words (style
    /// sheets, pictures, fonts) are passed over.
    public func look(through file: OutputFile) -> Look {
        guard !guarded.isEmpty, let dialect = TextDialect(outputPath: file.path) else { return Look(path: file.path, size: 0, leaks: []) }
        let leaks = guarded.leaks(in: file.bytes, dialect, windows: windows).map { ($0, Array(file.bytes[$0.place])) }
        return Look(path: file.path, size: file.bytes.count, leaks: leaks)
    }

    /// An error for each run that is too long. The same bytes on many pages, as of a layout, are one finding.
    public func diagnostics(of looks: [Look]) -> [Diagnostic] {
        let windows = guarded.windows(in: looks.reduce(0) { $0 + $1.size })
        var runs: [Run] = []
        var numbers: [Key: Int] = [:]
        for look in looks {
            for (leak, text) in look.leaks where leak.windows >= windows {
                let key = Key(source: leak.source, bytes: text)
                if let number = numbers[key] {
                    if runs[number].last != look.path { runs[number].others += 1 }
                    runs[number].last = look.path
                } else {
                    numbers[key] = runs.count
                    runs.append(Run(leak: leak, path: look.path, last: look.path))
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
