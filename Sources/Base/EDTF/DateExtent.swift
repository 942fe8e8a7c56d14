// Base: a date as days: its bounds, and the order, overlap and containment that timelines ask for.

extension DateExpression.Form {
    var start: DateBound {
        switch self {
        case .single(let date): return date.startBound
        case .interval(.date(let date), _): return date.startBound
        case .interval(.open, _): return .open
        case .interval(.unknown, _): return .unknown
        case .oneOf(let members), .allOf(let members):
            var earliest: Int?
            for member in members {
                let bound: DateBound
                switch member {
                case .date(let date), .orLater(let date), .range(let date, _): bound = date.startBound
                case .orEarlier: bound = .open
                }
                guard case .day(let day) = bound else { return bound }
                earliest = min(earliest ?? day, day)
            }
            return earliest.map(DateBound.day) ?? .unknown
        }
    }

    var end: DateBound {
        switch self {
        case .single(let date): return date.endBound
        case .interval(_, .date(let date)): return date.endBound
        case .interval(_, .open): return .open
        case .interval(_, .unknown): return .unknown
        case .oneOf(let members), .allOf(let members):
            var latest: Int?
            // From the back, where an open end stands.
            for member in members.reversed() {
                let bound: DateBound
                switch member {
                case .date(let date), .orEarlier(let date), .range(_, let date): bound = date.endBound
                case .orLater: bound = .open
                }
                guard case .day(let day) = bound else { return bound }
                latest = max(latest ?? day, day)
            }
            return latest.map(DateBound.day) ?? .unknown
        }
    }
}

extension DateExpression {
    /// The first possible day, in days since 1970-01-01; `nil` when the start is open or unknown.
    public var earliest: Int? { start.day }

    /// The last possible day, inclusive, in days since 1970-01-01; `nil` when the end is open or unknown.
    public var latest: Int? { end.day }

    /// The astronomical year of the first possible day.
    public var firstYear: Int? { earliest.map { CalendarDay.civil(fromDays: $0).year } }

    /// The astronomical year of the last possible day.
    public var lastYear: Int? { latest.map { CalendarDay.civil(fromDays: $0).year } }
}

extension SingleDate {
    var startBound: DateBound { earliest.map(DateBound.day) ?? .unknown }
    var endBound: DateBound { latest.map(DateBound.day) ?? .unknown }
}

// MARK: - Order

extension DateExpression: Comparable {
    /// A total order for timelines: by first possible day, an open or unknown start before all; of those that begin together the
    /// coarser first (2021, 2021-01, 2021-01-01); then by last possible day, an open or unknown end last; then by canonical text,
    /// which puts times in order.
    public static func < (left: DateExpression, right: DateExpression) -> Bool {
        switch (left.start.day, right.start.day) {
        case (nil, .some): return true
        case (.some, nil): return false
        case (let first?, let second?) where first != second: return first < second
        default: break
        }
        let (leftPrecision, rightPrecision) = (left.precision, right.precision)
        if leftPrecision != rightPrecision { return leftPrecision < rightPrecision }
        switch (left.end.day, right.end.day) {
        case (nil, .some): return false
        case (.some, nil): return true
        case (let first?, let second?) where first != second: return first < second
        default: break
        }
        if left.form == right.form { return false }
        return left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

// MARK: - Overlap and containment

/// A run of days, both ends included; `Int.min` and `Int.max` are without limit.
private struct DaySpan {
    var first: Int
    var last: Int
}

extension DateExpression {
    /// Whether the two could share a day. An unknown end excludes nothing, so it counts as unlimited. Sets are compared member by
    /// member: {1960,1962} doesn't overlap 1961. Unspecified digits count from the first to the last day they allow.
    public func overlaps(_ other: DateExpression) -> Bool {
        var found = false
        forEachPossibleSpan { mine in
            if found { return }
            other.forEachPossibleSpan { theirs in
                if mine.first <= theirs.last && theirs.first <= mine.last { found = true }
            }
        }
        return found
    }

    /// Whether every day the other may mean is one of this one's. An unknown end of this one reaches no further than its known date
    /// (`2004/` contains 2004 only); an unknown end of the other lies only within an open end. Every date contains itself.
    public func contains(_ other: DateExpression) -> Bool {
        if self == other { return true }
        let covered = coveredSpans()
        var holds = true
        other.forEachPossibleSpan { theirs in
            if holds && !covered.contains(where: { $0.first <= theirs.first && theirs.last <= $0.last }) { holds = false }
        }
        return holds
    }

    private func forEachPossibleSpan(_ body: (DaySpan) -> Void) {
        switch form {
        case .single(let date): body(date.possibleSpan)
        case .interval(let start, let end):
            var span = DaySpan(first: .min, last: .max)
            if case .date(let date) = start { span.first = date.possibleSpan.first }
            if case .date(let date) = end { span.last = date.possibleSpan.last }
            body(span)
        case .oneOf(let members), .allOf(let members):
            for member in members { body(member.possibleSpan) }
        }
    }

    /// The days certainly within, as disjoint runs in order.
    private func coveredSpans() -> [DaySpan] {
        switch form {
        case .single(let date): return date.isYearUnspecified ? [] : [date.possibleSpan]
        case .interval(let start, let end):
            var span = DaySpan(first: .min, last: .max)
            switch (start, end) {
            case (.date(let first), .date(let last)):
                guard let firstDay = first.earliest ?? last.earliest, let lastDay = last.latest ?? first.latest else { return [] }
                span = DaySpan(first: firstDay, last: lastDay)
            case (.date(let date), .open):
                guard let day = date.earliest else { return [] }
                span.first = day
            case (.open, .date(let date)):
                guard let day = date.latest else { return [] }
                span.last = day
            case (.date(let date), .unknown), (.unknown, .date(let date)):
                return date.isYearUnspecified ? [] : [date.possibleSpan]
            case (.open, .open): break
            default: return []
            }
            return [span]
        case .oneOf(let members), .allOf(let members):
            var merged: [DaySpan] = []
            let spans = members.filter { !$0.hasUnspecifiedYear }.map(\.possibleSpan).sorted { $0.first < $1.first }
            for span in spans {
                if let previous = merged.last, previous.last == .max || previous.last + 1 >= span.first {
                    merged[merged.count - 1].last = max(previous.last, span.last)
                } else {
                    merged.append(span)
                }
            }
            return merged
        }
    }
}

extension SingleDate {
    fileprivate var possibleSpan: DaySpan { DaySpan(first: earliest ?? .min, last: latest ?? .max) }
}

extension DateExpression.Member {
    fileprivate var possibleSpan: DaySpan {
        switch self {
        case .date(let date): date.possibleSpan
        case .range(let first, let last): DaySpan(first: first.possibleSpan.first, last: last.possibleSpan.last)
        case .orEarlier(let date): DaySpan(first: .min, last: date.possibleSpan.last)
        case .orLater(let date): DaySpan(first: date.possibleSpan.first, last: .max)
        }
    }

    fileprivate var hasUnspecifiedYear: Bool {
        switch self {
        case .date(let date), .orEarlier(let date), .orLater(let date): date.isYearUnspecified
        case .range(let first, let last): first.isYearUnspecified || last.isYearUnspecified
        }
    }
}
