// Names looked for outside the passages: in quoted words, in headings, wherever a report asks who is named.

import CommonMark
import Dossier

/// The dossier's names, ready to be looked for in any text. Building it costs about as much as reading all names once.
public struct NameSearch: Sendable {
    private let table: NameTable

    public init(_ graph: Graph) {
        table = NameTable(graph.corpus) { graph.resolver.entity($0) }
    }

    /// Who is named in a text, with the words that name them, in order. A name of several that no source settles names nobody.
    /// - Parameters:
    ///   - source: the source whose `mentions` say what a name means.
    ///   - paragraph: the paragraph of it, where known.
    public func names(in text: String, source: Int? = nil, paragraph: Int? = nil) -> [(entity: Int, words: String)] {
        var finder = MentionFinder(table, file: 0, source: source, paragraph: paragraph)
        finder.find(in: text, inlineRange: 0..<text.utf8.count)
        guard !finder.mentions.isEmpty else { return [] }
        let bytes = Array(text.utf8)
        return finder.mentions.map { mention in
            (mention.entity, String(decoding: bytes[mention.range.clamped(to: 0..<bytes.count)], as: UTF8.self))
        }
    }

    /// Who is named in a text that stands in a file as it is, with the place of each name.
    /// - Parameter range: the text's bytes in the file.
    public func mentions(
        in text: String, at range: Range<Int>, file: Int, source: Int? = nil, paragraph: Int? = nil
    ) -> [(entity: Int, origin: Origin)] {
        var finder = MentionFinder(table, file: file, source: source, paragraph: paragraph)
        finder.find(in: text, inlineRange: range)
        return finder.mentions.map { mention in
            let start = min(range.lowerBound + mention.range.lowerBound, range.upperBound)
            return (mention.entity, Origin(file: file, range: start..<min(start + mention.range.count, range.upperBound)))
        }
    }

    /// Who is named in the open text of a line, with the place of each name in the file.
    public func mentions(in inlines: [Inline], file: Int) -> [(entity: Int, origin: Origin)] {
        var finder = MentionFinder(table, file: file)
        inlines.forEachOpenText { finder.find(in: $0, inlineRange: $1) }
        return finder.mentions.map { mention in
            let start = mention.text + mention.range.lowerBound
            return (mention.entity, Origin(file: file, range: start..<(start + mention.range.count)))
        }
    }
}
