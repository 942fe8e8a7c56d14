// Where a target is, seen from a page: the only place that writes addresses within the site.

import Exporting
import Linking

/// Writes addresses of targets for one page.
struct AddressWriter: Sendable {
    private let map: SiteMap
    private let graph: Graph
    private let style: AddressStyle
    private let from: SitePage
    private let fromPath: String
    private let base: String?
    /// `../` for each folder the page stands in; for the 404 page, which is served anywhere, the site's own path.
    let toRoot: String

    init(map: SiteMap, graph: Graph, style: AddressStyle, base: String?, from: SitePage) {
        self.map = map
        self.graph = graph
        self.style = style
        self.from = from
        self.base = base
        fromPath = map.path(from)
        if case .notFound = from.page, style == .clean {
            toRoot = base.map(Self.path) ?? "/"
        } else {
            toRoot = String(repeating: "../", count: fromPath.utf8.count { $0 == UInt8(ascii: "/") })
        }
    }

    /// The path of an absolute address, with a slash at its end.
    private static func path(of base: String) -> String {
        let rest = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return rest.count > 3 && !rest[3].isEmpty ? "/\(rest[3])/" : "/"
    }

    /// Appends the address of a target, safe inside a quoted attribute.
    func append(_ target: Target, to out: inout [UInt8]) {
        let page = page(of: target)
        let fragment = fragment(of: target)
        if page == from, let fragment {
            out.append(UInt8(ascii: "#"))
            out += fragment.utf8
            return
        }
        let path = map.path(page)
        if path.isEmpty || path.utf8.last == UInt8(ascii: "/") {
            if toRoot.isEmpty, path.isEmpty, style == .clean {
                out += "./".utf8
            } else {
                out += toRoot.utf8
                out += path.utf8
            }
            if style == .files { out += "index.html".utf8 }
        } else {
            out += toRoot.utf8
            out += path.utf8
        }
        if let fragment {
            out.append(UInt8(ascii: "#"))
            out += fragment.utf8
        }
    }

    /// The address as a file beside the page names it: absolute where the site has an address of its own.
    func written(_ target: Target) -> String {
        let path = map.path(page(of: target))
        let place = self.place(of: target, at: path)
        if let base { return "\(base)/\(path)\(place)" }
        let relative = toRoot + path
        return (relative.isEmpty ? "./" : relative) + place
    }

    /// The whole address, as people cite it: absolute, or below the site's root where it has no address of its own.
    func cited(_ target: Target) -> String {
        let path = map.path(page(of: target)) + (fragment(of: target).map { "#" + $0 } ?? "")
        return base.map { "\($0)/\(path)" } ?? path
    }

    /// What follows a page's path: the file where addresses end in one, and the fragment.
    private func place(of target: Target, at path: String) -> String {
        let isFolder = path.isEmpty || path.hasSuffix("/")
        return (isFolder && style == .files ? "index.html" : "") + (fragment(of: target).map { "#" + $0 } ?? "")
    }

    private func page(of target: Target) -> SitePage { map.page(of: target) }
    private func fragment(of target: Target) -> String? { SiteMap.fragment(of: target, graph) }
}

extension AddressWriter: SiteAddresses {
    func path(of target: Target) -> String {
        let path = map.path(page(of: target))
        return path + place(of: target, at: path)
    }

    func address(of target: Target) -> String { written(target) }
}
