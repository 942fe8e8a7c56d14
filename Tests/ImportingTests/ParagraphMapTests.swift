// Which lines make up which paragraph, whatever a page's printer did to them.

import Testing

struct ParagraphMapTests {
    private let head = "The Bridge That Nobody Asked About\n\n"

    @Test func blankLinesPartParagraphs() throws {
        let found = try Imported(head + "\(Prose.opening)\n\n\(Prose.second)\n\n\(Prose.third)\n")
        #expect(found.map == "3 5 7")
        #expect(found.units == "title=1")
        #expect(found.cut == "")
    }

    @Test func anArticleWithoutBlankLinesHasAParagraphALine() throws {
        let found = try Imported("Bridge - Harbour\n\(Prose.opening)\n\(Prose.second)\n\(Prose.third) \(Prose.second)")
        #expect(found.map == "2 3 4")
        #expect(found.units == "title=1")
    }

    @Test func aTornParagraphIsJoinedAndSaid() throws {
        let found = try Imported(
            head + "\(Prose.opening) The ferry and the council\n\nleft the pier together. \(Prose.second)\n\n\(Prose.third)\n")
        #expect(found.map == "3+5 7")
        #expect(found.doubts("import-paragraph") == ["5: line 5 goes on with the sentence that line 3 breaks off: joined as 3+5"])
    }

    @Test func chromeBetweenTheHalvesIsCutOut() throws {
        let found = try Imported(
            head + "\(Prose.opening) The ferry and the council\n\nADVERTISEMENT\n\nleft the pier together. \(Prose.second)\n")
        #expect(found.map == "3+7")
        #expect(found.cut == "5")
    }

    @Test func aHeadingBetweenThemIsNotJumped() throws {
        let found = try Imported(
            head + "\(Prose.opening) He wrote\n\nThe Next Day\n\nand so it went on for a long time, as the skippers had said it would.\n")
        #expect(found.map == "3 7")
    }

    @Test func aMissingSentenceEndBeforeACapitalIsOnlyDoubted() throws {
        let found = try Imported(head + "\(Prose.opening) They were sent by NATO\n\(Prose.second)\n")
        #expect(found.map == "3 4")
        #expect(found.doubts("import-paragraph").contains { $0.hasPrefix("3: no sentence’s end here, but line 4 begins with a capital") })
    }

    @Test func paragraphsGluedTogetherAreCut() throws {
        let found = try Imported(head + "\(Prose.opening) It was cold.\(Prose.second) It rained.\n")
        #expect(found.map == "3/1 3/2")
        #expect(found.doubts.contains { $0.hasPrefix("3:106: warning: two sentences without a space") }, "\(found.doubts)")
    }

    @Test func aSentenceThatLostItsSpaceIsOnlyDoubted() throws {
        let found = try Imported(head + "\(Prose.opening)Nobody was hurt. \(Prose.second)\n")
        #expect(found.map == "3")
        #expect(found.doubts.contains { $0.contains("taken for one paragraph that lost a space") })
    }

    @Test func aWholeArticleOnOneLineIsCutAtEveryGluePoint() throws {
        let found = try Imported([Prose.opening, Prose.second, Prose.third, Prose.opening].joined())
        #expect(found.map == "1/1 1/2 1/3 1/4")
    }

    @Test func linesWrappedAtAWidthAreRuns() throws {
        let wrapped = """
            THE BRIDGE THAT NOBODY ASKED ABOUT

            The council closed the old bridge on Monday after divers had
            found cracks in the second pier. Skippers who pass under it
            every morning said that nobody had asked them.

            The harbour office promised a ferry for the winter, but it did
            not say who would pay for its crew, nor when the boats would
            leave the northern pier.
            """
        let found = try Imported(wrapped)
        #expect(found.map == "3-5 7-9")
        #expect(found.units == "title=1")
    }

    @Test(arguments: ["\r\n", "\r", "\n"])
    func everyLineEndCounts(ending: String) throws {
        let text = (head + "\(Prose.opening)\n\n\(Prose.second)").replacing("\n", with: ending)
        #expect(try Imported(text).map == "3 5")
    }

    @Test func formFeedsTabsAndSoftHyphensAreNoText() throws {
        let found = try Imported("\u{0C}" + head + "\t\(Prose.opening)\n\u{0C}\n\u{AD}\n\(Prose.second)\n \t \n")
        #expect(found.map == "3 6")
    }

    @Test func headingsAreUnitsAndRunInHeadingsStay() throws {
        let text =
            head
            + "\(Prose.opening)\n\nWhat Comes Next:\n\nThe Ferry and Its Crew: \(Prose.second)\n\nThe following points were put to the council by the skippers on Tuesday:\n\n\(Prose.third)\n"
        let found = try Imported(text)
        #expect(found.map == "3 7 9 11")
        #expect(found.units == "title=1 heading=5")
    }

    @Test func anInterviewsQuestionsAreParagraphs() throws {
        let found = try Imported(
            head
                + "Q: Why was it closed?\nA: Because of the cracks. They were deep.\nQ: Who decides?\nA: The council.\n\nQ: When?\nA: Soon, I hope.\n"
        )
        #expect(found.map == "3 4 5 6 8 9")
    }

    @Test func anArticleOfOneLineIsOneParagraph() throws {
        #expect(try Imported(Prose.opening).map == "1")
        #expect(try Imported("Closed.").map == "1")
    }

    @Test func aLongArticleTakesOnePass() throws {
        let lines = (0..<4_000).map { $0 % 3 == 0 ? "A Short Line" : $0 % 3 == 1 ? Prose.opening : "and some more of it." }
        #expect(throws: Never.self) { _ = try ImportedTwice(lines.joined(separator: "\n\n")) }
    }

    private struct ImportedTwice {
        init(_ text: String) throws { #expect(try Imported(text).article.paragraphCount > 1_000) }
    }
}
