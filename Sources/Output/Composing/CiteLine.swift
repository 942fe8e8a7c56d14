// How to cite one place of the dossier: shown where a link to it has led, so that a reader who took the link can copy the line.

import Dossier
import Linking
import Mustache

extension Target {
    /// The bit of a code that asks for the whole address, as people cite it, where the code alone asks for one that leads there.
    public static let citedBit: UInt64 = 1 << 63
}

extension Composer {
    /// "Cite as: Carpenter 2021 ¶3, in Belarus and NATO, edition of 21 November 2026, https://…".
    /// - Parameter whose: what is cited, in plain words.
    func citeLine(_ target: Target, _ whose: String) -> Markup {
        // A paper copy is cited as a whole.
        guard medium == .screen else { return Markup() }
        var out = Markup(raw: "<p class=\"cite\">Cite as: <span>")
        out.append(escaped: whose)
        out.append(raw: ", in <cite>")
        out.append(escaped: graph.corpus.settings.title)
        out.append(raw: "</cite>, ")
        if let publisher = graph.corpus.settings.publisher {
            out.append(escaped: publisher)
            out.append(raw: ", ")
        }
        if let edition = graph.corpus.settings.editions.first {
            out.append(escaped: "edition of \(edition.date.phrase(wording.dates))")
            out.append(raw: ", ")
        }
        out.append(reference: target.code | Target.citedBit)
        out.append(raw: "</span></p>")
        return out
    }
}
