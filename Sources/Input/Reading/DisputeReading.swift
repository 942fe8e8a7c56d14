// A dispute page: the nesting of its headings is the argument.

import CommonMark
import Diagnostics
import Dossier

struct DisputeReading {
    static let keys = ["title", "short", "assessment", "tags", "handling", "allow", "reviewed"]

    private let headings: ReservedHeadings
    private var dispute: Dispute
    /// The indices of the claims whose answers may follow, by heading level.
    private var open: [Int: Int] = [:]
    /// Where text without a heading of its own belongs.
    private var current = Place.stake
    /// The level of the last heading without a record: answers below it are not reported too.
    private var unrecorded: Int?
    private var usedIDs: Set<String> = []
    private var numbering = Numbering()

    private enum Place {
        case stake
        case claim(Int)
        case section(Int)
        case settlement, hypotheses, timeline
    }

    static func dispute(_ fields: Fields, _ blocks: [Block], headings: ReservedHeadings, in reading: inout FileReading) -> Dispute {
        let title = fields.required("title", what: "a dispute", in: &reading)?.value ?? reading.id
        var reader = DisputeReading(
            headings: headings,
            dispute: Dispute(id: reading.id, origin: reading.whole, title: title, stake: Prose(file: reading.file, blocks: [])))
        reader.dispute.short = fields.string("short", in: &reading)
        let assessment = fields.text("assessment", in: &reading)
        reader.dispute.assessment = assessment?.value
        reader.dispute.assessmentOrigin = assessment?.origin
        reader.dispute.tags = fields.strings("tags", in: &reading)
        reader.dispute.handling = HandlingReading.handling(fields, in: &reading)
        reader.dispute.allowances = AllowanceReading.allowances(fields, in: &reading)
        reader.dispute.reviewed = fields.string("reviewed", in: &reading)
        let sections = Section.cut(blocks.filter { !$0.isFootnoteDefinition })
        reader.dispute.footnotes.blocks = blocks.filter(\.isFootnoteDefinition)
        for (index, section) in sections.enumerated() {
            reader.read(section, followedBy: sections[(index + 1)...], in: &reading)
        }
        return reader.dispute
    }

    private mutating func read(_ section: Section, followedBy later: ArraySlice<Section>, in reading: inout FileReading) {
        guard let heading = section.heading else {
            dispute.stake.blocks += section.blocks
            return
        }
        let words = reading.plainText(heading.inlines)
        let (items, rest) = ClaimRecord.cut(section.blocks, in: reading)
        if heading.level == 2, items.isEmpty, let reserved = reservedPlace(words) {
            open = [:]
            current = reserved
            add(section.blocks, in: &reading)
        } else if !items.isEmpty, heading.level >= 2 {
            StrayRecords.report(rest, in: &reading)
            read(heading, items: items, rest: rest, in: &reading)
        } else if heading.level == 2, !hasClaim(later, in: reading) {
            open = [:]
            StrayRecords.report(section.blocks, in: &reading)
            headings.reportNearMiss(
                of: words, among: [headings.timeline, headings.settlement, headings.hypotheses], at: heading.range, in: &reading)
            dispute.sections.append(
                TextSection(
                    heading: Phrase(heading.inlines, at: reading.origin(heading.range)),
                    body: Prose(file: reading.file, blocks: section.blocks)))
            current = .section(dispute.sections.count - 1)
        } else {
            let message =
                heading.level == 1
                ? "a page has its title in the front matter, its headings begin with ##"
                : heading.level == 2 ? "this heading has answers below it, but no record of its own" : "this heading has no record"
            irregular(.misplacedHeading(message), at: heading.range, in: reading)
            unrecorded = heading.level
            open = open.filter { $0.key < heading.level }
            // What the author wrote stays on the page.
            add(section.whole, in: &reading)
        }
    }

    private func reservedPlace(_ words: String) -> Place? {
        switch words {
        case headings.timeline: .timeline
        case headings.settlement: .settlement
        case headings.hypotheses: .hypotheses
        default: nil
        }
    }

    /// Whether a claim follows below a `##` before the next one.
    private func hasClaim(_ later: ArraySlice<Section>, in reading: FileReading) -> Bool {
        for section in later {
            guard let heading = section.heading, heading.level > 2 else { return false }
            if !ClaimRecord.cut(section.blocks, in: reading).items.isEmpty { return true }
        }
        return false
    }

    private mutating func add(_ blocks: [Block], in reading: inout FileReading) {
        switch current {
        case .stake: dispute.stake.blocks += blocks
        case .claim(let index): dispute.claims[index].analysis.blocks += blocks
        case .section(let index): dispute.sections[index].body.blocks += blocks
        case .settlement: dispute.settlement = Prose(file: reading.file, blocks: (dispute.settlement?.blocks ?? []) + blocks)
        case .hypotheses: dispute.hypotheses = Prose(file: reading.file, blocks: (dispute.hypotheses?.blocks ?? []) + blocks)
        case .timeline:
            let (events, rest) = EventReading.events(blocks, lane: nil, in: &reading)
            dispute.events += events
            dispute.stake.blocks += rest
        }
    }

    private mutating func read(_ heading: Section.Heading, items: [ListItem], rest: [Block], in reading: inout FileReading) {
        let parent = open[heading.level - 1]
        if heading.level > 2, parent == nil, unrecorded != heading.level - 1 {
            irregular(
                .misplacedHeading("this answer stands \(heading.level - 1) levels deep, but nothing stands at the level above it"),
                at: heading.range, in: reading)
        }
        var lines: [RecordLine] = []
        for item in items {
            guard let line = RecordLine.reading(item, in: reading) else {
                irregular(
                    .recordRunsOn("this bullet is no key of the record"), at: reading.firstLine(item.range), in: reading)
                continue
            }
            lines.append(line)
            let last = reading.text.lineNumber(at: max(item.range.lowerBound, item.range.upperBound - 1))
            if last > reading.text.lineNumber(at: item.range.lowerBound) || item.blocks.count > 1 {
                irregular(.recordRunsOn("the line \(line.key) runs on"), at: runOn(item, reading), in: reading)
            }
        }
        let record = Record(lines, what: "a claim", known: ClaimRecord.keys, in: &reading)
        let statement = heading.inlines.filter { !isIdentifier($0, in: reading) }
        var claim = Claim(
            id: "", statement: Phrase(statement, at: reading.origin(heading.range)), level: heading.level,
            parent: parent ?? nearest(heading.level),
            analysis: Prose(file: reading.file, blocks: rest), origin: reading.origin(heading.range))
        ClaimRecord.read(record, into: &claim, in: &reading)
        if reading.plainText(statement).isEmpty {
            reading.report("record-syntax", "this claim says nothing", at: heading.range, notes: ["its heading is the statement"])
        }
        let written = heading.inlines.compactMap { identifier($0, in: reading) }.first
        name(&claim, identifier: written, record: record, in: &reading)
        dispute.claims.append(claim)
        open = open.filter { $0.key < heading.level }
        open[heading.level] = dispute.claims.count - 1
        current = .claim(dispute.claims.count - 1)
    }

    /// For an answer whose level above is empty: the deepest claim that stands above it.
    private func nearest(_ level: Int) -> Int? {
        open.filter { $0.key < level }.max { $0.key < $1.key }?.value
    }

    /// The second line of an item that should have one.
    private func runOn(_ item: ListItem, _ reading: FileReading) -> Range<Int> {
        let line = reading.text.line(reading.text.lineNumber(at: item.range.lowerBound) + 1)
        var low = line.lowerBound
        while low < line.upperBound, [0x20, 0x09].contains(reading.text.bytes[low]) { low += 1 }
        return low..<max(low, min(line.upperBound, max(low, item.range.upperBound)))
    }

    private mutating func name(_ claim: inout Claim, identifier: Written<String>?, record: Record, in reading: inout FileReading) {
        let recorded = record.id(in: &reading)
        if let recorded, let identifier, recorded.value != identifier.value {
            reading.report("duplicate-key", "this claim has two ids, \(identifier.value) and \(recorded.value)", at: recorded.origin.range)
        }
        let written = recorded ?? identifier
        var id = written?.value ?? Slug.make(reading.plainText(claim.statement.inlines))
        claim.hasOwnID = written != nil
        if id.isEmpty { id = "claim" }
        if usedIDs.contains(id) {
            if let written {
                reading.report("duplicate-id", "the id \(id) stands here twice on this page", at: written.origin.range)
            }
        }
        id = numbering.unique(id) { usedIDs.contains($0) }
        usedIDs.insert(id)
        claim.id = id
    }

    private func identifier(_ inline: Inline, in reading: FileReading) -> Written<String>? {
        guard case .token(let index) = inline.kind, case .identifier(let id) = reading.reference(index) else { return nil }
        return id
    }

    private func isIdentifier(_ inline: Inline, in reading: FileReading) -> Bool {
        identifier(inline, in: reading) != nil
    }

    private mutating func irregular(_ kind: Irregularity.Kind, at range: Range<Int>, in reading: FileReading) {
        dispute.irregularities.append(Irregularity(kind: kind, origin: reading.origin(range)))
    }
}
