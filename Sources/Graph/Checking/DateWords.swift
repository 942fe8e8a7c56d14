// What English words say of a date, and what they leave open: read from date-words and from quotations.

import EDTF

/// The dates and relative times found in a text.
struct DateWords {
    private(set) var months: Set<Int> = []
    private(set) var years: Set<Int> = []
    /// A decade or a century stands in it.
    private(set) var hasLongPeriod = false
    /// The finest that is named: "8 October", "2021"; nil where nothing is.
    private(set) var named: DatePrecision?
    /// The finest that is told relative to something: "the following month".
    private(set) var told: DatePrecision?
    /// "the following month", "a year later", "yesterday": the words that need something else to be a date.
    private(set) var relative: String?

    /// The finest, either way.
    var precision: DatePrecision? { named.map { max($0, told ?? .unspecified) } ?? told }

    var givesYear: Bool { !years.isEmpty || hasLongPeriod }

    /// - Parameter isQuotation: words that were not quoted for the date; there a number is a year, and May or March a month, only in the
    ///   company of other words of dates.
    init(_ text: String, isQuotation: Bool) {
        let words = Self.words(of: text)
        for index in words.indices { read(words, at: index, isQuotation: isQuotation) }
        readNumericDates(text)
        readRelative(words.map { $0.lowercased() })
    }

    private mutating func give(_ found: DatePrecision) { named = max(named ?? .unspecified, found) }

    private mutating func read(_ words: [String], at index: Int, isQuotation: Bool) {
        let word = words[index]
        let before = index > 0 ? words[index - 1].lowercased() : ""
        let after = index + 1 < words.count ? words[index + 1] : ""
        if let month = Self.month(word), !isQuotation || !Self.common.contains(word) || Self.leads(before) || Self.isNumber(after) {
            months.insert(month)
            give(.month)
            let beforeThat = index > 1 ? words[index - 2] : ""
            if Self.isDay(after) || Self.isDay(before) || before == "of" && Self.isDay(beforeThat) { give(.day) }
        } else if word.utf8.count == 4, let year = Int(word), (1000...2099).contains(year) {
            guard !isQuotation || Self.leads(before) || Self.month(words[max(0, index - 1)]) != nil || Self.isDay(before) else { return }
            years.insert(year)
            give(.year)
        } else if word.utf8.count == 5, word.hasSuffix("0s"), let year = Int(word.dropLast()), (1000...2090).contains(year) {
            hasLongPeriod = true
            give(.decade)
        } else if word.lowercased() == "century" || word.lowercased() == "centuries" {
            guard Self.ordinals.contains(before) || before.hasSuffix("th") || before.hasSuffix("st") else { return }
            hasLongPeriod = true
            give(.century)
        } else if Self.seasons.contains(word.lowercased()) {
            guard Self.leads(before) || Int(after).map({ $0 > 999 }) == true else { return }
            give(.season)
        } else if word == "fall" || word == "Fall" {
            let year = after == "of" && index + 2 < words.count ? words[index + 2] : after
            if let number = Int(year), (1000...2099).contains(number) { give(.season) }
        } else if Self.weekdays.contains(word) {
            give(.day)
        }
    }

    // MARK: Relative times

    private mutating func readRelative(_ words: [String]) {
        for (index, word) in words.enumerated() {
            if Self.deictic.contains(word) {
                note(word, .day)
            } else if let unit = Self.units[word] {
                // "the following month", "over the past several months": one word may stand between.
                for distance in 1...2 where index >= distance && Self.pointing.contains(words[index - distance]) {
                    if distance == 1 || Self.isCount(words[index - 1]) {
                        note(words[(index - distance)...index].joined(separator: " "), unit)
                    }
                }
                // "six years ago", "a month later"
                if index + 1 < words.count, ["ago", "later", "earlier", "afterwards"].contains(words[index + 1]) {
                    note(words[max(0, index - 1)...(index + 1)].joined(separator: " "), unit)
                }
            } else if word == "shortly" || word == "soon", index + 1 < words.count,
                ["thereafter", "after", "afterwards", "before"].contains(words[index + 1])
            {
                note(word + " " + words[index + 1], nil)
            }
        }
    }

    private mutating func note(_ words: String, _ unit: DatePrecision?) {
        relative = relative ?? words
        if let unit { told = max(told ?? .unspecified, unit) }
    }

    /// "2021-10-08", "08.12.2019", "2021-10"
    private mutating func readNumericDates(_ text: String) {
        func isMark(_ character: Character) -> Bool { "-./".contains(character) }
        let parts = text.split { !isMark($0) && !($0.isASCII && $0.isNumber) }
        for part in parts {
            let run = part.split(whereSeparator: isMark)
            let long = run.filter { $0.count == 4 }
            guard (2...3).contains(run.count), long.count == 1, let year = Int(long[0]), (1000...2099).contains(year) else { continue }
            let short = run.compactMap { $0.count < 3 ? Int($0) : nil }
            guard short.count == run.count - 1, short.allSatisfy({ (1...31).contains($0) }) else { continue }
            years.insert(year)
            give(run.count == 3 ? .day : .month)
        }
    }

    // MARK: Words

    private static func words(of text: String) -> [String] {
        text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
    }

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    private static let abbreviations = [
        "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11, "Dec": 12,
    ]
    /// Names that are other words too.
    private static let common: Set<String> = ["March", "May", "Mar", "Jan", "Jun", "Dec"]
    private static let seasons: Set<String> = ["spring", "summer", "autumn", "winter"]
    private static let weekdays: Set<String> = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let deictic: Set<String> = ["yesterday", "today", "tomorrow", "tonight"]
    private static let pointing: Set<String> = ["last", "next", "previous", "following", "same", "past", "preceding", "coming", "recent"]
    private static let ordinals: Set<String> = ["twentieth", "nineteenth", "eighteenth"]
    private static let units: [String: DatePrecision] = [
        "day": .day, "days": .day, "morning": .day, "evening": .day, "night": .day, "week": .day, "weeks": .day, "weekend": .day,
        "month": .month, "months": .month, "spring": .season, "summer": .season, "autumn": .season, "winter": .season, "year": .year,
        "years": .year, "decade": .decade, "decades": .decade, "century": .century,
    ]

    private static func month(_ word: String) -> Int? { names.firstIndex(of: word).map { $0 + 1 } ?? abbreviations[word] }

    /// 8, 8th, 1st
    private static func isDay(_ word: String) -> Bool {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), (1...31).contains(number) else { return false }
        return ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count).lowercased())
    }

    private static func isNumber(_ word: String) -> Bool { word.first.map { $0.isASCII && $0.isNumber } ?? false }

    private static func isCount(_ word: String) -> Bool {
        isNumber(word)
            || ["few", "several", "couple", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many"].contains(word)
    }

    /// Words that a time follows.
    private static func leads(_ word: String) -> Bool {
        [
            "in", "of", "since", "until", "till", "by", "from", "to", "before", "after", "during", "late", "early", "mid", "last", "next",
            "this",
            "the", "through", "between", "year", "spring", "summer", "autumn", "winter", "end", "beginning", "on", "around", "about",
        ].contains(word)
    }
}

extension DateExpression {
    /// The months of its ends, 1–12; none where it is coarser than a month.
    var months: Set<Int> {
        guard precision >= .month else { return [] }
        return Set([earliest, latest].compactMap { $0.map { CalendarDay.civil(fromDays: $0).month } })
    }

    /// "a day", as rules word it.
    var precisionWord: String {
        switch precision {
        case .time: "a time of day"
        case .day: "a day"
        case .month: "a month"
        case .season: "a season"
        case .year: "a year"
        default: "a date"
        }
    }
}
