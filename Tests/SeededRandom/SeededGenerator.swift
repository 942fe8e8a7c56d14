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

    /// A fresh seed, or the one in `DOSSIER_SEED`; printed, so that a failure can be run again.
    public init(for test: String) {
        self.init(seed: Self.freshSeed(for: test))
    }

    /// The seed itself, for tests that hand it on.
    public static func freshSeed(for test: String) -> UInt64 {
        let seed = ProcessInfo.processInfo.environment["DOSSIER_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
        print("\(test): DOSSIER_SEED=\(seed)")
        return seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
