// One space of ids over all kinds; which files are read; the same corpus on any number of threads.

import Diagnostics
import Dossier
import Files
import Foundation
import Reading
import Testing
import Workers

struct IdentityTests {
    private func text(_ path: String) -> String {
        path.hasPrefix("content/entities/") ? "---\nname: N\ntype: state\n---\n" : "---\ntitle: T\n---\n"
    }

    private func dossier(_ paths: [String]) throws -> TestDossier {
        try TestDossier(Dictionary(uniqueKeysWithValues: paths.map { ($0, text($0)) }))
    }

    @Test func idsAreSlugsOfFileNames() throws {
        let read = try dossier([
            "seeds/Ted Galen Carpenter.md", "content/entities/a/Łódź (city).md", "content/disputes/Who?.md", "content/packs/A_b-1.md",
        ])
        #expect(read.findings == [])
        #expect(read.corpus.sources.map(\.id) == ["ted-galen-carpenter"] && read.corpus.entities.map(\.id) == ["łódź-city"])
        #expect(read.corpus.disputes.map(\.id) == ["who"] && read.corpus.packs.map(\.id) == ["a_b-1"])
        let nameless = try dossier(["content/!!!.md"])
        #expect(nameless.places == ["1:1 id-syntax ‹›"] && nameless.corpus.pages.isEmpty)
    }

    @Test(arguments: [
        ["content/Foo.md", "content/foo.md"], ["seeds/nato.md", "content/entities/NATO.md"],
        ["content/disputes/a b.md", "content/packs/a-b.md"],
        ["content/a/x.md", "content/b/x.md"], ["content/caf\u{E9}.md", "content/timeline/cafe\u{301}.md"],
        ["content/who.md", "content/disputes/Who?.md"],
    ])
    func anIdIsTakenOverAllKinds(_ paths: [String]) throws {
        let read = try dossier(paths)
        #expect(read.diagnostics.map(\.rule) == ["duplicate-id"])
        let finding = try #require(read.diagnostics.first)
        let first = try #require(finding.notes.first?.range?.path)
        #expect(Set([first, finding.range?.path ?? ""]) == Set(paths))
        #expect(finding.range?.start == SourceLocation(line: 1, column: 1))
    }

    @Test func indexIsHomesAlone() throws {
        #expect(try dossier(["content/index.md"]).findings == [])
        #expect(try dossier(["content/index.md", "content/entities/index.md"]).diagnostics.map(\.rule) == ["reserved-id"])
    }

    @Test(arguments: ["sources", "Entities", "disputes", "assets", "404", "files", "page-2", "timeline"])
    func addressesOfTheSiteAreReserved(
        _ name: String
    ) throws {
        #expect(try dossier(["content/\(name).md"]).diagnostics.map(\.rule) == ["reserved-id"])
        #expect(try dossier(["content/\(name)s-x.md"]).findings == [])
    }

    @Test func theTimelineMayBeCalledTimeline() throws {
        #expect(try dossier(["content/timeline/timeline.md"]).findings == [])
    }

    @Test func theFullTextIsNeverRead() throws {
        let read = try TestDossier([
            "seeds/a.md": "---\ntitle: T\n---\n", "seeds/fulltext/b.md": "no front matter", "seeds/fulltext/c.txt": "x",
            "seeds/a.verified": "dossier-verified 1\ncheck e28195aebcb95f8c\n",
        ])
        #expect(
            read.findings == [] && read.corpus.sources.map(\.id) == ["a"]
                && read.corpus.files.map(\.text.path) == ["dossier.yml", "seeds/a.md"])
    }

    @Test func aFolderWithoutSettingsIsNoDossier() throws {
        let path = FileManager.default.temporaryDirectory.path + "/dossier-none-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let read = CorpusReading.read(try Folder(path), rules: [], workers: Workers(1))
        #expect(read.diagnostics.map(\.rule) == ["missing-settings"] && read.diagnostics.first?.range?.path == "dossier.yml")
        try FileManager.default.createDirectory(atPath: path + "/content", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path + "/content/out.md", withDestinationPath: "/etc/hostname")
        #expect(CorpusReading.read(try Folder(path), rules: [], workers: Workers(1)).diagnostics.map(\.rule).contains("symbolic-link"))
    }

    @Test func anyNumberOfThreadsReadsTheSame() throws {
        var files: [String: String] = [:]
        for number in 0..<60 {
            files["content/disputes/d\(number).md"] =
                "---\ntitle: D~~\n---\nx ~~y~~ [[]] [@a, ¶0]\n\n## A\n- holdr: x\n- id: a\n- stated: 2021-1\(number)\n"
        }
        let one = try TestDossier(files, workers: 1)
        #expect(one.diagnostics.count >= 180)
        for workers in [2, 3, 8] { #expect(try TestDossier(files, workers: workers).diagnostics == one.diagnostics) }
    }
}
