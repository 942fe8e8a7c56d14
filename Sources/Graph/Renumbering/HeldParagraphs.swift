// Where the text of an article is held, the quoted words themselves tell in which part of a divided paragraph they stand.

import Dossier
import Quoting

/// The paragraphs of articles by their new maps, for comparison.
public struct HeldParagraphs: Sendable {
    private var paragraphs: [String: [FoldedText]] = [:]

    /// - Parameter texts: of the sources that are held, by their index; UTF-8, each the one its record states.
    public init(_ sources: [Source], texts: [Int: [UInt8]]) {
        for (index, bytes) in texts where sources.indices.contains(index) {
            guard let original = sources[index].original,
                let text = ArticleText(bytes, paragraphs: original.paragraphs, units: original.units)
            else { continue }
            paragraphs[sources[index].id] = text.paragraphs.map { FoldedText(text.scalars, pieces: $0) }
        }
    }

    /// The one paragraph in which every quotation of a citation stands; nil where there is none, several, or nothing quoted.
    public func holder(_ source: Source, _ citation: Citation, _ candidates: [Int]) -> Int? {
        guard let held = paragraphs[source.id], !citation.quotations.isEmpty else { return nil }
        let found = candidates.filter { number in
            held.indices.contains(number - 1)
                && citation.quotations.allSatisfy { quotation in
                    switch held[number - 1].find(quotation.selector) {
                    case .found, .ambiguous: true
                    case .missing, .contradicted: false
                    }
                }
        }
        return found.count == 1 ? found.first : nil
    }
}
