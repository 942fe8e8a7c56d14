// The site at one moment, as the server answers from it: files made when they are asked for, and kept until the next change.

import Diagnostics
import Dossier
import Files
import Linking
import Publishing
import Synchronization

/// A file as it is served.
public struct ServedFile: Sendable {
    public var bytes: [UInt8]
    /// Names these bytes and no others (RFC 9110, section 8.8.3), without quotes.
    public var version: String
    public var mediaType: String
    /// Whether it is a page; all else can be asked for in ranges.
    public var isPage: Bool
}

/// An immutable site.
public struct PreviewState: Sendable {
    private final class Cache: Sendable {
        let files = Mutex<[SiteFile: ServedFile]>([:])
    }

    /// Counts the states of a run, from 1.
    public let number: Int
    public let files: SiteFiles
    /// What is wrong with the dossier's files and its theme, whatever the rules say of the graph.
    public let problems: [Diagnostic]
    private let read: @Sendable (String) -> [UInt8]?
    private let cache = Cache()

    init(number: Int, files: SiteFiles, problems: [Diagnostic], read: @escaping @Sendable (String) -> [UInt8]?) {
        self.number = number
        self.files = files
        self.problems = problems
        self.read = read
    }

    /// The file at an address; nil where there is none.
    /// - Parameter path: below the site's root, without a slash at its beginning, percent-encoded as the site does it.
    public func file(at path: String) -> ServedFile? {
        if let file = find(path) { return file }
        // The 404 page of a site with an address of its own links from that address's path.
        guard let base = basePath, path.hasPrefix(base) else { return nil }
        return find(String(path.dropFirst(base.count)))
    }

    private func find(_ path: String) -> ServedFile? {
        guard let file = files.file(at: path) else { return PreviewedPacks.html(at: path, files, read: read).map(servedPack) }
        return served(file, mediaType: SiteFile.mediaType(of: path))
    }

    private func servedPack(_ bytes: [UInt8]) -> ServedFile {
        let version = Fingerprint(bytes).description
        return ServedFile(
            bytes: PreviewScript.inserted(into: bytes, version: version), version: version, mediaType: SiteFile.mediaType(of: "pack.html"),
            isPage: true)
    }

    /// Whether a page stands at an address.
    func isPage(_ path: String) -> Bool {
        if case .page = files.file(at: path) { true } else { false }
    }

    /// What is served where nothing stands.
    func notFound(_ path: String) -> ServedFile? {
        guard let page = served(.page(SitePage(.notFound)), mediaType: SiteFile.mediaType(of: "404.html")) else { return nil }
        let near = nearAddresses(to: path)
        guard !near.isEmpty else { return page }
        var file = page
        file.bytes = PreviewScript.inserted(into: PreviewScript.removed(from: page.bytes), version: page.version, near: near)
        return file
    }

    private func served(_ file: SiteFile, mediaType: String) -> ServedFile? {
        if let known = cache.files.withLock({ $0[file] }) { return known }
        guard let bytes = files.bytes(of: file, read: read) else { return nil }
        var served = ServedFile(bytes: bytes, version: Fingerprint(bytes).description, mediaType: mediaType, isPage: false)
        if case .page = file {
            served.isPage = true
            served.bytes = PreviewScript.inserted(into: bytes, version: served.version)
        }
        cache.files.withLock { $0[file] = served }
        return served
    }

    /// The path of the site's own address, as `belarus/`.
    private var basePath: String? {
        guard let base = files.graph.corpus.settings.base else { return nil }
        let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 3, !parts[3].isEmpty else { return nil }
        return parts[3].hasSuffix("/") ? String(parts[3]) : parts[3] + "/"
    }

    /// Pages that may have been meant: whose last part is near to what was asked for.
    private func nearAddresses(to path: String) -> [String] {
        func name(_ path: String) -> String { path.split { $0 == "/" }.last.map(String.init) ?? "" }
        let asked = name(path)
        guard !asked.isEmpty else { return [] }
        var pages: [String: [String]] = [:]
        for path in files.pagePaths where !path.isEmpty { pages[name(path), default: []].append(path) }
        if let same = pages[asked] { return Array(same.prefix(5)) }
        return NearMiss.best(for: asked, among: pages.keys.sorted()).flatMap { pages[$0] } ?? []
    }

    static func encoded(_ path: String) -> String {
        path.split(omittingEmptySubsequences: false) { $0 == "/" }.map { SiteFiles.encoded(String($0)) }.joined(separator: "/")
    }
}
