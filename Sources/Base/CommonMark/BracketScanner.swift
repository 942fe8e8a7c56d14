// Running text → bracket forms. The only place that knows where `[[…]]`, `[@…]` and `{#…}` begin and end; it works on the
// source bytes, since cmark's text nodes no longer tell an escaped bracket from a real one.

import Diagnostics

/// Finds wikilinks, embeds, citations and identifiers; knows backslash escapes, code spans, fenced and indented code.
public struct BracketScanner {
    /// The forms of a body, and what is wrong with those that are not closed or are written in another tool's form.
    public struct Result: Sendable {
        public var tokens: [BracketToken]
        public var diagnostics: [Diagnostic]
    }

    /// Scans a body without parsing it as Markdown.
    public static func scan(_ text: SourceText, body: Range<Int>) -> Result {
        text.bytes.withUnsafeBufferPointer { bytes in
            var outline = BlockOutline(
                bytes: bytes, body: body.clamped(to: 0..<bytes.count), scanner: BracketScanner(bytes: bytes, findsBrackets: true))
            outline.run()
            return Result(
                tokens: outline.scanner.tokens,
                diagnostics: FindingLimit.applied(to: outline.scanner.findings).map { $0.diagnostic(in: text) })
        }
    }

    /// A change in the copy that cmark parses: a backslash before what must stay text.
    struct Escape {
        var offset: Int
    }

    /// An unescaped `[^label]` outside code.
    struct FootnoteMark {
        var range: Range<Int>
        var label: Range<Int> { range.lowerBound + 2..<range.upperBound - 1 }
    }

    /// cmark walks all open image brackets of a paragraph at each link.
    static let imageLimit = 200

    let bytes: Bytes
    let findsBrackets: Bool
    private(set) var tokens: [BracketToken] = []
    private(set) var escapes: [Escape] = []
    private(set) var footnoteMarks: [FootnoteMark] = []
    var findings: [Finding] = []

    // The stretch being scanned.
    private(set) var segments: ArraySlice<Range<Int>> = []
    private var lastBackticks: [Int] = []
    /// Longer runs open no code span in cmark.
    private static let backtickLimit = 80
    /// The brackets open in it, as cmark stacks them: whether each is an image's.
    private var openBrackets: [Bool] = []
    private var openImages = 0
    private var knowsNoStraightQuote = false
    private var knowsNoCurlyQuote = false

    init(bytes: Bytes, findsBrackets: Bool) {
        self.bytes = bytes
        self.findsBrackets = findsBrackets
    }

    // MARK: What the outline refuses

    /// - Parameter columns: nil where header and delimiter row differ, so that it is no table anyway.
    mutating func refuseTable(delimiterRow: Range<Int>, header: Range<Int>, columns: Int?) {
        escapes.append(Escape(offset: delimiterRow.lowerBound))
        guard let columns else { return }
        findings.append(
            Finding(
                rule: "table-columns", message: "table of \(columns) columns, at most \(BlockOutline.columnLimit) are read", range: header,
                notes: ["it stays text; split it into several tables"]))
    }

    mutating func refuseTable(delimiterRow: Range<Int>, header: Range<Int>, lines: Int) {
        escapes.append(Escape(offset: delimiterRow.lowerBound))
        findings.append(
            Finding(
                rule: "table-position",
                message:
                    "this table stands right below a paragraph of \(lines) \(lines == 1 ? "line" : "lines"), which is too long for one",
                range: header,
                notes: ["it stays text; leave a blank line above it"]))
    }

    /// Joins the last cells of a row that has far too many: they are beyond the header and dropped as one.
    mutating func escapeBars(in row: Range<Int>, beyond limit: Int) {
        var bars = 0
        var at = row.lowerBound
        while at < row.upperBound {
            if bytes[at] == ASCII.bar {
                bars += 1
                if bars > limit { escapes.append(Escape(offset: at)) }
            }
            at += bytes[at] == ASCII.backslash ? 2 : 1
        }
    }

    mutating func refuseNesting(at marker: Int, line: Range<Int>, isReported: Bool) {
        escapes.append(Escape(offset: marker))
        guard !isReported else { return }
        findings.append(
            Finding(
                rule: "markdown-nesting", message: "block quotes and lists nested deeper than \(BlockOutline.nestingLimit)", range: line,
                notes: ["what lies deeper stays text"]))
    }

    // MARK: Running text

    /// A place in the stretch: a segment and a byte offset inside it, or at its end.
    struct Place {
        var segment: Int
        var offset: Int
    }

    /// A date of EDTF in brackets with a colon behind it (`- [2020,2021]: closed`): to Markdown that is a link definition, to an author
    /// it is an event's date, so its bracket is escaped.
    mutating func keepsDate(at line: Range<Int>) -> Bool {
        guard findsBrackets, bytes.peek(line.lowerBound, before: line.upperBound) == ASCII.openBracket else { return false }
        var close = line.lowerBound + 1
        var digits = false
        while close < line.upperBound, bytes[close] != ASCII.closeBracket {
            switch bytes[close] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits = true
            case UInt8(ascii: "X"), UInt8(ascii: "Y"), UInt8(ascii: "E"), UInt8(ascii: "S"), UInt8(ascii: "."), UInt8(ascii: ","),
                UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "?"), UInt8(ascii: "%"), ASCII.space:
                break
            default: return false
            }
            close += 1
        }
        guard digits, bytes.peek(close + 1, before: line.upperBound) == ASCII.colon else { return false }
        escapes.append(Escape(offset: line.lowerBound))
        return true
    }

    /// Scans one stretch: the lines of a paragraph without their container marks, a heading's text, a table's row.
    mutating func scan(_ stretch: ArraySlice<Range<Int>>) {
        guard let first = stretch.first else { return }
        segments = stretch
        lastBackticks.removeAll(keepingCapacity: true)
        knowsNoStraightQuote = false
        knowsNoCurlyQuote = false
        var place = Place(segment: stretch.startIndex, offset: first.lowerBound)
        openBrackets.removeAll(keepingCapacity: true)
        openImages = 0
        var bracket: Place?
        while place.segment < stretch.endIndex {
            let end = stretch[place.segment].upperBound
            // Nearly all of a text is none of the marks below.
            while place.offset < end, !Self.isMark(bytes[place.offset]) { place.offset += 1 }
            guard place.offset < end else {
                place.segment += 1
                if place.segment < stretch.endIndex { place.offset = stretch[place.segment].lowerBound }
                continue
            }
            switch bytes[place.offset] {
            case ASCII.backslash:
                let escaped = bytes.peek(place.offset + 1, before: end)
                // An escaped citation is text as a whole: its @ is no bare one.
                let isCitation = escaped == ASCII.openBracket && bytes.peek(place.offset + 2, before: end) == ASCII.at
                place.offset += isCitation ? 3 : ASCII.isPunctuation(escaped) ? 2 : 1
            case ASCII.backtick: skipCode(&place)
            case ASCII.exclamation:
                if bytes.peek(place.offset + 1, before: end) == ASCII.openBracket {
                    if findsBrackets, bytes.peek(place.offset + 2, before: end) == ASCII.openBracket, wikilink(&place, embed: true) {
                        continue
                    }
                    if openImages < Self.imageLimit {
                        openImages += 1
                        openBrackets.append(true)
                    } else {
                        refuseImage(at: place.offset)
                    }
                    bracket = place
                    place.offset += 2
                } else {
                    place.offset += 1
                }
            case ASCII.openBracket: openBracket(&place, end: end, bracket: &bracket)
            case ASCII.closeBracket:
                bracket = nil
                if openBrackets.popLast() == true { openImages -= 1 }
                place.offset += 1
            case ASCII.openBrace: openBrace(&place, end: end)
            case ASCII.at: at(&place, end: end, bracket: bracket)
            default: place.offset += 1
            }
        }
    }

    @inline(__always) private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.backslash, ASCII.backtick, ASCII.exclamation, ASCII.openBracket, ASCII.closeBracket, ASCII.openBrace, ASCII.at: true
        default: false
        }
    }

    private mutating func refuseImage(at offset: Int) {
        escapes.append(Escape(offset: offset + 1))
        findings.append(
            Finding(
                rule: "image-limit", message: "more than \(Self.imageLimit) images begin here inside one another",
                range: offset..<offset + 2,
                notes: ["it stays text; a backslash before each ! that begins no image makes it text too"], isAboutText: true))
    }

    // MARK: The forms

    private mutating func openBracket(_ place: inout Place, end: Int, bracket: inout Place?) {
        let next = bytes.peek(place.offset + 1, before: end)
        if findsBrackets, next == ASCII.openBracket, wikilink(&place, embed: false) { return }
        if findsBrackets, next == ASCII.at, citation(&place) { return }
        if next == ASCII.caret {
            var label = place.offset + 2
            while label < end, bytes[label] != ASCII.closeBracket, bytes[label] != ASCII.openBracket, !ASCII.isSpace(bytes[label]) {
                label += 1
            }
            if label < end, bytes[label] == ASCII.closeBracket, label > place.offset + 2 {
                footnoteMarks.append(FootnoteMark(range: place.offset..<label + 1))
                place.offset = label + 1
                return
            }
        }
        bracket = place
        openBrackets.append(false)
        place.offset += 1
    }

    /// Reads a wikilink and moves behind it; false leaves the place as it was, or behind what was reported.
    private mutating func wikilink(_ place: inout Place, embed: Bool) -> Bool {
        let start = place.offset
        let open = start + (embed ? 3 : 2)
        if bytes.peek(open, before: segments[place.segment].upperBound) == ASCII.openBracket { return false }
        let inside = Place(segment: place.segment, offset: open)
        if let close = wikilinkEnd(from: inside) {
            tokens.append(
                BracketToken(
                    kind: .wikilink(embed: embed), range: start..<close.offset + 2, content: open..<close.offset,
                    lineBreaks: lineBreaks(place.segment, close.segment)))
            place = Place(segment: close.segment, offset: close.offset + 2)
            return true
        }
        // `[[text](address)]` is Markdown's own, a link in brackets.
        if let stop = wikilinkStop(from: inside),
            bytes.peek(stop.offset + 1, before: segments[stop.segment].upperBound) == ASCII.openParenthesis
        {
            return false
        }
        unclosed(
            "“[[” is not closed by “]]”", start..<open, note: "a wikilink is [[page#id|shown]]; a backslash before [[ makes it text")
        place.offset = open
        return true
    }

    private func wikilinkStop(from place: Place) -> Place? {
        var place = place
        while let byte = byte(at: &place) {
            if byte == ASCII.closeBracket || byte == ASCII.openBracket { return place }
            place.offset += byte == ASCII.backslash ? 2 : 1
        }
        return nil
    }

    private func wikilinkEnd(from place: Place) -> Place? {
        guard let stop = wikilinkStop(from: place), bytes[stop.offset] == ASCII.closeBracket,
            bytes.peek(stop.offset + 1, before: segments[stop.segment].upperBound) == ASCII.closeBracket
        else { return nil }
        return stop
    }

    private enum CitationFault: Error {
        case unclosed
        case quotation(at: Int)
    }

    private mutating func citation(_ place: inout Place) -> Bool {
        let start = place.offset
        do {
            let close = try citationEnd(from: Place(segment: place.segment, offset: start + 2))
            tokens.append(
                BracketToken(
                    kind: .citation, range: start..<close.offset + 1, content: start + 1..<close.offset,
                    lineBreaks: lineBreaks(place.segment, close.segment)))
            place = Place(segment: close.segment, offset: close.offset + 1)
        } catch CitationFault.quotation(let at) {
            unclosed(
                "a quotation in this citation is not closed", at..<at + (bytes[at] == ASCII.quote ? 1 : 3),
                note: "a quotation mark inside a quotation is written \\\"")
            place.offset += 2
        } catch {
            unclosed(
                "“[@” is not closed by “]”", start..<start + 2,
                note: "a citation is [@source, ¶3, \"words\"]; a backslash before it makes it text")
            place.offset += 2
        }
        return true
    }

    /// The `]` that closes a citation: not one in a quotation, nor one of a wikilink or of inner brackets.
    private mutating func citationEnd(from start: Place) throws -> Place {
        var place = start
        var depth = 0
        while let byte = byte(at: &place) {
            switch byte {
            case ASCII.backslash: place.offset += 2
            case ASCII.closeBracket:
                if depth == 0 { return place }
                depth -= 1
                place.offset += 1
            case ASCII.openBracket:
                let next = bytes.peek(place.offset + 1, before: segments[place.segment].upperBound)
                if next == ASCII.at { throw CitationFault.unclosed }
                if next == ASCII.openBracket, let close = wikilinkEnd(from: Place(segment: place.segment, offset: place.offset + 2)) {
                    place = Place(segment: close.segment, offset: close.offset + 2)
                } else {
                    depth += 1
                    place.offset += 1
                }
            case ASCII.quote: try skipQuotation(&place, straight: true)
            case 0xE2 where isCurly(place, last: 0x9C): try skipQuotation(&place, straight: false)
            default: place.offset += 1
            }
        }
        throw CitationFault.unclosed
    }

    private mutating func skipQuotation(_ place: inout Place, straight: Bool) throws {
        let start = place.offset
        if straight ? knowsNoStraightQuote : knowsNoCurlyQuote { throw CitationFault.quotation(at: start) }
        place.offset += straight ? 1 : 3
        while let byte = byte(at: &place) {
            if byte == ASCII.backslash {
                let escapesCurly = place.offset + 3 < segments[place.segment].upperBound && bytes[place.offset + 1] == 0xE2
                place.offset += escapesCurly ? 4 : 2
            } else if straight, byte == ASCII.quote {
                place.offset += 1
                return
            } else if !straight, byte == 0xE2, isCurly(place, last: 0x9D) {
                place.offset += 3
                return
            } else {
                place.offset += 1
            }
        }
        if straight { knowsNoStraightQuote = true } else { knowsNoCurlyQuote = true }
        throw CitationFault.quotation(at: start)
    }

    private func isCurly(_ place: Place, last: UInt8) -> Bool {
        place.offset + 2 < segments[place.segment].upperBound && bytes[place.offset] == 0xE2 && bytes[place.offset + 1] == 0x80
            && bytes[place.offset + 2] == last
    }

    private mutating func openBrace(_ place: inout Place, end: Int) {
        let start = place.offset
        guard findsBrackets, bytes.peek(start + 1, before: end) == ASCII.hash,
            start == segments[place.segment].lowerBound || bytes[start - 1] != ASCII.openBrace
        else {
            place.offset += 1
            return
        }
        var close = start + 2
        while close < end, bytes[close] != ASCII.closeBrace, bytes[close] != ASCII.openBrace { close += 1 }
        if close < end, bytes[close] == ASCII.closeBrace {
            tokens.append(BracketToken(kind: .identifier, range: start..<close + 1, content: start + 2..<close))
            place.offset = close + 1
        } else {
            unclosed(
                "“{#” is not closed by “}”", start..<start + 2,
                note: "an identifier is {#name}, on one line; a backslash before it makes it text")
            place.offset += 2
        }
    }

    private mutating func unclosed(_ message: String, _ range: Range<Int>, note: DiagnosticNote) {
        findings.append(Finding(rule: "unclosed-bracket", message: message, range: range, notes: [note], isAboutText: true))
    }

    // MARK: Places

    /// The byte at a place, which is first moved to the next segment where its own is used up; nil at the stretch's end.
    @inline(__always) private func byte(at place: inout Place) -> UInt8? {
        while place.offset >= segments[place.segment].upperBound {
            guard place.segment + 1 < segments.endIndex else { return nil }
            place.segment += 1
            place.offset = segments[place.segment].lowerBound
        }
        return bytes[place.offset]
    }

    private func lineBreaks(_ first: Int, _ last: Int) -> [Range<Int>] {
        guard first < last else { return [] }
        return (first..<last).map { index in
            var end = segments[index].upperBound
            while end > segments[index].lowerBound, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
            return end..<segments[index + 1].lowerBound
        }
    }

    // MARK: Code spans

    private mutating func skipCode(_ place: inout Place) {
        let length = run(at: place)
        if lastBackticks.isEmpty { findBackticks() }
        let after = Place(segment: place.segment, offset: place.offset + length)
        place = after
        guard length <= Self.backtickLimit, lastBackticks[length] >= after.offset else { return }
        var seek = after
        while let byte = byte(at: &seek) {
            guard byte == ASCII.backtick else {
                seek.offset += 1
                continue
            }
            let found = run(at: seek)
            seek.offset += found
            if found == length {
                place = seek
                return
            }
        }
    }

    private func run(at place: Place) -> Int {
        var end = place.offset
        while end < segments[place.segment].upperBound, bytes[end] == ASCII.backtick { end += 1 }
        return end - place.offset
    }

    /// The last run of backticks of each length: an opener behind it has no closer and need not look for one.
    private mutating func findBackticks() {
        lastBackticks.append(contentsOf: repeatElement(-1, count: Self.backtickLimit + 1))
        for (index, segment) in zip(segments.indices, segments) {
            var offset = segment.lowerBound
            while offset < segment.upperBound {
                guard bytes[offset] == ASCII.backtick else {
                    offset += 1
                    continue
                }
                let length = run(at: Place(segment: index, offset: offset))
                if length <= Self.backtickLimit { lastBackticks[length] = offset }
                offset += length
            }
        }
    }
}
