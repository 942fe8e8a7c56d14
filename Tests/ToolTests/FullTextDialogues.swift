// `build --full-text` from outside: what it shows, how it is marked, and where it may not go.

import Foundation
import Glibc
import TestKit
import Testing

@Suite struct FullTextDialogues {
    private func verified(_ dossier: TestDossier = LeakDialogues.dossier, _ body: (URL) throws -> Void) throws {
        try dossier.written { (folder: URL) throws in
            #expect(try Tool.run("verify", "--quiet", in: folder).status == 0)
            try body(folder)
        }
    }

    private static let mark = "Private: holds the articles’ full text. Not for publication"

    @Test func theTextStandsUnderTheDigestAndEveryPageIsMarked() throws {
        try verified { (folder: URL) throws in
            let answer = try Tool.run("build", "--full-text", in: folder)
            #expect(
                answer.status == 0 && answer.error.contains("private holds the articles' full text: keep it to yourself"), "\(answer.error)"
            )
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
            let tree = try Tree(folder.appendingPathComponent("private"))
            let pages = tree.paths.filter { $0.hasSuffix(".html") }
            #expect(pages.count > 5)
            for path in pages {
                let page = String(decoding: tree.bytes[path] ?? Data(), as: UTF8.self)
                // The banner and the foot, which print repeats on every sheet.
                #expect(page.components(separatedBy: Self.mark).count == 3, "\(path)")
                #expect(page.contains("<meta name=\"robots\" content=\"noindex,nofollow\">"), "\(path)")
            }
            let source = String(decoding: tree.bytes["sources/ferry/index.html"] ?? Data(), as: UTF8.self)
            #expect(source.contains("<blockquote class=\"held\">This spring the parish let it lie at the bank. The ferryman said"))
            #expect(source.components(separatedBy: "class=\"held\"").count == 3)
        }
    }

    @Test func gitDoesNotSeeAPrivateCopy() throws {
        try verified { (folder: URL) throws in
            #expect(try Tool.run("build", "--full-text", "--output", "other", in: folder).status == 0)
            let file = folder.appendingPathComponent("other/.gitignore")
            #expect(try String(contentsOf: file, encoding: .utf8) == "*\n")
            try Data("# mine\n*\n".utf8).write(to: file)
            #expect(try Tool.run("build", "--full-text", "--output", "other", in: folder).status == 0)
            #expect(try String(contentsOf: file, encoding: .utf8) == "# mine\n*\n")
            #expect(try Tool.run("build", "--output", "site", in: folder).status == 0)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/.gitignore"))
        }
    }

    @Test func aPublicSiteShowsNothingOfIt() throws {
        try verified { (folder: URL) throws in
            #expect(try Tool.run("build", in: folder).status == 0)
            let tree = try Tree(folder.appendingPathComponent("public"))
            for (path, bytes) in tree.bytes {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains("Private:") && !text.contains("class=\"held\"") && !text.contains("ferryman said"), "\(path)")
            }
        }
    }

    @Test(arguments: ["public", "public/inner", "./content/../public", "site", "site/inner/deeper", "around"])
    func itRefusesAPublicSitesFolder(output: String) throws {
        try verified { (folder: URL) throws in
            for place in ["site", "around/site"] { #expect(try Tool.run("build", "--output", place, in: folder).status == 0) }
            let before = try Tree(folder)
            let answer = try Tool.run("build", "--full-text", "--output", output, in: folder)
            #expect(answer.status == 2 && answer.error.contains("public site"), "\(answer.error)")
            #expect(try Tree(folder) == before)
        }
    }

    @Test(arguments: ["private", "private/inner"])
    func aPublicBuildRefusesAPrivateFolder(output: String) throws {
        try verified { (folder: URL) throws in
            #expect(try Tool.run("build", "--full-text", in: folder).status == 0)
            let before = try Tree(folder)
            let answer = try Tool.run("build", "--output", output, in: folder)
            #expect(answer.status == 2 && answer.error.contains("private copy"), "\(answer.error)")
            #expect(try Tree(folder) == before)
            #expect(try Tool.run("build", "--full-text", in: folder).status == 0, "its own it may")
        }
    }

    @Test func aBuildCutShortStillTellsWhatItWas() throws {
        try verified { (folder: URL) throws in
            #expect(try Tool.run("build", "--output", "site", in: folder).status == 0)
            let site = folder.appendingPathComponent("site")
            try FileManager.default.moveItem(
                at: site.appendingPathComponent(".dossier-manifest"), to: site.appendingPathComponent(".dossier-manifest.next"))
            #expect(try Tool.run("build", "--full-text", "--output", "site", in: folder).status == 2)
        }
    }

    @Test func aMissingTextIsNotedAndAnotherIsAnError() throws {
        let dossier = LeakDialogues.dossier.source(
            "other", "original: {file: other.txt, sha256: \(String(repeating: "0", count: 64)), paragraphs: 1 2 3}"
        )
        .source("none").page("more", "[@other, ¶1] [@none, ¶1]")
        try verified(dossier) { (folder: URL) throws in
            let answer = try Tool.run("build", "--full-text", in: folder)
            #expect(answer.status == 0)
            #expect(
                answer.error.contains(
                    "seeds/other.md:1:1: note: the text of other is not held; its page has the digest only [text-missing]"))
            #expect(answer.error.contains("seeds/none.md:1:1: note: the record of none names no original"))
            try Data("Another text.\n".utf8).write(to: folder.appendingPathComponent("seeds/fulltext/other.txt"))
            let wrong = try Tool.run("build", "--full-text", in: folder)
            #expect(
                wrong.status == 1 && wrong.error.contains("error: the text of other in seeds/fulltext/other.txt is not the one on record"))
        }
    }

    @Test func markupInATextIsText() throws {
        let dossier = TestDossier().file("dossier.yml", "format: 1\ntitle: Test\nhandling: TLP:AMBER\n")
            .article("a", "<script>alert(1)</script> & \"more\"\n", paragraphs: "1", "language: en").page("index", "[@a, ¶1]")
        try dossier.written { (folder: URL) throws in
            #expect(try Tool.run("build", "--full-text", in: folder).status == 0)
            let page = try String(contentsOf: folder.appendingPathComponent("private/sources/a/index.html"), encoding: .utf8)
            #expect(page.contains("<blockquote class=\"held\" lang=\"en\">&lt;script&gt;alert(1)&lt;/script&gt; &amp;"))
            #expect(page.contains(Self.mark + ". TLP:AMBER") && !page.contains("data-marking"))
        }
    }

    @Test func aLayoutThatHidesTheMarkIsRefused() throws {
        try verified(LeakDialogues.dossier.file("templates/not-found.mustache", "<p>{{title}}</p>")) { (folder: URL) throws in
            #expect(try Tool.run("build", in: folder).status == 0)
            let answer = try Tool.run("build", "--full-text", in: folder)
            #expect(
                answer.status == 1 && answer.error.contains("error: the page 404.html would not say that it is private"), "\(answer.error)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/private"))
        }
    }

    /// A pipe that nobody writes to would hang whoever read it; what can't be read would be an error.
    @Test func aPublicBuildDoesNotTouchTheTexts() throws {
        try verified { (folder: URL) throws in
            #expect(try Tool.run("build", "--output", "with", in: folder).status == 0)
            let texts = folder.appendingPathComponent("seeds/fulltext")
            try FileManager.default.removeItem(at: texts)
            #expect(try Tool.run("build", "--output", "without", in: folder).status == 0)
            try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
            #expect(mkfifo(texts.appendingPathComponent("ferry.txt").path, 0o600) == 0)
            try FileManager.default.createSymbolicLink(atPath: texts.appendingPathComponent("loop").path, withDestinationPath: "loop")
            try Data(count: 11_000_000).write(to: texts.appendingPathComponent("large.md"))
            #expect(try Tool.run("build", "--strict", "--output", "pipe", in: folder).status == 0)
            try FileManager.default.removeItem(at: texts)
            try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
            #expect(chmod(texts.path, 0) == 0)
            #expect(try Tool.run("build", "--strict", "--output", "closed", in: folder).status == 0)
            let built = try ["with", "without", "pipe", "closed"].map { try Tree(folder.appendingPathComponent($0)).bytes }
            #expect(built.allSatisfy { $0 == built[0] }, "the manifests are the same, too")
        }
    }
}
