// Report: what nobody has reviewed, or what changed after its review.

import Dossier
import EDTF
import Linking

enum ReviewQueue: Question {
    static let name = ReportName.reviewQueue
    static let columns: [ReportKey] = [.kind, .what, .reviewed, .reason]

    private struct Noun {
        var kind: ReportWording.Item
        var cell: ReportCell
        var reviewed: String?
        var origin: Origin
        /// Sources it rests on.
        var sources: [Int]
        /// Whether silence about a review is a finding: a claim is reviewed with its page.
        var isPage = true
    }

    static func answer(_ asked: Asked) -> Answered {
        let edition = asked.corpus.settings.editions.map(\.date).max { ($0.earliest ?? .min) < ($1.earliest ?? .min) }
        var never: [ReportRow] = []
        var changed: [ReportRow] = []
        for noun in nouns(asked) {
            let kind = ReportCell.text(asked.wording.item(noun.kind))
            guard let reviewed = noun.reviewed else {
                if noun.isPage { never.append(ReportRow([kind, noun.cell, .none, .none], at: noun.origin)) }
                continue
            }
            let reasons = reasons(reviewed, noun, edition, asked)
            guard !reasons.isEmpty else { continue }
            changed.append(ReportRow([kind, noun.cell, .text(reviewed), ReportCell(reasons.map { .text($0) })], at: noun.origin))
        }
        return Answered([
            ReportGroup(.text(asked.wording.neverReviewed), rows: never), ReportGroup(.text(asked.wording.changedSince), rows: changed),
        ])
    }

    /// What came after a review, as far as the dossier itself says it: no clock and no history is asked.
    private static func reasons(_ reviewed: String, _ noun: Noun, _ edition: DateExpression?, _ asked: Asked) -> [String] {
        let written = reviewed.split(separator: ",", maxSplits: 1).first.map(String.init) ?? ""
        guard let date = try? DateExpression(parsing: written), let day = date.latest else { return [asked.wording.unreadableReview] }
        var reasons: [String] = []
        for source in noun.sources {
            guard let imported = asked.corpus.sources[source].original?.imported?.value, let first = imported.earliest, first > day else {
                continue
            }
            reasons.append(asked.wording.importedLater(asked.corpus.sources[source].short, imported))
        }
        if let edition, let first = edition.earliest, first > day { reasons.append(asked.wording.editionLater(edition)) }
        return reasons
    }

    private static func nouns(_ asked: Asked) -> [Noun] {
        let corpus = asked.corpus
        let graph = asked.graph
        let cited = citedSources(graph)
        var nouns: [Noun] = []
        if let home = corpus.home {
            nouns.append(
                Noun(kind: .home, cell: asked.page(.home), reviewed: home.reviewed, origin: home.origin, sources: cited[.home] ?? []))
        }
        for (index, source) in corpus.sources.enumerated() {
            nouns.append(
                Noun(kind: .source, cell: asked.source(index), reviewed: source.reviewed, origin: source.origin, sources: [index]))
        }
        for (index, entity) in corpus.entities.enumerated() {
            nouns.append(
                Noun(
                    kind: .entity, cell: asked.entity(index), reviewed: entity.reviewed, origin: entity.origin,
                    sources: cited[.entity(index)] ?? []))
        }
        for (index, dispute) in corpus.disputes.enumerated() {
            nouns.append(
                Noun(
                    kind: .question, cell: asked.dispute(index), reviewed: dispute.reviewed, origin: dispute.origin,
                    sources: cited[.dispute(index)] ?? []))
            for claim in graph.disputes[index].claims where graph.claims[claim].claim.reviewed != nil {
                let own = graph.claims[claim].claim
                nouns.append(
                    Noun(
                        kind: .claim, cell: asked.claim(claim), reviewed: own.reviewed, origin: own.origin,
                        sources: asked.sources(own.evidence), isPage: false))
            }
        }
        for (index, page) in corpus.pages.enumerated() {
            nouns.append(
                Noun(
                    kind: .page, cell: asked.page(.page(index)), reviewed: page.reviewed, origin: page.origin,
                    sources: cited[.page(index)] ?? []))
        }
        for (index, pack) in corpus.packs.enumerated() {
            nouns.append(Noun(kind: .pack, cell: asked.page(.pack(index)), reviewed: pack.reviewed, origin: pack.origin, sources: []))
        }
        for (index, linked) in graph.events.enumerated() where linked.event.reviewed != nil {
            nouns.append(
                Noun(
                    kind: .event, cell: asked.event(index), reviewed: linked.event.reviewed, origin: linked.event.origin,
                    sources: asked.sources(asked.citations(ofEvent: index)), isPage: false))
        }
        for (index, linked) in graph.judgements.enumerated() where linked.judgement.reviewed != nil {
            let target = Target(linked.page, .judgement(index))
            nouns.append(
                Noun(
                    kind: .judgement, cell: .link(target, graph.name(of: target)), reviewed: linked.judgement.reviewed,
                    origin: linked.judgement.origin, sources: graph.passages[linked.passage].citations.compactMap(\.source), isPage: false))
        }
        return nouns
    }

    /// The sources each page cites, in ascending order.
    private static func citedSources(_ graph: Graph) -> [PageRef: [Int]] {
        var cited: [PageRef: Set<Int>] = [:]
        for passage in graph.passages {
            for citation in passage.citations { if let source = citation.source { cited[passage.home, default: []].insert(source) } }
        }
        return cited.mapValues { $0.sorted() }
    }
}
