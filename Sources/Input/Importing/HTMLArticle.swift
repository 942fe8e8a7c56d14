// A saved web page → lines, one for each block, and what its frame is taken for.

import CLibXML2

enum HTMLArticle {
    /// Whether a file without a telling name holds a page.
    static func isHTML(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(1_000), as: UTF8.self).lowercased()
        let bare = Words.trimmed(start)
        return bare.hasPrefix("<!doctype html") || bare.hasPrefix("<html") || bare.hasPrefix("<head")
            || bare.hasPrefix("<?xml") && start.contains("<html")
    }

    static func read(_ bytes: [UInt8]) throws(Refusal) -> (article: ExtractedArticle, decoded: DecodedText) {
        let declared = declaredEncoding(bytes)
        var decoded = try TextDecoding.decode(bytes, declared: declared)
        if let declared, decoded.isGuess {
            let isKnown = TextDecoding.encoding(named: declared) != nil
            decoded.reason += " (the page says \(declared), which \(isKnown ? "its bytes are not" : "is not read here"))"
            if !isKnown {
                decoded.misgiving = "if the page is right, save it as UTF-8 first: iconv -f \(declared.uppercased()) -t UTF-8 FILE > NEW"
                decoded.looksLike = declared
            }
        }
        if let offset = HTMLAttributes.overlongTag(decoded.text) {
            throw Refusal(
                "an element of this page has more than \(HTMLAttributes.limit) attributes, the limit for one",
                advice: "no article needs them: save it as text from the browser", at: decoded.differs(from: bytes) ? nil : offset)
        }
        var builder = HTMLLineBuilder()
        var metadata: [ArticleMetadata] = []
        let found: Bool? = try XMLTree.parse(Array(decoded.text.utf8), as: .html, encoding: "UTF-8") { root in
            metadata = HTMLMetadata.read(root)
            builder.read(root)
            return true
        }
        guard found == true, !builder.lines.isEmpty else {
            throw Refusal("this page holds no text", advice: "is it drawn by a script? Save it as text from the browser")
        }
        var article = ExtractedArticle(lines: builder.lines, metadata: metadata, isExtracted: true)
        if builder.dropped > 0 { article.notes.append("\(builder.dropped) scripts, styles and hidden parts of the page were left out") }
        return (article, decoded)
    }

    /// From `<meta charset>`, `<meta http-equiv>` or the XML declaration, within the first 4,096 bytes.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let start = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
        for mark in ["charset=", "encoding="] {
            guard let found = start.firstRange(of: mark) else { continue }
            let value = start[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }.prefix {
                $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
            }
            if !value.isEmpty { return String(value) }
        }
        return nil
    }
}

/// Collects the lines of a page while its tree is walked.
struct HTMLLineBuilder {
    private(set) var lines: [ArticleLine] = []
    private(set) var dropped = 0
    private var text = ""
    private var hints: [LineHint] = []
    /// The reasons for which what is being read is chrome, innermost last.
    private var frames: [String] = []
    private var article: xmlNodePtr?
    private var isInArticle = true
    private var hasTitle = false
    /// How much of the block's text stands in bold.
    private var boldCount = 0
    private var boldDepth = 0
    /// How many items of lists are open.
    private var itemDepth = 0
    /// How many rows of tables are open; a table may be a page's whole layout, so a row of one cell is no item.
    private var rowDepth = 0

    mutating func read(_ root: xmlNodePtr) {
        article = Self.articleElement(root)
        isInArticle = article == nil
        var builder = self
        XMLTree.walk(root) { step in
            switch step {
            case .enter(let node): return builder.enter(node)
            case .leave(let node):
                builder.leave(node)
                return true
            }
        }
        builder.endBlock()
        while builder.lines.last?.isBlank == true { builder.lines.removeLast() }
        self = builder
    }

    /// The one `<article>` or `<main>` that holds most of the page's paragraphs.
    private static func articleElement(_ root: xmlNodePtr) -> xmlNodePtr? {
        var open: [(node: xmlNodePtr, length: Int)] = []
        var best: (node: xmlNodePtr, length: Int)?
        var total = 0
        XMLTree.walk(root) { step in
            switch step {
            case .enter(let node):
                let name = XMLTree.name(node)
                if silent.contains(name) { return false }
                if name == "article" || name == "main" { open.append((node, 0)) }
                if name == "p" {
                    let length = XMLTree.text(node).utf8.count
                    total += length
                    for index in open.indices { open[index].length += length }
                }
            case .leave(let node):
                if let last = open.last, last.node == node {
                    open.removeLast()
                    if best.map({ last.length > $0.length }) ?? true { best = last }
                }
            }
            return true
        }
        guard let best, best.length * 2 > total else { return nil }
        return best.node
    }

    private static let silent: Set<String> = [
        "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "audio", "video", "head", "math", "datalist",
    ]
    private static let frame: Set<String> = ["nav", "aside", "footer", "form", "button", "select", "dialog", "menu", "textarea"]
    private static let blocks: Set<String> = [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "form", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
        "ol", "li",
        "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table", "tr", "caption", "address", "hr", "body", "html",
        "fieldset",
        "details", "summary", "button", "select", "option", "label", "dialog", "menu", "center", "time-block",
    ]

    private static let items: Set<String> = ["li", "dt", "dd"]

    private mutating func enter(_ node: xmlNodePtr) -> Bool {
        if XMLTree.isText(node) {
            let words = XMLTree.content(node)
            text += words
            if boldDepth > 0 { boldCount += words.unicodeScalars.count { !$0.properties.isWhitespace } }
            return true
        }
        let name = XMLTree.name(node)
        guard !name.isEmpty else { return false }
        if Self.silent.contains(name) || isHidden(node) {
            if name != "head" { dropped += 1 }
            return false
        }
        if name == "br" {
            endLine()
            return true
        }
        if name == "td" || name == "th", !text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { text += " | " }
        if Self.blocks.contains(name) { endBlock() }
        if name == "b" || name == "strong" { boldDepth += 1 }
        if Self.items.contains(name) { itemDepth += 1 }
        if name == "tr" { rowDepth += 1 }
        if node == article { isInArticle = true }
        if let reason = chrome(node, name) { frames.append(reason) }
        if let hint = hint(node, name) { hints.append(hint) }
        return true
    }

    private mutating func leave(_ node: xmlNodePtr) {
        let name = XMLTree.name(node)
        guard !name.isEmpty, !Self.silent.contains(name), !isHidden(node) else { return }
        if Self.blocks.contains(name) { endBlock() }
        if name == "b" || name == "strong" { boldDepth -= 1 }
        if Self.items.contains(name) { itemDepth -= 1 }
        if name == "tr" { rowDepth -= 1 }
        if hint(node, name) != nil, !hints.isEmpty {
            if !Self.blocks.contains(name), hints.last == .byline || hints.last == .date { pending = hints.last }
            hints.removeLast()
        }
        if chrome(node, name) != nil, !frames.isEmpty { frames.removeLast() }
        if node == article {
            endBlock()
            isInArticle = false
        }
    }

    private var pending: LineHint?

    private func isHidden(_ node: xmlNodePtr) -> Bool {
        if XMLTree.attribute(node, "hidden") != nil || XMLTree.attribute(node, "aria-hidden") == "true" { return true }
        guard let style = XMLTree.attribute(node, "style")?.lowercased().filter({ $0 != " " }) else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// Why an element belongs to the page and not to the article.
    private func chrome(_ node: xmlNodePtr, _ name: String) -> String? {
        if Self.frame.contains(name) { return "inside <\(name)>" }
        if let role = XMLTree.attribute(node, "role")?.lowercased(),
            ["navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert"].contains(role)
        {
            return "its role is \(role)"
        }
        guard Self.blocks.contains(name), name != "body", name != "html", name != "article", name != "main" else { return nil }
        let labels = (XMLTree.attribute(node, "class") ?? "") + " " + (XMLTree.attribute(node, "id") ?? "")
        for label in labels.lowercased().split(whereSeparator: { " -_".contains($0) }) where Self.frameLabels.contains(String(label)) {
            return "the page labels it “\(label)”"
        }
        return nil
    }

    private static let frameLabels: Set<String> = [
        "cookie", "cookies", "consent", "gdpr", "newsletter", "subscribe", "subscription", "share", "sharing", "social", "related",
        "recommended",
        "comments", "comment", "respond", "breadcrumb", "breadcrumbs", "menu", "navbar", "nav", "navigation", "sidebar", "advert",
        "advertisement",
        "ads", "ad", "promo", "paywall", "popup", "modal", "banner", "footer", "toolbar", "tags", "pagination", "widget",
    ]

    private func hint(_ node: xmlNodePtr, _ name: String) -> LineHint? {
        switch name {
        case "h1": return .title
        case "h2", "h3", "h4", "h5", "h6": return .heading
        case "p": return isLabelled(node, Self.bylineLabels) ? .byline : isLabelled(node, Self.dateLabels) ? .date : .paragraph
        case "li", "blockquote", "dd": return .paragraph
        case "figcaption", "caption": return .caption
        case "address": return .byline
        case "time": return .date
        case "div", "span", "a":
            return isLabelled(node, Self.bylineLabels) || XMLTree.attribute(node, "rel") == "author"
                ? .byline : isLabelled(node, Self.dateLabels) ? .date : nil
        default: return nil
        }
    }

    private static let bylineLabels: Set<String> = ["byline", "author", "authors", "autor", "writer"]
    private static let dateLabels: Set<String> = ["date", "published", "pubdate", "timestamp", "datetime"]

    private func isLabelled(_ node: xmlNodePtr, _ labels: Set<String>) -> Bool {
        for key in ["class", "itemprop"] {
            guard let value = XMLTree.attribute(node, key) else { continue }
            for label in value.lowercased().split(whereSeparator: { " -_".contains($0) }) where labels.contains(String(label)) {
                return true
            }
        }
        return false
    }

    // MARK: Lines

    /// A line's end within a block.
    private mutating func endLine() {
        let line = Words(text).all.joined(separator: " ")
        text = ""
        defer {
            boldCount = 0
            pending = nil
        }
        guard !line.isEmpty else {
            if lines.last?.isBlank == false { lines.append(ArticleLine("")) }
            return
        }
        lines.append(ArticleLine(line, hint: lineHint(line), isItem: itemDepth > 0 || rowDepth > 0 && line.contains(" | ")))
    }

    private mutating func endBlock() {
        if !text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { endLine() } else { text = "" }
        if lines.last?.isBlank == false { lines.append(ArticleLine("")) }
        boldCount = 0
        pending = nil
    }

    private mutating func lineHint(_ line: String) -> LineHint? {
        if let frame = frames.last { return .chrome(frame) }
        // A block's own mark counts for more than an inline one within it.
        var hint = hints.last { $0 != .byline && $0 != .date } ?? hints.last ?? pending
        if hints.contains(.byline) { hint = .byline }
        if hint == .title {
            if hasTitle { hint = .heading }
            hasTitle = true
            return hint
        }
        if !isInArticle { return .chrome("outside the page’s <article> or <main>") }
        let letters = line.unicodeScalars.count { !$0.properties.isWhitespace }
        if hint == .paragraph || hint == nil, boldCount >= letters, Words(line).count <= 14, !Words(line).endsSentence { return .heading }
        // What says byline or date is judged by its words, like any other line.
        if hint == .byline || hint == .date { return nil }
        return hint
    }
}
