// Key judgements: list items with a sentence and a few keys.

import CommonMark
import Diagnostics
import Dossier

enum JudgementReading {
    static let keys = ["id", "confidence", "likelihood", "because", "alternative", "would-change", "allow", "reviewed"]

    /// The judgements of the lists among `blocks`, and those repeated from elsewhere by an embed.
    static func judgements(_ blocks: [Block], in reading: inout FileReading) -> (own: [Judgement], repeated: [Wikilink], rest: [Block]) {
        var own: [Judgement] = []
        var repeated: [Wikilink] = []
        var rest: [Block] = []
        for block in blocks {
            guard case .list(let list) = block.kind else {
                rest.append(block)
                continue
            }
            for item in list.items {
                guard let first = item.blocks.first, case .paragraph(let inlines) = first.kind else {
                    reading.report("judgement-syntax", "this item has no sentence", at: item.range)
                    continue
                }
                if let embed = reading.wikilinks(in: inlines).first(where: \.isEmbed) {
                    repeated.append(embed)
                    if inlines.count > 1 || item.blocks.count > 1 {
                        reading.report("judgement-syntax", "a repeated judgement stands alone in its item", at: embed.origin.range)
                    }
                    continue
                }
                own.append(judgement(item, inlines, first.range, in: &reading))
            }
        }
        return (own, repeated, rest)
    }

    private static func judgement(_ item: ListItem, _ inlines: [Inline], _ range: Range<Int>, in reading: inout FileReading) -> Judgement {
        var judgement = Judgement(sentence: Phrase(inlines, at: reading.origin(range)), origin: reading.origin(range))
        var lines: [RecordLine] = []
        for block in item.blocks.dropFirst() {
            guard case .list(let list) = block.kind else {
                reading.report(
                    "judgement-syntax", "only a list of keys may follow a judgement's sentence",
                    at: reading.firstLine(block.range))
                continue
            }
            lines += Record.lines(list, what: "a judgement", in: &reading)
        }
        if !lines.isEmpty {
            let record = Record(lines, what: "a judgement", known: keys, in: &reading)
            judgement.id = record.id(in: &reading)?.value
            judgement.confidence = record.choice("confidence", of: Confidence.self, in: &reading)
            judgement.likelihood = record.likelihood(in: &reading)
            judgement.because = record.phrase("because", in: &reading)
            judgement.alternative = record.phrase("alternative", in: &reading)
            judgement.wouldChange = record.phrase("would-change", in: &reading)
            judgement.allowances = record.allowances(in: &reading)
            judgement.reviewed = record.string("reviewed", in: &reading)
        }
        return judgement
    }
}
