// The types that names are looked up in, from the page inward, and what a name means there.

/// The static counterpart of Mustache's context stack.
struct ContextStack: Sendable {
    /// How a context comes from that of the recursive partial being compiled: what recursion may go on with.
    enum Origin: Sendable, Hashable {
        /// It is the partial's own.
        case own
        /// It is a part of the partial's own.
        case part
        /// It comes from elsewhere, so recursion with it would never end.
        case elsewhere
    }

    struct Frame: Sendable {
        var type: ContextType
        var slot: Int
        var origin: Origin
    }

    /// Outermost first. A type appears once: of two contexts of one type only the inner one's names can be seen.
    private(set) var frames: [Frame]
    /// Inside a section over an unknown name: nothing is known of what is there, so nothing is said about names.
    var isUnknown = false

    init(_ frame: Frame) {
        frames = [frame]
    }

    var innermost: Frame? { frames.last }
    var types: [ObjectIdentifier] { frames.map(\.type.id) }

    func pushing(_ frame: Frame) -> ContextStack {
        var stack = self
        stack.frames.removeAll { $0.type.id == frame.type.id }
        stack.frames.append(frame)
        return stack
    }

    /// As a recursive partial sees it when its compilation begins.
    func asOwn() -> ContextStack {
        var stack = self
        for index in stack.frames.indices { stack.frames[index].origin = .elsewhere }
        if let last = stack.frames.indices.last { stack.frames[last].origin = .own }
        return stack
    }

    /// What a name was found to be.
    struct Found {
        var access: FieldAccess
        var frame: Frame
    }

    /// Why a name means nothing.
    enum Missing: Error {
        /// No type has the name `part`; these are the names there are, of the type called so.
        case unknown(part: String, of: String, candidates: [String])
        /// `part` is no object, so it has no fields.
        case noObject(part: String, kind: FieldKind)
        case noText(of: String)
    }

    func find(_ path: [String]) -> Result<Found, Missing> {
        guard let first = path.first, let innermost else { return .failure(.noText(of: "nothing")) }
        if first == ".", !innermost.type.isText { return .failure(.noText(of: innermost.type.name)) }
        guard let frame = frames.last(where: { $0.type.fields[first] != nil }), var access = frame.type.fields[first] else {
            let candidates = frames.reversed().flatMap { $0.type.fields.keys.filter { $0 != "." }.sorted() }
            let names = frames.reversed().filter { !$0.type.isText }.map(\.type.name)
            return .failure(.unknown(part: first, of: names.joined(separator: " or "), candidates: candidates))
        }
        var reached = first
        for part in path.dropFirst() {
            guard access.visit != nil, let type = access.element?() else {
                return .failure(.noObject(part: reached, kind: access.kind))
            }
            guard let inner = type.fields[part] else {
                return .failure(.unknown(part: part, of: type.name, candidates: type.fields.keys.sorted()))
            }
            access = access.reaching(inner)
            reached += "." + part
        }
        return .success(Found(access: access, frame: frame))
    }
}
