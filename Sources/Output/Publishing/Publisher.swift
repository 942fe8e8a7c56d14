// Graph + theme → the files of the site, each handed on when it is made. Nothing is written here.

import Cards
import Checking
import Composing
import Diagnostics
import Dossier
import Exporting
import Files
import Linking
import Mustache
import Reporting
import Searching
import Workers

/// What a site is published with.
public struct PublishingOptions: Sendable {
    public var addresses: AddressStyle
    /// The articles' own paragraphs by source: makes a copy for private use, marked on every page. Nil for a public site.
    public var fullText: [Int: [String]]?
    /// The part of the site that is made; nil for all of it. The parts together are the same bytes as the whole.
    public var shard: Shard?

    public init(addresses: AddressStyle = .clean, fullText: [Int: [String]]? = nil, shard: Shard? = nil) {
        self.addresses = addresses
        self.fullText = fullText
        self.shard = shard
    }

    /// Whether what the site has once is made, too.
    var makesGlobalFiles: Bool { shard?.isFirst ?? true }
}

/// What became of a site's files.
public struct Site<File: Sendable>: Sendable {
    /// Pages first.
    public var files: [File]
    /// How many of the files are pages.
    public var pageCount: Int
}

/// A graph with a theme, whose files are made one by one. What many pages share is made when the first of them asks for it.
public struct Publisher: Sendable {
    let composer: Composer
    private let templates: ThemeTemplates
    let map: SiteMap
    private let lists: PageLists
    let options: PublishingOptions
    @Deferred private var sourceOrder: [Int]
    /// Where each source stands in that order; where all pages are rendered.
    @Deferred private var sourcePlaces: [SourcePlace]
    @Deferred private var entityOrder: [Int]
    @Deferred private var census: [EntityType: EntityIndexPage.Census]
    /// Of all pages, where all are rendered; else each page's are counted when it is.
    @Deferred private var partCounts: [PageRef: Int]
    private let isWhole: Bool
    @Deferred var reports: [Report]
    /// For each source, what its paragraphs are used for, and the page that shows it; where all pages are rendered.
    @Deferred private var allCoverage: [Coverage?]
    let summary: String
    let icon: Target?
    /// Whether the text above the timeline is more than plain paragraphs.
    let isTimelineAnnotated: Bool
    /// The faces that the first lines of every page are set in.
    let fonts: [Target]
    private let previews: Previews
    @Deferred private var claimDates: [Int?]
    @Deferred private var annotations: AnnotationSets
    @Deferred var exports: ExportContext
    let cards: PageCards
    /// The files at the site's root for other programs.
    @Deferred var downloads: [Download]
    /// Nil where the theme has no script that reads an index.
    @Deferred var search: SearchFolder?
    /// Nil for a site whose 404 page holds the addresses itself, and where the theme has no script that asks for them.
    @Deferred var near: NearAddresses?
    let themeAssets: ThemeAssets
    @Deferred private var passagesOfFiles: [Int: [Int]]
    let theme: ThemeFiles
    /// What marks a private copy.
    let privacy: String?

    /// Renders the whole site and holds it.
    /// - Parameters:
    ///   - assets: the content of the files below `content/` that are copied, in the order of `Corpus.assets`.
    /// - Returns: the site, or what is wrong with the templates.
    public static func publish(
        _ graph: Graph, theme: ThemeFiles, assets: [[UInt8]], options: PublishingOptions, workers: Workers
    ) -> Result<Site<OutputFile>, TemplateErrors> {
        CompiledTheme.compile(theme).flatMap {
            Publisher(graph, theme: $0, options: options, isWhole: true, workers: workers).site(assets: assets, workers) { $0 }
        }
    }

    /// A site whose files are about to be made.
    public init(_ graph: Graph, theme: CompiledTheme, options: PublishingOptions, workers: Workers) {
        self.init(graph, theme: theme, options: options, isWhole: true, workers: workers)
    }

    /// How many pages will be made. Some reports take several, so this makes them.
    public var pageCount: Int { ownPages.count }

    /// Makes what all pages share before them, side by side, and not by one worker while the others wait.
    public func makeShared(_ workers: Workers) {
        var shared: [@Sendable () -> Void] = [{ _ = reports }, { _ = annotations }]
        if options.makesGlobalFiles { shared += [{ _ = search }, { _ = downloads }] }
        _ = workers.map(shared) { $0() }
    }

    /// Makes every file and hands it on at once, so that nobody has to hold them all. To be asked once: what is large isn't held for
    /// a second time.
    /// - Parameters:
    ///   - assets: the content of the files below `content/` that are copied, in the order of `Corpus.assets`.
    ///   - keep: is called by several threads.
    /// - Returns: what `keep` made of the files; or what is wrong with the templates, found before a page that is wrong was handed on.
    public func site<File: Sendable>(
        assets: [[UInt8]], _ workers: Workers, keep: @Sendable (OutputFile) -> File
    ) -> Result<Site<File>, TemplateErrors> {
        makeShared(workers)
        let large = handOnLargeFiles(workers, keep: keep)
        let downloaded = options.makesGlobalFiles ? downloads.indices : 0..<0
        // The downloads first: to look through the largest of them takes longer than many pages, which are made meanwhile.
        let made = workers.map(downloaded.map(Work.download) + ownPages.map(Work.page)) { work -> Result<File, TemplateErrors> in
            switch work {
            case .download(let index):
                let kept = keep(OutputFile(path: downloads[index].path, bytes: downloads[index].bytes))
                _downloads.change { $0[index].letGoOfBytes() }
                return .success(kept)
            case .page(let page):
                let file = render(page)
                if let privacy, !PrivateCopy.isMarked(file.bytes, privacy) {
                    return .failure(TemplateErrors([PrivateCopy.unmarked(file.path)]))
                }
                return .success(keep(file))
            }
        }
        var files: [File] = []
        for file in made[downloaded.count...] + made[..<downloaded.count] {
            switch file {
            case .success(let file): files.append(file)
            case .failure(let errors): return .failure(errors)
            }
        }
        let pageCount = made.count - downloaded.count
        files += large
        guard options.makesGlobalFiles else { return .success(Site(files: files, pageCount: pageCount)) }
        var others = zip(map.assets, assets + themeAssets.files.map(\.bytes)).map { OutputFile(path: $0, bytes: $1) }
        others += cards.files(workers)
        others += near?.files ?? []
        if let sitemap { others.append(sitemap) }
        files += workers.map(others, keep)
        return .success(Site(files: files, pageCount: pageCount))
    }

    /// What is shared out to the workers.
    private enum Work {
        /// One of the files for other programs.
        case download(Int)
        case page(SitePage)
    }

    /// Files that together are as large as all pages: when they are handed on they are let go of, and the pages have their room.
    private func handOnLargeFiles<File: Sendable>(_ workers: Workers, keep: @Sendable (OutputFile) -> File) -> [File] {
        var files = workers.map(annotations.sources.filter { options.shard?.holds($0) ?? true }) { keep(annotationFile($0)) }
        _annotations.change { $0.letGoOfQuotations() }
        guard options.makesGlobalFiles else { return files }
        files += workers.map(search?.files ?? [], keep)
        _search.change { $0?.letGoOfFiles() }
        return files
    }

    /// - Parameters:
    ///   - isWhole: whether all pages will be rendered, so that what all of them show is best made at once.
    ///   - paths: of a graph with the same ids; made anew where there is none.
    init(_ graph: Graph, theme: CompiledTheme, options: PublishingOptions, isWhole: Bool, paths: PagePaths? = nil, workers: Workers) {
        let composer = Composer(graph, heldParagraphs: options.fullText ?? [:])
        self.composer = composer
        self.isWhole = isWhole
        templates = theme.templates
        self.options = options
        self.theme = theme.files
        let themeAssets = theme.assets(options.addresses)
        self.themeAssets = themeAssets
        let reports = Deferred { Reports.all(of: graph, workers: workers) }
        _reports = reports
        _allCoverage = Deferred {
            guard let number = Coverage.report else { return [Coverage?](repeating: nil, count: graph.sources.count) }
            return Coverage.bySource(reports.wrappedValue[number], number, graph)
        }
        let quoted = Deferred { EveryQuotation.all(graph, workers: workers) }
        _annotations = Deferred { AnnotationSets(graph, quoted.wrappedValue) }
        privacy = options.fullText == nil ? nil : PrivateCopy.marking(graph.corpus.settings.handling)
        let lists = PageLists(composer, isWhole: isWhole, workers: workers)
        self.lists = lists
        let map = SiteMap(
            composer, paths: paths ?? PagePaths(graph.corpus), reports: Reports.names, themeAssets: themeAssets,
            parts: { Self.parts(of: $0, graph, lists, reports) },
            partOfClaim: { lists.part(ofClaim: $0) })
        self.map = map
        _sourceOrder = Deferred { SourceOrder(graph).sorted() }
        _sourcePlaces = Deferred { SourceOrder(graph).places() }
        _entityOrder = Deferred { EntityIndexPage.order(graph) }
        _census = Deferred { EntityIndexPage.census(graph) }
        _partCounts = Deferred {
            var counts: [PageRef: Int] = [:]
            for page in map.pages { counts[page.page] = max(counts[page.page] ?? 0, page.part) }
            return counts
        }
        func addresses(_ page: PageRef) -> AddressWriter {
            AddressWriter(map: map, graph: graph, style: options.addresses, base: graph.corpus.settings.base, from: SitePage(page))
        }
        // A private copy is nobody's to share.
        let isShared = graph.corpus.settings.base != nil && options.fullText == nil
        cards = PageCards(composer, map, fonts: isShared ? theme.files.cardFonts : nil)
        let root = addresses(.home)
        let exports = Deferred { ExportContext(graph, quoted, root, dates: composer.wording.dates) }
        _exports = exports
        _downloads = Deferred { Exports.all(exports.wrappedValue, workers: workers) + EditionFeed.download(graph.corpus.settings) }
        // The index is made where the theme has the script that reads it.
        let searchScript = theme.files.assets[ThemeAssets.search].map { ThemeAssets.sent($0, ThemeAssets.search) }
        let fromSearch = addresses(.search)
        _search = Deferred {
            guard let searchScript else { return nil }
            return SearchFolder(script: searchScript, index: SearchIndex(graph, workers: workers) { fromSearch.append($0, to: &$1) }.files)
        }
        let asksForAddresses = map.themeAsset(ThemeAssets.notFound) != nil
        _near = Deferred { asksForAddresses ? NearAddresses(graph.corpus) : nil }
        summary = Self.summary(composer)
        icon = map.themeAsset("favicon.svg")
        isTimelineAnnotated = graph.timelinePrefaces.contains { !graph.passages[$0].isPlain }
        // Opened from disk a font has another origin than the page, and is not preloaded.
        fonts =
            options.addresses == .files
            ? []
            : themeAssets.files.map(\.name).filter { $0.hasSuffix("-latin.woff2") && !$0.contains("italic") }.compactMap(map.themeAsset)
        _passagesOfFiles = Deferred { Dictionary(grouping: graph.passages.indices) { graph.passages[$0].file } }
        _claimDates = Deferred { ClaimIndexPage.dateRanks(graph) }
        previews = Previews(composer, workers: isWhole ? workers : nil)
    }

    /// How many pages the lists of a page are split over.
    private static func parts(of page: PageRef, _ graph: Graph, _ lists: PageLists, _ reports: Deferred<[Report]>) -> Int {
        switch page {
        case .home: graph.corpus.pages.parts()
        case .source(let index): lists.source(index).parts
        case .entity(let index): lists.entity(index).parts
        case .dispute(let index): lists.dispute(index).parts
        case .page(let index): EditorialPage.parts(index, graph)
        case .sourceIndex: graph.sources.parts()
        case .entityIndex: graph.entities.parts(rows: SiteMap.nameRows)
        case .disputeIndex: graph.disputes.parts(rows: SiteMap.disputeRows)
        case .report(let index): reports.wrappedValue[index].parts
        case .claimIndex: graph.claims.parts(rows: ClaimIndexPage.rows)
        // The parts of the timeline follow from its events, which the site map counts.
        case .timeline, .reportIndex, .glossary, .search, .timelineView, .notFound, .pack, .asset: 1
        }
    }

    /// - Parameter seen: is told of every target that the page's links lead to.
    func render(_ page: SitePage, seen: ((Target) -> Void)? = nil) -> OutputFile {
        let parts = isWhole ? partCounts[page.page] ?? 1 : map.parts(of: page.page)
        let markup: Markup
        switch page.page {
        case .home:
            markup = templates.home.render(
                HomePage(part: page.part, frame(page, title: siteTitle), composer, sourceOrder: sourceOrder, downloads: downloads))
        case .source(let index):
            let frame = frame(page, title: composer.graph.corpus.sources[index].title)
            markup = templates.source.render(
                SourcePage(
                    index, part: page.part, frame, composer, place: place(ofSource: index), coverage: coverage(ofSource: index),
                    lists: lists.source(index)))
        case .entity(let index):
            let frame = frame(page, title: composer.graph.corpus.entities[index].name)
            markup = templates.entity.render(EntityPage(index, part: page.part, frame, composer, lists: lists.entity(index)))
        case .dispute(let index):
            markup = templates.dispute.render(
                DisputePage(
                    index, part: page.part, frame(page, title: composer.graph.corpus.disputes[index].title), composer,
                    lists: lists.dispute(index)))
        case .page(let index):
            markup = templates.page.render(
                EditorialPage(index, part: page.part, parts: parts, frame(page, title: composer.graph.corpus.pages[index].title), composer))
        case .timeline:
            markup = templates.timeline.render(TimelinePage(map.timeline, part: page.part, frame(page, title: "Timeline"), composer))
        case .timelineView(let index):
            let frame = frame(page, title: "Timeline: \(map.timeline.all[index].label)")
            markup = templates.timeline.render(
                TimelinePage(view: index, of: map.timeline, part: page.part, frame, composer))
        case .sourceIndex:
            markup = templates.sources.render(
                SourceIndexPage(part: page.part, parts: parts, frame(page, title: "Sources"), composer, order: sourceOrder))
        case .entityIndex:
            markup = templates.entities.render(
                EntityIndexPage(part: page.part, parts: parts, frame(page, title: "Entities"), composer, order: entityOrder, census: census)
            )
        case .disputeIndex:
            markup = templates.disputes.render(
                DisputeIndexPage(part: page.part, parts: parts, frame(page, title: "Claims and counterclaims"), composer))
        case .reportIndex: markup = templates.reports.render(ReportIndexPage(frame(page, title: "Reports"), reports))
        case .report(let index):
            let report = reports[index]
            markup = templates.report.render(
                ReportPage(index, part: page.part, parts: parts, frame(page, title: report.title), composer, report))
        case .notFound:
            markup = templates.notFound.render(
                NotFoundPage(
                    frame(page, title: "Page not found"), composer, script: map.themeAsset(ThemeAssets.notFound), near: near,
                    root: addresses(from: page).toRoot))
        case .claimIndex:
            markup = templates.claims.render(
                ClaimIndexPage(part: page.part, parts: parts, frame(page, title: "All claims"), composer, dateRanks: claimDates))
        case .search:
            markup = templates.search.render(
                SearchPage(frame: frame(page, title: "Search"), script: search.map { .address("../" + $0.script) }))
        case .glossary: markup = templates.glossary.render(GlossaryPage(frame(page, title: "Glossary"), composer))
        case .pack, .asset: markup = Markup()
        }
        let addresses = addresses(from: page)
        // The previews stand at the end of a page, when all its links are written.
        var shown: [Int: Int] = [:]
        let bytes = markup.resolved { code, out in
            if code == Previews.code {
                previews.append(shown, addresses, to: &out)
            } else if code & Target.citedBit != 0, let target = Target(code: code & ~Target.citedBit) {
                out += XML.escaped(addresses.cited(target)).utf8
            } else if let target = Target(code: code) {
                seen?(target)
                addresses.append(target, to: &out)
                if case .entity(let index) = target.page, target.place == .top { shown[index, default: 0] += 1 }
            }
        }
        return OutputFile(path: map.file(page, ids: composer.graph.corpus), bytes: bytes)
    }

    func annotationFile(_ source: Int) -> OutputFile {
        let addresses = addresses(from: SitePage(.source(source)))
        return OutputFile(
            path: "sources/\(composer.graph.corpus.sources[source].id)/\(AnnotationFile.name)",
            bytes: AnnotationFile(source: source, annotations, composer, addresses).bytes)
    }

    func addresses(from page: SitePage) -> AddressWriter {
        AddressWriter(map: map, graph: composer.graph, style: options.addresses, base: composer.graph.corpus.settings.base, from: page)
    }

    /// The pages that are made. What is made once is the first part's, and so are the pages that only that makes possible: the home page
    /// with its downloads, the search page with its index.
    private var ownPages: [SitePage] {
        guard let shard = options.shard else { return map.pages }
        return map.pages.indices.filter { index in
            switch map.pages[index].page {
            case .home, .search: shard.isFirst
            default: shard.holds(index)
            }
        }.map { map.pages[$0] }
    }

    // MARK: What the keys of pages tell

    /// The sources before and behind one in the order of dates, and which it is.
    func neighbours(ofSource index: Int) -> [String] {
        let place = place(ofSource: index)
        let near = [place.before, place.after].compactMap { $0.map { composer.graph.corpus.sources[$0] } }
        return ["\(place.number)"] + near.flatMap { [$0.id, $0.short, $0.published?.value.phrase(composer.wording.dates) ?? ""] }
    }

    private func place(ofSource index: Int) -> SourcePlace {
        isWhole ? sourcePlaces[index] : SourceOrder(composer.graph).place(of: index)
    }

    func coverageText(ofSource index: Int) -> [String] {
        coverage(ofSource: index).map { ["\($0.summary) \($0.target)"] } ?? []
    }

    func passages(ofFile file: Int) -> [Int] { passagesOfFiles[file] ?? [] }

    /// One page asks for its own source, and doesn't wait for the others.
    func hasAnnotations(_ source: Int) -> Bool {
        isWhole ? annotations.quotes(source) : EveryQuotation.quotes(source, in: composer.graph)
    }

    private func coverage(ofSource index: Int) -> Coverage? {
        isWhole ? allCoverage[index] : Coverage(ofSource: index, composer.graph)
    }

    /// For a site that knows its address.
    var sitemap: OutputFile? {
        composer.graph.corpus.settings.base.map {
            OutputFile(path: "sitemap.xml", bytes: Array(SitemapXML.text(map, base: $0).utf8))
        }
    }

    var siteTitle: String { composer.graph.corpus.settings.title }
}
