// A briefing pack: what to print, for whom.

import CommonMark
import Diagnostics
import Dossier

enum PackReading {
    static let keys = [
        "title", "subtitle", "format", "handling", "edition", "information-to", "supersedes", "for", "asks", "prepared-by", "cleared-by",
        "contact", "copies", "include", "tags", "allow", "reviewed",
    ]
    private static let itemKeys = ["dispute", "entity", "source", "event", "page", "type", "tag", "timeline", "report", "sources", "depth"]

    static func pack(_ fields: Fields, _ blocks: [Block], headings: ReservedHeadings, in reading: inout FileReading) -> Pack {
        let title = fields.required("title", what: "a pack", in: &reading)?.value ?? reading.id
        var pack = Pack(id: reading.id, origin: reading.whole, title: title, body: Prose(file: reading.file, blocks: []))
        pack.subtitle = fields.string("subtitle", in: &reading)
        pack.format = fields.choice("format", of: PackFormat.self, in: &reading) ?? .pack
        let handling = HandlingReading.handling(fields, in: &reading)
        pack.handling = handling?.value
        pack.handlingOrigin = handling?.origin
        pack.allowances = AllowanceReading.allowances(fields, in: &reading)
        pack.edition = fields.date("edition", in: &reading)
        pack.informationTo = fields.date("information-to", in: &reading)
        pack.supersedes = fields.literal("supersedes", in: &reading)?.value
        pack.audience = fields.string("for", in: &reading)
        pack.asks = fields.string("asks", in: &reading)
        pack.preparedBy = fields.string("prepared-by", in: &reading)
        pack.clearedBy = fields.string("cleared-by", in: &reading)
        pack.contact = fields.string("contact", in: &reading)
        pack.copies = fields.integer("copies", atLeast: 1, in: &reading)
        pack.tags = fields.strings("tags", in: &reading)
        pack.reviewed = fields.string("reviewed", in: &reading)
        pack.include = fields.items("include", known: itemKeys, what: "an item of include", in: &reading).compactMap {
            item($0, in: &reading)
        }
        for section in Section.cut(blocks) {
            if let heading = section.heading, heading.level == 2, reading.plainText(heading.inlines) == headings.keyJudgements {
                let (own, repeated, rest) = JudgementReading.judgements(section.blocks, in: &reading)
                pack.judgements += own
                pack.repeated += repeated
                pack.body.blocks += rest
            } else {
                pack.body.blocks += section.whole
            }
        }
        return pack
    }

    private static func item(_ fields: Fields, in reading: inout FileReading) -> PackItem? {
        let depth = fields.integer("depth", atLeast: 1, in: &reading)
        var selections: [(PackItem.Selection, Origin)] = []
        func text(_ key: String, _ make: (String) -> PackItem.Selection) {
            guard let written = fields.literal(key, in: &reading) else { return }
            let id = BracketForms.wikilink(inValue: written, in: &reading)?.page ?? written.value
            selections.append((make(id), written.origin))
        }
        text("dispute", PackItem.Selection.dispute)
        text("entity", PackItem.Selection.entity)
        text("source", PackItem.Selection.source)
        text("event", PackItem.Selection.event)
        text("page", PackItem.Selection.page)
        text("type", PackItem.Selection.type)
        text("tag", PackItem.Selection.tag)
        text("report", PackItem.Selection.report)
        text("sources", PackItem.Selection.sources)
        if let date = fields.date("timeline", in: &reading) { selections.append((.timeline(date.value), date.origin)) }
        guard selections.count == 1, let (selection, origin) = selections.first else {
            // A selection that could not be read has been reported.
            guard !selections.isEmpty || !fields.hasUnknownKey && !itemKeys.contains(where: { $0 != "depth" && fields.has($0) }) else {
                return nil
            }
            let place = selections.count > 1 ? selections[1].1.range : fields.range(of: "depth")
            reading.report(
                "pack-include", "an item of include selects one thing, this one \(selections.isEmpty ? "nothing" : "\(selections.count)")",
                at: place,
                notes: ["expected for example `- dispute: western-border`"])
            return nil
        }
        return PackItem(selection: selection, depth: depth, origin: origin)
    }
}
