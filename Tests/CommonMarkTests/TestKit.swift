// What these tests share: a document from a few lines, our HTML, and cmark's own.

import CCmarkGFM
import Diagnostics
import Foundation

@testable import CommonMark

func parse(_ markdown: String, findsBrackets: Bool = true) -> MarkdownDocument {
    MarkdownParser(findsBrackets: findsBrackets).parse(SourceText(path: "test.md", text: markdown))
}

/// Our HTML of plain GFM.
func html(_ markdown: String, policy: HTMLPolicy = HTMLPolicy(), findsBrackets: Bool = false) -> String {
    var writer = HTMLWriter(delegate: PlainHTML(source: Array(markdown.utf8)), policy: policy)
    writer.write(parse(markdown, findsBrackets: findsBrackets))
    return String(decoding: writer.out, as: UTF8.self)
}

/// What cmark-gfm itself writes.
func cmarkHTML(_ markdown: String, unsafe: Bool = false) -> String {
    var bytes = Array(markdown.utf8)
    return bytes.withUnsafeMutableBufferPointer { buffer in
        CmarkLibrary.shared.withTree(of: UnsafeBufferPointer(buffer)) { root in
            let memory = cmark_get_default_mem_allocator()
            var list: UnsafeMutablePointer<cmark_llist>?
            if let filter = cmark_find_syntax_extension("tagfilter") {
                list = cmark_llist_append(memory, list, UnsafeMutableRawPointer(filter))
            }
            defer { cmark_llist_free(memory, list) }
            guard let text = cmark_render_html(root, CmarkLibrary.options | (unsafe ? CMARK_OPT_UNSAFE : 0), list) else { return "" }
            defer { free(text) }
            return String(cString: text)
        } ?? ""
    }
}

/// `rule line:column-line:column` of each finding.
func findings(_ markdown: String) -> [String] {
    parse(markdown).diagnostics.map { diagnostic in
        guard let range = diagnostic.range else { return diagnostic.rule }
        return "\(diagnostic.rule) \(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
    }
}

/// The forms found, as typed; inert ones begin with `-`.
func forms(_ markdown: String) -> [String] {
    let bytes = Array(markdown.utf8)
    return parse(markdown).tokens.map { ($0.isInert ? "-" : "") + String(decoding: bytes[$0.range], as: UTF8.self) }
}

/// A tree in one line, with the source of each node's range: for seeing kinds and places at once.
func outline(_ markdown: String) -> String {
    let text = SourceText(path: "test.md", text: markdown)
    let document = MarkdownParser().parse(text)
    func show(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            let place = text.string(inline.range)
            switch inline.kind {
            case .text(let words): return words == place ? "text(\(words))" : "text(\(words)|\(place))"
            case .lineBreak: return "break"
            case .code(let code): return "code(\(code)|\(place))"
            case .emphasis(let content): return "em<\(place)>[\(show(content))]"
            case .strong(let content): return "strong<\(place)>[\(show(content))]"
            case .strikethrough(let content): return "del<\(place)>[\(show(content))]"
            case .link(let link): return "link(\(link.destination)|\(link.title)|\(place))[\(show(link.content))]"
            case .image(let link): return "image(\(link.destination)|\(link.title)|\(place))[\(show(link.content))]"
            case .html(let html): return "html(\(html))"
            case .footnoteReference(let reference): return "ref(\(reference.label) \(reference.number) \(reference.occurrence)|\(place))"
            case .token(let index): return "token(\(text.string(document.tokens[index].range)))"
            }
        }.joined(separator: " ")
    }
    func show(_ blocks: [Block]) -> String {
        blocks.map { block in
            let place = text.string(block.range)
            switch block.kind {
            case .paragraph(let content): return "p<\(place)>[\(show(content))]"
            case .heading(let level, let content): return "h\(level)<\(place)>[\(show(content))]"
            case .list(let list):
                let items = list.items.map { item in
                    let task = item.task.map { $0 ? " done" : " open" } ?? ""
                    return "li\(task)<\(text.string(item.range))>[\(show(item.blocks))]"
                }
                return "list(\(list.delimiter) \(list.start) \(list.tight ? "tight" : "loose"))<\(place)>[\(items.joined(separator: " "))]"
            case .blockquote(let content): return "quote<\(place)>[\(show(content))]"
            case .codeBlock(let info, let literal): return "pre(\(info)|\(literal))<\(place)>"
            case .table(let table):
                let rows = ([table.header] + table.rows.map(\.cells)).map { row in
                    row.map { "<\(text.string($0.range))>\(show($0.inlines))" }.joined(separator: " & ")
                }
                return "table(\(table.alignments.map { "\($0)" }.joined(separator: ",")))<\(place)>[\(rows.joined(separator: " // "))]"
            case .thematicBreak: return "hr<\(place)>"
            case .html(let html): return "html(\(html))<\(place)>"
            case .footnoteDefinition(let note):
                return "note(\(note.label) \(note.number) \(note.references))<\(place)>[\(show(note.blocks))]"
            }
        }.joined(separator: " ")
    }
    return show(document.blocks)
}

/// Where two texts part, with what follows in each.
func firstDifference(_ left: String, _ right: String) -> String {
    let common = zip(left, right).prefix { $0 == $1 }.count
    let from = max(0, common - 40)
    return "…\(left.dropFirst(from).prefix(120))… against …\(right.dropFirst(from).prefix(120))…".debugDescription
}
