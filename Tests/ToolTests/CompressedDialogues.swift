// `build --compress`: packed twins that the build owns.

import Foundation
import TestKit
import Testing

struct CompressedDialogues {
    private func build(_ folder: URL, _ more: String...) throws -> Tree {
        #expect(try Tool.run(["build", "--quiet", "--source", folder.path] + more).status == 0)
        return try Tree(folder.appendingPathComponent("public"))
    }

    @Test func textsThatShrinkHaveTwinsAndNothingElse() throws {
        let dossier = TestDossier.clean.file("content/tiny.csv", "a\n").file("content/picture.png", String(repeating: "x", count: 5000))
        try dossier.written { (folder: URL) throws in
            let plain = try build(folder)
            let packed = try build(folder, "--compress")
            for coding in [".br", ".gz"] {
                #expect(packed.bytes["index.html" + coding] != nil && packed.bytes["dossier.json" + coding] != nil)
                #expect(packed.paths.contains { $0.hasPrefix("assets/") && $0.hasSuffix("/page-home.css" + coding) })
                #expect(packed.bytes["files/tiny.csv" + coding] == nil && packed.bytes["files/picture.png" + coding] == nil)
                for path in packed.paths where path.hasSuffix(coding) {
                    let original = try #require(plain.bytes[String(path.dropLast(3))], "\(path)")
                    #expect(packed.bytes[path].map { $0.count < original.count } == true, "\(path)")
                }
            }
            #expect(
                packed.bytes.filter { !$0.key.hasSuffix(".br") && !$0.key.hasSuffix(".gz") && $0.key != ".dossier-manifest" }
                    == plain.bytes.filter { $0.key != ".dossier-manifest" })
        }
    }

    @Test func theSameBytesOnAnyNumberOfThreads() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let one = try build(folder, "--compress", "--jobs", "1").bytes
            try FileManager.default.removeItem(at: folder.appendingPathComponent("public"))
            #expect(try build(folder, "--compress", "--jobs", "5").bytes == one)
        }
    }

    @Test func aBuildWithoutThemTakesThemAway() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let plain = try build(folder)
            let before = try build(folder, "--compress")
            // Nothing to do is noticed with twins, too.
            #expect(try build(folder, "--compress") == before)
            try FileManager.default.removeItem(at: folder.appendingPathComponent("public/index.html.gz"))
            #expect(try build(folder, "--compress").bytes == before.bytes)
            #expect(try build(folder).bytes == plain.bytes)
        }
    }
}
