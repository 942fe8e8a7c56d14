// A dossier on disk with a live engine behind it, and the cold build it is compared with.

import Checking
import Diagnostics
import Dossier
import Files
import Foundation
import Linking
import Previewing
import Publishing
import Reading
import TestKit
import Testing
import Theme
import Watching
import Workers

/// A dossier that a test edits.
final class LivePreview {
    let path: String
    let live: LiveDossier
    let folder: Folder
    static let workers = Workers(2)
    static let rules = Checker.ids

    /// - Parameter check: asks the rules.
    init(_ dossier: TestDossier, check: @escaping PreviewInputs.Check = { Checker.check($0, workers: LivePreview.workers, unless: $1) })
        throws
    {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-live-\(UUID().uuidString)")
        try dossier.write(to: url)
        let folder = try Folder(url.path)
        path = folder.path
        self.folder = folder
        live = try LiveDossier(
            PreviewInputs(
                folder: folder, rules: Self.rules, builtInTheme: Self.builtIn, theme: { _ in (Self.theme(folder), []) },
                check: check, workers: Self.workers))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    static var builtIn: ThemeFiles {
        ThemeFiles(
            templates: Dictionary(
                uniqueKeysWithValues: BuiltInTheme.templates.map { ($0, SourceText(path: "\($0).mustache", bytes: $1)) }),
            assets: BuiltInTheme.assets)
    }

    static func theme(_ folder: Folder) -> ThemeFiles {
        var theme = builtIn
        for path in folder.files(below: "templates").paths {
            guard let bytes = try? folder.read(path) else { continue }
            if path.hasPrefix("templates/assets/") {
                theme.assets[String(path.dropFirst("templates/assets/".count))] = bytes
            } else {
                theme.templates[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = SourceText(
                    path: path, bytes: bytes)
            }
        }
        return theme
    }

    // MARK: Editing

    func write(_ file: String, _ text: String) throws {
        let full = path + "/" + file
        try FileManager.default.createDirectory(atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: full))
    }

    func text(_ file: String) -> String { (try? String(contentsOfFile: path + "/" + file, encoding: .utf8)) ?? "" }

    func remove(_ file: String) { unlink(path + "/" + file) }

    @discardableResult
    func save(_ file: String, _ text: String) throws -> LiveDossier.Update? {
        try write(file, text)
        return live.update(ChangedPaths([file]))
    }

    // MARK: Asking

    /// What is served at an address, without the one line.
    func page(_ address: String) -> String {
        guard let file = live.state.file(at: address) else { return "nothing" }
        return Self.withoutLine(String(decoding: file.bytes, as: UTF8.self))
    }

    static func withoutLine(_ page: String) -> String {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { !$0.hasPrefix("<script src=\"/_preview/client.js\"") }
        return kept.count == lines.count - 1 ? kept.joined(separator: "\n") : page
    }

    /// The site as a build makes it of the same files; nil where the build would find that files can't be read.
    func cold() throws -> [String: [UInt8]]? {
        let read = CorpusReading.read(folder, rules: Self.rules, workers: Self.workers)
        guard !read.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        let graph = Graph(linking: read.corpus, workers: Self.workers)
        let assets = try graph.corpus.assets.map { try folder.read($0) }
        guard
            case .success(let site) = Publisher.publish(
                graph, theme: Self.theme(folder), assets: assets, options: PublishingOptions(), workers: Self.workers)
        else { return nil }
        return Dictionary(site.files.map { ($0.path, $0.bytes) }) { first, _ in first }
    }

    /// What is wrong, as the preview says it and as a check of the same files does.
    func findings() -> [String] { (live.findings(ofState: live.state.number) ?? []).map { Finding.line($0) }.sorted() }

    func coldFindings() -> [String] {
        let read = CorpusReading.read(folder, rules: Self.rules, workers: Self.workers)
        let checked = Checker.check(Graph(linking: read.corpus, workers: Self.workers), workers: Self.workers)
        return (read.diagnostics + checked).map { Finding.line($0) }.sorted()
    }

    /// Every file that differs from a cold build's, is missing or too many; nil where there is no cold build.
    func differences() throws -> [String]? {
        guard let cold = try cold() else { return nil }
        let state = live.state
        var found: [String] = []
        var addresses: Set<String> = []
        for (path, bytes) in cold {
            let address = path == "index.html" ? "" : path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
            addresses.insert(address)
            guard let served = state.file(at: address) else {
                found.append("\(address) is missing")
                continue
            }
            let isSame =
                served.isPage
                ? Self.withoutLine(String(decoding: served.bytes, as: UTF8.self)).utf8.elementsEqual(bytes) && served.bytes != bytes
                : served.bytes == bytes
            if !isSame { found.append("\(address) differs") }
        }
        found += Set(state.files.allPaths).subtracting(addresses).map { "\($0) is too many" }
        return found.sorted()
    }
}
