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
                for mention in passage.mentions {
                    let start = mention.text + mention.range.lowerBound
                    let words = asked.corpus.files[passage.file].text.string(start..<(start + mention.range.count))
                    uses[Use(entity: mention.entity, spelling: joined(words), source: source), default: Counts()].digest += 1
                }
                for link in passage.links {
                    guard case .entity(let entity) = link.target.page else { continue }
                    let words = joined(graph.shown(link.wikilink, link.target))
                    uses[Use(entity: entity, spelling: words, source: source), default: Counts()].digest += 1
                }
            }
            for resolved in passage.citations {
                guard let source = resolved.source else { continue }
                let place = resolved.citation.locator
                // The same words quoted twice stand in the source once.
                for quotation in resolved.citation.quotations
                where quotes.insert(Quote(source: source, place: place, words: Folding.fold(quotation.words))).inserted {
                    for name in search.names(in: quotation.words, source: source, paragraph: place?.firstParagraph) {
                        uses[Use(entity: name.entity, spelling: joined(name.words), source: source), default: Counts()].quotations += 1
                    }
                }
            }
        }
        return uses
    }

    /// A name broken over two lines is one name.
    private static func joined(_ words: String) -> String { words.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
