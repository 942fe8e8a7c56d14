// Graph → fragments: the one value that every composing file extends.

import Charting
import CommonMark
import Dossier
import EDTF
import Linking
import Mustache

/// Makes fragments of a graph. Fragments hold targets (`Target.code`), not addresses.
///
/// Every row of a page holds one: as a struct it would count all tables of the graph in and out for each.
public final class Composer: Sendable {
    public let graph: Graph
    public let wording: Wording
    /// Print has no links to copy and no hidden words, and its renderer takes the colours of drawings from their attributes only.
    public let medium: Medium
    /// The articles' own paragraphs by source, for a private copy; empty for everything that is published.
    let heldParagraphs: [Int: [String]]
    /// The notes whose first call is written, so that a link back to it leads somewhere.
    let calls: NoteCalls

    public init(_ graph: Graph, wording: Wording = .english, medium: Medium = .screen, heldParagraphs: [Int: [String]] = [:]) {
        self.graph = graph
        self.wording = wording
        self.medium = medium
        self.heldParagraphs = heldParagraphs
        calls = NoteCalls(graph)
    }

    /// What a link by id shows: the name of what it leads to.
    public func name(of target: Target) -> String { graph.name(of: target) }

    public func name(of page: PageRef) -> String { graph.name(of: page) }

    /// Whether the site has an address for it; packs are printed, not published.
    public func isPublished(_ target: Target) -> Bool {
        if case .pack = target.page { false } else { true }
    }

    /// A link's opening tag, with a hole for the address.
    func open(_ target: Target, class name: StaticString = "", into out: inout Markup) {
        out.append(raw: "<a ")
        if name.utf8CodeUnitCount > 0 {
            out.append(raw: "class=\"")
            out.append(raw: name)
            out.append(raw: "\" ")
        }
        out.append(raw: "href=\"")
        out.append(reference: target.code)
        out.append(raw: "\">")
    }

    public func link(_ target: Target, _ text: String, class name: StaticString = "") -> Markup {
        guard isPublished(target) else { return Markup(escaped: text) }
        var out = Markup()
        open(target, class: name, into: &out)
        out.append(escaped: text)
        out.append(raw: "</a>")
        return out
    }

    /// An entity's name as a link.
    public func entityLink(_ index: Int, shown: String? = nil) -> Markup {
        link(Target(.entity(index)), shown ?? graph.corpus.entities[index].name, class: "ent")
    }

    /// Someone named in a record: the entity linked, the words around it kept.
    public func party(_ party: Party) -> Markup {
        var out = Markup()
        guard let link = party.link else {
            out.append(escaped: party.text)
            return out
        }
        out.append(escaped: party.before)
        if case .success(let target) = graph.resolver.resolve(link, on: .home) {
            let isEntity = if case .entity = target.page { true } else { false }
            out.append(self.link(target, shown(link, target), class: isEntity ? "ent" : ""))
        } else {
            out.append(escaped: link.shown ?? link.page)
        }
        out.append(escaped: party.after)
        return out
    }

    /// Someone named in a record, in plain words.
    public func partyName(_ party: Party) -> String { graph.name(of: party) }

    public func parties(_ parties: [Party]) -> Markup {
        list(parties.map { party($0) })
    }

    /// "Poland, Lithuania and Latvia".
    public func names(_ parties: [Party]) -> String {
        wording.list(parties.map { partyName($0) })
    }

    func list(_ items: [Markup]) -> Markup {
        var out = Markup()
        for (index, item) in items.enumerated() {
            if index > 0 { out.append(raw: index == items.count - 1 ? " and " : ", ") }
            out.append(item)
        }
        return out
    }

    func shown(_ link: Wikilink, _ target: Target) -> String { graph.shown(link, target) }

    /// A line in plain words, links as they are shown, citations left out.
    public func plainText(_ phrase: Phrase) -> String { graph.plainText(phrase) }

    public func plainText(_ inlines: [Inline], file: Int) -> String { graph.plainText(inlines, file: file) }

    public func time(_ date: DateExpression) -> Markup {
        var out = Markup()
        if let machine = date.htmlDateTime {
            out.append(raw: "<time datetime=\"")
            out.append(escaped: machine)
            out.append(raw: "\">")
            out.append(escaped: date.phrase(wording.dates))
            out.append(raw: "</time>")
        } else {
            out.append(escaped: date.phrase(wording.dates))
        }
        return out
    }
}
