// A source: who wrote it, how far it is trusted, its paragraphs, and what rests on them.

import Composing
import Dossier
import Linking
import Mustache
import Reporting

struct SourcePage: TemplateContext {
    var frame: Frame
    var kicker: String
    var heading: String
    var byline: Markup
    var facts: [FactRow]
    /// How the text came to the editors, and which of its lines are which paragraph.
    var custody: [FactRow]
    var entities: [CompanionRow]
    var article: Markup
    var hasNotes: Bool
    var claims: [ClaimRow]
    var events: [EventRow]
    var claimsShown: String?
    var eventsShown: String?
    var uses: [UseRow]
    var previous: Markup?
    var next: Markup?
    var pager: Pager?

    static let schema = Schema<SourcePage>(
        "source page", .include { $0.frame }, .text("kicker") { $0.kicker }, .text("heading") { $0.heading },
        .markup("byline") { $0.byline },
        .list("facts") { $0.facts }, .list("custody") { $0.custody }, .list("entities") { $0.entities }, .markup("article") { $0.article },
        .flag("has-notes") { $0.hasNotes }, .list("claims") { $0.claims },
        .optionalText("claims-shown") { $0.claimsShown }, .optionalText("events-shown") { $0.eventsShown },
        .list("events") { $0.events }, .list("uses") { $0.uses }, .optionalMarkup("previous") { $0.previous },
        .optionalMarkup("next") { $0.next },
        .optionalObject("pager") { $0.pager })
}

/// A source in a list.
struct SourceRow: TemplateContext {
    var link: Markup
    var meta: String

    static let schema = Schema<SourceRow>("source", .markup("link") { $0.link }, .text("meta") { $0.meta })

    init(_ index: Int, _ composer: Composer) {
        let source = composer.graph.corpus.sources[index]
        link = composer.link(Target(.source(index)), source.title, class: "t")
        var parts = [source.short]
        if let publisher = source.publisher { parts.append(composer.partyName(publisher)) }
        parts.append(source.published?.value.phrase(composer.wording.dates) ?? "undated")
        if let kind = source.kind { parts.append(composer.wording.kind(kind).lowercased()) }
        parts.append(composer.wording.count(source.paragraphs.count, "paragraph", "paragraphs"))
        meta = parts.joined(separator: ", ")
    }
}

/// What a source's paragraphs are used for: a line of the report on coverage.
struct Coverage: Sendable {
    var summary: String
    var target: Target

    /// The report it is taken from, among all.
    static let report = Reports.names.firstIndex(of: ReportName.coverage.rawValue)

    /// By source; nil for one without paragraphs.
    static func bySource(_ report: Report, _ number: Int, _ graph: Graph) -> [Coverage?] {
        var found = [Coverage?](repeating: nil, count: graph.sources.count)
        var row = 0
        for group in report.groups {
            if case .link(let target, _) = group.heading, case .source(let index) = target.page {
                found[index] = Coverage(group, row: row, number)
            }
            row += group.rows.count
        }
        return found
    }

    /// The same of one source alone.
    init?(ofSource index: Int, _ graph: Graph) {
        guard let number = Self.report, let found = Reports.coverage(ofSource: index, in: graph) else { return nil }
        self.init(found.group, row: found.row, number)
    }

    private init?(_ group: ReportGroup, row: Int, _ number: Int) {
        guard let summary = group.summary else { return nil }
        let part = row / SiteMap.rows + 1
        self.summary = summary
        target = Target(.report(number), part > 1 ? .continuation(part) : .top)
    }
}

/// What rests on a source. Long lists go on on further pages, part by part.
struct SourceLists: Sendable {
    var claims: [Int] = []
    var events: [Int] = []
    var uses: PageUses

    init(_ index: Int, _ graph: Graph) {
        var seen: Set<Int> = []
        for use in graph.sources[index].citedBy {
            switch graph.passages[use.passage].target.place {
            case .claim(let claim): if claims.last != claim { claims.append(claim) }
            case .event(let event): if seen.insert(event).inserted { events.append(event) }
            default: break
            }
        }
        events.sort()
        uses = PageUses(of: .source(index), graph) { $0 != .claim && $0 != .event }
        let source = graph.sources[index]
        let digest = (source.paragraphs.compactMap(\.self) + source.notes).reduce(0) { sum, passage in
            sum + graph.passages[passage].blocks.reduce(0) { $0 + $1.range.count }
        }
        rows = ListDensity.rows(claims: claims.count, events: events.count, uses: uses.pages.count, digest: digest)
    }

    /// Of each list on one page.
    var rows: Int

    var parts: Int { (0..<max(claims.count, events.count, uses.pages.count)).parts(rows: rows) }
}

extension SourcePage {
    init(
        _ index: Int, part: Int, _ frame: Frame, _ composer: Composer, place: SourcePlace, coverage: Coverage?, lists: SourceLists
    ) {
        let graph = composer.graph
        let source = graph.corpus.sources[index]
        let wording = composer.wording
        self.frame = frame
        kicker = "Source \(place.number + 1) of \(place.count)" + (source.kind.map { ", \(wording.kind($0).lowercased())" } ?? "")
        heading = source.title
        byline = Self.byline(source, composer)
        facts = part == 1 ? Self.facts(index, composer) : []
        if part == 1, let coverage { facts.append(FactRow(label: "Coverage", value: composer.link(coverage.target, coverage.summary))) }
        custody = part == 1 ? Self.custody(index, composer) : []
        entities = part == 1 ? Self.entities(index, composer) : []
        article = part == 1 ? composer.article(index) : Markup()
        hasNotes = !source.notes.isEmpty
        claims = lists.claims.part(part, rows: lists.rows).map { ClaimRow($0, composer) }
        events = lists.events.part(part, rows: lists.rows).map { EventRow($0, composer, isAtHome: false) }
        claimsShown = lists.claims.shown(part, rows: lists.rows)
        eventsShown = lists.events.shown(part, rows: lists.rows)
        uses = lists.uses.rows(part, rows: lists.rows, composer)
        pager = Pager(SitePage(.source(index), part: part), of: lists.parts)
        previous = place.before.map { Self.neighbour($0, composer) }
        next = place.after.map { Self.neighbour($0, composer) }
    }

    private static func neighbour(_ index: Int, _ composer: Composer) -> Markup {
        let source = composer.graph.corpus.sources[index]
        let date = source.published?.value.phrase(composer.wording.dates) ?? "undated"
        var out = composer.link(Target(.source(index)), source.short)
        out.append(escaped: ", \(date)")
        return out
    }

    private static func byline(_ source: Source, _ composer: Composer) -> Markup {
        var out = Markup()
        if source.authors.isEmpty { out.append(raw: "No author named") } else { out.append(composer.parties(source.authors)) }
        if let publisher = source.publisher {
            out.append(raw: ", <cite>")
            out.append(composer.party(publisher))
            out.append(raw: "</cite>")
        }
        out.append(raw: ", ")
        if let published = source.published { out.append(composer.time(published.value)) } else { out.append(raw: "undated") }
        return out
    }

    private static func facts(_ index: Int, _ composer: Composer) -> [FactRow] {
        let source = composer.graph.corpus.sources[index]
        var rows: [FactRow] = []
        func add(_ label: String, _ text: String?) {
            if let text { rows.append(FactRow(label: label, value: Markup(escaped: text))) }
        }
        add("Author’s standing", source.standing)
        add("Date as printed", source.publishedAs)
        if let reliability = source.reliability {
            let note = source.reliabilityNote.map { ". \($0)" } ?? ""
            add("Reliability of the source", composer.wording.reliability(reliability) + note)
        } else {
            add("Reliability of the source", source.reliabilityNote)
        }
        add("Rights", source.rights == .digest ? "Digest and short quotations only" : "May be republished")
        if let hash = source.original?.sha256, !hash.isEmpty {
            rows.append(FactRow(label: "SHA-256 of the file", value: Self.hash(hash)))
        }
        return rows
    }

    private static func hash(_ digits: String) -> Markup {
        var value = Markup(raw: "<code class=\"hash\">")
        value.append(escaped: digits)
        value.append(raw: "</code>")
        return value
    }

    /// Entities that its digest names or links to, the most often named first.
    private static func entities(_ index: Int, _ composer: Composer) -> [CompanionRow] {
        var counts: [Int: Int] = [:]
        for case let passage? in composer.graph.sources[index].paragraphs {
            var here: Set<Int> = []
            for mention in composer.graph.passages[passage].mentions { here.insert(mention.entity) }
            for link in composer.graph.passages[passage].links {
                if case .entity(let entity) = link.target.page { here.insert(entity) }
            }
            for entity in here { counts[entity, default: 0] += 1 }
        }
        return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map {
            CompanionRow(link: composer.entityLink($0.key), count: composer.wording.count($0.value, "paragraph", "paragraphs"))
        }
    }

    private static func custody(_ index: Int, _ composer: Composer) -> [FactRow] {
        let source = composer.graph.corpus.sources[index]
        var rows: [FactRow] = []
        func add(_ label: String, _ text: String?) {
            if let text { rows.append(FactRow(label: label, value: Markup(escaped: text))) }
        }
        add("Language", source.language.map { composer.wording.language($0) })
        for (label, address) in [("Address", source.url), ("Archived", source.archived)] {
            guard let address else { continue }
            var value = Markup(raw: "<a href=\"")
            value.append(.address(address))
            value.append(raw: "\">")
            value.append(escaped: address)
            value.append(raw: "</a>")
            rows.append(FactRow(label: label, value: value))
        }
        if let accessed = source.accessed { rows.append(FactRow(label: "Accessed", value: composer.time(accessed.value))) }
        if let original = source.original {
            add("File", original.file)
            if let hash = original.textSHA256, !hash.isEmpty { rows.append(FactRow(label: "SHA-256 of its text", value: Self.hash(hash))) }
            if !original.paragraphs.isEmpty {
                add("Its lines, paragraph by paragraph", original.paragraphs.map(\.description).joined(separator: ", "))
            }
            if !original.units.isEmpty {
                add("Lines cited by name", original.units.map { "\($0.name) \($0.lines)" }.joined(separator: ", "))
            }
            if !original.cut.isEmpty { add("Lines left out", original.cut.map(\.description).joined(separator: ", ")) }
            if let imported = original.imported { rows.append(FactRow(label: "Imported", value: composer.time(imported.value))) }
        }
        add("Reviewed", source.reviewed.map(composer.reviewed))
        if !source.tags.isEmpty { add("Tags", source.tags.joined(separator: ", ")) }
        return rows
    }
}
