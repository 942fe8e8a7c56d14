// The graph as questions see it: whatever a row shows, made into a cell in one way.

import Dossier
import EDTF
import Linking
import Quoting

final class Asked: Sendable {
    let graph: Graph
    let wording: ReportWording
    /// The one entity a report on actors is asked about.
    let entity: Int?

    init(graph: Graph, wording: ReportWording, entity: Int? = nil) {
        self.graph = graph
        self.wording = wording
        self.entity = entity
    }

    var corpus: Corpus { graph.corpus }

    // MARK: Cells

    func claim(_ index: Int) -> ReportCell {
        let target = Target(.dispute(graph.claims[index].dispute), .claim(index))
        return .link(target, graph.name(of: target))
    }

    func dispute(_ index: Int) -> ReportCell {
        .link(Target(.dispute(index)), corpus.disputes[index].short ?? corpus.disputes[index].title)
    }

    func event(_ index: Int) -> ReportCell {
        let target = Target(.timeline, .event(index))
        return .link(target, graph.name(of: target))
    }

    func entity(_ index: Int) -> ReportCell { .link(Target(.entity(index)), corpus.entities[index].name) }

    func source(_ index: Int) -> ReportCell { .link(Target(.source(index)), corpus.sources[index].short) }

    func page(_ page: PageRef) -> ReportCell {
        // Packs have no address on the site.
        if case .pack = page { return .text(graph.name(of: page)) }
        return .link(Target(page), graph.name(of: page))
    }

    /// Someone named in a record: a link where there is a page, with the words around it.
    func party(_ party: Party) -> ReportCell {
        guard let link = party.link, case .success(let target) = graph.resolver.resolve(link, on: .home) else {
            return ReportCell(party.text)
        }
        if case .pack = target.page { return ReportCell(graph.name(of: party)) }
        return .link(target, graph.name(of: party))
    }

    func parties(_ parties: [Party]) -> ReportCell { ReportCell(parties.map(party)) }

    func holders(_ claim: Int) -> ReportCell {
        let holders = graph.claims[claim].claim.holders
        return holders.isEmpty ? ReportCell([.text(wording.nobodyNamed)]) : parties(holders)
    }

    /// The source's short name and the paragraph.
    func citation(_ citation: Citation) -> ReportCell {
        let resolved = ResolvedCitation(citation: citation, source: graph.resolver.source(citation.source))
        guard let index = resolved.source, var target = resolved.target else { return ReportCell(citation.source) }
        if case .paragraph(let number) = target.place, number > corpus.sources[index].paragraphs.count { target.place = .top }
        let name = corpus.sources[index].short
        let place: String =
            switch citation.locator {
            case .paragraph(let number): " ¶\(number)"
            case .paragraphs(let range): " ¶¶\(range.lowerBound)–\(range.upperBound)"
            case .unit(let unit): ", \(unit)"
            case nil: ""
            }
        return .link(target, name + place)
    }

    /// Each place once, however often it is cited.
    func citations(_ citations: [Citation]) -> ReportCell {
        var seen: Set<ReportCell> = []
        return ReportCell(citations.map(citation).filter { seen.insert($0).inserted })
    }

    /// Every citation a claim's evidence or an event rests on, other datings included.
    func citations(ofEvent index: Int) -> [Citation] {
        let event = graph.events[index].event
        return event.citations + event.alsoDated.flatMap(\.citations)
    }

    func status(_ claim: Claim) -> ReportCell { ReportCell(claim.status.map { wording.status($0.value) }) }

    func side(_ claim: Int) -> ReportCell { .text(wording.side(isCounterclaim: graph.claims[claim].isCounterclaim)) }

    // MARK: What several questions ask

    func isEditors(_ party: Party) -> Bool { party.link == nil && party.text == "editors" }

    /// Whether the editors alone hold it.
    func isEditorial(_ claim: Claim) -> Bool { !claim.holders.isEmpty && claim.holders.allSatisfy(isEditors) }

    /// The source of each citation that names one of the dossier's, each once, in ascending order.
    func sources(_ citations: [Citation]) -> [Int] { Set(citations.compactMap { graph.resolver.source($0.source) }).sorted() }

    /// Names in an order that is the same on every machine: case folded, then as they stand.
    static func sortKey(_ name: String) -> String { Folding.fold(name).lowercased() + "\u{0}" + name }

    func entitiesByName(_ entities: some Sequence<Int>) -> [Int] {
        entities.map { ($0, Self.sortKey(corpus.entities[$0].name)) }.sorted {
            $0.1 == $1.1 ? $0.0 < $1.0 : $0.1.utf8.lexicographicallyPrecedes($1.1.utf8)
        }.map(\.0)
    }

    /// The paragraphs a citation means that there are: a range may name more.
    func paragraphs(_ citation: Citation, of source: Int) -> ClosedRange<Int>? {
        let count = corpus.sources[source].paragraphs.count
        guard count > 0, let named = citation.locator?.paragraphs, named.lowerBound >= 1, named.lowerBound <= count else { return nil }
        return named.lowerBound...min(named.upperBound, count)
    }
}
