// `dossier check`, `dossier new`, and what all verbs have in common.

import Foundation
import Starter
import TestKit
import Testing
import Theme

struct CheckDialogues {
    private func check(_ folder: URL, _ more: String..., environment: [String: String] = [:]) throws -> Tool.Answer {
        try Tool.run(["check", "--source", folder.path] + more, environment: environment)
    }

    @Test func aCleanDossierIsPassedInSilence() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try check(folder)
            #expect((answer.status, answer.output, answer.error) == (0, "", ""))
            #expect(try check(folder, "--strict").status == 0)
            #expect(try Tree(folder) == before, "check writes nothing")
        }
    }

    @Test func findingsStandAtTheirLineWithTheLine() throws {
        try TestDossier.broken.written { (folder: URL) throws in
            let answer = try check(folder)
            #expect(answer.status == 1)
            #expect(answer.output.contains("content/broken.md:4:5: error: "))
            #expect(answer.output.contains("See [[nowhere]]."))
            #expect(answer.output.contains("[broken-wikilink]"))
            #expect(answer.error == "1 error\n")
            #expect(try check(folder, "--quiet").error.isEmpty)
            #expect(try check(folder, "--quiet").output == answer.output)
        }
    }

    @Test func warningsFailAStrictCheckOnly() throws {
        let dossier = TestDossier.clean.timeline("- 2020-08: It began. [@s, ¶2]\n\n## Lane\n\nText that is not shown.\n")
        try dossier.written { (folder: URL) throws in
            let answer = try check(folder)
            #expect(answer.output.contains("warning: "), "\(answer.output)")
            #expect(answer.status == 0)
            #expect(try check(folder, "--strict").status == 1)
        }
    }

    @Test func colourIsUsedWhenAskedFor() throws {
        try TestDossier.broken.written { (folder: URL) throws in
            #expect(try check(folder, "--color", "always").output.contains("\u{1B}["))
            #expect(try check(folder, "--color", "always", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}["))
            #expect(try !check(folder, "--color", "never").output.contains("\u{1B}["))
            #expect(try !check(folder).output.contains("\u{1B}["), "a pipe is no terminal")
            #expect(try !check(folder, "--color", "auto", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}["))
            #expect(try check(folder, "--color", "sometimes").status == 2)
        }
    }

    @Test func findingsAreWrittenForMachines() throws {
        for dossier in [TestDossier.clean, .broken, TestDossier.clean.page("q", "See [[\"<&\u{1F600}\\]] and [[nowhere]].")] {
            try dossier.written { (folder: URL) throws in
                let expected = try check(folder).output.components(separatedBy: ": error: ").count - 1
                let json = try check(folder, "--format", "json")
                _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8), options: .fragmentsAllowed)
                let sarif = try check(folder, "--format", "sarif")
                let log = try #require(try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any])
                #expect(log["version"] as? String == "2.1.0")
                let runs = try #require(log["runs"] as? [[String: Any]])
                let results = try #require(runs.first?["results"] as? [[String: Any]])
                #expect(results.count == expected)
                #expect(json.status == (expected > 0 ? 1 : 0) && sarif.status == json.status)
                #expect(json.error.isEmpty)
            }
        }
        #expect(try Tool.run("check", "--format", "yaml").status == 2)
    }

    // MARK: Misuse

    @Test(arguments: [
        ["frobnicate"], ["build", "--frobnicate"], ["check", "--jobs", "0"], ["check", "--jobs", "many"], ["build", "extra"], ["new"],
        ["--frobnicate"],
        ["build", "--source"], ["check", "--files"],
    ])
    func misuseIsTwo(arguments: [String]) throws {
        let answer = try Tool.run(arguments)
        #expect(answer.status == 2, "\(answer.error)")
        #expect(answer.output.isEmpty)
        #expect(!answer.error.isEmpty)
    }

    @Test(arguments: ["build", "check"])
    func aFolderThatIsNotThereIsMisuse(verb: String) throws {
        try TestDossier().written { (folder: URL) throws in
            let answer = try Tool.run(verb, "--source", folder.path + "/nowhere")
            #expect(answer.status == 2)
            #expect(answer.error.contains("nowhere"))
        }
    }

    @Test(arguments: ["build", "check"])
    func aFileIsNoDossier(verb: String) throws {
        try TestDossier().written { (folder: URL) throws in
            #expect(try Tool.run(verb, "--source", folder.path + "/dossier.yml").status == 2)
        }
    }

    @Test(arguments: ["build", "check"])
    func aFolderWithoutSettingsIsOneFinding(verb: String) throws {
        try TestDossier.broken.written { (folder: URL) throws in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("dossier.yml"))
            let answer = try Tool.run(verb, "--source", folder.path + "/content")
            #expect(answer.status == 1)
            #expect((answer.output + answer.error).contains("no dossier.yml"))
        }
    }

    @Test(arguments: [["--help"], ["build", "--help"], ["check", "--help"], ["new", "--help"], ["help", "build"], []])
    func helpIsClean(arguments: [String]) throws {
        let answer = try Tool.run(arguments)
        #expect(answer.status == 0)
        #expect(answer.output.contains("USAGE: dossier"))
        #expect(answer.error.isEmpty)
        for option in arguments.first == "build" || arguments.first == "check"
            ? ["--source", "--output", "--strict", "--jobs", "--quiet", "--color"] : []
        {
            #expect(answer.output.contains(option))
        }
    }

    @Test func theVersionIsOneLine() throws {
        let answer = try Tool.run("--version")
        #expect(answer.status == 0)
        #expect(answer.output.wholeMatch(of: #/[0-9]+\.[0-9]+\.[0-9]+\n/#) != nil)
    }

    // MARK: new

    @Test func aNewDossierIsCleanAndBuilds() throws {
        try TestDossier().written { (folder: URL) throws in
            let answer = try Tool.run("new", "mine/first", in: folder)
            #expect(answer.status == 0)
            #expect(answer.error.contains("dossier build"))
            let made = folder.appendingPathComponent("mine/first")
            #expect(try Tree(made).bytes.mapValues { [UInt8]($0) } == StarterDossier.files)
            let checked = try Tool.run("check", "--strict", in: made)
            #expect((checked.status, checked.output, checked.error) == (0, "", ""))
            #expect(try Tool.run("build", "--strict", in: made).status == 0)
            #expect(FileManager.default.fileExists(atPath: made.path + "/public/index.html"))
        }
    }

    @Test func aNewDossierIsNamedFromTheSourceAndBuiltWhereItIsTold() throws {
        try TestDossier().written { (folder: URL) throws in
            let site = folder.path + "/site"
            let answer = try Tool.run(
                "new", "mine", "--source", folder.path, "--output", site, "--strict", "--jobs", "1", "--quiet", "--color", "never")
            #expect((answer.status, answer.output, answer.error) == (0, "", ""))
            #expect(FileManager.default.fileExists(atPath: folder.path + "/mine/dossier.yml"))
            #expect(FileManager.default.fileExists(atPath: site + "/index.html"))
        }
    }

    @Test func anEmptyFolderMayBecomeADossier() throws {
        try TestDossier().written { (folder: URL) throws in
            let empty = folder.appendingPathComponent("empty")
            try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
            let answer = try Tool.run("new", "--quiet", empty.path)
            #expect((answer.status, answer.output, answer.error) == (0, "", ""))
        }
    }

    @Test func aFolderThatHoldsSomethingIsLeftAlone() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let before = try Tree(folder)
            for target in [folder.path, folder.path + "/dossier.yml", folder.path + "/content"] {
                let answer = try Tool.run("new", target)
                #expect(answer.status == 2)
                #expect(answer.error.contains("something here already"))
            }
            #expect(try Tree(folder) == before)
        }
    }

    @Test func aFolderBelowAFileIsTheMachinesTrouble() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            #expect(try Tool.run("new", folder.path + "/dossier.yml/x").status == 3)
        }
    }
}
