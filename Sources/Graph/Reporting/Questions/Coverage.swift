// Report: what the dossier takes from each paragraph of each source, and what it leaves.

import Dossier
import Linking
import Quoting

enum Coverage: Question {
    static let name = ReportName.coverage
    static let columns: [ReportKey] = [.paragraph, .entities, .reported, .events, .citations, .quotedWords, .unquoted, .note]

    static func answer(_ asked: Asked) -> Answered {
        var count = CoverageCount(asked)
        count.countAll()
        let groups = asked.corpus.sources.indices.map { group($0, count, asked) }
        return Answered(groups, count: asked.corpus.sources.reduce(0) { $0 + $1.paragraphs.count })
    }

    private static func group(_ index: Int, _ count: CoverageCount, _ asked: Asked) -> ReportGroup {
        let source = asked.corpus.sources[index]
        let wording = asked.wording
        let allowed = Set(source.nothingIn)
        var used = 0
        var empty = 0
        var rows = source.paragraphs.enumerated().map { place, paragraph -> ReportRow in
            let tally = count.paragraphs[index][place]
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
        for (unit, tally) in count.units[index].sorted(by: { $0.key < $1.key }) {
            rows.append(row(.link(Target(.source(index)), unit.isEmpty ? wording.wholeSource : unit), 0, tally, nil, at: source.origin))
        }
        let summary = wording.coverage(
            paragraphs: source.paragraphs.count, used: used, empty: empty, unquoted: count.unquoted[index], evidence: count.evidence[index])
        return ReportGroup(asked.source(index), summary: summary, rows: rows)
    }

    private static func row(_ link: ReportCell, _ entities: Int, _ tally: CoverageCount.Tally, _ note: String?, at origin: Origin)
        -> ReportRow
    {
        ReportRow(
            [
                link, .number(entities), .number(tally.claims), .number(tally.events), .number(tally.citations), .number(tally.quotedWords),
                .number(tally.unquoted), ReportCell(note),
            ], at: origin)
    }
}

/// Counts what rests on each paragraph, in one pass over claims, events and passages.
struct CoverageCount {
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
        var source: Int
        var paragraph: Int
        var words: String
    }

    private let asked: Asked
    private(set) var paragraphs: [[Tally]]
    /// Units cited by name; the empty name is the source as a whole.
    private(set) var units: [[String: Tally]]
    /// Citations in the evidence of claims that others than the editors hold, and those of them that quote nothing.
    private(set) var evidence: [Int]
    private(set) var unquoted: [Int]
    private var quotes: Set<Quote> = []

    init(_ asked: Asked) {
        self.asked = asked
        paragraphs = asked.corpus.sources.map { [Tally](repeating: Tally(), count: $0.paragraphs.count) }
        units = asked.corpus.sources.map { _ in [:] }
        evidence = asked.corpus.sources.map { _ in 0 }
        unquoted = evidence
    }

    mutating func countAll() {
        let graph = asked.graph
        for (index, linked) in graph.claims.enumerated() {
            let isEditorial = asked.isEditorial(linked.claim)
            for citation in linked.claim.evidence {
                change(citation) { tally in
                    if tally.lastClaim != index { tally.claims += 1 }
                    tally.lastClaim = index
                    if citation.quotations.isEmpty, !isEditorial { tally.unquoted += 1 }
                }
                guard !isEditorial, let source = graph.resolver.source(citation.source) else { continue }
                evidence[source] += 1
                if citation.quotations.isEmpty { unquoted[source] += 1 }
            }
            for passage in linked.reportedIn {
                guard case .source(let source) = graph.passages[passage].home,
                    case .paragraph(let number) = graph.passages[passage].target.place,
                    paragraphs[source].indices.contains(number - 1)
                else { continue }
                if paragraphs[source][number - 1].lastClaim != index { paragraphs[source][number - 1].claims += 1 }
                paragraphs[source][number - 1].lastClaim = index
            }
        }
        for index in graph.events.indices {
            for citation in asked.citations(ofEvent: index) {
                change(citation) { tally in
                    if tally.lastEvent != index { tally.events += 1 }
                    tally.lastEvent = index
                }
            }
        }
        for passage in graph.passages {
            for resolved in passage.citations {
                change(resolved.citation) { $0.citations += 1 }
                if let source = resolved.source { countWords(resolved.citation, of: source) }
            }
        }
    }

    /// The words quoted from a place count once, however often they are quoted.
    private mutating func countWords(_ citation: Citation, of source: Int) {
        guard let first = asked.paragraphs(citation, of: source)?.lowerBound else { return }
        for quotation in citation.quotations
        where quotes.insert(Quote(source: source, paragraph: first, words: Folding.fold(quotation.words))).inserted {
            paragraphs[source][first - 1].quotedWords += quotation.words.split { $0.isWhitespace || $0 == "…" }.count
        }
    }

    private mutating func change(_ citation: Citation, _ body: (inout Tally) -> Void) {
        guard let source = asked.graph.resolver.source(citation.source) else { return }
        switch citation.locator {
        case .unit(let unit): body(&units[source][unit, default: Tally()])
        case nil: body(&units[source]["", default: Tally()])
        case .paragraph, .paragraphs:
            guard let range = asked.paragraphs(citation, of: source) else { return }
            for number in range { body(&paragraphs[source][number - 1]) }
        }
    }
}
