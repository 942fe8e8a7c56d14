// The house's fifth rule: a failed build changes nothing, a finished one leaves exactly what it made, others' files stay.

import Files
import Foundation
import Glibc
import SeededRandom
import Testing

struct StagedOutputTests {
    private let temporary: TemporaryFolder
    private let output: StagedOutput

    init() throws {
        temporary = try TemporaryFolder()
        output = StagedOutput(temporary.path + "/public")
    }

    private func manifest(_ files: [String: String]) -> Manifest {
        Manifest(tool: "t", options: "o", inputs: [], outputs: files.map { Manifest.Entry(path: $0.key, bytes: Array($0.value.utf8)) })
    }

    @discardableResult
    private func build(_ files: [String: String]) throws -> WriteSummary {
        let list = files.sorted { $0.key < $1.key }.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }
        return try output.replace(with: list, manifest: manifest(files))
    }

    /// Leaves the folder as a build leaves it that was killed after `done` of its files were in place.
    private func cutShort(_ files: [String: String], done: [String], stale: [String] = []) throws {
        var intent = manifest(files)
        intent.outputs += stale.map { Manifest.Entry(path: $0, hash: nil, size: 0) }
        try temporary.write(String(decoding: intent.bytes, as: UTF8.self), to: "public/.dossier-manifest.next")
        try temporary.write("half a page", to: "public/.dossier-staging/0")
        try temporary.write("and another", to: "public/.dossier-staging/files/a/b/0")
        for file in done { try temporary.write(files[file] ?? "", to: "public/\(file)") }
    }

    /// All below `public/` but the manifest.
    private var built: [String] {
        temporary.everything.filter { $0.hasPrefix("public/") && $0 != "public/" && $0 != "public/.dossier-manifest" }.map {
            String($0.dropFirst(7))
        }
    }

    // MARK: What a build leaves

    @Test func aBuildLeavesItsFilesAndItsManifest() throws {
        #expect(output.manifest() == nil)
        #expect(try build(["index.html": "1", "a/b/c.html": "2"]) == WriteSummary(written: 2))
        #expect(built == ["a/", "a/b/", "a/b/c.html", "index.html"])
        #expect(temporary.text("public/a/b/c.html") == "2")
        #expect(output.manifest() == manifest(["index.html": "1", "a/b/c.html": "2"]))
        #expect(output.isComplete(manifest(["index.html": "1", "a/b/c.html": "2"])))
        #expect(!output.isComplete(manifest(["index.html": "1", "a/b/d.html": "2"])))
        #expect(!output.isComplete(manifest(["index.html": "12"])))
    }

    @Test func aSecondIdenticalBuildWritesNothing() throws {
        try build(["index.html": "1", "a/b.html": "2"])
        let before = temporary.everything.map { ($0, temporary.identity($0)) }
        #expect(try build(["index.html": "1", "a/b.html": "2"]) == WriteSummary(unchanged: 2))
        let after = temporary.everything.map { ($0, temporary.identity($0)) }
        #expect(before.map(\.0) == after.map(\.0) && before.map(\.1) == after.map(\.1))
    }

    @Test func onlyChangedFilesAreReplaced() throws {
        try build(["same.html": "1", "changed.html": "2", "longer.html": "3"])
        let same = temporary.identity("public/same.html")
        let changed = temporary.identity("public/changed.html")
        #expect(
            try build(["same.html": "1", "changed.html": "x", "longer.html": "33", "new.html": "4"])
                == WriteSummary(written: 3, unchanged: 1))
        #expect(temporary.identity("public/same.html") == same)
        #expect(temporary.identity("public/changed.html").first != changed.first)
        #expect(temporary.text("public/changed.html") == "x" && temporary.text("public/longer.html") == "33")
    }

    @Test func whatIsNoLongerMadeGoesWithItsEmptyFolders() throws {
        try build(["index.html": "1", "a/b/c.html": "2", "a/d.html": "3", "e/f/g.html": "4"])
        try temporary.write("mine", to: "public/a/b/notes.txt")
        #expect(try build(["index.html": "1"]) == WriteSummary(unchanged: 1, removed: 3))
        #expect(built == ["a/", "a/b/", "a/b/notes.txt", "index.html"])
        #expect(try build([:]) == WriteSummary(removed: 1))
        #expect(built == ["a/", "a/b/", "a/b/notes.txt"])
    }

    @Test func newFilesComeIntoFoldersOldAndNew() throws {
        try build(["a/1": "1", "a/b/1": "2"])
        let all = ["a/1": "1", "a/2": "3", "a/b/1": "2", "a/b/2": "4", "a/c/d/1": "5", "a/c/d/2": "6", "e/f/1": "7", "g": "8"]
        #expect(try build(all) == WriteSummary(written: 6, unchanged: 2))
        #expect(built.filter { !$0.hasSuffix("/") } == all.keys.sorted())
        for (path, text) in all { #expect(temporary.text("public/\(path)") == text) }
    }

    /// Another part of the build has made a folder since it was looked for.
    @Test func aFolderThatComesWhileFilesAreStagedKeepsItsOwn() throws {
        let files = ["a/b/1": "1", "a/b/2": "2"]
        let stage = try output.stage()
        let staged = files.sorted { $0.key < $1.key }.map { stage.add(OutputFile(path: $0.key, bytes: Array($0.value.utf8))) }
        try temporary.write("another's", to: "public/a/b/3")
        #expect(try output.commit(stage, staged, manifest: manifest(files)) == WriteSummary(written: 2))
        #expect(built == ["a/", "a/b/", "a/b/1", "a/b/2", "a/b/3"])
        #expect(temporary.text("public/a/b/2") == "2" && temporary.text("public/a/b/3") == "another's")
    }

    /// What was left in the stage, or put there, neither comes into the output nor leads out of it.
    @Test func whatStandsInTheStageIsRemovedAndNotFollowed() throws {
        try temporary.write("mine", to: "elsewhere/page.html")
        try temporary.write("mine", to: "elsewhere/empty/..data")
        for name in [".htaccess", "a~", "#a#", "a/.nfs1", "a/b"] { try temporary.write("old", to: "public/.dossier-staging/files/\(name)") }
        let stage = temporary.path + "/public/.dossier-staging"
        #expect(symlink("../../../../elsewhere", stage + "/files/a/link") == 0)
        #expect(symlink("../../../elsewhere", stage + "/files/linked") == 0)
        #expect(symlink("nowhere", stage + "/dangling") == 0)
        #expect(mkfifo(stage + "/pipe", 0o644) == 0)
        #expect(try build(["a/1": "1", "linked/page.html": "2"]) == WriteSummary(written: 2))
        #expect(built == ["a/", "a/1", "linked/", "linked/page.html"])
        #expect(temporary.text("elsewhere/page.html") == "mine")
        #expect(temporary.text("elsewhere/empty/..data") == "mine")
    }

    /// As when another build in the same folder takes the stage away.
    @Test func aStageEmptiedBySomebodyElseIsNoFinishedBuild() throws {
        let files = ["a/1": "1", "a/2": "2"]
        let stage = try output.stage()
        let staged = files.sorted { $0.key < $1.key }.map { stage.add(OutputFile(path: $0.key, bytes: Array($0.value.utf8))) }
        unlink(temporary.path + "/public/.dossier-staging/files/a/2")
        #expect(refusal { _ = try output.commit(stage, staged, manifest: manifest(files)) }?.path == "a/2")
        #expect(output.manifest() == nil)
        #expect(try build(files).written == 1)
        #expect(built == ["a/", "a/1", "a/2"])
    }

    /// To the system two spellings of one letter are two names.
    @Test func foldersThatLookAlikeAreTwo() throws {
        try build(["x/1": "1"])
        let files = ["x/1": "1", "x/\u{E9}/1": "2", "x/e\u{301}/2": "3"]
        #expect(try build(files) == WriteSummary(written: 2, unchanged: 1))
        for (path, text) in files { #expect(temporary.text("public/\(path)") == text) }
        #expect(output.isComplete(manifest(files)))
        try build(["x/1": "1", "x/\u{E9}/1": "4", "x/e\u{301}/2": "5"])
        #expect(temporary.text("public/x/\u{E9}/1") == "4" && temporary.text("public/x/e\u{301}/2") == "5")
    }

    @Test func aFileRemovedByHandIsMadeAgainOrNotMissed() throws {
        try build(["a/x.html": "1", "b/y.html": "2"])
        try temporary.remove("public/a")
        try temporary.remove("public/b")
        #expect(!output.isComplete(manifest(["a/x.html": "1"])))
        #expect(try build(["a/x.html": "1"]) == WriteSummary(written: 1))
        #expect(built == ["a/", "a/x.html"])
    }

    // MARK: What isn't ours

    @Test func othersFilesAreNeverTouched() throws {
        try build(["index.html": "1"])
        try temporary.write("mine", to: "public/CNAME")
        let before = temporary.identity("public/CNAME")
        try build(["index.html": "2", "a.html": "1"])
        #expect(temporary.identity("public/CNAME") == before)
        let problem = refusal { try build(["index.html": "3", "CNAME": "ours"]) }
        #expect(problem == FileProblem("CNAME", .obstacle("a file that no build made")))
        #expect(temporary.text("public/CNAME") == "mine" && temporary.text("public/index.html") == "2")
        #expect(output.isComplete(manifest(["index.html": "2", "a.html": "1"])))
    }

    @Test func aForeignFileWithOurVeryBytesIsNoObstacle() throws {
        try build(["index.html": "1"])
        try temporary.write("same", to: "public/robots.txt")
        #expect(try build(["index.html": "1", "robots.txt": "same"]) == WriteSummary(unchanged: 2))
    }

    @Test func aLostManifestCostsOnlyTime() throws {
        try build(["index.html": "1", "a.html": "1"])
        try temporary.remove("public/.dossier-manifest")
        #expect(output.manifest() == nil)
        #expect(try build(["index.html": "1", "a.html": "2"]) == WriteSummary(written: 1, unchanged: 1))
        #expect(output.isComplete(manifest(["index.html": "1", "a.html": "2"])))
    }

    @Test func aHostileManifestRemovesNothingOutside() throws {
        try temporary.write("precious", to: "precious.txt")
        try temporary.write("dossier manifest 1 t o\nout - 0 ../precious.txt\n", to: "public/.dossier-manifest")
        try temporary.write("dossier manifest 1 t o\nout - 0 \(temporary.path)/precious.txt\n", to: "public/.dossier-manifest.next")
        try build(["index.html": "1"])
        #expect(temporary.text("precious.txt") == "precious")
        #expect(built == ["index.html"])
    }

    // MARK: A file where a folder is needed, and the reverse

    @Test func ourOwnStaleFileMakesWayForAFolder() throws {
        try build(["a": "file", "b/c": "file"])
        #expect(try build(["a/index.html": "1", "b/c/d/index.html": "2"]) == WriteSummary(written: 2, removed: 2))
        #expect(built == ["a/", "a/index.html", "b/", "b/c/", "b/c/d/", "b/c/d/index.html"])
    }

    @Test func ourOwnStaleFolderMakesWayForAFile() throws {
        try build(["a/index.html": "1", "a/b/c.html": "2", "keep.html": "3"])
        #expect(try build(["a": "file", "keep.html": "3"]) == WriteSummary(written: 1, unchanged: 1, removed: 2))
        #expect(built == ["a", "keep.html"])
        #expect(temporary.text("public/a") == "file")
    }

    @Test func aForeignFileWhereAFolderIsNeededStopsTheBuildBeforeItBegins() throws {
        try build(["index.html": "1", "old.html": "1"])
        try temporary.write("mine", to: "public/a")
        let problem = refusal { try build(["index.html": "2", "a/index.html": "1"]) }
        #expect(problem?.path == "a" && problem?.message.contains("a file that no build made, where a folder is needed") == true)
        #expect(temporary.text("public/a") == "mine" && temporary.text("public/index.html") == "1")
        #expect(built == ["a", "index.html", "old.html"])
        #expect(output.isComplete(manifest(["index.html": "1", "old.html": "1"])))
    }

    @Test func aForeignFileInAFolderWhereAFileIsNeededStopsTheBuildBeforeItBegins() throws {
        for foreign in ["notes.txt", ".htaccess", "deep/er/x"] {
            try build(["index.html": "1", "a/index.html": "1"])
            try temporary.write("mine", to: "public/a/\(foreign)")
            let problem = refusal { try build(["index.html": "2", "a": "file"]) }
            #expect(problem == FileProblem("a", .obstacle("a folder with files that no build made")))
            #expect(temporary.text("public/a/\(foreign)") == "mine" && temporary.text("public/a/index.html") == "1")
            #expect(temporary.text("public/index.html") == "1")
            try temporary.remove("public/a")
        }
    }

    @Test func aLinkInsideTheOutputIsNotFollowed() throws {
        let outside = try TemporaryFolder()
        try outside.write("theirs", to: "x.html")
        try build(["index.html": "1", "old/x.html": "1"])
        try temporary.remove("public/old")
        try temporary.link("public/old", to: outside.path)
        try temporary.link("public/a", to: outside.path)
        for files in [["a/x.html": "ours"], ["a/x.html": "theirs"]] {
            #expect(refusal { try build(files) } == FileProblem("a", .obstacle("a symbolic link")))
        }
        try build(["index.html": "1"])
        #expect(outside.text("x.html") == "theirs")
        try temporary.link("public/b.html", to: outside.path + "/x.html")
        #expect(refusal { try build(["b.html": "ours"]) } == FileProblem("b.html", .obstacle("a symbolic link")))
        #expect(outside.text("x.html") == "theirs")
    }

    @Test func aPipeInTheWayIsSaidAloudAndNotWaitedFor() throws {
        try build(["index.html": "1"])
        #expect(mkfifo(temporary.path + "/public/a.html", 0o600) == 0)
        #expect(refusal { try build(["a.html": "1"]) } == FileProblem("a.html", .obstacle("a named pipe")))
    }

    // MARK: Before anything is written

    @Test(arguments: [
        "../x", "/x", "a/../../x", "", "a\nb", "a//b", ".dossier-manifest", ".dossier-manifest.next", ".dossier-staging",
        ".dossier-staging/0",
    ])
    func anUnsafePathIsRefused(_ path: String) throws {
        #expect(refusal { try build(["index.html": "1", path: "x"]) } == FileProblem(path, .unsafePath))
        #expect(temporary.everything.isEmpty)
    }

    @Test func onePlaceHoldsOnePage() throws {
        let twice = [OutputFile(path: "a", bytes: []), OutputFile(path: "a", bytes: [1])]
        #expect(refusal { _ = try output.replace(with: twice, manifest: manifest([:])) }?.path == "a")
        #expect(refusal { try build(["a": "1", "a/b": "2"]) }?.path == "a")
        #expect(refusal { try build(["a/b/c": "1", "a": "2"]) }?.path == "a")
        #expect(temporary.everything.isEmpty)
    }

    @Test func aBuildThatCannotBeStagedChangesNothing() throws {
        try build(["index.html": "1"])
        try temporary.write("no folder", to: "public/.dossier-staging")
        #expect(refusal { try build(["index.html": "2"]) }?.path == ".dossier-staging")
        #expect(temporary.text("public/index.html") == "1")
        #expect(output.isComplete(manifest(["index.html": "1"])))
        try temporary.write("no folder", to: "file")
        let blocked = StagedOutput(temporary.path + "/file/public")
        #expect(refusal { _ = try blocked.replace(with: [], manifest: manifest([:])) } != nil)
        #expect(temporary.text("file") == "no folder")
    }

    // MARK: A build cut short

    @Test func theNextBuildCompletesOneThatWasCutShort() throws {
        try build(["index.html": "1", "old/x.html": "1"])
        try cutShort(["index.html": "2", "new/y.html": "2", "z.html": "2"], done: ["index.html", "new/y.html"], stale: ["old/x.html"])
        #expect(!output.isComplete(manifest(["index.html": "2"])))
        #expect(try build(["index.html": "2", "new/y.html": "2", "z.html": "2"]) == WriteSummary(written: 1, unchanged: 2, removed: 1))
        #expect(built == ["index.html", "new/", "new/y.html", "z.html"])
        #expect(output.isComplete(manifest(["index.html": "2", "new/y.html": "2", "z.html": "2"])))
    }

    @Test func whatABuildCutShortMadeGoesWhenTheNextDoesNotMakeIt() throws {
        try build(["index.html": "1"])
        try cutShort(["index.html": "2", "new/y.html": "2"], done: ["new/y.html"])
        #expect(try build(["index.html": "1"]) == WriteSummary(unchanged: 1, removed: 1))
        #expect(built == ["index.html"])
    }

    @Test func aFirstBuildCutShortIsCompletedToo() throws {
        try cutShort(["a/index.html": "1", "b.html": "2"], done: ["a/index.html"])
        try temporary.makeFolder("public/b.html")
        #expect(try build(["a": "file", "b.html": "2"]) == WriteSummary(written: 2, removed: 1))
        #expect(built == ["a", "b.html"])
    }

    @Test func aBuildCutShortAtItsVeryEndIsTidiedUp() throws {
        try build(["index.html": "1"])
        try cutShort(["index.html": "1"], done: [])
        #expect(try build(["index.html": "1"]) == WriteSummary(unchanged: 1))
        #expect(built == ["index.html"])
    }

    /// Any state a cut could leave, then a build: only its files remain, and the foreign one.
    @Test func afterAnyBuildsOnlyTheLastOnesFilesRemain() throws {
        var generator = SeededGenerator(for: "builds")
        let names = ["a", "a/b", "a/b/c", "b", "b/a", "c/index.html", "d.html"]
        func some() -> [String: String] {
            var files: [String: String] = [:]
            for name in names.shuffled(using: &generator) where Bool.random(using: &generator) {
                guard !files.keys.contains(where: { $0.hasPrefix(name + "/") || name.hasPrefix($0 + "/") }) else { continue }
                files[name] = ["1", "2", "33"].randomElement(using: &generator) ?? ""
            }
            return files
        }
        for _ in 0..<150 {
            try temporary.write("mine", to: "public/foreign/x")
            let next = some()
            if Int.random(in: 0..<4, using: &generator) == 0, output.manifest() != nil {
                let last = output.manifest()?.outputs.map(\.path) ?? []
                try cutShort(next, done: [], stale: last.filter { next[$0] == nil })
                continue
            }
            try build(next)
            let folders = Set(next.keys.flatMap { path in path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) + "/" } })
            #expect(built == (Array(next.keys) + Array(folders) + ["foreign/", "foreign/x"]).sorted(), "seed \(generator.seed)")
            #expect(next.allSatisfy { temporary.text("public/\($0.key)") == $0.value }, "seed \(generator.seed)")
        }
    }
}
