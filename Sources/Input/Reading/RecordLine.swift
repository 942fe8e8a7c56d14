// The lists of `key: value` lines under headings and list items.

import CommonMark
import Diagnostics
import Dossier
import EDTF

/// One line of a record.
struct RecordLine {
    var key: String
    var keyRange: Range<Int>
    var value: [Inline]
    var valueRange: Range<Int>
    /// The whole item.
    var range: Range<Int>

    /// Reads a list item as a line of a record; nil when it does not begin with a word and a colon.
    static func reading(_ item: ListItem, in reading: FileReading) -> RecordLine? {
        guard case .paragraph(let inlines)? = item.blocks.first?.kind, case .text(let text)? = inlines.first?.kind else { return nil }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let key = String(text[..<colon])
        guard let first = key.utf8.first, (0x61...0x7A).contains(first) || (0x41...0x5A).contains(first),
            key.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D || $0 == 0x5F })
        else { return nil }
        let after = text[text.index(after: colon)...]
        guard after.isEmpty || after.first?.isWhitespace == true else { return nil }
        let start = inlines[0].range.lowerBound
        let rest = after.drop { $0.isWhitespace }
        let restStart = min(start + text.utf8.distance(from: text.startIndex, to: rest.startIndex), inlines[0].range.upperBound)
        var value: [Inline] = []
        if !rest.isEmpty { value.append(Inline(.text(String(rest)), range: restStart..<max(restStart, inlines[0].range.upperBound))) }
        value += inlines.dropFirst()
        let keyRange = start..<min(start + key.utf8.count, inlines[0].range.upperBound)
        return RecordLine(
            key: key, keyRange: keyRange, value: value, valueRange: reading.range(of: value, else: keyRange), range: item.range)
    }
}

/// The lines of a record, taken by key; what nobody takes is reported.
struct Record {
    private(set) var lines: [RecordLine]

    init(_ lines: [RecordLine], what: String, known: [String], in reading: inout FileReading) {
        self.lines = []
        for line in lines {
            if known.contains(line.key) {
                if reading.range(of: line.value, else: 0..<0).isEmpty {
                    reading.report(
                        "empty-value", "\(line.key) has no value", at: line.keyRange, notes: ["write one, or leave the line out"])
                } else {
                    self.lines.append(line)
                    if !Self.citing.contains(line.key), !reading.citations(in: line.value).isEmpty {
                        reading.report(
                            .warning, "record-text", "a citation in \(line.key) is not shown", at: line.valueRange,
                            notes: ["put it where the record or the sentence cites its source, or into the text"])
                    }
                    if Self.plain.contains(line.key), !reading.wikilinks(in: line.value).isEmpty {
                        reading.report(
                            .warning, "record-text", "a link in \(line.key) is shown as words", at: line.valueRange,
                            notes: ["put it into the text, if it is to lead somewhere"])
                    }
                }
            } else {
                let near = NearMiss.best(for: line.key, among: known)
                reading.report(
                    "unknown-key", "\(what) has no key \(line.key)", at: line.keyRange,
                    notes: near == nil ? ["known keys: \(known.joined(separator: ", "))"] : [], suggestion: near,
                    replacement: near.flatMap { near in Self.single.contains(near) && lines.contains { $0.key == near } ? nil : near })
            }
        }
    }

    /// Keys that stand once: a fix doesn't make a second one.
    private static let single: Set<String> = [
        "id", "via", "stated", "when", "date-words", "hedge", "kind", "confidence", "likelihood", "status", "because", "relation",
        "inferred",
        "place", "reviewed", "would-change", "alternative",
    ]

    /// Keys whose values are plain words.
    private static let plain: Set<String> = ["inferred", "hedge", "date-words", "tags", "allow", "reviewed"]

    /// Keys whose values may cite.
    private static let citing: Set<String> = ["evidence", "because", "alternative", "would-change", "also-dated"]

    /// The lines of a list below a sentence; what is no line of a record is reported.
    static func lines(_ list: List, what: String, in reading: inout FileReading) -> [RecordLine] {
        list.items.compactMap { item in
            guard let line = RecordLine.reading(item, in: reading) else {
                reading.report(
                    "record-syntax", "this is no key of \(what)", at: reading.firstLine(item.range), notes: ["expected `- key: value`"])
                return nil
            }
            for extra in item.blocks.dropFirst() {
                reading.report("record-syntax", "a line of a record has nothing below it", at: reading.firstLine(extra.range))
            }
            return line
        }
    }

    /// All lines with a key, for keys that may be repeated.
    func all(_ key: String) -> [RecordLine] {
        lines.filter { $0.key == key }
    }

    /// The line with a key; a second one is reported.
    func one(_ key: String, in reading: inout FileReading) -> RecordLine? {
        let found = all(key)
        for extra in found.dropFirst() {
            reading.report("duplicate-key", "\(key) stands twice in this record", at: extra.keyRange)
        }
        return found.first
    }

    func text(_ key: String, in reading: inout FileReading) -> Written<String>? {
        guard let line = one(key, in: &reading) else { return nil }
        return Written(reading.plainText(line.value), at: reading.origin(line.valueRange))
    }

    func string(_ key: String, in reading: inout FileReading) -> String? {
        text(key, in: &reading)?.value
    }

    /// Words of a source, with quotation marks around them or without.
    func quotedWords(_ key: String, in reading: inout FileReading) -> Written<String>? {
        text(key, in: &reading).map { Written($0.value.unquoted ?? $0.value, at: $0.origin) }
    }

    func phrase(_ key: String, in reading: inout FileReading) -> Phrase? {
        guard let line = one(key, in: &reading) else { return nil }
        return Phrase(line.value, at: reading.origin(line.valueRange))
    }

    func party(_ key: String, in reading: inout FileReading) -> Party? {
        guard let line = one(key, in: &reading) else { return nil }
        return reading.party(line.value, at: line.valueRange)
    }

    func date(_ key: String, in reading: inout FileReading) -> Written<DateExpression>? {
        guard let line = one(key, in: &reading) else { return nil }
        return DateReading.date(Written(reading.source(line.value, line.valueRange), at: reading.origin(line.valueRange)), in: &reading)
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of type: Choice.Type, in reading: inout FileReading) -> Choice?
    where Choice.RawValue == String {
        guard let written = text(key, in: &reading) else { return nil }
        return ChoiceReading.choice(type, key: key, written: written, in: &reading)
    }

    func id(in reading: inout FileReading) -> Written<String>? {
        guard let written = text("id", in: &reading) else { return nil }
        guard Slug.isValid(written.value) else {
            BracketForms.reportBadID(written.value, at: written.origin.range, in: &reading)
            return nil
        }
        return written
    }

    func citations(_ key: String, in reading: FileReading) -> [Citation] {
        all(key).flatMap { reading.citations(in: $0.value) }
    }

    /// The pages that the lines of a key name.
    func links(_ key: String, in reading: inout FileReading) -> [Wikilink] {
        all(key).flatMap { line in
            let links = reading.wikilinks(in: line.value)
            if links.isEmpty {
                reading.report("wrong-type", "\(key) names no page", at: line.valueRange, notes: ["expected `\(key): [[page#id]]`"])
            }
            let words = line.value.compactMap { if case .text(let text) = $0.kind { text } else { nil } }
            let rest = words.flatMap { $0.split(whereSeparator: { " ,;\n".contains($0) }) }.filter { $0 != "and" }
            if !links.isEmpty, !rest.isEmpty {
                reading.report(
                    .warning, "record-text", "text beside the link of \(key) is not shown", at: line.valueRange,
                    notes: ["put it into the text below the record"])
            }
            return links
        }
    }

    func tags(in reading: FileReading) -> [String] {
        all("tags").flatMap { line in
            var text = reading.plainText(line.value)
            if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
            return text.split(separator: ",").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
        }
    }

    /// `allow: rule, reason`
    func allowances(in reading: inout FileReading) -> [Allowance] {
        all("allow").compactMap { line in
            AllowanceReading.allowance(
                reading.plainText(line.value), at: line.valueRange, written: reading.origin(line.range), in: &reading)
        }
    }

    func likelihood(in reading: inout FileReading) -> Likelihood? {
        guard let written = text("likelihood", in: &reading) else { return nil }
        if let likelihood = Likelihood(term: written.value) { return likelihood }
        return ChoiceReading.choice(Likelihood.self, key: "likelihood", written: written, in: &reading)
    }
}

extension FileReading {
    /// The bytes of a value as they were typed: dates have characters that Markdown means something by.
    func source(_ inlines: [Inline], _ range: Range<Int>) -> String {
        text.string(self.range(of: inlines, else: range))
    }
}
