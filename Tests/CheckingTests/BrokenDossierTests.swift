// Every broken dossier gets exactly the findings that were read by eye, and none once it is mended.

import Checking
import Diagnostics
import Editing
import Foundation
import TestKit
import Testing

struct BrokenDossierTests {
    @Test(arguments: BrokenDossier.all)
    func wrongIsFound(_ dossier: BrokenDossier) throws {
        let findings = try dossier.findings(in: dossier.wrong)
        #expect(!findings.isEmpty)
        try dossier.expect(findings)
    }

    @Test(arguments: BrokenDossier.all)
    func rightIsSilent(_ dossier: BrokenDossier) throws {
        #expect(try dossier.findings(in: dossier.right).map(Finding.line) == [])
    }

    @Test(arguments: Checker.rules.map { $0.id })
    func everyRuleHasItsFolder(_ rule: String) {
        #expect(BrokenDossier.all.map(\.rule).contains(rule))
    }

    @Test func everyFolderSaysWhatIsExpected() {
        #expect(BrokenDossier.folders.count >= 80)
        for rule in BrokenDossier.folders {
            #expect(FileManager.default.fileExists(atPath: BrokenDossier(rule: rule).expected.path), "\(rule)/expected.txt")
        }
    }

    @Test(arguments: BrokenDossier.folders)
    func everyFindingStandsWhereItsLineSays(_ rule: String) throws {
        let dossier = BrokenDossier(rule: rule)
        guard FileManager.default.fileExists(atPath: dossier.wrong.path) else { return }
        for finding in try dossier.findings(in: dossier.wrong) {
            let range = try #require(finding.range)
            let path = dossier.wrong.appendingPathComponent(range.path).path
            guard FileManager.default.fileExists(atPath: path) else {
                #expect(rule == "missing-settings")
                continue
            }
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(range.start.line <= lines.count && range.start <= range.end)
            let line = lines[range.start.line - 1]
            // A file that is not read has no line to show.
            #expect(range.excerpt == line || rule == "unread-file")
            #expect(range.start.column <= line.unicodeScalars.count + 1, "\(Finding.line(finding))")
        }
    }

    /// A replacement is offered where one thing is near, and applying it leaves nothing of that finding.
    @Test(arguments: BrokenDossier.all)
    func everyFixMendsItsFinding(_ dossier: BrokenDossier) throws {
        let before = try dossier.findings(in: dossier.wrong)
        for finding in before {
            guard let fix = finding.fix, fix.range.start.line == fix.range.end.line else { continue }
            var made = TestDossier()
            for (path, text) in try texts(in: dossier.wrong) {
                var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
                if path == fix.range.path {
                    let columns = (fix.range.start.column - 1)..<(fix.range.end.column - 1)
                    lines[fix.range.start.line - 1].replaceSubrange(columns, with: Array(fix.replacement.unicodeScalars))
                }
                made = made.file(path, lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n"))
            }
            let after = try made.diagnostics()
            #expect(
                after.count { $0.rule == finding.rule } < before.count { $0.rule == finding.rule },
                "\(Finding.line(finding)) is not mended by \(fix.replacement)")
        }
    }

    /// Together they do no harm: what was found is mended, or is still found where the author can see it.
    @Test(arguments: BrokenDossier.all)
    func allFixesAtOnceMakeNothingWorse(_ dossier: BrokenDossier) throws {
        let before = try BrokenDossier.findings(in: dossier.wrong)
        let files = try texts(in: dossier.wrong).map { SourceText(path: $0.path, text: $0.text) }
        let fixes = Fixes(before, texts: files)
        var made = TestDossier()
        for file in files { made = made.file(file.path, bytes: file.bytes) }
        for file in fixes.files { made = made.file(file.text.path, bytes: file.bytes) }
        let after = try made.diagnostics()
        #expect(after.count { $0.severity == .error } <= before.count { $0.severity == .error }, "\(after.map(Finding.line))")
        if !fixes.isEmpty { #expect(after.count < before.count, "\(after.map(Finding.line))") }
    }

    private func texts(in folder: URL) throws -> [(path: String, text: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().compactMap { path in
            var isFolder: ObjCBool = false
            let full = folder.appendingPathComponent(path).path
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else { return nil }
            return (path, try String(contentsOfFile: full, encoding: .utf8))
        }
    }
}
