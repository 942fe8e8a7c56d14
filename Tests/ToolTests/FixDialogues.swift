// `dossier check --fix`: what it changes in an author's files, and what it leaves alone.

import Foundation
import TestKit
import Testing

struct FixDialogues {
    private func check(_ folder: URL, _ more: String...) throws -> Tool.Answer {
        try Tool.run(["check", "--source", folder.path] + more)
    }

    private func text(_ folder: URL, _ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    private let dossier = TestDossier.clean.page("slips", "NATO [@s, p. 1] and [[natto]] and [@ss, ¶2]; see [[nothing like it at all]].")

    @Test func whatHasOneCandidateIsMended() throws {
        try dossier.written { (folder: URL) throws in
            let answer = try check(folder, "--fix")
            #expect(
                try text(folder, "content/slips.md").hasSuffix(
                    "\nNATO [@s, ¶1] and [[nato]] and [@s, ¶2]; see [[nothing like it at all]].\n"))
            #expect(answer.output.hasPrefix("content/slips.md:4:11: locator-form: p. 1 → ¶1\n"), "\(answer.output)")
            #expect(answer.output.contains("content/slips.md:4:21: broken-wikilink: [[natto]] → [[nato]]\n"))
            #expect(answer.output.contains("content/slips.md:4:37: unknown-source: ss → s\n"), "\(answer.output)")
            // What is left is found where it stands now.
            #expect(answer.output.contains("content/slips.md:4:46: error: there is no page nothing like it at all"), "\(answer.output)")
            #expect(answer.status == 1)
            #expect(answer.error == "3 fixes\n1 error\n")
        }
    }

    @Test func aDryRunWritesNothing() throws {
        try dossier.written { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try check(folder, "--fix", "--dry-run")
            #expect(answer.output.contains("locator-form: p. 1 → ¶1\n"))
            #expect(answer.error.hasPrefix("3 fixes, none written\n"))
            #expect(answer.status == 1)
            #expect(try Tree(folder) == before)
        }
    }

    @Test func aCleanDossierIsNotTouched() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try check(folder, "--fix")
            #expect((answer.status, answer.output, answer.error) == (0, "", ""))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func settingsRecordsAndTemplatesAreMendedToo() throws {
        let dossier = TestDossier.clean
            .file("dossier.yml", "format: 1\ntitle: Test\nrules: {uncited-sentense: off, unverified-quotation: off}\n")
            .file("seeds/t.md", "---\ntitle: T\nknid: news\npublisher: [[NATO]]\n---\n¶1 So.\n").page("p", "[@t, ¶1]")
            .file("templates/not-found.mustache", "<p>{{site-titel}}</p>\n")
        try dossier.written { (folder: URL) throws in
            let answer = try check(folder, "--fix")
            #expect(answer.status == 0, "\(answer.output)")
            #expect(try text(folder, "dossier.yml").contains("rules: {uncited-sentence: off, "))
            #expect(try text(folder, "seeds/t.md") == "---\ntitle: T\nkind: news\npublisher: \"[[NATO]]\"\n---\n¶1 So.\n")
            #expect(try text(folder, "templates/not-found.mustache") == "<p>{{site-title}}</p>\n")
        }
    }

    @Test func aFixMakesNoSecondKey() throws {
        let dossier = TestDossier.clean.file("content/p.md", "---\ntitle: One\ntitel: Two\n---\n")
        try dossier.written { (folder: URL) throws in
            let answer = try check(folder, "--fix")
            #expect(answer.output.contains("did you mean title?"))
            #expect(try text(folder, "content/p.md") == "---\ntitle: One\ntitel: Two\n---\n")
        }
    }

    @Test func aBareNameIsPutIntoBracketsOnlyWhereASourceBearsIt() throws {
        try TestDossier.clean.page("p", "As @s says, and @clerk too.").written { (folder: URL) throws in
            let answer = try check(folder, "--fix")
            #expect(try text(folder, "content/p.md").hasSuffix("As [@s] says, and @clerk too.\n"), "\(answer.output)")
        }
    }

    @Test func aLinkBetweenTwoNearPagesIsLeft() throws {
        let dossier = TestDossier.clean.page("harbour-a", "").page("harbour-b", "").page("p", "See [[harbour-c]].")
        try dossier.written { (folder: URL) throws in
            #expect(try check(folder, "--fix").status == 1)
            #expect(try text(folder, "content/p.md").hasSuffix("See [[harbour-c]].\n"))
        }
    }

    @Test func lineEndingsMarkAndPermissionsStay() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("---\r\ntitle: P\r\n---\r\nSee [[natto]].\r\n".utf8)
        try TestDossier.clean.file("content/p.md", bytes: bytes).written { (folder: URL) throws in
            let file = folder.appendingPathComponent("content/p.md")
            chmod(file.path, 0o600)
            _ = try check(folder, "--fix")
            #expect([UInt8](try Data(contentsOf: file)) == [0xEF, 0xBB, 0xBF] + Array("---\r\ntitle: P\r\n---\r\nSee [[nato]].\r\n".utf8))
            var status = stat()
            #expect(stat(file.path, &status) == 0 && status.st_mode & 0o7777 == 0o600)
        }
    }

    @Test func aLinkedFileIsMendedWhereItStands() throws {
        try TestDossier.clean.file("content/real.txt", "---\ntitle: P\n---\nSee [[natto]].\n").written { (folder: URL) throws in
            #expect(symlink("real.txt", folder.path + "/content/p.md") == 0)
            _ = try check(folder, "--fix")
            #expect(try text(folder, "content/real.txt").hasSuffix("See [[nato]].\n"))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/content/p.md") == "real.txt")
        }
    }

    @Test func machinesGetTheFindingsAlone() throws {
        try dossier.written { (folder: URL) throws in
            let answer = try check(folder, "--fix", "--format", "json")
            _ = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
            #expect(answer.error.contains("p. 1 → ¶1"))
        }
    }

    @Test(arguments: [["check", "--dry-run"], ["check", "--fix", "--list-rules"], ["check", "--list-rules", "--format", "sarif"]])
    func whatDoesNotGoTogetherIsMisuse(arguments: [String]) throws {
        #expect(try Tool.run(arguments).status == 2)
    }
}
