// The files at a site's root: what stands in them, and what must not. Parsers from elsewhere judge their form (Tests/Exports).

import Foundation
import TestKit
import Testing

struct ExportTests {
    private func lines(_ text: String?) -> [String] { (text ?? "").replacing("\r\n ", with: "").components(separatedBy: "\r\n") }

    private func object(_ text: String?) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data((text ?? "").utf8)) as? [String: Any])
    }

    private func script(_ page: String?) throws -> [String: Any] {
        let page = try #require(page)
        let start = try #require(page.range(of: "<script type=\"application/ld+json\">"))
        let end = try #require(page[start.upperBound...].range(of: "</script>"))
        return try object(String(page[start.upperBound..<end.lowerBound]))
    }

    private static let names = [
        "dossier.json", "dossier.schema.json", "timeline.ics", "timeline.json", "sources.csl.json", "sources.bib", "entities.ftm.json",
        "entities.edtf.json",
    ]

    @Test func anEmptyDossierHasEveryExport() throws {
        let site = try TestDossier().site()
        for name in Self.names { #expect(site[name] != nil, "\(name)") }
        let counts = try #require(try object(site["dossier.json"])["counts"] as? [String: Int])
        #expect(counts.values.allSatisfy { $0 == 0 } && counts.count == 8)
        #expect(site["timeline.ics"]?.contains("BEGIN:VEVENT") == false)
    }

    @Test func theHomePageNamesThem() throws {
        let home = try #require(try TestDossier().site()["index.html"])
        for name in Self.names { #expect(home.contains("<a href=\"\(name)\" download>"), "\(name)") }
        #expect(!home.contains("feed.xml"))
    }

    @Test func bytesDoNotDependOnThreads() throws {
        let dossier = TestDossier().source("s").entity("a", name: "Ada", body: "Text [@s, ¶1].\n\n## Relations\n- ally of: [[b]] [@s, ¶1]")
            .entity("b", name: "Bob").dispute("d", "## Claim\n- holder: [[a]]\n- evidence: [@s, ¶1]").timeline("- 2020: Ada. [@s, ¶1]")
        let (one, eight) = (try dossier.site(jobs: 1), try dossier.site(jobs: 8))
        for name in Self.names { #expect(one[name] == eight[name], "\(name)") }
    }

    // MARK: dossier.json

    @Test func wordsAreVerifiedOnlyWhereTheArticleHasThem() throws {
        let dossier = TestDossier().article("s", "One fine day the gate was shut.\nNothing else.\n", paragraphs: "1 2")
            .dispute("d", "## Shut\n- holder: editors\n- evidence: [@s, ¶1, \"gate was shut\" (after \"fine day\")]\n")
        func quotation(_ site: [String: String]) throws -> [String: Any] {
            let disputes = try #require(try object(site["dossier.json"])["disputes"] as? [[String: Any]])
            let claims = try #require(disputes.first?["claims"] as? [[String: Any]])
            let evidence = try #require(claims.first?["evidence"] as? [[String: Any]])
            return try #require((evidence.first?["quotations"] as? [[String: Any]])?.first)
        }
        let before = try quotation(try dossier.site())
        let after = try dossier.verification().locked.withoutTexts.site()
        #expect(before["verified"] as? Bool == false)
        #expect(try quotation(after)["verified"] as? Bool == true)
        // What only settles the place is not quoted.
        #expect(after["dossier.json"]?.contains("fine day") == false)
    }

    @Test func aRelationIsToldOnceWithItsInverse() throws {
        let site = try TestDossier().source("s").entity("a", name: "Ada", body: "## Relations\n- president of: [[b]], 2020~ [@s, ¶1]")
            .entity("b", name: "Bob").site()
        let relations = try #require(try object(site["dossier.json"])["relations"] as? [[String: Any]])
        #expect(relations.count == 1)
        #expect(relations.first?["name"] as? String == "president of" && relations.first?["inverse"] as? String == "president")
        #expect((relations.first?["date"] as? [String: String])?["edtf"] == "2020~")
    }

    // MARK: The calendar

    @Test func anEventLastsAsLongAsItsDateMayMean() throws {
        let ics = lines(
            try TestDossier().source("s").timeline("- 2021-02: A month. [@s, ¶1]\n- 2021-10-08: A day. [@s, ¶1]").site()["timeline.ics"])
        #expect(ics.contains("DTSTART;VALUE=DATE:20210201") && ics.contains("DTEND;VALUE=DATE:20210301"))
        #expect(ics.contains("SUMMARY:A month. [date known: February 2021]"))
        #expect(ics.contains("DTSTART;VALUE=DATE:20211008") && ics.contains("SUMMARY:A day."))
        #expect(!ics.contains("DTEND;VALUE=DATE:20211009"))
    }

    @Test func whatHasNoEndHasNoEntry() throws {
        let ics = lines(
            try TestDossier().source("s").timeline("- 1999/..: On. [@s, ¶1]\n- {1960,1962}: Twice. [@s, ¶1]\n- 2000: Once. [@s, ¶1]")
                .site()[
                    "timeline.ics"])
        #expect(ics.contains("X-DOSSIER-LEFT-OUT:2"))
        #expect(ics.count { $0 == "BEGIN:VEVENT" } == 1)
    }

    @Test func anEntryKeepsItsNameWhenOthersCome() throws {
        func names(_ items: String) throws -> [String] {
            lines(try TestDossier().source("s").timeline(items).site()["timeline.ics"]).filter { $0.hasPrefix("UID:") }
        }
        let alone = try names("- 2021: It is shut. [@s, ¶1]")
        #expect(alone.count == 1)
        #expect(try names("- 2021: It is open. [@s, ¶2]\n- 2021: It is shut. [@s, ¶1]").contains(alone[0]))
        // Two of the same words are two.
        let twins = try names("- 2021: It is shut. [@s, ¶1]\n- 2021: It is shut. [@s, ¶2]")
        #expect(Set(twins).count == 2)
    }

    @Test func aCalendarIsFromItsEdition() throws {
        let dossier = TestDossier().source("s").timeline("- 2021: It is shut. [@s, ¶1]")
        #expect(lines(try dossier.site()["timeline.ics"]).contains("DTSTAMP:19700101T000000Z"))
        let dated = dossier.file("dossier.yml", "format: 1\ntitle: T\neditions: [{date: 2024-05, title: A}, {date: 2023, title: B}]\n")
        #expect(lines(try dated.site()["timeline.ics"]).contains("DTSTAMP:20240501T000000Z"))
    }

    @Test func textIsEscapedAndFoldedInOctets() throws {
        let text = "Ärger; und, noch \\\\ mehr Ärger in Łódź und Пінск, so lang, dass die Zeile bricht: ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ."
        let raw = try #require(try TestDossier().source("s").timeline("- 2021-10-08: \(text) [@s, ¶1]").site()["timeline.ics"])
        #expect(raw.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(lines(raw).contains { $0.hasPrefix("SUMMARY:Ärger\\; und\\, noch \\\\ mehr") })
    }

    // MARK: Sources

    @Test(arguments: [
        ("2021-10-12", "{\"date-parts\":[[2021,10,12]]}"), ("2021-10", "{\"date-parts\":[[2021,10]]}"),
        ("2021~", "{\"date-parts\":[[2021]],\"circa\":true}"), ("2020/2021-03", "{\"date-parts\":[[2020],[2021,3]]}"),
        ("2021-22", "{\"date-parts\":[[2021]],\"season\":2}"), ("202X", "{\"literal\":\"the 2020s\"}"),
        ("[2023-02..]", "{\"literal\":\"February 2023 or later\"}"), ("-0043", "{\"date-parts\":[[-44]]}"),
    ])
    func aReferenceIsDatedAsItsSourceIs(_ date: String, _ issued: String) throws {
        let csl = try #require(try TestDossier().source("s", "published: \"\(date)\"").site()["sources.csl.json"])
        #expect(csl.contains("\"issued\":\(issued)"))
    }

    @Test(arguments: [
        ("2021-10~", "date = {2021-10~}"), ("2020/..", "date = {2020/..}"), ("202X", "date = {202X}"),
        ("[2020,2021]", "note = {Date: 2020 or 2021}"), ("2021-33", "note = {Date: first quarter of 2021}"),
        ("2021-~10", "note = {Date: October 2021 (month approximate)}"),
    ])
    func latexIsToldADateItCanReadOrItsWords(_ date: String, _ field: String) throws {
        let bib = try #require(try TestDossier().source("s", "published: \"\(date)\"").site()["sources.bib"])
        #expect(bib.contains("  \(field),\n"), "\(bib)")
    }

    @Test func latexCommandsInATitleAreText() throws {
        let bib = try #require(
            try TestDossier().file("seeds/s.md", "---\ntitle: '\\input{x} 100% & $5_^~#'\nshort: S\n---\n¶1 Text.\n").site()["sources.bib"])
        #expect(bib.contains("title = {{\\textbackslash{}input\\{x\\} 100\\% \\& \\$5\\_\\textasciicircum{}\\textasciitilde{}\\#}},"))
    }

    // MARK: FollowTheMoney

    private func records(_ dossier: TestDossier) throws -> [[String: Any]] {
        try (dossier.site()["entities.ftm.json"] ?? "").split(separator: "\n").map { try object(String($0)) }
    }

    @Test func aRelationIsTurnedWhereTheModelHasItTheOtherWay() throws {
        let found = try records(
            TestDossier().source("s").entity("a", name: "Ada", type: "person").entity(
                "u", name: "Union", body: "## Relations\n- headed by: [[a]], 2020/2021~ [@s, ¶1]\n- accuses: [[a]] [@s, ¶1]"))
        let head = try #require(found.first { $0["schema"] as? String == "Directorship" }?["properties"] as? [String: [String]])
        #expect(head["director"] == ["a"] && head["organization"] == ["u"] && head["role"] == ["head of"])
        #expect(head["startDate"] == ["2020"] && head["endDate"] == nil)
        let link = try #require(found.first { $0["schema"] as? String == "UnknownLink" }?["properties"] as? [String: [String]])
        #expect(link["subject"] == ["u"] && link["object"] == ["a"] && link["role"] == ["accuses"])
    }

    @Test func aDateTheModelCannotHoldIsKeptBesideIt() throws {
        let dossier = TestDossier().entity("a", name: "Ada", type: "person", "born: 1815~\ndied: 1852-11")
        let person = try #require(try records(dossier).first?["properties"] as? [String: [String]])
        #expect(person["birthDate"] == nil && person["deathDate"] == ["1852-11"])
        let beside = try #require(try object(try dossier.site()["entities.edtf.json"])["dates"] as? [String: [String: [String: String]]])
        #expect(beside["a"]?["birthDate"]?["edtf"] == "1815~" && beside["a"]?["deathDate"]?["edtf"] == "1852-11")
    }

    // MARK: JSON-LD

    @Test(arguments: [
        ("kept", 1), ("broken", 0), ("supported", 1), ("refuted", 0), ("borne-out", 1),
    ])
    func aVerdictIsAReviewOnAStatedScale(_ status: String, _ value: Int) throws {
        let site = try TestDossier().source("s").entity("a", name: "Ada", type: "person")
            .dispute(
                "d",
                "## It holds\n- id: c\n- holder: [[a]]\n- stated: 2021-10\n- evidence: [@s, ¶1]\n- status: \(status)\n- because: it is so"
            )
            .site()
        let graph = try #require(try script(site["disputes/d/index.html"])["@graph"] as? [[String: Any]])
        let review = try #require(graph.first { $0["@type"] as? String == "ClaimReview" })
        let rating = try #require(review["reviewRating"] as? [String: Any])
        let item = try #require(review["itemReviewed"] as? [String: Any])
        #expect(review["claimReviewed"] as? String == "It holds" && review["url"] as? String == "../../disputes/d/#c")
        #expect(rating["ratingValue"] as? Int == value && rating["worstRating"] as? Int == 0 && rating["bestRating"] as? Int == 1)
        #expect(rating["ratingExplanation"] as? String == "it is so")
        #expect(item["datePublished"] as? String == "2021-10" && (item["author"] as? [String: Any])?["name"] as? String == "Ada")
    }

    @Test(arguments: ["contested", "unverified"])
    func withoutAVerdictThereIsNoReview(_ status: String) throws {
        let site = try TestDossier().source("s").dispute("d", "## It holds\n- holder: editors\n- evidence: [@s, ¶1]\n- status: \(status)")
            .site()
        #expect(site["disputes/d/index.html"]?.contains("ClaimReview") == false)
    }

    @Test func anInexactDateIsNoDateThere() throws {
        let site = try TestDossier().entity("a", name: "Ada", type: "person", "born: 1815~\ndied: 1852-11\nnative: {be: Ада}").source(
            "s", "published: 2021?"
        ).site()
        let person = try #require(try script(site["entities/a/index.html"])["mainEntity"] as? [String: Any])
        #expect(person["birthDate"] == nil && person["deathDate"] as? String == "1852-11")
        #expect(person["alternateName"] as? [String: String] == ["@language": "be", "@value": "Ада"])
        let citation = try #require(try script(site["sources/s/index.html"])["citation"] as? [String: Any])
        #expect(citation["datePublished"] == nil)
    }

    @Test func aScriptIsNotEndedByATitle() throws {
        let title = "</script><script>alert(1)</script>"
        let site = try TestDossier().file("seeds/s.md", "---\ntitle: '\(title)'\nshort: S\n---\n¶1 Text.\n").site()
        let citation = try #require(try script(site["sources/s/index.html"])["citation"] as? [String: Any])
        #expect(citation["name"] as? String == title)
    }

    @Test func addressesAreAbsoluteWhereTheSiteKnowsItsOwn() throws {
        let dossier = TestDossier().entity("a", name: "Ada")
        #expect(try script(try dossier.site()["entities/a/index.html"])["@id"] as? String == "../../entities/a/")
        let based = dossier.file("dossier.yml", "format: 1\ntitle: T\nbase: https://example.org/x\n")
        #expect(try script(try based.site()["entities/a/index.html"])["@id"] as? String == "https://example.org/x/entities/a/")
    }

    // MARK: TimelineJS

    @Test func slidesAreHTMLAndSoIsTheirText() throws {
        let json = try object(try TestDossier().source("s").timeline("- 202X: 1 < 2 & 3 > 2. [@s, ¶1]").site()["timeline.json"])
        let slide = try #require((json["events"] as? [[String: Any]])?.first)
        #expect((slide["text"] as? [String: String])?["headline"] == "1 &lt; 2 &amp; 3 &gt; 2.")
        #expect(slide["start_date"] as? [String: Int] == ["year": 2020] && slide["end_date"] as? [String: Int] == ["year": 2029])
        #expect(slide["display_date"] as? String == "the 2020s")
    }
}
