// Events and key judgements in `dossier.json`.

import Dossier
import Linking
import Mustache

extension ExportContext {
    func event(_ index: Int) -> JSONValue {
        let linked = graph.events[index]
        let event = linked.event
        return .object {
            $0.set("id", linked.anchor)
            $0.set("address", addresses.path(of: Target(.timeline, .event(index))))
            $0.set("date", json(event.date.value))
            $0.set("lane", event.lane)
            $0.set("sentence", graph.plainText(event.sentence))
            $0.set("status", event.status?.rawValue)
            $0.set("date-words", event.dateWords.map(json))
            $0.set("inferred", event.inferred)
            $0.set(
                "also-dated",
                event.alsoDated.map { other in
                    .object {
                        $0.set("date", json(other.date.value))
                        $0.set("citations", other.citations.map(json))
                        $0.set("remark", other.remark)
                    }
                })
            $0.set("according-to", event.accordingTo.map(json))
            $0.set("citations", linked.citations.map(json))
            $0.set("reports", linked.reports.map(reference))
            $0.set("falsifies", linked.falsifies.map(reference))
            $0.set("figures", event.figures.map(json))
            $0.set("place", event.place.map(json))
            $0.set("tags", event.tags)
            $0.set("entities", ids(linked.entities))
            $0.set("written-on", linked.pages.map { graph.reference(to: Target($0)) })
            $0.set("reviewed", event.reviewed)
        }
    }

    func judgement(_ index: Int) -> JSONValue {
        let linked = graph.judgements[index]
        let judgement = linked.judgement
        return .object {
            $0.set("id", linked.anchor)
            $0.set("address", addresses.path(of: Target(linked.page, .judgement(index))))
            $0.set("sentence", graph.plainText(judgement.sentence))
            $0.set("citations", graph.passages[linked.passage].citations.map(json))
            $0.set("confidence", judgement.confidence?.rawValue)
            $0.set("likelihood", judgement.likelihood?.rawValue)
            $0.set("because", judgement.because.map { graph.plainText($0) })
            $0.set("alternative", judgement.alternative.map { graph.plainText($0) })
            $0.set("would-change", judgement.wouldChange.map { graph.plainText($0) })
            $0.set("reviewed", judgement.reviewed)
        }
    }
}
