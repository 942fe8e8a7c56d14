// The site's files one by one, by their addresses: what a preview answers from, and the same bytes that a build writes.

import Dossier
import Files
import Linking
import Workers

/// A file of the site. Packs are printed and have none; what shows them in a preview becomes a case here.
public enum SiteFile: Sendable, Hashable {
    case page(SitePage)
    case annotations(source: Int)
    /// A file below `content/` that is copied, by its path in the dossier.
    case copied(String)
    /// A theme's file, by its path in the site.
    case theme(String)
    case card(PageRef)
    /// An export, by its place among them.
    case download(Int)
    case search(Int)
    case near(Int)
    case sitemap
}

/// A site whose files are made when they are asked for.
public struct SiteFiles: Sendable {
    let publisher: Publisher
    /// Pages without a file of their own by their path; further parts are found by their number.
    @Deferred private var ownPages: [String: PageRef]

    /// - Parameter paths: of an earlier site with the same ids.
    public init(
        _ graph: Graph, theme: CompiledTheme, options: PublishingOptions = PublishingOptions(), paths: PagePaths? = nil, workers: Workers
    ) {
        let publisher = Publisher(graph, theme: theme, options: options, isWhole: false, paths: paths, workers: workers)
        self.publisher = publisher
        _ownPages = Deferred {
            var found: [String: PageRef] = [:]
            for page in publisher.map.firstParts {
                switch page {
                case .source, .entity, .dispute, .page: continue
                default: found[publisher.map.path(SitePage(page))] = page
                }
            }
            return found
        }
    }

    /// For the next site, as long as its ids are the same.
    public var paths: PagePaths { publisher.map.paths }

    public var graph: Graph { publisher.composer.graph }

    /// The file at an address below the site's root; nil where there is none. Nothing is looked for on disk.
    /// - Parameter path: without a slash at its beginning, its segments percent-encoded as `SiteMap.encoded` does it.
    public func file(at path: String) -> SiteFile? {
        if let page = page(at: path) { return .page(page) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty else { return nil }
        if parts.count == 1 {
            if path == "sitemap.xml" { return publisher.sitemap == nil ? nil : .sitemap }
            return publisher.downloads.firstIndex { $0.path == path }.map(SiteFile.download)
        }
        if parts.count > 2, parts[0] == "assets", parts[1].hasPrefix("search-") {
            return publisher.search?.files.firstIndex { $0.path == path }.map(SiteFile.search)
        }
        if parts.count > 2, parts[0] == "assets", parts[1].hasPrefix("near-") {
            return publisher.near?.files.firstIndex { $0.path == path }.map(SiteFile.near)
        }
        if parts.first == "files" || parts.first == "assets" { return asset(at: path) }
        let folder = parts.dropLast().joined(separator: "/") + "/"
        guard let page = page(at: folder), page.part == 1 else { return nil }
        if last == PageCards.fileName[...] { return publisher.cards.bytes(page.page) == nil ? nil : .card(page.page) }
        if last == AnnotationFile.name[...], case .source(let index) = page.page, publisher.hasAnnotations(index) {
            return .annotations(source: index)
        }
        return nil
    }

    private func page(at path: String) -> SitePage? {
        if let page = firstPart(at: path) { return SitePage(page) }
        guard path.hasSuffix("/"), let start = path.dropLast().lastIndex(of: "/").map(path.index(after:)) ?? path.indices.first else {
            return nil
        }
        let folder = path[start...].dropLast()
        guard folder.hasPrefix("page-"), let part = Int(folder.dropFirst(5)), "page-\(part)" == folder,
            let page = firstPart(at: String(path[..<start])), part > 1, part <= publisher.map.parts(of: page)
        else { return nil }
        return SitePage(page, part: part)
    }

    /// An id that is an address of the site itself is an error, and the site's page is what stands there.
    private func firstPart(at path: String) -> PageRef? { ownPages[path] ?? publisher.map.paths.page(at: path) }

    private func asset(at path: String) -> SiteFile? {
        let map = publisher.map
        guard let index = map.assets.indices.first(where: { map.path(SitePage(.asset($0))) == path }) else { return nil }
        let copied = graph.corpus.assets
        return index < copied.count ? .copied(copied[index]) : .theme(map.assets[index])
    }

    /// A segment of an address, percent-encoded in the one way the site does it.
    public static func encoded(_ segment: String) -> String { SiteMap.encoded(segment) }

    /// The address of a page below the site's root, percent-encoded.
    public func path(of page: SitePage) -> String { publisher.map.path(page) }

    /// The address that people cite: absolute, or below the site's root where it has no address of its own.
    public func citedAddress(of target: Target) -> String {
        AddressWriter(map: publisher.map, graph: graph, style: .clean, base: graph.corpus.settings.base, from: SitePage(.home)).cited(
            target)
    }

    /// The theme that the files are made with.
    public var theme: ThemeFiles { publisher.theme }

    /// Where a theme's file stands below the site's root: by its fingerprint, by its own name, or both.
    public func paths(ofThemeFile name: String) -> [String] { publisher.themeAssets.files.filter { $0.parts.contains(name) }.map(\.path) }

    /// The addresses of all pages, of split ones the first.
    public var pagePaths: [String] { publisher.map.firstParts.map { publisher.map.path(SitePage($0)) } }

    /// A file's bytes.
    /// - Parameter read: reads a copied file; nil where it can't be read.
    public func bytes(of file: SiteFile, read: (String) -> [UInt8]?) -> [UInt8]? {
        switch file {
        case .page(let page): publisher.render(page).bytes
        case .annotations(let source): publisher.annotationFile(source).bytes
        case .copied(let path): read(path)
        case .theme(let path): publisher.themeAssets.files.first { $0.path == path }?.bytes
        case .card(let page): publisher.cards.bytes(page)
        case .download(let index): publisher.downloads[index].bytes
        case .search(let index): publisher.search?.files[index].bytes
        case .near(let index): publisher.near?.files[index].bytes
        case .sitemap: publisher.sitemap?.bytes
        }
    }

    /// The addresses of all files, in no order of meaning: everything a build would write.
    public var allPaths: [String] {
        let map = publisher.map
        let sources = graph.corpus.sources.indices.filter(publisher.hasAnnotations).map {
            map.path(SitePage(.source($0))) + AnnotationFile.name
        }
        let cards = map.firstParts.filter { publisher.cards.bytes($0) != nil }.map { map.path(SitePage($0)) + PageCards.fileName }
        let assets = map.assets.indices.map { map.path(SitePage(.asset($0))) }
        return map.pages.map(map.path) + sources + cards + assets + publisher.downloads.map(\.path)
            + (publisher.search?.files ?? []).map(\.path) + (publisher.near?.files ?? []).map(\.path)
            + (publisher.sitemap == nil ? [] : ["sitemap.xml"])
    }
}

extension SiteFile {
    /// IANA media type with its character set, by the ending of the address (RFC 9110, section 8.3).
    public static func mediaType(of path: String) -> String {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        if name.isEmpty { return "text/html; charset=utf-8" }
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        return mediaTypes[ending] ?? "application/octet-stream"
    }

    private static let mediaTypes = [
        "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8", "json": "application/json",
        "jsonld": "application/ld+json", "map": "application/json", "txt": "text/plain; charset=utf-8",
        "md": "text/markdown; charset=utf-8",
        "csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8", "xml": "application/xml",
        "ics": "text/calendar; charset=utf-8",
        "bib": "application/x-bibtex; charset=utf-8", "yml": "application/yaml", "yaml": "application/yaml", "svg": "image/svg+xml",
        "png": "image/png",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
        "ico": "image/vnd.microsoft.icon", "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
        "pdf": "application/pdf", "mp3": "audio/mpeg", "ogg": "audio/ogg", "mp4": "video/mp4", "webm": "video/webm",
        "zip": "application/zip",
        "gz": "application/gzip", "wasm": "application/wasm", "bin": "application/octet-stream",
    ]
}
