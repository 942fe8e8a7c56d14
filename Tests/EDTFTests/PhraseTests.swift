// Dates in words, at the precision given.

import EDTF
import Testing

struct PhraseTests {
    private func expect(_ phrases: KeyValuePairs<String, String>, _ location: SourceLocation = #_sourceLocation) throws {
        for (text, phrase) in phrases {
            #expect(try date(text).phrase() == phrase, "\(text)", sourceLocation: location)
        }
    }

    @Test func oneDate() throws {
        try expect([
            "2021-10-12": "12 October 2021", "2021-08": "August 2021", "2021-08-01": "1 August 2021", "2014": "2014", "0409": "409",
            "2001-21": "spring 2001", "2010-24": "winter 2010", "2001-29": "spring 2001 (southern hemisphere)",
            "2001-34": "second quarter of 2001", "2001-39": "last four months of 2001", "2001-41": "second half of 2001",
            "2016-05-02T16:54:59": "2 May 2016, 16:54:59", "2016-05-02T06:04:09Z": "2 May 2016, 06:04:09 UTC",
            "2016-05-02T16:54:59-02:30": "2 May 2016, 16:54:59 (UTC−02:30)",
        ])
    }

    @Test func aMonthNeverGainsADay() throws {
        for text in ["2021-08", "2021-08~", "2021-08-XX", "2021-08/..", "../2021-08", "2021-08/2021-09", "[2021-08,2021-09]"] {
            let phrase = try date(text).phrase()
            #expect(phrase.contains("August") && !phrase.contains("1 August") && !phrase.contains("31"), "\(phrase)")
        }
    }

    @Test func yearsBeforeAndEarlyAfterChristAndFarAway() throws {
        try expect([
            "0000": "1 BC", "-0043": "44 BC", "-0043-03-15": "15 March 44 BC", "0007": "AD 7", "0007-05": "May AD 7", "-9999": "10,000 BC",
            "Y17E7": "170,000,000", "Y-17E7": "170,000,001 BC", "-0043/-0041": "44 to 42 BC", "-0043/0014": "44 BC to AD 14",
            "-01XX": "the years 200–101 BC", "-0275~": "about 276 BC", "000X": "the years 1 BC–AD 9",
        ])
    }

    @Test func qualifiers() throws {
        try expect([
            "2014~": "about 2014", "2014?": "2014 (uncertain)", "2014%": "about 2014 (uncertain)", "2016-05~": "about May 2016",
            "2004?-06-11": "11 June 2004 (year uncertain)", "2004-06~-11": "11 June 2004 (year and month approximate)",
            "2004?-06-~11": "11 June 2004 (day approximate, year uncertain)", "2004-%06": "June 2004 (month approximate and uncertain)",
            "2001-?21": "spring 2001 (season uncertain)", "156X~": "about the 1560s", "~2004-~06-~11": "about 11 June 2004",
        ])
    }

    @Test func unspecifiedParts() throws {
        try expect([
            "201X": "the 2010s", "200X": "the 2000s (2000–2009)", "19XX": "the 1900s (1900–1999)", "1XXX": "the years 1000–1999",
            "1XX3": "some year from 1003 to 1993 (1XX3)", "XXXX": "an unknown year", "2021-XX": "some month of 2021",
            "2021-10-XX": "some day in October 2021", "1999-XX-XX": "some day in 1999", "1560-XX-25": "day 25 of some month of 1560",
            "156X-12-25": "25 December of some year in the 1560s", "XXXX-12-25": "25 December of an unknown year",
            "1500-1X-25": "day 25 of some month from October to December 1500",
            "15XX-X2": "February or December of some year in the 1500s (1500–1599)",
            "2021-01-3X": "30 or 31 January 2021", "2021-04-3X": "30 April 2021", "2021-02-2X": "some day from 20 to 28 February 2021",
            "2021-02-X9": "9 or 19 February 2021", "2021-XX-1X": "day 10 to 19 of some month of 2021", "2021-X0": "October 2021",
            "20XX-21": "spring of some year in the 2000s (2000–2099)", "20XX-41": "second half of some year in the 2000s (2000–2099)",
            "1950S2": "about 1950 (1900–1999)", "1953S4": "1953", "Y-17101E3S3": "about 17,101,001 BC (17,200,000–17,100,001 BC)",
        ])
    }

    @Test func rangesAreShortenedAsAnEditorWould() throws {
        try expect([
            "2020/2022": "2020 to 2022", "2020-08/2020-09": "August to September 2020", "2020-08/2021-09": "August 2020 to September 2021",
            "2021-10-12/2021-10-15": "12 to 15 October 2021", "2021-09-28/2021-10-03": "28 September to 3 October 2021",
            "2020-12-30/2021-01-02": "30 December 2020 to 2 January 2021", "2018-21/2018-23": "spring to autumn 2018",
            "2018-33/2018-35": "first quarter of 2018 to third quarter of 2018", "2024-06~/2024-10": "about June to October 2024",
            "2024-06/2024-10~": "June to about October 2024", "1984?/2004": "1984 (uncertain) to 2004",
            "1984-06?/1984-08?": "June to August 1984 (both ends uncertain)",
            "1984-06-02?/2004-08-08~": "2 June 1984 (uncertain) to about 8 August 2004",
            "2004-02-01/2004-05": "1 February 2004 to May 2004", "2004-06-XX/2004-07-03": "from some day in June 2004 to 3 July 2004",
            "201X/202X": "the 2010s to the 2020s", "2021/2021": "2021", "2021-08-01/2021-08-01": "1 August 2021",
        ])
    }

    @Test func openAndUnknownEnds() throws {
        try expect([
            "../2020-08": "until August 2020", "2020-08/..": "since August 2020", "2020-08/": "from August 2020, end unknown",
            "/2020-08": "until August 2020, start unknown", "2014~/..": "since about 2014", "../..": "at any time",
        ])
    }

    @Test func sets() throws {
        try expect([
            "{1960,1961-12}": "1960 and December 1961", "[1667,1672]": "1667 or 1672", "[1667,1668,1672]": "1667, 1668 or 1672",
            "[2022-05..2024-03]": "between May 2022 and March 2024", "[2021-10-12..2021-10-15]": "between 12 and 15 October 2021",
            "[2021-03..2021-05]": "between March and May 2021", "[..1760-12-03]": "3 December 1760 or earlier",
            "[1760-12..]": "December 1760 or later", "{1960..}": "1960 and later", "{..1960}": "1960 and earlier",
            "{1667,1668,1670..1672}": "1667, 1668 and 1670 to 1672", "[1667]": "1667", "[2022~..2024]": "between about 2022 and 2024",
        ])
    }

    @Test func anotherLanguageIsAnotherTable() throws {
        var german = DateWording.english
        german.months = [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        ]
        german.dayMonthYear = "{1}. {2} {3}"
        german.about = "etwa {1}"
        german.range = "{1} bis {2}"
        german.shortensRanges = false
        #expect(try date("2021-10-12").phrase(german) == "12. Oktober 2021")
        #expect(try date("2014~").phrase(german) == "etwa 2014")
        #expect(try date("2021-10-12/2021-10-15").phrase(german) == "12. Oktober 2021 bis 15. Oktober 2021")
        #expect(try date("2021-10-12").phrase() == "12 October 2021")

        var polish = DateWording.english
        polish.months[9] = "październik"
        polish.monthsAfterDay = polish.months
        polish.monthsAfterDay[9] = "października"
        #expect(try date("2021-10-12").phrase(polish) == "12 października 2021")
        #expect(try date("2021-10").phrase(polish) == "październik 2021")
    }

    @Test func aTableTooShortStillPrints() throws {
        var wording = DateWording.english
        wording.months = []
        wording.seasons = []
        wording.range = "{1}{9}{x{2}"
        #expect(try date("2021-10-12").phrase(wording) == "12 10 2021")
        #expect(try date("2001-21").phrase(wording) == "2001")
        #expect(try date("2020/2022").phrase(wording) == "2020{x2022")
    }
}
