// Entities named in running text.

import CommonMark
import Dossier

/// An entity named in a text.
public struct Mention: Sendable, Hashable {
    /// Where the `Inline.text` begins in its file: texts are known by it.
    public var text: Int
    /// Bytes within that text.
    public var range: Range<Int>
    public var entity: Int
}

/// A name in a text that two entities bear, so that nobody can tell which is meant.
public struct AmbiguousMention: Sendable, Hashable {
    public var name: String
    public var entities: [Int]
    public var origin: Origin
}

/// Looks for names in one passage.
struct MentionFinder {
    private let table: NameTable
    private let file: Int
    /// The source whose digest it is, and the paragraph.
    private let source: Int?
    private let paragraph: Int?
    /// On its own page an entity is not linked.
    private let own: Int?
    private var occurrences: [Int: Int] = [:]
    private(set) var mentions: [Mention] = []
    private(set) var ambiguous: [AmbiguousMention] = []

    init(_ table: NameTable, file: Int, source: Int? = nil, paragraph: Int? = nil, own: Int? = nil) {
        self.table = table
        self.file = file
        self.source = source
        self.paragraph = paragraph
        self.own = own
    }

    /// - Parameter inlineRange: the text's bytes in the file.
    mutating func find(in text: String, inlineRange: Range<Int>) {
        let exact = FoldedText(text, foldsCase: false)
        // Few dossiers have names in any case: all others are folded once.
        let insensitive = table.insensitive.isEmpty ? nil : FoldedText(text, foldsCase: true)
        table.exact.withWalk(over: exact) { walk in
            table.insensitive.withOptionalWalk(over: insensitive) { other in
                var index = 0
                var folded = 0
                while index < walk.count {
                    guard walk.isBoundary(index) else {
                        index += 1
                        continue
                    }
                    var found = walk.longest(from: index).map {
                        (name: $0.name, start: exact.offset(index), end: exact.offset($0.end), next: $0.end)
                    }
                    if let insensitive, let other {
                        // Both foldings are walked in step, by the offset in the text itself.
                        while folded < other.count, insensitive.offset(folded) < exact.offset(index) { folded += 1 }
                        if folded < other.count, insensitive.offset(folded) == exact.offset(index),
                            let name = other.longest(from: folded)
                        {
                            let end = insensitive.offset(name.end)
                            if end > (found?.end ?? 0) {
                                var next = index
                                while next < walk.count, exact.offset(next) < end { next += 1 }
                                found = (name.name, exact.offset(index), end, next)
                            }
                        }
                    }
                    if let found {
                        add(found.name, found.start..<found.end, in: text, inlineRange: inlineRange)
                        index = max(found.next, index + 1)
                    } else {
                        index += 1
                    }
                }
            }
        }
    }

    private mutating func add(_ number: Int, _ range: Range<Int>, in text: String, inlineRange: Range<Int>) {
        let name = table.names[number]
        occurrences[number, default: 0] += 1
        let entity: Int
        if let source, let meaning = meaning(name.meanings[source] ?? [], occurrence: occurrences[number] ?? 0) {
            entity = meaning
        } else if name.entities.count == 1 {
            entity = name.entities[0]
        } else {
            if name.entities.count > 1, own.map({ !name.entities.contains($0) }) ?? true {
                let start = min(inlineRange.lowerBound + range.lowerBound, inlineRange.upperBound)
                let end = min(start + range.count, max(start, inlineRange.upperBound))
                ambiguous.append(AmbiguousMention(name: name.text, entities: name.entities, origin: Origin(file: file, range: start..<end)))
            }
            return
        }
        if entity != own { mentions.append(Mention(text: inlineRange.lowerBound, range: range, entity: entity)) }
    }

    /// The nearest rule: for this occurrence, for this paragraph, for the whole source.
    private func meaning(_ meanings: [NameTable.Meaning], occurrence: Int) -> Int? {
        var best: (weight: Int, entity: Int)?
        for meaning in meanings {
            if let wanted = meaning.paragraph, wanted != paragraph { continue }
            if let wanted = meaning.occurrence, wanted != occurrence { continue }
            let weight = (meaning.paragraph == nil ? 0 : 1) + (meaning.occurrence == nil ? 0 : 1)
            if best.map({ weight > $0.weight }) ?? true { best = (weight, meaning.entity) }
        }
        return best?.entity
    }
}
