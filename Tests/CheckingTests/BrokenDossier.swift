// Tests/Fixtures/Broken: a folder for each rule, with a dossier that breaks it, the same one mended, and what is said of the first.

import Checking
import Diagnostics
import Files
import Foundation
import Linking
import Reading
import TestKit
import Testing
import Workers

/// `RULE/wrong/`, `RULE/right/`, and `RULE/expected.txt`: what the text report prints for `wrong/`.
struct BrokenDossier: CustomTestStringConvertible, Sendable {
    let rule: String

    static let root = Repository.root.appendingPathComponent("Tests/Fixtures/Broken")

    /// Those that stand on disk; some are made by their tests, since git can't carry them.
    static let all: [BrokenDossier] = folders.map(BrokenDossier.init).filter { FileManager.default.fileExists(atPath: $0.wrong.path) }

    /// Every folder's name.
    static let folders = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()

    var folder: URL { Self.root.appendingPathComponent(rule) }
    var wrong: URL { folder.appendingPathComponent("wrong") }
    var right: URL { folder.appendingPathComponent("right") }
    var expected: URL { folder.appendingPathComponent("expected.txt") }
    var testDescription: String { rule }

    /// What `dossier check` finds in it. A fixture is no whole dossier: what such a one lacks, verified quotations or answers, is said only
    /// where that is what the fixture is about.
    func findings(in folder: URL) throws -> [Diagnostic] {
        try Self.findings(in: folder).filter { !TestDossier.wholeDossierRules.contains($0.rule) || rule == $0.rule }
    }

    /// What `dossier check` finds in a folder.
    static func findings(in folder: URL) throws -> [Diagnostic] {
        let read = CorpusReading.read(try Folder(folder.path), rules: Checker.ids, workers: Workers(2))
        guard !read.diagnostics.contains(where: { $0.rule == "missing-settings" }) else { return read.diagnostics }
        let graph = Graph(linking: read.corpus, workers: Workers(2))
        return (read.diagnostics + Checker.check(graph, workers: Workers(2))).sorted(by: Diagnostic.inReadingOrder)
    }

    /// Compares findings with `expected.txt`; DOSSIER_SNAPSHOTS=rewrite writes it anew. Read the change before you commit it.
    func expect(_ findings: [Diagnostic], sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        // Those of another rule would make the fixture a worse example than it could be.
        #expect(findings.allSatisfy { $0.rule == rule }, "\(findings.map(Finding.line))", sourceLocation: sourceLocation)
        let text = TextReport().text(findings)
        if ProcessInfo.processInfo.environment["DOSSIER_SNAPSHOTS"] == "rewrite" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: expected)
            return
        }
        let golden = try? String(contentsOf: expected, encoding: .utf8)
        #expect(golden == text, "\(rule)/expected.txt", sourceLocation: sourceLocation)
    }
}
