// `dossier import`: what it writes, what it leaves alone, and how it refuses.

import Foundation
import TestKit
import Testing

struct ImportDialogues {
    private static let article = """
        The Bridge That Nobody Asked About

        By Anna Testmann

        12 October 2021

        The council closed the old bridge on Monday after divers had found cracks in the second pier.

        Skippers who pass under it every morning said that nobody had asked them before the decision.

        """

    private static let record = "seeds/testmann-2021.md"

    /// A dossier with an article beside it, in `in/`.
    private func dossier(_ files: [String: String] = ["in/bridge.txt": article], _ body: (URL) throws -> Void) throws {
        var dossier = TestDossier.clean
        for (path, text) in files { dossier = dossier.file(path, text) }
        try dossier.written(body)
    }

    private func run(_ arguments: String..., in folder: URL) throws -> Tool.Answer {
        try Tool.run(["import", "--date", "2026-11-21"] + arguments, in: folder)
    }

    @Test func anArticleBecomesARecordAndIsKept() throws {
        try dossier { (folder: URL) throws in
            let answer = try run("in/bridge.txt", in: folder)
            #expect(answer.status == 0, "\(answer.error)")
            let tree = try Tree(folder)
            #expect(tree.bytes["seeds/fulltext/bridge.txt"] == Data(Self.article.utf8))
            let record = String(decoding: try #require(tree.bytes[Self.record]), as: UTF8.self)
            #expect(record.contains("title: \"The Bridge That Nobody Asked About\""))
            #expect(record.contains("  paragraphs: 7 9\n  other: title=1 author=3 date=5\n---\n¶1\n\n¶2\n"))
            #expect(tree.bytes[".gitignore"] == Data("/seeds/fulltext/\n".utf8))
            #expect(answer.error.contains("in/bridge.txt → seeds/testmann-2021.md: 2 paragraphs, UTF-8"))
            #expect(!tree.paths.contains { $0.contains(".dossier-") })
            let checked = try Tool.run("check", "--source", folder.path)
            #expect(checked.status == 0, "\(checked.output)")
            #expect(checked.output.contains("2 paragraphs have no digest yet"))
        }
    }

    @Test func runAgainItChangesNothing() throws {
        try dossier { (folder: URL) throws in
            #expect(try run("in/bridge.txt", in: folder).status == 0)
            let before = try Tree(folder)
            let answer = try run("in/bridge.txt", in: folder)
            #expect(answer.status == 0)
            #expect(answer.error.contains("nothing is missing, nothing was changed"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func whatAnAuthorWroteStays() throws {
        try dossier { (folder: URL) throws in
            #expect(try run("in/bridge.txt", "--id", "cracks", in: folder).status == 0)
            let file = folder.appendingPathComponent("seeds/cracks.md")
            let edited = try String(contentsOf: file, encoding: .utf8).replacing("short: \"Testmann 2021\"\n", with: "kind: news\n")
                .replacing("¶1\n", with: "¶1 The bridge is closed.\n").replacing("\n\n¶2\n", with: "\n")
            try edited.write(to: file, atomically: true, encoding: .utf8)
            let answer = try run("in/bridge.txt", in: folder)
            #expect(answer.error.contains("seeds/cracks.md: added short, 1 empty paragraph"), "\(answer.error)")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("kind: news\n") && text.contains("¶1 The bridge is closed.\n\n¶2\n"))
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent(Self.record).path))
        }
    }

    @Test func aDryRunShowsAllAndWritesNothing() throws {
        try dossier { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try run("--dry-run", "in/bridge.txt", in: folder)
            #expect(answer.status == 0)
            #expect(answer.output.contains("line\trole\treason\tfirst words\n1\ttitle\t"))
            #expect(answer.output.contains("7\t¶1\trunning text\tThe council closed the old bridge on Monday …\n"))
            #expect(answer.error.hasSuffix("Nothing was written.\n"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func ofSeveralFilesAllOrNone() throws {
        try dossier(["in/bridge.txt": Self.article, "in/empty.txt": "\n \n", "in/other.txt": "Ferries\n\n" + Self.article]) {
            (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try run("in/bridge.txt", "in/empty.txt", "in/missing.txt", in: folder)
            #expect(answer.status == 2)
            #expect(answer.error.contains("in/empty.txt:1:1: error: this file holds nothing but blank lines"))
            #expect(answer.error.contains("in/missing.txt:1:1: error: there is no such file"))
            #expect(answer.error.contains("Of 3 files 1 could be imported; nothing was written"))
            #expect(try Tree(folder) == before)
            // Both would be testmann-2021.
            let twice = try run("in/bridge.txt", "in/other.txt", in: folder)
            #expect(twice.status == 1)
            #expect(twice.error.contains("choose another: --id testmann-2021-2"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func anotherFileUnderTheSameIdOrNameIsRefused() throws {
        try dossier(["in/bridge.txt": Self.article, "in/new/bridge.txt": Self.article + "More was said.\n"]) { (folder: URL) throws in
            #expect(try run("in/bridge.txt", in: folder).status == 0)
            let before = try Tree(folder)
            for arguments in [["in/new/bridge.txt"], ["--id", "testmann-2021", "in/new/bridge.txt"]] {
                let answer = try Tool.run(["import"] + arguments, in: folder)
                #expect(answer.status == 1)
                #expect(answer.error.contains("is the record of another file, bridge.txt"))
            }
            let named = try run("--id", "other", "in/new/bridge.txt", in: folder)
            #expect(named.status == 1)
            #expect(named.error.contains("seeds/fulltext/bridge.txt is another file of the same name"))
            #expect(
                try run("--id", "nato", "in/new/bridge.txt", in: folder).error.contains("the id nato is taken by content/entities/nato.md"))
            #expect(try run("--id", "other", "in/bridge.txt", in: folder).error.contains("this file is held as testmann-2021 already"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func whatIsNoArticleIsRefused() throws {
        try dossier(["in/binary.txt": "a\u{0}b\u{1}c", "in/late.txt": "x"]) { (folder: URL) throws in
            try Data(count: 10_000_001).write(to: folder.appendingPathComponent("in/big.txt"))
            #expect(mkfifo(folder.path + "/in/pipe", 0o600) == 0)
            for (file, status, words) in [
                ("in/binary.txt", 1, "binary data, not text"), ("in/big.txt", 1, "larger than 10 MB, the limit for an article"),
                ("in", 2, "this is a folder, not a file"), ("in/pipe", 2, "not a file; it was not read"),
                ("/dev/zero", 2, "not a file; it was not read"),
                ("in/none.txt", 2, "there is no such file"),
            ] {
                let answer = try run(file, in: folder)
                #expect(answer.status == Int32(status), "\(file)")
                #expect(answer.error.contains("\(file):1:") && answer.error.contains(words), "\(file): \(answer.error)")
                #expect(answer.error.hasSuffix("nothing was written\n"))
            }
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may read anything"))
    func aFileThatCannotBeReadIsTheMachinesFailure() throws {
        try dossier { (folder: URL) throws in
            chmod(folder.path + "/in/bridge.txt", 0)
            #expect(try run("in/bridge.txt", in: folder).status == 3)
        }
    }

    @Test func aRecordThatCannotBeReadIsNotDoubled() throws {
        try dossier(["in/bridge.txt": Self.article, "in/ferry.txt": "Ferries\n\n" + Self.article]) { (folder: URL) throws in
            #expect(try run("in/bridge.txt", in: folder).status == 0)
            let file = folder.appendingPathComponent(Self.record)
            let whole = try String(contentsOf: file, encoding: .utf8)
            for broken in ["---\ntitle: [\n", "---\ntitle: [\n---\n", whole.replacing("title: ", with: "title: [")] {
                try broken.write(to: file, atomically: true, encoding: .utf8)
                let before = try Tree(folder)
                for arguments in [["in/bridge.txt"], ["--id", "second", "in/bridge.txt"], ["--id", "testmann-2021", "in/ferry.txt"]] {
                    let answer = try Tool.run(["import"] + arguments, in: folder)
                    #expect(answer.status == 1)
                    #expect(
                        answer.error.contains("seeds/testmann-2021.md can't be read, and may be the record of this file"), "\(answer.error)"
                    )
                }
                #expect(try Tree(folder) == before)
            }
            // A file that the broken record can't be of.
            #expect(try run("--id", "ferry", "in/ferry.txt", in: folder).status == 0)
        }
    }

    @Test func aCopyUnderAnotherNameLeavesNothing() throws {
        try dossier(["in/bridge.txt": Self.article, "in/copy.txt": Self.article]) { (folder: URL) throws in
            #expect(try run("in/bridge.txt", in: folder).status == 0)
            let before = try Tree(folder)
            let answer = try run("in/copy.txt", in: folder)
            #expect(answer.status == 0 && answer.error.contains("nothing was changed"))
            #expect(try Tree(folder) == before)
            // What the record names is put back under the record's name.
            try FileManager.default.removeItem(at: folder.appendingPathComponent("seeds/fulltext/bridge.txt"))
            #expect(try run("in/copy.txt", in: folder).status == 0)
            #expect(try Tree(folder).bytes == before.bytes)
        }
    }

    @Test(arguments: [
        ["import"], ["import", "--id", "x", "a", "b"], ["import", "--id", "Not An Id", "a"], ["import", "--date", "yesterday", "a"],
        ["import", "--date", "2026-02-31", "a"],
    ])
    func misuse(arguments: [String]) throws {
        #expect(try Tool.run(arguments).status == 2)
    }

    @Test func outsideADossierNothingIsImported() throws {
        try TestDossier().file("in/bridge.txt", Self.article).written { (folder: URL) throws in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("dossier.yml"))
            let answer = try run("in/bridge.txt", in: folder)
            #expect(answer.status == 1)
            #expect(answer.error.contains("is no dossier; name one with --source"))
        }
    }

    @Test func doubtsFailAStrictImport() throws {
        try dossier(["in/bridge.txt": Self.article.replacing("12 October 2021", with: "03/04/2021")]) { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try run("--strict", "in/bridge.txt", in: folder)
            #expect(answer.status == 1)
            #expect(answer.error.contains("in/bridge.txt:5:1: warning: 03/04/2021 has several readings: 2021-04-03, 2021-03-04"))
            #expect(try Tree(folder) == before)
            #expect(try run("in/bridge.txt", in: folder).status == 0)
        }
    }

    @Test func anIgnoredFolderIsNotIgnoredTwice() throws {
        for (old, new) in [("/public/\n/seeds/fulltext/\n", "/public/\n/seeds/fulltext/\n"), ("/public/", "/public/\n/seeds/fulltext/\n")] {
            try dossier(["in/bridge.txt": Self.article, ".gitignore": old]) { (folder: URL) throws in
                #expect(try run("in/bridge.txt", in: folder).status == 0)
                #expect(try String(contentsOf: folder.appendingPathComponent(".gitignore"), encoding: .utf8) == new)
            }
        }
    }

    @Test func aPagesTextIsKeptBesideIt() throws {
        let html =
            "<html><head><meta charset=utf-8><title>x</title></head><body><h1>The Bridge</h1><p>The council closed the old bridge on Monday, it said.</p></body></html>"
        try dossier(["in/page.html": html]) { (folder: URL) throws in
            #expect(try run("in/page.html", in: folder).status == 0)
            let tree = try Tree(folder)
            #expect(tree.bytes["seeds/fulltext/page.html"] == Data(html.utf8))
            #expect(
                tree.bytes["seeds/fulltext/page.html.txt"]
                    == Data("The Bridge\n\nThe council closed the old bridge on Monday, it said.\n".utf8))
            // `verify` finds the text it needs.
            #expect(try Tool.run("verify", "--source", folder.path).status == 0)
        }
    }
}
