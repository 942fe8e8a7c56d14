// Follows every link of a site as a browser would, from a server or from disk.

import Foundation
import Publishing
import TestKit

/// A site's files, and what its pages say when they are read as HTML.
struct SiteWalker {
    let files: [String: String]
    let pages: [String: HTMLPage]
    private let style: AddressStyle
    /// The path the site is served below, with a slash at both ends.
    private let root: String

    init(_ files: [String: String], _ style: AddressStyle = .clean, root: String = "/") {
        self.files = files
        self.style = style
        self.root = root
        pages = files.filter { $0.key.hasSuffix(".html") }.mapValues { HTMLPage($0) }
    }

    enum Destination: Hashable {
        /// http, https, mailto.
        case elsewhere
        case file(String, fragment: String?)
        /// Why it leads nowhere.
        case nowhere(String)
    }

    /// Where an address on a page leads.
    func destination(of address: String, on page: String) -> Destination {
        if ["http://", "https://", "mailto:"].contains(where: address.hasPrefix) { return .elsewhere }
        if address == "data:," { return .elsewhere }
        if address.isEmpty { return .nowhere("nothing filled it") }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]).removingPercentEncoding : nil
        if parts.count > 1, fragment == nil { return .nowhere("a fragment that can't be decoded") }
        var path = String(parts[0])
        if path.contains(":") || path.hasPrefix("//") || path.contains("\\") { return .nowhere("an address of its own making") }
        if path.contains("?") { return .nowhere("a query") }
        if !path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return .nowhere("not percent-encoded") }
        var segments = page.split(separator: "/").dropLast().map(String.init)
        if path.hasPrefix("/") {
            guard page == "404.html", style == .clean else { return .nowhere("absolute") }
            guard path.hasPrefix(root) else { return .nowhere("outside \(root)") }
            segments = []
            path = String(path.dropFirst(root.count))
        }
        if path.isEmpty, parts[0].isEmpty { return .file(page, fragment: fragment) }
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": break
            case "..":
                guard !segments.isEmpty else { return .nowhere("out of the site") }
                segments.removeLast()
            default:
                guard let plain = String(segment).removingPercentEncoding else { return .nowhere("a path that can't be decoded") }
                segments.append(plain)
            }
        }
        var file = segments.joined(separator: "/")
        if path.isEmpty || path.hasSuffix("/") || path.hasSuffix("..") || path == "." {
            guard style == .clean else { return .nowhere("a folder, which doesn't open from disk") }
            file += file.isEmpty ? "index.html" : "/index.html"
        }
        return .file(file, fragment: fragment)
    }

    /// Every link that leads nowhere: `page: address: why`.
    func brokenLinks() -> [String] {
        let ids = pages.mapValues { Set($0.ids) }
        var broken: [String] = []
        for (path, page) in pages {
            for address in page.addresses {
                switch destination(of: address, on: path) {
                case .elsewhere: break
                case .nowhere(let why): broken.append("\(path): \(address): \(why)")
                case .file(let file, let fragment):
                    if files[file] == nil {
                        broken.append("\(path): \(address): there is no \(file)")
                    } else if let fragment, !fragment.isEmpty, ids[file]?.contains(fragment) != true {
                        broken.append("\(path): \(address): \(file) has no id \(fragment)")
                    }
                }
            }
        }
        return broken.sorted()
    }

    /// Pages that no chain of links from the home page reaches.
    func unreachablePages() -> [String] {
        var seen: Set<String> = ["index.html"]
        var waiting = ["index.html"]
        while let path = waiting.popLast() {
            for tag in pages[path]?.tags ?? [] where tag.name == "a" {
                guard let address = tag["href"], case .file(let file, _) = destination(of: address, on: path) else { continue }
                if pages[file] != nil, seen.insert(file).inserted { waiting.append(file) }
            }
        }
        return pages.keys.filter { !seen.contains($0) && $0 != "404.html" }.sorted()
    }

    /// Ids that stand on a page more than once.
    func repeatedIDs() -> [String] {
        pages.flatMap { path, page in
            Dictionary(grouping: page.ids, by: \.self).filter { $0.value.count > 1 }.keys.map { "\(path): \($0)" }
        }.sorted()
    }

    /// What a strict reader stumbles over, and references within a page (`aria-labelledby`) to ids that aren't there.
    func problems() -> [String] {
        pages.flatMap { path, page in
            let ids = Set(page.ids)
            let labels = page.tags.compactMap { $0["aria-labelledby"] }.filter { !ids.contains($0) }.map { "no element has the id \($0)" }
            return (page.problems + labels).map { "\(path): \($0)" }
        }.sorted()
    }

    /// Tags of templates and codes of references that should have been filled.
    func leftovers() -> [String] {
        pages.flatMap { path, page in
            ["{{", "}}"].filter { page.textOutsideScripts.contains($0) || page.addresses.contains(where: { $0.contains("{{") }) }.map {
                "\(path): \($0)"
            }
        }.sorted()
    }

    /// Everything at once, for a site that should have nothing wrong.
    func faults() -> [String] {
        brokenLinks() + unreachablePages().map { "\($0): no link leads here" } + repeatedIDs().map { "\($0): twice" } + problems()
            + leftovers().map { "\($0): a template's tag" }
    }
}

/// Sites that several tests look at, each built once.
enum Sites {
    static let real = Result { SiteWalker(try TestDossier.site(at: Repository.root)) }
    static let realFiles = Result { SiteWalker(try TestDossier.site(at: Repository.root, .files), .files) }
    static let large = Result { SiteWalker(try LargeDossier.dossier.site()) }
    static let largeFiles = Result { SiteWalker(try LargeDossier.dossier.site(.files), .files) }
}
