// Rule: speech that a source quotes has a speaker.

import Diagnostics
import Dossier
import Linking
import Quoting

enum SpeechWithoutSpeaker: Rule {
    static let id = "speech-without-speaker"
    static let severity = Severity.warning
    static let summary = "Words that the source itself sets in quotation marks name their speaker, or are noted as a name or scare quotes."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for words in findings.quotations where words.role == .quotation {
            guard let entry = words.verified?.entry, entry.kind == .speech, !words.quotation.notes.contains(where: \.namesKind)
            else { continue }
            // A claim's holder, or whom an event follows, is the speaker unless a note says otherwise.
            switch words.home {
            case .claim(let index):
                let claim = graph.claims[index].claim
                if !claim.via.isEmpty || !claim.holders.isEmpty && !claim.isHeldByEditors { continue }
            case .event(let index): if !graph.events[index].event.accordingTo.isEmpty { continue }
            case .prose: break
            }
            findings.add(
                "the source quotes these words itself, and nothing here says whose speech they are", at: words.quotation.origin,
                notes: ["add (speech: [[person]]) or (speech: an official), (scare) or (name) behind the quotation"],
                allowances: words.allowances(in: graph))
        }
    }
}

extension QuotationNote {
    /// Whether it says of what kind the words are.
    var namesKind: Bool {
        switch self {
        case .speech, .scare, .name: true
        case .after, .before, .extentUncertain: false
        }
    }
}

extension QuotedWords {
    /// Of the noun whose record quotes the words.
    func allowances(in graph: Graph) -> [Allowance] {
        switch home {
        case .claim(let index): graph.claims[index].claim.allowances
        case .event(let index): graph.events[index].event.allowances
        case .prose: []
        }
    }
}
