// Which articles' words a public site may not hold in long runs, and how long a run is too long.

import Quoting

/// The windows of every source that may not be republished.
public struct GuardedTexts: Sendable {
    private let index: LeakIndex
    private let limit: Int

    /// Costs as much as looking through a dossier's files: made once, for these and for the pages.
    public init(_ corpus: Corpus) {
        index = LeakIndex(corpus.sources.map { $0.rights == .fullText ? nil : $0.windows })
        limit = corpus.settings.quotationLimit
    }

    /// How many windows in a row make a finding.
    /// - Parameter bytes: of all texts that will be looked through.
    public func windows(in bytes: Int) -> Int {
        // An English word and the space after it take six bytes, and markup comes on top.
        index.windowsNeeded(limit: limit, words: bytes / 6)
    }

    public var isEmpty: Bool { index.isEmpty }

    /// A run of a source's words.
    public struct Leak: Sendable, Hashable {
        /// An index into `Corpus.sources`.
        public var source: Int
        /// How many words.
        public var words: Int
        /// Bytes of the text.
        public var place: Range<Int>
        /// How many windows in a row matched.
        public var windows: Int { words - LeakWindows.length + 1 }
    }

    /// The runs of at least so many windows in a text, in the order they begin in.
    public func leaks(in bytes: [UInt8], _ dialect: TextDialect, windows: Int) -> [Leak] {
        guard !isEmpty else { return [] }
        var leaks: [Leak] = []
        for words in TextWords.streams(of: bytes, dialect) {
            for run in index.runs(in: words, windows: windows) {
                leaks.append(Leak(source: run.source, words: run.words.count, place: words.place(of: run.words)))
            }
        }
        return leaks.sorted { ($0.place.lowerBound, $0.source) < ($1.place.lowerBound, $1.source) }
    }
}

extension LeakWindows {
    /// The windows of a source whose text is held, for `seeds/<id>.windows`; nil for a source that may be republished, or no UTF-8.
    /// - Parameters:
    ///   - text: the UTF-8 text that the record's hash is of.
    ///   - lock: what was verified in it: those words are known to everyone.
    public init?(of source: Source, text: [UInt8], lock: QuotationLock) {
        guard source.rights != .fullText, let original = source.original,
            let article = ArticleText(text, paragraphs: original.paragraphs, units: original.units)
        else { return nil }
        self.init(
            of: article, textHash: original.textHash, known: lock.entries.values.flatMap(\.spans),
            titles: [source.title, source.standing, source.publishedAs].compactMap { $0 })
    }
}
