// `entities.ftm.json`: entities, relations, sources and events in the FollowTheMoney model, an entity on a line, as its tools read them.

import Dossier
import EDTF
import Hashing
import Linking
import Mustache

/// Writes FollowTheMoney (followthemoney.tech, model of version 3.8). Its dates are a year, a month or a day: those that are exactly that
/// stand in it; all of them, as they are, stand in `entities.edtf.json` by entity and property.
struct FollowTheMoney {
    static let name = "entities.ftm.json"
    static let datesName = "entities.edtf.json"

    private let context: ExportContext
    private var lines: [UInt8] = []
    /// By entity, the dates as EDTF.
    private var dates: [JSONValue.Member] = []
    private var identifiers: Set<String> = []

    static func files(_ context: ExportContext) -> (entities: [UInt8], dates: [UInt8]) {
        var file = FollowTheMoney(context: context)
        for index in context.corpus.entities.indices { file.entity(index) }
        for index in context.corpus.sources.indices { file.source(index) }
        for index in context.corpus.entities.indices { file.relations(of: index) }
        for index in context.graph.events.indices { file.event(index) }
        let dates: JSONValue = .object {
            $0.set("format", 1)
            $0.set("dates", .object(file.dates))
        }
        return (file.lines, dates.bytes + [0x0A])
    }

    private init(context: ExportContext) { self.context = context }

    // MARK: Things

    private mutating func entity(_ index: Int) {
        let entity = context.corpus.entities[index]
        let schema = FollowTheMoneySchema(entity.type)
        var record = Record(id: entity.id, schema: schema.rawValue)
        record.add("name", entity.name)
        if schema == .document {
            record.add("title", entity.name)
            // The model demands one of a document; its name is what it is filed under.
            record.add("fileName", entity.name)
        }
        if schema == .address { record.add("full", entity.name) }
        for alias in entity.aliases { record.add("alias", alias.value) }
        for native in entity.native { record.add("alias", native.name) }
        record.add("summary", entity.kind)
        if let item = entity.wikidata, Self.isWikidata(item) { record.add("wikidataId", item) }
        record.add("sourceUrl", context.site(Target(.entity(index))))
        for life in entity.lives {
            if let property = schema.property(of: life.key) { record.add(property, life.date.value, context) }
        }
        write(record)
    }

    private static func isWikidata(_ item: String) -> Bool {
        item.utf8.first == UInt8(ascii: "Q") && item.utf8.count > 1 && item.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    private mutating func source(_ index: Int) {
        let source = context.corpus.sources[index]
        var record = Record(id: source.id, schema: "Article")
        record.add("title", source.title)
        for author in source.authors { record.add("author", context.graph.name(of: author)) }
        record.add("publisher", source.publisher.map { context.graph.name(of: $0) })
        record.add("sourceUrl", source.url ?? context.site(Target(.source(index))))
        if let published = source.published?.value { record.add("publishedAt", published, context) }
        write(record)
    }

    private mutating func event(_ index: Int) {
        let linked = context.graph.events[index]
        var record = Record(id: "event-\(linked.anchor)", schema: "Event")
        record.add("name", context.graph.plainText(linked.event.sentence))
        record.addSpan(linked.event.date.value, context)
        for entity in linked.entities where FollowTheMoneySchema(context.corpus.entities[entity].type).isLegalEntity {
            record.add("involved", context.corpus.entities[entity].id)
        }
        var seen: Set<Int> = []
        for citation in linked.citations {
            if let source = citation.source, seen.insert(source).inserted { record.add("proof", context.corpus.sources[source].id) }
        }
        record.add("summary", linked.event.status?.rawValue)
        record.add("sourceUrl", context.site(Target(.timeline, .event(index))))
        write(record)
    }

    // MARK: Relations

    private mutating func relations(of index: Int) {
        for linked in context.graph.entities[index].relations where !linked.isInverse {
            guard let other = linked.entity, other != index else { continue }
            let inverse = context.inverses[linked.name]
            // "Headed by" is "head of" from the other side.
            let isTurned = FollowTheMoneyEdge.known[linked.name] == nil && inverse.map { FollowTheMoneyEdge.known[$0] != nil } == true
            let (from, to) = isTurned ? (other, index) : (index, other)
            let name = isTurned ? inverse ?? linked.name : linked.name
            let (fromSchema, toSchema) = (schema(from), schema(to))
            let edge = FollowTheMoneyEdge.known[name].flatMap { $0.joins(fromSchema, toSchema) ? $0 : nil } ?? .unknown
            let date = linked.relation.date?.value
            let (first, second) = (context.corpus.entities[from].id, context.corpus.entities[to].id)
            let key = "\(first)\n\(name)\n\(second)\n\(date?.description ?? "")"
            var record = Record(id: "relation-" + SHA256.hex(SHA256.digest(Array(key.utf8)).prefix(12)), schema: edge.schema)
            record.add(edge.source, first)
            record.add(edge.target, second)
            record.add("role", name)
            if let date { record.addSpan(date, context) }
            record.add("summary", linked.relation.remark)
            record.add("sourceUrl", context.site(Target(.entity(index))))
            write(record)
        }
    }

    private func schema(_ entity: Int) -> FollowTheMoneySchema { FollowTheMoneySchema(context.corpus.entities[entity].type) }

    // MARK: Writing

    private mutating func write(_ record: Record) {
        var id = record.id
        var number = 1
        while !identifiers.insert(id).inserted {
            number += 1
            id = "\(record.id)-\(number)"
        }
        JSONValue.object {
            $0.set("id", id)
            $0.set("schema", record.schema)
            $0.set("properties", record.properties.value)
        }.write(to: &lines)
        lines.append(0x0A)
        if !record.dates.isEmpty { dates.append(JSONValue.Member(id, record.dates.value)) }
    }
}

/// One FollowTheMoney entity as it is gathered.
private struct Record {
    var id: String
    var schema: String
    private var names: [String] = []
    private var values: [String: [String]] = [:]
    private(set) var dates = JSONObject()

    init(id: String, schema: String) {
        self.id = id
        self.schema = schema
    }

    var properties: JSONObject {
        var object = JSONObject()
        for name in names { object.set(name, values[name] ?? []) }
        return object
    }

    mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        if values[name] == nil { names.append(name) }
        values[name, default: []].append(value)
    }

    private mutating func add(_ name: String, _ parts: DateParts) {
        // Its tools take years of 1 and 2 thousand for years.
        if parts.isPlain, (1000...2999).contains(parts.year) { add(name, parts.calendarText) }
    }

    /// A date, as far as the model can hold it, and beside it as it is.
    mutating func add(_ name: String, _ date: DateExpression, _ context: ExportContext) {
        if let parts = date.firstParts, date.exactText != nil { add(name, parts) }
        dates.set(name, context.json(date))
    }

    /// A date, or the two ends of an interval.
    mutating func addSpan(_ date: DateExpression, _ context: ExportContext) {
        if date.isInterval {
            if let first = date.firstParts { add("startDate", first) }
            if let last = date.lastParts { add("endDate", last) }
        } else if date.exactText != nil, let parts = date.firstParts {
            add("date", parts)
        }
        dates.set("date", context.json(date))
    }
}

extension ExportContext {
    /// Where it is on the web; nil for a site that doesn't know its own address.
    fileprivate func site(_ target: Target) -> String? {
        settings.base == nil ? nil : addresses.address(of: target)
    }
}
