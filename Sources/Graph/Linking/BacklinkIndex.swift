// Who points at a page, and from which paragraph.

import Dossier

enum BacklinkIndex {
    /// One pass over the passages; each backlink is stored once, under the page it points at.
    static func build(_ graph: inout Graph) {
        var backlinks: [PageRef: [Backlink]] = [:]
        for (index, passage) in graph.passages.enumerated() {
            let own = passage.target.page
            for link in passage.links where link.target.page != own || passage.role == .note {
                backlinks[link.target.page, default: []].append(Backlink(passage: index, place: link.target.place, kind: .link))
                if passage.role == .digest, case .claim(let claim) = link.target.place, graph.claims[claim].reportedIn.last != index {
                    graph.claims[claim].reportedIn.append(index)
                }
            }
            var last = -1
            for mention in passage.mentions.sorted(by: { $0.entity < $1.entity }) where mention.entity != last {
                last = mention.entity
                backlinks[.entity(mention.entity), default: []].append(Backlink(passage: index, place: .top, kind: .mention))
            }
            for citation in passage.citations {
                guard let source = citation.source, let target = citation.target else { continue }
                backlinks[target.page, default: []].append(Backlink(passage: index, place: target.place, kind: .citation))
                graph.sources[source].citedBy.append(SourceUse(passage: index, paragraphs: citation.citation.locator?.paragraphs))
            }
        }
        graph.backlinks = backlinks
    }
}
