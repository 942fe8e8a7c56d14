// What a form has no room for: a brief that runs over its page is an error, since type never shrinks.

import CommonMark
import Diagnostics
import Dossier
import Linking

extension PrintedPack {
    /// Words of a brief's bottom line.
    private static let briefWords = 60

    /// What is wrong with the pack whatever the paper, and what its judgements rest on too little: an `allow: single-source` or
    /// `allow: weak-source` of a judgement, which gives the editors' reason, silences that.
    public var findings: [Diagnostic] {
        var out: [Diagnostic] = []
        let corpus = draft.corpus
        for printed in draft.printedJudgements {
            let judgement = printed.judgement
            guard let remark = JudgementGround(judgement, file: printed.passage.file, draft.graph).remark,
                !judgement.allowances.contains(where: { ["single-source", "weak-source"].contains($0.rule) })
            else { continue }
            out.append(
                Diagnostic(
                    .warning, rule: "pack-judgement",
                    "this judgement \(remark.prefix(1).lowercased() + remark.dropFirst().dropLast())",
                    at: corpus.range(judgement.origin),
                    notes: ["packs that print it say so below it; cite a better source, or allow single-source"]))
        }
        let origin = corpus.range(draft.pack.origin)
        let leftOut = draft.leftOut
        if leftOut > 0 {
            let room = ["brief": "one table, of the first thing it includes", "cards": "entities", "wall": "spans of the timeline"]
            out.append(
                Diagnostic(
                    .warning, rule: "pack-form",
                    "\(leftOut == 1 ? "a part" : "\(leftOut) parts") of what this pack includes \(leftOut == 1 ? "has" : "have") no place in its form",
                    at: origin,
                    notes: ["\(format.rawValue) prints \(room[format.rawValue] ?? "less"); make it `format: pack`, or take the rest out"]))
        }
        guard format == .brief else { return out }
        let words = (draft.text.bottomLine?.blocks ?? []).reduce(0) {
            $0 + WordCounting.words(in: $1, file: draft.pack.body.file, draft.graph)
        }
        if words > Self.briefWords {
            out.append(
                Diagnostic(
                    .error, rule: "brief-overflow", "the bottom line has \(words) words", at: origin,
                    notes: ["the bottom line of a brief has at most \(Self.briefWords)"]))
        }
        if draft.printedJudgements.count > PackDraft.briefJudgements {
            out.append(
                Diagnostic(
                    .error, rule: "brief-overflow", "this brief has \(draft.printedJudgements.count) judgements", at: origin,
                    notes: ["a brief has at most \(PackDraft.briefJudgements)"]))
        }
        return out
    }

    /// Nil where the pack has as many pages as its form allows.
    /// - Parameter pages: of the pack as it was set.
    public func finding(pages: SetPages, paper: Paper) -> Diagnostic? {
        let origin = draft.corpus.range(draft.pack.origin)
        switch format {
        case .brief where pages.count > 1:
            return Diagnostic(
                .error, rule: "brief-overflow", "this brief takes \(pages.count) pages on \(paper == .a4 ? "A4" : "US Letter")", at: origin,
                notes: ["a brief is one page: shorten a judgement, include a shorter table, or make it `format: pack`"])
        case .cards where pages.count > parts.count:
            let over = parts.enumerated().first { number, part in pages.pages[part.id].map { $0 > number + 1 } ?? false }
                .map { parts[max(0, $0.offset - 1)].title }
            return Diagnostic(
                .error, rule: "card-overflow", "a card runs over its face: \(over ?? parts.last?.title ?? draft.pack.title)", at: origin,
                notes: ["a card shows an entity's first words and three relations; a long name or relation takes more room"])
        default: return nil
        }
    }
}

/// Words as a reader counts them: without references.
private enum WordCounting {
    static func words(in block: Block, file: Int, _ graph: Graph) -> Int {
        switch block.kind {
        case .paragraph(let inlines), .heading(_, let inlines):
            graph.plainText(inlines, file: file).split(whereSeparator: \.isWhitespace).count
        case .list(let list): list.items.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + words(in: $1, file: file, graph) } }
        case .blockquote(let blocks): blocks.reduce(0) { $0 + words(in: $1, file: file, graph) }
        default: 0
        }
    }
}
