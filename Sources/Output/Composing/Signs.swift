// Small signs that stand beside words, never alone: confidence, claim and counterclaim.

import Dossier
import Linking
import Mustache

extension Composer {
    /// Three bars, filled as far as the confidence goes, and the word.
    public func confidence(_ confidence: Confidence, word: String? = nil) -> Markup {
        let filled = confidence == .low ? 1 : confidence == .moderate ? 2 : 3
        var out = Markup(raw: "<span class=\"conf\"><svg width=\"19\" height=\"12\" viewBox=\"0 0 19 11.6\" aria-hidden=\"true\">")
        out.append(raw: "<rect x=\"0.6\" y=\"7\" width=\"4.6\" height=\"4\"/>")
        out.append(
            raw: filled > 1
                ? "<rect x=\"7\" y=\"4\" width=\"4.6\" height=\"7\"/>" : "<rect x=\"7\" y=\"4\" width=\"4.6\" height=\"7\" class=\"off\"/>")
        out.append(
            raw: filled > 2
                ? "<rect x=\"13.4\" y=\"1\" width=\"4.6\" height=\"10\"/>"
                : "<rect x=\"13.4\" y=\"1\" width=\"4.6\" height=\"10\" class=\"off\"/>")
        out.append(raw: "</svg>")
        out.append(escaped: word ?? "\(wording.confidence(confidence)) confidence")
        out.append(raw: "</span>")
        return out
    }

    /// "Claim" with a square, "Counterclaim" with a diamond.
    public func side(isCounterclaim: Bool) -> Markup {
        isCounterclaim
            ? Markup(
                raw:
                    "<span class=\"side side-k\"><svg width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path d=\"M5 .8 9.2 5 5 9.2.8 5Z\" fill=\"none\" stroke-width=\"1.6\"/></svg>Counterclaim</span>"
            )
            : Markup(
                raw:
                    "<span class=\"side side-c\"><svg width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"8\" height=\"8\"/></svg>Claim</span>"
            )
    }

    /// A source's paragraphs as numbered cells, filled where an entity appears.
    public func strip(source: Int, filled: Set<Int>) -> Markup {
        var out = Markup(raw: "<ol class=\"strip\">")
        for paragraph in graph.corpus.sources[source].paragraphs {
            out.append(raw: "<li>")
            if filled.contains(paragraph.number) {
                open(Target(.source(source), .paragraph(paragraph.number)), into: &out)
                out.append(raw: "<span class=\"vh\">Paragraph </span>")
                out.append(number: paragraph.number)
                out.append(raw: "</a>")
            } else {
                out.append(raw: "<span>")
                out.append(number: paragraph.number)
                out.append(raw: "<span class=\"vh\"> not named</span></span>")
            }
            out.append(raw: "</li>")
        }
        out.append(raw: "</ol>")
        return out
    }
}
