// Base: a date's year, month and day as single numbers, for formats that know the calendar but not EDTF.

/// What is known of one end of a date. Month and day stand only where each is one number: nothing is made up.
public struct DateParts: Sendable, Hashable {
    /// Astronomical. Where its digits are not all given (`202X`), the first or last year they allow.
    public var year: Int
    /// 1…12
    public var month: Int?
    /// 1…31
    public var day: Int?
    /// 21…41 (ISO 8601-2:2019, table 2), in place of a month.
    public var season: Int?
    /// Marked `~` or `%`.
    public var isApproximate: Bool
    /// Marked `?` or `%`.
    public var isUncertain: Bool
    /// Whether no digit was left open.
    public var isExact: Bool

    /// Whether it says what its source says: every digit given, nothing uncertain or approximate.
    public var isPlain: Bool { isExact && !isApproximate && !isUncertain }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1, 5.2.2); nil for seasons and for years beyond 0001 to 9999.
    public var calendarText: String? {
        guard season == nil, (1...9999).contains(year) else { return nil }
        var text = DateSuggestion.padded(year, 4)
        if let month {
            text += "-" + DateSuggestion.padded(month, 2)
            if let day { text += "-" + DateSuggestion.padded(day, 2) }
        }
        return text
    }
}

extension DateExpression {
    /// Written as one date: neither an interval nor a set.
    public var isSingle: Bool { !isInterval && !isSet }

    /// The date it begins with; nil where the beginning is open or unknown. Of a set, its earliest member's.
    public var firstParts: DateParts? {
        switch form {
        case .single(let date), .interval(.date(let date), _): return date.parts(isFirst: true)
        case .interval: return nil
        case .oneOf(let members), .allOf(let members):
            guard start.day != nil else { return nil }
            return members.compactMap(\.first).filter { $0.earliest != nil }.min { ($0.earliest ?? 0) < ($1.earliest ?? 0) }?
                .parts(isFirst: true)
        }
    }

    /// The date it ends with; nil where the end is open or unknown. Of a set, its latest member's.
    public var lastParts: DateParts? {
        switch form {
        case .single(let date), .interval(_, .date(let date)): return date.parts(isFirst: false)
        case .interval: return nil
        case .oneOf(let members), .allOf(let members):
            guard end.day != nil else { return nil }
            return members.compactMap(\.last).filter { $0.latest != nil }.max { ($0.latest ?? 0) < ($1.latest ?? 0) }?
                .parts(isFirst: false)
        }
    }
}

extension DateExpression.Member {
    fileprivate var first: SingleDate? {
        switch self {
        case .date(let date), .range(let date, _), .orLater(let date): date
        case .orEarlier: nil
        }
    }

    fileprivate var last: SingleDate? {
        switch self {
        case .date(let date), .range(_, let date), .orEarlier(let date): date
        case .orLater: nil
        }
    }
}

extension SingleDate {
    fileprivate func parts(isFirst: Bool) -> DateParts? {
        guard !isYearUnspecified else { return nil }
        var parts = DateParts(
            year: isFirst ? firstYear : lastYear, isApproximate: qualifiers.contains(.approximate),
            isUncertain: qualifiers.contains(.uncertain), isExact: isExact)
        guard isYearExact, hasMonth, monthMask == 0 else { return parts }
        if isSeason {
            parts.season = Int(month)
        } else {
            parts.month = Int(month)
            if hasDay, dayMask == 0 { parts.day = Int(day) }
        }
        return parts
    }
}
