// List items that begin with a date: events.

import CommonMark
import Diagnostics
import Dossier
import EDTF

/// Reads the events of a list.
struct EventReading {
    static let keys = [
        "id", "status", "date-words", "inferred", "also-dated", "according-to", "reports", "falsifies", "figure", "place", "tags", "allow",
        "reviewed",
    ]

    /// Events of the lists among `blocks`; other blocks are returned as they are.
    static func events(_ blocks: [Block], lane: String?, in reading: inout FileReading) -> (events: [Event], rest: [Block]) {
        var events: [Event] = []
        var rest: [Block] = []
        for block in blocks {
            guard case .list(let list) = block.kind else {
                rest.append(block)
                continue
            }
            for item in list.items {
                if let event = event(item, lane: lane, in: &reading) { events.append(event) }
            }
        }
        return (events, rest)
    }

    private static func event(_ item: ListItem, lane: String?, in reading: inout FileReading) -> Event? {
        guard let first = item.blocks.first, case .paragraph(let inlines) = first.kind, let start = inlines.first?.range.lowerBound else {
            reading.report("event-syntax", "this item has no text", at: item.range, notes: [form])
            return nil
        }
        let source = reading.text.string(start..<max(start, first.range.upperBound))
        guard let colon = separator(in: source) else {
            reading.report("event-syntax", "an event begins with its date and a colon", at: reading.firstLine(first.range), notes: [form])
            return nil
        }
        let typed = String(source[..<colon])
        let dateEnd = start + typed.utf8.count
        guard let date = DateReading.date(Written(typed.trimmingSpaces, at: reading.origin(start..<dateEnd)), in: &reading) else {
            return nil
        }
        let sentence = after(dateEnd + 1, inlines)
        let range = reading.range(of: sentence, else: start..<dateEnd)
        for inline in sentence {
            if case .footnoteReference = inline.kind {
                reading.report(
                    "event-syntax", "a footnote cannot stand in an event", at: inline.range,
                    notes: [
                        "an event is shown on pages that do not have its note; put the note into date-words, inferred or the page's text"
                    ])
            }
        }
        guard !reading.plainText(sentence).isEmpty else {
            reading.report("event-syntax", "this event says nothing but its date", at: start..<dateEnd, notes: [form])
            return nil
        }
        var event = Event(
            date: date, sentence: Phrase(sentence, at: reading.origin(range)), citations: reading.citations(in: sentence), lane: lane,
            origin: reading.origin(first.range))
        var keyed: [RecordLine] = []
        for block in item.blocks.dropFirst() {
            guard case .list(let list) = block.kind else {
                reading.report("event-syntax", "only a list of keys may follow an event's sentence", at: reading.firstLine(block.range))
                continue
            }
            keyed += Record.lines(list, what: "an event", in: &reading)
        }
        if !keyed.isEmpty { read(keyed, into: &event, in: &reading) }
        if event.id == nil { event.id = identifier(sentence, in: reading) }
        return event
    }

    private static let form: DiagnosticNote = "expected `- 2021-10: What happened. [@source, ¶3]`"

    private static func read(_ lines: [RecordLine], into event: inout Event, in reading: inout FileReading) {
        let record = Record(lines, what: "an event", known: keys, in: &reading)
        event.id = record.id(in: &reading)?.value
        event.status = record.choice("status", of: EventStatus.self, in: &reading)
        event.dateWords = record.quotedWords("date-words", in: &reading)
        event.inferred = record.string("inferred", in: &reading)
        event.alsoDated = record.all("also-dated").compactMap { otherDate($0, in: &reading) }
        event.accordingTo = record.all("according-to").compactMap { reading.party($0.value, at: $0.valueRange) }
        event.reports = record.links("reports", in: &reading)
        event.falsifies = record.links("falsifies", in: &reading)
        event.figures = record.all("figure").compactMap { FigureReading.figure($0, in: &reading) }
        event.place = record.party("place", in: &reading)
        event.tags = record.tags(in: reading)
        event.allowances = record.allowances(in: &reading)
        event.reviewed = record.string("reviewed", in: &reading)
    }

    /// `2021 [@sakhri-2024, ¶15]; perhaps another closure`
    private static func otherDate(_ line: RecordLine, in reading: inout FileReading) -> OtherDate? {
        let pieces = reading.split(line.value, at: ";", most: 2)
        let head = pieces[0].prefix { if case .text = $0.kind { true } else { false } }
        let range = reading.range(of: Array(head), else: line.valueRange)
        guard let date = DateReading.date(Written(reading.text.string(range), at: reading.origin(range)), in: &reading) else { return nil }
        let remark = pieces.count > 1 ? reading.plainText(pieces[1]) : ""
        return OtherDate(date: date, citations: reading.citations(in: line.value), remark: remark.isEmpty ? nil : remark)
    }

    /// The colon that ends the date: one with white space behind it.
    private static func separator(in source: String) -> String.Index? {
        var index = source.startIndex
        while let colon = source[index...].firstIndex(of: ":") {
            let next = source.index(after: colon)
            if next == source.endIndex || source[next].isWhitespace { return colon }
            index = next
        }
        return nil
    }

    /// The inlines from a byte offset on; the text that crosses it is cut.
    private static func after(_ offset: Int, _ inlines: [Inline]) -> [Inline] {
        var out: [Inline] = []
        var isPast = false
        for inline in inlines {
            if isPast {
                out.append(inline)
            } else if inline.range.upperBound >= offset, case .text(let text) = inline.kind, let cut = afterColon(text) {
                isPast = true
                let rest = cut.drop { $0.isWhitespace }
                if !rest.isEmpty {
                    let start = inline.range.upperBound - rest.utf8.count
                    out.append(Inline(.text(String(rest)), range: max(inline.range.lowerBound, start)..<inline.range.upperBound))
                }
            } else if inline.range.lowerBound >= offset {
                isPast = true
                out.append(inline)
            }
        }
        return out
    }

    /// What follows the date's colon in the text that holds it.
    private static func afterColon(_ text: String) -> Substring? {
        var index = text.startIndex
        while let colon = text[index...].firstIndex(of: ":") {
            let next = text.index(after: colon)
            if next == text.endIndex || text[next].isWhitespace { return text[next...] }
            index = next
        }
        return nil
    }

    private static func identifier(_ inlines: [Inline], in reading: FileReading) -> String? {
        for inline in inlines {
            if case .token(let index) = inline.kind, case .identifier(let id) = reading.reference(index) { return id.value }
        }
        return nil
    }
}

/// `13,000 troops; [[Vienna Document]] observation threshold; 2019`
enum FigureReading {
    static func figure(_ line: RecordLine, in reading: inout FileReading) -> Figure? {
        let pieces = reading.split(line.value, at: ";")
        guard (2...3).contains(pieces.count),
            let measure = reading.party(pieces[1], at: reading.range(of: pieces[1], else: line.valueRange))
        else {
            reading.report(
                "figure-syntax", "a figure has a value, what it measures, and when", at: line.valueRange,
                notes: ["expected `figure: about 13,000 troops; observation threshold; 2019`"])
            return nil
        }
        var value = reading.plainText(pieces[0])
        guard !value.isEmpty else {
            reading.report(
                "figure-syntax", "this figure has no value", at: line.valueRange,
                notes: ["expected `figure: about 13,000 troops; observation threshold; 2019`"])
            return nil
        }
        var bound = Figure.Bound.exactly
        for candidate in Figure.Bound.allCases where candidate != .exactly && value.hasPrefix(candidate.rawValue + " ") {
            bound = candidate
            value = value.dropFirst(candidate.rawValue.count).trimmingSpaces
        }
        var when: Written<DateExpression>?
        if pieces.count == 3 {
            let range = reading.range(of: pieces[2], else: line.valueRange)
            when = DateReading.date(Written(reading.text.string(range), at: reading.origin(range)), in: &reading)
        }
        return Figure(bound: bound, value: value, measure: measure, when: when, origin: reading.origin(line.valueRange))
    }
}
