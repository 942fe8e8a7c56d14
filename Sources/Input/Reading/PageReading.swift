// Home, timelines and any other page of editorial text.

import CommonMark
import Diagnostics
import Dossier

enum PageReading {
    static let keys = ["title", "subtitle", "tags", "handling", "allow", "reviewed"]
    static let timelineKeys = ["title", "tags", "handling", "allow", "reviewed"]

    static func page(_ fields: Fields, _ blocks: [Block], headings: ReservedHeadings, in reading: inout FileReading) -> Page {
        let title = fields.required("title", what: "a page", in: &reading)?.value ?? reading.id
        var page = Page(id: reading.id, origin: reading.whole, title: title, body: Prose(file: reading.file, blocks: []))
        page.subtitle = fields.string("subtitle", in: &reading)
        page.tags = fields.strings("tags", in: &reading)
        page.handling = HandlingReading.handling(fields, in: &reading)
        page.allowances = AllowanceReading.allowances(fields, in: &reading)
        page.reviewed = fields.string("reviewed", in: &reading)
        for section in Section.cut(blocks) {
            switch section.heading.map({ ($0.level, reading.plainText($0.inlines)) }) {
            case (2, headings.keyJudgements)?:
                let (own, repeated, rest) = JudgementReading.judgements(section.blocks, in: &reading)
                page.judgements += own
                for embed in repeated {
                    reading.report(
                        "judgement-syntax", "only a pack repeats a judgement; here it would be shown twice", at: embed.origin.range)
                }
                page.body.blocks += rest
            case (2, headings.timeline)?:
                let (events, rest) = EventReading.events(section.blocks, lane: nil, in: &reading)
                page.events += events
                page.body.blocks += rest
            default:
                if let heading = section.heading, heading.level == 2 {
                    headings.reportNearMiss(
                        of: reading.plainText(heading.inlines), among: [headings.keyJudgements, headings.timeline], at: heading.range,
                        in: &reading)
                }
                page.body.blocks += section.whole
            }
        }
        return page
    }

    /// A file of `content/timeline/`: every list item is an event, `##` names its lane.
    static func timeline(_ fields: Fields, _ blocks: [Block], in reading: inout FileReading) -> TimelineFile {
        let title = fields.required("title", what: "a timeline", in: &reading)?.value ?? reading.id
        var timeline = TimelineFile(
            id: reading.id, origin: reading.whole, title: title, preface: Prose(file: reading.file, blocks: []), events: [])
        timeline.preface.blocks = blocks.filter(\.isFootnoteDefinition)
        timeline.tags = fields.strings("tags", in: &reading)
        timeline.handling = HandlingReading.handling(fields, in: &reading)
        timeline.allowances = AllowanceReading.allowances(fields, in: &reading)
        _ = fields.string("reviewed", in: &reading)
        for section in Section.cut(blocks.filter { !$0.isFootnoteDefinition }) {
            let lane = section.heading.map { reading.plainText($0.inlines) }
            if let heading = section.heading, heading.level != 2 {
                reading.report(.warning, "timeline-lane", "a lane of a timeline is a heading ##", at: heading.range)
            }
            let (events, rest) = EventReading.events(section.blocks, lane: lane, in: &reading)
            timeline.events += events
            if section.heading == nil {
                timeline.preface.blocks = rest + timeline.preface.blocks
            } else if let first = rest.first {
                reading.report(
                    .warning, "timeline-text", "text under a lane is not shown", at: reading.firstLine(first.range),
                    notes: ["put it above the first ##, or into an event"])
            }
        }
        return timeline
    }
}
