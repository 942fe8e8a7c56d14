// What a public build knows of an article's text: enough to notice that a page holds a run of it, too little to read it.

/// The windows of one article: for each place in it that `length` words in a row begin at, a few bits of a hash over them. A set: it tells
/// no order, and not which words.
///
/// Two things keep the text from being read back.
///
/// A window can't be guessed from what the dossier itself tells: windows in which all but four of the words, or more, are known (verified
/// quotations, the title) are left out, so that whoever begins at a quotation must guess five words or more at once before a hash answers,
/// and then one in a hundred or two of his guesses is answered, among them the true one. More windows could be left out, but then long
/// runs of an article that is quoted densely would go unnoticed.
///
/// And where somebody does hold twenty words, the hashes alone don't lead on: they are cut to so few bits that about one window of any
/// hundred or two matches by chance (`spareBits`). Whoever tries the words of a dictionary one after another at each step meets dozens of
/// false continuations, each with as many of its own; even from the article's own few hundred words there is more than one. A whole copied
/// run is still told from chance, since each of its windows must match (`LeakIndex.windowsNeeded`).
public struct LeakWindows: Sendable, Hashable {
    /// Words in a window.
    public static let length = 20
    /// Bits of a value beyond those that number the windows: one value in 2^7 to 2^8 is taken.
    public static let spareBits = 7
    /// Words of a window that nobody knows from the dossier.
    public static let fewestUnknown = 5
    /// Values are kept in 32 bits.
    static let bitLimit = 32

    /// SHA-256 of the text, as in its record.
    public var textHash: String
    /// Bits of each value.
    public var bits: Int
    /// In ascending order, each once.
    public var values: [UInt32]

    init(textHash: String, bits: Int, values: [UInt32]) {
        self.textHash = textHash
        self.bits = bits
        self.values = values
    }

    /// The windows of a text.
    /// - Parameters:
    ///   - textHash: SHA-256 of the text.
    ///   - known: places of words that the dossier tells, in the unit of `words`: verified quotations.
    ///   - titles: texts that the dossier tells and that may stand in the article, too.
    public init(of words: TextWords, textHash: String, known: [Range<Int>], titles: [String] = []) {
        let isKnown = Self.marks(in: words, known: known, titles: titles)
        var kept: [UInt64] = []
        var knownWords = isKnown.prefix(Self.length - 1).count { $0 }
        words.forEachWindow { start, hash in
            if isKnown[start + Self.length - 1] { knownWords += 1 }
            if Self.length - knownWords >= Self.fewestUnknown { kept.append(hash) }
            if isKnown[start] { knownWords -= 1 }
        }
        let counted = kept.count <= 1 ? 0 : Int.bitWidth - (kept.count - 1).leadingZeroBitCount
        let bits = min(Self.bitLimit, counted + Self.spareBits)
        var values = kept.map { UInt32(truncatingIfNeeded: $0 >> UInt64(64 - bits)) }
        values.sort()
        var last: UInt32?
        values.removeAll { value in
            defer { last = value }
            return value == last
        }
        self.init(textHash: textHash, bits: bits, values: values)
    }

    /// The windows of a held article, its chrome left out.
    /// - Parameter known: code points of the text: the spans of a lock file's entries.
    public init(of article: ArticleText, textHash: String, known: [Range<Int>], titles: [String] = []) {
        self.init(of: TextWords(article, pieces: article.body), textHash: textHash, known: known, titles: titles)
    }

    /// For each word whether the dossier tells it.
    private static func marks(in words: TextWords, known: [Range<Int>], titles: [String]) -> [Bool] {
        var marks = [Bool](repeating: false, count: words.count)
        // A joined article's words need not be in the order of its places, so places are looked up, not walked along with.
        let order = words.words.indices.sorted { words.words[$0].start < words.words[$1].start }
        var next = 0
        for span in known.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            while next < order.count, Int(words.words[order[next]].end) <= span.lowerBound { next += 1 }
            var index = next
            while index < order.count, Int(words.words[order[index]].start) < span.upperBound {
                marks[order[index]] = true
                index += 1
            }
        }
        let hashes = words.hashes
        for title in titles {
            let wanted = TextWords(title).hashes
            guard wanted.count >= 3, wanted.count <= words.count else { continue }
            for start in 0...(words.count - wanted.count) where hashes[start..<(start + wanted.count)].elementsEqual(wanted) {
                for index in start..<(start + wanted.count) { marks[index] = true }
            }
        }
        return marks
    }
}

extension TextWords {
    /// Every window, with the hash that windows are compared by.
    func forEachWindow(_ body: (_ start: Int, _ hash: UInt64) -> Void) {
        forEachWindow(of: LeakWindows.length, body)
    }

    /// Every run of `length` words. The hash is a polynomial over the words' own (Karp and Rabin 1987), rolled on from window to window
    /// and mixed at its end, since its first bits are all that is kept.
    func forEachWindow(of length: Int, _ body: (_ start: Int, _ hash: UInt64) -> Void) {
        guard length > 0, words.count >= length else { return }
        let base: UInt64 = 0xD6E8_FEB8_6659_FD93
        var leaving: UInt64 = 1
        for _ in 0..<length { leaving = leaving &* base }
        words.withUnsafeBufferPointer { words in
            var rolled: UInt64 = 0
            for index in words.indices {
                rolled = rolled &* base &+ words[index].hash
                if index >= length { rolled = rolled &- words[index - length].hash &* leaving }
                if index >= length - 1 { body(index - length + 1, WordHash.mix(rolled)) }
            }
        }
    }
}
