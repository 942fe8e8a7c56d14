// What the words and signs of the site mean.

import Composing
import Mustache

struct GlossaryPage: TemplateContext {
    var frame: Frame
    var groups: [GlossaryGroupRow]

    static let schema = Schema<GlossaryPage>("glossary", .include { $0.frame }, .list("groups") { $0.groups })

    init(_ frame: Frame, _ composer: Composer) {
        self.frame = frame
        groups = composer.wording.glossary.map(GlossaryGroupRow.init)
    }
}

struct GlossaryGroupRow: TemplateContext {
    var group: GlossaryGroup

    static let schema = Schema<GlossaryGroupRow>(
        "group of terms", .text("anchor") { $0.group.anchor }, .text("label") { $0.group.title },
        .optionalText("preface") { $0.group.preface }, .list("terms") { $0.group.terms.map(GlossaryTermRow.init) })
}

struct GlossaryTermRow: TemplateContext {
    var term: GlossaryTerm

    static let schema = Schema<GlossaryTermRow>("term", .text("term") { $0.term.term }, .text("meaning") { $0.term.meaning })
}
