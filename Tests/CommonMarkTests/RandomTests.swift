// Random documents: our HTML is cmark's, nothing crashes, every place lies where it may, the scanner and cmark agree on code.

import Diagnostics
import SeededRandom
import Testing

@testable import CommonMark

@Suite struct RandomTests {
    @Test("random Markdown is written as cmark writes it")
    func sameAsCmark() {
        var generator = MarkdownGenerator(seed: SeededGenerator.seed(for: "sameAsCmark"))
        var differing = 0
        for number in 0..<3000 where differing < 3 {
            generator.hasTildes = number % 2 == 0
            let markdown = generator.document(lines: 1 + number % 12)
            let ours = html(markdown, policy: HTMLPolicy(addresses: .cmarkCompatible))
            let theirs = cmarkHTML(markdown)
            if ours != theirs { differing += 1 }
            #expect(ours == theirs, "document \(number): \(firstDifference(ours, theirs)) in \(markdown.debugDescription)")
        }
    }

    @Test("the scanner and cmark agree on which lines are code or raw HTML")
    func sameCode() {
        var generator = MarkdownGenerator(seed: SeededGenerator.seed(for: "sameCode"))
        generator.hasForms = false
        var differing = 0
        for number in 0..<3000 where differing < 3 {
            let text = SourceText(path: "test.md", text: generator.document(lines: 1 + number % 12))
            let document = MarkdownParser(findsBrackets: false).parse(text)
            var expected: Set<Int> = []
            Self.verbatim(document.blocks, text, &expected)
            let found = text.bytes.withUnsafeBufferPointer { bytes in
                var outline = BlockOutline(
                    bytes: bytes, body: 0..<bytes.count, scanner: BracketScanner(bytes: bytes, findsBrackets: false),
                    keepsVerbatimLines: true)
                outline.run()
                // Blank lines at a block's end belong to nobody.
                return Set(
                    outline.verbatimLines.filter { range in range.contains { !ASCII.isSpace(bytes[$0]) } }.map {
                        text.lineNumber(at: $0.lowerBound)
                    })
            }
            let dropped =
                document.blocks.isEmpty
                || document.diagnostics.contains { $0.rule == "unused-footnote" || $0.rule == "duplicate-definition" }
            if dropped { continue }  // code in a footnote that cmark dropped
            if found != expected { differing += 1 }
            #expect(
                found == expected,
                "document \(number): \(found.sorted()) \(expected.sorted()) \(text.string(0..<text.bytes.count).debugDescription)")
        }
    }

    private static func verbatim(_ blocks: [Block], _ text: SourceText, _ lines: inout Set<Int>) {
        for block in blocks {
            switch block.kind {
            case .codeBlock, .html:
                for line in text.lineNumber(
                    at: block.range.lowerBound)...text.lineNumber(at: max(block.range.lowerBound, block.range.upperBound - 1))
                where text.bytes[text.line(line)].contains(where: { !ASCII.isSpace($0) }) { lines.insert(line) }
            case .list(let list): for item in list.items { verbatim(item.blocks, text, &lines) }
            case .blockquote(let inner): verbatim(inner, text, &lines)
            case .footnoteDefinition(let note): verbatim(note.blocks, text, &lines)
            default: break
            }
        }
    }

    @Test("no bytes crash the parser, and every range lies in the body")
    func anyBytes() {
        var generator = MarkdownGenerator(seed: SeededGenerator.seed(for: "anyBytes"))
        for number in 0..<3000 {
            var bytes: [UInt8]
            if number % 3 == 0 {
                bytes = (0..<Int.random(in: 0..<400, using: &generator.random)).map { _ in
                    UInt8.random(in: 0...255, using: &generator.random)
                }
            } else {
                bytes = Array(generator.document(lines: 1 + number % 15).utf8)
                bytes = generator.mutated(bytes, changes: number % 12)
            }
            let text = SourceText(path: "test.md", bytes: bytes)
            let lower = bytes.isEmpty ? 0 : Int.random(in: 0...min(bytes.count, 10), using: &generator.random)
            let body = lower..<bytes.count
            let document = MarkdownParser().parse(text, body: body)
            if let fault = RangeCheck(body).fault(in: document) {
                Issue.record("document \(number), body \(body), \(fault): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
            var writer = HTMLWriter(delegate: PlainHTML(source: bytes))
            writer.write(document)
            #expect(String(validating: writer.out, as: UTF8.self) != nil)
        }
    }
}

/// Whether all ranges of a document lie in their parents', and tokens apart from one another.
struct RangeCheck {
    let body: Range<Int>

    init(_ body: Range<Int>) { self.body = body }

    func fault(in document: MarkdownDocument) -> String? {
        var reached = body.lowerBound
        for token in document.tokens {
            if token.range.lowerBound < reached { return "tokens overlap at \(token.range)" }
            if !within(token.range, body) || !within(token.content, token.range) { return "token \(token.range) \(token.content)" }
            reached = token.range.upperBound
        }
        return fault(document.blocks, body, document)
    }

    private func within(_ inner: Range<Int>, _ outer: Range<Int>) -> Bool {
        inner.lowerBound >= outer.lowerBound && inner.upperBound <= outer.upperBound
    }

    private func fault(_ blocks: [Block], _ outer: Range<Int>, _ document: MarkdownDocument) -> String? {
        for block in blocks {
            if !within(block.range, outer) { return "block \(block.range) outside \(outer)" }
            let fault: String? =
                switch block.kind {
                case .paragraph(let content), .heading(_, let content): self.fault(content, block.range, document)
                case .list(let list):
                    list.items.lazy.compactMap { item in
                        within(item.range, block.range)
                            ? self.fault(item.blocks, item.range, document) : "item \(item.range) outside \(block.range)"
                    }.first
                case .blockquote(let inner): self.fault(inner, block.range, document)
                case .footnoteDefinition(let note): self.fault(note.blocks, block.range, document)
                case .table(let table):
                    (table.header + table.rows.flatMap(\.cells)).lazy.compactMap { cell in
                        within(cell.range, block.range)
                            ? self.fault(cell.inlines, cell.range, document) : "cell \(cell.range) outside \(block.range)"
                    }.first
                case .codeBlock, .thematicBreak, .html: nil
                }
            if let fault { return fault }
        }
        return nil
    }

    private func fault(_ inlines: [Inline], _ outer: Range<Int>, _ document: MarkdownDocument) -> String? {
        var reached = outer.lowerBound
        var wasText = false
        for inline in inlines {
            if !within(inline.range, outer) { return "inline \(inline.kind) \(inline.range) outside \(outer)" }
            if inline.range.lowerBound < reached { return "inline \(inline.kind) \(inline.range) before \(reached)" }
            reached = inline.range.upperBound
            var isText = false
            let fault: String?
            switch inline.kind {
            case .text:
                isText = true
                fault = wasText ? "two texts at \(inline.range)" : nil
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                fault = self.fault(content, inline.range, document)
            case .link(let link), .image(let link): fault = self.fault(link.content, inline.range, document)
            case .token(let index): fault = index < document.tokens.count && !document.tokens[index].isInert ? nil : "token \(index)"
            case .lineBreak, .code, .html, .footnoteReference: fault = nil
            }
            wasText = isText
            if let fault { return fault }
        }
        return nil
    }
}
