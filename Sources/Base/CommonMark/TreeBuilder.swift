// cmark's nodes → the typed tree's blocks, with every offset taken back to the source.

import CCmarkGFM
import Diagnostics

/// Builds one document's tree. Depth is bounded before: the block outline refuses deeper containers, `inlines` flattens.
struct TreeBuilder {
    let library: CmarkLibrary
    /// What cmark parsed.
    let bytes: Bytes
    let copy: InertCopy
    let source: Bytes
    /// Those that have not yet turned up in running text are inert.
    var tokens: [BracketToken]
    var definitions: ReferenceDefinitions
    private let footnotesByLabel: [String: BlockOutline.FootnoteLabel]
    var findings: [Finding] = []
    /// Source ranges in which nothing is text: code, raw HTML, addresses. Collected only where a finding may turn out to lie in one.
    var inertRanges: [Range<Int>] = []
    let collectsInertRanges: Bool
    /// Whether some text was not found in the source; then the use of definitions is judged by destinations too.
    var isLost = false
    var destinations: Set<String> = []
    var usedFootnotes: Set<String> = []

    /// The text being put together, and where it began and ended in the copy.
    var pendingText: [UInt8] = []
    var pendingRange = 0..<0

    /// How often a form turned out to be no reference.
    private(set) var inertCount = 0

    private let lineStarts: [Int]

    static let inlineLimit = 100
    private static let blockLimit = 3 * BlockOutline.nestingLimit

    init(
        library: CmarkLibrary, bytes: Bytes, copy: InertCopy, source: Bytes, outline: BlockOutline, definitions: ReferenceDefinitions
    ) {
        self.library = library
        self.bytes = bytes
        self.copy = copy
        self.source = source
        self.definitions = definitions
        tokens = outline.scanner.tokens
        for index in tokens.indices { tokens[index].isInert = true }
        footnotesByLabel = Dictionary(
            outline.footnotes.map { (Self.folded(String(decoding: source[$0.label], as: UTF8.self)), $0) },
            uniquingKeysWith: { first, _ in first })
        collectsInertRanges = outline.scanner.findings.contains(where: \.isAboutText) || !outline.scanner.footnoteMarks.isEmpty
        lineStarts = Self.lineStarts(bytes)
    }

    /// cmark ends a line at a line feed, a carriage return, or both.
    private static func lineStarts(_ bytes: Bytes) -> [Int] {
        var starts = [0]
        if ByteSearch.first(ASCII.carriageReturn, in: bytes, 0..<bytes.count) == nil {
            var from = 0
            while let found = ByteSearch.first(ASCII.lineFeed, in: bytes, from..<bytes.count) {
                from = found + 1
                starts.append(from)
            }
        } else {
            for offset in 0..<bytes.count where ASCII.isLineEnd(bytes[offset]) {
                if bytes[offset] == ASCII.carriageReturn, bytes.peek(offset + 1, before: bytes.count) == ASCII.lineFeed { continue }
                starts.append(offset + 1)
            }
        }
        return starts
    }

    // MARK: Places

    func sourceRange(_ range: Range<Int>) -> Range<Int> {
        let lower = copy.source(range.lowerBound)
        return lower..<max(lower, copy.source(range.upperBound))
    }

    private func startOffset(_ node: CmarkNode) -> Int {
        let line = Int(node.pointee.start_line) - 1
        guard line >= 0, line < lineStarts.count else { return 0 }
        return min(lineStarts[line] + max(0, Int(node.pointee.start_column) - 1), bytes.count)
    }

    /// The end of a line of the copy, white space at its end left out.
    private func lineEnd(_ number: Int32, notBefore start: Int) -> Int {
        let line = Int(number)
        var end = line >= 1 && line < lineStarts.count ? lineStarts[line] : bytes.count
        while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        return max(start, end)
    }

    private func leafRange(_ node: CmarkNode) -> Range<Int> {
        let start = startOffset(node)
        return start..<lineEnd(max(node.pointee.end_line, node.pointee.start_line), notBefore: start)
    }

    /// The range of raw HTML. cmark leaves out the line that ends it, where one does.
    private func htmlRange(_ node: CmarkNode) -> Range<Int> {
        let start = startOffset(node)
        let lines = buffer(node.pointee.as.literal).count { $0 == ASCII.lineFeed }
        return start..<lineEnd(node.pointee.start_line + Int32(truncatingIfNeeded: max(0, lines - 1)), notBefore: start)
    }

    /// The range of fenced code. cmark counts in the line after a fence that its container's end left open.
    private func fencedRange(_ node: CmarkNode, _ code: cmark_code) -> Range<Int> {
        let start = startOffset(node)
        let literal = buffer(code.literal)
        let lastLine = node.pointee.start_line + Int32(truncatingIfNeeded: literal.count { $0 == ASCII.lineFeed })
        if node.pointee.end_line > lastLine {
            let end = lineEnd(lastLine + 1, notBefore: start)
            var fence = end
            while fence > start, bytes[fence - 1] == code.fence_char { fence -= 1 }
            var before = fence
            while before > start, ASCII.isBlank(bytes[before - 1]) || bytes[before - 1] == ASCII.greater { before -= 1 }
            if end - fence >= Int(code.fence_length), ASCII.isLineEnd(bytes.peek(before - 1, before: end)) { return start..<end }
        }
        return start..<lineEnd(lastLine, notBefore: start)
    }

    /// The line of a table's header. Where a paragraph stood right above, cmark gives the table that paragraph's beginning.
    private func headerLine(ofTable table: CmarkNode) -> Int32 {
        if let row = table.pointee.first_child?.pointee.next { return row.pointee.start_line - 2 }
        return table.pointee.end_line - 1
    }

    /// The range of a paragraph right above a table, which cmark leaves without a place.
    private func rangeBeforeTable(_ node: CmarkNode) -> Range<Int> {
        guard let table = node.pointee.next else { return 0..<0 }
        let start = startOffset(table)
        return start..<lineEnd(headerLine(ofTable: table) - 1, notBefore: start)
    }

    /// The range of a table's header row.
    private func headerRange(ofTable table: CmarkNode, quoteDepth: Int) -> Range<Int> {
        let line = headerLine(ofTable: table)
        guard line > table.pointee.start_line, Int(line) <= lineStarts.count else {
            let start = startOffset(table)
            return start..<lineEnd(table.pointee.start_line, notBefore: start)
        }
        let start = LinkGrammar(bytes: bytes, end: bytes.count, quoteDepth: quoteDepth).linePrefix(lineStarts[Int(line) - 1])
        return start..<lineEnd(line, notBefore: start)
    }

    // MARK: Blocks

    mutating func blocks(of parent: CmarkNode, quoteDepth: Int = 0, depth: Int = 0) -> [Block] {
        var out: [Block] = []
        var next = parent.pointee.first_child
        while let node = next {
            if let block = block(node, quoteDepth: quoteDepth, depth: depth) { out.append(block) }
            next = node.pointee.next
        }
        return out
    }

    private mutating func block(_ node: CmarkNode, quoteDepth: Int, depth: Int) -> Block? {
        guard depth < Self.blockLimit else {
            let range = sourceRange(leafRange(node))
            return Block(.paragraph([Inline(.text(String(decoding: source[range], as: UTF8.self)), range: range)]), range: range)
        }
        switch UInt32(node.pointee.type) {
        case CMARK_NODE_PARAGRAPH.rawValue:
            let range = textRange(node.pointee.start_line == 0 ? rangeBeforeTable(node) : leafRange(node))
            return Block(.paragraph(inlines(of: node, in: range, quoteDepth: quoteDepth)), range: sourceRange(range))
        case CMARK_NODE_HEADING.rawValue:
            let range = textRange(leafRange(node))
            let level = Int(node.pointee.as.heading.level)
            return Block(.heading(level: level, inlines(of: node, in: range, quoteDepth: quoteDepth)), range: sourceRange(range))
        case CMARK_NODE_BLOCK_QUOTE.rawValue:
            let content = blocks(of: node, quoteDepth: quoteDepth + 1, depth: depth + 1)
            return Block(.blockquote(content), range: containerRange(node, content.last?.range))
        case CMARK_NODE_LIST.rawValue: return list(node, quoteDepth: quoteDepth, depth: depth)
        case CMARK_NODE_CODE_BLOCK.rawValue:
            let code = node.pointee.as.code
            let range = sourceRange(code.fenced != 0 ? fencedRange(node, code) : leafRange(node))
            markInert(range)
            return Block(.codeBlock(info: string(code.info), literal: string(code.literal)), range: range)
        case CMARK_NODE_HTML_BLOCK.rawValue:
            let range = sourceRange(htmlRange(node))
            markInert(range)
            reportHTML(range)
            return Block(.html(string(node.pointee.as.literal)), range: range)
        case CMARK_NODE_THEMATIC_BREAK.rawValue: return Block(.thematicBreak, range: sourceRange(leafRange(node)))
        case CMARK_NODE_FOOTNOTE_DEFINITION.rawValue: return footnote(node, quoteDepth: quoteDepth, depth: depth)
        case UInt32(library.tableType): return table(node, quoteDepth: quoteDepth)
        default: return nil
        }
    }

    /// From a container's own beginning to the end of what it holds: cmark counts blank lines after it in.
    private func containerRange(_ node: CmarkNode, _ last: Range<Int>?) -> Range<Int> {
        let start = startOffset(node)
        let lower = copy.source(start)
        if let last { return lower..<max(lower, last.upperBound) }
        return sourceRange(start..<lineEnd(node.pointee.start_line, notBefore: start))
    }

    /// A paragraph's range without the definitions that cmark took from its beginning.
    private func textRange(_ range: Range<Int>) -> Range<Int> {
        definitions.isEmpty ? range : min(definitions.textStart(ofParagraphAt: range.lowerBound), range.upperBound)..<range.upperBound
    }

    private mutating func list(_ node: CmarkNode, quoteDepth: Int, depth: Int) -> Block {
        let data = node.pointee.as.list
        var items: [ListItem] = []
        var next = node.pointee.first_child
        while let item = next {
            let content = blocks(of: item, quoteDepth: quoteDepth, depth: depth + 1)
            let isTask = item.pointee.extension != nil && item.pointee.extension == library.taskList
            items.append(
                ListItem(
                    blocks: content, range: containerRange(item, content.last?.range), task: isTask ? item.pointee.as.list.checked : nil))
            next = item.pointee.next
        }
        let delimiter: List.Delimiter =
            data.list_type == CMARK_ORDERED_LIST ? (data.delimiter == CMARK_PAREN_DELIM ? .parenthesis : .period) : .bullet
        let start = items.first?.range.lowerBound ?? copy.source(startOffset(node))
        return Block(
            .list(List(delimiter: delimiter, start: Int(data.start), tight: data.tight, items: items)),
            range: start..<max(start, items.last?.range.upperBound ?? start))
    }

    private mutating func footnote(_ node: CmarkNode, quoteDepth: Int, depth: Int) -> Block {
        let label = string(node.pointee.as.literal)
        usedFootnotes.insert(Self.folded(label))
        let content = blocks(of: node, quoteDepth: quoteDepth, depth: depth + 1)
        let written = footnotesByLabel[Self.folded(label)]
        let start = written?.start ?? content.first?.range.lowerBound ?? copy.source(startOffset(node))
        let labelEnd = written.map { $0.label.upperBound + 2 } ?? start
        let definition = FootnoteDefinition(
            label: label, number: usedFootnotes.count, references: Int(node.pointee.footnote.def_count), blocks: content)
        return Block(.footnoteDefinition(definition), range: start..<max(start, content.last?.range.upperBound ?? labelEnd))
    }

    static func folded(_ label: String) -> String { label.uppercased().lowercased() }

    // MARK: Tables

    private mutating func table(_ node: CmarkNode, quoteDepth: Int) -> Block? {
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        var alignments: [Table.Alignment] = []
        if let raw = cmark_gfm_extensions_get_table_alignments(node) {
            for index in 0..<columns {
                switch raw[index] {
                case UInt8(ascii: "l"): alignments.append(.left)
                case UInt8(ascii: "c"): alignments.append(.center)
                case UInt8(ascii: "r"): alignments.append(.right)
                default: alignments.append(.none)
                }
            }
        }
        var rows: [TableRow] = []
        var next = node.pointee.first_child
        while let row = next {
            let range = rows.isEmpty ? headerRange(ofTable: node, quoteDepth: quoteDepth) : leafRange(row)
            rows.append(tableRow(row, range, columns: columns, quoteDepth: quoteDepth))
            next = row.pointee.next
        }
        guard let header = rows.first, let last = rows.last else { return nil }
        let end = rows.count > 1 ? last.range.upperBound : copy.source(lineEnd(node.pointee.end_line, notBefore: startOffset(node)))
        return Block(
            .table(Table(alignments: alignments, header: header.cells, rows: Array(rows.dropFirst()))),
            range: header.range.lowerBound..<max(header.range.upperBound, end))
    }

    private mutating func tableRow(_ node: CmarkNode, _ range: Range<Int>, columns: Int, quoteDepth: Int) -> TableRow {
        let places = cellRanges(range)
        var cells: [TableCell] = []
        cells.reserveCapacity(columns)
        var next = node.pointee.first_child
        while let cell = next {
            let missing = cell.pointee.first_child == nil ? range.upperBound..<range.upperBound : range
            let place = cells.count < places.count ? places[cells.count] : missing
            cells.append(TableCell(inlines: inlines(of: cell, in: place, quoteDepth: quoteDepth), range: sourceRange(place)))
            next = cell.pointee.next
        }
        if places.count > columns, columns > 0, let last = places.last {
            let extra = places.count - columns
            findings.append(
                Finding(
                    rule: "table-cells", message: "\(extra) \(extra == 1 ? "cell" : "cells") beyond the table's \(columns) columns",
                    range: sourceRange(places[columns].lowerBound..<last.upperBound),
                    notes: ["Markdown drops them; a bar inside a cell is written \\|"]))
        }
        return TableRow(cells: cells, range: sourceRange(range))
    }

    /// The contents of a row's cells, in the copy, without the white space around them.
    private func cellRanges(_ row: Range<Int>) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var start = row.lowerBound
        // A row may be indented; cmark passes over that, and counts its columns from the margin all the same.
        while start < row.upperBound, ASCII.isSpace(bytes[start]) { start += 1 }
        if start < row.upperBound, bytes[start] == ASCII.bar { start += 1 }
        var at = start
        func add(_ end: Int) {
            var (lower, upper) = (start, end)
            while lower < upper, ASCII.isSpace(bytes[lower]) { lower += 1 }
            while upper > lower, ASCII.isSpace(bytes[upper - 1]) { upper -= 1 }
            out.append(lower..<upper)
        }
        while at < row.upperBound {
            if bytes[at] == ASCII.backslash {
                at = min(at + 2, row.upperBound)
            } else if bytes[at] == ASCII.bar {
                add(at)
                at += 1
                start = at
            } else {
                at += 1
            }
        }
        if start < row.upperBound { add(row.upperBound) }
        return out
    }

    // MARK: Text as it was written

    func buffer(_ chunk: cmark_chunk) -> Bytes { Bytes(start: chunk.data, count: chunk.data == nil ? 0 : max(0, Int(chunk.len))) }

    /// A string in which bracket forms mean nothing: they get their own text back.
    mutating func string(_ chunk: cmark_chunk) -> String { string(buffer(chunk)) }

    mutating func string(_ text: Bytes) -> String {
        guard !copy.prefix.isEmpty, ByteSearch.contains(copy.prefix, in: text, 0..<text.count) else {
            return String(decoding: text, as: UTF8.self)
        }
        var out: [UInt8] = []
        var from = 0
        while let word = tokenWord(in: text, from: from) {
            out += text[from..<word.range.lowerBound]
            out += written(word.token)
            inertCount += 1
            from = word.range.upperBound
        }
        out += text[from...]
        return String(decoding: out, as: UTF8.self)
    }

    /// The next token's word in a text.
    func tokenWord(in text: Bytes, from start: Int) -> (token: Int, range: Range<Int>)? {
        guard !copy.prefix.isEmpty else { return nil }
        var from = start
        while let found = ByteSearch.first(copy.prefix, in: text, from..<text.count) {
            var at = found + copy.prefix.count
            var number = 0
            while at < text.count, ASCII.isDigit(text[at]), number <= tokens.count {
                number = number * 10 + Int(text[at] - 0x30)
                at += 1
            }
            if at < text.count, text[at] == InertCopy.terminator, number < tokens.count { return (number, found..<at + 1) }
            from = found + 1
        }
        return nil
    }

    /// A form's own bytes, without the container marks of its further lines.
    private func written(_ index: Int) -> [UInt8] {
        let token = tokens[index]
        var out: [UInt8] = []
        var from = token.range.lowerBound
        for lineBreak in token.lineBreaks {
            out += source[from..<lineBreak.lowerBound]
            out.append(ASCII.lineFeed)
            from = lineBreak.upperBound
        }
        out += source[from..<token.range.upperBound]
        return out
    }

    mutating func markInert(_ range: Range<Int>) {
        if collectsInertRanges { inertRanges.append(range) }
    }

    mutating func reportHTML(_ range: Range<Int>) {
        let isComment =
            range.count >= 4 && source[range.lowerBound + 1] == ASCII.exclamation && source[range.lowerBound + 2] == ASCII.hyphen
        findings.append(
            Finding(
                severity: .warning, rule: "raw-html", message: isComment ? "the comment is dropped" : "the raw HTML is dropped",
                range: range,
                notes: ["pages are written from Markdown alone; a backslash before < makes it text"]))
    }
}
