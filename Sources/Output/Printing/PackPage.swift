// What a pack tells its template.

import Mustache

/// A pack on its way into HTML.
struct PackPage: TemplateContext {
    var language: String
    var title: String
    var subtitle: String?
    /// "pack a4", "cards browser": format and paper, as classes of the body.
    var kind: String
    var author: String?
    var description: String
    var created: String?
    var style: Markup
    var handling: String?
    var caveat: String?
    var label: String
    var hasCover: Bool
    var facts: [PackFact]
    var contents: [PackContentsEntry]
    var parts: [PackPart]
    var footer: String?

    static let schema = Schema<PackPage>(
        "pack", .text("language") { $0.language }, .text("title") { $0.title }, .optionalText("subtitle") { $0.subtitle },
        .text("kind") { $0.kind }, .optionalText("author") { $0.author }, .text("description") { $0.description },
        .optionalText("created") { $0.created }, .markup("style") { $0.style }, .optionalText("handling") { $0.handling },
        .optionalText("caveat") { $0.caveat }, .text("label") { $0.label }, .flag("cover") { $0.hasCover },
        .list("facts") { $0.facts }, .list("contents") { $0.contents }, .list("parts") { $0.parts },
        .optionalText("footer") { $0.footer })
}

/// A line of the cover: for whom, by when, what it replaces.
struct PackFact: TemplateContext {
    var label: String
    var value: String

    static let schema = Schema<PackFact>("fact of a cover", .text("label") { $0.label }, .text("value") { $0.value })
}

/// A line of the contents.
struct PackContentsEntry: TemplateContext {
    var id: String
    var title: String
    var entries: [PackContentsItem]

    static let schema = Schema<PackContentsEntry>(
        "line of the contents", .text("id") { $0.id }, .text("title") { $0.title }, .list("entries") { $0.entries })
}

struct PackContentsItem: TemplateContext {
    var id: String
    var title: String

    static let schema = Schema<PackContentsItem>("item of the contents", .text("id") { $0.id }, .text("title") { $0.title })
}

/// A chapter, or a section that runs on where the one before it ends.
struct PackPart: TemplateContext {
    var id: String
    var title: String
    /// Of the section element.
    var classes = "part"
    var items: [PackContentsItem] = []
    var body: Markup

    static let schema = Schema<PackPart>(
        "part", .text("id") { $0.id }, .text("title") { $0.title }, .text("classes") { $0.classes }, .markup("body") { $0.body })
}
