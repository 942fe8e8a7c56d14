// An entity: what is known of it, what it claims and what is claimed about it, where it is named.

import Composing
import Dossier
import Linking
import Mustache

struct EntityPage: TemplateContext {
    var frame: Frame
    var kicker: String
    var heading: String
    var native: [NativeRow]
    var body: Markup
    var facts: [FactRow]
    var relations: [RelationGroup]
    var claimsMade: [ClaimRow]
    var claimsAbout: [ClaimRow]
    var authored: [SourceRow]
    var mentions: [MentionRow]
    var mentionCount: String
    var claimsMadeShown: String?
    var claimsAboutShown: String?
    var eventsShown: String?
    var pager: Pager?
    var uses: [UseRow]
    var events: [EventRow]
    var companions: [CompanionRow]
    /// Drawings of lists that stand beside them.
    var network: Markup?
    var positions: Markup?
    /// Further parts of a long page go on with its lists.
    var isFirst: Bool

    static let schema = Schema<EntityPage>(
        "entity page", .include { $0.frame }, .text("kicker") { $0.kicker }, .text("heading") { $0.heading }, .list("native") { $0.native },
        .markup("body") { $0.body }, .list("facts") { $0.facts }, .list("relations") { $0.relations },
        .list("claims-made") { $0.claimsMade },
        .list("claims-about") { $0.claimsAbout }, .list("authored") { $0.authored }, .list("mentions") { $0.mentions },
        .text("mention-count") { $0.mentionCount }, .optionalText("claims-made-shown") { $0.claimsMadeShown },
        .optionalText("claims-about-shown") { $0.claimsAboutShown }, .optionalText("events-shown") { $0.eventsShown },
        .optionalObject("pager") { $0.pager }, .list("uses") { $0.uses },
        .list("events") { $0.events },
        .list("companions") { $0.companions }, .flag("is-first") { $0.isFirst },
        .optionalMarkup("network") { $0.network }, .optionalMarkup("positions") { $0.positions })
}

struct NativeRow: TemplateContext {
    var language: String
    var label: String
    var name: String

    static let schema = Schema<NativeRow>(
        "native name", .text("lang") { $0.language }, .text("label") { $0.label }, .text("name") { $0.name })
}

extension NativeRow {
    /// One row for each name, with the languages that have it.
    static func rows(_ entity: Entity, _ composer: Composer) -> [NativeRow] {
        var rows: [NativeRow] = []
        for native in entity.native {
            let label = composer.wording.language(native.language)
            if let index = rows.firstIndex(where: { $0.name == native.name }) {
                rows[index].label += ", \(label)"
            } else {
                rows.append(NativeRow(language: native.language, label: label, name: native.name))
            }
        }
        return rows
    }
}

/// All relations of one name.
struct RelationGroup: TemplateContext {
    var name: String
    var others: [RelationRow]

    static let schema = Schema<RelationGroup>("relation", .text("name") { $0.name }, .list("others") { $0.others })

    /// In the order in which each name comes first.
    static func groups(_ relations: [LinkedRelation], _ composer: Composer) -> [RelationGroup] {
        var groups: [RelationGroup] = []
        for relation in relations {
            let row = RelationRow(relation, composer)
            if let index = groups.firstIndex(where: { $0.name == relation.name }) {
                groups[index].others.append(row)
            } else {
                groups.append(RelationGroup(name: relation.name, others: [row]))
            }
        }
        return groups
    }
}

struct RelationRow: TemplateContext {
    var other: Markup
    var when: Markup
    var references: Markup
    var remark: String?

    static let schema = Schema<RelationRow>(
        "other side of a relation", .markup("other") { $0.other }, .markup("when") { $0.when },
        .markup("references") { $0.references },
        .optionalText("remark") { $0.remark })

    init(_ linked: LinkedRelation, _ composer: Composer) {
        other = linked.isInverse ? linked.entity.map { composer.entityLink($0) } ?? Markup() : composer.party(linked.relation.target)
        when = linked.relation.date.map { composer.time($0.value) } ?? Markup()
        references = composer.references(linked.relation.citations)
        remark = linked.relation.remark
    }
}

/// A source that names the entity, with the paragraphs where it does.
struct MentionRow: TemplateContext {
    var source: Markup
    var count: String
    var strip: Markup
    var contexts: [ContextRow]

    static let schema = Schema<MentionRow>(
        "mentions in a source", .markup("source") { $0.source }, .text("count") { $0.count }, .markup("strip") { $0.strip },
        .list("contexts") { $0.contexts })
}

struct ContextRow: TemplateContext {
    var link: Markup
    var text: String

    static let schema = Schema<ContextRow>("context", .markup("link") { $0.link }, .text("text") { $0.text })
}

struct CompanionRow: TemplateContext {
    var link: Markup
    var count: String

    static let schema = Schema<CompanionRow>("companion", .markup("link") { $0.link }, .text("count") { $0.count })
}

/// An entity in a list.
struct EntityRow: TemplateContext {
    var link: Markup
    var kind: String
    /// Digest paragraphs that name it.
    var count: String?

    static let schema = Schema<EntityRow>(
        "entity", .markup("link") { $0.link }, .text("kind") { $0.kind }, .optionalText("count") { $0.count })

    init(_ index: Int, _ composer: Composer) {
        let entity = composer.graph.corpus.entities[index]
        link = composer.entityLink(index)
        kind = entity.kind ?? composer.wording.type(entity.type).lowercased()
        let mentions = composer.graph.entities[index].mentions.count { composer.graph.passages[$0].role == .digest }
        count = mentions == 0 ? nil : composer.wording.count(mentions, "paragraph", "paragraphs")
    }
}

/// The digest paragraphs that name an entity, by source.
struct MentionGroup: Sendable {
    var source: Int
    var passages: [Int]

    static func groups(_ entity: Int, _ graph: Graph) -> [MentionGroup] {
        var groups: [MentionGroup] = []
        for index in graph.entities[entity].mentions {
            // A field at a time: to copy a passage costs more than all else that is asked here.
            let role = graph.passages[index].role
            guard case .source(let source) = graph.passages[index].home, role == .digest || role == .note else { continue }
            if groups.last?.source == source {
                groups[groups.count - 1].passages.append(index)
            } else {
                groups.append(MentionGroup(source: source, passages: [index]))
            }
        }
        return groups
    }
}

/// What an entity's page lists. Long lists go on on further pages, part by part.
struct EntityLists: Sendable {
    var groups: [MentionGroup]
    var uses: PageUses
    private let linked: LinkedEntity

    let density: ListDensity

    init(_ index: Int, _ graph: Graph) {
        linked = graph.entities[index]
        groups = MentionGroup.groups(index, graph)
        uses = PageUses(of: .entity(index), graph, where: EntityPage.isEditorial)
        density = ListDensity.fitting(
            claims: [linked.claimsMade.count, linked.claimsAbout.count], events: linked.events.count, relations: linked.relations.count,
            uses: uses.pages.count, authored: linked.authored.count,
            groups: groups.prefix(SiteMap.mentionGroups).map { ($0.passages.count, graph.corpus.sources[$0.source].paragraphs.count) })
    }

    var parts: Int {
        let lists = [
            uses.pages.count, linked.claimsMade.count, linked.claimsAbout.count, linked.events.count, linked.authored.count,
            linked.relations.count,
        ]
        return max(groups.parts(rows: SiteMap.mentionGroups), (0..<(lists.max() ?? 0)).parts(rows: density.rows))
    }
}

extension EntityPage {
    init(_ index: Int, part: Int, _ frame: Frame, _ composer: Composer, lists: EntityLists) {
        let graph = composer.graph
        let entity = graph.corpus.entities[index]
        let linked = graph.entities[index]
        let rows = lists.density.rows
        self.frame = frame
        isFirst = part == 1
        kicker = composer.wording.type(entity.type) + (entity.kind.map { ", \($0)" } ?? "")
        heading = entity.name
        native = NativeRow.rows(entity, composer)
        body = isFirst ? composer.prose(linked.body) : Markup()
        facts = isFirst ? Self.facts(index, composer) : []
        relations = RelationGroup.groups(linked.relations.part(part, rows: rows), composer)
        claimsMade = linked.claimsMade.part(part, rows: rows).map { ClaimRow($0, composer) }
        claimsAbout = linked.claimsAbout.part(part, rows: rows).map { ClaimRow($0, composer) }
        claimsMadeShown = linked.claimsMade.shown(part, rows: rows)
        claimsAboutShown = linked.claimsAbout.shown(part, rows: rows)
        eventsShown = linked.events.shown(part, rows: rows)
        authored = linked.authored.part(part, rows: rows).map { SourceRow($0, composer) }
        mentionCount = composer.wording.count(lists.groups.count, "source", "sources")
        mentions = lists.groups.part(part, rows: SiteMap.mentionGroups).map { Self.row($0, of: index, lists.density, composer) }
        pager = Pager(SitePage(.entity(index), part: part), of: lists.parts)
        uses = lists.uses.rows(part, rows: rows, composer)
        events = linked.events.part(part, rows: rows).map { EventRow($0, composer, isAtHome: false) }
        network = isFirst ? composer.networkFigure(index) : nil
        positions = isFirst ? composer.positionsFigure(index) : nil
        companions =
            isFirst
            ? linked.companions.map {
                CompanionRow(link: composer.entityLink($0.entity), count: composer.wording.count($0.paragraphs, "paragraph", "paragraphs"))
            } : []
    }

    /// Digests have strips, claims and events lists of their own; what is left are the editors' pages.
    static func isEditorial(_ role: Passage.Role) -> Bool {
        switch role {
        case .digest, .note, .claim, .event: false
        case .entityBody, .stake, .section, .settlement, .hypotheses, .judgement, .preface, .body: true
        }
    }

    private static func row(_ group: MentionGroup, of entity: Int, _ density: ListDensity, _ composer: Composer) -> MentionRow {
        let short = composer.graph.corpus.sources[group.source].short
        let paragraphs = composer.graph.corpus.sources[group.source].paragraphs.count
        var filled: Set<Int> = []
        var contexts: [ContextRow] = []
        for index in group.passages {
            let target = composer.graph.passages[index].target
            if case .paragraph(let number) = target.place { filled.insert(number) }
            guard contexts.count < density.contexts else { continue }
            let label =
                switch target.place {
                case .paragraph(let number): "¶\(number)"
                case .note(let number): "Note \(number + 1)"
                default: short
                }
            contexts.append(
                ContextRow(
                    link: composer.link(target, label, class: "ref"),
                    text: composer.excerpt(composer.graph.passages[index], around: entity, limit: density.characters)))
        }
        let count =
            filled.isEmpty
            ? "in a note only" : "\(filled.count) of \(composer.wording.count(paragraphs, "paragraph", "paragraphs"))"
        return MentionRow(
            source: composer.link(Target(.source(group.source)), short), count: count,
            strip: composer.strip(source: group.source, filled: filled), contexts: contexts)
    }

    private static func facts(_ index: Int, _ composer: Composer) -> [FactRow] {
        let entity = composer.graph.corpus.entities[index]
        var rows: [FactRow] = []
        for life in entity.lives { rows.append(FactRow(label: composer.wording.life(life.key), value: composer.time(life.date.value))) }
        if !entity.aliases.isEmpty {
            rows.append(FactRow(label: "Also called", value: Markup(escaped: entity.aliases.map(\.value).joined(separator: ", "))))
        }
        let spellings = composer.spellings(of: index)
        if spellings.count > 1 { rows.append(FactRow(label: "Named here", value: composer.list(spellings: spellings))) }
        if let wikidata = entity.wikidata {
            var value = Markup(raw: "<a href=\"https://www.wikidata.org/wiki/")
            value.append(escaped: wikidata)
            value.append(raw: "\">")
            value.append(escaped: wikidata)
            value.append(raw: "</a>")
            rows.append(FactRow(label: "Wikidata", value: value))
        }
        if !entity.tags.isEmpty { rows.append(FactRow(label: "Tags", value: Markup(escaped: entity.tags.joined(separator: ", ")))) }
        if let reviewed = entity.reviewed { rows.append(FactRow(label: "Reviewed", value: Markup(escaped: composer.reviewed(reviewed)))) }
        return rows
    }
}
