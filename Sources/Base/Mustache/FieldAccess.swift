// A field without its type: what the compiler checks, and the closures that the rendering calls with a pointer to the context.

/// What kind of value a field holds, as messages name it.
enum FieldKind: String, Sendable {
    case text
    case optionalText = "optional text"
    case markup
    case optionalMarkup = "optional markup"
    case url = "URL"
    case optionalURL = "optional URL"
    case json = "JSON"
    case flag, number, list
    case texts = "list of texts"
    case object
    case optionalObject = "optional object"
}

/// Reads one field of the context that a pointer points at. The pointers are made by `RenderMachine` and by the closures
/// here, always from a value of the type that the field was declared for, and live for the call only.
struct FieldAccess: Sendable {
    typealias Context = UnsafeRawPointer

    var name: String
    var kind: FieldKind
    /// The type of what a section over this field is rendered with; nil where the context stays.
    var element: (@Sendable () -> ContextType)?
    var write: (@Sendable (Context, inout PageBuffer) -> Void)?
    /// Whether a section over this field is rendered.
    var test: (@Sendable (Context) -> Bool)?
    /// Runs a section's block for each element.
    var each: (@Sendable (Context, RenderMachine.Block, inout RenderMachine) -> Void)?
    /// Reaches the one value that the field holds, if it does.
    var visit: (@Sendable (Context, (Context) -> Void) -> Void)?

    /// `inner`, read from the object that this field holds: for dotted names and included schemas.
    func reaching(_ inner: FieldAccess) -> FieldAccess {
        guard let visit else { return inner }
        var reached = inner
        if let write = inner.write {
            reached.write = { context, out in visit(context) { write($0, &out) } }
        }
        if let test = inner.test {
            reached.test = { context in
                var result = false
                visit(context) { result = test($0) }
                return result
            }
        }
        if let each = inner.each {
            reached.each = { context, block, machine in visit(context) { each($0, block, &machine) } }
        }
        if let innerVisit = inner.visit {
            reached.visit = { context, body in visit(context) { innerVisit($0, body) } }
        }
        return reached
    }
}

extension FieldAccess {
    static func text<C>(_ name: String, _ get: @escaping @Sendable (C) -> String) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .text)
        access.write = { $1.append(escaped: read($0, get)) }
        return access
    }

    static func optionalText<C>(_ name: String, _ get: @escaping @Sendable (C) -> String?) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .optionalText)
        access.element = { .text }
        access.write = { if let text = read($0, get) { $1.append(escaped: text) } }
        access.test = { !(read($0, get) ?? "").isEmpty }
        access.each = { context, block, machine in
            guard let text = read(context, get), !text.isEmpty else { return }
            withUnsafePointer(to: text) { machine.run(block, with: UnsafeRawPointer($0)) }
        }
        return access
    }

    static func markup<C>(_ name: String, _ get: @escaping @Sendable (C) -> Markup) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .markup)
        access.write = { $1.append(read($0, get)) }
        access.test = { !read($0, get).isEmpty }
        return access
    }

    static func optionalMarkup<C>(_ name: String, _ get: @escaping @Sendable (C) -> Markup?) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .optionalMarkup)
        access.write = { if let markup = read($0, get) { $1.append(markup) } }
        access.test = { read($0, get).map { !$0.isEmpty } ?? false }
        return access
    }

    static func url<C>(_ name: String, _ get: @escaping @Sendable (C) -> Link) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .url)
        access.write = { $1.append(read($0, get)) }
        return access
    }

    static func optionalURL<C>(_ name: String, _ get: @escaping @Sendable (C) -> Link?) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .optionalURL)
        access.write = { if let link = read($0, get) { $1.append(link) } }
        access.test = { read($0, get) != nil }
        return access
    }

    static func json<C>(_ name: String, _ get: @escaping @Sendable (C) -> JSONValue) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .json)
        access.write = { $1.append(read($0, get).bytes) }
        return access
    }

    static func flag<C>(_ name: String, _ get: @escaping @Sendable (C) -> Bool) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .flag)
        access.test = { read($0, get) }
        return access
    }

    static func number<C>(_ name: String, _ get: @escaping @Sendable (C) -> Int) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .number)
        access.write = { $1.append(number: read($0, get)) }
        access.test = { read($0, get) != 0 }
        return access
    }

    static func list<C, Row: TemplateContext>(
        _ name: String, _ get: @escaping @Sendable (C) -> [Row]
    ) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .list)
        access.element = { ContextType(Row.self) }
        access.test = { !read($0, get).isEmpty }
        access.each = { context, block, machine in
            read(context, get).withUnsafeBufferPointer { rows in
                guard var row = rows.baseAddress else { return }
                let end = row + rows.count
                while row < end {
                    machine.run(block, with: UnsafeRawPointer(row))
                    row += 1
                }
            }
        }
        return access
    }

    static func texts<C>(_ name: String, _ get: @escaping @Sendable (C) -> [String]) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .texts)
        access.element = { .text }
        access.test = { !read($0, get).isEmpty }
        access.each = { context, block, machine in
            for text in read(context, get) {
                withUnsafePointer(to: text) { machine.run(block, with: UnsafeRawPointer($0)) }
            }
        }
        return access
    }

    static func object<C, Row: TemplateContext>(
        _ name: String, _ get: @escaping @Sendable (C) -> Row
    ) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .object)
        access.element = { ContextType(Row.self) }
        access.test = { _ in true }
        access.each = { context, block, machine in
            withUnsafePointer(to: read(context, get)) {
                machine.run(block, with: UnsafeRawPointer($0))
            }
        }
        access.visit = { context, body in
            withUnsafePointer(to: read(context, get)) { body(UnsafeRawPointer($0)) }
        }
        return access
    }

    static func optionalObject<C, Row: TemplateContext>(
        _ name: String, _ get: @escaping @Sendable (C) -> Row?
    ) -> FieldAccess {
        var access = FieldAccess(name: name, kind: .optionalObject)
        access.element = { ContextType(Row.self) }
        access.test = { read($0, get) != nil }
        access.each = { context, block, machine in
            guard let row = read(context, get) else { return }
            withUnsafePointer(to: row) { machine.run(block, with: UnsafeRawPointer($0)) }
        }
        access.visit = { context, body in
            guard let row = read(context, get) else { return }
            withUnsafePointer(to: row) { body(UnsafeRawPointer($0)) }
        }
        return access
    }
}

/// Calls `get` with the value that a pointer points at, in place. Being declared for types that can't be copied, this makes no
/// copy of the value, which would retain all that it holds for the sake of one field.
@inline(__always)
private func read<C: ~Copyable, Value>(_ context: UnsafeRawPointer, _ get: (borrowing C) -> Value) -> Value {
    get(context.assumingMemoryBound(to: C.self).pointee)
}

/// The type of a context, without its type: identity, name for messages, fields by name.
struct ContextType: Sendable {
    let id: ObjectIdentifier
    let name: String
    let fields: [String: FieldAccess]
    /// Whether `{{.}}` is the context itself.
    let isText: Bool

    init<Context: TemplateContext>(_: Context.Type) {
        let schema = Context.schema
        id = ObjectIdentifier(Context.self)
        name = schema.name
        fields = Dictionary(schema.accesses.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        isText = false
    }

    private init() {
        id = ObjectIdentifier(String.self)
        name = "text"
        var dot = FieldAccess(name: ".", kind: .text)
        dot.write = { context, out in
            let text = context.assumingMemoryBound(to: String.self)
            out.append(escaped: text.pointee)
        }
        fields = [".": dot]
        isText = true
    }

    /// One of a list of texts.
    static var text: ContextType { ContextType() }
}
