// The face for data whose type is not known: names are looked up while rendering, as the Mustache specification has it.

import Diagnostics

/// A template for data of any shape. Unknown names and missing partials write nothing.
public struct DynamicTemplate: Sendable {
    let syntax: TemplateSyntax

    /// Errors: `template-syntax`.
    public static func compile(_ source: SourceText) -> Result<DynamicTemplate, TemplateErrors> {
        let syntax = TemplateParser.parse(source)
        if !syntax.diagnostics.isEmpty { return .failure(TemplateErrors(syntax.diagnostics)) }
        return .success(DynamicTemplate(syntax: syntax))
    }

    /// Partials and parents nested deeper than 100, sections and partials deeper than 300, and whatever comes after a
    /// million pieces, are left out: a partial may call itself for ever here.
    public func render(_ value: MustacheValue, partials: [String: DynamicTemplate] = [:]) -> String {
        var rendering = DynamicRendering(partials: partials)
        rendering.render(syntax.nodes, at: DynamicRendering.Place(syntax: syntax, stack: [value]))
        return String(decoding: rendering.out, as: UTF8.self)
    }
}

/// One walk over the trees of a template and its partials.
private struct DynamicRendering {
    struct Place {
        var syntax: TemplateSyntax
        /// Innermost last.
        var stack: [MustacheValue]
        var bindings: [String: Binding] = [:]
        var indentation: [UInt8] = []
        var dropped = 0
        var depth = 0
        var partials = 0
    }

    final class Binding: Sendable {
        let block: TemplateBlock
        let syntax: TemplateSyntax
        let bindings: [String: Binding]

        init(block: TemplateBlock, syntax: TemplateSyntax, bindings: [String: Binding]) {
            self.block = block
            self.syntax = syntax
            self.bindings = bindings
        }
    }

    let partials: [String: DynamicTemplate]
    var out: [UInt8] = []
    private var steps = 0

    init(partials: [String: DynamicTemplate]) {
        self.partials = partials
    }

    mutating func render(_ nodes: [TemplateNode], at place: Place, continuesLine: Bool = false) {
        guard place.depth <= TemplateLimit.dynamicDepth else { return }
        var inner = place
        inner.depth += 1
        for (index, node) in nodes.enumerated() {
            steps += 1
            guard steps <= TemplateLimit.steps else { return }
            switch node {
            case .text(let range): out.append(contentsOf: place.syntax.source.bytes[range])
            case .lineStart(let space):
                if index > 0 || !continuesLine { out.append(contentsOf: place.indentation) }
                out.append(contentsOf: place.syntax.source.bytes[space].dropFirst(place.dropped))
            case .variable(let tag): write(find(tag.path, place.stack), isRaw: tag.kind == .raw)
            case .section(let tag, let nodes): section(tag, nodes, at: inner)
            case .partial(let tag, let indentation): call(tag, indentation, [], at: inner)
            case .parent(let tag, let indentation, let blocks, _): call(tag, indentation, blocks, at: inner)
            case .block(let block): self.block(block, at: inner)
            }
        }
    }

    private mutating func write(_ value: MustacheValue, isRaw: Bool) {
        var text = value.text
        text.withUTF8 { bytes in
            if isRaw { out.append(contentsOf: bytes) } else { HTMLEscaping.append(bytes, to: &out) }
        }
    }

    private mutating func section(_ tag: TemplateTag, _ nodes: [TemplateNode], at place: Place) {
        let value = find(tag.path, place.stack)
        if tag.kind == .inverted {
            if !value.isPresent { render(nodes, at: place) }
            return
        }
        guard value.isPresent else { return }
        var inner = place
        inner.stack.append(value)
        guard case .list(let elements) = value else { return render(nodes, at: inner) }
        for element in elements {
            inner.stack[inner.stack.count - 1] = element
            render(nodes, at: inner)
        }
    }

    private mutating func block(_ block: TemplateBlock, at place: Place) {
        guard let binding = place.bindings[block.name] else {
            return render(block.nodes, at: place, continuesLine: !block.isStandalone)
        }
        var inner = place
        inner.syntax = binding.syntax
        inner.bindings = binding.bindings
        inner.indentation += place.syntax.source.bytes[block.indentation].dropFirst(place.dropped)
        inner.dropped = binding.block.indentation.count
        render(binding.block.nodes, at: inner, continuesLine: !block.isStandalone)
    }

    private mutating func call(_ tag: TemplateTag, _ indentation: Range<Int>?, _ blocks: [TemplateBlock], at place: Place) {
        guard let template = partials[tag.name], place.partials < TemplateLimit.nesting else { return }
        var inner = place
        inner.partials += 1
        inner.syntax = template.syntax
        inner.dropped = 0
        if let indentation {
            inner.indentation += place.syntax.source.bytes[indentation].dropFirst(place.dropped)
        } else {
            inner.indentation = []
        }
        for block in blocks where inner.bindings[block.name] == nil {
            inner.bindings[block.name] = Binding(block: block, syntax: place.syntax, bindings: place.bindings)
        }
        render(template.syntax.nodes, at: inner)
    }

    private func find(_ path: [String], _ stack: [MustacheValue]) -> MustacheValue {
        guard let first = path.first else { return .null }
        if first == "." { return stack.last ?? .null }
        for value in stack.reversed() {
            guard case .object(let fields) = value, var found = fields[first] else { continue }
            for part in path.dropFirst() {
                guard case .object(let fields) = found, let inner = fields[part] else { return .null }
                found = inner
            }
            return found
        }
        return .null
    }
}
