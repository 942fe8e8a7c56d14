// Finding thousands of names in text at once.

/// Names by their folded bytes. Walked from each word's beginning, so what is found is leftmost and longest by itself;
/// as names begin and end at word boundaries, no failure links are needed.
struct NameTrie: Sendable {
    fileprivate struct Node {
        var byte: UInt8
        var name: Int32 = -1
        var child: Int32 = -1
        var sibling: Int32
    }

    private var nodes: [Node] = []
    private var roots = [Int32](repeating: -1, count: 256)
    let foldsCase: Bool

    init(foldsCase: Bool) {
        self.foldsCase = foldsCase
    }

    var isEmpty: Bool { nodes.isEmpty }

    /// Adds a name, or gives the number of one that folds to the same.
    mutating func insert(_ name: String, number: Int) -> Int {
        let bytes = FoldedText(name, foldsCase: foldsCase).bytes
        guard let first = bytes.first else { return number }
        if roots[Int(first)] < 0 { roots[Int(first)] = add(first, before: -1) }
        var node = Int(roots[Int(first)])
        for byte in bytes.dropFirst() {
            var next = nodes[node].child
            while next >= 0, nodes[Int(next)].byte != byte { next = nodes[Int(next)].sibling }
            if next < 0 {
                next = add(byte, before: nodes[node].child)
                nodes[node].child = next
            }
            node = Int(next)
        }
        if nodes[node].name < 0 { nodes[node].name = Int32(number) }
        return Int(nodes[node].name)
    }

    private mutating func add(_ byte: UInt8, before sibling: Int32) -> Int32 {
        nodes.append(Node(byte: byte, sibling: sibling))
        return Int32(nodes.count - 1)
    }

    func withWalk(over text: FoldedText, _ body: (Walk) -> Void) {
        nodes.withUnsafeBufferPointer { nodes in
            roots.withUnsafeBufferPointer { roots in
                text.bytes.withUnsafeBufferPointer { body(Walk(nodes: nodes, roots: roots, text: FoldedBytes(base: $0))) }
            }
        }
    }

    /// No text, no walk.
    func withOptionalWalk(over text: FoldedText?, _ body: (Walk?) -> Void) {
        if let text { withWalk(over: text, body) } else { body(nil) }
    }

    /// The names while a text is looked through: asked at each word of a dossier, arrays would be counted in and out each time.
    struct Walk {
        fileprivate let nodes: UnsafeBufferPointer<Node>
        fileprivate let roots: UnsafeBufferPointer<Int32>
        fileprivate let text: FoldedBytes

        /// Bytes of the folded text.
        var count: Int { text.count }

        func isBoundary(_ index: Int) -> Bool { text.isBoundary(index) }

        /// The longest name that begins at `start` and ends at a word boundary, with its end.
        func longest(from start: Int) -> (name: Int, end: Int)? {
            var node = roots[Int(text[start])]
            var index = start + 1
            var found: (Int, Int)?
            while node >= 0 {
                let current = nodes[Int(node)]
                if current.name >= 0, text.isBoundary(index) { found = (Int(current.name), index) }
                guard index < text.count else { break }
                let byte = text[index]
                node = current.child
                while node >= 0, nodes[Int(node)].byte != byte { node = nodes[Int(node)].sibling }
                index += 1
            }
            return found
        }
    }
}
