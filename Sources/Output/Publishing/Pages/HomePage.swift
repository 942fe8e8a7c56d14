// The first page: bottom line, judgements, questions, and the ways in.

import Composing
import Dossier
import Exporting
import Linking
import Mustache

struct HomePage: TemplateContext {
    var frame: Frame
    var edition: String?
    var subtitle: String?
    var bottomLine: Markup
    var judgements: [JudgementRow]
    var disputes: [DisputeRow]
    var matrix: Markup?
    var packs: [PackRow]
    var sources: [SourceRow]
    var entities: [EntityRow]
    var entityCount: String
    var disputeCount: String
    var eventCount: String
    var timeline: Mustache.Link
    var entityIndex: Mustache.Link
    var disputeIndex: Mustache.Link
    var sourceIndex: Mustache.Link
    var moreSources: Bool
    var events: [EventRow]
    var changes: EditionRow?
    var editions: [EditionRow]
    var claimIndex: Mustache.Link
    var downloads: [DownloadRow]
    var otherPages: [NavigationItem]
    var pager: Pager?
    /// Further parts go on with the further pages only.
    var isFirst: Bool

    static let schema = Schema<HomePage>(
        "home page", .include { $0.frame }, .optionalText("edition") { $0.edition }, .optionalText("subtitle") { $0.subtitle },
        .markup("bottom-line") { $0.bottomLine }, .list("judgements") { $0.judgements }, .list("disputes") { $0.disputes },
        .optionalMarkup("matrix") { $0.matrix }, .list("packs") { $0.packs }, .optionalObject("changes") { $0.changes },
        .url("claim-index") { $0.claimIndex }, .list("sources") { $0.sources }, .list("entities") { $0.entities },
        .text("entity-count") { $0.entityCount }, .text("dispute-count") { $0.disputeCount },
        .text("event-count") { $0.eventCount }, .url("timeline") { $0.timeline }, .url("entity-index") { $0.entityIndex },
        .url("dispute-index") { $0.disputeIndex }, .url("source-index") { $0.sourceIndex }, .flag("more-sources") { $0.moreSources },
        .list("events") { $0.events }, .list("editions") { $0.editions },
        .list("downloads") { $0.downloads },
        // The feed is announced on every page.
        .list("alternates") { $0.downloads.filter { $0.mediaType != "application/atom+xml" } }, .list("other-pages") { $0.otherPages },
        .optionalObject("pager") { $0.pager }, .flag("is-first") { $0.isFirst })
}

struct JudgementRow: TemplateContext {
    var anchor: String
    var sentence: Markup
    var confidence: Markup?
    var likelihood: String?
    var because: Markup?
    var alternative: Markup?
    var wouldChange: Markup?

    static let schema = Schema<JudgementRow>(
        "judgement", .text("anchor") { $0.anchor }, .markup("sentence") { $0.sentence }, .optionalMarkup("confidence") { $0.confidence },
        .optionalText("likelihood") { $0.likelihood }, .optionalMarkup("because") { $0.because },
        .optionalMarkup("alternative") { $0.alternative },
        .optionalMarkup("would-change") { $0.wouldChange })

    init(_ index: Int, _ composer: Composer) {
        let linked = composer.graph.judgements[index]
        anchor = linked.anchor
        sentence = composer.phrase(linked.judgement.sentence.inlines, in: linked.passage)
        confidence = linked.judgement.confidence.map { composer.confidence($0) }
        likelihood = linked.judgement.likelihood?.rawValue
        because = linked.judgement.because.map { composer.phrase($0.inlines, in: linked.passage) }
        alternative = linked.judgement.alternative.map { composer.phrase($0.inlines, in: linked.passage) }
        wouldChange = linked.judgement.wouldChange.map { composer.phrase($0.inlines, in: linked.passage) }
    }
}

struct EditionRow: TemplateContext {
    var date: Markup
    var title: String
    var note: String?

    static let schema = Schema<EditionRow>(
        "edition", .markup("date") { $0.date }, .text("title") { $0.title }, .optionalText("note") { $0.note })
}

/// What is printed of the dossier.
struct PackRow: TemplateContext {
    var title: String
    var about: String?
    var meta: String

    static let schema = Schema<PackRow>(
        "pack", .text("title") { $0.title }, .optionalText("about") { $0.about }, .text("meta") { $0.meta })

    init(_ pack: Pack, _ composer: Composer) {
        title = pack.title
        about = pack.subtitle ?? pack.asks
        var parts = [composer.wording.pack(pack.format)]
        if let audience = pack.audience { parts.append("for \(audience)") }
        if let limit = pack.informationTo { parts.append("information to \(limit.value.phrase(composer.wording.dates))") }
        if let handling = pack.handling { parts.append(handling.rawValue) }
        meta = parts.joined(separator: ", ")
    }
}

extension HomePage {
    /// How many of each list the first page shows.
    private static let most = 12
    private static let mostDisputes = 20
    /// Sources in the matrix.
    private static let mostColumns = 10

    init(part: Int, _ frame: Frame, _ composer: Composer, sourceOrder: [Int], downloads: [Download]) {
        let graph = composer.graph
        let corpus = graph.corpus
        self.frame = frame
        edition = corpus.settings.editions.first.map { "Edition of \($0.date.phrase(composer.wording.dates))" }
        subtitle = corpus.home?.subtitle ?? corpus.settings.subtitle
        let home = part == 1 ? graph.home : nil
        isFirst = part == 1
        bottomLine = home.map { composer.prose($0.body) } ?? Markup()
        judgements = (home?.judgements ?? []).map { JudgementRow($0, composer) }
        let questions = part == 1 ? Array(corpus.disputes.indices.prefix(Self.mostDisputes)) : []
        matrix = questions.isEmpty ? nil : composer.whoSaysWhat(questions, sources: sourceOrder, columns: Self.mostColumns)
        if matrix?.isEmpty == true { matrix = nil }
        packs = part == 1 ? corpus.packs.map { PackRow($0, composer) } : []
        disputes = questions.map { DisputeRow($0, composer) }
        sources = part == 1 ? corpus.sources.indices.prefix(Self.most).map { SourceRow($0, composer) } : []
        moreSources = corpus.sources.count > Self.most
        entities = part == 1 ? Self.mostMentioned(graph).map { EntityRow($0, composer) } : []
        let claims = composer.wording.count(graph.claims.count, "claim and response", "claims and responses")
        disputeCount = "\(composer.wording.count(corpus.disputes.count, "question", "questions")), \(claims)"
        entityCount = composer.wording.count(corpus.entities.count, "entity", "entities")
        eventCount = composer.wording.count(graph.events.count, "event", "events")
        events = (home?.events ?? []).map { EventRow($0, composer, isAtHome: false) }
        timeline = Target(.timeline).link
        entityIndex = Target(.entityIndex).link
        disputeIndex = Target(.disputeIndex).link
        sourceIndex = Target(.sourceIndex).link
        let all = corpus.settings.editions.map { EditionRow(date: composer.time($0.date), title: $0.title, note: $0.note) }
        changes = all.first
        editions = Array(all.dropFirst())
        claimIndex = Target(.claimIndex).link
        self.downloads = part == 1 ? downloads.map { DownloadRow($0, composer) } : []
        pager = Pager(SitePage(.home, part: part), of: corpus.pages.parts())
        otherPages = corpus.pages.indices.part(part).map {
            NavigationItem(label: corpus.pages[$0].title, address: Target(.page($0)).link, isCurrent: false)
        }
    }

    private static func mostMentioned(_ graph: Graph) -> ArraySlice<Int> {
        graph.entities.indices.sorted {
            let (left, right) = (graph.entities[$0].mentions.count, graph.entities[$1].mentions.count)
            return left == right ? $0 < $1 : left > right
        }.prefix(most)
    }
}
