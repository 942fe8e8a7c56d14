// Random tests that can be run again: the same seed gives the same run on every machine, and the seed is printed.

import Foundation

/// SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    public let seed: UInt64
    private var state: UInt64

    public init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// The test's own seed, or the one in `DOSSIER_SEED`; printed, so that a failure can be run again.
    public init(for test: String) {
        self.init(seed: Self.seed(for: test))
    }

    /// The seed itself, for tests that hand it on.
    ///
    /// Each test has a seed that follows from its name, so that a run that fails does so because of what was changed. `make fuzz` looks for
    /// more with `DOSSIER_SEED=fresh`.
    public static func seed(for test: String) -> UInt64 {
        let asked = ProcessInfo.processInfo.environment["DOSSIER_SEED"]
        let seed = asked == "fresh" ? UInt64.random(in: 0...UInt64.max) : asked.flatMap(UInt64.init) ?? own(test)
        print("\(test): DOSSIER_SEED=\(seed)")
        return seed
    }

    /// FNV-1a, 64 bits.
    private static func own(_ test: String) -> UInt64 {
        test.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
