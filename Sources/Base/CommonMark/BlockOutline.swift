// Source bytes → which lines are running text, before cmark sees them. It follows CommonMark's own block algorithm as far as
// containers, code and raw HTML go, so that the bracket scanner is never shown code.

/// Walks the lines of a body and hands each stretch of running text to `BracketScanner`.
struct BlockOutline {
    struct Container {
        enum Kind { case quote, item, footnote }
        var kind: Kind
        /// Columns a following line must be indented by to belong to an item.
        var indent: Int
        var hasContent: Bool
    }

    enum Leaf {
        case none, paragraph
        case fence(UInt8, length: Int)
        case indentedCode
        case html(HTMLBlockStart.Kind)
    }

    struct FootnoteLabel {
        var label: Range<Int>
        /// Where the definition begins.
        var start: Int
    }

    /// A paragraph that begins with `[`: it may hold link reference definitions.
    struct DefinitionCandidate {
        var range: Range<Int>
        var quoteDepth: Int
        /// The offset of the list marker where the paragraph begins an item on the marker's own line.
        var itemStart: Int?
    }

    static let nestingLimit = 100
    static let columnLimit = 200
    /// Lines of one paragraph right above a table: cmark reads all of them as rows, again and again.
    static let linesAboveTable = 100
    /// Cells of one row, counted before cmark sees them: it walks all of them for each.
    static let rowLimit = 2 * columnLimit

    let bytes: Bytes
    let body: Range<Int>
    var scanner: BracketScanner
    private(set) var footnotes: [FootnoteLabel] = []
    private(set) var candidates: [DefinitionCandidate] = []
    /// The lines taken for code or raw HTML.
    private(set) var verbatimLines: [Range<Int>] = []
    let keepsVerbatimLines: Bool

    private var containers: [Container] = []
    private var leaf = Leaf.none
    private var segments: [Range<Int>] = []
    private var paragraphQuoteDepth = 0
    private var paragraphItemStart: Int?
    private var delimiterRow: Int?
    private var reportedNesting = false

    // The line being read, as cmark's parser holds it.
    private(set) var position = 0
    private(set) var column = 0
    private(set) var lineEnd = 0
    private(set) var firstNonspace = 0
    private(set) var indent = 0
    private(set) var isBlankLine = false

    init(bytes: Bytes, body: Range<Int>, scanner: BracketScanner, keepsVerbatimLines: Bool = false) {
        self.bytes = bytes
        self.body = body
        self.scanner = scanner
        self.keepsVerbatimLines = keepsVerbatimLines
    }

    mutating func run() {
        var start = body.lowerBound
        if start + 3 <= body.upperBound, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF { start += 3 }
        while start < body.upperBound {
            var end = start
            while end < body.upperBound, !ASCII.isLineEnd(bytes[end]) { end += 1 }
            line(start..<end)
            if end < body.upperBound, bytes[end] == ASCII.carriageReturn, bytes.peek(end + 1, before: body.upperBound) == ASCII.lineFeed {
                end += 1
            }
            start = end + 1
        }
        closeLeaf()
    }

    // MARK: One line

    private mutating func line(_ range: Range<Int>) {
        position = range.lowerBound
        column = 0
        lineEnd = range.upperBound
        let matched = matchContainers()
        let allMatched = matched == containers.count
        findNonspace()
        if allMatched, continueLeaf(range) { return }
        // The rows of a table are kept as a paragraph's lines, but do not hold off other blocks as a paragraph does.
        let wasParagraph = if case .paragraph = leaf { delimiterRow == nil } else { false }
        var closed = false
        /// Closes what this line does not continue; once, before the first new block of the line.
        func closeUnmatched(_ outline: inout BlockOutline) {
            guard !closed else { return }
            closed = true
            outline.closeLeaf()
            outline.containers.removeLast(outline.containers.count - matched)
        }
        var isParagraph = wasParagraph && allMatched && !isBlankLine
        var maybeLazy = wasParagraph
        var itemStart: Int?
        while true {
            findNonspace()
            guard indent < 4 else {
                if !maybeLazy, !isBlankLine {
                    closeUnmatched(&self)
                    markContent()
                    leaf = .indentedCode
                    verbatim(range)
                    return
                }
                break
            }
            guard !isBlankLine else { break }
            let byte = bytes[firstNonspace]
            if byte == ASCII.greater {
                guard mayNest(closed: closed, matched: matched, at: firstNonspace) else { break }
                closeUnmatched(&self)
                markContent()
                advance(firstNonspace + 1 - position, columns: false)
                if ASCII.isBlank(peek(position)) { advance(1, columns: true) }
                containers.append(Container(kind: .quote, indent: 0, hasContent: false))
            } else if byte == ASCII.hash, let content = headingContent() {
                closeUnmatched(&self)
                markContent()
                segments = [content..<lineEnd]
                scanner.scan(segments[...])
                segments.removeAll(keepingCapacity: true)
                return
            } else if byte == ASCII.backtick || byte == ASCII.tilde, let length = fenceLength(byte) {
                closeUnmatched(&self)
                markContent()
                leaf = .fence(byte, length: length)
                verbatim(range)
                return
            } else if byte == ASCII.less, let kind = HTMLBlockStart.kind(bytes, firstNonspace..<lineEnd, interruptsParagraph: isParagraph) {
                closeUnmatched(&self)
                markContent()
                verbatim(range)
                leaf = HTMLBlockStart.ends(kind, bytes, firstNonspace..<lineEnd) ? .none : .html(kind)
                return
            } else if isParagraph, isSetextLine() {
                closeLeaf()
                return
            } else if !(wasParagraph && isParagraph && !allMatched), isThematicBreak() {
                closeUnmatched(&self)
                markContent()
                return
            } else if byte == ASCII.openBracket, let label = footnoteLabel() {
                guard mayNest(closed: closed, matched: matched, at: firstNonspace) else { break }
                closeUnmatched(&self)
                markContent()
                footnotes.append(FootnoteLabel(label: label, start: firstNonspace))
                advance(skipBlanks(label.upperBound + 2) - position, columns: false)
                containers.append(Container(kind: .footnote, indent: 4, hasContent: false))
            } else if let marker = listMarker(interruptsParagraph: isParagraph) {
                guard mayNest(closed: closed, matched: matched, at: firstNonspace + marker - 1) else { break }
                closeUnmatched(&self)
                markContent()
                itemStart = firstNonspace
                let isFirst = firstNonspace == skipBlanks(range.lowerBound)
                openItem(markerLength: marker)
                if isFirst, skipTaskMark() {
                    findNonspace()
                    break
                }
            } else {
                break
            }
            isParagraph = false
            maybeLazy = false
        }
        if !closed, !allMatched, wasParagraph, !isBlankLine {
            segments.append(firstNonspace..<lineEnd)  // a lazy continuation line, which begins no table
            return
        }
        if closed || !allMatched { closeUnmatched(&self) }
        if isBlankLine {
            closeLeaf()
        } else if case .paragraph = leaf {
            append(firstNonspace..<lineEnd)
        } else {
            closeLeaf()
            markContent()
            leaf = .paragraph
            paragraphQuoteDepth = containers.count { $0.kind == .quote }
            paragraphItemStart = itemStart
            append(firstNonspace..<lineEnd)
        }
    }

    private mutating func matchContainers() -> Int {
        var matched = 0
        while matched < containers.count {
            findNonspace()
            switch containers[matched].kind {
            case .quote:
                guard indent <= 3, peek(firstNonspace) == ASCII.greater else { return matched }
                advance(firstNonspace + 1 - position, columns: false)
                if ASCII.isBlank(peek(position)) { advance(1, columns: true) }
            case .item:
                let needed = containers[matched].indent
                if indent >= needed {
                    advance(needed, columns: true)
                } else if isBlankLine, containers[matched].hasContent {
                    advance(firstNonspace - position, columns: false)
                } else {
                    return matched
                }
            case .footnote:
                if indent >= 4 {
                    advance(4, columns: true)
                } else if !(isBlankLine && firstNonspace == position) {
                    return matched
                }
            }
            matched += 1
        }
        return matched
    }

    /// Whether the line belongs to an open leaf that holds no running text.
    private mutating func continueLeaf(_ range: Range<Int>) -> Bool {
        switch leaf {
        case .none, .paragraph: return false
        case .fence(let byte, let length):
            verbatim(range)
            var end = firstNonspace
            while peek(end) == byte { end += 1 }
            if indent <= 3, end - firstNonspace >= length, skipBlanks(end) == lineEnd { leaf = .none }
            return true
        case .indentedCode:
            if indent >= 4 || isBlankLine {
                verbatim(range)
                return true
            }
            leaf = .none
            return false
        case .html(let kind):
            if kind.endsAtBlankLine, isBlankLine {
                leaf = .none
                return false
            }
            verbatim(range)
            if HTMLBlockStart.ends(kind, bytes, firstNonspace..<lineEnd) { leaf = .none }
            return true
        }
    }

    private mutating func verbatim(_ range: Range<Int>) {
        if keepsVerbatimLines { verbatimLines.append(range) }
    }

    private mutating func markContent() {
        if !containers.isEmpty { containers[containers.count - 1].hasContent = true }
    }

    // MARK: Paragraphs

    private mutating func append(_ segment: Range<Int>) {
        if delimiterRow != nil {
            if cellCount(segment) == 0 {  // a bar alone ends the table
                closeLeaf()
                leaf = .paragraph
            } else {
                scanner.escapeBars(in: segment, beyond: Self.rowLimit)
            }
        } else if indent < 4, let header = segments.last, let columns = delimiterColumns(segment) {
            let cells = cellCount(header)
            if segments.count - 1 > Self.linesAboveTable {
                scanner.refuseTable(delimiterRow: segment, header: header, lines: segments.count - 1)
            } else if segments.dropLast().contains(where: { cellCount($0) > Self.rowLimit }) {
                scanner.refuseTable(delimiterRow: segment, header: header, lines: segments.count - 1)
            } else if columns > Self.columnLimit || cells > Self.rowLimit {
                scanner.refuseTable(delimiterRow: segment, header: header, columns: columns == cells ? columns : nil)
            } else if columns == cells {
                delimiterRow = segments.count
            }
        }
        segments.append(segment)
    }

    private mutating func closeLeaf() {
        defer { leaf = .none }
        guard case .paragraph = leaf else { return }
        if let first = segments.first, bytes[first.lowerBound] == ASCII.openBracket,
            paragraphItemStart == nil || !scanner.keepsDate(at: first)
        {
            candidates.append(
                DefinitionCandidate(
                    range: first.lowerBound..<(segments.last ?? first).upperBound, quoteDepth: paragraphQuoteDepth,
                    itemStart: paragraphItemStart))
        }
        if let row = delimiterRow {
            scanner.scan(segments[..<(row - 1)])
            for index in (row - 1)..<segments.count { scanner.scan(segments[index...index]) }
        } else {
            scanner.scan(segments[...])
        }
        segments.removeAll(keepingCapacity: true)
        delimiterRow = nil
    }

    // MARK: Containers

    /// Whether one more container may be opened; beyond the limit its marker is escaped in cmark's copy and stays text.
    private mutating func mayNest(closed: Bool, matched: Int, at marker: Int) -> Bool {
        guard (closed ? containers.count : matched) >= Self.nestingLimit else { return true }
        scanner.refuseNesting(at: marker, line: firstNonspace..<lineEnd, isReported: reportedNesting)
        reportedNesting = true
        return false
    }

    private mutating func openItem(markerLength: Int) {
        let offset = indent
        advance(firstNonspace + markerLength - position, columns: false)
        let saved = (position, column)
        let start = column
        while column - start <= 5, ASCII.isBlank(peek(position)) { advance(1, columns: true) }
        let width = column - start
        let padding: Int
        if width >= 5 || width < 1 || position == lineEnd {
            padding = markerLength + 1
            (position, column) = saved
            if ASCII.isBlank(peek(position)) { advance(1, columns: true) }
        } else {
            padding = markerLength + width
        }
        containers.append(Container(kind: .item, indent: offset + padding, hasContent: false))
    }

    /// cmark takes `[x]` from an item's text before it looks for a paragraph; only where the item begins the line.
    private mutating func skipTaskMark() -> Bool {
        let start = skipBlanks(position)
        guard peek(start) == ASCII.openBracket, peek(start + 2) == ASCII.closeBracket, [ASCII.space, 0x78, 0x58].contains(peek(start + 1)),
            ASCII.isSpace(peek(start + 3))
        else { return false }
        advance(start + 3 - position, columns: false)
        return true
    }

    // MARK: Columns

    @inline(__always) func peek(_ offset: Int) -> UInt8 { offset < lineEnd ? bytes[offset] : 0 }

    func skipBlanks(_ offset: Int) -> Int {
        var offset = offset
        while ASCII.isBlank(peek(offset)) { offset += 1 }
        return offset
    }

    private mutating func findNonspace() {
        var offset = position
        var reached = column
        while offset < lineEnd {
            let byte = bytes[offset]
            if byte == ASCII.space { reached += 1 } else if byte == ASCII.tab { reached += 4 - reached % 4 } else { break }
            offset += 1
        }
        firstNonspace = offset
        indent = reached - column
        isBlankLine = offset == lineEnd
    }

    /// Moves on by bytes, or by columns, of which a tab may be consumed in part.
    private mutating func advance(_ count: Int, columns: Bool) {
        var left = count
        while left > 0, position < lineEnd {
            if bytes[position] == ASCII.tab {
                let width = 4 - column % 4
                if columns {
                    column += min(left, width)
                    if width <= left { position += 1 }
                    left -= min(left, width)
                } else {
                    column += width
                    position += 1
                    left -= 1
                }
            } else {
                position += 1
                column += 1
                left -= 1
            }
        }
    }
}
