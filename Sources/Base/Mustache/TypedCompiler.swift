// Trees → instructions, every name checked against the types in which it stands.

import Diagnostics

/// Compiles one template with all that it reaches. Partials are compiled in place, once for each place; recursive ones once
/// for each stack of types (and set of block bindings) that they are called with. A compiler is used once.
struct TypedCompiler {
    /// How lines are indented at the place being compiled.
    struct Layout {
        /// Written before each line.
        var indentation: [UInt8] = []
        /// How many bytes of a line's own white space are dropped.
        var dropped = 0
        /// In a recursive partial: before that, the indentation of its call.
        var isRecursive = false
    }

    /// Where the compilation stands.
    struct Place {
        var template: String
        var syntax: TemplateSyntax
        var stack: ContextStack
        var bindings = BlockBindings.none
        var layout = Layout()
        /// Partials and parents around this.
        var depth = 0
        /// Sections, blocks, partials and parents around this.
        var nesting = 0
        /// The recursive partial being compiled; -1 for the page.
        var procedure = -1
    }

    let set: TemplateSet
    var findings = Findings()
    private var code = InstructionBuilder()
    private var slots: [ObjectIdentifier: Int] = [:]
    private var bindings = BlockBindings()
    private var recursion: RecursionGraph
    private var isOver = false

    init(set: TemplateSet) {
        self.set = set
        recursion = RecursionGraph(set)
    }

    mutating func compile(_ name: String, for page: ContextType) -> Result<RenderProgram, TemplateErrors> {
        guard let syntax = set.templates[name] else {
            let suggestion = NearMiss.best(for: name, among: set.names)
            return .failure(
                TemplateErrors([
                    Diagnostic(
                        .error, rule: TemplateRule.partial, "there is no template '\(name)'", at: nil,
                        notes: [DiagnosticNote("it would render a \(page.name)")], suggestion: suggestion)
                ]))
        }
        findings.add(syntax.diagnostics)
        let frame = ContextStack.Frame(type: page, slot: slot(of: page), origin: .own)
        compile(syntax.nodes, at: Place(template: name, syntax: syntax, stack: ContextStack(frame)))
        let main = 0..<code.end()
        var procedures: [Range<Int>] = []
        while let (procedure, tracker) = recursion.next(), !isOver {
            let start = code.end()
            code.tracker = tracker
            compile(procedure.syntax.nodes, at: procedure)
            procedures.append(start..<code.end())
        }
        for finding in recursion.endless() { findings.add([finding]) }
        if !findings.isEmpty { return .failure(TemplateErrors(findings.sorted)) }
        return .success(
            RenderProgram(
                instructions: code.instructions, literals: code.literals, procedures: procedures, main: main,
                slotCount: slots.count))
    }

    // MARK: Nodes

    private mutating func compile(_ nodes: [TemplateNode], at place: Place, continuesLine: Bool = false) {
        var place = place
        place.nesting += 1
        for (index, node) in nodes.enumerated() {
            guard isWithinLimits(place) else { return }
            switch node {
            case .text(let range): code.write(place.syntax.source.bytes[range])
            case .lineStart(let space):
                let layout = place.layout
                if index > 0 || !continuesLine {
                    if layout.isRecursive { code.lineStart() }
                    code.write(layout.indentation[...])
                }
                code.write(place.syntax.source.bytes[space].dropFirst(layout.dropped))
            case .variable(let tag): variable(tag, at: place)
            case .section(let tag, let nodes):
                if tag.kind == .inverted { inverted(tag, nodes, at: place) } else { section(tag, nodes, at: place) }
            case .partial(let tag, let indentation): call(tag, indentation: indentation, blocks: [], at: place)
            case .parent(let tag, let indentation, let blocks, let stray):
                if let stray {
                    findings.error(
                        TemplateRule.syntax, "between the blocks of \(tag.shown) nothing is rendered", place, stray,
                        notes: [DiagnosticNote("put it into a block, {{$name}}…{{/name}}")])
                }
                call(tag, indentation: indentation, blocks: blocks, at: place)
            case .block(let block): self.block(block, at: place)
            }
        }
    }

    private mutating func variable(_ tag: TemplateTag, at place: Place) {
        guard let found = resolve(tag, at: place) else { return }
        if let problem = EscapeRule.problem(of: tag, found.access.kind, inScript: code.tracker.isInScript) {
            return findings.error(problem.rule, problem.message, place, tag.range, notes: problem.notes, fix: problem.fix)
        }
        guard let write = found.access.write else { return }
        code.append(.write(slot: found.frame.slot, write))
        code.tracker.readValue()
    }

    private mutating func section(_ tag: TemplateTag, _ nodes: [TemplateNode], at place: Place) {
        var inner = place
        guard let found = resolve(tag, at: place) else {
            inner.stack.isUnknown = true
            return compile(nodes, at: inner)
        }
        if let each = found.access.each, let element = found.access.element?() {
            let origin: ContextStack.Origin = found.frame.origin == .elsewhere ? .elsewhere : .part
            let frame = ContextStack.Frame(type: element, slot: slot(of: element), origin: origin)
            inner.stack = place.stack.pushing(frame)
            let start = code.beginBlock()
            compile(nodes, at: inner)
            code.endEach(start, from: found.frame.slot, each, to: frame.slot)
        } else if let test = found.access.test {
            let start = code.beginBlock()
            compile(nodes, at: inner)
            code.endWhen(start, from: found.frame.slot, test, expected: true)
        } else {
            refuseSection(tag, found, at: place)
            compile(nodes, at: inner)
        }
    }

    private mutating func inverted(_ tag: TemplateTag, _ nodes: [TemplateNode], at place: Place) {
        guard let found = resolve(tag, at: place) else { return compile(nodes, at: place) }
        if let test = found.access.test {
            let start = code.beginBlock()
            compile(nodes, at: place)
            code.endWhen(start, from: found.frame.slot, test, expected: false)
        } else {
            refuseSection(tag, found, at: place)
            compile(nodes, at: place)
        }
    }

    private mutating func refuseSection(_ tag: TemplateTag, _ found: ContextStack.Found, at place: Place) {
        let kind = found.access.kind.rawValue
        findings.error(
            TemplateRule.section, "a section over '\(tag.name)', which is \(kind) and always there", place, tag.range,
            notes: [DiagnosticNote("sections are for lists, objects, flags, numbers, markup and what is optional")])
    }

    // MARK: Blocks, partials, parents

    private mutating func block(_ block: TemplateBlock, at place: Place) {
        var inner = place
        var content = block
        if let binding = bindings.binding(of: block.name, in: place.bindings) {
            content = binding.block
            inner.template = binding.template
            inner.syntax = binding.syntax
            inner.bindings = binding.bindings
            let space = place.syntax.source.bytes[block.indentation]
            // Within a line the white space is written already, and is repeated only before further lines.
            inner.layout.indentation += space.dropFirst(place.layout.dropped)
            inner.layout.dropped = content.indentation.count
            inner.depth += 1
            guard inner.depth <= TemplateLimit.partials else { return tooDeep(block.tag, place) }
        }
        compile(content.nodes, at: inner, continuesLine: !block.isStandalone)
    }

    private mutating func call(_ tag: TemplateTag, indentation: Range<Int>?, blocks: [TemplateBlock], at place: Place) {
        guard let syntax = set.templates[tag.name] else {
            let near = NearMiss.best(for: tag.name, among: set.names)
            let fix = near.map { FixIt(replace: place.syntax.source.range(tag.nameRange), with: $0) }
            return findings.error(
                TemplateRule.partial, "there is no template '\(tag.name)'", place, tag.range, suggestion: near, fix: fix)
        }
        findings.add(syntax.diagnostics)
        for block in blocks where !recursion.blockNames(of: tag.name).contains(block.name) {
            let names = recursion.blockNames(of: tag.name)
            findings.error(
                TemplateRule.name, "'\(tag.name)' has no block '\(block.name)'", place, block.tag.range,
                notes: names.isEmpty ? [] : [DiagnosticNote("its blocks: \(names.sorted().joined(separator: ", "))")],
                suggestion: NearMiss.best(for: block.name, among: names.sorted()))
        }
        var inner = place
        inner.template = tag.name
        inner.syntax = syntax
        inner.bindings = bindings.adding(blocks, of: place.template, place.syntax, to: place.bindings)
        inner.layout.dropped = 0
        if let indentation {
            inner.layout.indentation += place.syntax.source.bytes[indentation].dropFirst(place.layout.dropped)
        } else {
            inner.layout = Layout()
        }
        if recursion.isRecursive(tag.name) {
            let keeps = inner.layout.isRecursive
            let literal = inner.layout.indentation
            inner.layout = Layout(isRecursive: true)
            inner.depth = 0
            inner.nesting = 0
            let procedure = recursion.call(
                inner, from: place, at: place.syntax.source.range(tag.range), tracker: code.tracker)
            code.call(procedure, keepsIndentation: keeps, literal)
        } else {
            inner.depth += 1
            guard inner.depth <= TemplateLimit.partials else { return tooDeep(tag, place) }
            compile(syntax.nodes, at: inner)
        }
    }

    private mutating func tooDeep(_ tag: TemplateTag, _ place: Place) {
        findings.error(
            TemplateRule.partial, "more than \(TemplateLimit.partials) partials and blocks within each other", place, tag.range)
        isOver = true
    }

    private mutating func isWithinLimits(_ place: Place) -> Bool {
        if isOver { return false }
        guard place.nesting <= TemplateLimit.staticNesting else {
            findings.error(
                TemplateRule.partial, "tags nested deeper than \(TemplateLimit.staticNesting) through partials", place, 0..<0)
            isOver = true
            return false
        }
        guard code.count <= TemplateLimit.instructions, code.literals.count <= TemplateLimit.literals,
            recursion.count <= TemplateLimit.procedures
        else {
            findings.error(
                TemplateRule.partial, "the template becomes too large with its partials", place, 0..<0,
                notes: [
                    DiagnosticNote("at most \(TemplateLimit.instructions) instructions and \(TemplateLimit.literals >> 20) MiB of text")
                ])
            isOver = true
            return false
        }
        return true
    }

    // MARK: Names

    private mutating func slot(of type: ContextType) -> Int {
        if let slot = slots[type.id] { return slot }
        slots[type.id] = slots.count
        return slots.count - 1
    }

    private mutating func resolve(_ tag: TemplateTag, at place: Place) -> ContextStack.Found? {
        switch place.stack.find(tag.path) {
        case .success(let found):
            if found.access.name == ".", place.stack.isUnknown { return nil }
            return found
        case .failure(let missing):
            if !place.stack.isUnknown { findings.add([missing.diagnostic(tag, in: place.syntax.source)]) }
            return nil
        }
    }
}
