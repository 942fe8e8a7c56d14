// Order, overlap and containment, open and unknown ends included.

import EDTF
import SeededRandom
import Testing

struct OrderTests {
    @Test func aTimelineIsInOneOrder() throws {
        let ordered = try [
            "../2006", "/2007", "../..", "XXXX-12-25", "Y-17E7", "-0043", "0000", "19XX", "1900", "1900-01", "1900-01-01", "1999",
            "201X", "2010", "2020-08", "2020-08-01", "2020-08-01/2020-08-02", "2020-08-01/..", "2021", "2021?", "2021/2022", "2021-08",
            "2021-08~", "2021-10-12", "2021-10-12T09:30:00Z", "2021-10-12T10:30:00Z", "2021-10-13", "Y17E7",
        ].map(date)
        var generator = SeededGenerator(for: "order")
        for _ in 0..<20 {
            let sorted = ordered.shuffled(using: &generator).sorted().map(\.description)
            let byStart = sorted.drop { ["../2006", "/2007", "../..", "XXXX-12-25"].contains($0) }
            #expect(Array(byStart) == ordered.dropFirst(4).map(\.description), "seed \(generator.seed)")
            #expect(Set(sorted.prefix(4)) == ["../2006", "/2007", "../..", "XXXX-12-25"])
        }
        #expect(try !(date("2021") < date("2021")))
    }

    @Test func whatOverlaps() throws {
        for (left, right) in [
            ("2021", "2021-10-12"), ("2020/2022", "2021-08"), ("2020-08/..", "2024"), ("../2020-08", "1900"), ("../2020-08", "2020-08-31"),
            ("2020/2021", "2021/2022"), ("2004/", "2030"), ("/2006", "0001"), ("XXXX-12-25", "2021"), ("{1960,1962}", "1962-05"),
            ("201X", "2014~"),
            ("[..1760]", "1000"), ("[1760..]", "2021"), ("../..", "2021"), ("2021-24", "2022-01"), ("2021-10-12T09:30:00Z", "2021-10-12"),
        ] {
            #expect(try date(left).overlaps(date(right)), "\(left) \(right)")
            #expect(try date(right).overlaps(date(left)), "\(right) \(left)")
        }
    }

    @Test func whatDoesNotOverlap() throws {
        for (left, right) in [
            ("2021", "2022"), ("2021-10-12", "2021-10-13"), ("2020-08/..", "2020-07"), ("../2020-08", "2020-09-01"),
            ("2020/2021", "2022/2023"),
            ("{1960,1962}", "1961"), ("2004/", "2003"), ("/2006", "2007"), ("[..1760]", "1761"), ("2021-24", "2021-01"), ("-0001", "0000"),
        ] {
            #expect(try !date(left).overlaps(date(right)), "\(left) \(right)")
            #expect(try !date(right).overlaps(date(left)), "\(right) \(left)")
        }
    }

    @Test func whatContains() throws {
        for (outer, inner) in [
            ("2021", "2021-10-12"), ("2021-08", "2021-08-31"), ("2020/2022", "2021"), ("2020-08/..", "2021/.."), ("../2020-08", "1900"),
            ("../..", "2021"), ("../..", "XXXX"), ("{1960,1961}", "1960-06/1961-06"), ("{1961,1960}", "1960/1961"), ("201X", "2014?"),
            ("2021", "2021"),
            ("2004/", "2004-05"), ("2004/", "2004/"), ("XXXX-12-25", "XXXX-12-25"), ("2020-08/..", "2021/"), ("[..1760-12]", "1760-12-31"),
            ("{1960..}", "1970"), ("2021-10-12", "2021-10-12T09:30:00Z"), ("2014", "2014~"),
        ] {
            #expect(try date(outer).contains(date(inner)), "\(outer) \(inner)")
        }
    }

    @Test func whatDoesNotContain() throws {
        for (outer, inner) in [
            ("2021-10-12", "2021"), ("2021-08", "2021-09-01"), ("2020/2022", "2021/.."), ("2020-08/..", "2020"),
            ("../2020-08", "2020-08/2020-09"),
            ("{1960,1962}", "1960/1962"), ("2004/", "2005"), ("2021", "2021/"), ("2021", "XXXX"), ("XXXX", "2021"), ("2020/..", "../.."),
            ("{1960,1962}", "{1960,1961}"), ("2021", "2021-24"),
        ] {
            #expect(try !date(outer).contains(date(inner)), "\(outer) \(inner)")
        }
    }

    @Test func equalDatesHashAlike() throws {
        let set = try Set(["2021", " 2021 ", "?2014", "2014?", "[ 1667 ,1668]", "[1667,1668]"].map(date))
        #expect(set.count == 3)
    }
}
