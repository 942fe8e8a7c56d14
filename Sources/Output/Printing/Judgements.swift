// Key judgements in print: the sentence, how sure, why, how else it could be read, what would change it, and how thin its ground is.

import CommonMark
import Composing
import Dossier
import Linking
import Mustache

extension PackDraft {
    /// A judgement with the text it stands in.
    struct Printed {
        var judgement: Judgement
        var passage: Passage
        var id: String?
    }

    /// The pack's judgements in the order of the file: those repeated from elsewhere first, as authors write them.
    var printedJudgements: [Printed] {
        var out: [(place: Int, printed: Printed)] = []
        for link in pack.repeated {
            guard case .success(let target) = graph.resolver.resolve(link, on: .pack(index)), case .judgement(let number) = target.place
            else { continue }
            let linked = graph.judgements[number]
            out.append(
                (
                    link.origin.range.lowerBound,
                    Printed(judgement: linked.judgement, passage: graph.passages[linked.passage], id: composer.printedID(target))
                ))
        }
        for (number, judgement) in pack.judgements.enumerated() {
            let id = composer.printedID(Target(.pack(index))).map { "\($0).j\(number + 1)" }
            out.append((judgement.origin.range.lowerBound, Printed(judgement: judgement, passage: passage, id: id)))
        }
        return out.sorted { $0.place < $1.place }.map(\.printed)
    }

    var judgements: Markup { judgements(printedJudgements) }

    func judgements(_ printed: [Printed]) -> Markup {
        var out = Markup()
        guard !printed.isEmpty else { return out }
        out.append(raw: "<ol class=\"kj\">\n")
        for item in printed {
            out.append(raw: "<li")
            if let id = item.id {
                out.append(raw: " id=\"")
                out.append(escaped: id)
                out.append(raw: "\"")
            }
            out.append(raw: "><p class=\"kj-s\">")
            out.append(composer.phrase(item.judgement.sentence.inlines, in: item.passage))
            out.append(raw: "</p>\n<p class=\"kj-c\">")
            if let confidence = item.judgement.confidence { out.append(composer.confidence(confidence)) }
            if let likelihood = item.judgement.likelihood {
                out.append(raw: " <span class=\"lik\">")
                out.append(escaped: likelihood.rawValue.prefix(1).uppercased() + likelihood.rawValue.dropFirst())
                out.append(raw: "</span>")
            }
            if let ground = JudgementGround(item.judgement, file: item.passage.file, graph).remark {
                out.append(raw: " <span class=\"thin\">")
                out.append(escaped: ground)
                out.append(raw: "</span>")
            }
            out.append(raw: "</p>\n")
            let rows: [(StaticString, Phrase?)] = [
                ("Because", item.judgement.because), ("Another view", item.judgement.alternative),
                ("Would change with", item.judgement.wouldChange),
            ]
            for (label, phrase) in rows {
                guard let phrase else { continue }
                out.append(raw: "<p class=\"kj-n\"><b>")
                out.append(raw: label)
                out.append(raw: "</b> ")
                out.append(composer.phrase(phrase.inlines, in: item.passage))
                out.append(raw: "</p>\n")
            }
            out.append(raw: "</li>\n")
        }
        out.append(raw: "</ol>\n")
        return out
    }
}

/// The sources that a judgement cites, and what is thin about them.
struct JudgementGround {
    private(set) var sources: [Int] = []
    private let graph: Graph

    init(_ judgement: Judgement, file: Int, _ graph: Graph) {
        self.graph = graph
        for phrase in judgement.phrases {
            phrase.inlines.visitTokens { token, _ in
                guard case .citations(let citations) = graph.corpus.reference(token, file: file) else { return }
                for citation in citations {
                    if let source = graph.resolver.source(citation.source), !sources.contains(source) { sources.append(source) }
                }
            }
        }
    }

    /// Nil where two sources or more stand behind it, none graded D or lower.
    var remark: String? {
        let weak = sources.filter {
            (graph.corpus.sources[$0].reliability?.rawValue ?? "A") >= "D" && graph.corpus.sources[$0].reliability != .f
        }
        var parts: [String] = []
        if sources.count == 1 { parts.append("Rests on one source") }
        if !weak.isEmpty {
            let names = weak.map { graph.corpus.sources[$0].short }.joined(separator: ", ")
            parts.append("\(parts.isEmpty ? "R" : "r")ests in part on a source graded D or lower (\(names))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ") + "."
    }
}
