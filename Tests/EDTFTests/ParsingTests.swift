// What each form of EDTF means: bounds, precision, flags, canonical text. Each right form stands beside a wrong one in RefusalTests.

import EDTF
import SeededRandom
import Testing

struct ParsingTests {
    private func expect(
        _ text: String, _ first: (Int, Int, Int)?, _ last: (Int, Int, Int)?, _ precision: DatePrecision, canonical: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let parsed = try date(text)
        #expect(parsed.earliest == first.map { day($0.0, $0.1, $0.2) }, "\(text) start", sourceLocation: location)
        #expect(parsed.latest == last.map { day($0.0, $0.1, $0.2) }, "\(text) end", sourceLocation: location)
        #expect(parsed.precision == precision, "\(text)", sourceLocation: location)
        #expect(parsed.description == canonical ?? text, sourceLocation: location)
        #expect(parsed.firstYear == first?.0, sourceLocation: location)
        #expect(parsed.lastYear == last?.0, sourceLocation: location)
    }

    @Test func datesOfLevelZero() throws {
        try expect("2021-10-12", (2021, 10, 12), (2021, 10, 12), .day)
        try expect("2021-08", (2021, 8, 1), (2021, 8, 31), .month)
        try expect("2024-02", (2024, 2, 1), (2024, 2, 29), .month)
        try expect("2014", (2014, 1, 1), (2014, 12, 31), .year)
        try expect("0000", (0, 1, 1), (0, 12, 31), .year)
        try expect("2024-02-29", (2024, 2, 29), (2024, 2, 29), .day)
        try expect("0000-02-29", (0, 2, 29), (0, 2, 29), .day)
        try expect("-0999", (-999, 1, 1), (-999, 12, 31), .year)
        try expect("-0004-02-29", (-4, 2, 29), (-4, 2, 29), .day)
    }

    @Test func whiteSpaceAroundIsTrimmed() throws {
        try expect(" \t2021-10-12\r\n", (2021, 10, 12), (2021, 10, 12), .day, canonical: "2021-10-12")
    }

    @Test func times() throws {
        for text in ["2016-05-02T16:54:59", "2016-05-02T16:54:59Z", "2016-05-02T24:00:00", "2016-05-02T16:54:59-00:15"] {
            try expect(text, (2016, 5, 2), (2016, 5, 2), .time)
        }
        try expect("2016-05-02T16:54:59-12", (2016, 5, 2), (2016, 5, 2), .time, canonical: "2016-05-02T16:54:59-12:00")
        try expect("2016-05-02T16:54:59+14", (2016, 5, 2), (2016, 5, 2), .time, canonical: "2016-05-02T16:54:59+14:00")
        try expect("2016-05-02T16:54:59+00:00", (2016, 5, 2), (2016, 5, 2), .time, canonical: "2016-05-02T16:54:59Z")
    }

    @Test func intervals() throws {
        try expect("1964/2008", (1964, 1, 1), (2008, 12, 31), .year)
        try expect("2004-02-01/2005-02", (2004, 2, 1), (2005, 2, 28), .day)
        try expect("2005/2006-02", (2005, 1, 1), (2006, 2, 28), .month)
        try expect("-2005/-1999-02", (-2005, 1, 1), (-1999, 2, 28), .month)
        try expect("2004-06-XX/2004-07-03", (2004, 6, 1), (2004, 7, 3), .day)
        try expect("1800/1X01", (1800, 1, 1), (1901, 12, 31), .year)
        try expect("2018-21/2018-23", (2018, 3, 1), (2018, 11, 30), .season)
        #expect(try date("1964/2008").isInterval)
        #expect(try !date("1964").isInterval)
    }

    @Test func openAndUnknownEnds() throws {
        try expect("../2006", nil, (2006, 12, 31), .year)
        try expect("2004-06-01/..", (2004, 6, 1), nil, .day)
        try expect("/2006", nil, (2006, 12, 31), .year)
        try expect("2004-06-01/", (2004, 6, 1), nil, .day)
        try expect("../..", nil, nil, .unspecified)
        #expect(try date("../2006").start == .open)
        #expect(try date("/2006").start == .unknown)
        #expect(try date("2006/..").end == .open)
        #expect(try date("2006/").end == .unknown)
        #expect(try date("2006/").start == .day(day(2006, 1, 1)))
    }

    @Test func seasons() throws {
        let spans: [(code: Int, first: Int, last: Int)] = [
            (21, 3, 5), (22, 6, 8), (23, 9, 11), (24, 12, 14), (25, 3, 5), (26, 6, 8), (27, 9, 11), (28, 12, 14),
            (29, 9, 11), (30, 12, 14), (31, 3, 5), (32, 6, 8), (33, 1, 3), (34, 4, 6), (35, 7, 9), (36, 10, 12),
            (37, 1, 4), (38, 5, 8), (39, 9, 12), (40, 1, 6), (41, 7, 12),
        ]
        for span in spans {
            let lastYear = span.last > 12 ? 2004 : 2003
            let last = span.last > 12 ? span.last - 12 : span.last
            try expect(
                "2003-\(span.code)", (2003, span.first, 1), (lastYear, last, CalendarDay.length(ofMonth: last, year: lastYear)), .season)
        }
    }

    @Test func unspecifiedDigits() throws {
        try expect("201X", (2010, 1, 1), (2019, 12, 31), .decade)
        try expect("19XX", (1900, 1, 1), (1999, 12, 31), .century)
        try expect("1XXX", (1000, 1, 1), (1999, 12, 31), .millennium)
        try expect("1XX3", (1003, 1, 1), (1993, 12, 31), .millennium)
        try expect("-01XX", (-199, 1, 1), (-100, 12, 31), .century)
        try expect("-000X", (-9, 1, 1), (-1, 12, 31), .decade)
        try expect("XXXX", nil, nil, .unspecified)
        try expect("XXXX-12-25", nil, nil, .unspecified)
        #expect(try date("XXXX-12-25").start == .unknown)
        try expect("2021-XX", (2021, 1, 1), (2021, 12, 31), .year)
        try expect("2021-10-XX", (2021, 10, 1), (2021, 10, 31), .month)
        try expect("1999-XX-XX", (1999, 1, 1), (1999, 12, 31), .year)
        try expect("156X-12-25", (1560, 12, 25), (1569, 12, 25), .decade)
        try expect("15XX-02-29", (1504, 2, 29), (1596, 2, 29), .century)
        try expect("1560-XX-31", (1560, 1, 31), (1560, 12, 31), .year)
        try expect("1500-1X-25", (1500, 10, 25), (1500, 12, 25), .year)
        try expect("15XX-X2", (1500, 2, 1), (1599, 12, 31), .century)
        try expect("15XX-01-3X", (1500, 1, 30), (1599, 1, 31), .century)
        try expect("2021-02-2X", (2021, 2, 20), (2021, 2, 28), .month)
        try expect("2021-X0", (2021, 10, 1), (2021, 10, 31), .year)
    }

    @Test func unspecifiedDigitsAgainstAWalkThroughTheCalendar() throws {
        var generator = SeededGenerator(for: "unspecified digits")
        var calendar: [[UInt8]] = []
        for year in 0..<50 {
            for month in 1...12 {
                for day in 1...CalendarDay.length(ofMonth: month, year: year) {
                    calendar.append([year / 10, year % 10, month / 10, month % 10, day / 10, day % 10].map { UInt8($0) })
                }
            }
        }
        let unknown = UInt8(0xFF)
        for _ in 0..<40 {
            var pattern = calendar[Int.random(in: calendar.indices, using: &generator)]
            for place in 1..<6 where Bool.random(using: &generator) { pattern[place] = unknown }
            let matching = calendar.filter { day in zip(day, pattern).allSatisfy { $1 == unknown || $0 == $1 } }
            var text = "00"
            for (place, digit) in pattern.enumerated() {
                if place == 2 || place == 4 { text += "-" }
                text += digit == unknown ? "X" : String(digit)
            }
            let parsed = try date(text)
            let bounds = [matching.first, matching.last].map { found in
                found.map { day(Int($0[0]) * 10 + Int($0[1]), Int($0[2]) * 10 + Int($0[3]), Int($0[4]) * 10 + Int($0[5])) }
            }
            #expect([parsed.earliest, parsed.latest] == bounds, "\(text), seed \(generator.seed)")
        }
    }

    @Test func longAndSignificantYears() throws {
        try expect("Y17E7", (170_000_000, 1, 1), (170_000_000, 12, 31), .year)
        try expect("Y-17E7", (-170_000_000, 1, 1), (-170_000_000, 12, 31), .year)
        try expect("Y170000000", (170_000_000, 1, 1), (170_000_000, 12, 31), .year, canonical: "Y17E7")
        try expect("Y10000", (10_000, 1, 1), (10_000, 12, 31), .year)
        try expect("Y999999999999999", (999_999_999_999_999, 1, 1), (999_999_999_999_999, 12, 31), .year)
        try expect("1950S2", (1900, 1, 1), (1999, 12, 31), .century)
        try expect("1953S3", (1950, 1, 1), (1959, 12, 31), .decade)
        try expect("1953S4", (1953, 1, 1), (1953, 12, 31), .year)
        try expect("-0043S1", (-49, 1, 1), (-40, 12, 31), .decade)
        try expect("Y17101E4S3", (171_000_000, 1, 1), (171_999_999, 12, 31), .millennium, canonical: "Y171010000S3")
        #expect(try date("Y17E7") == date("Y170000000"))
    }

    @Test func qualifiers() throws {
        let flags: [(text: String, approximate: Bool, uncertain: Bool, canonical: String)] = [
            ("2014", false, false, "2014"), ("2014~", true, false, "2014~"), ("2014?", false, true, "2014?"),
            ("2014%", true, true, "2014%"),
            ("?2014", false, true, "2014?"), ("2004-06-11%", true, true, "2004-06-11%"), ("2004-06~-11", true, false, "2004-06~-11"),
            ("2004-?06-11", false, true, "2004-?06-11"), ("2004?-06-~11", true, true, "2004?-06-~11"),
            ("~2004-~06-~11", true, false, "2004-06-11~"), ("~2004-~06-11", true, false, "2004-06~-11"),
            ("2004?-06-11~", true, true, "2004%-~06-~11"), ("2024-06~/2024-10", true, false, "2024-06~/2024-10"),
            ("[1667,1672?]", false, true, "[1667,1672?]"), ("2001-33?", false, true, "2001-33?"), ("156X~", true, false, "156X~"),
        ]
        for flag in flags {
            let parsed = try date(flag.text)
            #expect(parsed.isApproximate == flag.approximate, "\(flag.text)")
            #expect(parsed.isUncertain == flag.uncertain, "\(flag.text)")
            #expect(parsed.description == flag.canonical)
        }
        #expect(try date("2014~") != date("2014"))
        #expect(try date("2014~").earliest == date("2014").earliest)
    }

    @Test func sets() throws {
        try expect("[1667,1668,1670..1672]", (1667, 1, 1), (1672, 12, 31), .year)
        try expect("[ 1667, 1668 ,1670 .. 1672 ]", (1667, 1, 1), (1672, 12, 31), .year, canonical: "[1667,1668,1670..1672]")
        try expect("[..1760-12-03]", nil, (1760, 12, 3), .day)
        try expect("[1760-12..]", (1760, 12, 1), nil, .month)
        try expect("{..1983,1985,1990..}", nil, nil, .year)
        try expect("{1961-12,1960}", (1960, 1, 1), (1961, 12, 31), .month)
        try expect("{1960 ,  1961-12}", (1960, 1, 1), (1961, 12, 31), .month, canonical: "{1960,1961-12}")
        #expect(try date("[1667,1672]").isSet && date("[1667,1672]").isOneOf)
        #expect(try date("{1667,1672}").isSet && !date("{1667,1672}").isOneOf)
        #expect(try date("[1667,1672]") != date("{1667,1672}"))
        #expect(try date("[..1760]").start == .open)
    }

    @Test func bytesAreReadLikeText() throws {
        let bytes = Array(" 2021-10-12/.. ".utf8)
        let parsed = try bytes.withUnsafeBufferPointer { try DateExpression(parsing: $0) }
        #expect(try parsed == date("2021-10-12/.."))
        #expect(throws: DateSyntaxError.self) {
            try [UInt8](arrayLiteral: 0xFF, 0xC0, 0x80).withUnsafeBufferPointer { _ = try DateExpression(parsing: $0) }
        }
    }

    @Test func theValueForHTMLIsOneExactCertainDate() throws {
        for text in ["2021", "2021-08", "2021-10-12", "0001", "9999-12-31", "2021-10-12T09:30:00Z", "2021-10-12T09:30:00+02:00"] {
            #expect(try date(text).htmlDateTime == text)
        }
        for text in [
            "2021~", "2021-08?", "2021-?08", "2021-XX", "201X", "2021-21", "0000", "-0043", "Y12345", "1950S2", "2021/2022", "[2021]",
            "{2021}",
            "2021-10-12T24:00:00",
        ] {
            #expect(try date(text).htmlDateTime == nil, "\(text)")
        }
    }
}
