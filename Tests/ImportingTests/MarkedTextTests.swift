// What a document says of itself: its declared encoding, its front matter, its lists; and sentences in other scripts.

import Foundation
import Importing
import Testing

struct MarkedTextTests {
    @Test func utf8BeatsADeclaredSingleByteTable() throws {
        let html =
            "<html><head><meta charset=\"iso-8859-1\"></head><body><h1>Le café</h1><p>Le café du port a été fermé lundi, dit le conseil © 2024.</p></body></html>"
        let found = try Imported(html, file: "p.html")
        #expect(String(decoding: try #require(found.article.extractedText), as: UTF8.self).contains("Le café du port a été fermé"))
        #expect(found.article.encoding == "UTF-8: every byte is valid UTF-8 (the page says iso-8859-1, which its bytes are not)")
        #expect(found.doubts("import-encoding") == ["0: the encoding is a guess: UTF-8"] || found.doubts("import-encoding").count == 1)
        // Bytes that are what the page says.
        let latin = try Imported(bytes: [UInt8](try #require(html.data(using: .windowsCP1252))), file: "p.html")
        #expect(latin.article.encoding == "Windows-1252: the document declares it")
        #expect(latin.doubts("import-encoding") == [])
    }

    @Test func aTableThatIsNotReadIsNamed() throws {
        let polish = "Most zamknięto w poniedziałek, bo nurkowie znaleźli pęknięcia. Łódź płynie dalej, a rada milczy."
        let bytes = [UInt8](try #require(polish.data(using: .windowsCP1250)))
        #expect(
            try Imported(bytes: bytes).doubts.contains {
                $0.contains("warning: the encoding is a guess: Windows-1252, but the text may be in Windows-1250")
            })
        let page = Array("<html><head><meta charset=\"windows-1250\"></head><body><p>".utf8) + bytes + Array("</p></body></html>".utf8)
        let found = try Imported(bytes: page, file: "p.html")
        #expect(found.doubts.contains { $0.contains("but the text may be in windows-1250") })
    }

    @Test func aFrontMatterThatCannotBeReadIsSaid() throws {
        for (front, line) in [("a: [\nb: [", 2), ("title: \"The\nauthor: x", 2), ("title: x\nno key here", 3)] {
            let found = try Imported("---\n\(front)\n---\n\n# Slip\n\n\(Prose.opening)\n", file: "a.md")
            #expect(found.doubts("import-text").contains { $0.contains("line \(line) of the front matter is not read") }, "\(front)")
        }
        let right = try Imported(
            "---\ntitle: \"Slip\"\ntags: [a,\n  b]\nauthors:\n- Anna Testmann\nseo:\n  kind: x\n# a note\n---\n\n# Slip\n\n\(Prose.opening)\n",
            file: "a.md")
        #expect(right.doubts("import-text") == [])
        #expect(right.value("authors") == "[\"Anna Testmann\"]")
    }

    @Test func aFrontMatterInTOMLIsRead() throws {
        let found = try Imported("+++\ntitle='Slip'\ndate = 2024-03-04\n[params]\nx = 1\n+++\n\n# Slip\n\n\(Prose.opening)\n", file: "a.md")
        #expect(found.value("published") == "2024-03-04")
        #expect(found.value("publisher") == nil)
        #expect(found.map == "3")
    }

    @Test func itemsAndRowsAreParagraphsOfTheirOwn() throws {
        let found = try Imported(
            "# Slip\n\n\(Prose.opening) The vote was\n\n- nine for\n- four against\n\n| year | seats | boats |\n|---|---|---|\n| one | two | six |\n\n\(Prose.second)\n",
            file: "a.md")
        #expect(found.map == "3 5 7 9 11 13")
        let page = try Imported(
            "<html><body><h1>Slip</h1><p>\(Prose.opening)</p><ul><li>nine for</li><li>four against</li></ul></body></html>", file: "a.html")
        #expect(page.map == "3 5 7")
    }

    @Test func sentencesEndInOtherScriptsToo() throws {
        let found = try Imported(
            "市议会关闭旧渡口\n\n奥列维克市议会周二晚间投票决定关闭旧渡口。九名议员赞成，四名反对。\n\n市长表示渡口不安全。“我们不能等到有人溺水，”她在会议上说。\n\n渔民工会回应说，渡口已于去年修复，并宣布将在月底前诉诸法院。\n")
        #expect(found.map == "3 5 7")
        #expect(found.units == "title=1")
        #expect(found.cut == "")
        #expect(found.doubts("import-paragraph") == [])
    }

    @Test func aLastParagraphIsNotCutForItsLength() throws {
        let long = "Гэтаперашкаджаецьлюдзямпраходзіцьпразмост " + String(repeating: "надзвычайнадоўгаеслова", count: 5) + " і яшчэ"
        let found = try Imported("The Bridge\n\n\(Prose.opening)\n\n\(Prose.second)\n\n\(long)\n")
        #expect(found.map == "3 5 7")
        // A short last line may be anything.
        #expect(try Imported("The Bridge\n\n\(Prose.opening)\n\n\(Prose.second)\n\nLetters to the Lantern\n").cut == "7")
    }
}
