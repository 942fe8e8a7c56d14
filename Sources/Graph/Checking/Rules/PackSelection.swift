// Rule: what a pack includes is there.

import Diagnostics
import Dossier
import Linking

enum PackSelection: Rule {
    static let id = "pack-selection"
    static let severity = Severity.error
    static let summary = "What a pack includes or repeats is in the dossier."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for (index, pack) in graph.corpus.packs.enumerated() {
            for item in pack.include { check(item, graph, &findings) }
            for link in pack.repeated {
                switch graph.resolver.resolve(link, on: .pack(index)) {
                case .success(let target):
                    if case .judgement = target.place { continue }
                    findings.add("\(link.typed) is no judgement", at: link.origin, notes: ["a pack repeats one by ![[index#id]]"])
                case .failure: findings.add("there is no judgement \(link.typed)", at: link.origin)
                }
            }
        }
    }

    private static func check(_ item: PackItem, _ graph: Graph, _ findings: inout Findings) {
        let corpus = graph.corpus
        func require(_ what: String, _ id: String, _ known: [String], isShort: Bool = false) {
            guard !known.contains(id) else { return }
            let near = NearMiss.best(for: id, among: known)
            findings.add(
                "there is no \(what) \(id)", at: item.origin, notes: isShort ? ["expected one of: \(known.joined(separator: ", "))"] : [],
                suggestion: near, replacement: near)
        }
        switch item.selection {
        case .dispute(let id): require("dispute", id, corpus.disputes.map(\.id))
        case .entity(let id): require("entity", id, corpus.entities.map(\.id))
        case .source(let id): require("source", id, corpus.sources.map(\.id))
        case .event(let id): require("event", id, graph.events.map(\.anchor))
        case .page(let id): require("page", id, corpus.pages.map(\.id) + (corpus.home.map { [$0.id] } ?? []))
        case .type(let type): require("type of entity", type, EntityType.allCases.map(\.rawValue), isShort: true)
        case .tag(let tag): require("tag", tag, tags(graph))
        case .report(let name): require("report", name, ReportName.allCases.map(\.rawValue), isShort: true)
        case .sources(let which): require("choice of sources", which, ["cited", "all"], isShort: true)
        case .timeline: break
        }
    }

    private static func tags(_ graph: Graph) -> [String] {
        let corpus = graph.corpus
        let sets: [[String]] = [
            corpus.sources.flatMap(\.tags), corpus.entities.flatMap(\.tags), corpus.disputes.flatMap(\.tags), corpus.pages.flatMap(\.tags),
            corpus.home?.tags ?? [], corpus.timelines.flatMap(\.tags), graph.events.flatMap(\.event.tags),
            graph.claims.flatMap(\.claim.tags),
        ]
        return Set(sets.joined()).sorted()
    }
}
