// Report: statements that reach us by more than one source, wording beside wording.

import Dossier
import EDTF
import Linking

enum SameStatement: Question {
    static let name = ReportName.sameStatement
    static let columns: [ReportKey] = [.source, .date, .wording, .what, .heldBy, .stated]

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        var groups: [ReportGroup] = []
        for claims in statements(asked) {
            guard let first = claims.first, asked.sources(claims.flatMap { quoted(graph.claims[$0].claim.evidence) }).count > 1 else {
                continue
            }
            let rows = claims.flatMap { index -> [ReportRow] in
                let claim = graph.claims[index].claim
                return quoted(claim.evidence).map { row($0, asked.claim(index), asked.holders(index), ReportCell(claim.stated), asked) }
            }
            groups.append(ReportGroup(asked.claim(first), rows: rows))
        }
        for (index, linked) in graph.events.enumerated() {
            let citations = quoted(asked.citations(ofEvent: index))
            guard asked.sources(citations).count > 1 else { continue }
            let who = asked.parties(linked.event.accordingTo)
            groups.append(
                ReportGroup(
                    asked.event(index), rows: citations.map { row($0, asked.event(index), who, ReportCell(linked.event.date), asked) }))
        }
        return Answered(groups, count: groups.count)
    }

    private static func quoted(_ citations: [Citation]) -> [Citation] { citations.filter { !$0.quotations.isEmpty } }

    private static func row(
        _ citation: Citation, _ what: ReportCell, _ who: ReportCell, _ stated: ReportCell, _ asked: Asked
    ) -> ReportRow {
        let published = asked.graph.resolver.source(citation.source).flatMap { asked.corpus.sources[$0].published }
        return ReportRow(
            [
                asked.citation(citation), ReportCell(published),
                ReportCell(citation.quotations.map { .quotation($0.words) }), what, who, stated,
            ], at: citation.origin)
    }

    /// Claims that are one statement: each by itself, or with those of the same holders that it is linked to by support.
    private static func statements(_ asked: Asked) -> [[Int]] {
        let claims = asked.graph.claims
        var parent = Array(claims.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index {
                parent[index] = parent[parent[index]]
                index = parent[index]
            }
            return index
        }
        for (index, linked) in claims.enumerated() {
            for answer in linked.answers where answer.relation == .supports {
                let (own, other) = (linked.claim.holders, claims[answer.claim].claim.holders)
                guard !own.isEmpty, Set(own.map { Voice($0, asked) }) == Set(other.map { Voice($0, asked) }) else { continue }
                let (a, b) = (root(index), root(answer.claim))
                parent[max(a, b)] = min(a, b)
            }
        }
        var members: [Int: [Int]] = [:]
        for index in claims.indices { members[root(index), default: []].append(index) }
        return members.sorted { $0.key < $1.key }.map(\.value)
    }
}
