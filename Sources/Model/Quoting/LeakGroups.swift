// Which articles a window may be of, roughly: a few words of memory answer "none" for nearly every run of a page, however many articles there are.

/// For each slot of a table the groups of sources that hold something in it, a bit a group.
///
/// Of ten thousand articles some fifty hold any one window, and to walk lists of them for each word of a site would cost more with every
/// article. That one small group of articles holds eight windows in a row is rare, and is found out by eight words of memory.
struct LeakGroups: Sendable {
    /// The groups that may hold a run, a bit a group.
    typealias Found = [UInt64]

    /// Words of bits for each slot.
    private let width: Int
    private var bits: [UInt64]
    /// By source; sources of other tables are in none.
    private var groupOfSource: [UInt32]

    /// Sources in a group, beyond 64 of which each has its own: so few that a group holds less than a third of all windows.
    private static let groupSize = 80
    /// Words for each slot: more would cost more memory than they spare time.
    private static let widthLimit = 16

    /// - Parameters:
    ///   - members: the sources of the table.
    ///   - slots: how many slots it has.
    init(members: [Int], slots: Int) {
        width = min(Self.widthLimit, max(1, (members.count + Self.groupSize * 64 - 1) / (Self.groupSize * 64)))
        bits = [UInt64](repeating: 0, count: slots * width)
        groupOfSource = [UInt32](repeating: 0, count: (members.max() ?? -1) + 1)
        for (rank, member) in members.enumerated() { groupOfSource[member] = UInt32(rank % (width * 64)) }
    }

    mutating func insert(_ source: Int, slot: Int) {
        let group = Int(groupOfSource[source])
        bits[slot * width + group >> 6] |= 1 << UInt64(group & 63)
    }

    func holds(_ source: UInt32, in found: Found) -> Bool {
        guard Int(source) < groupOfSource.count else { return false }
        let group = Int(groupOfSource[Int(source)])
        return found[group >> 6] >> UInt64(group & 63) & 1 == 1
    }

    /// The groups of which all of at least `windows` windows in a row, one of them at `place`, are held; nil for none.
    /// - Parameter slot: of the window at each place of `0..<count`.
    func run(around place: Int, of count: Int, windows: Int, slot: (Int) -> Int) -> Found? {
        var found: Found?
        bits.withUnsafeBufferPointer { bits in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, min(windows, count))) { ahead in
                for word in 0..<width {
                    func row(_ place: Int) -> UInt64 { bits[slot(place) * width + word] }
                    // Groups that hold all windows from the place on, up to the one that is so far ahead.
                    var (groups, length) = (row(place), 0)
                    let here = groups
                    while groups != 0 {
                        ahead[length] = groups
                        length += 1
                        guard length < windows, place + length < count else { break }
                        groups &= row(place + length)
                    }
                    // And all windows before it, up to the one that is so far behind.
                    var behind = 0
                    groups = here
                    while groups != 0, behind < windows, length > 0 {
                        if windows - 1 - behind < length {
                            let run = groups & ahead[windows - 1 - behind]
                            if run != 0 {
                                if found == nil { found = Found(repeating: 0, count: width) }
                                found?[word] |= run
                            }
                        }
                        behind += 1
                        guard place - behind >= 0 else { break }
                        groups &= row(place - behind)
                    }
                }
            }
        }
        return found
    }
}
