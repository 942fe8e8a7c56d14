// Day numbers against a calendar walked day by day, and against known days.

import EDTF
import Testing

struct CalendarDayTests {
    @Test func knownDays() {
        #expect(day(1970, 1, 1) == 0)
        #expect(day(1969, 12, 31) == -1)
        #expect(day(2000, 3, 1) == 11_017)
        #expect(day(2021, 10, 12) == 18_912)
        #expect(day(1, 1, 1) == -719_162)
        #expect(day(0, 1, 1) == -719_528)
    }

    @Test func eightHundredYearsDayByDay() {
        var number = day(-400, 1, 1)
        for year in -400..<401 {
            for month in 1...12 {
                for dayOfMonth in 1...CalendarDay.length(ofMonth: month, year: year) {
                    let civil = CalendarDay.civil(fromDays: number)
                    if CalendarDay.days(fromCivil: (year, month, dayOfMonth)) != number || civil != (year, month, dayOfMonth) {
                        Issue.record("\(year)-\(month)-\(dayOfMonth) is not day \(number), which is \(civil)")
                        return
                    }
                    number += 1
                }
            }
        }
        #expect(number == day(401, 1, 1))
    }

    @Test func leapYears() {
        for year in [2024, 2000, 0, -4, -400] { #expect(CalendarDay.isLeap(year: year), "\(year)") }
        for year in [2021, 1900, 2100, -1, -100] { #expect(!CalendarDay.isLeap(year: year), "\(year)") }
        #expect(CalendarDay.length(ofMonth: 2, year: 2024) == 29)
        #expect(CalendarDay.length(ofMonth: 2, year: 2100) == 28)
        #expect(CalendarDay.length(ofMonth: 13, year: 2021) == 0)
    }

    @Test func extremesNeitherOverflowNorTrap() {
        for year in [Int.min, Int.max, CalendarDay.yearLimit, -CalendarDay.yearLimit] {
            _ = CalendarDay.days(fromCivil: (year, 12, 31))
            _ = CalendarDay.civil(fromDays: year)
        }
        let last = day(CalendarDay.yearLimit, 12, 31)
        #expect(CalendarDay.civil(fromDays: last) == (CalendarDay.yearLimit, 12, 31))
    }
}
