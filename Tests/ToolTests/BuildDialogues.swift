// `dossier build` from outside.

import Foundation
import TestKit
import Testing
import Theme

struct BuildDialogues {
    private func build(_ folder: URL, _ more: String..., environment: [String: String] = [:]) throws -> Tool.Answer {
        try Tool.run(["build", "--source", folder.path] + more, environment: environment)
    }

    @Test func aCleanDossierIsBuiltAndSummedUp() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let answer = try build(folder)
            #expect(answer.status == 0)
            #expect(answer.output.isEmpty)
            let line = answer.error.split(separator: "\n").first.map(String.init) ?? ""
            #expect(
                line.wholeMatch(of: #/1 source, 2 paragraphs, 1 entity, 1 dispute, 1 event → 28 pages in [0-9]+\.[0-9]{2} s/#) != nil,
                "\(answer.error)")
            #expect(answer.error.contains("note: without `base` in dossier.yml"))
            let tree = try Tree(folder.appendingPathComponent("public"))
            #expect(tree.paths.count { $0.hasSuffix(".html") } == 28)
            #expect(tree.bytes[".dossier-manifest"] != nil)
        }
    }

    @Test func theFolderOneStandsInIsTheDossier() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            #expect(try Tool.run("build", in: folder).status == 0)
            #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("public/index.html").path))
        }
    }

    @Test func quietSaysNothing() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let answer = try build(folder, "--quiet")
            #expect((answer.status, answer.output, answer.error) == (0, "", ""))
            #expect(try build(folder, "--quiet").error.isEmpty)
        }
        try TestDossier.broken.written { (folder: URL) throws in
            #expect(try build(folder, "--quiet").error.contains("content/broken.md:4:5: error: "))
        }
    }

    @Test func aSiteForTheDiskHasFilesInItsAddresses() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            #expect(try build(folder, "--files").status == 0)
            let home = try String(contentsOf: folder.appendingPathComponent("public/index.html"), encoding: .utf8)
            #expect(home.contains("href=\"entities/nato/index.html\""))
            // Another style is another site: it is not taken for unchanged.
            #expect(try build(folder).error.contains("→"))
            #expect(
                try !String(contentsOf: folder.appendingPathComponent("public/index.html"), encoding: .utf8).contains("nato/index.html"))
        }
    }

    // MARK: A second build

    @Test func aSecondBuildTouchesNothing() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            #expect(try build(folder).status == 0)
            let before = try Tree(folder)
            let answer = try build(folder)
            #expect(answer.status == 0)
            #expect(answer.error.contains("Nothing has changed"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func aSecondBuildWithWarningsTouchesNothingAndWarnsAgain() throws {
        try TestDossier.warned.written { (folder: URL) throws in
            #expect(try build(folder).error.contains("templates/odd.txt"))
            let before = try Tree(folder)
            #expect(try build(folder).error.contains("templates/odd.txt"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func anEditRewritesOnlyWhatItChanges() throws {
        try TestDossier.clean.page("a", "One.").page("b", "Two.").written { (folder: URL) throws in
            _ = try build(folder)
            let before = try Tree(folder.appendingPathComponent("public"))
            try Data("---\ntitle: Page a\n---\nThree.\n".utf8).write(to: folder.appendingPathComponent("content/a.md"))
            #expect(try build(folder).status == 0)
            let after = try Tree(folder.appendingPathComponent("public"))
            // The index goes by one fingerprint, which the search page names.
            let changed = after.paths.filter { after.marks[$0] != before.marks[$0] && !$0.hasPrefix("assets/search-") }
            #expect(changed == [".dossier-manifest", "a/index.html", "search/index.html"])
        }
    }

    @Test func aLostManifestCostsOnlyTime() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            _ = try build(folder)
            let before = try Tree(folder)
            try FileManager.default.removeItem(at: folder.appendingPathComponent("public/.dossier-manifest"))
            let answer = try build(folder)
            #expect(answer.status == 0)
            #expect(!answer.error.contains("Nothing has changed"))
            #expect(try Tree(folder).bytes == before.bytes)
        }
    }

    @Test func aLostPageIsMadeAgain() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            _ = try build(folder)
            let before = try Tree(folder)
            try FileManager.default.removeItem(
                at: folder.appendingPathComponent("public/about.html").deletingLastPathComponent().appendingPathComponent("404.html"))
            #expect(try build(folder).status == 0)
            #expect(try Tree(folder).bytes == before.bytes)
        }
    }

    @Test func aRemovedSourceTakesItsPageWithItAndForeignFilesStay() throws {
        try TestDossier.clean.source("gone").page("p", "[@gone, ¶1]").written { (folder: URL) throws in
            let output = folder.appendingPathComponent("public")
            _ = try build(folder)
            #expect(FileManager.default.fileExists(atPath: output.appendingPathComponent("sources/gone/index.html").path))
            let foreign = [
                output.appendingPathComponent("CNAME"), output.appendingPathComponent("sources/gone/mine.txt"),
                output.appendingPathComponent("mine/x.html"),
            ]
            try FileManager.default.createDirectory(at: output.appendingPathComponent("mine"), withIntermediateDirectories: true)
            for file in foreign { try Data("mine".utf8).write(to: file) }
            try FileManager.default.removeItem(at: folder.appendingPathComponent("seeds/gone.md"))
            try FileManager.default.removeItem(at: folder.appendingPathComponent("content/p.md"))
            #expect(try build(folder).status == 0)
            #expect(!FileManager.default.fileExists(atPath: output.appendingPathComponent("sources/gone/index.html").path))
            #expect(!FileManager.default.fileExists(atPath: output.appendingPathComponent("p").path))
            for file in foreign { #expect(FileManager.default.fileExists(atPath: file.path), "\(file.lastPathComponent)") }
        }
    }

    // MARK: A build that fails

    @Test func aFailedBuildChangesNothing() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            _ = try build(folder)
            try Data("---\ntitle: B\n---\nSee [[nowhere]].\n".utf8).write(to: folder.appendingPathComponent("content/b.md"))
            let before = try Tree(folder)
            let answer = try build(folder)
            #expect(answer.status == 1)
            #expect(answer.error.contains("content/b.md:4:5: error: "))
            #expect(answer.error.contains("1 error; nothing was written"))
            #expect(try Tree(folder) == before)
        }
        try TestDossier.broken.written { (folder: URL) throws in
            #expect(try build(folder).status == 1)
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("public").path))
        }
    }

    @Test func warningsStopAStrictBuildOnly() throws {
        try TestDossier.warned.written { (folder: URL) throws in
            #expect(try build(folder, "--strict").status == 1)
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("public").path))
            #expect(try build(folder).status == 0)
            #expect(try build(folder, "--strict").status == 1, "an earlier build without --strict is no excuse")
        }
        try TestDossier.clean.written { (folder: URL) throws in #expect(try build(folder, "--strict").status == 0) }
    }

    @Test func aBrokenOverrideFailsAtItsLineAndNothingIsWritten() throws {
        try TestDossier.clean.file("templates/entity.mustache", "<p>\n  {{headin}}</p>").written { (folder: URL) throws in
            let answer = try build(folder)
            #expect(answer.status == 1)
            #expect(answer.error.contains("templates/entity.mustache:2:3: error: "))
            #expect(answer.error.contains("heading"))
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("public").path))
        }
    }

    @Test func theDossiersOwnThemeFilesComeFirst() throws {
        let dossier = TestDossier.clean.file("templates/not-found.mustache", "<p>{{title}} {{>own}}</p>\n").file(
            "templates/own.mustache", "own"
        )
        .file("templates/assets/dossier.css", "p { color: red }\n").file("templates/assets/fonts/a.woff2", "font")
        try dossier.written { (folder: URL) throws in
            #expect(try build(folder).status == 0)
            let tree = try Tree(folder.appendingPathComponent("public"))
            #expect(
                tree.bytes["404.html"] == Data("<p>Page not found own\n</p>\n".utf8)
                    || tree.bytes["404.html"] == Data("<p>Page not found own</p>\n".utf8))
            let sheets = tree.bytes.filter { $0.key.hasPrefix("assets/") && $0.key.hasSuffix("/page-home.css") }
            #expect(sheets.count == 1 && sheets.allSatisfy { $0.value.starts(with: "p{color:red}".utf8) })
            let fonts = tree.bytes.filter { $0.key.hasSuffix("/fonts/a.woff2") }
            #expect(Array(fonts.values) == [Data("font".utf8)])
        }
    }

    // MARK: Where the site goes

    @Test(arguments: [".", "..", "/", "content", "seeds", "templates", "content/site", "./public/../content", "seeds/fulltext"])
    func aSiteIsNotWrittenOverItsDossier(output: String) throws {
        try TestDossier.clean.file("templates/own.mustache", "x").written { (folder: URL) throws in
            let inner = folder.appendingPathComponent("inner")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let before = try Tree(folder)
            let answer = try Tool.run("build", "--output", output, in: folder)
            #expect(answer.status == 2, "\(answer.error)")
            #expect(answer.error.contains("can't be written over"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func aSymbolicLinkToTheDossierIsSeenThrough() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let link = folder.appendingPathComponent("link")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appendingPathComponent("content"))
            let before = try Tree(folder)
            #expect(try build(folder, "--output", link.path).status == 2)
            #expect(try build(folder, "--output", link.path + "/new/site").status == 2, "a folder that is not there yet, below the link")
            #expect(try Tree(folder).bytes == before.bytes)
        }
    }

    @Test func aSiteMayStandAnywhereElse() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            try TestDossier().written { (other: URL) throws in
                #expect(try build(folder, "--output", other.path + "/a/b c").status == 0)
                #expect(FileManager.default.fileExists(atPath: other.path + "/a/b c/index.html"))
                #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
                #expect(try Tool.run("build", "--source", folder.path, "--output", "site", in: other).status == 0)
                #expect(FileManager.default.fileExists(atPath: other.path + "/site/index.html"))
            }
        }
    }

    @Test func aFileWhereTheFolderShouldBeIsTheMachinesTrouble() throws {
        try TestDossier.clean.file("public", "a file").written { (folder: URL) throws in
            let answer = try build(folder)
            #expect(answer.status == 3)
            #expect(answer.error.contains("public"))
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
    func aFolderThatCannotBeWrittenIsTheMachinesTrouble() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let output = folder.appendingPathComponent("public")
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            chmod(output.path, 0o500)
            defer { chmod(output.path, 0o700) }
            let answer = try build(folder)
            #expect(answer.status == 3)
            #expect(answer.error.contains("permission denied"))
        }
    }

    @Test func pagesThatWouldTakeEachOthersPlaceAreFindings() throws {
        var many = TestDossier.clean.entity("page-2", name: "Page two")
        for number in 1...201 { many = many.entity("e\(number)", name: "E\(number)x", "match: link-only") }
        for dossier in [
            TestDossier.clean.page("sources", "x"), TestDossier.clean.page("404", "x"),
            TestDossier.clean.file("content/files.md", "---\ntitle: F\n---\n").file("content/index.html", "x"), many,
        ] {
            try dossier.written { (folder: URL) throws in
                let answer = try build(folder)
                #expect(answer.status != 3, "\(answer.error)")
                #expect(!answer.isKilled)
            }
        }
    }

    // MARK: Same input, same bytes

    @Test func clockPlaceLanguageAndThreadsDoNotShow() throws {
        try TestDossier.clean.entity("Łódź", name: "Łódź").entity("Ahaus", name: "ahaus").written { (folder: URL) throws in
            _ = try build(folder)
            let first = try Tree(folder.appendingPathComponent("public")).bytes
            let others: [([String], [String: String])] = [
                (["--jobs", "1"], [:]), (["--jobs", "8"], [:]), ([], ["TZ": "Pacific/Kiritimati", "LC_ALL": "C"]),
                ([], ["TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"]),
                ([], ["HOME": "/nowhere", "USER": "x", "COLUMNS": "20"]),
            ]
            for (arguments, environment) in others {
                try TestDossier().written { (other: URL) throws in
                    let output = other.appendingPathComponent("out")
                    #expect(
                        try Tool.run(["build", "--source", folder.path, "--output", output.path] + arguments, environment: environment)
                            .status == 0)
                    #expect(try Tree(output).bytes == first, "\(arguments) \(environment)")
                }
            }
        }
    }

    @Test func textsThatAreHeldDoNotShow() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            _ = try build(folder)
            let before = try Tree(folder.appendingPathComponent("public"))
            try FileManager.default.createDirectory(at: folder.appendingPathComponent("seeds/fulltext"), withIntermediateDirectories: true)
            for name in ["a.txt", "b.md", "c.html"] {
                try Data("# Held ¶1".utf8).write(to: folder.appendingPathComponent("seeds/fulltext/\(name)"))
            }
            #expect(try build(folder).error.contains("Nothing has changed"))
            #expect(try Tree(folder.appendingPathComponent("public")) == before)
        }
    }
}
