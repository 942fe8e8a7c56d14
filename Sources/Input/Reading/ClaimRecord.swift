// The record of a claim: the list straight under its heading.

import CommonMark
import Diagnostics
import Dossier

enum ClaimRecord {
    static let keys = [
        "id", "holder", "via", "stated", "when", "date-words", "evidence", "hedge", "kind", "confidence", "likelihood", "status", "because",
        "relation", "rebuts", "undercuts", "qualifies", "supports", "concedes", "context", "figure", "inferred", "place", "tags", "allow",
        "reviewed",
    ]

    /// The items of the record at the head of a section, and the blocks after it. A list is a record when its first item is `key: …`
    /// and one of its items has a key of a record, or nearly one; it ends at a blank line between its items.
    static func cut(_ blocks: [Block], in reading: FileReading) -> (items: [ListItem], rest: [Block]) {
        guard let first = blocks.first, case .list(let list) = first.kind, !list.ordered, let head = list.items.first,
            RecordLine.reading(head, in: reading) != nil
        else { return ([], blocks) }
        var end = 1
        while end < list.items.count {
            let above = list.items[end - 1].range
            let lineAbove = reading.text.lineNumber(at: max(above.lowerBound, above.upperBound - 1))
            guard reading.text.lineNumber(at: list.items[end].range.lowerBound) == lineAbove + 1 else { break }
            end += 1
        }
        let isRecord = list.items[..<end].contains { item in
            guard let key = RecordLine.reading(item, in: reading)?.key else { return false }
            return keys.contains(key) || NearMiss.best(for: key, among: keys) != nil
        }
        guard isRecord else { return ([], blocks) }
        guard end < list.items.count else { return (list.items, Array(blocks.dropFirst())) }
        var tail = list
        tail.items = Array(list.items[end...])
        let block = Block(
            .list(tail), range: list.items[end].range.lowerBound..<max(list.items[end].range.lowerBound, first.range.upperBound))
        return (Array(list.items[..<end]), [block] + blocks.dropFirst())
    }

    static func read(_ record: Record, into claim: inout Claim, in reading: inout FileReading) {
        claim.holders = record.all("holder").compactMap { reading.party($0.value, at: $0.valueRange) }
        claim.via = record.all("via").flatMap { line in
            reading.split(line.value, at: ";").compactMap { reading.party($0, at: reading.range(of: $0, else: line.valueRange)) }
        }
        claim.stated = record.date("stated", in: &reading)
        claim.when = record.date("when", in: &reading)
        claim.dateWords = record.quotedWords("date-words", in: &reading)
        claim.evidence = evidence(record, in: &reading)
        claim.hedge = record.quotedWords("hedge", in: &reading)
        claim.kind = record.choice("kind", of: ClaimKind.self, in: &reading) ?? .fact
        claim.confidence = record.choice("confidence", of: Confidence.self, in: &reading)
        claim.likelihood = record.likelihood(in: &reading)
        if let line = record.one("status", in: &reading) {
            let written = Written(reading.plainText(line.value), at: reading.origin(line.valueRange))
            claim.status = ChoiceReading.choice(ClaimStatus.self, key: "status", written: written, in: &reading)
                .map { Written($0, at: written.origin) }
        }
        claim.because = record.phrase("because", in: &reading)
        claim.figures = record.all("figure").compactMap { FigureReading.figure($0, in: &reading) }
        claim.inferred = record.string("inferred", in: &reading)
        claim.place = record.party("place", in: &reading)
        claim.tags = record.tags(in: reading)
        claim.allowances = record.allowances(in: &reading)
        claim.reviewed = record.string("reviewed", in: &reading)
        claim.relation = relation(record, in: &reading)
        for relation in AnswerRelation.allCases {
            claim.answers += record.links(relation.rawValue, in: &reading).map { Answer(relation: relation, target: $0) }
        }
    }

    private static func evidence(_ record: Record, in reading: inout FileReading) -> [Citation] {
        record.all("evidence").flatMap { line in
            let citations = reading.citations(in: line.value)
            if citations.isEmpty, !hasMalformed(line, in: reading) {
                reading.report(
                    "wrong-type", "evidence cites nothing", at: line.valueRange, notes: ["expected `evidence: [@source, ¶3, \"words\"]`"])
            }
            // What runs on to a second line has its own finding.
            let beside = line.value.filter { !reading.isCitation($0) }
            let place = reading.firstLine(reading.range(of: beside, else: line.valueRange))
            if !citations.isEmpty, !reading.plainText(beside).isEmpty,
                reading.text.lineNumber(at: place.lowerBound) == reading.text.lineNumber(at: line.keyRange.lowerBound)
            {
                reading.report(
                    .warning, "record-text", "text beside the citation of evidence is not shown", at: place,
                    notes: ["put it into the analysis below the record"])
            }
            return citations
        }
    }

    private static func hasMalformed(_ line: RecordLine, in reading: FileReading) -> Bool {
        line.value.contains { inline in
            guard case .token(let index) = inline.kind, case .malformed = reading.reference(index) else { return false }
            return true
        }
    }

    private static func relation(_ record: Record, in reading: inout FileReading) -> AnswerRelation? {
        guard let line = record.one("relation", in: &reading) else { return nil }
        return ChoiceReading.choice(
            AnswerRelation.self, key: "relation", written: Written(reading.plainText(line.value), at: reading.origin(line.valueRange)),
            in: &reading)
    }
}
