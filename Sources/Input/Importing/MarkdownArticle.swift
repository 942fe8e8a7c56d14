// A Markdown file → lines without markup, one for each block; its front matter as what the document says of itself.

import CommonMark
import Diagnostics

enum MarkdownArticle {
    static func read(_ text: String) -> ExtractedArticle {
        let lines = ExtractedArticle.lines(of: text)
        let (metadata, end, unread) = frontMatter(lines)
        let body = lines[end...].joined(separator: "\n") + "\n"
        let document = MarkdownParser(findsBrackets: false).parse(SourceText(path: "", text: body))
        var out: [ArticleLine] = []
        var titles = 0
        append(document.blocks, to: &out, titles: &titles, depth: 0, isItem: false)
        var article = ExtractedArticle(lines: out, metadata: metadata, isExtracted: true)
        if let unread {
            article.doubts.append(
                (nil, "line \(unread.line) of the front matter is not read: \(unread.text); what it says of the article is left out"))
        }
        article.notes.append("Markdown’s marks were taken off; a block is a line of the text kept beside the file")
        return article
    }

    private static func append(_ blocks: [Block], to out: inout [ArticleLine], titles: inout Int, depth: Int, isItem: Bool) {
        func add(_ text: String, _ hint: LineHint?, isItem: Bool = isItem) {
            let line = Words(text).all.joined(separator: " ")
            guard !line.isEmpty else { return }
            if !out.isEmpty { out.append(ArticleLine("")) }
            out.append(ArticleLine(line, hint: hint, isItem: isItem))
        }
        for block in blocks {
            switch block.kind {
            case .paragraph(let inlines):
                // Without a hint: a byline or a date is a paragraph to Markdown.
                for (index, line) in inlines.plainText.split(separator: "\n").enumerated() {
                    if index > 0, inlines.contains(where: { if case .lineBreak = $0.kind { true } else { false } }) {
                        add(String(line), nil)
                    } else if index == 0 {
                        let isHard = inlines.contains { if case .lineBreak = $0.kind { true } else { false } }
                        add(isHard ? String(line) : inlines.plainText, nil)
                    }
                }
            case .heading(let level, let inlines):
                if level == 1 { titles += 1 }
                add(inlines.plainText, level == 1 && titles == 1 ? .title : .heading)
            case .list(let list):
                guard depth < 40 else { continue }
                for item in list.items { append(item.blocks, to: &out, titles: &titles, depth: depth + 1, isItem: true) }
            case .blockquote(let blocks):
                guard depth < 40 else { continue }
                append(blocks, to: &out, titles: &titles, depth: depth + 1, isItem: isItem)
            case .codeBlock(_, let literal): add(literal, .paragraph)
            case .table(let table):
                for row in [table.header] + table.rows.map(\.cells) {
                    add(row.map(\.inlines.plainText).joined(separator: " | "), .paragraph, isItem: true)
                }
            case .footnoteDefinition(let note):
                guard depth < 40 else { continue }
                append(note.blocks, to: &out, titles: &titles, depth: depth + 1, isItem: true)
            case .thematicBreak, .html: continue
            }
        }
    }

    // MARK: Front matter

    private static let keys: [String: ArticleMetadata.Field] = [
        "title": .title, "author": .author, "authors": .author, "date": .published, "published": .published, "publisher": .publisher,
        "site": .publisher, "url": .url, "source": .url, "link": .url, "lang": .language, "language": .language,
    ]

    /// Plain `key: value` lines and one-level lists between two `---`, or `key = value` between two `+++` (TOML); whatever else they can
    /// say, says nothing here. A line that no YAML or TOML has is handed back.
    private static func frontMatter(_ lines: [String]) -> (found: [ArticleMetadata], end: Int, unread: (line: Int, text: String)?) {
        let isTOML = lines.first.map { Words($0).text == "+++" } ?? false
        let ends: Set<String> = isTOML ? ["+++"] : ["---", "..."]
        guard let first = lines.first, isTOML || Words(first).text == "---",
            let end = lines.prefix(500).dropFirst().firstIndex(where: { ends.contains(Words($0).text) })
        else { return ([], 0, nil) }
        var found: [ArticleMetadata] = []
        var unread: (line: Int, text: String)?
        var list: ArticleMetadata.Field?
        /// Whether what stands deeper belongs to the key above.
        var isOpen = false
        for index in 1..<end {
            let (line, text) = (lines[index], Words.trimmed(lines[index]))
            if text.isEmpty || text.hasPrefix("#") { continue }
            // What stands in a table of TOML says nothing of the article.
            if isTOML, text.hasPrefix("[") { break }
            if text.hasPrefix("- "), let field = list {
                found.append(ArticleMetadata(field: field, value: unquoted(String(text.dropFirst(2))), place: "the front matter"))
                continue
            }
            let isDeeper = line.first?.isWhitespace == true || text.hasPrefix("-")
            if isDeeper, isOpen || isTOML { continue }
            list = nil
            guard !isDeeper, let colon = text.firstIndex(of: isTOML ? "=" : ":") else {
                if unread == nil { unread = (index + 1, String(text.prefix(60))) }
                continue
            }
            let value = Words.trimmed(String(text[text.index(after: colon)...]))
            isOpen = true
            if !isTOML, isBroken(value, next: lines[(index + 1)..<end]), unread == nil { unread = (index + 1, String(text.prefix(60))) }
            guard let field = keys[Words.trimmed(String(text[..<colon])).lowercased()] else { continue }
            if value.isEmpty {
                list = field
            } else if value.hasPrefix("["), value.hasSuffix("]") {
                for item in value.dropFirst().dropLast().split(separator: ",") {
                    found.append(ArticleMetadata(field: field, value: unquoted(Words.trimmed(String(item))), place: "the front matter"))
                }
            } else {
                found.append(ArticleMetadata(field: field, value: unquoted(value), place: "the front matter"))
            }
        }
        return (found, end + 1, unread)
    }

    /// Whether a value opens a bracket or quotation mark that neither it nor a line indented below it closes.
    private static func isBroken(_ value: String, next: ArraySlice<String>) -> Bool {
        let pairs: [Character: Character] = ["[": "]", "{": "}", "\"": "\"", "'": "'"]
        guard let first = value.first, let close = pairs[first] else { return false }
        if value.dropFirst().contains(close) { return false }
        for line in next {
            let text = Words.trimmed(line)
            guard line.first?.isWhitespace == true || text.first == close || text.isEmpty else { return true }
            if text.contains(close) { return false }
        }
        return true
    }

    private static func unquoted(_ value: String) -> String {
        guard value.utf8.count >= 2, let mark = value.first, mark == "\"" || mark == "'", value.last == mark else { return value }
        return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("''", with: "'")
    }
}
