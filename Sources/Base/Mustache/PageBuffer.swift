// Where a rendering writes: memory that grows, appended to without the checks that an array makes each time.

/// The bytes and holes of one rendering in progress.
struct PageBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int
    private(set) var holes: [Markup.Hole] = []

    init(capacity: Int) {
        self.capacity = max(capacity, 256)
        start = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// What was written; valid until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: start, count: count)
        start.deallocate()
        start = larger
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (start + count).initialize(from: source, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    @inline(__always)
    mutating func append(escaped text: borrowing String) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaped: $0) }
        if done == nil { Array(text.utf8).withUnsafeBufferPointer { append(escaped: $0) } }
    }

    mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
        guard var source = text.baseAddress else { return }
        var rest = text.count
        while rest > 0 {
            let piece = min(rest, 1024)
            reserve(piece * HTMLEscaping.longest + HTMLEscaping.slack)
            count += HTMLEscaping.write(source, piece, to: start + count)
            source += piece
            rest -= piece
        }
    }

    mutating func append(_ markup: Markup) {
        for hole in markup.holes { holes.append(Markup.Hole(offset: count + hole.offset, reference: hole.reference)) }
        append(markup.bytes)
    }

    mutating func append(_ link: Link) {
        switch link {
        case .reference(let reference): holes.append(Markup.Hole(offset: count, reference: reference))
        case .address(let address): append(escaped: Link.isAllowed(address) ? address : "#")
        }
    }

    mutating func append(number: Int) {
        var digits: [UInt8] = []
        DecimalDigits.append(number, to: &digits)
        append(digits)
    }
}
