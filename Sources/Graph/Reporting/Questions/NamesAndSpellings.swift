// Report: every name of every entity, and how often it stands in which source's digest and quotations.

import Dossier
import Linking
import Quoting

enum NamesAndSpellings: Question {
    static let name = ReportName.namesAndSpellings
    static let columns: [ReportKey] = [.entity, .spelling, .role, .source, .inDigest, .inQuotations]

    private struct Use: Hashable {
        var entity: Int
        var spelling: String
        var source: Int
    }

    private struct Counts {
        var digest = 0
        var quotations = 0
    }

    private struct Quote: Hashable {
        var source: Int
        var place: Locator?
        var words: String
    }

    static func answer(_ asked: Asked) -> Answered {
        let uses = uses(asked)
        var byEntity: [Int: [String: [(source: Int, counts: Counts)]]] = [:]
        for (use, counts) in uses { byEntity[use.entity, default: [:]][use.spelling, default: []].append((use.source, counts)) }
        var rows: [ReportRow] = []
        var spellings = 0
        for index in asked.entitiesByName(asked.corpus.entities.indices) {
            let entity = asked.corpus.entities[index]
            let found = byEntity[index] ?? [:]
            for (spelling, role) in self.spellings(of: entity, found: found.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                spellings += 1
                let start: [ReportCell] = [asked.entity(index), .text(spelling), .text(asked.wording.role(role))]
                let places = (found[spelling] ?? []).sorted { $0.source < $1.source }
                if places.isEmpty { rows.append(ReportRow(start + [.none, .number(0), .number(0)], at: entity.origin)) }
                for place in places {
                    rows.append(
                        ReportRow(
                            start + [asked.source(place.source), .number(place.counts.digest), .number(place.counts.quotations)],
                            at: entity.origin))
                }
            }
        }
        return Answered([ReportGroup(rows: rows)], count: spellings)
    }

    /// Known names first, in the order of the page; then what else stands for the entity.
    private static func spellings(of entity: Entity, found: [String]) -> [(String, ReportWording.Role)] {
        var out: [(String, ReportWording.Role)] = []
        var seen: Set<String> = []
        func add(_ spelling: String, _ role: ReportWording.Role) { if seen.insert(spelling).inserted { out.append((spelling, role)) } }
        let known = [(entity.name, ReportWording.Role.name)] + entity.aliases.map { ($0.value, .alias) }
        for (name, role) in known { add(name, role) }
        for native in entity.native { add(native.name, .native(native.language)) }
        for spelling in found {
            let folded = Folding.fold(spelling)
            let role = known.first { name, _ in
                let name = Folding.fold(name)
                return name == folded || entity.match == .insensitive && name.lowercased() == folded.lowercased()
            }
            add(spelling, role?.1 ?? .linked)
        }
        return out
    }

    private static func uses(_ asked: Asked) -> [Use: Counts] {
        let graph = asked.graph
        let search = NameSearch(graph)
        var uses: [Use: Counts] = [:]
        var quotes: Set<Quote> = []
        for passage in graph.passages {
            if case .source(let source) = passage.home {
                let paragraph: Int? = if case .paragraph(let number) = passage.target.place { number } else { nil }
                func count(_ entity: Int, _ words: String) {
                    uses[Use(entity: entity, spelling: words.singleSpaced, source: source), default: Counts()].digest += 1
                }
                func countNames(_ text: String, _ range: Range<Int>, _ isOpen: Bool) {
                    guard isOpen else {
                        for name in search.names(in: text, source: source, paragraph: paragraph) { count(name.entity, name.words) }
                        return
                    }
                    let mentions = passage.mentions(inTextAt: range.lowerBound)
                    guard !mentions.isEmpty else { return }
                    let bytes = Array(text.utf8)
                    for mention in mentions {
                        count(mention.entity, String(decoding: bytes[mention.range.clamped(to: 0..<bytes.count)], as: UTF8.self))
                    }
                }
                passage.blocks.forEachText(countNames)
                passage.inlines.forEachText(countNames)
                for link in passage.links {
                    let words = link.target.place == .top ? graph.shown(link.wikilink, link.target) : link.wikilink.shown ?? ""
                    let names = search.names(in: words, source: source, paragraph: paragraph)
                    for name in names { count(name.entity, name.words) }
                    // Whatever an entity is called in a link is a name for it.
                    if case .entity(let entity) = link.target.page, link.target.place == .top,
                        !names.contains(where: { $0.entity == entity && $0.words.singleSpaced == words.singleSpaced })
                    {
                        count(entity, words)
                    }
                }
            }
            for resolved in passage.citations {
                guard let source = resolved.source else { continue }
                let place = resolved.citation.locator
                // The same words quoted twice stand in the source once.
                for quotation in resolved.citation.quotations
                where quotes.insert(Quote(source: source, place: place, words: Folding.fold(quotation.words))).inserted {
                    for name in search.names(in: quotation.words, source: source, paragraph: place?.firstParagraph) {
                        uses[Use(entity: name.entity, spelling: name.words.singleSpaced, source: source), default: Counts()].quotations += 1
                    }
                }
            }
        }
        return uses
    }
}
