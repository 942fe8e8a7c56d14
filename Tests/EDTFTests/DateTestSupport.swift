// What every date test says: a text is read or refused; random runs that can be repeated.

import EDTF
import Foundation
import Testing

func date(_ text: String) throws -> DateExpression {
    try DateExpression(parsing: text)
}

/// The refusal of a text, or `nil` when it is accepted.
func refusal(_ text: String) -> DateSyntaxError? {
    do {
        _ = try DateExpression(parsing: text)
        return nil
    } catch {
        return error
    }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CalendarDay.days(fromCivil: (year, month, day))
}

/// SplitMix64: the same seed gives the same run on every machine.
struct SeededGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    /// A fresh seed, or the one in `DOSSIER_SEED`; printed, so that a failure can be run again.
    init(for test: String) {
        seed = ProcessInfo.processInfo.environment["DOSSIER_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
        state = seed
        print("\(test): DOSSIER_SEED=\(seed)")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
