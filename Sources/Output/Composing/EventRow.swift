// One event of a list: its date as its source gives it, what happened, and what is uncertain about it.

import Dossier
import Linking
import Mustache

extension Composer {
    /// The sentence with its citations.
    public func sentence(_ index: Int) -> Markup {
        phrase(graph.events[index].event.sentence.inlines, in: graph.events[index].passage)
    }

    /// Status, words of the source, other datings, claims it reports or falsifies; empty where there is nothing to say.
    public func remarks(_ index: Int) -> Markup {
        let linked = graph.events[index]
        let event = linked.event
        var parts: [Markup] = []
        if let status = event.status { parts.append(Markup(escaped: wording.status(status))) }
        if !event.accordingTo.isEmpty {
            var part = Markup(raw: "according to ")
            part.append(parties(event.accordingTo))
            parts.append(part)
        }
        if let words = event.dateWords { parts.append(quotedWords(words.value, "the source’s words for the date")) }
        if let inferred = event.inferred { parts.append(Markup(escaped: "inferred: \(inferred)")) }
        for other in event.alsoDated {
            var part = Markup(raw: "also dated ")
            part.append(time(other.date.value))
            part.append(raw: " ")
            part.append(references(other.citations))
            if let remark = other.remark { part.append(escaped: ", \(remark)") }
            parts.append(part)
        }
        if let place = event.place {
            var part = Markup(raw: "place: ")
            part.append(party(place))
            parts.append(part)
        }
        for figure in event.figures { parts.append(self.figure(figure)) }
        for (label, claims) in [("reports the claim ", linked.reports), ("falsifies ", linked.falsifies)] {
            for claim in claims {
                var part = Markup(escaped: label)
                part.append(
                    link(Target(.dispute(graph.claims[claim].dispute), .claim(claim)), plainText(graph.claims[claim].claim.statement)))
                parts.append(part)
            }
        }
        for allowance in event.allowances { parts.append(Markup(escaped: "editors’ remark: \(allowance.reason)")) }
        if !event.tags.isEmpty { parts.append(Markup(escaped: "tags: \(event.tags.joined(separator: ", "))")) }
        if let reviewed = event.reviewed { parts.append(Markup(escaped: "reviewed \(reviewed)")) }
        var out = Markup()
        for (number, part) in parts.enumerated() {
            if number > 0 { out.append(raw: "; ") }
            out.append(part)
        }
        return out
    }
}
