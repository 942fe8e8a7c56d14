// `sources.csl.json`: the sources for reference managers, in CSL-JSON (Citation Style Language 1.0.2, csl-data.json).

import Dossier
import EDTF
import Linking
import Mustache

/// Writes CSL-JSON. A date is of as many parts as are known; one that CSL can't hold is given in words (`literal`), and each also as it is,
/// under `custom.edtf`.
struct CitationItems {
    static let name = "sources.csl.json"

    private let context: ExportContext

    static func bytes(_ context: ExportContext) -> [UInt8] {
        let items = CitationItems(context: context)
        var out = Array("[".utf8)
        for index in context.corpus.sources.indices {
            out += (index > 0 ? ",\n" : "\n").utf8
            items.item(index).write(to: &out)
        }
        return out + Array("\n]\n".utf8)
    }

    private func item(_ index: Int) -> JSONValue {
        let source = context.corpus.sources[index]
        return .object {
            $0.set("id", source.id)
            $0.set("type", type(source.kind))
            $0.set("title", source.title)
            $0.set("citation-key", source.id)
            $0.set("citation-label", source.short)
            // Which part of a name is the family's no record says: all names are literal.
            $0.set("author", source.authors.map { author in .object { $0.set("literal", context.graph.name(of: author)) } })
            if let publisher = source.publisher {
                $0.set(isPeriodical(source.kind) ? "container-title" : "publisher", context.graph.name(of: publisher))
            }
            $0.set("issued", source.published.map { date($0.value) })
            $0.set("accessed", source.accessed.map { date($0.value) })
            $0.set("language", source.language)
            $0.set("URL", source.url)
            $0.set("archive_location", source.archived)
            $0.set("note", source.publishedAs.map { "Dated: \($0)" })
            $0.set(
                "custom",
                .object {
                    $0.set("address", context.addresses.address(of: Target(.source(index))))
                    $0.set("edtf", source.published?.value.description)
                    $0.set("reliability", source.reliability?.rawValue)
                })
        }
    }

    private func type(_ kind: SourceKind?) -> String {
        switch kind {
        case .news, .opinion: "article-newspaper"
        // Self-contained and made public, in whatever it appeared.
        case .analysis: "article"
        case .reference: "webpage"
        case .interview: "interview"
        case .report: "report"
        case .primary, nil: "document"
        }
    }

    private func isPeriodical(_ kind: SourceKind?) -> Bool { kind == .news || kind == .opinion }

    private func date(_ date: DateExpression) -> JSONValue {
        .object {
            guard let parts = dateParts(date) else { return $0.set("literal", date.phrase(context.dates)) }
            $0.set("date-parts", .array(parts.map { .array($0.map(JSONValue.int)) }))
            // CSL knows spring to winter.
            if let season = date.firstParts?.season { $0.set("season", .int(season - 20)) }
            if date.isApproximate || date.isUncertain { $0.set("circa", true) }
        }
    }

    /// One date, or the two of a closed interval; nil for what CSL has no form for.
    private func dateParts(_ date: DateExpression) -> [[Int]]? {
        guard !date.isSet, let first = date.firstParts, let last = date.lastParts, first.isExact, last.isExact, first.year != 0,
            last.year != 0
        else { return nil }
        let seasons = [first, last].compactMap(\.season)
        if date.isSingle {
            if let season = seasons.first, !(21...24).contains(season) { return nil }
            return [list(first)]
        }
        return seasons.isEmpty ? [list(first), list(last)] : nil
    }

    /// CSL counts 1 BC as −1.
    private func list(_ parts: DateParts) -> [Int] {
        [parts.year < 0 ? parts.year - 1 : parts.year] + [parts.month, parts.day].compactMap { $0 }
    }
}
