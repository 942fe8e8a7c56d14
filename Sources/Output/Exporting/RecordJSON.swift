// The parts that records of `dossier.json` have in common: dates, people named, citations, figures.

import Dossier
import EDTF
import Linking
import Mustache

extension ExportContext {
    /// A date as its source gives it, in words, and the days it may mean.
    func json(_ date: DateExpression) -> JSONValue {
        .object {
            $0.set("edtf", date.description)
            $0.set("text", date.phrase(dates))
            $0.set("precision", Self.name(of: date.precision))
            $0.set("earliest", date.earliest.flatMap(Self.day))
            $0.set("latest", date.latest.flatMap(Self.day))
        }
    }

    private static func name(of precision: DatePrecision) -> String {
        switch precision {
        case .unspecified: "unspecified"
        case .millennium: "millennium"
        case .century: "century"
        case .decade: "decade"
        case .year: "year"
        case .season: "season"
        case .month: "month"
        case .day: "day"
        case .time: "time"
        }
    }

    func json(_ party: Party) -> JSONValue {
        .object {
            $0.set("text", graph.name(of: party))
            $0.set("entity", entity(party).map { corpus.entities[$0].id })
        }
    }

    /// Words of a source outside a citation: a hedge, or its words for a date.
    func json(_ words: Written<String>) -> JSONValue {
        .object {
            $0.set("words", words.value)
            $0.set("verified", .bool(isVerified(words.origin)))
        }
    }

    func json(_ citation: Citation) -> JSONValue {
        json(ResolvedCitation(citation: citation, source: graph.resolver.source(citation.source)))
    }

    func json(_ resolved: ResolvedCitation) -> JSONValue {
        let citation = resolved.citation
        return .object {
            $0.set("source", citation.source)
            $0.set("locator", citation.locator?.canonical)
            $0.set("address", target(resolved).map(addresses.path))
            $0.set("grade", citation.grade.map(JSONValue.int))
            $0.set("quotations", citation.quotations.map(json))
        }
    }

    private func json(_ quotation: Quotation) -> JSONValue {
        var speaker: Party?
        var remarks: [String] = []
        for note in quotation.notes {
            switch note {
            case .speech(let party): speaker = party
            case .scare: remarks.append("scare")
            case .name: remarks.append("name")
            case .extentUncertain: remarks.append("extent uncertain")
            // They settle which of several places is meant, and are more of the article than is quoted.
            case .after, .before: break
            }
        }
        return .object {
            $0.set("words", quotation.words)
            $0.set("verified", .bool(isVerified(quotation.origin)))
            $0.set("speaker", speaker.map(json))
            $0.set("remarks", remarks)
        }
    }

    func json(_ figure: Figure) -> JSONValue {
        .object {
            $0.set("bound", figure.bound.rawValue)
            $0.set("value", figure.value)
            $0.set("measure", json(figure.measure))
            $0.set("when", figure.when.map { json($0.value) })
        }
    }

    func ids(_ entities: [Int]) -> [String] { entities.map { corpus.entities[$0].id } }
}
