// The dossier's quotations by source, each once, with every place that quotes it: what annotation files are written from.

import Checking
import Dossier
import Linking
import Quoting

/// Quotations as annotations.
struct AnnotationSets: Sendable {
    /// Words quoted from one unit of a source, with the same notes, by whomever.
    struct Annotated: Sendable {
        /// 32 hexadecimal digits, of the source's id, the unit, the words and the notes: it stays when other words come and go.
        var key: String
        var words: Quotation
        var locator: Locator?
        /// Nil where nobody verified it.
        var entry: QuotationLock.Entry?
        var uses: [Use] = []
    }

    /// Where a quotation is used.
    struct Use: Sendable, Hashable {
        var target: Target
        /// Our own words for what it shows, nil for a place in running text.
        var passage: Int?
    }

    private var bySource: [Int: [Annotated]] = [:]

    /// Sources that anything is quoted from, in their order.
    var sources: [Int] { bySource.keys.sorted() }

    /// Whether anything is quoted from a source.
    func quotes(_ source: Int) -> Bool { bySource[source] != nil }

    /// For who has handed the files on: which sources are quoted stays known.
    mutating func letGoOfQuotations() { bySource = bySource.mapValues { _ in [] } }

    /// In the order of the article.
    subscript(source: Int) -> [Annotated] { bySource[source] ?? [] }

    /// - Parameter quoted: every quotation of the dossier.
    init(_ graph: Graph, _ quoted: [QuotedWords]) {
        var passages: [Origin: Int] = [:]
        for (index, passage) in graph.passages.enumerated() {
            for cited in passage.citations where !cited.citation.quotations.isEmpty && passages[cited.citation.origin] == nil {
                passages[cited.citation.origin] = index
            }
        }
        var numbers: [String: (source: Int, place: Int)] = [:]
        for words in quoted {
            let verified = words.verified
            guard let place = words.place else { continue }
            let source = place.source
            let key = words.key(at: place, textHash: graph.corpus.sources[source].id, locator: place.citation.locator)
            if numbers[key] == nil {
                numbers[key] = (source, bySource[source]?.count ?? 0)
                bySource[source, default: []].append(
                    Annotated(key: key, words: words.quotation, locator: place.citation.locator, entry: verified?.entry))
            }
            guard let number = numbers[key], let use = Self.use(words, place, passages, graph) else { continue }
            let known = bySource[number.source]?[number.place].uses ?? []
            // A handful of places use the same words.
            if !known.contains(use) { bySource[number.source]?[number.place].uses.append(use) }
        }
        for source in bySource.keys {
            bySource[source]?.sort { left, right in
                let (a, b) = (Self.order(left), Self.order(right))
                return a != b ? a < b : left.key < right.key
            }
        }
    }

    /// By the place in the text; what nobody verified, by its paragraph, at the end.
    private static func order(_ annotated: Annotated) -> (Int, Int) {
        (annotated.entry?.spans.first?.lowerBound ?? .max, annotated.locator?.firstParagraph ?? 0)
    }

    private static func use(_ words: QuotedWords, _ place: QuotedWords.Place, _ passages: [Origin: Int], _ graph: Graph) -> Use? {
        switch words.home {
        case .claim(let index): return Use(target: Target(.dispute(graph.claims[index].dispute), .claim(index)), passage: nil)
        case .event(let index): return Use(target: Target(.timeline, .event(index)), passage: nil)
        case .prose:
            guard let passage = passages[place.citation.origin] else { return nil }
            return Use(target: graph.passages[passage].target, passage: passage)
        }
    }
}
