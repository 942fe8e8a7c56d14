// Which pages the site has, and where each stands.

import Composing
import Dossier
import Linking
import Workers

/// One page of the site: what it shows, and which part of it where a list was split.
public struct SitePage: Sendable, Hashable {
    public var page: PageRef
    /// From 1.
    public var part: Int

    public init(_ page: PageRef, part: Int = 1) {
        self.page = page
        self.part = part
    }
}

/// How addresses end.
public enum AddressStyle: String, Sendable {
    /// `entities/nato/`: for a web server.
    case clean
    /// `entities/nato/index.html`: for a site opened from disk.
    case files
}

/// The site's pages and their paths.
public struct SiteMap: Sendable {
    /// In the order they are listed and rendered.
    @Deferred public var pages: [SitePage]
    /// The first part of each page, in the same order.
    let firstParts: [PageRef]
    private let countParts: @Sendable (PageRef) -> Int
    private let partOfClaim: @Sendable (Int) -> Int
    let paths: PagePaths
    private let reports: [String]
    /// The timeline's other pages, and which page each event stands on.
    let timeline: TimelineViews
    /// Files that are copied: those below `content/`, then the theme's.
    public private(set) var assets: [String]
    /// Where the theme's files are among them, by their names in the theme.
    private var themePlaces: [String: Int] = [:]

    /// Rows of a list on one page: with two hundred, lists of full sentences weighed more than a page may.
    static let rows = 80
    /// Names on one page of the entities' index.
    static let nameRows = 200
    /// Disputes on one page of their index, each with its claims.
    static let disputeRows = 25
    /// Events up to which the timeline lists all itself, in as many parts as they need; of more it has a page for each year.
    static let eventsOnTimeline = 200
    /// Sources that mention an entity, on one page of it.
    static let mentionGroups = 50

    /// - Parameters:
    ///   - reports: their names.
    ///   - parts: how many parts a page has because of its lists.
    ///   - partOfClaim: the part of its dispute's page on which a claim is told.
    init(
        _ composer: Composer, paths: PagePaths, reports: [String], themeAssets: ThemeAssets, parts: @escaping @Sendable (PageRef) -> Int,
        partOfClaim: @escaping @Sendable (Int) -> Int
    ) {
        let graph = composer.graph
        let corpus = graph.corpus
        let timeline = TimelineViews(composer)
        self.timeline = timeline
        self.paths = paths
        self.reports = reports.map { "reports/\($0)/" }
        assets = corpus.assets.map { "files/" + $0.split(separator: "/").dropFirst().joined(separator: "/") }
        for file in themeAssets.files {
            if file.path == themeAssets.path(of: file.name) { themePlaces[file.name] = assets.count }
            assets.append(file.path)
        }

        let lists: [[PageRef]] = [
            [.home, .sourceIndex], corpus.sources.indices.map(PageRef.source), [.entityIndex], corpus.entities.indices.map(PageRef.entity),
            [.disputeIndex, .claimIndex], corpus.disputes.indices.map(PageRef.dispute), [.timeline],
            timeline.all.indices.map(PageRef.timelineView), corpus.pages.indices.map(PageRef.page),
            [.reportIndex], reports.indices.map(PageRef.report), [.glossary, .search, .notFound],
        ]
        let firstParts = Array(lists.joined())
        let countParts: @Sendable (PageRef) -> Int = { page in
            switch page {
            case .timelineView(let index): timeline.parts(of: index).count
            case .timeline: timeline.parts.count
            default: max(1, parts(page))
            }
        }
        self.partOfClaim = partOfClaim
        self.firstParts = firstParts
        self.countParts = countParts
        _pages = Deferred { firstParts.flatMap { page in (1...countParts(page)).map { SitePage(page, part: $0) } } }
    }

    /// How many parts a page has because of its lists.
    func parts(of page: PageRef) -> Int { countParts(page) }

    /// A theme's file as a target.
    func themeAsset(_ name: String) -> Target? {
        themePlaces[name].map { Target(.asset($0)) }
    }

    /// The page a target stands on: with a split list, the part that holds it.
    func page(of target: Target) -> SitePage {
        switch target.place {
        case .continuation(let part): SitePage(target.page, part: part)
        case .claim(let index): SitePage(target.page, part: partOfClaim(index))
        case .event(let index): target.page == .timeline ? timeline.home(of: index) : SitePage(target.page)
        default: SitePage(target.page)
        }
    }

    /// What an address names on its page, percent-encoded; nil for the page itself.
    static func fragment(of target: Target, _ graph: Graph) -> String? {
        switch target.place {
        case .top, .continuation: nil
        case .paragraph(let number): "p\(number)"
        case .note(let index): "N\(index + 1)"
        case .claim(let index): encoded(graph.claims[index].claim.id)
        case .event(let index): encoded(graph.events[index].anchor)
        case .judgement(let index): encoded(graph.judgements[index].anchor)
        case .anchor(let index): encoded(graph.anchors[index])
        }
    }

    /// The address below the site's root, percent-encoded, ending in a slash; of files the path.
    func path(_ page: SitePage) -> String {
        let base: String =
            switch page.page {
            case .home, .pack: ""
            case .source(let index): paths.sources[index]
            case .entity(let index): paths.entities[index]
            case .dispute(let index): paths.disputes[index]
            case .page(let index): paths.pages[index]
            case .timeline: "timeline/"
            case .sourceIndex: "sources/"
            case .entityIndex: "entities/"
            case .disputeIndex: "disputes/"
            case .reportIndex: "reports/"
            case .report(let index): reports.indices.contains(index) ? reports[index] : "reports/"
            case .claimIndex: "claims/"
            case .glossary: "glossary/"
            case .search: "search/"
            case .timelineView(let index):
                timeline.all.indices.contains(index) ? "timeline/\(Self.encoded(timeline.all[index].slug))/" : "timeline/"
            case .notFound: "404.html"
            case .asset(let index):
                assets.indices.contains(index)
                    ? assets[index].split(separator: "/").map { Self.encoded(String($0)) }.joined(separator: "/") : ""
            }
        return page.part > 1 ? "\(base)page-\(page.part)/" : base
    }

    /// The file a page is written to, as the file system knows it.
    func file(_ page: SitePage, ids: Corpus) -> String {
        let folder: String =
            switch page.page {
            case .source(let index): "sources/\(ids.sources[index].id)/"
            case .entity(let index): "entities/\(ids.entities[index].id)/"
            case .dispute(let index): "disputes/\(ids.disputes[index].id)/"
            case .page(let index): "\(ids.pages[index].id)/"
            case .timelineView(let index) where timeline.all.indices.contains(index): "timeline/\(timeline.all[index].slug)/"
            default: path(SitePage(page.page))
            }
        if case .notFound = page.page { return folder }
        return folder + (page.part > 1 ? "page-\(page.part)/" : "") + "index.html"
    }

    /// Percent-encoded for a path segment or fragment (RFC 3986, section 3.3): unreserved characters stay.
    static func encoded(_ text: String) -> String {
        // Ids are, nearly always.
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var out = ""
        for byte in text.utf8 {
            if isUnreserved(byte) {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return out
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}
