// Rule: a wikilink leads somewhere.

import Diagnostics
import Dossier
import Linking

enum BrokenWikilink: Rule {
    static let id = "broken-wikilink"
    static let severity = Severity.error
    static let summary = "A wikilink leads to a page, or to a place on it, that is there."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for broken in graph.brokenLinks {
            let link = broken.link
            switch broken.problem {
            case .unknownPage:
                let near = graph.resolver.near(link.page)
                findings.add(
                    "there is no page \(link.page)", at: link.origin,
                    notes: near == nil ? ["a wikilink names a page by its id, its title or one of its aliases"] : [],
                    suggestion: near.map { "[[\($0)\(link.fragment.map { "#" + $0 } ?? "")]]" }, replacement: nil)
            case .ambiguousPage(let ids):
                findings.add(
                    "\(link.page) is the name of several pages", at: link.origin,
                    notes: ["link to one of them by its id: \(ids.joined(separator: ", "))"])
            case .unknownPlace(let page, let near):
                let place = page.isEmpty ? "this page" : "the page \(page)"
                findings.add(
                    "\(place) has no \(link.fragment ?? "")", at: link.origin, suggestion: near.map { "[[\(page)#\($0)]]" })
            }
        }
    }
}
