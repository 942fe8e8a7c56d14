// What every page has: its head, the marking, the navigation, the foot.

import Composing
import Dossier
import Linking
import Mustache

/// The frame around a page's own content.
struct Frame: TemplateContext {
    var language: String
    var siteTitle: String
    var title: String
    var isHome: Bool
    var description: String
    var handling: String?
    var home: Mustache.Link
    var stylesheet: Mustache.Link?
    var script: Mustache.Link?
    var icon: Mustache.Link?
    var fonts: [FontRow] = []
    var canonical: Mustache.Link?
    var feed: Mustache.Link?
    /// The page's quotations as Web Annotations.
    var annotations: Mustache.Link?
    /// What the page says of itself to machines, in JSON-LD.
    var structuredData: StructuredDataScript?
    /// What a shared link to the page shows.
    var social: SocialRow?
    /// What marks a copy that may not be published.
    var privacy: String?
    var navigation: [NavigationItem]
    var previews: Markup
    var pages: [NavigationItem]
    var summary: String
    var license: String?
    var imprint: String?

    static let schema = Schema<Frame>(
        "page", .text("language") { $0.language }, .text("site-title") { $0.siteTitle }, .text("title") { $0.title },
        .flag("is-home") { $0.isHome },
        .text("description") { $0.description }, .optionalText("handling") { $0.handling }, .url("home") { $0.home },
        .optionalURL("stylesheet") { $0.stylesheet }, .optionalURL("script") { $0.script }, .optionalURL("icon") { $0.icon },
        .list("fonts") { $0.fonts }, .markup("previews") { $0.previews }, .optionalURL("canonical") { $0.canonical },
        .optionalURL("feed") { $0.feed },
        .optionalURL("annotations") { $0.annotations }, .optionalObject("structured-data") { $0.structuredData },
        .optionalObject("social") { $0.social },
        .optionalText("private") { $0.privacy },
        .list("navigation") { $0.navigation }, .list("pages") { $0.pages }, .text("summary") { $0.summary },
        .optionalText("license") { $0.license }, .optionalText("imprint") { $0.imprint })
}

/// A font that is fetched before the style sheet asks for it.
struct FontRow: TemplateContext {
    var address: Mustache.Link

    static let schema = Schema<FontRow>("font", .url("address") { $0.address })
}

struct NavigationItem: TemplateContext {
    var label: String
    var address: Mustache.Link
    /// Whether it leads to the page shown, or to the list that page belongs to.
    var isCurrent: Bool
    var isExact = true

    static let schema = Schema<NavigationItem>(
        "navigation item", .text("label") { $0.label }, .url("address") { $0.address }, .flag("is-current") { $0.isCurrent },
        .flag("is-exact") { $0.isExact })
}

/// The other parts of a list that was split.
struct Pager: TemplateContext {
    var position: String
    var previous: Mustache.Link?
    var next: Mustache.Link?
    var parts: [NavigationItem]

    static let schema = Schema<Pager>(
        "pager", .text("position") { $0.position }, .optionalURL("previous") { $0.previous }, .optionalURL("next") { $0.next },
        .list("parts") { $0.parts })

    /// Nil where there is one part only.
    init?(_ page: SitePage, of count: Int) {
        guard count > 1 else { return nil }
        func address(_ part: Int) -> Mustache.Link {
            .reference(Target(page.page, part > 1 ? .continuation(part) : .top).code)
        }
        position = "Page \(page.part) of \(count)"
        previous = page.part > 1 ? address(page.part - 1) : nil
        next = page.part < count ? address(page.part + 1) : nil
        parts = (1...count).filter { Self.shows($0, page.part, of: count) }.map {
            NavigationItem(label: String($0), address: address($0), isCurrent: $0 == page.part)
        }
    }
}

extension Pager {
    /// Of very many parts the ends, the neighbours and every fiftieth, or the pagers of a list would grow with its square.
    private static func shows(_ part: Int, _ current: Int, of count: Int) -> Bool {
        count <= 60 || part == 1 || part == count || abs(part - current) <= 4 || part % 50 == 0
    }
}

extension Target {
    var link: Mustache.Link { .reference(code) }
}
