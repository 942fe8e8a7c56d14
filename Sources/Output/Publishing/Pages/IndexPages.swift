// The lists of all sources, entities and disputes.

import Composing
import Dossier
import Linking
import Mustache

struct SourceIndexPage: TemplateContext {
    var frame: Frame
    var counts: String
    var sources: [SourceIndexRow]
    var pager: Pager?

    static let schema = Schema<SourceIndexPage>(
        "source index", .include { $0.frame }, .text("counts") { $0.counts }, .list("sources") { $0.sources },
        .optionalObject("pager") { $0.pager })
}

struct SourceIndexRow: TemplateContext {
    var source: SourceRow
    var reliability: String?
    var contributes: String

    static let schema = Schema<SourceIndexRow>(
        "source", .include { $0.source }, .optionalText("reliability") { $0.reliability }, .text("contributes") { $0.contributes })
}

extension SourceIndexPage {
    init(part: Int, parts: Int, _ frame: Frame, _ composer: Composer, order: [Int]) {
        let graph = composer.graph
        self.frame = frame
        let paragraphs = graph.corpus.sources.reduce(0) { $0 + $1.paragraphs.count }
        counts =
            "\(composer.wording.count(order.count, "source", "sources")), \(composer.wording.count(paragraphs, "numbered paragraph", "numbered paragraphs")), by date."
        sources = order.part(part).map { index in
            var claims: Set<Int> = []
            var events: Set<Int> = []
            for use in graph.sources[index].citedBy {
                switch graph.passages[use.passage].target.place {
                case .claim(let claim): claims.insert(claim)
                case .event(let event): events.insert(event)
                default: break
                }
            }
            return SourceIndexRow(
                source: SourceRow(index, composer),
                reliability: graph.corpus.sources[index].reliability.map { composer.wording.reliability($0) },
                contributes:
                    "\(composer.wording.count(claims.count, "claim", "claims")) and \(composer.wording.count(events.count, "event", "events")) rest on it"
            )
        }
        pager = Pager(SitePage(.sourceIndex, part: part), of: parts)
    }
}

struct EntityIndexPage: TemplateContext {
    var frame: Frame
    var counts: String
    var groups: [EntityGroup]
    var pager: Pager?

    static let schema = Schema<EntityIndexPage>(
        "entity index", .include { $0.frame }, .text("counts") { $0.counts }, .list("groups") { $0.groups },
        .optionalObject("pager") { $0.pager })
}

struct EntityGroup: TemplateContext {
    var anchor: String
    var label: String
    var count: String
    var letters: [LetterGroup]

    static let schema = Schema<EntityGroup>(
        "type of entity", .text("anchor") { $0.anchor }, .text("label") { $0.label }, .text("count") { $0.count },
        .list("letters") { $0.letters })
}

/// Entities whose names begin with one letter; where a type has few, all of it without one.
struct LetterGroup: TemplateContext {
    var letter: String?
    var anchor: String
    var count: String
    var entities: [EntityRow]

    static let schema = Schema<LetterGroup>(
        "letter", .optionalText("letter") { $0.letter }, .text("anchor") { $0.anchor }, .text("count") { $0.count },
        .list("entities") { $0.entities })
}

extension EntityIndexPage {
    /// Entities by type, then by name.
    static func order(_ graph: Graph) -> [Int] {
        let entities = graph.corpus.entities
        let rank = Dictionary(uniqueKeysWithValues: EntityType.allCases.enumerated().map { ($0.element, $0.offset) })
        let keys = entities.map { SortKey.of($0.name) }
        return entities.indices.sorted { left, right in
            let (a, b) = (rank[entities[left].type] ?? 0, rank[entities[right].type] ?? 0)
            return a == b ? (keys[left], left) < (keys[right], right) : a < b
        }
    }

    /// More entities of a type than these are grouped by letter.
    private static let mostWithoutLetters = 24

    /// How many entities a type has, in all and by letter: counted once, whatever the number of pages.
    struct Census: Sendable {
        var count = 0
        var letters: [String: Int] = [:]
    }

    static func census(_ graph: Graph) -> [EntityType: Census] {
        var census: [EntityType: Census] = [:]
        for entity in graph.corpus.entities {
            census[entity.type, default: Census()].count += 1
            census[entity.type]?.letters[letter(entity.name), default: 0] += 1
        }
        return census
    }

    /// The letter a name is looked up under; "#" for figures and signs.
    private static func letter(_ name: String) -> String {
        guard let first = SortKey.of(name).first, first.isLetter else { return "#" }
        return first.uppercased()
    }

    init(part: Int, parts: Int, _ frame: Frame, _ composer: Composer, order: [Int], census: [EntityType: Census]) {
        let corpus = composer.graph.corpus
        self.frame = frame
        counts = "\(composer.wording.count(order.count, "entity", "entities")), by type."
        var groups: [EntityGroup] = []
        for index in order.part(part, rows: SiteMap.nameRows) {
            let type = corpus.entities[index].type
            let census = census[type] ?? Census()
            if groups.last?.anchor != type.rawValue {
                groups.append(
                    EntityGroup(anchor: type.rawValue, label: composer.wording.types(type), count: String(census.count), letters: []))
            }
            let letter = census.count > Self.mostWithoutLetters ? Self.letter(corpus.entities[index].name) : nil
            let last = groups.count - 1
            if groups[last].letters.isEmpty || groups[last].letters.last?.letter != letter {
                let count = letter.flatMap { census.letters[$0] } ?? census.count
                groups[last].letters.append(
                    LetterGroup(
                        letter: letter, anchor: "\(type.rawValue)-\(letter == "#" ? "other" : letter ?? "")", count: String(count),
                        entities: []))
            }
            groups[last].letters[groups[last].letters.count - 1].entities.append(EntityRow(index, composer))
        }
        self.groups = groups
        pager = Pager(SitePage(.entityIndex, part: part), of: parts)
    }
}

struct DisputeIndexPage: TemplateContext {
    var frame: Frame
    var counts: String
    var disputes: [DisputeIndexRow]
    var claimIndex = Target(.claimIndex).link
    var pager: Pager?

    static let schema = Schema<DisputeIndexPage>(
        "dispute index", .include { $0.frame }, .text("counts") { $0.counts }, .list("disputes") { $0.disputes },
        .url("claim-index") { $0.claimIndex },
        .optionalObject("pager") { $0.pager })
}

/// A dispute with all its claims at the top, each beside what answers it.
struct DisputeIndexRow: TemplateContext {
    var anchor: String
    var link: Markup
    var meta: String
    var pairs: [PairRow]

    static let schema = Schema<DisputeIndexRow>(
        "dispute", .text("anchor") { $0.anchor }, .markup("link") { $0.link }, .text("meta") { $0.meta }, .list("pairs") { $0.pairs })
}

struct PairRow: TemplateContext {
    var claim: PositionRow
    var counterclaim: PositionRow?
    /// Why there is no counterclaim.
    var unrebutted: String?

    static let schema = Schema<PairRow>(
        "pair", .object("claim") { $0.claim }, .optionalObject("counterclaim") { $0.counterclaim },
        .optionalText("unrebutted") { $0.unrebutted })
}

extension DisputeIndexPage {
    init(part: Int, parts: Int, _ frame: Frame, _ composer: Composer) {
        let graph = composer.graph
        self.frame = frame
        counts =
            "\(composer.wording.count(graph.disputes.count, "question", "questions")), \(composer.wording.count(graph.claims.count, "claim and response", "claims and responses")). Confidence is the editors’ and says whether a statement is true, not whether it was made."
        disputes = Array(graph.disputes.indices).part(part, rows: SiteMap.disputeRows).map { index in
            let row = DisputeRow(index, composer)
            var drawn: Set<Int> = []
            var pairs: [PairRow] = []
            for claim in graph.disputes[index].claims where graph.claims[claim].parent == nil && !drawn.contains(claim) {
                let rebuttal = composer.rebuttal(of: claim)
                drawn.insert(claim)
                if let rebuttal { drawn.insert(rebuttal) }
                pairs.append(
                    PairRow(
                        claim: PositionRow(claim, isCounterclaim: false, composer),
                        counterclaim: rebuttal.map { PositionRow($0, isCounterclaim: true, composer) },
                        unrebutted: rebuttal == nil ? composer.unrebutted(claim) : nil))
            }
            return DisputeIndexRow(anchor: graph.corpus.disputes[index].id, link: row.link, meta: row.meta, pairs: pairs)
        }
        pager = Pager(SitePage(.disputeIndex, part: part), of: parts)
    }
}
