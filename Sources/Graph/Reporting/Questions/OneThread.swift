// Report: all that a single source carries.

import Dossier
import Linking

enum OneThread: Question {
    static let name = ReportName.oneThread
    static let columns: [ReportKey] = [.what, .kind, .heldBy, .sources]

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        let wording = asked.wording
        var claims = [[ReportRow]](repeating: [], count: graph.sources.count)
        var (events, entities, questions) = (claims, claims, claims)
        for (index, linked) in graph.claims.enumerated() {
            guard let source = asked.only(linked.claim.evidence) else { continue }
            claims[source].append(
                ReportRow(
                    [asked.claim(index), .text(wording.item(.claim)), asked.holders(index), asked.citations(linked.claim.evidence)],
                    at: linked.claim.origin))
        }
        for (index, linked) in graph.events.enumerated() {
            let citations = asked.citations(ofEvent: index)
            guard let source = asked.only(citations) else { continue }
            events[source].append(
                ReportRow(
                    [
                        asked.event(index), .text(wording.item(.event)), asked.parties(linked.event.accordingTo),
                        asked.citations(citations),
                    ], at: linked.event.origin))
        }
        for index in asked.entitiesByName(graph.entities.indices) {
            guard let source = onlySource(ofEntity: index, graph) else { continue }
            entities[source].append(
                ReportRow([asked.entity(index), .text(wording.item(.entity)), .none, .none], at: asked.corpus.entities[index].origin))
        }
        for (index, linked) in graph.disputes.enumerated() {
            guard let source = asked.only(linked.claims.lazy.flatMap { graph.claims[$0].claim.evidence }) else { continue }
            questions[source].append(
                ReportRow([asked.dispute(index), .text(wording.item(.question)), .none, .none], at: asked.corpus.disputes[index].origin))
        }
        return Answered(
            graph.sources.indices.map { source in
                let summary = wording.thread(
                    claims: claims[source].count, events: events[source].count, entities: entities[source].count,
                    questions: questions[source].count)
                return ReportGroup(
                    asked.source(source), summary: summary,
                    rows: questions[source] + claims[source] + events[source] + entities[source])
            })
    }

    /// The one source whose digest names an entity or that its page cites; nil where there are none or several.
    private static func onlySource(ofEntity index: Int, _ graph: Graph) -> Int? {
        var found: Int?
        for use in graph.passages[graph.entities[index].body].citations {
            guard let source = use.source else { continue }
            if let found, found != source { return nil }
            found = source
        }
        for number in graph.entities[index].mentions {
            guard case .source(let source) = graph.passages[number].home else { continue }
            if let found, found != source { return nil }
            found = source
        }
        return found
    }
}

extension Asked {
    /// The one source that all citations name; nil where there are none, several, or one that is not in the dossier.
    func only(_ citations: some Sequence<Citation>) -> Int? {
        var found: Int?
        for citation in citations {
            guard let source = graph.resolver.source(citation.source) else { return nil }
            if let found, found != source { return nil }
            found = source
        }
        return found
    }
}
