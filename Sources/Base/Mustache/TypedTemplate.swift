// A template compiled for one type of page: every name checked once, then rendered with no look-ups.

import Diagnostics

/// A template whose names were checked against `Page` and the types reached from it.
public struct TypedTemplate<Page: TemplateContext>: Sendable {
    private let program: RenderProgram

    /// Compiles the template `name` with all partials and parents that it reaches.
    /// Errors: `template-syntax`, `template-name` (unknown names), `template-partial` (missing or endless partials),
    /// `template-section` (a section over what can't be one), `template-escape` (a kind written where it is not safe).
    public static func compile(_ name: String, in set: TemplateSet) -> Result<TypedTemplate, TemplateErrors> {
        var compiler = TypedCompiler(set: set)
        return compiler.compile(name, for: ContextType(Page.self)).map { TypedTemplate(program: $0) }
    }

    /// The page; what nests deeper than 600 sections and recursive partials is left out (`render(_:into:)` tells).
    public func render(_ page: Page) -> Markup {
        var out = Markup()
        render(page, into: &out)
        return out
    }

    /// Appends the page.
    /// - Returns: false where data nested deeper than 600 sections and recursive partials was left out.
    @discardableResult
    public func render(_ page: Page, into out: inout Markup) -> Bool {
        withUnsafePointer(to: page) { program.run(UnsafeRawPointer($0), into: &out) }
    }
}
