// The templates of a site by name, read once, and what is wrong with them.

import Diagnostics

/// Templates by name; partials and parents are found here. Each is read once; what is wrong with one is reported where it is used.
public struct TemplateSet: Sendable {
    let templates: [String: TemplateSyntax]

    /// - Parameter templates: name (as `{{>name}}` gives it) → text.
    public init(_ templates: [String: SourceText]) {
        self.templates = templates.mapValues { TemplateParser.parse($0) }
    }

    public var names: [String] { templates.keys.sorted() }
}

/// Why a template can't be used: at least one finding, in reading order.
public struct TemplateErrors: Error, Sendable, Hashable {
    public var diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
