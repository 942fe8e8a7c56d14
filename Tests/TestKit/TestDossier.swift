// A dossier in a few lines, read, linked, checked or built in a temporary folder: for tests of everything above Reading.

import Checking
import Diagnostics
import Dossier
import Files
import Foundation
import Hashing
import Linking
import Publishing
import Quoting
import Reading
import Theme
import Workers

/// A dossier made for one test. Chain `file`, `source`, `entity` … and then ask it something.
public struct TestDossier: Sendable {
    private var files: [String: [UInt8]]

    /// Rules that ask for a whole dossier. In a few lines nobody answers anybody, one source is all there is, names are not used twice,
    /// and no article is held.
    public static let wholeDossierRules = ["unverified-quotation", "unanswered", "reply-missing", "single-source", "unmentioned-entity"]

    /// Those rules are off.
    public init() {
        let off = Self.wholeDossierRules.map { "\($0): off" }.joined(separator: ", ")
        files = ["dossier.yml": Array("format: 1\ntitle: Test\nrules: {\(off)}\n".utf8)]
    }

    /// With every rule but that on texts that nobody holds.
    public static var whole: TestDossier {
        TestDossier().file("dossier.yml", "format: 1\ntitle: Test\nrules: {unverified-quotation: off}\n")
    }

    /// Any file, by its path.
    public func file(_ path: String, _ text: String) -> TestDossier {
        file(path, bytes: Array(text.utf8))
    }

    public func file(_ path: String, bytes: [UInt8]) -> TestDossier {
        var copy = self
        copy.files[path] = bytes
        return copy
    }

    /// `seeds/ID.md` with a title, and a digest of so many paragraphs unless one is given.
    public func source(_ id: String, paragraphs: Int = 3, _ front: String = "", digest: String? = nil) -> TestDossier {
        let digest = digest ?? (1...max(1, paragraphs)).map { "¶\($0) Paragraph \($0) of the article." }.joined(separator: "\n\n")
        return file("seeds/\(id).md", "---\ntitle: Source \(id)\n\(front.isEmpty ? "" : front + "\n")---\n\(digest)\n")
    }

    /// A source whose text is held: record, digest of as many paragraphs as its map has, and the text in `seeds/fulltext/`.
    public func article(_ id: String, _ text: String, paragraphs map: String, _ front: String = "") -> TestDossier {
        let original = "original:\n  file: \(id).txt\n  sha256: \(SHA256.hex(of: Array(text.utf8)))\n  paragraphs: \(map)"
        let count = map.split(separator: " ").count
        return source(id, paragraphs: count, original + (front.isEmpty ? "" : "\n" + front)).file("seeds/fulltext/\(id).txt", text)
    }

    public func entity(_ id: String, name: String, type: String = "organisation", _ front: String = "", body: String = "") -> TestDossier {
        file("content/entities/\(id).md", "---\nname: \(name)\ntype: \(type)\n\(front.isEmpty ? "" : front + "\n")---\n\(body)\n")
    }

    public func dispute(_ id: String, _ body: String, title: String = "Who is right?") -> TestDossier {
        file("content/disputes/\(id).md", "---\ntitle: \(title)\n---\n\(body)\n")
    }

    public func timeline(_ body: String) -> TestDossier {
        file("content/timeline/events.md", "---\ntitle: Timeline\n---\n\(body)\n")
    }

    public func page(_ id: String, _ body: String) -> TestDossier {
        file("content/\(id).md", "---\ntitle: Page \(id)\n---\n\(body)\n")
    }

    // MARK: Editing

    /// With one file of another dossier in place of its own, or without one that the other lacks.
    public func taking(oneFileOf other: TestDossier, using random: inout some RandomNumberGenerator) -> TestDossier {
        guard let path = Set(files.keys).union(other.files.keys).subtracting(["dossier.yml"]).sorted().randomElement(using: &random) else {
            return self
        }
        var copy = self
        copy.files[path] = other.files[path]
        return copy
    }

    /// With words put behind a line of one file's text, or a paragraph of its own put below it, as somebody writes on.
    public func writing(_ words: String, using random: inout some RandomNumberGenerator) -> TestDossier {
        guard let path = files.keys.filter({ $0.hasSuffix(".md") }).sorted().randomElement(using: &random) else { return self }
        var lines = String(decoding: files[path] ?? [], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        let body = (lines.dropFirst().firstIndex(of: "---") ?? 0) + 1
        guard body < lines.count else { return self }
        let line = Int.random(in: body..<lines.count, using: &random)
        if Bool.random(using: &random), !lines[line].isEmpty {
            lines[line] += " " + words
        } else {
            lines[line] += "\n\n\(words)\n"
        }
        return file(path, lines.joined(separator: "\n"))
    }

    /// With one file's title, name or aliases made of some names.
    public func renaming(_ names: [String], using random: inout some RandomNumberGenerator) -> TestDossier {
        guard let path = files.keys.filter({ $0.hasSuffix(".md") }).sorted().randomElement(using: &random) else { return self }
        func pick() -> String { names.randomElement(using: &random) ?? "" }
        var lines = String(decoding: files[path] ?? [], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        guard let line = lines.indices.dropFirst().first(where: { lines[$0].hasPrefix("title:") || lines[$0].hasPrefix("name:") }) else {
            return self
        }
        if lines[line].hasPrefix("name:"), Bool.random(using: &random) {
            lines.removeAll { $0.hasPrefix("aliases:") }
            lines.insert("aliases: [\(pick()), \(pick())]", at: line + 1)
        } else {
            lines[line] = lines[line].prefix { $0 != ":" } + ": " + pick()
        }
        return file(path, lines.joined(separator: "\n"))
    }

    // MARK: Asking

    /// Writes the files into a new temporary folder, hands it over, and removes it.
    public func written<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(to: folder)
        return try body(folder)
    }

    public func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, bytes) in files {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }

    /// What was read, and what was found wrong in reading.
    public func read(jobs: Int = 2) throws -> CorpusReading {
        try written { CorpusReading.read(try Folder($0.path), rules: Checker.ids, workers: Workers(jobs)) }
    }

    public func graph(jobs: Int = 2) throws -> Graph {
        Graph(linking: try read(jobs: jobs).corpus, workers: Workers(jobs))
    }

    /// Every finding, in reading order.
    public func diagnostics() throws -> [Diagnostic] {
        let read = try read()
        let graph = Graph(linking: read.corpus, workers: Workers(2))
        return (read.diagnostics + Checker.check(graph, workers: Workers(2))).sorted(by: Diagnostic.inReadingOrder)
    }

    /// What comparing with the held texts finds, and the dossier with the lock files that this writes.
    public func verification() throws -> (found: Verification, locked: TestDossier) {
        try written { folder in
            let folder = try Folder(folder.path)
            let corpus = CorpusReading.read(folder, rules: Checker.ids + Verification.rules, workers: Workers(2)).corpus
            let held = HeldTexts.read(corpus, in: folder, workers: Workers(2))
            var found = Verification.verify(Graph(linking: corpus, workers: Workers(2)), texts: held.texts, workers: Workers(2))
            found.diagnostics = (held.diagnostics + found.diagnostics).sorted(by: Diagnostic.inReadingOrder)
            var locked = self
            for (index, lock) in found.locks {
                let source = corpus.sources[index]
                locked = locked.file(LockReading.path(of: source.id), lock.fileText)
                if let windows = LeakWindows(of: source, text: held.texts[index] ?? [], lock: lock) {
                    locked = locked.file(WindowsReading.path(of: source.id), bytes: windows.file)
                }
            }
            // The rule is on again: whoever verifies means it.
            return (found, locked.file("dossier.yml", "format: 1\ntitle: Test\n"))
        }
    }

    /// Without any held text.
    public var withoutTexts: TestDossier {
        var copy = self
        copy.files = files.filter { !$0.key.hasPrefix(HeldTexts.folder) }
        return copy
    }

    /// With one stretch of a file replaced.
    public func replacing(_ old: String, with new: String, in path: String) -> TestDossier {
        file(path, String(decoding: files[path] ?? [], as: UTF8.self).replacing(old, with: new))
    }

    /// Every finding on a line: `path:line:column: severity: message [rule]`.
    public func findings() throws -> [String] {
        try diagnostics().map(Finding.line)
    }

    /// The site's files as text, by path.
    public func site(_ addresses: AddressStyle = .clean, jobs: Int = 2) throws -> [String: String] {
        try written { try Self.site(at: $0, addresses, jobs: jobs) }
    }

    /// The site of a dossier that stands on disk.
    public static func site(at folder: URL, _ addresses: AddressStyle = .clean, jobs: Int = 2) throws -> [String: String] {
        let folder = try Folder(folder.path)
        let read = CorpusReading.read(folder, rules: Checker.ids, workers: Workers(jobs))
        let graph = Graph(linking: read.corpus, workers: Workers(jobs))
        let theme = ThemeFiles(
            templates: Dictionary(
                uniqueKeysWithValues: BuiltInTheme.templates.map { ($0, SourceText(path: "\($0).mustache", bytes: $1)) }),
            assets: BuiltInTheme.assets)
        let assets = try graph.corpus.assets.map { try folder.read($0) }
        let site = try Publisher.publish(
            graph, theme: theme, assets: assets, options: PublishingOptions(addresses: addresses), workers: Workers(jobs)
        ).get()
        return Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }
}

public enum Finding {
    /// `path:line:column: severity: message [rule]`
    public static func line(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.range.map { "\($0.path):\($0.start.line):\($0.start.column): " } ?? ""
        let suggestion = diagnostic.suggestion.map { " (did you mean \($0)?)" } ?? ""
        return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)\(suggestion) [\(diagnostic.rule)]"
    }
}

/// The repository's own folders, for tests on the real dossier.
public enum Repository {
    /// Found from where this file stands.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Public test vectors, where they are present; see `DOSSIER_VECTORS`.
    public static var vectors: URL? {
        let path = ProcessInfo.processInfo.environment["DOSSIER_VECTORS"] ?? root.appendingPathComponent("../shared/data").path
        return FileManager.default.fileExists(atPath: path) ? URL(fileURLWithPath: path) : nil
    }
}
