// HTML on its way to a page: bytes that are safe to send, with holes where addresses are still unknown.

/// HTML bytes with holes. Where a fragment will land is not known when it is composed, so addresses within the site are
/// left open as references; whoever publishes the page fills them (`resolved`).
public struct Markup: Sendable, Hashable {
    /// A place where an address is to be written.
    public struct Hole: Sendable, Hashable {
        /// How many bytes of `bytes` come before the address.
        public var offset: Int
        /// What is to be addressed; its meaning belongs to whoever made it and whoever resolves it.
        public var reference: UInt64

        public init(offset: Int, reference: UInt64) {
            self.offset = offset
            self.reference = reference
        }
    }

    /// UTF-8.
    public private(set) var bytes: [UInt8]
    /// In order of their offsets.
    public private(set) var holes: [Hole]

    public init() {
        bytes = []
        holes = []
    }

    /// Markup written in the program itself.
    public init(raw text: StaticString) {
        self.init()
        append(raw: text)
    }

    /// Text, escaped.
    public init(escaped text: String) {
        self.init()
        append(escaped: text)
    }

    /// Without bytes and without holes.
    public var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }

    public mutating func reserveCapacity(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Appends text with `& < > " '` escaped: safe between tags and inside a quoted attribute value.
    @inlinable
    public mutating func append(escaped text: some StringProtocol) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaped: $0) }
        if done == nil { Array(text.utf8).withUnsafeBufferPointer { append(escaped: $0) } }
    }

    /// Appends UTF-8 text with `& < > " '` escaped.
    public mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
        HTMLEscaping.append(text, to: &bytes)
    }

    /// Appends markup written in the program itself.
    public mutating func append(raw text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends bytes that are already safe HTML.
    public mutating func append(raw html: [UInt8]) {
        bytes.append(contentsOf: html)
    }

    /// Appends other markup, its holes included.
    public mutating func append(_ other: Markup) {
        if !other.holes.isEmpty {
            let offset = bytes.count
            for hole in other.holes { holes.append(Hole(offset: offset + hole.offset, reference: hole.reference)) }
        }
        bytes.append(contentsOf: other.bytes)
    }

    /// Leaves a hole for an address; belongs inside a quoted attribute value.
    public mutating func append(reference: UInt64) {
        holes.append(Hole(offset: bytes.count, reference: reference))
    }

    /// Appends a decimal number.
    public mutating func append(number: Int) {
        DecimalDigits.append(number, to: &bytes)
    }

    /// The bytes with every hole filled. `address` appends the address of a reference; what it appends is not escaped
    /// again, so it must be safe inside a quoted attribute value (`Markup.escaped(_:)` makes it so).
    public func resolved(_ address: (UInt64, inout [UInt8]) -> Void) -> [UInt8] {
        if holes.isEmpty { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + holes.count * 32)
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            for hole in holes {
                let end = min(max(hole.offset, start), buffer.count)
                out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<end]))
                address(hole.reference, &out)
                start = end
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
        return out
    }

    /// Text as it may stand between tags and inside a quoted attribute value.
    public static func escaped(_ text: some StringProtocol) -> [UInt8] {
        var markup = Markup()
        markup.append(escaped: text)
        return markup.bytes
    }

    /// Appends a finished rendering.
    mutating func append(_ page: borrowing PageBuffer) {
        for hole in page.holes { holes.append(Hole(offset: bytes.count + hole.offset, reference: hole.reference)) }
        bytes.append(contentsOf: page.bytes)
    }
}
