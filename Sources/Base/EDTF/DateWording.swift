// Base: the words of one language for dates; a site's string table makes others.

/// The words and patterns by which a date is printed for people. In a pattern `{1}`, `{2}`, `{3}` stand for its parts.
///
/// Another language starts from a copy of `english` and replaces what differs.
public struct DateWording: Sendable, Hashable {
    /// January to December, standing alone or before a year.
    public var months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    /// January to December after a day, where the language declines them; empty when they are the same.
    public var monthsAfterDay: [String] = []
    /// Patterns over the year for the codes 21 to 41: seasons, northern and southern seasons, quarters, thirds, halves.
    public var seasons = [
        "spring {1}", "summer {1}", "autumn {1}", "winter {1}",
        "spring {1} (northern hemisphere)", "summer {1} (northern hemisphere)",
        "autumn {1} (northern hemisphere)", "winter {1} (northern hemisphere)",
        "spring {1} (southern hemisphere)", "summer {1} (southern hemisphere)",
        "autumn {1} (southern hemisphere)", "winter {1} (southern hemisphere)",
        "first quarter of {1}", "second quarter of {1}", "third quarter of {1}", "fourth quarter of {1}",
        "first four months of {1}", "middle four months of {1}", "last four months of {1}",
        "first half of {1}", "second half of {1}",
    ]

    /// Day, month, year.
    public var dayMonthYear = "{1} {2} {3}"
    /// Day, month.
    public var dayMonth = "{1} {2}"
    /// Month, year.
    public var monthYear = "{1} {2}"
    /// Date, time of day.
    public var dateTime = "{1}, {2}"
    /// The name after a time in UTC, and before a shift from it.
    public var universalTime = "UTC"
    /// Whether "12 to 15 October 2021" may leave out what the two ends share; false where day or year stand in another order.
    public var shortensRanges = true

    /// A part, in a year that is not known exactly.
    public var partOf = "{1} of {2}"
    /// Some day in a month or year.
    public var someDay = "some day in {1}"
    /// Some day from one to another of a month.
    public var someDayFrom = "some day from {1} to {2} {3}"
    /// A day by its number, of a month not known.
    public var dayOf = "day {1} of {2}"
    public var someMonth = "some month of {1}"
    public var someMonthFrom = "some month from {1} to {2}"
    public var someYear = "some year in {1}"
    public var unknownYear = "an unknown year"
    /// A decade's first year.
    public var decade = "the {1}s"
    /// First and last year of a century, or of a decade whose plain name would read as a century's.
    public var century = "the {1}s ({1}–{2})"
    /// First and last of other runs of years.
    public var years = "the years {1}–{2}"
    /// First and last year that match a pattern, and the pattern as written.
    public var yearLike = "some year from {1} to {2} ({3})"
    /// First and last year, bare.
    public var yearSpan = "{1}–{2}"
    /// An estimate with the span of years it stands for.
    public var estimated = "about {1} ({2})"
    /// Years before and early after year 1.
    public var beforeChrist = "{1} BC"
    public var afterChrist = "AD {1}"
    /// Between each three digits of a year of more than four.
    public var thousands = ","

    public var about = "about {1}"
    public var uncertain = "{1} (uncertain)"
    public var bothUncertain = "{1} (both ends uncertain)"
    /// A date, and a remark on its parts.
    public var remark = "{1} ({2})"
    /// Parts ("year and month"), and what is said of them.
    public var remarkOnParts = "{1} {2}"
    public var partUncertain = "uncertain"
    public var partApproximate = "approximate"
    public var partBoth = "approximate and uncertain"
    public var year = "year"
    public var month = "month"
    public var season = "season"
    public var day = "day"

    public var range = "{1} to {2}"
    /// A range whose ends are phrases themselves.
    public var rangeOfPhrases = "from {1} to {2}"
    public var between = "between {1} and {2}"
    public var since = "since {1}"
    public var until = "until {1}"
    public var endUnknown = "from {1}, end unknown"
    public var startUnknown = "until {1}, start unknown"
    public var always = "at any time"
    public var orEarlier = "{1} or earlier"
    public var orLater = "{1} or later"
    public var andEarlier = "{1} and earlier"
    public var andLater = "{1} and later"
    /// In lists: between items, before the last of all, before the last of a choice.
    public var comma = ", "
    public var and = " and "
    public var or = " or "

    private init() {}

    public static let english = DateWording()
}

extension DateWording {
    /// A pattern with its parts filled in; a part that isn't given stays empty.
    func fill(_ pattern: String, _ parts: String...) -> String {
        var filled = ""
        var rest = pattern[...]
        while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<brace]
            let inner = rest[rest.utf8.index(after: brace)...]
            guard let close = inner.utf8.firstIndex(of: UInt8(ascii: "}")), let number = Int(inner[..<close]) else {
                filled += "{"
                rest = inner
                continue
            }
            if parts.indices.contains(number - 1) { filled += parts[number - 1] }
            rest = inner[inner.utf8.index(after: close)...]
        }
        filled += rest
        return filled
    }

    /// The name of a month 1…12; its number where a wording lacks one.
    func name(ofMonth month: Int, afterDay: Bool) -> String {
        let names = afterDay && !monthsAfterDay.isEmpty ? monthsAfterDay : months
        return names.indices.contains(month - 1) ? names[month - 1] : String(month)
    }

    /// An astronomical year for people: 2021, AD 7, 44 BC, 170,000,000.
    func yearText(_ year: Int) -> String {
        if year > 0 { return year < 100 ? fill(afterChrist, String(year)) : grouped(year) }
        return fill(beforeChrist, grouped(1 - year))
    }

    /// Two years with a dash, naming their era once.
    func years(_ pattern: String, _ first: Int, _ last: Int) -> String {
        if last <= 0 { return fill(beforeChrist, fill(pattern, grouped(1 - first), grouped(1 - last))) }
        return fill(pattern, first > 0 ? grouped(first) : yearText(first), first > 0 && first < 100 ? grouped(last) : yearText(last))
    }

    func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        guard digits.count > 4, !thousands.isEmpty else { return String(digits) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text += thousands }
            text.append(digit)
        }
        return text
    }

    /// "a", "a and b", "a, b and c".
    func list(_ items: [String], last: String) -> String {
        guard let final = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: comma) + last + final
    }
}
