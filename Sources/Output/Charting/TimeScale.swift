// Days on a line: where each stands, and which of them are named below it.

import EDTF

/// Maps days to the units of a drawing.
public struct TimeScale: Sendable, Hashable {
    /// Days since 1970-01-01; the last is inclusive.
    public var first: Int
    public var last: Int
    public var left: Double
    public var right: Double

    public init(first: Int, last: Int, left: Double, right: Double) {
        self.first = first
        self.last = max(first, last)
        self.left = left
        self.right = right
    }

    private var perDay: Double { (right - left) / (Double(last) - Double(first) + 1) }

    /// Where a day begins, limited to the line.
    public func start(of day: Int) -> Double { min(max(left + (Double(day) - Double(first)) * perDay, left), right) }

    /// Where a day ends, limited to the line.
    public func end(of day: Int) -> Double { min(max(left + (Double(day) - Double(first) + 1) * perDay, left), right) }

    /// A named point of the line.
    public struct Tick: Sendable, Hashable {
        public var x: Double
        public var label: String
    }

    /// At round years, or within a few of them months, or days: no two labels closer than they are wide.
    func ticks(_ lettering: Lettering) -> [Tick] {
        let years = Double(last - first + 1) / 365.2425
        let width = right - left
        if years >= 3 { return yearTicks(lettering, years, width) }
        let months = years * 12
        let monthWidth = lettering.width(of: "Sep 2024") + 16
        if months >= 3 {
            let step = [1, 2, 3, 6, 12].first { width / months * Double($0) >= monthWidth } ?? 12
            return monthTicks(step)
        }
        let days = Double(last - first + 1)
        let dayWidth = lettering.width(of: "28 Sep 2024") + 16
        let step = [1, 2, 5, 10, 15].first { width / days * Double($0) >= dayWidth } ?? 30
        var ticks: [Tick] = []
        var day = first
        while day <= last {
            let civil = CalendarDay.civil(fromDays: day)
            if civil.day == 1 || (civil.day - 1) % step == 0 && civil.day + step / 2 <= 31 {
                ticks.append(Tick(x: start(of: day), label: "\(civil.day) \(Self.month(civil.month)) \(Self.year(civil.year))"))
            }
            day += 1
        }
        return ticks
    }

    private func yearTicks(_ lettering: Lettering, _ years: Double, _ width: Double) -> [Tick] {
        let firstYear = CalendarDay.civil(fromDays: first).year
        let lastYear = CalendarDay.civil(fromDays: last).year
        let widest = max(lettering.width(of: Self.year(firstYear)), lettering.width(of: Self.year(lastYear))) + 18
        var step = 1
        var factor = 0
        while width / years * Double(step) < widest, step < 1_000_000_000_000_000 {
            factor += 1
            let (power, digit) = ((factor / 3), [1, 2, 5][factor % 3])
            step = digit
            for _ in 0..<power { step *= 10 }
        }
        var ticks: [Tick] = []
        var year = firstYear >= 0 ? (firstYear + step - 1) / step * step : -(-firstYear / step * step)
        while year <= lastYear, ticks.count < 200 {
            let day = CalendarDay.days(fromCivil: (year, 1, 1))
            if day >= first { ticks.append(Tick(x: start(of: day), label: Self.year(year))) }
            year += step
        }
        return ticks
    }

    private func monthTicks(_ step: Int) -> [Tick] {
        var (year, month, _) = CalendarDay.civil(fromDays: first)
        var ticks: [Tick] = []
        while ticks.count < 60 {
            let day = CalendarDay.days(fromCivil: (year, month, 1))
            if day > last { break }
            if day >= first, (month - 1) % step == 0 {
                ticks.append(Tick(x: start(of: day), label: "\(Self.month(month)) \(Self.year(year))"))
            }
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        return ticks
    }

    /// An astronomical year as people count it: 0 is 1 BC.
    static func year(_ year: Int) -> String { year > 0 ? String(year) : "\(1 - year) BC" }

    private static func month(_ month: Int) -> String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names.indices.contains(month - 1) ? names[month - 1] : ""
    }
}

extension TimeScale {
    /// A span of days widened to whole months, years, decades …, so that a line begins and ends at a round date.
    static func rounded(_ first: Int, _ last: Int) -> (first: Int, last: Int) {
        let from = CalendarDay.civil(fromDays: first)
        let to = CalendarDay.civil(fromDays: last)
        let years = to.year - from.year
        if years < 1, to.month - from.month < 2 {
            return (
                CalendarDay.days(fromCivil: (from.year, from.month, 1)),
                CalendarDay.days(fromCivil: (to.year, to.month, CalendarDay.length(ofMonth: to.month, year: to.year)))
            )
        }
        var step = 1
        while years / step >= 40, step < 1_000_000_000_000_000 { step *= 5 }
        let start = Int((Double(from.year) / Double(step)).rounded(.down)) * step
        let end = Int((Double(to.year) / Double(step)).rounded(.down)) * step + step - 1
        return (CalendarDay.days(fromCivil: (start, 1, 1)), CalendarDay.days(fromCivil: (end, 12, 31)))
    }
}
