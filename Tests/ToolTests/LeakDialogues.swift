// A copied run of an article's words, from `verify` where the text is held to the build that refuses it where it is not.

import Foundation
import TestKit
import Testing

@Suite struct LeakDialogues {
    static let text = """
        The ferry at Oldmere

        For sixty years a flat ferry on a chain has carried carts and cattle over the Mere at Oldmere, from the first thaw until the ice closes it.

        This spring the parish let it lie at the bank. The ferryman said that the chain was worn through in nine places and that nobody had paid \
        him since the autumn fair. The clerk answered that it held.
        """

    /// Twenty-eight of its words.
    static let copied =
        "This spring the parish let it lie at the bank. The ferryman said that the chain was worn through in nine places and that nobody had paid him"

    static let dossier = TestDossier().file("dossier.yml", "format: 1\ntitle: Test\n").article("ferry", text, paragraphs: "3 5")
        .page("index", "It lies idle [@ferry, ¶2, \"worn through in nine places\"].")

    /// The dossier as others get it: verified, without the text.
    private func given(_ dossier: TestDossier = dossier, _ body: (URL) throws -> Void) throws {
        try dossier.written { (folder: URL) throws in
            #expect(try Tool.run("verify", "--quiet", in: folder).status == 0)
            try FileManager.default.removeItem(at: folder.appendingPathComponent("seeds/fulltext"))
            try body(folder)
        }
    }

    @Test func verifyWritesTheWindowsAndACleanDossierIsBuilt() throws {
        try given { (folder: URL) throws in
            let windows = try String(contentsOf: folder.appendingPathComponent("seeds/ferry.windows"), encoding: .utf8)
            #expect(windows.hasPrefix("dossier-windows 1 20 "))
            #expect(try Tool.run("check", "--strict", in: folder).status == 0)
            #expect(try Tool.run("build", "--strict", in: folder).status == 0)
        }
    }

    @Test(arguments: [
        "content/more.md", "content/entities/oldmere.md", "dossier.yml",
    ])
    func aCopiedRunFailsTheBuildAtItsPlace(path: String) throws {
        try given { (folder: URL) throws in
            let file = folder.appendingPathComponent(path)
            let (text, place): (String, String) =
                switch path {
                case "dossier.yml": ("format: 1\ntitle: Test\nsubtitle: \(Self.copied)\n", "3:11")
                case "content/more.md": ("---\ntitle: More\n---\nOur own words. \(Self.copied)\n", "4:16")
                default:
                    (
                        "---\nname: Oldmere\ntype: place\n---\nHere: \(Self.copied.replacing("parish let", with: "[[Oldmere|parish]] let [@ferry, ¶2]"))\n",
                        "5:7"
                    )
                }
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            let checked = try Tool.run("check", in: folder)
            #expect(
                checked.status == 1 && checked.output.contains("\(path):\(place): error: 28 words in a row stand in ferry, too"),
                "\(checked.output)")
            let built = try Tool.run("build", in: folder)
            #expect(built.status == 1 && built.error.contains("nothing was written"))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }

    /// Files that no record is read from.
    @Test(arguments: [
        "content/data/words.csv", "content/page.svg", "templates/not-found.mustache", "templates/layout.mustache", "content/data.json",
        "templates/assets/extra.css", "content/notes.txt",
    ])
    func aTemplateOrACopiedFileIsReportedOnceAtItsPlace(path: String) throws {
        try given { (folder: URL) throws in
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            var escaped = Self.copied.replacing("chain", with: path.hasSuffix(".json") ? "ch\\u0061in" : "chain")
            if path.hasSuffix("mustache") { escaped = escaped.replacing("worn", with: "{{! old }}worn{{#base}}{{/base}}") }
            try Data((path.hasSuffix("json") ? "[\n\"\(escaped)\"]" : "\n<p>\(escaped)</p>").utf8).write(to: file)
            let finding = "\(path):2:\(path.hasSuffix("json") ? 2 : 4): error: 28 words in a row stand in ferry, too"
            let checked = try Tool.run("check", in: folder)
            #expect(checked.status == 1 && checked.output.contains(finding), "\(checked.output)")
            let built = try Tool.run("build", in: folder)
            #expect(built.status == 1 && built.error.contains(finding), "\(built.error)")
            #expect(built.error.components(separatedBy: "[leaked-text]").count == 2)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }

    /// What only the pages put together: once, with how many more hold it.
    @Test func aRunThatOnlyTheSiteHoldsFailsTheBuildToo() throws {
        try given { (folder: URL) throws in
            let templates = folder.appendingPathComponent("templates")
            try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
            let words = Self.copied.split(separator: " ")
            try Data(words[..<14].joined(separator: " ").utf8).write(to: templates.appendingPathComponent("one-half.mustache"))
            try Data(words[14...].joined(separator: " ").utf8).write(to: templates.appendingPathComponent("other-part.mustache"))
            try Data("<p>{{> one-half}} {{> other-part}}</p>".utf8).write(to: templates.appendingPathComponent("not-found.mustache"))
            #expect(try Tool.run("check", in: folder).status == 0)
            let built = try Tool.run("build", in: folder)
            #expect(
                built.status == 1 && built.error.contains("404.html:1:1: error: this page would hold 28 words in a row of ferry"),
                "\(built.error)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }

    /// Nobody makes one, but an emptied file would guard nothing.
    @Test func anEmptyFileOfWindowsIsNoGuard() throws {
        try given { (folder: URL) throws in
            let windows = folder.appendingPathComponent("seeds/ferry.windows")
            let empty = "dossier-windows 1 20 7 0 61f630c076394438c1319d66834b3bb49371bdd7e8eed35c5a7a103d0128e7ed\n"
            try Data((empty + "check 76b25aaa95bb0c1a\n").utf8).write(to: windows)
            let answer = try Tool.run("check", in: folder)
            #expect(
                answer.output.contains("nothing would notice a copied run of the words of ferry [unguarded-source]"), "\(answer.output)")
            try Data(empty.utf8).write(to: windows)
            #expect(try Tool.run("check", in: folder).output.contains("seeds/ferry.windows:2:1: error: after the values a line `check`"))
        }
    }

    @Test func aSourceThatMayBeRepublishedIsNotGuarded() throws {
        let free = TestDossier().file("dossier.yml", "format: 1\ntitle: Test\n").article(
            "ferry", Self.text, paragraphs: "3 5", "rights: full-text"
        )
        .page("index", "It lies idle [@ferry, ¶2, \"worn through in nine places\"]. \(Self.copied)")
        try given(free) { (folder: URL) throws in
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/seeds/ferry.windows"))
            #expect(try Tool.run("build", "--strict", in: folder).status == 0)
        }
    }

    @Test func whoHoldsTheTextIsToldOfShorterRuns() throws {
        let dossier = Self.dossier.file("dossier.yml", "format: 1\ntitle: Test\nquotation-limit: 11\n")
            .page("more", "Ours: the [[ferry|chain was worn]] through in nine places and that nobody had.")
        try dossier.written { (folder: URL) throws in
            let answer = try Tool.run("verify", in: folder)
            #expect(answer.status == 1, "\(answer.output)")
            #expect(
                answer.output.contains("content/more.md:4:7: error: 12 words in a row stand in ferry, too, word for word [copied-text]"))
            #expect(answer.output.contains("note: at code point "))
        }
    }

    @Test(arguments: ["templates/page.mustache", "templates/assets/extra.css", "content/data.csv"])
    func whoHoldsTheTextIsToldOfThemInOtherFilesToo(path: String) throws {
        let dossier = Self.dossier.file("dossier.yml", "format: 1\ntitle: Test\nquotation-limit: 11\n")
        let words = "a chain was worn through in nine places and that nobody had paid\n"
        try dossier.file(path, words).written { (folder: URL) throws in
            let answer = try Tool.run("verify", in: folder)
            #expect(answer.status == 1)
            #expect(answer.output.contains("\(path):1:3: error: 12 words in a row stand in ferry, too"), "\(answer.output)")
        }
        try dossier.file(path, words.replacing("nobody had", with: "no")).written { (folder: URL) throws in
            let answer = try Tool.run("verify", in: folder)
            #expect(answer.status == 0, "\(answer.output)")
        }
    }
}
