// What a web page says of itself: meta elements, JSON-LD (schema.org), its title, its language.

import CLibXML2
import Foundation

enum HTMLMetadata {
    static func read(_ root: xmlNodePtr) -> [ArticleMetadata] {
        var found: [ArticleMetadata] = []
        var title: String?
        var scripts: [String] = []
        XMLTree.walk(root) { step in
            guard case .enter(let node) = step else { return true }
            switch XMLTree.name(node) {
            case "html":
                if let language = XMLTree.attribute(node, "lang"), !language.isEmpty {
                    found.append(ArticleMetadata(field: .language, value: language, place: "<html lang>"))
                }
            case "title": if title == nil { title = XMLTree.text(node) }
            case "meta":
                let key =
                    (XMLTree.attribute(node, "property") ?? XMLTree.attribute(node, "name") ?? XMLTree.attribute(node, "itemprop") ?? "")
                    .lowercased()
                if let field = keys[key], let value = XMLTree.attribute(node, "content"), !value.isEmpty {
                    found.append(ArticleMetadata(field: field, value: value, place: key))
                }
            case "link":
                if XMLTree.attribute(node, "rel")?.lowercased() == "canonical", let address = XMLTree.attribute(node, "href") {
                    found.append(ArticleMetadata(field: .url, value: address, place: "link rel=canonical"))
                }
            case "script":
                if XMLTree.attribute(node, "type")?.lowercased() == "application/ld+json", scripts.count < 20 {
                    scripts.append(XMLTree.text(node, limit: 1_000_000))
                }
                return false
            default: break
            }
            return true
        }
        for script in scripts { found += linkedData(script) }
        if let title, !title.isEmpty { found.append(ArticleMetadata(field: .title, value: title, place: "<title>")) }
        return found
    }

    private static let keys: [String: ArticleMetadata.Field] = [
        "og:title": .title, "twitter:title": .title, "dc.title": .title, "citation_title": .title, "author": .author,
        "article:author": .author,
        "dc.creator": .author, "citation_author": .author, "article:published_time": .published, "datepublished": .published,
        "date": .published,
        "dc.date": .published, "dc.date.issued": .published, "pubdate": .published, "citation_publication_date": .published,
        "parsely-pub-date": .published, "og:site_name": .publisher, "dc.publisher": .publisher, "citation_publisher": .publisher,
        "og:url": .url,
    ]

    // MARK: JSON-LD

    private static func linkedData(_ text: String) -> [ArticleMetadata] {
        guard depth(text) <= 50, let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return [] }
        var waiting: [Any] = [object]
        var found: [ArticleMetadata] = []
        var seen = 0
        while let next = waiting.popLast(), seen < 1_000 {
            seen += 1
            if let list = next as? [Any] {
                waiting += list.reversed()
            } else if let node = next as? [String: Any] {
                if let graph = node["@graph"] { waiting.append(graph) }
                let types = node["@type"].map(texts) ?? []
                guard types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || $0 == "Report" }) else { continue }
                for title in texts(node["headline"]).prefix(1) {
                    found.append(ArticleMetadata(field: .title, value: title, place: "JSON-LD headline"))
                }
                for author in names(node["author"]) {
                    found.append(ArticleMetadata(field: .author, value: author, place: "JSON-LD author"))
                }
                for date in texts(node["datePublished"]).prefix(1) {
                    found.append(ArticleMetadata(field: .published, value: date, place: "JSON-LD datePublished"))
                }
                for publisher in names(node["publisher"]).prefix(1) {
                    found.append(ArticleMetadata(field: .publisher, value: publisher, place: "JSON-LD publisher"))
                }
            }
        }
        return found
    }

    private static func texts(_ value: Any?) -> [String] {
        if let text = value as? String { return [text] }
        return (value as? [Any])?.compactMap { $0 as? String } ?? []
    }

    /// The names of persons or organisations, given as text or as nodes.
    private static func names(_ value: Any?) -> [String] {
        let list = value as? [Any] ?? value.map { [$0] } ?? []
        return list.prefix(20).compactMap { item in (item as? String) ?? (item as? [String: Any])?["name"] as? String }
    }

    /// How deep brackets lie in each other; the library's reader recurses.
    private static func depth(_ text: String) -> Int {
        var (depth, deepest) = (0, 0)
        for byte in text.utf8 {
            if byte == 0x5B || byte == 0x7B { depth += 1 } else if byte == 0x5D || byte == 0x7D { depth -= 1 }
            deepest = max(deepest, depth)
        }
        return deepest
    }
}
