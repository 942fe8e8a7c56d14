// Links out of the folder, pipes, readers that go away, and people who press Control-C.

import Foundation
import TestKit
import Testing

struct UnkindMachineTests {
    @Test func symbolicLinksOutOfTheDossierAreNotFollowed() throws {
        try TestDossier().file("secret.md", "---\ntitle: Secret\n---\nSECRET\n").file("folder/secret.md", "---\ntitle: Deep\n---\nSECRET\n")
            .written { (outside: URL) throws in
                try TestDossier.clean.written { (folder: URL) throws in
                    for (link, target) in [
                        ("content/linked.md", "secret.md"), ("content/picture.txt", "secret.md"), ("content/below", "folder"),
                        ("seeds/linked.md", "secret.md"),
                        ("templates", "folder"),
                    ] {
                        try FileManager.default.createSymbolicLink(
                            atPath: folder.path + "/" + link, withDestinationPath: outside.path + "/" + target)
                    }
                    let checked = try Tool.run("check", "--source", folder.path)
                    #expect(!checked.output.contains("SECRET"))
                    for link in ["content/linked.md", "content/picture.txt", "content/below", "seeds/linked.md"] {
                        #expect(checked.output.contains(link), "\(link)")
                    }
                    #expect(try Tool.run("build", "--source", folder.path).status == 0)
                    for (path, bytes) in try Tree(folder.appendingPathComponent("public")).bytes {
                        #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET"), "\(path)")
                        #expect(!path.contains("linked") && !path.contains("picture"), "\(path)")
                    }
                }
            }
    }

    @Test(arguments: ["content/pipe.md", "content/pipe.png", "seeds/pipe.md", "templates/entity.mustache", "content/entities/pipe.md"])
    func aPipeIsDiagnosedAndNotWaitedFor(path: String) throws {
        try TestDossier.clean.file("templates/own.mustache", "x").written { (folder: URL) throws in
            #expect(mkfifo(folder.path + "/" + path, 0o600) == 0)
            for verb in ["check", "build"] where verb == "build" || !path.hasPrefix("templates") {
                let answer = try Tool.run(verb, "--source", folder.path)
                #expect(answer.status == 1, "\(verb)")
                #expect(
                    (answer.output + answer.error).contains("\(path):1:1: error: this is a named pipe"), "\(answer.output + answer.error)")
            }
        }
    }

    @Test func settingsThatAreAPipeAreDiagnosed() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("dossier.yml"))
            #expect(mkfifo(folder.path + "/dossier.yml", 0o600) == 0)
            #expect(try Tool.run("check", "--source", folder.path).status == 1)
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may read anything"))
    func aFileThatCannotBeReadIsDiagnosed() throws {
        try TestDossier.clean.page("p", "x").written { (folder: URL) throws in
            chmod(folder.path + "/content/p.md", 0)
            let answer = try Tool.run("check", "--source", folder.path)
            #expect(answer.status == 1)
            #expect(answer.output.contains("content/p.md:1:1: error: this file cannot be read: permission denied"))
        }
    }

    @Test func odditiesInTheOutputFolderAreNotWrittenThrough() throws {
        try TestDossier().file("victim", "mine").written { (outside: URL) throws in
            try TestDossier.clean.written { (folder: URL) throws in
                let output = folder.appendingPathComponent("public")
                try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
                try FileManager.default.createSymbolicLink(atPath: output.path + "/entities", withDestinationPath: outside.path)
                let answer = try Tool.run("build", "--source", folder.path)
                #expect(answer.status == 3)
                #expect(answer.error.contains("symbolic link"))
                #expect(try Tree(outside).paths == ["dossier.yml", "victim"])
                #expect(try Tree(output).paths == [])
            }
        }
    }

    // MARK: Readers and signals

    /// Findings by the thousand: more than a pipe holds, so that the tool waits for its reader.
    private var talkative: TestDossier {
        TestDossier.clean.page("broken", (1...3_000).map { "See [[nowhere \($0)]]." }.joined(separator: "\n\n"))
    }

    @Test func controlCEndsWith130() throws {
        try talkative.written { (folder: URL) throws in
            let (process, output, _) = try Tool.start(["check", "--source", folder.path], in: nil)
            // Its first word has come, the rest doesn't fit: it runs, and can't end by itself.
            #expect(try output.fileHandleForReading.read(upToCount: 1)?.count == 1)
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130)
            #expect(process.terminationReason == .exit)
        }
    }

    @Test func aReaderThatGoesAwayIsNoCrash() throws {
        try talkative.written { (folder: URL) throws in
            let (process, output, error) = try Tool.start(["check", "--source", folder.path], in: nil)
            #expect(try output.fileHandleForReading.read(upToCount: 1)?.count == 1)
            try output.fileHandleForReading.close()
            let words = error.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(
                process.terminationReason == .exit,
                "signal \(process.terminationStatus): \(String(decoding: words.prefix(200), as: UTF8.self))")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsTheMachinesTrouble() throws {
        try TestDossier.broken.written { (folder: URL) throws in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(Tool.path))
            process.arguments = ["check", "--source", folder.path]
            process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit, "signal \(process.terminationStatus)")
            #expect(process.terminationStatus == 3)
        }
    }
}
