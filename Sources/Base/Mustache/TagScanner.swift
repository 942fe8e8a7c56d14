// Text → tags and the text between them, cut after each line feed; knows delimiters, not what tags mean.

import Diagnostics

enum TemplatePiece {
    /// At most one line's text, its line feed included.
    case text(Range<Int>)
    case tag(TemplateTag)
}

struct TagScanner {
    private let source: SourceText
    private let bytes: [UInt8]
    private var open: [UInt8] = [0x7B, 0x7B]
    private var close: [UInt8] = [0x7D, 0x7D]
    private var pieces: [TemplatePiece] = []
    private var diagnostics: [Diagnostic] = []

    static func scan(_ source: SourceText) -> (pieces: [TemplatePiece], diagnostics: [Diagnostic]) {
        var scanner = TagScanner(source: source)
        scanner.scan()
        return (scanner.pieces, scanner.diagnostics)
    }

    private init(source: SourceText) {
        self.source = source
        bytes = source.bytes
    }

    private mutating func scan() {
        var position = 0
        while position < bytes.count {
            let start = find(open, from: position) ?? bytes.count
            addText(position..<start)
            guard start < bytes.count else { return }
            position = tag(at: start)
        }
    }

    private mutating func addText(_ range: Range<Int>) {
        var start = range.lowerBound
        for index in range where bytes[index] == 0x0A {
            pieces.append(.text(start..<index + 1))
            start = index + 1
        }
        if start < range.upperBound { pieces.append(.text(start..<range.upperBound)) }
    }

    /// Reads the tag at `start`; returns where the text goes on.
    private mutating func tag(at start: Int) -> Int {
        var inner = start + open.count
        var kind = TemplateTag.Kind.variable
        var ending = close
        if inner < bytes.count {
            switch bytes[inner] {
            case UInt8(ascii: "{"):
                kind = .raw
                ending = [UInt8(ascii: "}")] + close
            case UInt8(ascii: "&"): kind = .raw
            case UInt8(ascii: "#"): kind = .section
            case UInt8(ascii: "^"): kind = .inverted
            case UInt8(ascii: "/"): kind = .close
            case UInt8(ascii: ">"): kind = .partial
            case UInt8(ascii: "<"): kind = .parent
            case UInt8(ascii: "$"): kind = .block
            case UInt8(ascii: "!"): kind = .comment
            case UInt8(ascii: "="):
                kind = .delimiters
                ending = [UInt8(ascii: "=")] + close
            default: break
            }
        }
        if kind != .variable { inner += 1 }
        guard let end = find(ending, from: inner) else {
            let line = source.line(source.lineNumber(at: start))
            let shownEnd = max(line.upperBound, start + open.count)
            diagnostics.append(
                Diagnostic(
                    .error, rule: TemplateRule.syntax,
                    "this tag is never closed: there is no \(String(decoding: ending, as: UTF8.self)) after it",
                    at: source.range(start..<min(shownEnd, bytes.count)),
                    notes: [DiagnosticNote("the tag is opened here", at: source.range(start..<start + open.count))]))
            return bytes.count
        }
        let range = start..<end + ending.count
        let nameRange = trimmed(inner..<end)
        let name = source.string(nameRange)
        var tag = TemplateTag(kind: kind, range: range, nameRange: nameRange, name: name, path: [name])
        switch kind {
        case .comment: pieces.append(.tag(tag))
        case .delimiters:
            setDelimiters(tag)
            pieces.append(.tag(tag))
        default:
            if let problem = problem(of: tag) {
                report(problem, at: range)
                // Dropped where nothing depends on it; a section's tags stay, or their partners would be reported too.
                guard kind != .variable && kind != .raw && kind != .partial else { break }
            }
            if kind == .variable || kind == .raw || kind == .section || kind == .inverted, name != "." {
                tag.path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            }
            pieces.append(.tag(tag))
        }
        return range.upperBound
    }

    private func problem(of tag: TemplateTag) -> String? {
        if tag.name.isEmpty { return "a tag without a name" }
        if tag.name.utf8.contains(where: { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) {
            return "'\(tag.name)' is not a name: names have no spaces"
        }
        switch tag.kind {
        case .partial, .parent:
            return tag.name.hasPrefix("*") ? "names of partials can't be taken from data" : nil
        case .variable, .raw, .section, .inverted:
            if tag.name == "." { return nil }
            let dot = UInt8(ascii: ".")
            let utf8 = Array(tag.name.utf8)
            let broken = utf8.first == dot || utf8.last == dot || zip(utf8, utf8.dropFirst()).contains { $0 == dot && $1 == dot }
            return broken ? "'\(tag.name)' is not a name: nothing stands beside a dot" : nil
        default: return nil
        }
    }

    private mutating func setDelimiters(_ tag: TemplateTag) {
        let parts = bytes[tag.nameRange].split(whereSeparator: Self.isSpace)
        guard parts.count == 2, let first = parts.first, let last = parts.last,
            !first.contains(UInt8(ascii: "=")), !last.contains(UInt8(ascii: "="))
        else {
            return report("delimiters are given as {{=<% %>=}}: two, with a space between and no '=' in them", at: tag.range)
        }
        open = Array(first)
        close = Array(last)
    }

    private mutating func report(_ message: String, at range: Range<Int>) {
        diagnostics.append(Diagnostic(.error, rule: TemplateRule.syntax, message, at: source.range(range)))
    }

    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first, start + wanted.count <= bytes.count else { return nil }
        var index = start
        while index + wanted.count <= bytes.count {
            if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, Self.isSpace(bytes[start]) { start += 1 }
        while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
