// Base: a date for readers, at the precision its source gave: "August 2021" never gains a day.

extension DateExpression {
    /// The date in words: "12 October 2021", "about 2014", "between May 2022 and March 2024". Begins in lower case but for names.
    public func phrase(_ wording: DateWording = .english) -> String {
        DatePhrase(wording: wording).text(form)
    }
}

struct DatePhrase {
    let wording: DateWording

    func text(_ form: DateExpression.Form) -> String {
        switch form {
        case .single(let date):
            return text(date)
        case .interval(let start, let end):
            switch (start, end) {
            case (.date(let first), .date(let last)): return range(first, last, pattern: wording.range)
            case (.date(let date), .open): return wording.fill(wording.since, text(date))
            case (.date(let date), .unknown): return wording.fill(wording.endUnknown, text(date))
            case (.open, .date(let date)): return wording.fill(wording.until, text(date))
            case (.unknown, .date(let date)): return wording.fill(wording.startUnknown, text(date))
            default: return wording.always
            }
        case .oneOf(let members):
            return wording.list(members.map { text($0, isOneOf: true) }, last: wording.or)
        case .allOf(let members):
            return wording.list(members.map { text($0, isOneOf: false) }, last: wording.and)
        }
    }

    private func text(_ member: DateExpression.Member, isOneOf: Bool) -> String {
        switch member {
        case .date(let date): text(date)
        case .range(let first, let last): range(first, last, pattern: isOneOf ? wording.between : wording.range)
        case .orEarlier(let date): wording.fill(isOneOf ? wording.orEarlier : wording.andEarlier, text(date))
        case .orLater(let date): wording.fill(isOneOf ? wording.orLater : wording.andLater, text(date))
        }
    }

    // MARK: One date

    func text(_ date: SingleDate) -> String {
        let plain = plainText(date)
        guard let whole = date.wholeQualifiers else {
            return wording.fill(wording.remark, plain, remarks(on: date))
        }
        return qualified(plain, whole)
    }

    private func qualified(_ text: String, _ qualifiers: Qualifiers) -> String {
        let about = qualifiers.contains(.approximate) ? wording.fill(wording.about, text) : text
        return qualifiers.contains(.uncertain) ? wording.fill(wording.uncertain, about) : about
    }

    /// "year and month approximate, day uncertain"
    private func remarks(on date: SingleDate) -> String {
        var parts = [(wording.year, date.yearQualifiers)]
        if date.hasMonth { parts.append((date.isSeason ? wording.season : wording.month, date.monthQualifiers)) }
        if date.hasDay { parts.append((wording.day, date.dayQualifiers)) }
        var remarks: [String] = []
        let words: [(Qualifiers, String)] = [
            (.approximate, wording.partApproximate), (.uncertain, wording.partUncertain), ([.approximate, .uncertain], wording.partBoth),
        ]
        for (qualifiers, word) in words {
            let names = parts.filter { $0.1 == qualifiers }.map(\.0)
            if !names.isEmpty { remarks.append(wording.fill(wording.remarkOnParts, wording.list(names, last: wording.and), word)) }
        }
        return remarks.joined(separator: wording.comma)
    }

    /// The date without its qualifiers.
    private func plainText(_ date: SingleDate) -> String {
        guard date.hasMonth else { return yearText(date) }
        // "some year in the 1560s" after "of", the number itself otherwise.
        let inYear = date.isYearExact ? yearText(date) : someYear(date)
        if date.isSeason {
            // "second half of some year …" reads on by itself, "spring" doesn't.
            if date.isYearExact || date.month > 32 { return season(date.month, inYear) }
            return wording.fill(wording.partOf, bareSeason(date.month), inYear)
        }
        guard date.hasDay else {
            return date.monthMask == 3 ? wording.fill(wording.someMonth, inYear) : joined(monthName(date, afterDay: false), inYear, date)
        }
        if date.dayMask == 3 {
            if date.monthMask == 3 { return wording.fill(wording.someDay, inYear) }
            return wording.fill(wording.someDay, joined(monthName(date, afterDay: false), inYear, date))
        }
        if date.isExact {
            let text = wording.fill(wording.dayMonthYear, String(date.day), monthName(date, afterDay: true), inYear)
            guard let time = date.time else { return text }
            return wording.fill(wording.dateTime, text, clock(time))
        }
        let days = date.possibleDays
        if date.monthMask != 0 {
            let isRun = date.dayMask == 1 && days.count > 3
            let dayText = isRun ? run(days) : wording.list(days.map(String.init), last: wording.or)
            let month =
                date.monthMask == 3 ? wording.fill(wording.someMonth, inYear) : joined(monthName(date, afterDay: false), inYear, date)
            return wording.fill(wording.dayOf, dayText, month)
        }
        let month = monthName(date, afterDay: true)
        if date.dayMask == 1 && days.count > 2, let first = days.first, let last = days.last {
            let whole = joined(month, inYear, date)
            return wording.fill(wording.someDayFrom, String(first), String(lastDay(of: date, atMost: last)), whole)
        }
        let dayText = wording.list(possible(days, in: date).map(String.init), last: wording.or)
        if date.isYearExact { return wording.fill(wording.dayMonthYear, dayText, month, inYear) }
        return wording.fill(wording.partOf, wording.fill(wording.dayMonth, dayText, month), inYear)
    }

    private func run(_ days: [Int]) -> String {
        wording.fill(wording.range, String(days.first ?? 0), String(days.last ?? 0))
    }

    /// The days that the date's month has; all of them when the year leaves it open.
    private func possible(_ days: [Int], in date: SingleDate) -> [Int] {
        let length = lastDay(of: date, atMost: 31)
        return days.filter { $0 <= length }
    }

    private func lastDay(of date: SingleDate, atMost day: Int) -> Int {
        let year = date.isYearExact ? date.firstYear : 2000
        return min(day, CalendarDay.length(ofMonth: Int(date.month), year: year))
    }

    private func joined(_ month: String, _ year: String, _ date: SingleDate) -> String {
        wording.fill(date.isYearExact ? wording.monthYear : wording.partOf, month, year)
    }

    private func monthName(_ date: SingleDate, afterDay: Bool) -> String {
        if date.monthMask == 0 { return wording.name(ofMonth: Int(date.month), afterDay: afterDay) }
        let months = date.possibleMonths.map { wording.name(ofMonth: $0, afterDay: false) }
        guard months.count > 2, let first = months.first, let last = months.last else { return wording.list(months, last: wording.or) }
        return wording.fill(wording.someMonthFrom, first, last)
    }

    private func season(_ code: UInt8, _ year: String) -> String {
        let index = Int(code) - 21
        return wording.seasons.indices.contains(index) ? wording.fill(wording.seasons[index], year) : year
    }

    private func bareSeason(_ code: UInt8) -> String {
        season(code, "").split(separator: " ").joined(separator: " ")
    }

    private func someYear(_ date: SingleDate) -> String {
        if date.isYearUnspecified { return wording.unknownYear }
        return isRunOfYears(date) ? wording.fill(wording.someYear, yearText(date)) : yearText(date)
    }

    /// Whether the unspecified digits are the last ones, so that the years follow each other.
    private func isRunOfYears(_ date: SingleDate) -> Bool {
        date.yearMask & (date.yearMask + 1) == 0
    }

    private func yearText(_ date: SingleDate) -> String {
        let (first, last) = (date.firstYear, date.lastYear)
        if date.significantDigits != 0 {
            let own = date.isNegative ? -date.magnitude : date.magnitude
            if first == last { return wording.yearText(own) }
            return wording.fill(wording.estimated, wording.yearText(own), wording.years(wording.yearSpan, first, last))
        }
        if date.isYearExact { return wording.yearText(first) }
        if date.isYearUnspecified { return wording.unknownYear }
        guard isRunOfYears(date) else {
            var bare = SingleDate()
            (bare.magnitude, bare.isNegative, bare.yearMask) = (date.magnitude, date.isNegative, date.yearMask)
            var pattern = CanonicalText()
            pattern.write(bare)
            return wording.fill(wording.yearLike, wording.yearText(first), wording.yearText(last), pattern.text)
        }
        if first >= 100 {
            if date.yearMask == 1 && first % 100 != 0 { return wording.fill(wording.decade, String(first)) }
            if date.yearMask <= 3 { return wording.fill(wording.century, String(first), String(last)) }
        }
        return wording.years(wording.years, first, last)
    }

    private func clock(_ time: TimeOfDay) -> String {
        var text = CanonicalText()
        text.writeClock(Int(time.seconds) / 3600, Int(time.seconds) / 60 % 60)
        let clock = text.text + ":" + DateSuggestion.padded(Int(time.seconds) % 60, 2)
        guard let zone = time.zone else { return clock }
        if zone == 0 { return clock + " " + wording.universalTime }
        var shift = CanonicalText()
        shift.writeClock(Int(zone.magnitude) / 60, Int(zone.magnitude) % 60)
        return clock + " (" + wording.universalTime + (zone < 0 ? "−" : "+") + shift.text + ")"
    }

    // MARK: Ranges

    private func range(_ first: SingleDate, _ last: SingleDate, pattern: String) -> String {
        if first == last { return text(first) }
        let isPhrase = [first, last].contains { $0.monthMask != 0 || $0.dayMask != 0 || ($0.hasMonth && !$0.isYearExact) }
        let pattern = isPhrase && pattern == wording.range ? wording.rangeOfPhrases : pattern
        guard let firstWhole = first.wholeQualifiers, let lastWhole = last.wholeQualifiers else {
            return wording.fill(pattern, text(first), text(last))
        }
        let areUncertain = firstWhole.contains(.uncertain) && lastWhole.contains(.uncertain)
        let isOneUncertain = firstWhole.union(lastWhole).contains(.uncertain) && !areUncertain
        guard !isOneUncertain, let short = shortened(first, before: last) else {
            return wording.fill(pattern, text(first), text(last))
        }
        let doubt: Qualifiers = .uncertain
        let range = wording.fill(
            pattern, qualified(short, firstWhole.subtracting(doubt)), qualified(plainText(last), lastWhole.subtracting(doubt)))
        return areUncertain ? wording.fill(wording.bothUncertain, range) : range
    }

    /// The first end without what the second repeats: "12" of "12 to 15 October 2021". `nil` where it must stand whole.
    private func shortened(_ first: SingleDate, before last: SingleDate) -> String? {
        guard wording.shortensRanges, first.isExact, last.isExact, first.time == nil, last.time == nil, first.precision == last.precision
        else { return nil }
        if !first.hasMonth {
            return first.firstYear <= 0 && last.firstYear <= 0 ? wording.grouped(1 - first.firstYear) : plainText(first)
        }
        guard first.firstYear == last.firstYear else { return plainText(first) }
        if first.isSeason {
            guard first.month <= 24, last.month <= 24 else { return plainText(first) }
            return bareSeason(first.month)
        }
        if !first.hasDay { return wording.name(ofMonth: Int(first.month), afterDay: false) }
        if first.month == last.month { return String(first.day) }
        return wording.fill(wording.dayMonth, String(first.day), wording.name(ofMonth: Int(first.month), afterDay: true))
    }
}
