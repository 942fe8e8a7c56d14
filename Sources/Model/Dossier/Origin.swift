// Where a noun was written: every finding about it points there.

/// A byte range of one of the dossier's files, by the file's index.
public struct Origin: Sendable, Hashable {
    public var file: Int
    public var range: Range<Int>

    public init(file: Int, range: Range<Int>) {
        self.file = file
        self.range = range
    }
}

/// A value with the place it was written at.
public struct Written<Value: Sendable & Hashable>: Sendable, Hashable {
    public var value: Value
    public var origin: Origin

    public init(_ value: Value, at origin: Origin) {
        self.value = value
        self.origin = origin
    }
}
