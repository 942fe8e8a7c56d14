// Verification of one source: its text cut by its map, and each quotation looked for where it is cited.

import Diagnostics
import Dossier
import Linking
import Quoting

struct SourceVerifier: Sendable {
    let graph: Graph
    let source: Int
    private let article: ArticleText
    private let paragraphs: [FoldedText]
    private let stretches: [[MarkedStretch]]
    private let isEnglish: Bool

    private(set) var lock: QuotationLock
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether the text has a place for every item of the map.
    var isMapped: Bool { article.problems.isEmpty }
    private(set) var verified = 0
    private(set) var failed = 0
    /// Quotations whose typography differs from the source's.
    private(set) var foldings = 0

    init(_ graph: Graph, source: Int, bytes: [UInt8]) {
        self.graph = graph
        self.source = source
        let record = graph.corpus.sources[source]
        let original = record.original
        let map = original?.paragraphs ?? []
        let units = original?.units ?? []
        let text = ArticleText(bytes, paragraphs: map, units: units) ?? ArticleText(empty: map.count)
        article = text
        let folded = text.paragraphs.map { FoldedText(text.scalars, pieces: $0) }
        paragraphs = folded
        stretches = folded.indices.map { index in
            folded[index].markedStretches(continues: index + 1 < folded.count && folded[index + 1].beginsQuoted)
        }
        isEnglish = record.language.map { $0 == "en" || $0.hasPrefix("en-") } ?? true
        lock = QuotationLock(
            textHash: original?.textHash ?? "", words: WordCount.words(in: FoldedText(article.scalars, pieces: article.body).text),
            paragraphs: map, units: units)
        lock.leadIns = folded.indices.filter { folded[$0].isLeadIn }.map { $0 + 1 }
        for problem in article.problems {
            diagnostics.append(
                Diagnostic(
                    .error, rule: "text-map", "\(problem.item) is no paragraph of the text of \(record.id): \(problem.reason)",
                    at: original.flatMap { graph.range($0.paragraphsOrigin) }))
        }
    }

    mutating func verify(_ all: [QuotedWords]) {
        for words in all {
            for place in words.places where place.source == source {
                if verify(words, at: place), words.role != .quotation { break }
            }
        }
    }

    // MARK: One quotation

    /// Where a quotation may stand.
    private struct Unit {
        var text: FoldedText
        var stretches: [MarkedStretch]
    }

    /// The unit cited; a whole article is its paragraphs one after the other.
    private func unit(_ locator: Locator?) -> Unit? {
        func joined(_ pieces: [Range<Int>], continues: Bool) -> Unit {
            let text = FoldedText(article.scalars, pieces: pieces)
            return Unit(text: text, stretches: text.markedStretches(continues: continues))
        }
        switch locator {
        case .paragraph(let number):
            guard paragraphs.indices.contains(number - 1) else { return nil }
            return Unit(text: paragraphs[number - 1], stretches: stretches[number - 1])
        case .paragraphs(let range):
            guard range.lowerBound >= 1, range.upperBound <= paragraphs.count else { return nil }
            return joined(article.paragraphs[(range.lowerBound - 1)..<range.upperBound].flatMap { $0 }, continues: false)
        case .unit(let name): return article.units[name].map { joined($0, continues: false) }
        case nil: return joined(article.body, continues: false)
        }
    }

    /// Whether the words stand there; a quotation that doesn't has its finding.
    private mutating func verify(_ words: QuotedWords, at place: QuotedWords.Place) -> Bool {
        let locator = place.citation.locator
        // A unit that is not there has its finding in `check`.
        guard let unit = unit(locator) else { return false }
        let selector = words.quotation.selector
        guard !selector.isEmpty else {
            if words.role == .quotation {
                report(.error, "misquotation", "this quotation has no words", words, notes: ["… stands for words left out between others"])
                failed += 1
            }
            return false
        }
        switch unit.text.find(selector) {
        case .found(let spans):
            if words.role == .quotation { verified += 1 }
            enter(words, place, unit, spans)
            return true
        case _ where words.role != .quotation: return enterLoosely(words, place, unit, selector)
        case .missing: reportMissing(words, place, unit)
        case .contradicted(let note):
            report(
                .error, "quotation-place", "what stands \(note) in \(describe(locator)) is not this quotation", words,
                notes: ["a note names words of the same paragraph, right beside the quotation or before or behind it"])
        case .ambiguous(let count):
            report(
                .error, "ambiguous-quotation", "these words stand \(count) times in \(describe(locator))", words,
                notes: ["quote more of them, or add (after “…”) or (before “…”) with the words beside the one that is meant"])
        }
        failed += 1
        return false
    }

    private mutating func enter(_ words: QuotedWords, _ place: QuotedWords.Place, _ unit: Unit, _ spans: [Range<Int>]) {
        let whole = spans[0].lowerBound..<(spans.last?.upperBound ?? spans[0].upperBound)
        let marked = unit.text.kind(at: whole, in: unit.stretches)
        let notes = words.quotation.notes
        var kind = marked.kind
        for note in notes {
            switch note {
            case .speech: kind = .speech
            case .scare: kind = .scare
            case .name: kind = .name
            case .after, .before, .extentUncertain: break
            }
        }
        let isUncertain = notes.contains(.extentUncertain)
        lock.entries[words.key(at: place, textHash: lock.textHash, locator: place.citation.locator)] = QuotationLock.Entry(
            kind: kind, spans: spans.compactMap { unit.text.origin(of: $0) }, isCertain: marked.isCertain && !isUncertain)
        guard words.role == .quotation else { return }
        if spans.contains(where: { isFolded(unit.text, $0, words) }) { foldings += 1 }
        if kind == .speech, !marked.isCertain, !isUncertain {
            report(
                .warning, "uncertain-extent", "the source leaves open where the speech that these words are from begins or ends", words,
                notes: ["add (extent uncertain) behind the quotation"])
        }
        if notes.contains(where: { if case .speech = $0 { true } else { false } }), marked.kind == .plain {
            report(
                .warning, "unmarked-speech", "the source does not set these words in quotation marks: they may be its own wording", words,
                notes: ["without marks they are a report of what was said: leave (speech: …) out"])
        }
        warnOfReserve(words, unit, spans)
    }

    private mutating func warnOfReserve(_ words: QuotedWords, _ unit: Unit, _ spans: [Range<Int>]) {
        guard isEnglish, !words.allowances(in: graph).contains(where: { $0.rule == "reserve-before-quotation" }),
            let reserve = PrecedingReserve.find(in: unit.text, before: spans[0].lowerBound)
        else { return }
        // Shown beside the quotation it is no longer left out.
        for case .after(let shown) in words.quotation.notes where FoldedText(shown).text.lowercased().contains(reserve.trigger) { return }
        let shown = article.text(of: [reserve.origin]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        report(
            .warning, "reserve-before-quotation", "“\(shown) …” stands before these words in the same clause and isn't quoted", words,
            notes: ["quote it too, or show it: (after “\(shown)”)"])
    }

    /// A hedge or a date's words may stand several times: any place will do, and the first is entered.
    private mutating func enterLoosely(_ words: QuotedWords, _ place: QuotedWords.Place, _ unit: Unit, _ selector: QuotationSelector)
        -> Bool
    {
        guard selector.parts.count == 1, let first = unit.text.occurrences(of: Array(selector.parts[0].unicodeScalars)).first else {
            return false
        }
        enter(words, place, unit, [first])
        return true
    }

    // MARK: What is near

    private mutating func reportMissing(_ words: QuotedWords, _ place: QuotedWords.Place, _ unit: Unit) {
        let record = graph.corpus.sources[source]
        let locator = place.citation.locator
        if case .paragraph(let cited)? = locator {
            let others = paragraphs.indices.filter { $0 + 1 != cited && paragraphs[$0].find(words.quotation.selector) != .missing }.map {
                $0 + 1
            }
            if !others.isEmpty {
                report(
                    .error, "misquotation",
                    "these words stand in \(others.map { "¶\($0)" }.joined(separator: " and ")) of \(record.id), not in ¶\(cited)", words,
                    at: place.citation.locatorOrigin, replacement: others.count == 1 ? "¶\(others[0])" : nil)
                return
            }
        }
        let isWhole = words.quotation.selector.parts.count == 1
        let near = isWhole ? NearestWords.find(words.quotation.words, in: unit.text, of: article.scalars) : nil
        guard let near else {
            let missing = words.quotation.selector.parts.first { unit.text.occurrences(of: Array($0.unicodeScalars)).isEmpty }
            report(
                .error, "misquotation", "this quotation does not stand in \(describe(locator))", words,
                notes: isWhole
                    ? [] : [missing.map { "“\($0)” is not there" } ?? "its parts are there, but not in this order"])
            return
        }
        report(
            .error, "misquotation", "this quotation does not stand in \(describe(locator)); the nearest there is “\(near.words)”", words,
            at: inside(words.quotation.origin), replacement: near.words.replacing("\"", with: "\\\""))
    }

    private func describe(_ locator: Locator?) -> String {
        let id = graph.corpus.sources[source].id
        return locator.map { "\($0.canonical) of \(id)" } ?? id
    }

    /// A quotation's words without the marks around them.
    private func inside(_ origin: Origin) -> Origin {
        guard graph.corpus.files.indices.contains(origin.file) else { return origin }
        let bytes = graph.corpus.files[origin.file].text.bytes
        guard origin.range.count > 2, bytes.indices.contains(origin.range.lowerBound), bytes.indices.contains(origin.range.upperBound - 1)
        else { return origin }
        // A curly mark is three bytes long.
        let from = origin.range.lowerBound + (bytes[origin.range.lowerBound] == UInt8(ascii: "\"") ? 1 : 3)
        let to = origin.range.upperBound - (bytes[origin.range.upperBound - 1] == UInt8(ascii: "\"") ? 1 : 3)
        return from < to ? Origin(file: origin.file, range: from..<to) : origin
    }

    private func isFolded(_ text: FoldedText, _ span: Range<Int>, _ words: QuotedWords) -> Bool {
        guard words.quotation.selector.parts.count == 1, let origin = text.origin(of: span) else { return false }
        return article.text(of: [origin]) != words.quotation.words
    }

    private mutating func report(
        _ severity: Severity, _ rule: String, _ message: String, _ words: QuotedWords, at origin: Origin? = nil,
        notes: [DiagnosticNote] = [], replacement: String? = nil
    ) {
        let range = graph.range(origin ?? words.quotation.origin)
        let fix = replacement.flatMap { text in range.map { FixIt(replace: $0, with: text) } }
        diagnostics.append(Diagnostic(severity, rule: rule, message, at: range, notes: notes, suggestion: replacement, fix: fix))
    }
}
