// The exact check for those who hold a text: what of it stands in an authored file, word for word.

/// A run of words that an article and an authored file have in common.
public struct CommonRun: Sendable, Hashable {
    /// Words of the authored file.
    public var authored: Range<Int>
    /// Which of the articles.
    public var text: Int
    /// The article's word it begins at.
    public var held: Int

    public init(authored: Range<Int>, text: Int = 0, held: Int) {
        self.authored = authored
        self.text = text
        self.held = held
    }
}

/// Finds runs of articles' words in files: made once from all articles, asked for each file.
public struct CommonRuns: Sendable {
    private let shortest: Int
    /// The first place of each window in the articles.
    private var places: [UInt64: (text: Int32, word: Int32)] = [:]

    /// - Parameter limit: words in a row that may be the same.
    public init(of texts: [TextWords], moreThan limit: Int) {
        shortest = min(max(1, limit), 1_000_000) + 1
        places.reserveCapacity(texts.reduce(0) { $0 + $1.count })
        for (index, text) in texts.enumerated() {
            text.forEachWindow(of: shortest) { start, hash in
                if places[hash] == nil { places[hash] = (Int32(clamping: index), Int32(clamping: start)) }
            }
        }
    }

    /// Runs of more words than the limit, the longest possible, in order. Where the same words stand at several places, pieces of several may
    /// make up one run.
    /// - Parameter quotations: bytes of the file in which words are quoted as such; a run that lies wholly in one of them is its business.
    public func runs(in authored: TextWords, outside quotations: [Range<Int>] = []) -> [CommonRun] {
        var runs: [CommonRun] = []
        authored.forEachWindow(of: shortest) { start, hash in
            guard let place = places[hash] else { return }
            if let last = runs.indices.last, runs[last].authored.upperBound == start + shortest - 1 {
                runs[last].authored = runs[last].authored.lowerBound..<(start + shortest)
            } else {
                runs.append(CommonRun(authored: start..<(start + shortest), text: Int(place.text), held: Int(place.word)))
            }
        }
        guard !runs.isEmpty, !quotations.isEmpty else { return runs }
        let sorted = quotations.sorted { $0.lowerBound < $1.lowerBound }
        return runs.filter { run in
            let place = authored.place(of: run.authored)
            // Quotations don't overlap: the last that begins before the run is the only one that can hold it.
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle].lowerBound <= place.lowerBound { low = middle + 1 } else { high = middle }
            }
            return low == 0 || sorted[low - 1].upperBound < place.upperBound
        }
    }
}
