// What is not a date, where the fault lies, and what is proposed instead.

import EDTF
import Testing

struct RefusalTests {
    @Test(arguments: [
        // Days, months and years that do not exist.
        "2021-02-29", "1900-02-29", "2100-02-29", "2021-02-30", "2021-04-31", "2021-06-31", "2021-09-31", "2021-11-31", "2021-01-32",
        "2021-01-00", "2021-00", "2021-13", "2021-20", "2021-42", "2021-99", "-0000", "-0000-01", "-XXXX",
        // Digits.
        "", " ", "-", "2", "20", "202", "20211", "2021-1", "2021-1-5", "2021-01-5", "2021-011", "2021-01-011", "-00", "-000", "20211012",
        // Masks that nothing matches.
        "156X-09-31", "15XX-02-3X", "15XX-2X-25", "15XX-13-XX", "1XX3-02-29", "2021-3X", "XXXX-02-30", "XXXX-XX-32", "2021-X0-31X",
        "XXXX-XX-00",
        // Years with Y, E and S.
        "Y", "Y-", "Y9999", "Y-9999", "Y00001", "Y17E", "Y17E700", "Y17E99999999999999999999", "Y99999999999999999999", "Y1E3", "Y17E7-12",
        "Y17E7-12-26", "1950S", "1950S0", "1950S5", "195XS2", "1950S2-05", "y17e7",
        // Times.
        "2016-05-02T24:00:01", "2016-05-02T25:00:00", "2016-05-02T00:61:00", "2016-05-02T01:01:60", "2016-05-02T1:01:00",
        "2016-05-02T01:01",
        "2016-05-02T", "2016-05T01:01:01", "2016-05-XXT01:01:01", "2016-05-02~T01:01:01", "2016-05-02T12:00:00-00:00",
        "2016-05-02T12:00:00-00", "2016-05-02T12:00:00+14:01", "2016-05-02T12:00:00-12:01", "2016-05-02T12:00:00+15",
        "2016-05-02T12:00:00+0230", "2016-05-02T12:00:00.5", "2016-05-02T12:00:00Z?", "2016-05-02t12:00:00",
        // Intervals.
        "/", "../", "/..", "..", "2021//2022", "2021/2022/2023", "2022/2021", "2021-10-12/2021-10-11", "2018-21/2017-01-01",
        "2021/10", "2021/...", "2021.", "../../..",
        // Sets.
        "[", "{", "[]", "{}", "[,]", "[1999", "{1999", "[1999}", "{1999]", "[1999,]", "[1999]]", "[1999]?", "[..]", "[1667 1668]",
        "[1667,..1670]", "[1667..,1670]", "[1672..1667]", "{[1999]}", "[1999/2000]", "[..1667..1670]",
        // Qualifiers.
        "2014??", "2014?~", "~", "2014-~", "(2004)?-06", "2004-(06)?-11", "2004-06-11 ?", "??2014",
        // Season and day; text.
        "2001-21-05", "not a date", "October 2021", "2021-1O-12", "２０２１", "2021–10–12", "2021-10-12é", "2021-10-12\u{0}", "2021\u{301}",
    ])
    func isRefused(_ text: String) throws {
        let error = try #require(refusal(text), "\(text) was accepted")
        #expect(error.offset >= 0 && error.length >= 0 && error.offset + error.length <= text.utf8.count)
        #expect(!error.message.isEmpty && error.expected != nil)
        if let suggestion = error.suggestion { #expect(try date(suggestion).description == suggestion) }
    }

    @Test func theFaultIsLocatedInTheTextAsGiven() throws {
        let faults: [(text: String, offset: Int, length: Int, message: String)] = [
            ("2021-02-29", 8, 2, "February 2021 has 28 days"),
            ("  2021-02-29", 10, 2, "February 2021 has 28 days"),
            ("2021-13", 5, 2, "there is no month 13"),
            ("2021-?13", 6, 2, "there is no month 13"),
            ("2021-10-32", 8, 2, "there is no day 32"),
            ("2021-10-12/2022-04-31", 19, 2, "April 2022 has 30 days"),
            ("[1667,2021-02-29]", 14, 2, "February 2021 has 28 days"),
            ("12.10.2021", 0, 2, "a date begins with its year"),
            ("193", 0, 3, "the year has 3 digits, not four"),
            ("20211", 0, 5, "the year has 5 digits, not four"),
            ("2021-1", 5, 1, "the month has 1 digit, not two"),
            ("2021-10-", 8, 0, "the date breaks off"),
            ("2021-10-12é", 10, 2, "unexpected “é”"),
            ("October 2021", 0, 7, "unexpected “October”"),
            ("2022/2021", 0, 9, "it ends before it begins"),
            ("[1999}", 5, 1, "unexpected “}”"),
            ("2014?~", 4, 2, "two qualifiers in a row"),
            ("2001-21-05", 7, 1, "a season takes no day"),
            ("Y17E700", 0, 7, "the year is out of range"),
            ("2016-05-02T24:00:01", 11, 8, "the day ends at 24:00:00"),
            ("156X-09-31", 8, 2, "no month of 156X-09 has a day 31"),
            ("", 0, 0, "the date is empty"),
            ("/", 0, 1, "the interval has no date"),
        ]
        for fault in faults {
            let error = try #require(refusal(fault.text), "\(fault.text)")
            #expect(error.offset == fault.offset, "\(fault.text)")
            #expect(error.length == fault.length, "\(fault.text)")
            #expect(error.message == fault.message, "\(fault.text)")
        }
        #expect(refusal("2021-02-29")?.expected == "01 to 28")
    }

    @Test func oneObviousCandidateIsProposed() {
        let proposals: KeyValuePairs = [
            "12.10.2021": "2021-10-12", "2021/10/12": "2021-10-12", "2021-1-5": "2021-01-05", "2021.10.12": "2021-10-12",
            "October 2021": "2021-10", "12 October 2021": "2021-10-12", "October 12th, 2021": "2021-10-12", "Oct. 12, 2021": "2021-10-12",
            "12th of October 2021": "2021-10-12", "2021 October 12": "2021-10-12", "12-October-2021": "2021-10-12",
            "13/12/2019": "2019-12-13",
            "12/13/2019": "2019-12-13", "05/05/2019": "2019-05-05", "20211012": "2021-10-12", "10.2021": "2021-10", "10/2021": "2021-10",
            "2021.10": "2021-10", "2021/10": "2021-10", "2020/21": "2020/2021", "2021-13-05": "2021-05-13", "c. 2014": "2014~",
            "ca 2014": "2014~",
            "about June 2024": "2024-06~", "perhaps 2014": "2014?", "2010s": "201X", "the 2010s": "201X", "spring 2001": "2001-21",
            "Fall 2020": "2020-23", "44 BC": "-0043", "1 BC": "0000", "2020-2022": "2020/2022", "2020–2022": "2020/2022",
            "2021–10–12": "2021-10-12", "2020 / 2022": "2020/2022", "2020 to 2022": "2020/2022",
            "August to September 2020": "2020-08/2020-09",
            "12–15 October 2021": "2021-10-12/2021-10-15", "28 September to 3 October 2021": "2021-09-28/2021-10-03",
            "from 2020 to 2021": "2020/2021", "between May 2022 and March 2024": "[2022-05..2024-03]", "since August 2020": "2020-08/..",
            "until 2020": "../2020", "2024/open": "2024/..", "unknown/2006": "/2006", "201x": "201X", "199u": "199X", "2014?~": "2014%",
            "2020-09/2020-08": "2020-08/2020-09", "[1999": "[1999]", "{1999]": "{1999}", "12345": "Y12345", "Y2021": "2021",
            "-0000": "0000",
            "y17e7": "Y17E7", "2021-10-12T08:00:00.000Z": "2021-10-12T08:00:00Z", "2021-10-12 08:00:00": "2021-10-12T08:00:00",
            "2021-10-12T08:00:00+0230": "2021-10-12T08:00:00+02:30", "2021-10-12T08:00Z": "2021-10-12",
        ]
        for (text, proposal) in proposals { #expect(refusal(text)?.suggestion == proposal, "\(text)") }
    }

    @Test func nothingIsProposedBetweenTwoReadings() {
        for text in [
            "06/12/2019", "06-12-2019", "2004/06", "10/12/21", "1900s", "193", "19", "2021-02-29", "2021-99", "may", "12 Foo 2021", "", "/",
            "not a date", "2021-10-12T25:00:00", "Y17E700", "99/99/9999", "99999999999999999999", "44 BC BC 3",
            String(repeating: "2021/", count: 100),
        ] {
            let error = refusal(text)
            #expect(error != nil && error?.suggestion == nil, "\(text)")
        }
    }

    @Test func aSetIsBounded() throws {
        func set(_ count: Int) -> String { "[" + Array(repeating: "1667", count: count).joined(separator: ",") + "]" }
        #expect(try date(set(1000)).isSet)
        #expect(refusal(set(1001))?.message == "the set has over 1000 dates")
    }
}
