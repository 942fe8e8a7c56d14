// Rule: a wikilink leads somewhere.

import Diagnostics
import Dossier
import Linking

enum BrokenWikilink: Rule {
    static let id = "broken-wikilink"
    static let severity = Severity.error
    static let summary = "A wikilink leads to a page, or to a place on it, that is there."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        var near: [String: (shown: String?, certain: String?)] = [:]
        for broken in graph.brokenLinks {
            let link = broken.link
            switch broken.problem {
            case .unknownPage:
                if near[link.page] == nil, near.count < searches {
                    let shown = graph.resolver.near(link.page)
                    near[link.page] = (shown, shown == nil ? nil : graph.resolver.onlyNear(link.page))
                }
                let found = near[link.page]
                findings.add(
                    "there is no page \(link.page)", at: link.origin,
                    notes: found?.shown == nil ? ["a wikilink names a page by its id, its title or one of its aliases"] : [],
                    suggestion: found?.shown.map { "[[\($0)\(link.fragment.map { "#" + $0 } ?? "")]]" },
                    replacement: found?.certain.flatMap { replaced(link.page, by: $0, in: link, graph) })
            case .ambiguousPage(let ids):
                findings.add(
                    "\(link.page) is the name of several pages", at: link.origin,
                    notes: ["link to one of them by its id: \(ids.joined(separator: ", "))"])
            case .unknownPlace(let page, let near):
                let place = page.isEmpty ? "this page" : "the page \(page)"
                findings.add(
                    "\(place) has no \(link.fragment ?? "")", at: link.origin, suggestion: near.map { "[[\(page)#\($0)]]" },
                    replacement: near.flatMap { near in link.fragment.flatMap { replaced("#" + $0, by: "#" + near, in: link, graph) } })
            }
        }
    }

    /// Each search goes through every id and name: a dossier with thousands of broken links needs no thousand candidates.
    private static let searches = 500

    /// The link as it was typed with one part of it exchanged; nil where that part is not found as such.
    private static func replaced(_ part: String, by new: String, in link: Wikilink, _ graph: Graph) -> String? {
        guard graph.corpus.files.indices.contains(link.origin.file) else { return nil }
        let typed = graph.corpus.files[link.origin.file].text.string(link.origin.range)
        let target = typed.prefix { $0 != "|" }
        guard typed.hasPrefix("[[") || typed.hasPrefix("![["), let place = target.firstRange(of: part) else { return nil }
        return typed[..<place.lowerBound] + new + typed[place.upperBound...]
    }
}
