// An entity page: front matter, text, relations, its own timeline.

import CommonMark
import Diagnostics
import Dossier
import EDTF

enum EntityReading {
    static let keys =
        ["name", "type", "kind", "aliases", "match", "native", "wikidata", "tags", "handling", "reviewed", "allow"]
        + LifeDate.Key.allCases.map(\.rawValue)

    static func entity(_ fields: Fields, _ blocks: [Block], headings: ReservedHeadings, in reading: inout FileReading) -> Entity {
        let name = fields.required("name", what: "an entity", in: &reading)
        if !fields.has("type") { _ = fields.required("type", what: "an entity", in: &reading) }
        let type = fields.choice("type", of: EntityType.self, in: &reading) ?? .organisation
        var entity = Entity(
            id: reading.id, origin: reading.whole, name: name?.value ?? reading.id, nameOrigin: name?.origin ?? reading.whole, type: type,
            body: Prose(file: reading.file, blocks: []))
        entity.kind = fields.string("kind", in: &reading)
        entity.aliases = fields.texts("aliases", in: &reading)
        entity.match = fields.choice("match", of: NameMatch.self, in: &reading) ?? .text
        entity.native = fields.pairs("native", in: &reading).map { NativeName(language: $0.key.value, name: $0.value.value) }
        entity.wikidata = wikidata(fields, in: &reading)
        entity.tags = fields.strings("tags", in: &reading)
        entity.reviewed = fields.string("reviewed", in: &reading)
        entity.handling = HandlingReading.handling(fields, in: &reading)
        entity.allowances = AllowanceReading.allowances(fields, in: &reading)
        entity.lives = LifeDate.Key.allCases.compactMap { key in
            fields.date(key.rawValue, in: &reading).map { LifeDate(key: key, date: $0) }
        }
        for section in Section.cut(blocks) {
            guard let heading = section.heading, heading.level == 2 else {
                entity.body.blocks += section.whole
                continue
            }
            switch reading.plainText(heading.inlines) {
            case headings.relations:
                let (relations, rest) = RelationReading.relations(section.blocks, in: &reading)
                entity.relations += relations
                entity.body.blocks += rest
            case headings.timeline:
                let (events, rest) = EventReading.events(section.blocks, lane: nil, in: &reading)
                entity.events += events
                entity.body.blocks += rest
            default:
                headings.reportNearMiss(
                    of: reading.plainText(heading.inlines), among: [headings.relations, headings.timeline], at: heading.range, in: &reading)
                entity.body.blocks += section.whole
            }
        }
        return entity
    }

    private static func wikidata(_ fields: Fields, in reading: inout FileReading) -> String? {
        guard let written = fields.text("wikidata", in: &reading) else { return nil }
        guard written.value.hasPrefix("Q"), written.value.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            written.value.count > 1
        else {
            reading.report(
                "wikidata", "\(written.value) is no Wikidata item", at: written.origin.range, notes: ["expected for example Q184"])
            return nil
        }
        return written.value
    }
}

/// `handling:` in front matter.
enum HandlingReading {
    static func handling(_ fields: Fields, in reading: inout FileReading) -> Written<Handling>? {
        guard let written = fields.literal("handling", in: &reading) else { return nil }
        return ChoiceReading.choice(Handling.self, key: "handling", written: written, in: &reading).map { Written($0, at: written.origin) }
    }
}

enum AllowanceReading {
    /// `allow:` in front matter: one text or a list of them, each `rule, reason`.
    static func allowances(_ fields: Fields, in reading: inout FileReading) -> [Allowance] {
        fields.texts("allow", in: &reading).compactMap { allowance($0.value, at: $0.origin.range, written: $0.origin, in: &reading) }
    }

    /// `rule, reason`
    /// - Parameters:
    ///   - range: the text, for what is wrong with it.
    ///   - origin: where the allowance as a whole stands.
    static func allowance(_ text: String, at range: Range<Int>, written origin: Origin, in reading: inout FileReading) -> Allowance? {
        let parts = text.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
        guard parts.count == 2, !parts[1].isEmpty else {
            reading.report("allow-reason", "allow needs a rule and a reason", at: range, notes: ["expected `allow: rule, reason`"])
            return nil
        }
        return Allowance(rule: parts[0], reason: parts[1], origin: origin)
    }
}

/// `- president of: [[Belarus]], ../2020-08 [@carpenter-2021, ¶2]`
enum RelationReading {
    static func relations(_ blocks: [Block], in reading: inout FileReading) -> (relations: [Relation], rest: [Block]) {
        var relations: [Relation] = []
        var rest: [Block] = []
        for block in blocks {
            guard case .list(let list) = block.kind else {
                rest.append(block)
                continue
            }
            relations += list.items.compactMap { relation($0, in: &reading) }
        }
        return (relations, rest)
    }

    private static func relation(_ item: ListItem, in reading: inout FileReading) -> Relation? {
        guard case .paragraph(let inlines)? = item.blocks.first?.kind, let first = inlines.first, case .text(let text) = first.kind,
            let colon = text.firstIndex(of: ":")
        else {
            reading.report("relation-syntax", "this is no relation", at: reading.firstLine(item.range), notes: [form])
            return nil
        }
        for extra in item.blocks.dropFirst() {
            reading.report("relation-syntax", "nothing may stand below a relation", at: reading.firstLine(extra.range))
        }
        let name = text[..<colon].trimmingSpaces
        guard !name.isEmpty else {
            reading.report("relation-syntax", "this relation has no name", at: reading.firstLine(item.range), notes: [form])
            return nil
        }
        let nameRange = first.range.lowerBound..<min(first.range.lowerBound + text[..<colon].utf8.count, first.range.upperBound)
        let after = text[text.index(after: colon)...]
        let afterStart = min(nameRange.upperBound + 1, first.range.upperBound)
        var value: [Inline] = after.isEmpty ? [] : [Inline(.text(String(after)), range: afterStart..<first.range.upperBound)]
        value += inlines.dropFirst()
        let citations = reading.citations(in: value)
        value = value.filter { !reading.isCitation($0) }
        // The target is everything up to the comma that a date follows; what stands after the date is a remark.
        let pieces = joinedSets(reading.split(value, at: ","), in: reading)
        var target = pieces[0]
        var date: Written<DateExpression>?
        var remarks: [String] = []
        for piece in pieces.dropFirst() {
            // Between two citations only a space is left, which would stretch the piece over the first.
            let words = piece.filter { inline in
                guard case .text(let text) = inline.kind else { return true }
                return text.contains { !$0.isWhitespace }
            }
            let range = reading.range(of: words, else: nameRange)
            let typed = reading.text.string(range)
            if date == nil, let found = try? DateExpression(parsing: typed) {
                date = Written(found, at: reading.origin(range))
            } else if date == nil, remarks.isEmpty, looksLikeDate(typed) {
                date = DateReading.date(Written(typed, at: reading.origin(range)), in: &reading)
            } else if date == nil, reading.wikilinks(in: target).isEmpty {
                target += [Inline(.text(","), range: range.lowerBound..<range.lowerBound)] + piece
            } else {
                remarks.append(reading.plainText(piece))
            }
        }
        guard let party = reading.party(target, at: reading.range(of: target, else: nameRange)) else {
            reading.report("relation-syntax", "this relation names nobody", at: nameRange, notes: [form])
            return nil
        }
        let remark = remarks.filter { !$0.isEmpty }.joined(separator: ", ")
        return Relation(
            name: Written(name, at: reading.origin(nameRange)), target: party, date: date, citations: citations,
            remark: remark.isEmpty ? nil : remark, origin: reading.origin(item.range))
    }

    /// The commas of `{1960,1961}` and `[2020,2021]` belong to the date.
    private static func joinedSets(_ pieces: [[Inline]], in reading: FileReading) -> [[Inline]] {
        var out: [[Inline]] = []
        var closing: UInt8?
        for piece in pieces {
            let range = reading.range(of: piece, else: 0..<0)
            if closing != nil { out[out.count - 1] += piece } else { out.append(piece) }
            guard let first = reading.text.bytes[range].first, let last = reading.text.bytes[range].last else { continue }
            if closing == nil, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { closing = first + 2 }
            if last == closing { closing = nil }
        }
        return closing == nil ? out : pieces
    }

    private static let form: DiagnosticNote = "expected `- member of: [[Organisation]], 1999/.. [@source, ¶3]`"

    private static func looksLikeDate(_ text: String) -> Bool {
        text.utf8.first.map { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2F } ?? false
    }
}
