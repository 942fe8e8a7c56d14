// A template as read: its tags and text as a tree, for both faces.

import Diagnostics

/// A template's tree, and what is wrong with its tags.
struct TemplateSyntax: Sendable {
    let source: SourceText
    let nodes: [TemplateNode]
    let diagnostics: [Diagnostic]
}

/// White space is kept where the specification wants it kept, so that rendering need not look at lines again.
enum TemplateNode: Sendable {
    case text(Range<Int>)
    /// Where a line begins of which something is written: its leading white space. Here indentation is added or taken away.
    case lineStart(Range<Int>)
    case variable(TemplateTag)
    case section(TemplateTag, [TemplateNode])
    /// `indentation` is what stands before a tag that is alone on its line; nil for a tag within a line.
    case partial(TemplateTag, indentation: Range<Int>?)
    case parent(TemplateTag, indentation: Range<Int>?, blocks: [TemplateBlock], stray: Range<Int>?)
    case block(TemplateBlock)
}

/// `{{$name}}…{{/name}}`: a place that can be overridden, and, inside a parent tag, what overrides it.
struct TemplateBlock: Sendable {
    let tag: TemplateTag
    /// The white space that each of its lines begins with: of its first line, or else before its tag.
    let indentation: Range<Int>
    /// Whether the opening tag ends its line, so that the content is whole lines.
    let isStandalone: Bool
    let nodes: [TemplateNode]

    var name: String { tag.name }
}

struct TemplateTag: Sendable {
    enum Kind: Sendable, Hashable {
        case variable, raw, section, inverted, close, partial, parent, block, comment, delimiters
    }

    var kind: Kind
    /// The whole tag, delimiters included.
    var range: Range<Int>
    /// The name within it.
    var nameRange: Range<Int>
    var name: String
    /// `a.b` in its parts; `.` alone is one part.
    var path: [String]

    /// As its author wrote it, with the usual delimiters.
    var shown: String {
        switch kind {
        case .variable: "{{\(name)}}"
        case .raw: "{{{\(name)}}}"
        case .section: "{{#\(name)}}"
        case .inverted: "{{^\(name)}}"
        case .close: "{{/\(name)}}"
        case .partial: "{{>\(name)}}"
        case .parent: "{{<\(name)}}"
        case .block: "{{$\(name)}}"
        case .comment: "{{!\(name)}}"
        case .delimiters: "{{=\(name)=}}"
        }
    }
}

enum TemplateRule {
    static let syntax = "template-syntax"
    static let name = "template-name"
    static let partial = "template-partial"
    static let section = "template-section"
    static let escape = "template-escape"
}

/// What keeps input from exhausting stack, memory or time.
enum TemplateLimit {
    /// Tags open at once in one template.
    static let nesting = 100
    /// Partials and parents within each other, not counting recursion.
    static let partials = 50
    /// Tags open at once in one template together with the partials and parents that lead to it.
    static let staticNesting = 200
    /// Instructions of one compiled template, with all its partials.
    static let instructions = 200_000
    /// Recursive partials of one compiled template, each once per stack of types.
    static let procedures = 2_000
    /// Bytes of text of one compiled template.
    static let literals = 16 << 20
    /// Sections and recursive partials within each other while rendering.
    static let depth = 600
    /// The same in the dynamic face, whose steps take more stack.
    static let dynamicDepth = 300
    /// Nodes that the dynamic face writes in one rendering.
    static let steps = 1_000_000
}
