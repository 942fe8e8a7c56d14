// Base: day numbers and calendar dates, the arithmetic under every bound and comparison.

/// Arithmetic of the proleptic Gregorian calendar with astronomical years (0 is 1 BC), as ISO 8601 counts them.
///
/// A day is an `Int`: days since 1970-01-01, negative before. Years beyond ±10^15 are clamped, so nothing overflows.
public enum CalendarDay {
    /// The largest year, either side of 0, that a date may name.
    public static let yearLimit = 999_999_999_999_999

    /// Days since 1970-01-01 of a calendar date.
    ///
    /// - Parameter date: year (astronomical), month 1…12, day 1…31. A day past the month's end counts on into the next month.
    public static func days(fromCivil date: (year: Int, month: Int, day: Int)) -> Int {
        // Years start in March here, so that the leap day is the last of its year; eras are of 400 years.
        let limited = min(max(date.year, -yearLimit - 1), yearLimit + 1)
        let year = date.month <= 2 ? limited - 1 : limited
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let monthFromMarch = (date.month &+ 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + (date.day &- 1)
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The calendar date of a number of days since 1970-01-01.
    public static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let limit = (yearLimit + 2) * 366
        let shifted = min(max(days, -limit), limit) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Whether an astronomical year has a 29 February.
    public static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month, 28…31; 0 for a month outside 1…12.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year: year) ? 29 : 28
        default: 0
        }
    }
}
