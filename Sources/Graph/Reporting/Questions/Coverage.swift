// Report: what the dossier takes from each paragraph of each source, and what it leaves.

import Dossier
import Linking
import Quoting

enum Coverage: Question {
    static let name = ReportName.coverage
    static let columns: [ReportKey] = [.paragraph, .entities, .reported, .events, .citations, .quotedWords, .unquoted, .note]

    static func answer(_ asked: Asked) -> Answered {
        let groups = asked.corpus.sources.indices.map { group(SourceCoverage($0, asked), asked) }
        return Answered(groups, count: asked.corpus.sources.reduce(0) { $0 + $1.paragraphs.count })
    }

    fileprivate static func group(_ count: SourceCoverage, _ asked: Asked) -> ReportGroup {
        let index = count.source
        let source = asked.corpus.sources[index]
        let wording = asked.wording
        let allowed = Set(source.nothingIn)
        var used = 0
        var empty = 0
        var rows = source.paragraphs.enumerated().map { place, paragraph -> ReportRow in
            let tally = count.paragraphs[place]
            let passage = asked.graph.sources[index].paragraphs[place]
            let entities = passage.map { asked.graph.passages[$0].entities.count } ?? 0
            var note: String?
            if entities > 0 || tally.isUsed {
                used += 1
                if passage == nil { note = wording.noDigest }
            } else if allowed.contains(paragraph.number) {
                note = wording.nothingToFind
            } else {
                empty += 1
                note = passage == nil ? wording.noDigest : wording.nothingFound
            }
            let link = ReportCell.link(Target(.source(index), .paragraph(paragraph.number)), "¶\(paragraph.number)")
            return row(link, entities, tally, note, at: paragraph.origin)
        }
        for (unit, tally) in count.units.sorted(by: { $0.key < $1.key }) {
            rows.append(row(.link(Target(.source(index)), unit.isEmpty ? wording.wholeSource : unit), 0, tally, nil, at: source.origin))
        }
        let summary = wording.coverage(
            paragraphs: source.paragraphs.count, used: used, empty: empty, unquoted: count.unquoted, evidence: count.evidence)
        return ReportGroup(asked.source(index), summary: summary, rows: rows)
    }

    private static func row(_ link: ReportCell, _ entities: Int, _ tally: SourceCoverage.Tally, _ note: String?, at origin: Origin)
        -> ReportRow
    {
        ReportRow(
            [
                link, .number(entities), .number(tally.claims), .number(tally.events), .number(tally.citations), .number(tally.quotedWords),
                .number(tally.unquoted), ReportCell(note),
            ], at: origin)
    }
}

extension Reports {
    /// The group of one source in the report on coverage, without asking for the others.
    /// - Returns: nil for a source that has none there; and how many rows stand before it.
    public static func coverage(ofSource index: Int, in graph: Graph, wording: ReportWording = .english) -> (group: ReportGroup, row: Int)?
    {
        let asked = Asked(graph: graph, wording: wording)
        let group = Coverage.group(SourceCoverage(index, asked), asked)
        return group.rows.isEmpty ? nil : (group, (0..<index).reduce(0) { $0 + SourceCoverage.rows(ofSource: $1, graph) })
    }
}

/// Counts what rests on each paragraph of a source, from what cites it.
struct SourceCoverage {
    struct Tally {
        var claims = 0
        var events = 0
        var citations = 0
        var quotedWords = 0
        var unquoted = 0
        /// The claim and the event counted last: one may cite a place twice.
        fileprivate var lastClaim = -1
        fileprivate var lastEvent = -1

        var isUsed: Bool { claims > 0 || events > 0 || citations > 0 }
    }

    private struct Quote: Hashable {
        var paragraph: Int
        var words: String
    }

    let source: Int
    private let asked: Asked
    private(set) var paragraphs: [Tally]
    /// Units cited by name; the empty name is the source as a whole.
    private(set) var units: [String: Tally] = [:]
    /// Citations in the evidence of claims that others than the editors hold, and those of them that quote nothing.
    private(set) var evidence = 0
    private(set) var unquoted = 0
    private var quotes: Set<Quote> = []

    init(_ source: Int, _ asked: Asked) {
        self.source = source
        self.asked = asked
        paragraphs = [Tally](repeating: Tally(), count: asked.corpus.sources[source].paragraphs.count)
        let graph = asked.graph
        var passages: [Int] = []
        var claims: Set<Int> = []
        var events: Set<Int> = []
        // They come passage by passage.
        for use in graph.sources[source].citedBy where passages.last != use.passage {
            let passage = use.passage
            passages.append(passage)
            switch graph.passages[passage].target.place {
            case .claim(let claim): claims.insert(claim)
            case .event(let event): events.insert(event)
            default: break
            }
        }
        for passage in graph.sources[source].paragraphs.compactMap(\.self) {
            for link in graph.passages[passage].links { if case .claim(let claim) = link.target.place { claims.insert(claim) } }
        }
        for claim in claims.sorted() { count(claim: claim) }
        for event in events.sorted() {
            for citation in asked.citations(ofEvent: event) where isOwn(citation) {
                change(citation) { tally in
                    if tally.lastEvent != event { tally.events += 1 }
                    tally.lastEvent = event
                }
            }
        }
        for passage in passages {
            for resolved in graph.passages[passage].citations where resolved.source == source {
                change(resolved.citation) { $0.citations += 1 }
                countWords(resolved.citation)
            }
        }
    }

    /// How many rows a source has in the report: its paragraphs, and what else of it is cited.
    static func rows(ofSource source: Int, _ graph: Graph) -> Int {
        var units: Set<String> = []
        for use in graph.sources[source].citedBy where use.paragraphs == nil {
            for resolved in graph.passages[use.passage].citations where resolved.source == source {
                switch resolved.citation.locator {
                case .unit(let unit): units.insert(unit)
                case nil: units.insert("")
                case .paragraph, .paragraphs: break
                }
            }
        }
        return graph.corpus.sources[source].paragraphs.count + units.count
    }

    private func isOwn(_ citation: Citation) -> Bool { asked.graph.resolver.source(citation.source) == source }

    private mutating func count(claim index: Int) {
        let linked = asked.graph.claims[index]
        let isEditorial = asked.isEditorial(linked.claim)
        for citation in linked.claim.evidence where isOwn(citation) {
            change(citation) { tally in
                if tally.lastClaim != index { tally.claims += 1 }
                tally.lastClaim = index
                if citation.quotations.isEmpty, !isEditorial { tally.unquoted += 1 }
            }
            guard !isEditorial else { continue }
            evidence += 1
            if citation.quotations.isEmpty { unquoted += 1 }
        }
        for passage in linked.reportedIn {
            guard asked.graph.passages[passage].home == .source(source),
                case .paragraph(let number) = asked.graph.passages[passage].target.place, paragraphs.indices.contains(number - 1)
            else { continue }
            if paragraphs[number - 1].lastClaim != index { paragraphs[number - 1].claims += 1 }
            paragraphs[number - 1].lastClaim = index
        }
    }

    /// The words quoted from a place count once, however often they are quoted.
    private mutating func countWords(_ citation: Citation) {
        guard let first = asked.paragraphs(citation, of: source)?.lowerBound else { return }
        for quotation in citation.quotations
        where quotes.insert(Quote(paragraph: first, words: Folding.fold(quotation.words))).inserted {
            paragraphs[first - 1].quotedWords += quotation.words.split { $0.isWhitespace || $0 == "…" }.count
        }
    }

    private mutating func change(_ citation: Citation, _ body: (inout Tally) -> Void) {
        switch citation.locator {
        case .unit(let unit): body(&units[unit, default: Tally()])
        case nil: body(&units["", default: Tally()])
        case .paragraph, .paragraphs:
            guard let range = asked.paragraphs(citation, of: source) else { return }
            for number in range { body(&paragraphs[number - 1]) }
        }
    }
}
