// Which articles a window may be of, roughly: a few words of memory answer "none" for nearly every run of a page, however many articles there are.

/// For each slot of a table the groups of sources that hold something in it, a bit a group.
///
/// Of ten thousand articles some fifty hold any one window, and to walk lists of them for each word of a site would cost more with every
/// article. That one small group of articles holds eight windows in a row is rare, and is found out by eight words of memory.
///
/// Filled once, then only asked, by all threads at once: arrays and objects would be counted in and out each time. The table whose
/// groups they are frees them.
struct LeakGroups {
    /// The groups that may hold a run, a bit a group.
    typealias Found = UnsafeMutableBufferPointer<UInt64>

    /// Words of bits for each slot.
    private let width: Int
    private let bits: UnsafeMutableBufferPointer<UInt64>
    /// By source; sources of other tables are in none.
    private let groupOfSource: UnsafeMutableBufferPointer<UInt32>

    /// Sources in a group, beyond 64 of which each has its own: so few that a group holds less than a third of all windows.
    private static let groupSize = 40
    /// Words for each slot: more would cost more memory than they spare time.
    private static let widthLimit = 32

    /// - Parameters:
    ///   - members: the sources of the table.
    ///   - slots: how many slots it has.
    init(members: [Int], slots: Int) {
        width = min(Self.widthLimit, max(1, (members.count + Self.groupSize * 64 - 1) / (Self.groupSize * 64)))
        bits = .allocate(capacity: slots * width)
        bits.initialize(repeating: 0)
        groupOfSource = .allocate(capacity: (members.max() ?? -1) + 1)
        groupOfSource.initialize(repeating: 0)
        for (rank, member) in members.enumerated() { groupOfSource[member] = UInt32(rank % (width * 64)) }
    }

    func deallocate() {
        bits.deallocate()
        groupOfSource.deallocate()
    }

    func insert(_ source: Int, slot: Int) {
        let group = Int(groupOfSource[source])
        bits[slot * width + group >> 6] |= 1 << UInt64(group & 63)
    }

    func holds(_ source: UInt32, in found: Found) -> Bool {
        guard Int(source) < groupOfSource.count else { return false }
        let group = Int(groupOfSource[Int(source)])
        return found[group >> 6] >> UInt64(group & 63) & 1 == 1
    }

    /// Hands on the groups of which all of at least `windows` windows in a row, one of them at `place`, are held, if there are any.
    /// - Parameter slot: of the window at each place of `0..<count`.
    func withRun(around place: Int, of count: Int, windows: Int, slot: (Int) -> Int, found: (Found) -> Void) {
        guard mayBeRun(around: place, of: count, windows: windows, slot: slot) else { return }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: width + max(1, min(windows, count))) { scratch in
            let groups = UnsafeMutableBufferPointer(rebasing: scratch[..<width])
            let ahead = UnsafeMutableBufferPointer(rebasing: scratch[width...])
            var isFound = false
            for word in 0..<width {
                groups[word] = run(around: place, of: count, windows: windows, ahead) { bits[slot($0) * width + word] }
                isFound = isFound || groups[word] != 0
            }
            if isFound { found(groups) }
        }
    }

    /// Of a run around a place the larger half lies ahead of it or behind it: nearly every place is turned away by these few windows, which
    /// are asked for at once and not one after the other.
    private func mayBeRun(around place: Int, of count: Int, windows: Int, slot: (Int) -> Int) -> Bool {
        // One alone has no neighbours.
        guard windows > 1 else { return true }
        let half = min(windows / 2, Self.fewestAsked)
        let here = slot(place) * width
        for way in [-1, 1] {
            guard place + way * half >= 0, place + way * half < count else { continue }
            let (a, b, c) = (slot(place + way) * width, slot(place + way * min(2, half)) * width, slot(place + way * half) * width)
            var found: UInt64 = 0
            for word in 0..<width { found |= bits[here + word] & bits[a + word] & bits[b + word] & bits[c + word] }
            if found != 0 { return true }
        }
        return false
    }

    /// Windows on one side of a place, as far as they are asked for at once.
    private static let fewestAsked = 3

    /// - Parameters:
    ///   - ahead: room for as many words as there are windows.
    ///   - row: the groups that hold the window at a place.
    private func run(
        around place: Int, of count: Int, windows: Int, _ ahead: UnsafeMutableBufferPointer<UInt64>, row: (Int) -> UInt64
    ) -> UInt64 {
        // Groups that hold all windows from the place on, up to the one that is so far ahead.
        let here = row(place)
        var (groups, length) = (here, 0)
        while groups != 0 {
            ahead[length] = groups
            length += 1
            guard length < windows, place + length < count else { break }
            groups &= row(place + length)
        }
        guard length > 0 else { return 0 }
        // And all windows before it, up to the one that is so far behind.
        var (found, behind) = (UInt64(0), 0)
        groups = here
        while groups != 0, behind < windows {
            if windows - 1 - behind < length { found |= groups & ahead[windows - 1 - behind] }
            behind += 1
            guard place - behind >= 0 else { break }
            groups &= row(place - behind)
        }
        return found
    }
}
