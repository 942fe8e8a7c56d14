// All articles' windows in tables that answer, for a window of a page, which articles may hold it.

import Foundation

/// A run of words in a page that stands in an article, too.
public struct LeakRun: Sendable, Hashable {
    /// Which of the sets that the index was made of.
    public var source: Int
    public var words: Range<Int>
    /// How many windows matched, each that comes again counted once: words that go round in a circle are one window over and over, and
    /// if that one matches by chance, all of them do.
    public var windows: Int

    /// - Parameter windows: of words that don't repeat where it isn't said.
    public init(source: Int, words: Range<Int>, windows: Int? = nil) {
        self.source = source
        self.words = words
        self.windows = windows ?? words.count - LeakWindows.length + 1
    }
}

/// Finds runs of many articles' words in one pass over a text.
public struct LeakIndex: Sendable {
    /// Sets whose values have equally many bits share a table: from the first bits of a value to the entries that begin with them.
    ///
    /// Never changed, and asked for every few words of a site by all threads at once: arrays would be counted in and out each time.
    private final class Table: @unchecked Sendable {
        let bits: Int
        /// How many of the bits choose a slot.
        let slotBits: Int
        /// Where each slot's entries begin; one more than there are slots.
        private let starts: UnsafeMutableBufferPointer<UInt32>
        /// By slot, then by the rest of the value, then by source.
        private let entries: UnsafeMutableBufferPointer<UInt64>
        let groups: LeakGroups

        init(bits: Int, slotBits: Int, starts: [UInt32], entries: [UInt64], groups: LeakGroups) {
            self.bits = bits
            self.slotBits = slotBits
            self.starts = .allocate(capacity: starts.count)
            self.entries = .allocate(capacity: entries.count)
            self.groups = groups
            _ = self.starts.initialize(from: starts)
            _ = self.entries.initialize(from: entries)
        }

        deinit {
            starts.deallocate()
            entries.deallocate()
            groups.deallocate()
        }

        /// The source of an entry.
        func source(_ entry: Int) -> UInt32 { UInt32(truncatingIfNeeded: entries[entry]) }

        func slot(of hash: UInt64) -> Int { Int(hash >> UInt64(64 - slotBits)) }

        /// The entries of a window: the sources, ascending, in their lower 32 bits.
        func entries(of hash: UInt64) -> Range<Int> {
            let slot = slot(of: hash)
            let range = Int(starts[slot])..<Int(starts[slot + 1])
            guard bits > slotBits, !range.isEmpty else { return range }
            let rest = (hash >> UInt64(64 - bits)) & ((1 << UInt64(bits - slotBits)) - 1)
            return first(range) { $0 >> 32 >= rest }..<first(range) { $0 >> 32 > rest }
        }

        /// The first entry of a range that something holds of, where it holds of all after it.
        func first(_ range: Range<Int>, where holds: (UInt64) -> Bool) -> Int {
            var (low, high) = (range.lowerBound, range.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if holds(entries[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }

        func holds(_ source: UInt32, hash: UInt64) -> Bool {
            let range = entries(of: hash)
            let place = first(range) { UInt32(truncatingIfNeeded: $0) >= source }
            return place < range.upperBound && UInt32(truncatingIfNeeded: entries[place]) == source
        }

        /// Sources that may match a run of windows around a place.
        func forEachCandidate(_ hashes: UnsafeBufferPointer<UInt64>, _ place: Int, _ windows: Int, _ body: (UInt32) -> Void) {
            guard windows > 1 else {
                for entry in entries(of: hashes[place]) { body(source(entry)) }
                return
            }
            groups.withRun(around: place, of: hashes.count, windows: windows) {
                slot(of: hashes[$0])
            } found: { found in
                for entry in entries(of: hashes[place]) where groups.holds(source(entry), in: found) { body(source(entry)) }
            }
        }
    }

    private let tables: [Table]
    /// How many sets there are that hold anything.
    public let sources: Int

    /// Slots beyond this many bits would cost more memory than they spare time.
    private static let slotBitLimit = 22

    /// - Parameter isOvertaken: asked now and then; once it says so it goes on saying so, and the index is of no use.
    public init(_ sets: [LeakWindows?], unless isOvertaken: () -> Bool = { false }) {
        var groups: [Int: [Int]] = [:]
        for (index, set) in sets.enumerated() {
            if let set, !set.values.isEmpty { groups[set.bits, default: []].append(index) }
        }
        sources = groups.values.reduce(0) { $0 + $1.count }
        tables = groups.sorted { $0.key < $1.key }.map { bits, members in
            let slotBits = min(bits, Self.slotBitLimit)
            let restBits = UInt32(bits - slotBits)
            var starts = [UInt32](repeating: 0, count: 1 << slotBits + 1)
            for member in members where !isOvertaken() {
                for value in sets[member]?.values ?? [] { starts[Int(value >> restBits) + 1] += 1 }
            }
            for slot in 1..<starts.count { starts[slot] += starts[slot - 1] }
            var next = starts
            var entries = [UInt64](repeating: 0, count: Int(starts[starts.count - 1]))
            for member in members {
                // What was not counted has no room.
                if isOvertaken() { break }
                for value in sets[member]?.values ?? [] {
                    let slot = Int(value >> restBits)
                    entries[Int(next[slot])] = UInt64(value & ((1 << restBits) - 1)) << 32 | UInt64(UInt32(truncatingIfNeeded: member))
                    next[slot] += 1
                }
            }
            if restBits > 0 {
                for slot in 0..<(starts.count - 1) where starts[slot + 1] - starts[slot] > 1 && !isOvertaken() {
                    entries[Int(starts[slot])..<Int(starts[slot + 1])].sort()
                }
            }
            let groups = LeakGroups(members: members, slots: starts.count - 1)
            for member in members where !isOvertaken() {
                for value in sets[member]?.values ?? [] { groups.insert(member, slot: Int(value >> restBits)) }
            }
            return Table(bits: bits, slotBits: slotBits, starts: starts, entries: entries, groups: groups)
        }
    }

    public var isEmpty: Bool { tables.isEmpty }

    /// How many windows in a row must match before a run is reported, so that of ten thousand sites of this size one is accused by chance.
    ///
    /// A run of `limit` words and one more has `limit − 18` windows. Where that is more than chance demands, exactly the runs above the
    /// limit are found; below that a run must be somewhat longer: 24 words for five articles and a site of half a million words.
    /// - Parameters:
    ///   - limit: words that a quotation may have.
    ///   - words: in all texts that are looked through.
    public func windowsNeeded(limit: Int, words: Int) -> Int {
        let pairs = Double(max(1, words)) * Double(max(1, sources))
        let demanded = (log2(pairs * 10_000) / Double(LeakWindows.spareBits)).rounded(.up)
        return max(min(limit, 1_000_000) - (LeakWindows.length - 2), Int(demanded), 1)
    }

    /// The runs of a text in which windows in a row match one source, at least so many different ones, in the order they begin in.
    ///
    /// Only every `windows`-th window is looked up: a run that long can't pass between two of them.
    public func runs(in words: TextWords, windows: Int) -> [LeakRun] {
        guard !tables.isEmpty, windows > 0, words.count >= LeakWindows.length + windows - 1 else { return [] }
        let count = words.count - LeakWindows.length + 1
        let found = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { hashes in
            words.forEachWindow { hashes[$0] = $1 }
            return self.runs(hashes: UnsafeBufferPointer(hashes), windows: windows)
        }
        return found.sorted { ($0.words.lowerBound, $0.source) < ($1.words.lowerBound, $1.source) }
    }

    private func runs(hashes: UnsafeBufferPointer<UInt64>, windows: Int) -> [LeakRun] {
        var runs: [LeakRun] = []
        /// Where the last run of a source ends.
        var found: [UInt32: Int] = [:]
        for table in tables {
            for place in stride(from: windows - 1, to: hashes.count, by: windows) {
                table.forEachCandidate(hashes, place, windows) { source in
                    guard found[source] ?? 0 <= place else { return }
                    var first = place
                    while first > 0, table.holds(source, hash: hashes[first - 1]) { first -= 1 }
                    var end = place + 1
                    while end < hashes.count, table.holds(source, hash: hashes[end]) { end += 1 }
                    found[source] = end
                    let different = end - first >= windows ? Set(hashes[first..<end]).count : 0
                    if different >= windows {
                        runs.append(LeakRun(source: Int(source), words: first..<(end + LeakWindows.length - 1), windows: different))
                    }
                }
            }
        }
        return runs
    }

    /// Whether any set holds a window of these words, each as `TextWords` hashes it.
    public func holds(window: [UInt64]) -> Bool {
        var words = TextWords()
        for word in window { words.append(word, 0, 0) }
        return !runs(in: words, windows: 1).isEmpty
    }
}
