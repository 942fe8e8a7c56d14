// What markup will weigh when it is sent compressed, known before its page is made.

import Mustache

/// An estimate of brotli's best, from a greedy Lempel–Ziv parse: what was seen before costs little, what is new much. On pages of the first
/// dossier and of a generated one it is within six per cent of what brotli makes of them. It is our own and not a library's because
/// addresses follow from it: they must not change with a library's version.
struct SentWeight {
    /// All that was added, and by five bytes the place after which they were last seen.
    private var seen: [UInt8] = []
    private var places = [Int32](repeating: -1, count: 1 << 15)
    private static let least = 5
    /// In bytes: a byte that nothing like it came before, and a run that came before.
    private static let literal = 0.5
    private static let match = 1.86

    /// What the markup adds to all that was added before, in bytes.
    mutating func add(_ markup: Markup) -> Double {
        let start = seen.count
        seen += markup.resolved { reference, out in
            // Any address is as long as another; the same one is the same.
            var mixed = reference &* 0x9E37_79B9_7F4A_7C15
            for _ in 0..<9 {
                out.append(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: mixed >> 60))
                mixed = mixed &* 0xD129_0F33_5B1D_9D3F &+ 1
            }
        }
        return parse(from: start)
    }

    private mutating func parse(from start: Int) -> Double {
        var cost = 0.0
        seen.withUnsafeBufferPointer { bytes in
            places.withUnsafeMutableBufferPointer { places in
                var index = start
                while index < bytes.count {
                    guard index + Self.least <= bytes.count else {
                        cost += Self.literal
                        index += 1
                        continue
                    }
                    let slot = Self.slot(bytes, index)
                    let before = Int(places[slot])
                    places[slot] = Int32(truncatingIfNeeded: index)
                    var length = 0
                    if before >= 0 {
                        while index + length < bytes.count, bytes[before + length] == bytes[index + length] { length += 1 }
                    }
                    guard length >= Self.least else {
                        cost += Self.literal
                        index += 1
                        continue
                    }
                    cost += Self.match
                    let end = index + length
                    index += 1
                    while index < end {
                        if index + Self.least <= bytes.count { places[Self.slot(bytes, index)] = Int32(truncatingIfNeeded: index) }
                        index += 1
                    }
                }
            }
        }
        return cost
    }

    private static func slot(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        var key: UInt64 = 0
        for offset in 0..<least { key = key << 8 | UInt64(bytes[index + offset]) }
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 49)
    }
}
