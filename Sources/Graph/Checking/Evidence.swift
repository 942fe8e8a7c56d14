// What a claim, a judgement or a dispute rests on, for rules that ask how much that bears.

import CommonMark
import Dossier
import Linking

/// The citations something rests on.
struct Evidence {
    private(set) var citations: [ResolvedCitation] = []

    init(_ citations: [ResolvedCitation] = []) {
        self.citations = citations
    }

    mutating func add(_ more: [ResolvedCitation]) { citations += more }

    /// The one source all citations lead to; nil where there are several, none, or one that is not in the dossier.
    var onlySource: Int? {
        guard let first = citations.first?.source, citations.allSatisfy({ $0.source == first }) else { return nil }
        return first
    }

    /// Why each citation is weak, one wording for all: the source is graded D, E or F, or the report 4, 5 or 6. Nil where one is not weak.
    func weakness(in graph: Graph) -> String? {
        var reasons: Set<String> = []
        for citation in citations {
            guard let source = citation.source else { return nil }
            if let letter = graph.corpus.sources[source].reliability, [.d, .e, .f].contains(letter) {
                reasons.insert("\(graph.corpus.sources[source].id) is graded \(letter.rawValue)")
            } else if let grade = citation.citation.grade, grade >= 4 {
                reasons.insert("a report of \(graph.corpus.sources[source].id) is graded \(grade)")
            } else {
                return nil
            }
        }
        return reasons.isEmpty ? nil : reasons.sorted().prefix(4).joined(separator: ", ")
    }
}

extension Graph {
    /// What a claim's own record cites.
    func evidence(of linked: LinkedClaim) -> [ResolvedCitation] {
        linked.claim.evidence.map { ResolvedCitation(citation: $0, source: resolver.source($0.source)) }
    }

    /// What a claim says and what is said in support of it.
    func support(of linked: LinkedClaim) -> Evidence {
        var found = Evidence(evidence(of: linked))
        for answer in linked.answeredBy where answer.relation == .supports { found.add(evidence(of: claims[answer.claim])) }
        return found
    }

    /// Everything a verdict on a claim can rest on: its page's text on it, the claims that answer it, the events that report or falsify it.
    func verdictEvidence(of index: Int, events: ClaimEvents) -> Evidence {
        let linked = claims[index]
        var found = Evidence(passages[linked.analysis].citations)
        for answer in linked.answeredBy where answer.relation != .context { found.add(evidence(of: claims[answer.claim])) }
        for event in events.byClaim[index] ?? [] { found.add(self.events[event].citations) }
        return found
    }

    /// What a dispute's claims cite; the editors' own observations count no more than what they cite.
    func evidence(ofDispute index: Int) -> Evidence {
        var found = Evidence()
        for claim in disputes[index].claims { found.add(evidence(of: claims[claim])) }
        return found
    }

    /// Citations of an author's line.
    func citations(in phrases: [Phrase?]) -> [ResolvedCitation] {
        var found: [ResolvedCitation] = []
        for phrase in phrases.compactMap({ $0 }) {
            phrase.inlines.visitTokens { token, _ in
                guard case .citations(let citations) = corpus.reference(token, file: phrase.origin.file) else { return }
                found += citations.map { ResolvedCitation(citation: $0, source: resolver.source($0.source)) }
            }
        }
        return found
    }

    /// The key judgements of pages and packs; one that a pack repeats is told where it was written.
    var allJudgements: [Judgement] { judgements.map(\.judgement) + corpus.packs.flatMap(\.judgements) }
}

/// The events that report or falsify a claim.
struct ClaimEvents {
    private(set) var byClaim: [Int: [Int]] = [:]

    init(_ graph: Graph) {
        for (index, event) in graph.events.enumerated() {
            for claim in event.reports + event.falsifies { byClaim[claim, default: []].append(index) }
        }
    }
}
