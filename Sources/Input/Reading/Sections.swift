// A page's body cut at its headings.

import CommonMark
import Diagnostics
import Dossier

/// A heading with the blocks up to the next one; the first section of a body has no heading.
struct Section {
    var heading: Heading?
    var blocks: [Block]

    struct Heading {
        var level: Int
        var inlines: [Inline]
        var range: Range<Int>
    }

    static func cut(_ blocks: [Block]) -> [Section] {
        var sections = [Section(heading: nil, blocks: [])]
        for block in blocks {
            if case .heading(let level, let inlines) = block.kind {
                sections.append(Section(heading: Heading(level: level, inlines: inlines, range: block.range), blocks: []))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        return sections
    }

    /// The heading and the blocks, as they stood.
    var whole: [Block] {
        guard let heading else { return blocks }
        return [Block(.heading(level: heading.level, heading.inlines), range: heading.range)] + blocks
    }
}

/// The headings that mean something, in the dossier's language.
struct ReservedHeadings: Sendable {
    var timeline = "Timeline"
    var relations = "Relations"
    var settlement = "What would settle it"
    var hypotheses = "Hypotheses"
    var keyJudgements = "Key judgements"

    static let english = ReservedHeadings()
    static let byLanguage = ["en": english]

    /// Warns of a heading that is one of the reserved but for a letter or its case: it is plain text.
    func reportNearMiss(of words: String, among reserved: [String], at range: Range<Int>, in reading: inout FileReading) {
        guard !reserved.contains(words), let near = NearMiss.best(for: words, among: reserved) else { return }
        reading.report(
            .warning, "reserved-heading", "the heading \(words) means nothing but itself", at: range, suggestion: "## \(near)")
    }

    /// - Parameter language: BCP 47; only its first part counts. English where there is no table.
    static func table(for language: String) -> ReservedHeadings {
        byLanguage[language.split(separator: "-").first.map(String.init) ?? ""] ?? english
    }
}
