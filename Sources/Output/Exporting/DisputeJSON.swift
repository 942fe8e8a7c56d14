// Disputes in `dossier.json`: each claim with its record, and what answers it.

import Dossier
import Linking
import Mustache

extension ExportContext {
    func dispute(_ index: Int) -> JSONValue {
        let dispute = corpus.disputes[index]
        let linked = graph.disputes[index]
        return .object {
            $0.set("id", dispute.id)
            $0.set("address", addresses.path(of: Target(.dispute(index))))
            $0.set("title", dispute.title)
            $0.set("short", dispute.short)
            $0.set("assessment", dispute.assessment)
            $0.set("tags", dispute.tags)
            $0.set("handling", dispute.handling?.value.rawValue)
            $0.set("reviewed", dispute.reviewed)
            $0.set("stake", graph.plainProse(linked.stake))
            $0.set("settlement", linked.settlement.map(graph.plainProse))
            $0.set("hypotheses", linked.hypotheses.map(graph.plainProse))
            $0.set("claims", linked.claims.map(claim))
            $0.set("events", linked.events.map { graph.events[$0].anchor })
        }
    }

    private func claim(_ index: Int) -> JSONValue {
        let linked = graph.claims[index]
        let claim = linked.claim
        return .object {
            $0.set("id", claim.id)
            $0.set("reference", reference(index))
            $0.set("address", addresses.path(of: Target(.dispute(linked.dispute), .claim(index))))
            $0.set("statement", graph.plainText(claim.statement))
            $0.set("side", linked.isCounterclaim ? "counterclaim" : "claim")
            $0.set("parent", linked.parent.map { graph.claims[$0].claim.id })
            $0.set("holders", claim.holders.map(json))
            $0.set("via", claim.via.map(json))
            $0.set("stated", claim.stated.map { json($0.value) })
            $0.set("when", claim.when.map { json($0.value) })
            $0.set("date-words", claim.dateWords.map(json))
            $0.set("evidence", claim.evidence.map(json))
            $0.set("hedge", claim.hedge.map(json))
            $0.set("kind", claim.kind.rawValue)
            $0.set("confidence", claim.confidence?.rawValue)
            $0.set("likelihood", claim.likelihood?.rawValue)
            $0.set("status", claim.status?.value.rawValue)
            $0.set("because", claim.because.map { graph.plainText($0) })
            $0.set("answers", linked.answers.map(answer))
            $0.set("answered-by", linked.answeredBy.map(answer))
            $0.set("figures", claim.figures.map(json))
            $0.set("inferred", claim.inferred)
            $0.set("place", claim.place.map(json))
            $0.set("tags", claim.tags)
            $0.set("about", ids(linked.about))
            $0.set("reported-in", linked.reportedIn.map { graph.reference(to: graph.passages[$0].target) })
            $0.set("analysis", graph.plainProse(linked.analysis))
            $0.set("reviewed", claim.reviewed)
        }
    }

    private func answer(_ answer: ClaimAnswer) -> JSONValue {
        .object {
            $0.set("relation", answer.relation.rawValue)
            $0.set("claim", reference(answer.claim))
        }
    }
}
