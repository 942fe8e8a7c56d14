// What was found in files when they were last read, kept from one run to the next so that unchanged ones needn't be opened.

/// Fingerprints of files by their stamps. It holds no names: whatever bears the same stamp has the same content, under any name.
public struct SeenFiles: Sendable, Hashable {
    private struct Record: Sendable, Hashable {
        var stamp: FileStamp
        var content: Fingerprint
    }

    /// In the order of the inodes, then of the rest of the stamp.
    private var records: [Record]

    public init() {
        records = []
    }

    /// - Parameters:
    ///   - files: each with the stamp that it had before it was read.
    ///   - moment: when the first of them was looked at; what wasn't settled by then is left out, and so read again the next time.
    public init(_ files: some Sequence<(stamp: FileStamp, content: Fingerprint)>, asOf moment: Int64) {
        var all = files.filter { $0.stamp.isSettled(at: moment) }.map { Record(stamp: $0.stamp, content: $0.content) }
        all.sort { Self.precedes($0.stamp, $1.stamp) }
        records = []
        records.reserveCapacity(all.count)
        // A file may be found under several names.
        for record in all where records.last?.stamp != record.stamp { records.append(record) }
    }

    public var count: Int { records.count }

    /// What a file with this stamp held, if it was read then.
    public func content(of stamp: FileStamp) -> Fingerprint? {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(records[middle].stamp, stamp) { low = middle + 1 } else { high = middle }
        }
        guard low < records.count, records[low].stamp == stamp else { return nil }
        return records[low].content
    }

    private static func precedes(_ a: FileStamp, _ b: FileStamp) -> Bool {
        if a.inode != b.inode { return a.inode < b.inode }
        return (a.device, a.changed, a.modified, a.size) < (b.device, b.changed, b.modified, b.size)
    }

    // MARK: As bytes

    /// Says the version too: another layout gets another heading.
    private static let heading = Array("seen files 1   \n".utf8)
    /// The heading, and the fingerprint of all that follows.
    private static let start = 24
    /// Six numbers of eight bytes.
    private static let width = 48

    /// Nil unless the bytes are those of `bytes`: one that is cut short, damaged or of another version costs only time.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.start, (bytes.count - Self.start).isMultiple(of: Self.width), bytes.starts(with: Self.heading) else {
            return nil
        }
        let read: [Record]? = bytes.withUnsafeBytes { raw in
            func number(_ offset: Int) -> UInt64 { UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
            let body = UnsafeRawBufferPointer(rebasing: raw[Self.start...])
            guard number(Self.heading.count) == Fingerprint(of: body).value else { return nil }
            return stride(from: Self.start, to: raw.count, by: Self.width).map { place in
                Record(
                    stamp: FileStamp(
                        device: number(place), inode: number(place + 8), size: Int64(bitPattern: number(place + 16)),
                        modified: Int64(bitPattern: number(place + 24)), changed: Int64(bitPattern: number(place + 32))),
                    content: Fingerprint(value: number(place + 40)))
            }
        }
        guard let read else { return nil }
        records = read
    }

    public var bytes: [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(records.count * Self.width)
        func put(_ value: UInt64, _ out: inout [UInt8]) { withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) } }
        for record in records {
            let stamp = record.stamp
            for value in [
                stamp.device, stamp.inode, UInt64(bitPattern: stamp.size), UInt64(bitPattern: stamp.modified),
                UInt64(bitPattern: stamp.changed), record.content.value,
            ] { put(value, &body) }
        }
        var out = Self.heading
        put(Fingerprint(body).value, &out)
        return out + body
    }
}
