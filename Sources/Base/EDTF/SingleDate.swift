// Base: one date as written, with its unspecified digits and qualifiers; intervals and sets are made of these.

/// The EDTF qualifiers: `?` uncertain, `~` approximate, `%` both (ISO 8601-2:2019, 8.2).
struct Qualifiers: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let uncertain = Qualifiers(rawValue: 1)
    static let approximate = Qualifiers(rawValue: 2)
}

/// A time of day with an optional shift from UTC.
struct TimeOfDay: Hashable, Sendable {
    /// Seconds since midnight, 0…86400; the last is 24:00:00.
    var seconds: Int32
    /// Minutes east of UTC, −720…840; `nil` for local time.
    var zone: Int16?
}

/// A date without `/` or set brackets. Digits written `X` are 0 in the numbers and set in the masks.
struct SingleDate: Hashable, Sendable {
    /// The year without its sign; kept apart from it because `-00XX` has one too.
    var magnitude = 0
    var isNegative = false
    /// Bit n: the digit of 10^n is unspecified.
    var yearMask: UInt8 = 0
    /// The number after `S`; 0 without one.
    var significantDigits: UInt8 = 0
    /// 1…12 a month, 21…41 a season (ISO 8601-2:2019, table 2), 0 none or unspecified.
    var month: UInt8 = 0
    var monthMask: UInt8 = 0
    var day: UInt8 = 0
    var dayMask: UInt8 = 0
    var yearQualifiers: Qualifiers = []
    var monthQualifiers: Qualifiers = []
    var dayQualifiers: Qualifiers = []
    var time: TimeOfDay?

    var hasMonth: Bool { month != 0 || monthMask != 0 }
    var hasDay: Bool { day != 0 || dayMask != 0 }
    var isSeason: Bool { month >= 21 }
    var isYearUnspecified: Bool { yearMask == 0b1111 }
    var isYearExact: Bool { yearMask == 0 && significantDigits == 0 }
    /// Every part is one number.
    var isExact: Bool { isYearExact && monthMask == 0 && dayMask == 0 }

    /// Every qualifier on any part.
    var qualifiers: Qualifiers { yearQualifiers.union(monthQualifiers).union(dayQualifiers) }

    /// The qualifiers of the whole date; `nil` when its parts differ.
    var wholeQualifiers: Qualifiers? {
        if hasMonth && monthQualifiers != yearQualifiers { return nil }
        if hasDay && dayQualifiers != yearQualifiers { return nil }
        return yearQualifiers
    }

    var precision: DatePrecision {
        if yearMask != 0 {
            if yearMask >= 8 { return .unspecified }
            return yearMask >= 4 ? .millennium : yearMask >= 2 ? .century : .decade
        }
        if significantDigits != 0 {
            switch digitCount(magnitude) - Int(significantDigits) {
            case ...0: return .year
            case 1: return .decade
            case 2: return .century
            default: return .millennium
            }
        }
        if !hasMonth || monthMask != 0 { return .year }
        if isSeason { return .season }
        if !hasDay || dayMask != 0 { return .month }
        return time == nil ? .day : .time
    }
}

// MARK: - The years, months and days a date may mean

extension SingleDate {
    /// The years that match the written digits: how many there are, and (through `year(at:)`) which.
    var yearCount: Int {
        if significantDigits != 0 { return significantStep }
        var count = 1
        for place in 0..<4 where yearMask & (1 << UInt8(place)) != 0 { count *= 10 }
        // "-0000" is not a year, so "-000X" has nine.
        return isNegative && magnitude == 0 && yearMask != 0 ? count - 1 : count
    }

    /// The matching year of a rank, 0 the earliest.
    func year(at rank: Int) -> Int {
        if isYearExact { return isNegative ? -magnitude : magnitude }
        let count = yearCount
        var index = isNegative ? count - 1 - rank : rank
        if significantDigits != 0 {
            let value = magnitude / significantStep * significantStep + index
            return isNegative ? -value : value
        }
        if isNegative && magnitude == 0 { index += 1 }
        var value = magnitude
        var place = 1
        for bit in 0..<4 {
            if yearMask & (1 << UInt8(bit)) != 0 {
                value += index % 10 * place
                index /= 10
            }
            place *= 10
        }
        return isNegative ? -value : value
    }

    var firstYear: Int { year(at: 0) }
    var lastYear: Int { year(at: yearCount - 1) }

    private var significantStep: Int {
        var step = 1
        for _ in 0..<max(0, digitCount(magnitude) - Int(significantDigits)) { step *= 10 }
        return step
    }

    /// The months 1…12 that match the written digits, ascending; none for a season.
    var possibleMonths: [Int] {
        (1...12).filter { Self.matches($0, digits: month, mask: monthMask) }
    }

    /// The days 1…31 that match the written digits, whatever the month.
    var possibleDays: [Int] {
        (1...31).filter { Self.matches($0, digits: day, mask: dayMask) }
    }

    private static func matches(_ value: Int, digits: UInt8, mask: UInt8) -> Bool {
        (mask & 1 != 0 || value % 10 == Int(digits) % 10) && (mask & 2 != 0 || value / 10 == Int(digits) / 10)
    }

    /// The first and last matching day within one year; `nil` when the year has none (29 February).
    func days(inYear year: Int) -> (first: Int, last: Int)? {
        if !hasMonth {
            return (CalendarDay.days(fromCivil: (year, 1, 1)), CalendarDay.days(fromCivil: (year, 12, 31)))
        }
        if isSeason {
            let season = Self.season(month)
            let lastMonth = season.first + season.count - 1
            let (lastYear, last) = lastMonth > 12 ? (year + 1, lastMonth - 12) : (year, lastMonth)
            return (
                CalendarDay.days(fromCivil: (year, season.first, 1)),
                CalendarDay.days(fromCivil: (lastYear, last, CalendarDay.length(ofMonth: last, year: lastYear)))
            )
        }
        if monthMask == 0 && dayMask == 0 {
            let length = CalendarDay.length(ofMonth: Int(month), year: year)
            if hasDay && Int(day) > length { return nil }
            let first = CalendarDay.days(fromCivil: (year, Int(month), hasDay ? Int(day) : 1))
            return (first, hasDay ? first : first + length - 1)
        }
        var range: (first: Int, last: Int)?
        for month in 1...12 where Self.matches(month, digits: self.month, mask: monthMask) {
            for day in 1...CalendarDay.length(ofMonth: month, year: year)
            where !hasDay || Self.matches(day, digits: self.day, mask: dayMask) {
                let number = CalendarDay.days(fromCivil: (year, month, day))
                range = (range?.first ?? number, number)
            }
        }
        return range
    }

    /// First month and number of months. Seasons without a hemisphere (21–24) are counted as northern; a winter belongs to the year
    /// it begins in, so 2001-24 is December 2001 to February 2002.
    private static func season(_ code: UInt8) -> (first: Int, count: Int) {
        switch code {
        case 21, 25, 31: (3, 3)
        case 22, 26, 32: (6, 3)
        case 23, 27, 29: (9, 3)
        case 24, 28, 30: (12, 3)
        case 33...36: (Int(code - 33) * 3 + 1, 3)
        case 37...39: (Int(code - 37) * 4 + 1, 4)
        case 40: (1, 6)
        default: (7, 6)
        }
    }

    /// Whether any day at all matches.
    var isPossible: Bool {
        if isYearUnspecified { return days(inYear: 2000) != nil }
        return earliest != nil
    }

    /// The first matching day; `nil` when the year is unspecified.
    var earliest: Int? {
        if isYearExact { return days(inYear: isNegative ? -magnitude : magnitude)?.first }
        if isYearUnspecified { return nil }
        for rank in 0..<yearCount {
            if let days = days(inYear: year(at: rank)) { return days.first }
        }
        return nil
    }

    /// The last matching day; `nil` when the year is unspecified.
    var latest: Int? {
        if isYearExact { return days(inYear: isNegative ? -magnitude : magnitude)?.last }
        if isYearUnspecified { return nil }
        for rank in stride(from: yearCount - 1, through: 0, by: -1) {
            if let days = days(inYear: year(at: rank)) { return days.last }
        }
        return nil
    }
}

/// Decimal digits of a number that is not negative.
func digitCount(_ number: Int) -> Int {
    var rest = number / 10
    var count = 1
    while rest > 0 {
        rest /= 10
        count += 1
    }
    return count
}
