// What a date rules out for certain, for rules that must not accuse anybody on a guess.

import EDTF

extension DateExpression {
    /// The first and last day it may mean; nil where it has no such end. A date marked `~`, `?` or `%` is widened by twice the length of its
    /// finest part, since "about 2014" may well be 2013.
    var certainBounds: (first: Int?, last: Int?) {
        let slack = isApproximate || isUncertain ? Self.doubt(precision) : 0
        return (earliest.map { $0 - slack }, latest.map { $0 + slack })
    }

    /// Whether its last possible day lies before the other's first.
    func isCertainlyBefore(_ other: DateExpression) -> Bool {
        guard let last = certainBounds.last, let first = other.certainBounds.first else { return false }
        return last < first
    }

    /// Whether the two can't share a day.
    func certainlyExcludes(_ other: DateExpression) -> Bool {
        isCertainlyBefore(other) || other.isCertainlyBefore(self) || !isDoubtful && !other.isDoubtful && !overlaps(other)
    }

    private var isDoubtful: Bool { isApproximate || isUncertain }

    /// Days.
    private static func doubt(_ precision: DatePrecision) -> Int {
        switch precision {
        case .unspecified, .millennium: 1_000_000
        case .century: 73_050
        case .decade: 7_305
        case .year: 731
        case .season: 184
        case .month: 62
        case .day, .time: 31
        }
    }
}
