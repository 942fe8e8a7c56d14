// The site's templates, compiled and checked against the types of their pages before the first page is rendered.

import Cards
import Diagnostics
import Linking
import Mustache
import Workers

/// A theme: the built-in one with a dossier's own files in place of those they are named like.
public struct ThemeFiles: Sendable {
    /// By name without `.mustache`.
    public var templates: [String: SourceText]
    /// By path below `assets/`.
    public var assets: [String: [UInt8]]
    /// What social cards are set in; nil where there are none to be made.
    public var cardFonts: CardFonts?

    /// What is wrong with the templates: each is compiled for its type of page, nothing is rendered.
    public var diagnostics: [Diagnostic] { ThemeTemplates.compile(templates).diagnostics }

    public init(templates: [String: SourceText], assets: [String: [UInt8]]) {
        self.templates = templates
        self.assets = assets
    }
}

/// A theme that pages can be rendered with.
public struct CompiledTheme: Sendable {
    public let files: ThemeFiles
    let templates: ThemeTemplates
    /// Made once for all states of a preview.
    @Deferred private var clean: ThemeAssets
    @Deferred private var fromDisk: ThemeAssets

    private init(files: ThemeFiles, templates: ThemeTemplates) {
        self.files = files
        self.templates = templates
        _clean = Deferred { ThemeAssets(files, addresses: .clean) }
        _fromDisk = Deferred { ThemeAssets(files, addresses: .files) }
    }

    /// The theme's files as they are sent.
    func assets(_ addresses: AddressStyle) -> ThemeAssets { addresses == .files ? fromDisk : clean }

    /// - Returns: the theme, or what is wrong with its templates.
    public static func compile(_ files: ThemeFiles) -> Result<CompiledTheme, TemplateErrors> {
        let (templates, diagnostics) = ThemeTemplates.compile(files.templates)
        guard let templates else { return .failure(TemplateErrors(diagnostics)) }
        return .success(CompiledTheme(files: files, templates: templates))
    }
}

/// One compiled template for each type of page.
struct ThemeTemplates: Sendable {
    let home: TypedTemplate<HomePage>
    let source: TypedTemplate<SourcePage>
    let entity: TypedTemplate<EntityPage>
    let dispute: TypedTemplate<DisputePage>
    let timeline: TypedTemplate<TimelinePage>
    let page: TypedTemplate<EditorialPage>
    let sources: TypedTemplate<SourceIndexPage>
    let entities: TypedTemplate<EntityIndexPage>
    let disputes: TypedTemplate<DisputeIndexPage>
    let reports: TypedTemplate<ReportIndexPage>
    let report: TypedTemplate<ReportPage>
    let claims: TypedTemplate<ClaimIndexPage>
    let glossary: TypedTemplate<GlossaryPage>
    let search: TypedTemplate<SearchPage>
    let notFound: TypedTemplate<NotFoundPage>

    /// The template that a page is rendered with.
    static func name(of page: PageRef) -> String {
        switch page {
        case .home: "home"
        case .source: "source"
        case .entity: "entity"
        case .dispute: "dispute"
        case .timeline, .timelineView: "timeline"
        case .page: "page"
        case .sourceIndex: "sources"
        case .entityIndex: "entities"
        case .disputeIndex: "disputes"
        case .reportIndex: "reports"
        case .report: "report"
        case .claimIndex: "claims"
        case .glossary: "glossary"
        case .search: "search"
        case .notFound, .pack, .asset: "not-found"
        }
    }

    /// The findings of all templates together; nil when there are any.
    static func compile(_ files: [String: SourceText]) -> (templates: ThemeTemplates?, diagnostics: [Diagnostic]) {
        let set = TemplateSet(files)
        var diagnostics: [Diagnostic] = []
        func one<Page: TemplateContext>(_ name: String, _ type: Page.Type) -> TypedTemplate<Page>? {
            switch TypedTemplate<Page>.compile(name, in: set) {
            case .success(let template): return template
            case .failure(let errors):
                // A partial's error is found by every page that uses it.
                diagnostics += errors.diagnostics.filter { !diagnostics.contains($0) }
                return nil
            }
        }
        let home = one("home", HomePage.self)
        let source = one("source", SourcePage.self)
        let entity = one("entity", EntityPage.self)
        let dispute = one("dispute", DisputePage.self)
        let timeline = one("timeline", TimelinePage.self)
        let page = one("page", EditorialPage.self)
        let sources = one("sources", SourceIndexPage.self)
        let entities = one("entities", EntityIndexPage.self)
        let disputes = one("disputes", DisputeIndexPage.self)
        let reports = one("reports", ReportIndexPage.self)
        let report = one("report", ReportPage.self)
        let claims = one("claims", ClaimIndexPage.self)
        let glossary = one("glossary", GlossaryPage.self)
        let search = one("search", SearchPage.self)
        let notFound = one("not-found", NotFoundPage.self)
        guard let home, let source, let entity, let dispute, let timeline, let page, let sources, let entities, let disputes, let reports,
            let report, let claims, let glossary, let search, let notFound, diagnostics.isEmpty
        else { return (nil, diagnostics.sorted(by: Diagnostic.inReadingOrder)) }
        let templates = ThemeTemplates(
            home: home, source: source, entity: entity, dispute: dispute, timeline: timeline, page: page, sources: sources,
            entities: entities,
            disputes: disputes, reports: reports, report: report, claims: claims, glossary: glossary, search: search, notFound: notFound)
        return (templates, [])
    }
}
