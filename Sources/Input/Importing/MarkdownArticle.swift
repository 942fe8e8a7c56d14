// A Markdown file → lines without markup, one for each block; its front matter as what the document says of itself.

import CommonMark
import Diagnostics

enum MarkdownArticle {
    static func read(_ text: String) -> ExtractedArticle {
        let lines = ExtractedArticle.lines(of: text)
        let (metadata, end) = frontMatter(lines)
        let body = lines[end...].joined(separator: "\n") + "\n"
        let document = MarkdownParser(findsBrackets: false).parse(SourceText(path: "", text: body))
        var out: [ArticleLine] = []
        var titles = 0
        append(document.blocks, to: &out, titles: &titles, depth: 0)
        var article = ExtractedArticle(lines: out, metadata: metadata, isExtracted: true)
        article.notes.append("Markdown’s marks were taken off; a block is a line of the text kept beside the file")
        return article
    }

    private static func append(_ blocks: [Block], to out: inout [ArticleLine], titles: inout Int, depth: Int) {
        func add(_ text: String, _ hint: LineHint?) {
            let line = Words(text).all.joined(separator: " ")
            guard !line.isEmpty else { return }
            if !out.isEmpty { out.append(ArticleLine("")) }
            out.append(ArticleLine(line, hint: hint))
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
                for item in list.items { append(item.blocks, to: &out, titles: &titles, depth: depth + 1) }
            case .blockquote(let blocks):
                guard depth < 40 else { continue }
                append(blocks, to: &out, titles: &titles, depth: depth + 1)
            case .codeBlock(_, let literal): add(literal, .paragraph)
            case .table(let table):
                for row in [table.header] + table.rows.map(\.cells) {
                    add(row.map(\.inlines.plainText).joined(separator: " | "), .paragraph)
                }
            case .footnoteDefinition(let note):
                guard depth < 40 else { continue }
                append(note.blocks, to: &out, titles: &titles, depth: depth + 1)
            case .thematicBreak, .html: continue
            }
        }
    }

    // MARK: Front matter

    private static let keys: [String: ArticleMetadata.Field] = [
        "title": .title, "author": .author, "authors": .author, "date": .published, "published": .published, "publisher": .publisher,
        "site": .publisher, "url": .url, "source": .url, "link": .url, "lang": .language, "language": .language,
    ]

    /// Plain `key: value` lines and one-level lists between two `---`; whatever else YAML can say, says nothing here.
    private static func frontMatter(_ lines: [String]) -> (found: [ArticleMetadata], end: Int) {
        guard let first = lines.first, Words(first).text == "---",
            let end = lines.prefix(500).dropFirst().firstIndex(where: { Words($0).text == "---" || Words($0).text == "..." })
        else { return ([], 0) }
        var found: [ArticleMetadata] = []
        var list: ArticleMetadata.Field?
        for line in lines[1..<end] {
            let text = Words.trimmed(line)
            if text.hasPrefix("- "), let field = list {
                found.append(ArticleMetadata(field: field, value: unquoted(String(text.dropFirst(2))), place: "the front matter"))
                continue
            }
            list = nil
            guard let colon = text.firstIndex(of: ":"), let field = keys[text[..<colon].lowercased()], line.first?.isWhitespace == false
            else { continue }
            let value = Words.trimmed(String(text[text.index(after: colon)...]))
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
        return (found, end + 1)
    }

    private static func unquoted(_ value: String) -> String {
        guard value.utf8.count >= 2, let mark = value.first, mark == "\"" || mark == "'", value.last == mark else { return value }
        return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("''", with: "'")
    }
}
