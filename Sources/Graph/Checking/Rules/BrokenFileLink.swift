// Rule: a plain Markdown link to a file leads to one.

import CommonMark
import Diagnostics
import Dossier
import Linking

enum BrokenFileLink: Rule {
    static let id = "broken-link"
    static let severity = Severity.error
    static let summary =
        "A relative address in a Markdown link or image leads to a file of the dossier, and to a place on it."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for passage in graph.passages {
            if findings.isOvertaken() { return }
            var links: [(CommonMark.Link, Range<Int>)] = []
            for block in passage.blocks { collect(block, into: &links) }
            collect(passage.inlines + passage.statement, into: &links)
            for (link, range) in links {
                let origin = Origin(file: passage.file, range: range)
                // An address that no page may hold was found when it was read: unsafe-link.
                guard FileLinks.isRelative(link.destination), graph.target(of: link.destination, in: passage.file) == nil else { continue }
                let parts = link.destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2, parts[0].isEmpty || graph.target(of: String(parts[0]), in: passage.file) != nil {
                    findings.add(
                        "\(parts[0].isEmpty ? "this page" : "\(parts[0])") has no \(parts[1])", at: origin,
                        notes: ["a place is the id of a claim, an event or a heading, or p3 of a source"])
                } else {
                    findings.add(
                        link.destination.isEmpty ? "this address is empty" : "\(link.destination) leads to no file of the dossier",
                        at: origin,
                        notes: ["addresses are relative to the file they stand in; pages are better linked as [[page]]"])
                }
            }
        }
    }

    private static func collect(_ block: Block, into links: inout [(CommonMark.Link, Range<Int>)]) {
        switch block.kind {
        case .paragraph(let content), .heading(_, let content): collect(content, into: &links)
        case .list(let list): for item in list.items { for block in item.blocks { collect(block, into: &links) } }
        case .blockquote(let blocks): for block in blocks { collect(block, into: &links) }
        case .table(let table):
            for cell in table.header { collect(cell.inlines, into: &links) }
            for row in table.rows { for cell in row.cells { collect(cell.inlines, into: &links) } }
        case .footnoteDefinition(let footnote): for block in footnote.blocks { collect(block, into: &links) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }

    private static func collect(_ inlines: [Inline], into links: inout [(CommonMark.Link, Range<Int>)]) {
        for inline in inlines {
            switch inline.kind {
            case .link(let link), .image(let link):
                if !link.isAutolink { links.append((link, inline.range)) }
                collect(link.content, into: &links)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): collect(content, into: &links)
            default: break
            }
        }
    }
}
