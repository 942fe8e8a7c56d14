// What formats without EDTF are told of a date: the parts its source gives, never more.

import EDTF
import Testing

struct DatePartsTests {
    private func parts(_ text: String) throws -> (String?, String?) {
        let date = try DateExpression(parsing: text)
        return (date.firstParts?.calendarText, date.lastParts?.calendarText)
    }

    @Test(arguments: [
        ("2021-10-08", "2021-10-08", "2021-10-08"), ("2021-10", "2021-10", "2021-10"), ("2021", "2021", "2021"), ("2021~", "2021", "2021"),
        ("2021-10-XX", "2021-10", "2021-10"), ("202X", "2020", "2029"), ("2021-XX-08", "2021", "2021"),
        ("2024-06~/2024-10", "2024-06", "2024-10"), ("[2020-08..2022-02]", "2020-08", "2022-02"), ("{1960,1962-12}", "1960", "1962-12"),
    ])
    func aDateHasThePartsItsSourceGives(_ text: String, _ first: String, _ last: String) throws {
        let found = try parts(text)
        #expect(found.0 == first && found.1 == last)
    }

    @Test(arguments: ["XXXX-12-25", "../..", "-0044", "Y17000", "2021-21"])
    func whatHasNoCalendarDateHasNoText(_ text: String) throws {
        let found = try parts(text)
        #expect(found.0 == nil && found.1 == nil)
    }

    @Test func anOpenEndHasNoParts() throws {
        #expect(try DateExpression(parsing: "1999/..").lastParts == nil)
        #expect(try DateExpression(parsing: "/2020").firstParts == nil)
        #expect(try DateExpression(parsing: "[..2019-12-06]").firstParts == nil)
        #expect(try DateExpression(parsing: "[..2019-12-06]").lastParts?.calendarText == "2019-12-06")
    }

    @Test(arguments: [("2021", true), ("2021~", false), ("2021?", false), ("202X", false), ("2021-10-XX", false), ("2021-10-08", true)])
    func onlyAnExactDateIsPlain(_ text: String, _ isPlain: Bool) throws {
        #expect(try DateExpression(parsing: text).firstParts?.isPlain == isPlain)
    }
}
