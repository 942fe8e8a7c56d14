// `dossier renumber`: the whole way from a changed map to moved citations.

import Foundation
import TestKit
import Testing

struct RenumberDialogues {
    private func dossier(_ map: String) -> TestDossier {
        TestDossier.clean.file(
            "seeds/gazette.md",
            "---\ntitle: Gazette\noriginal:\n  file: g.txt\n  sha256: \(String(repeating: "0", count: 64))\n  paragraphs: \(map)\n---\n¶1 A.\n\n¶2 B.\n"
        ).page("p", "A [@gazette, ¶1], B [@gazette, ¶2].")
    }

    private func renumber(_ folder: URL, _ more: String...) throws -> Tool.Answer {
        try Tool.run(["renumber", "--source", folder.path] + more)
    }

    private func page(_ folder: URL) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("content/p.md"), encoding: .utf8)
    }

    @Test func citationsFollowTheirParagraphs() throws {
        try dossier("2 3 5").written { (folder: URL) throws in
            let before = try Tree(folder)
            let tried = try renumber(folder, "gazette", "--from", "3 5", "--dry-run")
            #expect(tried.status == 0)
            #expect(try Tree(folder) == before)
            let answer = try renumber(folder, "gazette", "--from", "3 5")
            #expect(answer.output == tried.output)
            #expect(
                answer.output == """
                    gazette: 2 → 3 paragraphs
                      ¶¶1–2 → ¶¶2–3
                    content/p.md:4:14: ¶1 → ¶2
                    content/p.md:4:32: ¶2 → ¶3
                    seeds/gazette.md:8:1: ¶1 → ¶2
                    seeds/gazette.md:10:1: ¶2 → ¶3

                    """)
            #expect(answer.error.contains("4 places changed. Now run `dossier verify`"))
            #expect(answer.status == 0)
            #expect(try page(folder).hasSuffix("A [@gazette, ¶2], B [@gazette, ¶3].\n"))
            #expect(try Tool.run("check", "--source", folder.path).status == 0)
        }
    }

    @Test func whatNoMapDecidesIsLeftToTheAuthor() throws {
        try dossier("3/1 3/2 5").written { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try renumber(folder, "gazette", "--from", "3 5")
            #expect(answer.status == 1)
            #expect(answer.output.contains("  ¶1 → ¶1 and ¶2\n  ¶2 → ¶3\n"))
            #expect(answer.output.contains("content/p.md:4:14: error: ¶1 of gazette is now ¶1, ¶2 [renumbered-paragraph]"))
            #expect(answer.error.contains("nothing was written"))
            #expect(try Tree(folder) == before)
            let partial = try renumber(folder, "gazette", "--from", "3 5", "--partial")
            #expect(partial.status == 1)
            #expect(try page(folder).hasSuffix("A [@gazette, ¶1], B [@gazette, ¶3].\n"))
        }
    }

    @Test func whereNothingChangedItSaysSo() throws {
        try dossier("3 5").written { (folder: URL) throws in
            let before = try Tree(folder)
            let same = try renumber(folder, "gazette", "--from", "3 5")
            #expect((same.status, same.output, same.error) == (0, "", "gazette: every paragraph has kept its number\n"))
            let unknown = try renumber(folder, "gazette")
            #expect(unknown.status == 0)
            #expect(unknown.error.contains("--from"))
            let all = try renumber(folder)
            #expect((all.status, all.error) == (0, "No paragraph map has changed.\n"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func whatCannotBeReadIsMendedFirst() throws {
        try dossier("2 3 5").page("q", "So [@gazette, ¶1, 9].").written { (folder: URL) throws in
            let before = try Tree(folder)
            let answer = try renumber(folder, "gazette", "--from", "3 5", "--partial")
            #expect(answer.status == 1)
            #expect(answer.output.contains("[citation-grade]"))
            #expect(try Tree(folder) == before)
        }
    }

    @Test func misuseIsTwo() throws {
        try dossier("2 3 5").written { (folder: URL) throws in
            #expect(try renumber(folder, "--from", "3 5").status == 2)
            #expect(try renumber(folder, "gazette", "--from", "3 x").error.contains("\"x\" is no line"))
            #expect(try renumber(folder, "gazette", "--from", "3 x").status == 2)
            #expect(try renumber(folder, "gazette", "--from", "").status == 2)
            let near = try renumber(folder, "gazete")
            #expect(near.status == 2)
            #expect(near.error == "dossier: there is no source gazete; did you mean gazette?\n")
        }
    }

    // MARK: With a lock file

    private let article = "Barriers stand at both ends.\n\nTraders were not asked.The clerk left.\n\nIt rained.\n"

    /// Verified by the map `1 3 5`; then the third line is cut in two.
    private func divided(_ quotation: String) -> TestDossier {
        TestDossier.clean.file("dossier.yml", "format: 1\ntitle: T\nrules: {unverified-quotation: off}\n")
            .article("gazette", article, paragraphs: "1 3 5", "nothing-in: ¶3")
            .page("p", "A [@gazette, ¶2, \"\(quotation)\"], B [@gazette, ¶3, \"It rained\"].")
    }

    private func divide(_ folder: URL) throws {
        _ = try Tool.run("verify", "gazette", "--source", folder.path)
        let record = folder.appendingPathComponent("seeds/gazette.md")
        let text = try String(contentsOf: record, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "paragraphs: 1 3 5", with: "paragraphs: 1 3/1 3/2 5").utf8).write(to: record)
    }

    @Test func theLockFileKnowsTheOldMapAndTheTextDecides() throws {
        try divided("The clerk left").written { (folder: URL) throws in
            try divide(folder)
            #expect(try Tool.run("check", "--source", folder.path).output.contains("[paragraph-map-changed]"))
            let answer = try renumber(folder)
            #expect(answer.status == 0, "\(answer.output)\(answer.error)")
            #expect(answer.output.contains("  ¶2 → ¶2 and ¶3\n  ¶3 → ¶4\n"))
            #expect(try page(folder).contains("A [@gazette, ¶3, \"The clerk left\"], B [@gazette, ¶4, \"It rained\"]."))
            // A second run finds nothing to move, and nothing counts as verified before it was.
            #expect(try renumber(folder).error == "No paragraph map has changed.\n")
            #expect(try Tool.run("check", "--source", folder.path).output.contains("paragraph-map-changed") == false)
            let verified = try Tool.run("verify", "gazette", "--source", folder.path)
            #expect(verified.status == 0, "\(verified.output)")
            #expect(verified.error.contains("2 quotations verified"))
        }
    }

    @Test func withoutTheTextTheAuthorDecides() throws {
        try divided("The clerk left").written { (folder: URL) throws in
            try divide(folder)
            try FileManager.default.removeItem(at: folder.appendingPathComponent("seeds/fulltext"))
            let before = try Tree(folder)
            let answer = try renumber(folder)
            #expect(answer.status == 1)
            #expect(answer.output.contains("error: ¶2 of gazette is now ¶2, ¶3 [renumbered-paragraph]"))
            #expect(try Tree(folder) == before)
        }
    }

    /// What verified words in ¶3 says nothing of the ¶3 that is another paragraph now.
    @Test func anOldEntryConfirmsNothingUnderTheNewMap() throws {
        try divided("The clerk left").written { (folder: URL) throws in
            try divide(folder)
            #expect(try renumber(folder).status == 0)
            let file = folder.appendingPathComponent("content/p.md")
            try Data(try page(folder).replacingOccurrences(of: "¶4", with: "¶3").utf8).write(to: file)
            try Data("format: 1\ntitle: T\n".utf8).write(to: folder.appendingPathComponent("dossier.yml"))
            let answer = try Tool.run("check", "--source", folder.path)
            #expect(answer.output.components(separatedBy: "[unverified-quotation]").count == 4, "\(answer.output)")
        }
    }
}
