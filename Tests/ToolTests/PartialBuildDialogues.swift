// `build --shard`: as many processes as parts, and together the bytes of one build.

import Foundation
import TestKit
import Testing

struct PartialBuildDialogues {
    private static let dossier = (1...9).reduce(
        TestDossier.clean.replacing("format: 1\n", with: "format: 1\nbase: https://example.org/d\n", in: "dossier.yml")
            .file("content/data.csv", "a,b\n1,2\n").file("templates/assets/own.css", "p { color: red }\n")
    ) { $0.page("p\($1)", "Page \($1) of [[NATO]].").entity("e\($1)", name: "Entity \($1)", body: "It is [@s, ¶1].") }

    private func withoutManifests(_ tree: Tree) -> [String: Data] {
        tree.bytes.filter { !$0.key.hasPrefix("manifest-") && $0.key != ".dossier-manifest" }
    }

    /// All parts at once, each its own process, into the folders that `place` names.
    private func build(_ folder: URL, parts: Int, more: [String] = [], into place: (Int) -> String) throws {
        let running = try (1...parts).map { part in
            try Tool.start(
                ["build", "--quiet", "--source", folder.path, "--output", place(part), "--shard", "\(part)/\(parts)"] + more, in: nil)
        }
        for (process, output, error) in running {
            let said = error.fileHandleForReading.readDataToEndOfFile() + output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect((process.terminationStatus, String(decoding: said, as: UTF8.self)) == (0, ""))
        }
    }

    @Test(arguments: [[], ["--files"], ["--compress"]]) func fourPartsInOneFolderAreTheWhole(_ more: [String]) throws {
        try Self.dossier.written { (folder: URL) throws in
            let (whole, parts) = (folder.path + "/whole", folder.path + "/parts")
            #expect(try Tool.run(["build", "--quiet", "--source", folder.path, "--output", whole] + more).status == 0)
            try build(folder, parts: 4, more: more) { _ in parts }
            let (one, four) = (try Tree(URL(fileURLWithPath: whole)), try Tree(URL(fileURLWithPath: parts)))
            #expect(withoutManifests(four) == withoutManifests(one))
            #expect(four.paths.filter { $0.hasPrefix("manifest-") } == (1...4).map { "manifest-\($0)-of-4" })
            #expect(four.bytes[".dossier-manifest"] == nil)
            #expect(four.paths.allSatisfy { !$0.hasPrefix(".") })
        }
    }

    @Test(arguments: [1, 2, 3, 40]) func partsInFoldersOfTheirOwnShareNoFile(_ count: Int) throws {
        try Self.dossier.written { (folder: URL) throws in
            let whole = folder.path + "/whole"
            #expect(try Tool.run("build", "--quiet", "--source", folder.path, "--output", whole).status == 0)
            let one = withoutManifests(try Tree(URL(fileURLWithPath: whole)))
            var union: [String: Data] = [:]
            for first in stride(from: 1, through: count, by: 4) {
                for part in first...min(first + 3, count) {
                    let place = folder.path + "/part-\(part)"
                    let answer = try Tool.run(
                        "build", "--quiet", "--source", folder.path, "--output", place, "--shard", "\(part)/\(count)")
                    #expect((answer.status, answer.error) == (0, ""))
                    let made = withoutManifests(try Tree(URL(fileURLWithPath: place)))
                    #expect(Set(made.keys).isDisjoint(with: union.keys))
                    union.merge(made) { $1 }
                    let pages = made.keys.count { $0.hasSuffix(".html") }
                    // An even share, but for the pages that only the first can make.
                    if part > 1 { #expect(pages <= one.keys.count { $0.hasSuffix(".html") } / count + 1) }
                }
            }
            #expect(union == one)
        }
    }

    @Test func aPartRemovesNothingAndTheWholeClearsUp() throws {
        try Self.dossier.written { (folder: URL) throws in
            let output = folder.appendingPathComponent("public")
            try build(folder, parts: 4) { _ in output.path }
            try FileManager.default.removeItem(at: folder.appendingPathComponent("content/p9.md"))
            try Data("mine".utf8).write(to: output.appendingPathComponent("mine.txt"))
            try build(folder, parts: 4) { _ in output.path }
            #expect(try Tree(output).bytes["p9/index.html"] != nil)
            #expect(try Tool.run("build", "--quiet", "--source", folder.path).status == 0)
            let tree = try Tree(output)
            #expect(tree.bytes["p9/index.html"] == nil && tree.bytes["mine.txt"] != nil)
            #expect(tree.paths.allSatisfy { !$0.hasPrefix("manifest-") })
        }
    }

    @Test(arguments: ["0/4", "5/4", "1", "1/0", "a/b", "", "1/4/1", "-1/4", "1/10001"]) func aWrongPartIsMisuse(_ part: String) throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let answer = try Tool.run("build", "--source", folder.path, "--shard=\(part)")
            #expect(answer.status == 2)
            #expect(answer.error.contains(part.isEmpty ? "Missing value for '--shard" : "--shard takes I/N, as 2/4"), "\(answer.error)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }

    @Test func aPrivateCopyIsMadeWhole() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let answer = try Tool.run("build", "--source", folder.path, "--shard", "1/2", "--full-text")
            #expect(answer.status == 2)
            #expect(answer.error.contains("a private copy is made whole"))
        }
    }

    @Test func everyPartStopsAtAnErrorAnywhere() throws {
        try TestDossier.broken.written { (folder: URL) throws in
            for part in 1...3 {
                let answer = try Tool.run("build", "--source", folder.path, "--shard", "\(part)/3")
                #expect(answer.status == 1)
                #expect(answer.error.contains("content/broken.md:4:5: error: "))
            }
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }
}
