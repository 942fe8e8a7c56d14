// `dossier pack`, as it is typed. What sets pages is a stand-in here; `make packs-check` judges real ones.

import Foundation
import TestKit
import Testing

@Suite struct PackDialogues {
    private static let dossier = TestDossier.clean.file(
        "content/packs/all.md",
        "---\ntitle: All of it\ninclude:\n  - dispute: d\n  - entity: nato\n---\n## Bottom line\n\nIt is so [@s, ¶1].\n")

    /// A program that answers as WeasyPrint does, with a PDF of so many empty pages, and counts how often it was asked.
    private static func typesetter(in folder: URL, pages: Int = 2, version: String = "70.0") throws -> String {
        let kids = (1...pages).map { "\($0) 0 R" }.joined(separator: " ")
        let script = """
            #!/bin/sh
            if [ "$1" = --version ]; then echo "WeasyPrint version \(version)"; exit 0; fi
            cat >/dev/null
            echo asked >> \(folder.path)/asked
            printf '%%PDF-1.7\\n90 0 obj\\n<< /Type /Pages /Kids [\(kids)] >>\\nendobj\\n'
            """
        let path = folder.appendingPathComponent("weasyprint")
        try Data(script.utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return path.path
    }

    private static func asked(_ folder: URL) -> Int {
        ((try? String(contentsOf: folder.appendingPathComponent("asked"), encoding: .utf8)) ?? "").count { $0 == "\n" }
    }

    @Test func withoutATypesetterTheHTMLIsWrittenAndOneSentenceSaysWhatToDo() throws {
        try Self.dossier.written { folder in
            let answer = try Tool.run("pack", in: folder, environment: ["PATH": "/nowhere"])
            #expect(answer.status == 0)
            #expect(answer.error.contains("there is no weasyprint here, so no PDF was made; `make packs` installs it"))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/public/packs").filter { !$0.hasPrefix(".") }
            #expect(names.sorted() == ["all.epub", "all.html"])
        }
    }

    @Test func aPackIsSetOnBothPapersAndNotAgain() throws {
        try Self.dossier.written { folder in
            let setter = try Self.typesetter(in: folder)
            let first = try Tool.run("pack", "--weasyprint", setter, in: folder)
            #expect(first.status == 0 && first.error.contains("all-a4.pdf: 2 pages") && first.error.contains("all-letter.pdf: 2 pages"))
            let asked = Self.asked(folder)
            #expect(asked == 4)
            let before = try Tree(folder.appendingPathComponent("public"))
            let second = try Tool.run("pack", "--weasyprint", setter, in: folder)
            #expect(second.error.contains("0 PDF set, 2 unchanged") && Self.asked(folder) == asked)
            #expect(try Tree(folder.appendingPathComponent("public")) == before)
            // Another text, or another typesetter, is set anew.
            _ = try Self.typesetter(in: folder, version: "71.0")
            let third = try Tool.run("pack", "--paper", "a4", "--weasyprint", setter, in: folder)
            #expect(third.error.contains("1 PDF set") && Self.asked(folder) == asked + 2)
        }
    }

    @Test func aBuildLeavesPacksAlone() throws {
        try Self.dossier.written { folder in
            let setter = try Self.typesetter(in: folder)
            _ = try Tool.run("build", in: folder)
            _ = try Tool.run("pack", "--weasyprint", setter, in: folder)
            let packs = try Tree(folder.appendingPathComponent("public/packs"))
            let rebuilt = try Tool.run("build", "--files", in: folder)
            #expect(rebuilt.status == 0)
            #expect(try Tree(folder.appendingPathComponent("public/packs")) == packs)
        }
    }

    @Test func aBriefOfTwoPagesIsRefused() throws {
        let brief = Self.dossier.replacing("include:", with: "format: brief\ninclude:", in: "content/packs/all.md")
        try brief.written { folder in
            let setter = try Self.typesetter(in: folder)
            let answer = try Tool.run("pack", "--paper", "a4", "--weasyprint", setter, in: folder)
            #expect(answer.status == 1 && answer.error.contains("this brief takes 2 pages on A4"))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/packs/all-a4.pdf"))
            _ = try Self.typesetter(in: folder, pages: 1)
            #expect(try Tool.run("pack", "--paper", "a4", "--weasyprint", setter, in: folder).status == 0)
        }
    }

    @Test func whatIsNotThereIsMisuse() throws {
        try Self.dossier.written { folder in
            let pack = try Tool.run("pack", "al", in: folder)
            #expect(pack.status == 2 && pack.error.contains("there is no pack al; did you mean all?"))
            let entity = try Tool.run("pack", "--entity", "natto", in: folder)
            #expect(entity.status == 2 && entity.error.contains("there is no entity natto; did you mean nato?"))
            let setter = try Tool.run("pack", "--weasyprint", "nowhere", in: folder)
            #expect(setter.status == 2 && setter.error.contains("--weasyprint names nowhere"))
            #expect(try Tool.run("pack", "--timeline", "soon", in: folder).status == 2)
        }
    }

    @Test func aSelectionNeedsNoFile() throws {
        try Self.dossier.written { folder in
            let answer = try Tool.run("pack", "--entity", "nato", "--html-only", "--output", "out", in: folder)
            #expect(answer.status == 0)
            let html = try String(contentsOf: folder.appendingPathComponent("out/nato.html"), encoding: .utf8)
            #expect(html.contains("<h1>NATO</h1>") && html.contains("id=\"d-d.so\"") && html.contains("id=\"s-s.p1\""))
        }
    }

    @Test func aDossierWithErrorsIsNotPrinted() throws {
        try Self.dossier.page("broken", "See [[nowhere]].").written { folder in
            let answer = try Tool.run("pack", "--html-only", in: folder)
            #expect(answer.status == 1 && answer.error.contains("nothing was written"))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }
}
