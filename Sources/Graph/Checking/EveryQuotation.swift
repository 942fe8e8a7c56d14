// Every word of a source that the dossier quotes, wherever an author may quote one.

import Dossier
import Linking
import Quoting
import Workers

/// Words quoted from a unit of a source.
public struct QuotedWords: Sendable {
    /// What the words are for.
    public enum Role: Sendable, Hashable {
        case quotation
        /// The holder's reserve, in a claim's record.
        case hedge
        /// The source's words for a date.
        case dateWords
    }

    /// Who is named as answering for the words.
    public enum Home: Sendable, Hashable {
        case claim(Int)
        case event(Int)
        case prose
    }

    public var role: Role
    public var home: Home
    /// Where the words may stand: the citation's unit, or for a hedge or a date each that its record cites.
    public var places: [Place]
    public var quotation: Quotation
    /// Its entry in a lock file, where it was verified as it stands.
    public internal(set) var verified: Verified?

    /// Where words were verified, and what is locked about them.
    public struct Verified: Sendable, Hashable {
        public var place: Place
        public var entry: QuotationLock.Entry
    }

    /// A unit of a source.
    public struct Place: Sendable, Hashable {
        public var source: Int
        public var citation: Citation
    }
}

public enum EveryQuotation {
    /// In the order of the files, citations first; each with its entry in the lock file, where it has one.
    /// - Parameter isOvertaken: where nobody wants to know any more, the entries are missing.
    public static func all(
        _ graph: Graph, workers: Workers, unless isOvertaken: @Sendable () -> Bool = { false }
    ) -> [QuotedWords] {
        workers.map(written(graph)) { words in
            var words = words
            if isOvertaken() { return words }
            words.verified = words.entry(in: graph)
            return words
        }
    }

    /// Whether any words are quoted from a source; the same as to look for it among all, and soon answered where they are.
    public static func quotes(_ source: Int, in graph: Graph) -> Bool {
        func isQuoted(_ citation: Citation) -> Bool { !citation.quotations.isEmpty && graph.resolver.source(citation.source) == source }
        for use in graph.sources[source].citedBy where graph.passages[use.passage].citations.contains(where: { isQuoted($0.citation) }) {
            return true
        }
        let isCited = graph.corpus.files.contains { file in
            file.references.contains { if case .citations(let citations) = $0 { citations.contains(where: isQuoted) } else { false } }
        }
        if isCited { return true }
        var records: [QuotedWords] = []
        addRecords(graph, homes: [:], to: &records)
        return records.contains { $0.place(in: graph)?.source == source }
    }

    private static func written(_ graph: Graph) -> [QuotedWords] {
        let homes = homes(graph)
        var out: [QuotedWords] = []
        for (file, content) in graph.corpus.files.enumerated() {
            for reference in content.references {
                guard case .citations(let citations) = reference else { continue }
                for citation in citations where !citation.quotations.isEmpty {
                    guard let source = graph.resolver.source(citation.source) else { continue }
                    let home = homes[Origin(file: file, range: citation.origin.range)] ?? .prose
                    for quotation in citation.quotations {
                        out.append(
                            QuotedWords(
                                role: .quotation, home: home, places: [.init(source: source, citation: citation)], quotation: quotation))
                    }
                }
            }
        }
        addRecords(graph, homes: homes, to: &out)
        return out
    }

    /// Words that stand in the records of claims and events.
    private static func addRecords(_ graph: Graph, homes: [Origin: QuotedWords.Home], to out: inout [QuotedWords]) {
        for (index, linked) in graph.claims.enumerated() {
            let claim = linked.claim
            add(claim.hedge, .hedge, .claim(index), claim.evidence, graph, to: &out)
            add(claim.dateWords, .dateWords, .claim(index), claim.evidence, graph, to: &out)
        }
        // Of an event told on two pages each telling has words of its own.
        for event in graph.corpus.writtenEvents {
            let home = event.citations.lazy.compactMap { homes[$0.origin] }.first ?? .prose
            add(event.dateWords, .dateWords, home, event.citations, graph, to: &out)
        }
    }

    private static func add(
        _ words: Written<String>?, _ role: QuotedWords.Role, _ home: QuotedWords.Home, _ citations: [Citation], _ graph: Graph,
        to out: inout [QuotedWords]
    ) {
        guard let words else { return }
        let places = citations.compactMap { citation in
            graph.resolver.source(citation.source).map { QuotedWords.Place(source: $0, citation: citation) }
        }
        guard !places.isEmpty else { return }
        out.append(
            QuotedWords(role: role, home: home, places: places, quotation: Quotation(words: words.value, notes: [], origin: words.origin)))
    }

    /// The claims and events whose records hold a citation.
    private static func homes(_ graph: Graph) -> [Origin: QuotedWords.Home] {
        var homes: [Origin: QuotedWords.Home] = [:]
        for (index, linked) in graph.claims.enumerated() {
            for citation in linked.claim.evidence { homes[citation.origin] = .claim(index) }
        }
        // An event may be told on several pages; each telling's passage has the event for its target.
        for passage in graph.passages {
            guard passage.role == .event, case .event(let index) = passage.target.place else { continue }
            for citation in passage.citations { homes[citation.citation.origin] = .event(index) }
        }
        return homes
    }
}

extension QuotedWords {
    /// The name of its entry in the lock file of the source at a place.
    public func key(at place: Place, textHash: String, locator: Locator?) -> String {
        let notes: [String] =
            switch role {
            case .quotation: quotation.notes.map(\.lockForm)
            case .hedge: ["hedge"]
            case .dateWords: ["date-words"]
            }
        return QuotationLock.key(textHash: textHash, unit: locator?.canonical ?? "", words: quotation.words, notes: notes)
    }

    /// Where the words stand: where they were verified, else where they are said to.
    public var place: Place? { verified?.place ?? places.first }

    fileprivate func place(in graph: Graph) -> Place? { entry(in: graph)?.place ?? places.first }

    /// Its entry, where it was verified as it stands.
    fileprivate func entry(in graph: Graph) -> Verified? {
        for place in places {
            let source = graph.corpus.sources[place.source]
            guard let lock = source.lock, let hash = source.original?.textHash,
                let entry = lock.entries[key(at: place, textHash: hash, locator: place.citation.locator)]
            else { continue }
            return Verified(place: place, entry: entry)
        }
        return nil
    }
}
