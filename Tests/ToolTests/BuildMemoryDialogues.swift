// What `dossier build` remembers of a large dossier between two builds: never shown in the site, never needed, never believed against a file.

import Foundation
import TestKit
import Testing

struct BuildMemoryDialogues {
    /// Enough files to be worth a memory, and hardly anything to build.
    private static let large = (1...200).reduce(TestDossier.clean) { $0.file("templates/assets/a\($1).css", "p { color: red }\n") }

    /// A folder beside the dossier that caches go to.
    private func inFolders(_ dossier: TestDossier = large, _ body: (_ folder: URL, _ caches: URL) throws -> Void) throws {
        try dossier.written { (folder: URL) throws in
            try TestDossier().written { (other: URL) throws in try body(folder, other.appendingPathComponent("caches")) }
        }
    }

    private func build(_ folder: URL, _ caches: URL, _ more: String...) throws -> Tool.Answer {
        try Tool.run(["build", "--source", folder.path] + more, environment: ["XDG_CACHE_HOME": caches.path])
    }

    private func memories(_ caches: URL) throws -> [URL] {
        try Tree(caches).paths.map { caches.appendingPathComponent($0) }
    }

    /// Builds until all files have been there long enough for their times to be trusted, and are remembered.
    private func settle(_ folder: URL, _ caches: URL) throws {
        for _ in 0..<200 {
            #expect(try build(folder, caches).status == 0)
            if let memory = try memories(caches).first, try Data(contentsOf: memory).count > 200 * 48 { return }
            usleep(50_000)
        }
        Issue.record("the files are never remembered")
    }

    /// By what is mounted anywhere: a tool that trusts too much must not be asked.
    private static let temporaryFolderIsLocal: Bool = {
        let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
        return !mounts.contains(" - nfs") && !mounts.contains(" - 9p") && !mounts.contains(" - fuse")
    }()

    @Test func aLargeDossierIsRememberedOutsideOfItselfAndOfItsSite() throws {
        try inFolders { (folder: URL, caches: URL) throws in
            let before = try Tree(folder)
            #expect(try build(folder, caches).status == 0)
            let memories = try memories(caches)
            #expect(memories.count == 1 && memories.allSatisfy { $0.path.contains("/caches/dossier/") }, "\(memories)")
            let after = try Tree(folder)
            #expect(after.paths.filter { !$0.hasPrefix("public/") } == before.paths)
            let site = try Tree(folder.appendingPathComponent("public")).bytes
            #expect(try build(folder, caches).error.contains("Nothing has changed"))
            for more in [["--no-cache"], []] {
                #expect(try Tool.run(["build", "--source", folder.path, "--output", caches.path + "-site"] + more).status == 0)
                #expect(try Tree(URL(fileURLWithPath: caches.path + "-site")).bytes == site, "\(more)")
                try FileManager.default.removeItem(atPath: caches.path + "-site")
            }
        }
    }

    @Test func aSmallDossierLeavesNothing() throws {
        try inFolders(.clean) { (folder: URL, caches: URL) throws in
            #expect(try build(folder, caches).status == 0)
            #expect(!FileManager.default.fileExists(atPath: caches.path))
        }
    }

    @Test func noCacheLeavesNothingAndReadsNothing() throws {
        try inFolders { (folder: URL, caches: URL) throws in
            #expect(try build(folder, caches, "--no-cache").status == 0)
            #expect(!FileManager.default.fileExists(atPath: caches.path))
            #expect(try build(folder, caches, "--no-cache").error.contains("Nothing has changed"))
        }
    }

    @Test(.enabled(if: temporaryFolderIsLocal, "times of files on network drives prove nothing"))
    func whatIsRememberedIsNotBelievedAgainstAFile() throws {
        try inFolders { (folder: URL, caches: URL) throws in
            try settle(folder, caches)
            #expect(try build(folder, caches).error.contains("Nothing has changed"))
            let file = folder.path + "/templates/assets/a7.css"
            var status = stat()
            try #require(stat(file, &status) == 0)
            // In place, of the same size, and with its old time.
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
            try handle.write(contentsOf: Data("q".utf8))
            try handle.close()
            try #require(utimensat(AT_FDCWD, file, [status.st_atim, status.st_mtim], 0) == 0)
            #expect(try build(folder, caches).error.contains("→"))
            #expect(
                try Tree(folder.appendingPathComponent("public")).bytes.contains {
                    $0.key.hasSuffix("a7.css") && $0.value.starts(with: "q".utf8)
                })
            // A file more, and a file less.
            try settle(folder, caches)
            try Data("p {}\n".utf8).write(to: folder.appendingPathComponent("templates/assets/new.css"))
            #expect(try build(folder, caches).error.contains("→"))
            #expect(try build(folder, caches).error.contains("Nothing has changed"))
            try FileManager.default.removeItem(atPath: folder.path + "/templates/assets/new.css")
            #expect(try build(folder, caches).error.contains("→"))
        }
    }

    @Test(arguments: ["", "damaged", "seen files 1   \n", "seen files 9   \n01234567"])
    func aDamagedMemoryIsMadeAnew(_ text: String) throws {
        try inFolders { (folder: URL, caches: URL) throws in
            #expect(try build(folder, caches).status == 0)
            let memory = try #require(try memories(caches).first)
            try Data(text.utf8).write(to: memory)
            let answer = try build(folder, caches)
            #expect(answer.status == 0 && answer.error == "Nothing has changed since the last build.\n", "\(answer.error)")
            #expect(try Data(contentsOf: memory).count >= 24)
        }
    }

    @Test func whereNoneCanBeKeptTheBuildIsAsEver() throws {
        try inFolders { (folder: URL, caches: URL) throws in
            try Data("a file".utf8).write(to: caches)
            for _ in 1...2 {
                let answer = try build(folder, caches, "--quiet")
                #expect((answer.status, answer.output, answer.error) == (0, "", ""))
            }
            #expect(try Data(contentsOf: caches) == Data("a file".utf8))
        }
    }

    @Test(arguments: ["", "/content", "/public", "/public/deeper", "/.cache"])
    func aCacheFolderInTheDossierOrItsSiteIsNotUsed(_ place: String) throws {
        try inFolders { (folder: URL, _: URL) throws in
            #expect(try build(folder, folder.appendingPathComponent(String(place.dropFirst()))).status == 0)
            #expect(try Tree(folder).paths.allSatisfy { !$0.hasSuffix(".seen") })
        }
        try inFolders { (folder: URL, caches: URL) throws in
            #expect(try build(folder, caches, "--output", caches.path + "/dossier").status == 0)
            #expect(try Tree(caches).paths.allSatisfy { !$0.hasSuffix(".seen") })
        }
    }

    @Test func aCacheFolderThatIsNotAbsoluteIsIgnored() throws {
        try inFolders { (folder: URL, caches: URL) throws in
            let answer = try Tool.run(
                ["build", "--source", folder.path], in: folder, environment: ["XDG_CACHE_HOME": "here", "HOME": caches.path])
            #expect(answer.status == 0)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/here"))
            #expect(try memories(caches).map(\.path).allSatisfy { $0.contains("/caches/.cache/dossier/") })
            #expect(try memories(caches).count == 1)
        }
    }
}
