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

    /// What `check` doesn't read: files that are copied, templates, and what only the pages put together.
    @Test(arguments: ["content/data/words.csv", "content/page.svg", "templates/not-found.mustache", "content/data.json"])
    func aRunThatOnlyTheSiteHoldsFailsTheBuildToo(path: String) throws {
        try given { (folder: URL) throws in
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            let escaped = Self.copied.replacing("chain", with: path.hasSuffix(".json") ? "ch\\u0061in" : "chain")
            try Data((path.hasSuffix("json") ? "[\"\(escaped)\"]" : "<p>\(escaped)</p>").utf8).write(to: file)
            #expect(try Tool.run("check", in: folder).status == 0)
            let built = try Tool.run("build", in: folder)
            let page = path.hasPrefix("templates") ? "404.html" : path.replacing("content/", with: "files/")
            #expect(
                built.status == 1 && built.error.contains("\(page):1:1: error: this page would hold 28 words in a row of ferry"),
                "\(built.error)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
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
}
