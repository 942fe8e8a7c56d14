// Sentences torn into short lines, titles that are none, and inputs that would take longer than they are worth.

import Testing

struct TornAndCappedTests {
    @Test func aShortPieceOfASentenceIsNoHeading() throws {
        let found = try Imported(
            "Slip closed\n\nThe council voted on Tuesday to close the slip. It was late.\n\nThe port authority, which\n\nowns the land, declined to comment on the decision of the council.\n"
        )
        #expect(found.map == "3 5+7")
        #expect(found.units == "title=1")
        #expect(found.doubts("import-paragraph") == ["7: line 7 goes on with the sentence that line 5 breaks off: joined as 5+7"])
    }

    @Test func noPieceOfASentenceIsTheTitle() throws {
        let found = try Imported(
            "Slip closed\n\nThe mayor, who had been ill,\n\nsaid so again on Friday, and the union agreed with her.\n\n\(Prose.opening) \(Prose.second)\n"
        )
        #expect(found.value("title") == "\"Slip closed\"")
        #expect(found.map == "3+5 7")
    }

    @Test func aSentenceMayBeTornMoreThanOnce() throws {
        let found = try Imported(
            "The Bridge\n\n\(Prose.opening)\n\nThe port authority, which\n\nowns the land, and\n\nthe council as well, said no.\n")
        #expect(found.map == "3 5+7+9")
    }

    @Test func aHeadingAboveANewSentenceStays() throws {
        let found = try Imported("The Bridge\n\n\(Prose.opening)\n\nThe port authority\n\n\(Prose.second)\n")
        #expect(found.units == "title=1 heading=5")
        let small = try Imported(
            "The Bridge\n\n\(Prose.opening)\n\nThe Next Day\n\nno boat went out, and no skipper said why that was so.\n")
        #expect(small.units == "title=1 heading=5")
        #expect(small.doubts("import-heading").contains { $0.hasPrefix("5: ") })
    }

    @Test func aPieceThatEndsInACommaIsNoHeading() throws {
        let found = try Imported(
            "The Bridge\n\n\(Prose.opening)\n\nAmong them were ships from Riga,\n\nKlaipeda sent two of them, as \(Prose.second)\n")
        #expect(!found.units.contains("heading"))
        #expect(found.doubts.contains { $0.hasPrefix("5:") }, "\(found.doubts)")
    }

    @Test func aTitleOfWhichNothingRecursIsDoubted() throws {
        let found = try Imported("FOR IMMEDIATE RELEASE\n\nEmbargo until noon today\n\n\(Prose.opening)\n\n\(Prose.second)\n")
        #expect(
            found.doubts("import-title").contains {
                $0.hasPrefix("1: this line is taken for the title") || $0.hasPrefix("3: this line is taken for the title")
            })
        let label = try Imported(
            "NEWS ABOUT MONDAY\n\nHarbour Council Closes the Old Bridge for Divers\n\n\(Prose.opening)\n\n\(Prose.second)\n")
        #expect(label.value("title")?.contains("Bridge") == true || label.doubts("import-title").contains { $0.hasPrefix("1: this line") })
        let right = try Imported("The Lantern\n\nCouncil Closes the Old Bridge\n\n\(Prose.opening)\n\n\(Prose.second)\n")
        #expect(right.value("title") == "\"Council Closes the Old Bridge\"")
        #expect(!right.doubts("import-title").contains { $0.contains("taken for the title") })
    }

    @Test func aLineOfDatesTakesOnePass() throws {
        let found = try Imported("Title\n\n" + String(repeating: "3 March 2024 ", count: 12_500))
        #expect(found.article.paragraphCount == 1)
    }

    @Test func aPageWithTooManyAttributesIsRefused() throws {
        func page(_ attributes: String) -> String { "<html><body><p \(attributes)>\(Prose.opening)</p></body></html>" }
        let many = (0..<100_000).map { "a\($0)=\"x\"" }
        for text in [many.joined(separator: " "), many.joined(), (0..<2_000).map { "a\($0)" }.joined(separator: "\n")] {
            #expect(
                refusal(Array(page(text).utf8), file: "p.html")
                    == "an element of this page has more than 1000 attributes, the limit for one")
        }
        #expect(try Imported(page(many.prefix(900).joined(separator: " ")), file: "p.html").article.paragraphCount == 1)
        let words = Array(repeating: "word", count: 2_000).joined(separator: " ")
        for harmless in [
            page("title=\"\(words)\" id='\(words)'"), page("").replacing("<p", with: "<script>if (a <b) { \(words) }</script><p"),
            page("").replacing("<p", with: "<!-- <b \(words) --><p"),
        ] {
            #expect(try Imported(harmless, file: "p.html").article.paragraphCount == 1)
        }
    }

    @Test func moreThanARecordCanListIsRefused() throws {
        let text = Array(repeating: "One line of it.", count: 10_001).joined(separator: "\n\n")
        #expect(refusal(Array(text.utf8)) == "this text has 10001 lines or paragraphs, more than the 10000 a record can list")
    }

    @Test func aTitleTooLongIsNoListOfParagraphs() {
        let text = "# " + String(repeating: "word ", count: 20_000) + "\n\n" + Prose.opening
        do {
            _ = try Imported(text, file: "a.md")
            Issue.record("it was taken")
        } catch {
            #expect("\(error)".contains("its title, author or another key is too long"))
        }
    }
}
