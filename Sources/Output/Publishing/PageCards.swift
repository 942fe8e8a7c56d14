// The pictures that shared links show: which pages have one of their own, and where it stands.

import Cards
import Composing
import Dossier
import Files
import Linking
import Workers

/// A site's social cards. A page without one of its own shows the home page's.
struct PageCards: Sendable {
    /// A site has at most so many: a card takes as long as several pages. Kinds of pages have theirs whole or not at all, those that are
    /// shared most first, so that a site doesn't change its face page by page as it grows.
    static let most = 500
    static let fileName = "card.png"

    private let composer: Composer
    private let map: SiteMap
    /// Nil for a site without an address of its own, since a shared link needs the picture's.
    private let fonts: CardFonts?
    /// Pages with a card of their own, where its letters can be drawn.
    private let chosen: [PageRef]
    private let isChosen: Set<PageRef>
    /// Most pages of a large site show the home page's.
    @Deferred private var homeCanBeDrawn: Bool

    init(_ composer: Composer, _ map: SiteMap, fonts: CardFonts?) {
        self.composer = composer
        self.map = map
        self.fonts = fonts
        let corpus = composer.graph.corpus
        let groups: [[PageRef]] = [
            [.home], corpus.disputes.indices.map(PageRef.dispute), corpus.pages.indices.map(PageRef.page),
            corpus.sources.indices.map(PageRef.source), corpus.entities.indices.map(PageRef.entity),
        ]
        var chosen: [PageRef] = []
        if fonts != nil { for group in groups where chosen.count + group.count <= Self.most { chosen += group } }
        self.chosen = chosen
        isChosen = Set(chosen)
        _homeCanBeDrawn = Deferred { fonts.map { Self.card(.home, composer).canBeDrawn($0) } ?? false }
    }

    /// Every card, drawn.
    func files(_ workers: Workers) -> [OutputFile] {
        zip(chosen, workers.map(chosen) { bytes($0) }).compactMap { page, bytes in bytes.map { OutputFile(path: path(page), bytes: $0) } }
    }

    /// One page's own card; nil where it has none.
    func bytes(_ page: PageRef) -> [UInt8]? {
        guard let fonts, isChosen.contains(page) else { return nil }
        return Self.card(page, composer).png(fonts)
    }

    private func path(_ page: PageRef) -> String {
        map.file(SitePage(page), ids: composer.graph.corpus).dropLast("index.html".count) + Self.fileName
    }

    /// The page whose card a page shows; nil where there is none.
    func shown(on page: PageRef) -> PageRef? {
        guard let fonts else { return nil }
        if page != .home, isChosen.contains(page), Self.card(page, composer).canBeDrawn(fonts) { return page }
        return isChosen.contains(.home) && homeCanBeDrawn ? .home : nil
    }

    private static func card(_ page: PageRef, _ composer: Composer) -> SocialCard {
        let corpus = composer.graph.corpus
        let settings = corpus.settings
        var card = SocialCard(kind: "Dossier", title: settings.title, marking: settings.handling?.rawValue, foot: settings.title)
        switch page {
        case .source(let index):
            card.kind = ["Annotated source", corpus.sources[index].kind.map { composer.wording.kind($0).lowercased() }].compactMap(\.self)
                .joined(separator: ", ")
            card.title = corpus.sources[index].title
        case .entity(let index):
            card.kind = [composer.wording.type(corpus.entities[index].type), corpus.entities[index].kind].compactMap(\.self)
                .joined(separator: ", ")
            card.title = corpus.entities[index].name
        case .dispute(let index):
            card.kind = "Question in dispute"
            card.title = corpus.disputes[index].title
        case .page(let index): card.title = corpus.pages[index].title
        default: card.foot = settings.subtitle ?? settings.publisher ?? settings.title
        }
        return card
    }
}
