// Title, byline, date, outlet and note on the author: what is taken, from where, and what is left alone.

import Testing

struct HeadAndTailTests {
    private let body = "\(Prose.opening)\n\n\(Prose.second)\n\n\(Prose.third)\n"

    @Test func outletTitleBylineDateAndBio() throws {
        let found = try Imported(
            "The Lantern\n\nThe Bridge That Nobody Asked About\n\nAnna TESTMANN\n\nOctober 12th, 2021\n\n\(body)\n\(Prose.bio)\n")
        #expect(found.value("title") == "\"The Bridge That Nobody Asked About\"")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
        #expect(found.value("publisher") == "\"The Lantern\"")
        #expect(found.value("published") == "2021-10-12")
        #expect(found.value("published-as") == "\"October 12th, 2021\"")
        #expect(found.units == "title=3 author=5 date=7 bio=15")
        #expect(found.cut == "1")
        #expect(found.id == "testmann-2021")
        #expect(found.value("short") == "\"Testmann 2021\"")
        #expect(found.value("kind") == nil)
        #expect(found.value("reliability") == nil)
    }

    @Test func anOutletNamedLikeAYearIsNoDate() throws {
        let found = try Imported(
            "1987\n\nThe Bridge That Nobody Asked About\n\n\(body)\n\(Prose.bio.replacing("The Lantern", with: "1987"))\n")
        #expect(found.value("published") == nil)
        #expect(found.value("publisher") == "\"1987\"")
        #expect(found.reason(1).contains("no date"))
    }

    @Test func aMastheadIsNoByline() throws {
        let found = try Imported(
            "“To cross, to carry, to return”\n\nAnna Testmann, President\n\nThe Role of the Bridge in the Harbour\n\n\(body)")
        #expect(found.value("authors") == nil)
        #expect(found.value("title") == "\"The Role of the Bridge in the Harbour\"")
        #expect(found.cut == "1 3")
        #expect(found.reason(1).contains("motto"))
        #expect(
            found.doubts("import-author").contains(
                "3: Anna Testmann is not taken for the author: an outlet's masthead names its president"))
    }

    @Test func anIssuesNumberIsNoYear() throws {
        let found = try Imported("The Bridge and the Harbour Office\n173 (1921)\n06.12.2019\n\(body)")
        #expect(found.value("published") == "2019-12-06")
        #expect(found.value("published-as") == "\"06.12.2019\"")
        #expect(found.units == "title=1 number=2 date=3")
    }

    @Test func sectionsRunTogetherAreNoTitle() throws {
        let found = try Imported("HarbourNews\n\nWill the Bridge Open Before the Winter?\n\n\(body)")
        #expect(found.cut == "1")
        #expect(found.units == "title=3")
        #expect(found.reason(1).contains("run together"))
    }

    @Test func whatStandsBelowIsChrome() throws {
        let found = try Imported(
            "The Bridge That Nobody Asked About\n\n\(body)\nAnna TESTMANN\n\nI’m Anna Testmann, the founder of the Lantern. I hold a degree in bridges.\n\nRelated Articles\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nBack to top button\n"
        )
        #expect(found.units == "title=1 author=9 bio=11")
        #expect(found.cut == "13 15 17 19")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
    }

    @Test func aNewsletterBoxAndShareLinesAreChrome() throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\(body)NEWSLETTER\n|\nJoin the bridge.example mailing list |\n|\n")
        #expect(found.cut == "7 8 9 10")
        #expect(found.map == "2 4 6")
        let shared = try Imported("The Bridge That Nobody Asked About\n\n\(body)\nShare on\n\n\nSubscribe to our newsletter")
        #expect(shared.cut == "9 12")
    }

    @Test func undatedArticlesSaySo() throws {
        let found = try Imported(
            "The Bridge That Nobody Asked About\n\n\(body)\nIt reopened in October 2024, the office said in a short statement.\n")
        #expect(found.value("published") == nil)
        #expect(found.doubts("import-date") == ["1: no date of publication is printed"])
        #expect(
            found.article.diagnostics(path: "f").first { $0.rule == "import-date" }?.notes.last?.message
                == "the latest date the text names is October 2024, line 9")
    }

    @Test(arguments: [
        ("12 October 2021", "2021-10-12"), ("October 12, 2021", "2021-10-12"), ("12th of October, 2021", "2021-10-12"),
        ("Published on Tuesday, 12 October 2021 at 14:30 GMT", "2021-10-12"), ("2021-10-12", "2021-10-12"),
        ("2021-10-12T08:30:00Z", "2021-10-12"),
        ("12.10.2021", "2021-10-12"), ("13/04/2021", "2021-04-13"), ("04/13/2021", "2021-04-13"), ("October 2021", "2021-10"),
        ("12 октября 2021 г.", "2021-10-12"), ("12 кастрычніка 2021", "2021-10-12"), ("12 жовтня 2021 року", "2021-10-12"),
        ("12 października 2021", "2021-10-12"), ("12. Oktober 2021", "2021-10-12"), ("le 12 octobre 2021", "2021-10-12"),
        ("Oct. 12, 2021", "2021-10-12"),
    ])
    func datesAsPrinted(printed: String, edtf: String) throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\n\(printed)\n\n\(body)")
        #expect(found.value("published") == edtf)
        #expect(found.units == "title=1 date=3")
    }

    @Test(arguments: ["03/04/2021", "06.12.19", "03-04-2021"])
    func aDateOfSeveralReadingsIsLeftOut(printed: String) throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\n\(printed)\n\n\(body)")
        #expect(found.value("published") == nil)
        #expect(found.doubts("import-date").first?.hasPrefix("3: \(printed) has several readings") == true, "\(found.doubts)")
    }

    @Test(arguments: ["31.02.2021", "2021-13-01", "12 Octobermorn 2021"])
    func whatIsNoDateIsNotTaken(printed: String) throws {
        #expect(try Imported("The Bridge That Nobody Asked About\n\n\(printed)\n\n\(body)").value("published") == nil)
    }

    @Test(arguments: [
        "By Anna Testmann", "Written by Anna Testmann", "by Anna Testmann | 12 October 2021", "12 October 2021 by Anna Testmann",
        "Автор: Anna Testmann", "Anna Testmann", "Posted on October 12, 2021 by Anna Testmann",
    ])
    func bylines(line: String) throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\n\(line)\n\n\(body)")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
        #expect(found.units.hasPrefix("title=1 author=3"))
        if line.contains("2021") { #expect(found.value("published") == "2021-10-12") }
    }

    @Test func severalAuthors() throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\nBy Anna Testmann, Jan Probe and Maria de Sample\n\n\(body)")
        #expect(found.value("authors") == "[\"Anna Testmann\", \"Jan Probe\", \"Maria de Sample\"]")
    }

    @Test func aKnownAuthorIsLinked() throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\nBy Anna Testmann\n\n\(body)")
        #expect(
            try Imported("The Bridge That Nobody Asked About\n\nBy Anna Testmann\n\n\(body)", entities: ["Anna Testmann"]).value("authors")
                == "[\"[[Anna Testmann]]\"]")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
    }

    @Test func aBlogsBylineAtTheEnd() throws {
        let found = try Imported("The Bridge That Nobody Asked About\n\n\(body)\n— Anna Testmann\n")
        #expect(found.value("authors") == "[\"Anna Testmann\"]")
        #expect(found.map == "3 5 7")
    }

    @Test func aWireStorysDateline() throws {
        let found = try Imported(
            "Old bridge closed after cracks are found\n\nPORT TEST, October 12, 2021 (Lantern) — \(Prose.opening)\n\n\(Prose.second)\n")
        #expect(found.value("published") == "2021-10-12")
        #expect(found.map == "3 5")
        #expect(found.doubts("import-date").first?.contains("dateline") == true)
        let vague = try Imported(
            "Old bridge closed after cracks are found\n\nPORT TEST, Oct 12 (Lantern) — \(Prose.opening)\n\n\(Prose.second)\n")
        #expect(vague.value("published") == nil)
    }

    @Test func withoutATitleTheFilesNameStandsIn() throws {
        let found = try Imported(body, file: "bridge notes.txt")
        #expect(found.value("title") == "\"bridge notes.txt\"")
        #expect(found.doubts("import-title").count == 1)
        #expect(found.id == "bridge-notes")
    }
}
