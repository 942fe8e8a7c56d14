// Graph + held texts → lock files: each quotation looked for in its paragraph, and what is near where it is not.

import Diagnostics
import Dossier
import Linking
import Quoting
import Workers

/// What comparing the dossier's quotations with the texts found.
public struct Verification: Sendable {
    /// The lock files, by source; only for sources whose text is held.
    public var locks: [Int: QuotationLock] = [:]
    public var diagnostics: [Diagnostic] = []
    /// Quotations, hedges and date words that stand where they are said to.
    public var verified = 0
    /// Those that don't, and have a finding.
    public var failed = 0
    /// How many of them stand in each source.
    public var counts: [Int: Int] = [:]
    /// What typography differed in, by source: how often.
    public var foldings: [Int: Int] = [:]

    /// What `verify` warns of, beyond the rules of `check`: `rules:` in `dossier.yml` may weigh these too. Its errors stay errors.
    public static let rules = ["reserve-before-quotation", "uncertain-extent", "unmarked-speech"]

    /// Those of them that `allow` may silence.
    static let allowable = ["reserve-before-quotation"]

    /// - Parameter texts: the UTF-8 text of each source that is held, by source; each has the hash that its record states.
    public static func verify(_ graph: Graph, texts: [Int: [UInt8]], workers: Workers) -> Verification {
        var bySource: [Int: [QuotedWords]] = [:]
        for words in EveryQuotation.all(graph, workers: workers) {
            for source in Set(words.places.map(\.source)) { bySource[source, default: []].append(words) }
        }
        let quoted = bySource
        let held = texts.keys.sorted()
        let outcomes = workers.map(held) { source in
            var verifier = SourceVerifier(graph, source: source, bytes: texts[source] ?? [])
            verifier.verify(quoted[source] ?? [])
            return verifier
        }
        var result = Verification()
        for outcome in outcomes {
            result.diagnostics += outcome.diagnostics
            result.verified += outcome.verified
            result.failed += outcome.failed
            result.counts[outcome.source] = outcome.verified
            // A map that the text has no place for is locked nowhere: then nothing in the source counts as verified.
            if outcome.isMapped { result.locks[outcome.source] = outcome.lock }
            if outcome.foldings > 0 { result.foldings[outcome.source] = outcome.foldings }
        }
        result.findHomeless(bySource, graph, held: Set(held))
        result.diagnostics = result.diagnostics.compactMap { weighed($0, graph.corpus.settings) }.sorted(by: Diagnostic.inReadingOrder)
        return result
    }

    /// Hedges and date words may stand in any source that their record cites: only one that stands in none is wrong.
    private mutating func findHomeless(_ bySource: [Int: [QuotedWords]], _ graph: Graph, held: Set<Int>) {
        var seen: Set<Origin> = []
        for words in bySource.values.joined() where words.role != .quotation && seen.insert(words.quotation.origin).inserted {
            let sources = Set(words.places.map(\.source))
            guard sources.isSubset(of: held) else { continue }
            let stands = words.places.first { place in
                guard let lock = locks[place.source] else { return false }
                return lock.entries[words.key(at: place, textHash: lock.textHash, locator: place.citation.locator)] != nil
            }
            if let stands {
                verified += 1
                counts[stands.source, default: 0] += 1
                continue
            }
            failed += 1
            let cited = words.places.map { graph.corpus.sources[$0.source].id + ($0.citation.locator.map { ", \($0.canonical)" } ?? "") }
            diagnostics.append(
                Diagnostic(
                    .error, rule: words.role == .hedge ? HedgeNotInSource.id : "misquotation",
                    "“\(words.quotation.words)” does not stand in \(cited.joined(separator: " or "))",
                    at: graph.range(words.quotation.origin),
                    notes: [words.role == .hedge ? "a hedge is the holder's own words" : "date-words are the source's own words"]))
        }
    }

    private static func weighed(_ diagnostic: Diagnostic, _ settings: Settings) -> Diagnostic? {
        guard diagnostic.severity < .error, let severity = settings.rules[diagnostic.rule] else { return diagnostic }
        guard let severity else { return nil }
        var diagnostic = diagnostic
        diagnostic.severity = severity
        return diagnostic
    }
}
