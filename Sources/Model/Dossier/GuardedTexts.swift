// Which articles' words a public site may not hold in long runs, and how long a run is too long.

import Quoting

/// The windows of every source that may not be republished.
public struct GuardedTexts: Sendable {
    private let index: LeakIndex
    private let limit: Int

    /// Costs as much as looking through a dossier's files: made once, for these and for the pages.
    /// - Parameter isOvertaken: asked now and then; where it says so, nobody will ask what is made here.
    public init(_ corpus: Corpus, unless isOvertaken: () -> Bool = { false }) {
        index = LeakIndex(corpus.sources.map { $0.rights == .fullText ? nil : $0.windows }, unless: isOvertaken)
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
        /// How many different windows in a row matched.
        public var windows: Int
    }

    /// The runs of at least so many windows in a text, in the order they begin in.
    /// - Parameter piece: about how many bytes of JSON are looked through at once: their words take three times as much memory. What is
    ///   found doesn't depend on it.
    public func leaks(in bytes: [UInt8], _ dialect: TextDialect, windows: Int, piece: Int = 4 << 20) -> [Leak] {
        guard !isEmpty else { return [] }
        var leaks: [Leak] = []
        if dialect == .json, bytes.count > piece {
            leaks = self.leaks(inJSON: bytes, windows: windows, piece: piece)
        } else {
            for words in TextWords.streams(of: bytes, dialect) { leaks += self.leaks(in: words, windows: windows) }
        }
        return leaks.sorted { ($0.place.lowerBound, $0.source) < ($1.place.lowerBound, $1.source) }
    }

    private func leaks(in words: TextWords, windows: Int, at offset: Int = 0) -> [Leak] {
        index.runs(in: words, windows: windows).map { run in
            let place = words.place(of: run.words)
            return Leak(
                source: run.source, words: run.words.count, place: (place.lowerBound + offset)..<(place.upperBound + offset),
                windows: run.windows)
        }
    }

    /// JSON has words apart from no others, and none goes over a line's end, which no string holds (RFC 8259, section 7): a piece may end
    /// there. The next one begins so far before it that no run is cut.
    private func leaks(inJSON bytes: [UInt8], windows: Int, piece: Int) -> [Leak] {
        var leaks: [Leak] = []
        var (start, length) = (0, piece)
        while true {
            let wanted = min(start + max(1, length), bytes.count)
            let end = bytes[wanted...].firstIndex(of: 0x0A) ?? bytes.count
            let words = TextWords.streams(of: Array(bytes[start..<end]), .json)[0]
            let found = self.leaks(in: words, windows: windows, at: start)
            guard end < bytes.count else { return leaks + Self.unknown(found, leaks) }
            // A run that no piece shows whole may begin with any of the last words, or be one that has begun and isn't at its end.
            let firstOpen = words.place(of: max(0, words.count - windows - LeakWindows.length + 1)..<words.count).lowerBound + start
            let last = words.place(of: max(0, words.count - 1)..<words.count).upperBound + start
            let next = found.reduce(firstOpen) { $1.place.upperBound == last ? min($0, $1.place.lowerBound) : $0 }
            guard next > start else {
                length = 2 * (end - start)
                continue
            }
            leaks += Self.unknown(found.filter { $0.place.lowerBound < next }, leaks)
            (start, length) = (next, piece)
        }
    }

    /// Without those whose beginning stood in the piece before.
    private static func unknown(_ found: [Leak], _ before: [Leak]) -> [Leak] {
        found.filter { leak in !before.contains { $0.source == leak.source && $0.place.upperBound == leak.place.upperBound } }
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
