// What stands around the content of every page: title, navigation, what machines are told of it, the line at its foot.

import Composing
import Dossier
import Exporting
import Linking
import Mustache

extension Publisher {
    func frame(_ page: SitePage, title: String) -> Frame {
        let graph = composer.graph
        let settings = graph.corpus.settings
        func item(_ label: String, _ target: PageRef, _ isCurrent: Bool) -> NavigationItem {
            NavigationItem(label: label, address: Target(target).link, isCurrent: isCurrent, isExact: page == SitePage(target))
        }
        let section = section(of: page.page)
        let kind = PageKind(page.page, isAnnotated: isTimelineAnnotated)
        let canonical = settings.base.flatMap { base -> Mustache.Link? in
            if case .notFound = page.page { return nil }
            return .address("\(base)/\(map.path(page))")
        }
        return Frame(
            language: settings.language, siteTitle: settings.title, title: page.part > 1 ? "\(title), page \(page.part)" : title,
            isHome: page.page == .home, description: description(page), handling: privacy == nil ? settings.handling?.rawValue : nil,
            home: Target(.home).link,
            stylesheet: map.themeAsset(kind.sheet)?.link, script: map.themeAsset(kind.script)?.link, icon: icon?.link,
            fonts: fonts.map { FontRow(address: $0.link) },
            canonical: canonical, feed: settings.base.map { .address("\($0)/feed.xml") },
            annotations: annotationsLink(page), structuredData: structuredData(page).map { StructuredDataScript(json: $0) },
            social: social(page, title: title),
            privacy: privacy,
            navigation: [
                item("Overview", .home, section == .home), item("Questions", .disputeIndex, section == .disputeIndex),
                item("Timeline", .timeline, section == .timeline), item("Entities", .entityIndex, section == .entityIndex),
                item("Sources", .sourceIndex, section == .sourceIndex), item("Search", .search, section == .search),
            ],
            previews: Previews.suit(page.page) ? Previews.hole : Markup(),
            pages: graph.corpus.pages.indices.prefix(8).map { item(graph.corpus.pages[$0].title, .page($0), page.page == .page($0)) } + [
                item("Reports", .reportIndex, section == .reportIndex), item("Glossary", .glossary, page.page == .glossary),
            ],
            summary: summary, license: settings.license, imprint: imprint(settings))
    }

    /// The file beside a source's page, as far as anything is quoted from it.
    private func annotationsLink(_ page: SitePage) -> Mustache.Link? {
        guard case .source(let index) = page.page, hasAnnotations(index) else { return nil }
        return .address((page.part > 1 ? "../" : "") + AnnotationFile.name)
    }

    /// What a shared link to a page shows; nothing where the site doesn't know its own address, or the page has none.
    private func social(_ page: SitePage, title: String) -> SocialRow? {
        guard let base = composer.graph.corpus.settings.base, page.page != .notFound, privacy == nil else { return nil }
        let isArticle =
            switch page.page {
            case .source, .entity, .dispute, .page: true
            default: false
            }
        let card = cards.shown(on: page.page)
        return SocialRow(
            type: isArticle ? "article" : "website", address: .address("\(base)/\(map.path(page))"),
            image: card.map { .address("\(base)/\(map.path(SitePage($0)))\(PageCards.fileName)") },
            imageText: card == page.page ? title : siteTitle)
    }

    /// What the page says of itself in JSON-LD; of a list that was split, the first part speaks for all.
    private func structuredData(_ page: SitePage) -> JSONValue? {
        let data = StructuredData(exports, from: addresses(from: page))
        switch page.page {
        case .timeline: return data.timeline(map.timeline.told(on: page), on: page.page, name: "Timeline", part: page.part)
        case .timelineView(let view):
            let events = map.timeline.told(on: page)
            let name = "Timeline: \(map.timeline.all[view].label)"
            return events.isEmpty ? nil : data.timeline(events, on: page.page, name: name, part: page.part)
        case _ where page.part > 1: return nil
        case .home: return data.home(downloads)
        case .source(let index): return data.source(index)
        case .entity(let index): return data.entity(index)
        case .dispute(let index): return data.dispute(index)
        case .page(let index): return data.page(index)
        default: return nil
        }
    }

    /// The line at the foot of every page.
    static func summary(_ composer: Composer) -> String {
        let corpus = composer.graph.corpus
        let paragraphs = corpus.sources.reduce(0) { $0 + $1.paragraphs.count }
        var text = corpus.settings.title
        if let edition = corpus.settings.editions.first { text += ", edition of \(edition.date.phrase(composer.wording.dates))" }
        return text
            + ". \(composer.wording.count(corpus.sources.count, "source", "sources")), \(composer.wording.count(paragraphs, "numbered paragraph", "numbered paragraphs"))."
    }

    private func imprint(_ settings: Settings) -> String? {
        var parts: [String] = []
        if !settings.authors.isEmpty { parts.append("By \(settings.authors.joined(separator: ", "))") }
        if let publisher = settings.publisher, !settings.authors.contains(publisher) { parts.append("published by \(publisher)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + "."
    }

    /// The entry of the navigation a page belongs to.
    private func section(of page: PageRef) -> PageRef? {
        switch page {
        case .home: .home
        case .source, .sourceIndex: .sourceIndex
        case .entity, .entityIndex: .entityIndex
        case .dispute, .disputeIndex, .claimIndex: .disputeIndex
        case .timeline, .timelineView: .timeline
        case .search: .search
        case .reportIndex, .report: .reportIndex
        case .page, .pack, .glossary, .notFound, .asset: nil
        }
    }

    /// For search engines and link previews.
    private func description(_ page: SitePage) -> String {
        let corpus = composer.graph.corpus
        func excerpt(_ prose: Prose?) -> String { prose.map { composer.excerpt($0.blocks, file: $0.file, limit: 160) } ?? "" }
        switch page.page {
        case .home: return corpus.settings.subtitle ?? excerpt(corpus.home?.body)
        case .source(let index):
            let source = corpus.sources[index]
            return
                "Annotated source: \(source.short), \(composer.wording.count(source.paragraphs.count, "numbered paragraph", "numbered paragraphs"))"
        case .entity(let index): return excerpt(corpus.entities[index].body)
        case .dispute(let index): return excerpt(corpus.disputes[index].stake)
        case .page(let index): return corpus.pages[index].subtitle ?? excerpt(corpus.pages[index].body)
        case .timeline: return "Every event of the dossier with its source"
        case .sourceIndex: return "The sources of the dossier, and what rests on each"
        case .entityIndex: return "People, organisations, places and treaties that the sources speak of"
        case .disputeIndex: return "Every claim of the dossier beside what answers it"
        case .reportIndex: return "Questions asked of the whole dossier, and their answers"
        case .report(let index): return reports[index].explanation
        case .claimIndex: return "Every claim and answer of the dossier in one list"
        case .glossary: return "What the words and signs of this dossier mean"
        case .search: return "Search the paragraphs, claims, events and names of the dossier"
        case .timelineView: return "Events of the dossier with their sources"
        case .notFound, .pack, .asset: return ""
        }
    }
}
