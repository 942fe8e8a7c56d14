// What a form has no room for: a brief that runs over its page is an error, since type never shrinks.

import Diagnostics
import Dossier

extension PrintedPack {
    /// Nil where the pack has as many pages as its form allows.
    /// - Parameter pages: of the pack as it was set.
    public func finding(pages: SetPages, paper: Paper) -> Diagnostic? {
        let origin = draft.corpus.range(draft.pack.origin)
        switch format {
        case .brief where pages.count > 1:
            return Diagnostic(
                .error, rule: "brief-overflow", "this brief takes \(pages.count) pages on \(paper == .a4 ? "A4" : "US Letter")", at: origin,
                notes: ["a brief is one page: shorten a judgement, include a shorter table, or make it `format: pack`"])
        case .cards where pages.count > parts.count:
            let over = parts.enumerated().first { number, part in pages.pages[part.id].map { $0 > number + 1 } ?? false }
                .map { parts[max(0, $0.offset - 1)].title }
            return Diagnostic(
                .error, rule: "card-overflow", "a card runs over its face: \(over ?? parts.last?.title ?? draft.pack.title)", at: origin,
                notes: ["a card shows an entity's first words and three relations; a long name or relation takes more room"])
        default: return nil
        }
    }
}
