// What a page tells its template: which names there are, of which kind, and how each is read.

/// A value that a template can be rendered with.
///
///     struct ClaimRow: TemplateContext {
///         var text: Markup, holder: String, verdict: String?
///         static let schema = Schema<ClaimRow>("claim",
///             .markup("text") { $0.text },
///             .text("holder") { $0.holder },
///             .optionalText("verdict") { $0.verdict })
///     }
public protocol TemplateContext: Sendable {
    static var schema: Schema<Self> { get }
}

/// The fields of a type, and the name that people know it by ("source page"), for messages.
public struct Schema<Context: Sendable>: Sendable {
    let name: String
    let fields: [Field<Context>]

    /// Of two fields with the same name the last holds, so fields stand after the `include` that they override.
    public init(_ name: String, _ fields: Field<Context>...) {
        self.name = name
        self.fields = fields
    }
}

/// One name of a schema, or the fields of another one (`include`).
public struct Field<Context: Sendable>: Sendable {
    let accesses: @Sendable () -> [FieldAccess]
}

extension Field {
    /// Text: `{{name}}`, escaped.
    public static func text(_ name: String, _ get: @escaping @Sendable (Context) -> String) -> Field {
        one(.text(name, get))
    }

    /// Text that may be missing: `{{name}}` writes nothing then; `{{#name}}` when there is some (nil and "" are none).
    /// Inside the section `{{.}}` is the text.
    public static func optionalText(_ name: String, _ get: @escaping @Sendable (Context) -> String?) -> Field {
        one(.optionalText(name, get))
    }

    /// Markup: `{{{name}}}`; `{{#name}}` when it is not empty.
    public static func markup(_ name: String, _ get: @escaping @Sendable (Context) -> Markup) -> Field {
        one(.markup(name, get))
    }

    /// Markup that may be missing; as `markup`.
    public static func optionalMarkup(_ name: String, _ get: @escaping @Sendable (Context) -> Markup?) -> Field {
        one(.optionalMarkup(name, get))
    }

    /// A link: `{{name}}`, inside a quoted attribute value.
    public static func url(_ name: String, _ get: @escaping @Sendable (Context) -> Link) -> Field {
        one(.url(name, get))
    }

    /// A link that may be missing: `{{name}}` writes nothing then; `{{#name}}` when there is one.
    public static func optionalURL(_ name: String, _ get: @escaping @Sendable (Context) -> Link?) -> Field {
        one(.optionalURL(name, get))
    }

    /// Data for a script: `{{name}}`, only inside a script element.
    public static func json(_ name: String, _ get: @escaping @Sendable (Context) -> JSONValue) -> Field {
        one(.json(name, get))
    }

    /// A condition: only `{{#name}}` and `{{^name}}`.
    public static func flag(_ name: String, _ get: @escaping @Sendable (Context) -> Bool) -> Field {
        one(.flag(name, get))
    }

    /// A whole number: `{{name}}`; `{{#name}}` when it is not zero.
    public static func number(_ name: String, _ get: @escaping @Sendable (Context) -> Int) -> Field {
        one(.number(name, get))
    }

    /// Rows: `{{#name}}` once for each, with its fields; `{{^name}}` when there are none; `{{#has-name}}` once when there are any,
    /// for a heading above them.
    public static func list<Row: TemplateContext>(
        _ name: String, _ get: @escaping @Sendable (Context) -> [Row]
    ) -> Field {
        Field { [.list(name, get), .flag("has-" + name, { !get($0).isEmpty })] }
    }

    /// Texts: `{{#name}}` once for each, `{{.}}` inside is the text.
    public static func texts(_ name: String, _ get: @escaping @Sendable (Context) -> [String]) -> Field {
        one(.texts(name, get))
    }

    /// Another value: `{{#name}}` with its fields, or `{{name.field}}`.
    public static func object<Row: TemplateContext>(
        _ name: String, _ get: @escaping @Sendable (Context) -> Row
    ) -> Field {
        one(.object(name, get))
    }

    /// Another value that may be missing; `{{name.field}}` writes nothing then.
    public static func optionalObject<Row: TemplateContext>(
        _ name: String, _ get: @escaping @Sendable (Context) -> Row?
    ) -> Field {
        one(.optionalObject(name, get))
    }

    /// All fields of another value, as if they were this one's own: the frame common to all pages.
    public static func include<Base: TemplateContext>(_ get: @escaping @Sendable (Context) -> Base) -> Field {
        Field {
            let outer = FieldAccess.object("", get)
            return Base.schema.accesses.map { outer.reaching($0) }
        }
    }

    private static func one(_ access: FieldAccess) -> Field {
        Field { [access] }
    }
}

extension Schema {
    var accesses: [FieldAccess] { fields.flatMap { $0.accesses() } }
}
