// What `![[…]]` shows: a claim, a judgement, a paragraph, an event, or the head of a page. Never text with embeds of its own,
// so that pages can't embed each other for ever.

import Dossier
import Linking
import Mustache

extension Composer {
    /// Nil for what can only be linked to.
    func embed(_ target: Target) -> Markup? {
        switch (target.page, target.place) {
        case (_, .claim(let index)): return embed(claim: index)
        case (_, .judgement(let index)): return embed(judgement: index)
        case (_, .event(let index)):
            var out = Markup(raw: "<blockquote class=\"embed\"><p>")
            out.append(time(graph.events[index].event.date.value))
            out.append(raw: ": ")
            out.append(escaped: plainText(graph.events[index].event.sentence))
            out.append(raw: " ")
            out.append(references(graph.events[index].event.citations))
            out.append(raw: "</p></blockquote>\n")
            return out
        case (.source(let source), .paragraph(let number)):
            guard let digest = graph.corpus.sources[source].paragraphs[number - 1].digest else { return nil }
            return quoted(excerpt(digest.blocks, file: digest.file, limit: 2_000), target)
        case (.entity(let entity), .top):
            let body = graph.corpus.entities[entity].body
            return quoted(excerpt(body.blocks, file: body.file, limit: 400), target)
        case (.dispute(let index), .top):
            var out = Markup(raw: "<blockquote class=\"embed\"><p>")
            out.append(link(target, graph.corpus.disputes[index].title))
            out.append(raw: "</p>")
            for claim in graph.disputes[index].claims where graph.claims[claim].parent == nil {
                out.append(embed(claim: claim))
            }
            out.append(raw: "</blockquote>\n")
            return out
        default: return nil
        }
    }

    private func embed(claim index: Int) -> Markup {
        let linked = graph.claims[index]
        var out = Markup(raw: "<blockquote class=\"embed\"><p>")
        out.append(link(Target(.dispute(linked.dispute), .claim(index)), plainText(linked.claim.statement)))
        out.append(raw: "</p><p class=\"meta\">")
        out.append(raw: "Held by ")
        out.append(parties(linked.claim.holders))
        out.append(raw: " ")
        out.append(references(linked.claim.evidence))
        out.append(raw: "</p></blockquote>\n")
        return out
    }

    private func embed(judgement index: Int) -> Markup {
        let linked = graph.judgements[index]
        var out = Markup(raw: "<blockquote class=\"embed\"><p>")
        out.append(link(Target(linked.page, .judgement(index)), plainText(linked.judgement.sentence)))
        out.append(raw: "</p>")
        if let confidence = linked.judgement.confidence {
            out.append(raw: "<p class=\"meta\">")
            out.append(self.confidence(confidence))
            out.append(raw: "</p>")
        }
        out.append(raw: "</blockquote>\n")
        return out
    }

    private func quoted(_ text: String, _ target: Target) -> Markup {
        var out = Markup(raw: "<blockquote class=\"embed\"><p>")
        out.append(escaped: text)
        out.append(raw: "</p><p class=\"meta\">")
        out.append(link(target, name(of: target)))
        out.append(raw: "</p></blockquote>\n")
        return out
    }
}
