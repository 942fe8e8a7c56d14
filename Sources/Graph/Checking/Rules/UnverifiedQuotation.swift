// Rule: quoted words were verified against the text, here or on a machine that holds it.

import Diagnostics
import Dossier
import Linking
import Quoting

enum UnverifiedQuotation: Rule {
    static let id = "unverified-quotation"
    static let severity = Severity.error
    static let summary =
        "Every quotation has an entry in the lock file of its source, which `dossier verify` writes where the text is held."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for words in findings.quotations where words.role != .hedge && words.isJudged(in: graph) && words.verified == nil {
            report(words, graph, &findings)
        }
    }

    private static func report(_ words: QuotedWords, _ graph: Graph, _ findings: inout Findings) {
        let place = words.places[0]
        let source = graph.corpus.sources[place.source]
        let origin = words.quotation.origin
        let what = words.role == .dateWords ? "these words for a date" : "this quotation"
        guard let original = source.original else {
            findings.add(
                "\(what) can't be verified: the record of \(source.id) names no original", at: origin,
                notes: ["`dossier import` its file, then `dossier verify`"])
            return
        }
        guard let lock = source.lock else {
            findings.add("\(what) is not verified", at: origin, notes: ["run `dossier verify` where the text of \(source.id) is held"])
            return
        }
        // A moved citation: the same words were verified in another paragraph.
        if words.places.count == 1, case .paragraph(let cited)? = place.citation.locator {
            let moved = (1...max(1, source.paragraphs.count)).filter { number in
                number != cited && lock.entries[words.key(at: place, textHash: original.textHash, locator: .paragraph(number))] != nil
            }
            if !moved.isEmpty {
                findings.add(
                    "these words were verified in \(moved.map { "¶\($0)" }.joined(separator: " and ")), not in ¶\(cited)",
                    at: place.citation.locatorOrigin ?? origin, replacement: moved.count == 1 ? "¶\(moved[0])" : nil)
                return
            }
        }
        findings.add(
            "\(what) is not verified: its words, its notes or its paragraph are not those that were", at: origin,
            notes: ["put back what was verified, or run `dossier verify` where the text of \(source.id) is held"])
    }
}

extension QuotedWords {
    /// Whether the lock files can tell: where the text or the map has changed since, that is what is said, once.
    func isJudged(in graph: Graph) -> Bool {
        !places.contains { place in
            let source = graph.corpus.sources[place.source]
            return source.hasChangedText || source.hasChangedMap
        }
    }
}

extension Source {
    /// Whether its text is another than the one its quotations were compared with.
    var hasChangedText: Bool {
        guard let lock, let original else { return false }
        return lock.textHash != original.textHash
    }

    /// Whether paragraphs are other lines than they were when its quotations were compared.
    var hasChangedMap: Bool {
        guard let lock, let original, !hasChangedText else { return false }
        return lock.paragraphs != original.paragraphs || Set(lock.units) != Set(original.units)
    }
}
