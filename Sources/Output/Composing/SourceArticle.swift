// A source's digest as a grid: numbered paragraphs, margin notes beside the paragraph that calls them.

import CommonMark
import Dossier
import Linking
import Mustache

extension Composer {
    /// The paragraphs `#p1`, `#p2` …, those without a digest too. The notes of a paragraph take the rows up to the next annotated one,
    /// so that they never overlap and need no script.
    public func article(_ source: Int) -> Markup {
        let paragraphs = graph.corpus.sources[source].paragraphs
        var notes = paragraphs.map { self.notes(of: $0, in: source) }
        // A note that only another note calls, or a link's text, where no call is written, is told all the same.
        let placed = Set(notes.joined())
        if let last = notes.indices.last { notes[last] += graph.corpus.sources[source].notes.indices.filter { !placed.contains($0) } }
        var out = Markup()
        for (index, paragraph) in paragraphs.enumerated() {
            out.append(self.paragraph(paragraph, of: source))
            guard !notes[index].isEmpty else { continue }
            let next = notes[(index + 1)...].firstIndex { !$0.isEmpty } ?? paragraphs.count
            out.append(raw: "<div class=\"notes\" style=\"grid-row:")
            out.append(number: index + 1)
            out.append(raw: "/")
            out.append(number: next + 1)
            out.append(raw: "\">")
            for note in notes[index] { out.append(self.note(note, of: source)) }
            out.append(raw: "</div>\n")
        }
        if paragraphs.isEmpty, !graph.corpus.sources[source].notes.isEmpty {
            out.append(raw: "<div class=\"notes\">")
            for note in graph.corpus.sources[source].notes.indices { out.append(self.note(note, of: source)) }
            out.append(raw: "</div>\n")
        }
        return out
    }

    private func paragraph(_ paragraph: Paragraph, of source: Int) -> Markup {
        let number = paragraph.number
        var out = Markup(raw: "<div class=\"para\" id=\"p")
        out.append(number: number)
        out.append(raw: "\" style=\"grid-row:")
        out.append(number: number)
        out.append(raw: "\"><a class=\"pn\" href=\"#p")
        out.append(number: number)
        out.append(raw: "\"><span class=\"vh\">Link to paragraph </span><span aria-hidden=\"true\">¶</span>")
        out.append(number: number)
        out.append(raw: "</a>")
        if let passage = graph.sources[source].paragraphs[number - 1] {
            out.append(prose(passage))
        } else {
            out.append(raw: "<p class=\"meta\">There is no digest of this paragraph yet.</p>")
        }
        if let held = heldParagraphs[source], held.indices.contains(number - 1), !held[number - 1].isEmpty {
            out.append(raw: "<blockquote class=\"held\"")
            if let language = graph.corpus.sources[source].language {
                out.append(raw: " lang=\"")
                out.append(escaped: language)
                out.append(raw: "\"")
            }
            out.append(raw: ">")
            out.append(escaped: held[number - 1])
            out.append(raw: "</blockquote>")
        }
        let place = Target(.source(source), .paragraph(number))
        out.append(citeLine(place, name(of: place)))
        out.append(raw: "</div>\n")
        return out
    }

    /// Indices of the notes that a paragraph is the first to call.
    private func notes(of paragraph: Paragraph, in source: Int) -> [Int] {
        guard let digest = paragraph.digest else { return [] }
        let all = graph.corpus.sources[source].notes
        var found: [Int] = []
        for block in digest.blocks {
            block.forEachFootnoteReference { reference in
                guard reference.occurrence == 1, let index = all.firstIndex(where: { $0.label == reference.label }) else { return }
                if !found.contains(index) { found.append(index) }
            }
        }
        return found
    }

    private func note(_ index: Int, of source: Int) -> Markup {
        let note = graph.corpus.sources[source].notes[index]
        let number = index + 1
        let passage = graph.passages[graph.sources[source].notes[index]]
        var blocks = note.prose.blocks
        let kind = kind(takenFrom: &blocks)
        var out = Markup(raw: "<aside class=\"note\" aria-label=\"Note ")
        out.append(number: number)
        out.append(raw: "\"><details open><summary>Note ")
        out.append(number: number)
        if let kind {
            out.append(raw: ": ")
            out.append(escaped: kind)
        }
        out.append(raw: "</summary><div class=\"b\" id=\"N")
        out.append(number: number)
        out.append(raw: "\"><span class=\"k\"><span class=\"num\">")
        out.append(number: number)
        out.append(raw: "</span>")
        if let kind { out.append(escaped: kind) }
        out.append(raw: "</span>")
        out.append(write(blocks, in: passage))
        out.append(raw: "</div></details></aside>")
        return out
    }

    /// The bold word a note begins with: "**Gap.** …".
    private func kind(takenFrom blocks: inout [Block]) -> String? {
        guard case .paragraph(var inlines)? = blocks.first?.kind, case .strong(let content)? = inlines.first?.kind else { return nil }
        var kind = content.plainText
        guard kind.hasSuffix("."), kind.count < 40 else { return nil }
        kind.removeLast()
        inlines.removeFirst()
        blocks[0].kind = .paragraph(inlines)
        return kind
    }
}
