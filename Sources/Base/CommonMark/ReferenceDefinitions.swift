// The link reference definitions of a body, which cmark takes out of the tree without a trace.

struct ReferenceDefinitions {
    struct Definition {
        var label: String
        /// In the copy, from the bracket to the end of the destination or title.
        var range: Range<Int>
        /// As written, for comparing with a link's where its label was not found in the source.
        var destination: Range<Int>
        /// The source offset of the list marker, where the definition took a list item's place.
        var itemStart: Int?
        var isUsed = false
        /// The definition with the same label that counts instead of this one.
        var original: Int?
    }

    private(set) var all: [Definition] = []
    private var byLabel: [String: Int] = [:]
    /// Where the text of a paragraph begins that begins with definitions, by where the paragraph begins.
    private var textStart: [Int: Int] = [:]

    init(_ candidates: [BlockOutline.DefinitionCandidate], in bytes: Bytes, copy: InertCopy) {
        for candidate in candidates {
            let start = copy.copy(candidate.range.lowerBound)
            let end = copy.copy(candidate.range.upperBound)
            let grammar = LinkGrammar(bytes: bytes, end: min(end, bytes.count), quoteDepth: candidate.quoteDepth)
            var at = start
            while at < grammar.end, let found = grammar.definition(at) {
                let label = grammar.normalized(at + 1..<found.labelEnd - 1)
                // `[^label]: …` inside a paragraph defines nothing.
                if label.utf8.first == ASCII.caret { break }
                var definition = Definition(label: label, range: at..<found.contentEnd, destination: found.destination)
                if at == start { definition.itemStart = candidate.itemStart }
                definition.original = byLabel[label]
                if definition.original == nil { byLabel[label] = all.count }
                all.append(definition)
                at = found.end
            }
            if at > start { textStart[start] = at }
        }
    }

    var isEmpty: Bool { all.isEmpty }

    func textStart(ofParagraphAt offset: Int) -> Int { textStart[offset] ?? offset }

    mutating func use(_ label: String) {
        if let index = byLabel[label] { all[index].isUsed = true }
    }
}
