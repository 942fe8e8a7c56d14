// Which content stands for which block: the arguments of parents, passed on to the templates within them.

/// A block's content together with the template that it is written in and the bindings that hold there.
struct BlockBinding: Sendable {
    let block: TemplateBlock
    let template: String
    let syntax: TemplateSyntax
    let bindings: Int
}

/// All sets of bindings of one compilation, equal ones stored once, so that recursion through parents is seen as recursion.
struct BlockBindings: Sendable {
    private var sets: [[String: BlockBinding]] = [[:]]
    private var known: [[Key]: Int] = [[]: 0]

    private struct Key: Hashable {
        var name: String
        var template: String
        var offset: Int
        var bindings: Int
    }

    /// The set of templates that no parent tag called.
    static let none = 0

    func binding(of name: String, in set: Int) -> BlockBinding? {
        sets[set][name]
    }

    /// The bindings that hold in a parent: those of the caller, then the tag's own blocks; of equal names the outermost counts.
    mutating func adding(_ blocks: [TemplateBlock], of template: String, _ syntax: TemplateSyntax, to set: Int) -> Int {
        var merged = sets[set]
        for block in blocks where merged[block.name] == nil {
            merged[block.name] = BlockBinding(block: block, template: template, syntax: syntax, bindings: set)
        }
        if merged.count == sets[set].count { return set }
        let key = merged.map { name, binding in
            Key(name: name, template: binding.template, offset: binding.block.tag.range.lowerBound, bindings: binding.bindings)
        }.sorted { $0.name < $1.name }
        if let index = known[key] { return index }
        sets.append(merged)
        known[key] = sets.count - 1
        return sets.count - 1
    }
}
