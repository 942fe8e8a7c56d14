// `dossier.json`: the whole graph in one file, a noun on a line.

import Dossier
import Linking
import Mustache
import Workers

/// Writes the graph as JSON (RFC 8259), in the form that `dossier.schema.json` describes.
struct DossierJSON {
    /// Counted up with every change that a reader of the file could stumble over; new members are none.
    static let format = 1
    static let name = "dossier.json"
    static let schemaName = "dossier.schema.json"

    private let context: ExportContext
    private let workers: Workers
    private var out: [UInt8] = []

    /// Each noun is written by itself on whichever core is free: the file of a large dossier never stands in memory as a tree.
    static func bytes(_ context: ExportContext, workers: Workers) -> [UInt8] {
        var writer = DossierJSON(context: context, workers: workers)
        writer.write()
        return writer.out
    }

    private init(context: ExportContext, workers: Workers) {
        self.context = context
        self.workers = workers
    }

    private mutating func write() {
        let graph = context.graph
        let corpus = graph.corpus
        out += "{\n".utf8
        for member in head.members {
            out += "\"\(member.name)\":".utf8
            member.value.write(to: &out)
            out += ",\n".utf8
        }
        let context = context
        list("sources", Array(corpus.sources.indices)) { [context.source($0)] }
        list("entities", Array(corpus.entities.indices)) { [context.entity($0)] }
        list("relations", Array(corpus.entities.indices)) { context.relations(of: $0) }
        list("disputes", Array(corpus.disputes.indices)) { [context.dispute($0)] }
        list("events", Array(graph.events.indices)) { [context.event($0)] }
        list("judgements", context.publishedJudgements) { [context.judgement($0)] }
        // The comma and line end after the last list.
        out.removeLast(2)
        out += "\n}\n".utf8
    }

    private mutating func list(_ name: String, _ items: [Int], _ values: @Sendable (Int) -> [JSONValue]) {
        out += "\"\(name)\":[".utf8
        let chunks = workers.map(items) { item -> [UInt8] in
            var bytes: [UInt8] = []
            for value in values(item) {
                bytes += ",\n".utf8
                value.write(to: &bytes)
            }
            return bytes
        }
        var isFirst = true
        for chunk in chunks where !chunk.isEmpty {
            out += isFirst ? chunk.dropFirst() : chunk[...]
            isFirst = false
        }
        out += "\n],\n".utf8
    }

    private var head: JSONObject {
        let graph = context.graph
        let settings = graph.corpus.settings
        var head = JSONObject()
        head.set("$schema", Self.schemaName)
        head.set("format", .int(Self.format))
        head.set("title", settings.title)
        head.set("subtitle", settings.subtitle)
        head.set("language", settings.language)
        head.set("base", settings.base)
        head.set("handling", settings.handling?.rawValue)
        head.set("authors", settings.authors)
        head.set("publisher", settings.publisher)
        head.set("license", settings.license)
        head.set(
            "editions",
            settings.editions.map { edition in
                .object {
                    $0.set("date", context.json(edition.date))
                    $0.set("title", edition.title)
                    $0.set("note", edition.note)
                }
            })
        head.set(
            "counts",
            .object {
                $0.set("sources", .int(graph.sources.count))
                $0.set("paragraphs", .int(graph.corpus.sources.reduce(0) { $0 + $1.paragraphs.count }))
                $0.set("entities", .int(graph.entities.count))
                $0.set("relations", .int(graph.entities.reduce(0) { $0 + $1.relations.count { !$0.isInverse } }))
                $0.set("disputes", .int(graph.disputes.count))
                $0.set("claims", .int(graph.claims.count))
                $0.set("events", .int(graph.events.count))
                $0.set("judgements", .int(context.publishedJudgements.count))
            })
        return head
    }
}

extension ExportContext {
    /// Judgements of packs are printed only.
    var publishedJudgements: [Int] {
        graph.judgements.indices.filter { if case .pack = graph.judgements[$0].page { false } else { true } }
    }
}
