// A pack's own file cut by its headings: what the editors wrote for this reader.

import CommonMark
import Dossier
import Linking

/// One `##` of a pack's text.
struct PackSection: Sendable {
    var heading: [Inline]
    /// The heading in plain words, lower-case.
    var name: String
    var blocks: [Block]
}

/// The text of a pack by its reserved headings; all others are printed in their place, after what we do not know.
struct PackText: Sendable {
    static let bottomLineName = "bottom line"
    static let changesNames: Set<String> = ["what changed", "what has changed"]
    static let unknownsNames: Set<String> = ["what we do not know", "what we don’t know", "what we don't know"]
    static let questionsName = "if asked"
    static let acronymsName = "acronyms"

    /// Before the first heading.
    var preface: [Block] = []
    var bottomLine: PackSection?
    var changes: PackSection?
    var unknowns: PackSection?
    var questions: PackSection?
    var acronyms: PackSection?
    var others: [PackSection] = []

    init(_ pack: Pack, _ graph: Graph) {
        var sections: [PackSection] = []
        for block in pack.body.blocks where !block.isFootnoteDefinition {
            if case .heading(let level, let inlines) = block.kind, level <= 2 {
                let name = graph.plainText(inlines, file: pack.body.file).lowercased()
                sections.append(PackSection(heading: inlines, name: name, blocks: []))
            } else if sections.isEmpty {
                preface.append(block)
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        for section in sections {
            switch section.name {
            case Self.bottomLineName where bottomLine == nil: bottomLine = section
            case let name where Self.changesNames.contains(name) && changes == nil: changes = section
            case let name where Self.unknownsNames.contains(name) && unknowns == nil: unknowns = section
            case Self.questionsName where questions == nil: questions = section
            case Self.acronymsName where acronyms == nil: acronyms = section
            default: others.append(section)
            }
        }
    }
}
