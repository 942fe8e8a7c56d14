// Small signs that stand beside words, never alone: confidence, claim and counterclaim.

import Dossier
import Linking
import Mustache

extension Composer {
    /// Three bars, filled as far as the confidence goes, and the word.
    public func confidence(_ confidence: Confidence, word: String? = nil) -> Markup {
        let filled = confidence == .low ? 1 : confidence == .moderate ? 2 : 3
        var out = Markup(raw: "<span class=\"conf\"><svg width=\"19\" height=\"12\" viewBox=\"0 0 19 11.6\" aria-hidden=\"true\">")
        bar("<rect x=\"0.6\" y=\"7\" width=\"4.6\" height=\"4\"", isFilled: true, &out)
        bar("<rect x=\"7\" y=\"4\" width=\"4.6\" height=\"7\"", isFilled: filled > 1, &out)
        bar("<rect x=\"13.4\" y=\"1\" width=\"4.6\" height=\"10\"", isFilled: filled > 2, &out)
        out.append(raw: "</svg>")
        out.append(escaped: word ?? "\(wording.confidence(confidence)) confidence")
        out.append(raw: "</span>")
        return out
    }

    private func bar(_ shape: StaticString, isFilled: Bool, _ out: inout Markup) {
        out.append(raw: shape)
        switch (medium, isFilled) {
        case (.screen, true): break
        case (.screen, false): out.append(raw: " class=\"off\"")
        case (.print, true): out.append(raw: " fill=\"#1a1c1e\"")
        case (.print, false): out.append(raw: " fill=\"none\" stroke=\"#84807a\" stroke-width=\"0.9\"")
        }
        out.append(raw: "/>")
    }

    /// "Claim" with a square, "Counterclaim" with a diamond.
    public func side(isCounterclaim: Bool) -> Markup {
        if medium == .print {
            return isCounterclaim
                ? Markup(
                    raw:
                        "<span class=\"side side-k\"><svg width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path d=\"M5 .8 9.2 5 5 9.2.8 5Z\" fill=\"none\" stroke=\"#83350d\" stroke-width=\"1.6\"/></svg>Counterclaim</span>"
                )
                : Markup(
                    raw:
                        "<span class=\"side side-c\"><svg width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"8\" height=\"8\" fill=\"#1c4c8a\"/></svg>Claim</span>"
                )
        }
        return isCounterclaim
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
        let paragraphs = graph.corpus.sources[source].paragraphs
        for index in paragraphs.indices {
            let number = paragraphs[index].number
            out.append(raw: "<li>")
            if filled.contains(number) {
                open(Target(.source(source), .paragraph(number)), into: &out)
                out.append(raw: "<span class=\"vh\">Paragraph </span>")
                out.append(number: number)
                out.append(raw: "</a>")
            } else {
                out.append(raw: "<span>")
                out.append(number: number)
                out.append(raw: "<span class=\"vh\"> not named</span></span>")
            }
            out.append(raw: "</li>")
        }
        out.append(raw: "</ol>")
        return out
    }
}
