// Partials that reach themselves: compiled once per stack of types, and shown to end.

import Diagnostics

/// Recursive partials of one compilation: which there are, which are still to be compiled, who calls whom and with what.
struct RecursionGraph {
    private struct Key: Hashable {
        var template: String
        var types: [ObjectIdentifier]
        var bindings: Int
        var isUnknown: Bool
    }

    private struct Call {
        var caller: Int
        var callee: Int
        var origin: ContextStack.Origin
        var range: SourceRange
        var template: String
    }

    private let recursive: Set<String>
    private let blocks: [String: Set<String>]
    private var known: [Key: Int] = [:]
    private var waiting: [(TypedCompiler.Place, ScriptTracker)] = []
    private var taken = 0
    private var calls: [Call] = []

    init(_ set: TemplateSet) {
        var edges: [String: Set<String>] = [:]
        var own: [String: Set<String>] = [:]
        for (name, syntax) in set.templates {
            var references = TemplateReferences()
            references.collect(syntax.nodes)
            edges[name] = references.templates
            own[name] = references.blocks
        }
        var recursive: Set<String> = []
        var blocks: [String: Set<String>] = [:]
        for name in edges.keys {
            let reached = Self.reached(from: name, edges)
            if reached.contains(name) { recursive.insert(name) }
            blocks[name] = reached.union([name]).reduce(into: []) { $0.formUnion(own[$1] ?? []) }
        }
        self.recursive = recursive
        self.blocks = blocks
    }

    /// How many recursive partials there are to compile.
    var count: Int { waiting.count }

    func isRecursive(_ template: String) -> Bool { recursive.contains(template) }

    /// The names of all blocks that a parent tag could fill in a template, its partials and its own parents.
    func blockNames(of template: String) -> Set<String> { blocks[template] ?? [] }

    /// Notes a call; answers the partial's number.
    mutating func call(
        _ place: TypedCompiler.Place, from caller: TypedCompiler.Place, at range: SourceRange, tracker: ScriptTracker
    ) -> Int {
        let key = Key(
            template: place.template, types: place.stack.types, bindings: place.bindings, isUnknown: place.stack.isUnknown)
        let number = known[key] ?? known.count
        if known[key] == nil {
            known[key] = number
            var own = place
            own.stack = place.stack.asOwn()
            own.procedure = number
            waiting.append((own, tracker))
        }
        calls.append(
            Call(
                caller: caller.procedure, callee: number, origin: caller.stack.innermost?.origin ?? .elsewhere, range: range,
                template: place.template))
        return number
    }

    /// The next partial to compile, in the order of their numbers.
    mutating func next() -> (TypedCompiler.Place, ScriptTracker)? {
        guard taken < waiting.count else { return nil }
        taken += 1
        return waiting[taken - 1]
    }

    /// Recursion that would never end: that goes on with the same context, or with one that is no part of it.
    func endless() -> [Diagnostic] {
        var all: [Int: Set<Int>] = [:]
        var same: [Int: Set<Int>] = [:]
        for call in calls {
            all[call.caller, default: []].insert(call.callee)
            if call.origin == .own { same[call.caller, default: []].insert(call.callee) }
        }
        var allReached: [Int: Set<Int>] = [:]
        var sameReached: [Int: Set<Int>] = [:]
        func reaches(_ call: Call, _ edges: [Int: Set<Int>], _ known: inout [Int: Set<Int>]) -> Bool {
            if call.callee == call.caller { return true }
            let reached = known[call.callee] ?? Self.reached(from: call.callee, edges)
            known[call.callee] = reached
            return reached.contains(call.caller)
        }
        return calls.compactMap { call in
            switch call.origin {
            case .part: return nil
            case .own: guard call.caller >= 0, reaches(call, same, &sameReached) else { return nil }
            case .elsewhere: guard call.caller >= 0, reaches(call, all, &allReached) else { return nil }
            }
            return Diagnostic(
                .error, rule: TemplateRule.partial, "'\(call.template)' would be rendered within itself without end", at: call.range,
                notes: [DiagnosticNote("recursion needs a section over a part of what the partial is rendered with")])
        }
    }

    private static func reached<Node: Hashable>(from start: Node, _ edges: [Node: Set<Node>]) -> Set<Node> {
        var seen: Set<Node> = []
        var open = Array(edges[start] ?? [])
        while let node = open.popLast() {
            if seen.insert(node).inserted { open.append(contentsOf: edges[node] ?? []) }
        }
        return seen
    }
}

/// What a template names: other templates, and its blocks.
private struct TemplateReferences {
    var templates: Set<String> = []
    var blocks: Set<String> = []

    mutating func collect(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text, .lineStart, .variable: break
            case .section(_, let nodes): collect(nodes)
            case .partial(let tag, _): templates.insert(tag.name)
            case .parent(let tag, _, let arguments, _):
                templates.insert(tag.name)
                for block in arguments { collect(block.nodes) }
            case .block(let block):
                blocks.insert(block.name)
                collect(block.nodes)
            }
        }
    }
}
