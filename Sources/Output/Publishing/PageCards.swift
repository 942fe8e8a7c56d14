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

    private(set) var files: [OutputFile] = []
    private var pages: Set<PageRef> = []

    /// None for a site without an address of its own, since a shared link needs the picture's.
    init() {}

    /// - Parameter draws: whether the pictures are wanted, too; which pages have one is known without them.
    init(_ composer: Composer, _ map: SiteMap, fonts: CardFonts, draws: Bool, workers: Workers) {
        let corpus = composer.graph.corpus
        let groups: [[PageRef]] = [
            [.home], corpus.disputes.indices.map(PageRef.dispute), corpus.pages.indices.map(PageRef.page),
            corpus.sources.indices.map(PageRef.source), corpus.entities.indices.map(PageRef.entity),
        ]
        var chosen: [PageRef] = []
        for group in groups where chosen.count + group.count <= Self.most { chosen += group }
        guard draws else {
            pages = Set(zip(chosen, workers.map(chosen) { Self.card($0, composer).canBeDrawn(fonts) }).filter(\.1).map(\.0))
            return
        }
        let drawn = workers.map(chosen) { Self.card($0, composer).png(fonts) }
        for (page, bytes) in zip(chosen, drawn) {
            guard let bytes else { continue }
            pages.insert(page)
            let folder = map.file(SitePage(page), ids: corpus).dropLast("index.html".count)
            files.append(OutputFile(path: folder + Self.fileName, bytes: bytes))
        }
    }

    /// The page whose card a page shows; nil where there is none.
    func shown(on page: PageRef) -> PageRef? {
        pages.contains(page) ? page : pages.contains(.home) ? .home : nil
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
