// Tags and text → the tree; decides line by line which tags stand alone and so take their line with them.

import Diagnostics

/// Parses by the Mustache specification (github.com/mustache/spec): its core modules and `~inheritance`.
struct TemplateParser {
    /// A tag that waits for its closing one, and what was found in it so far.
    private struct Frame {
        var tag: TemplateTag
        var nodes: [TemplateNode] = []
        /// Of a parent.
        var blocks: [TemplateBlock] = []
        var stray: Range<Int>?
        var indentation: Range<Int>?
        /// Of a block: its opening tag ends its line.
        var isStandalone = false
        /// Of a standalone block: the white space before its first line.
        var firstLine: Range<Int>?
    }

    private let source: SourceText
    private var nodes: [TemplateNode] = []
    private var frames: [Frame] = []
    private var diagnostics: [Diagnostic]
    private var isTooDeep = false

    static func parse(_ source: SourceText) -> TemplateSyntax {
        let (pieces, diagnostics) = TagScanner.scan(source)
        var parser = TemplateParser(source: source, diagnostics: diagnostics)
        var start = 0
        for (index, piece) in pieces.enumerated() {
            guard case .text(let range) = piece, source.bytes[range.upperBound - 1] == 0x0A else { continue }
            parser.addLine(pieces[start...index])
            start = index + 1
        }
        if start < pieces.count { parser.addLine(pieces[start...]) }
        parser.finish()
        return TemplateSyntax(
            source: source, nodes: parser.nodes, diagnostics: parser.diagnostics.sorted(by: Diagnostic.inReadingOrder))
    }

    private init(source: SourceText, diagnostics: [Diagnostic]) {
        self.source = source
        self.diagnostics = diagnostics
    }

    // MARK: Lines

    private mutating func addLine(_ line: ArraySlice<TemplatePiece>) {
        if isTooDeep { return }
        let indentation = leadingSpace(line)
        let isBlank = line.map { piece in
            if case .text(let range) = piece { self.isBlank(range) } else { false }
        }
        let tags = line.compactMap { piece in
            if case .tag(let tag) = piece { tag } else { nil }
        }
        let firstShown = zip(line, isBlank).first { !$0.1 }?.0
        if let top = frames.last, top.isStandalone, top.firstLine == nil, firstShown != nil, !closesTop(firstShown) {
            frames[frames.count - 1].firstLine = indentation
        }
        if let tag = tags.first, tags.count == 1, isBlank.filter({ !$0 }).count == 1, standsAlone(tag) {
            return add(tag, indentation: indentation, endsLine: true)
        }
        if !closesArgument(firstShown) { append(.lineStart(indentation)) }
        var restIsDropped = false
        for (position, piece) in line.enumerated() {
            switch piece {
            case .text(let range):
                if restIsDropped { continue }
                let start = position == 0 ? max(range.lowerBound, indentation.upperBound) : range.lowerBound
                if start < range.upperBound { append(.text(start..<range.upperBound)) }
            case .tag(let tag):
                let isFirst = isBlank.prefix(position).allSatisfy { $0 }
                let isLast = isBlank.dropFirst(position + 1).allSatisfy { $0 }
                switch tag.kind {
                case .parent: add(tag, indentation: isFirst ? indentation : nil, endsLine: false)
                case .block where frames.last?.tag.kind == .parent:
                    add(tag, indentation: nil, endsLine: isLast)
                    restIsDropped = isLast
                case .block: add(tag, indentation: isFirst ? indentation : nil, endsLine: false)
                case .close where frames.last?.tag.kind == .parent && frames.last?.tag.name == tag.name:
                    restIsDropped = isLast && closesParentAlone()
                    add(tag, indentation: nil, endsLine: restIsDropped)
                default: add(tag, indentation: nil, endsLine: false)
                }
            }
        }
    }

    /// Variables never stand alone; a parent does together with its closing tag, which is on another line perhaps.
    private func standsAlone(_ tag: TemplateTag) -> Bool {
        switch tag.kind {
        case .variable, .raw, .parent: false
        case .close: frames.last?.tag.kind != .parent
        case .section, .inverted, .partial, .block, .comment, .delimiters: true
        }
    }

    private func closesTop(_ piece: TemplatePiece?) -> Bool {
        guard case .tag(let tag) = piece, tag.kind == .close else { return false }
        return frames.last?.tag.name == tag.name
    }

    /// Whether a line begins with the end of a block that is given to a parent: the space before it is not content.
    private func closesArgument(_ piece: TemplatePiece?) -> Bool {
        closesTop(piece) && frames.last?.tag.kind == .block && frames.dropLast().last?.tag.kind == .parent
    }

    /// Whether the innermost parent began its line; then the white space before it is its indentation and not written.
    private func closesParentAlone() -> Bool {
        frames.last?.indentation != nil
    }

    private func leadingSpace(_ line: ArraySlice<TemplatePiece>) -> Range<Int> {
        switch line.first {
        case .text(let range):
            var end = range.lowerBound
            while end < range.upperBound, source.bytes[end] == 0x20 || source.bytes[end] == 0x09 { end += 1 }
            return range.lowerBound..<end
        case .tag(let tag): return tag.range.lowerBound..<tag.range.lowerBound
        case nil: return 0..<0
        }
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        source.bytes[range].allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    }

    // MARK: Tags

    private mutating func add(_ tag: TemplateTag, indentation: Range<Int>?, endsLine: Bool) {
        switch tag.kind {
        case .comment, .delimiters: break
        case .variable, .raw: append(.variable(tag))
        case .partial: append(.partial(tag, indentation: endsLine ? indentation : nil))
        case .section, .inverted, .parent, .block: open(Frame(tag: tag, indentation: indentation, isStandalone: endsLine))
        case .close: close(tag, endsLine: endsLine)
        }
    }

    private mutating func open(_ frame: Frame) {
        if frames.count >= TemplateLimit.nesting, !isTooDeep {
            isTooDeep = true
            report("tags nested deeper than \(TemplateLimit.nesting)", at: frame.tag.range)
        }
        frames.append(frame)
    }

    private mutating func close(_ tag: TemplateTag, endsLine: Bool) {
        guard frames.contains(where: { $0.tag.name == tag.name }) else {
            let notes = frames.last.map { [DiagnosticNote("\($0.tag.shown) is open, opened here", at: source.range($0.tag.range))] }
            report("\(tag.shown) closes nothing", at: tag.range, notes: notes ?? [], suggestion: frames.last.map { "{{/\($0.tag.name)}}" })
            return
        }
        while let frame = frames.last, frame.tag.name != tag.name {
            report(
                "\(frame.tag.shown) is not closed before \(tag.shown)", at: tag.range,
                notes: [DiagnosticNote("\(frame.tag.shown) is opened here", at: source.range(frame.tag.range))])
            pop(endsLine: false)
        }
        pop(endsLine: endsLine)
    }

    private mutating func pop(endsLine: Bool) {
        guard let frame = frames.popLast() else { return }
        // A tree this deep is not built: what walks it later must not run out of stack.
        guard frames.count < TemplateLimit.nesting else { return }
        switch frame.tag.kind {
        case .parent:
            let isStandalone = endsLine && frame.indentation != nil
            if isStandalone { dropLineStart() }
            append(
                .parent(
                    frame.tag, indentation: isStandalone ? frame.indentation : nil, blocks: frame.blocks, stray: frame.stray))
        case .block:
            let place = frame.tag.range.lowerBound
            let indentation = (frame.isStandalone ? frame.firstLine : nil) ?? frame.indentation ?? place..<place
            append(
                .block(
                    TemplateBlock(
                        tag: frame.tag, indentation: indentation, isStandalone: frame.isStandalone, nodes: frame.nodes)))
        default: append(.section(frame.tag, frame.nodes))
        }
    }

    private mutating func append(_ node: TemplateNode) {
        guard let last = frames.indices.last else { return nodes.append(node) }
        guard frames[last].tag.kind == .parent else { return frames[last].nodes.append(node) }
        // Between the blocks of a parent nothing is rendered.
        switch node {
        case .block(let block): frames[last].blocks.append(block)
        case .lineStart: break
        case .text(let range): if !isBlank(range), frames[last].stray == nil { frames[last].stray = range }
        case .variable(let tag), .section(let tag, _), .partial(let tag, _), .parent(let tag, _, _, _):
            if frames[last].stray == nil { frames[last].stray = tag.range }
        }
    }

    private mutating func dropLineStart() {
        if let last = frames.indices.last {
            if case .lineStart = frames[last].nodes.last { frames[last].nodes.removeLast() }
        } else if case .lineStart = nodes.last {
            nodes.removeLast()
        }
    }

    private mutating func finish() {
        if isTooDeep { frames.removeAll() }
        while let frame = frames.last {
            report(
                "\(frame.tag.shown) is never closed: there is no {{/\(frame.tag.name)}} after it", at: frame.tag.range,
                notes: [DiagnosticNote("it is opened here", at: source.range(frame.tag.range))])
            pop(endsLine: false)
        }
    }

    private mutating func report(
        _ message: String, at range: Range<Int>, notes: [DiagnosticNote] = [], suggestion: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                .error, rule: TemplateRule.syntax, message, at: source.range(range), notes: notes, suggestion: suggestion))
    }
}
