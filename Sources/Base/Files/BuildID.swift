// What a program says of itself: the mark its linker made of all its bytes, so that nobody has to read them again.

/// The GNU build ID of a program: an ELF note of type 3 by the name of "GNU" (gABI 4.1, "Note Section"; ld(1), `--build-id`).
public enum BuildID {
    /// Headers and notes stand at the beginning, whatever the size of a program.
    public static let headSize = 16_384

    /// - Parameter head: the first bytes of a 64-bit little-endian ELF file.
    /// - Returns: nil where they say none.
    public static func read(_ head: [UInt8]) -> [UInt8]? {
        guard head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
            let table = number(head, at: 32, bytes: 8), let size = number(head, at: 54, bytes: 2),
            let count = number(head, at: 56, bytes: 2)
        else { return nil }
        for index in 0..<count {
            guard let header = sum(table, index * size), let type = number(head, at: header, bytes: 4) else { return nil }
            guard type == noteSegment, let start = number(head, at: header + 8, bytes: 8),
                let length = number(head, at: header + 32, bytes: 8),
                let end = sum(start, length), end <= head.count
            else { continue }
            if let id = id(in: head[start..<end]) { return id }
        }
        return nil
    }

    private static let noteSegment = 4
    private static let idType = 3

    /// Of the notes of a segment: sizes of name and content, type, name, content, each padded to four bytes.
    private static func id(in notes: ArraySlice<UInt8>) -> [UInt8]? {
        let bytes = Array(notes)
        var place = 0
        while let name = number(bytes, at: place, bytes: 4), let content = number(bytes, at: place + 4, bytes: 4),
            let type = number(bytes, at: place + 8, bytes: 4)
        {
            let start = place + 12 + padded(name)
            guard start + content <= bytes.count else { return nil }
            if type == idType, bytes[(place + 12)..<(place + 12 + name)].elementsEqual("GNU\0".utf8), content > 0 {
                return Array(bytes[start..<(start + content)])
            }
            place = start + padded(content)
        }
        return nil
    }

    private static func padded(_ size: Int) -> Int { (size + 3) & ~3 }

    /// Nil beyond the file's end, and for a number no file reaches.
    private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int) -> Int? {
        guard place >= 0, place <= bytes.count - count else { return nil }
        return Int(exactly: bytes[place..<(place + count)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    private static func sum(_ first: Int, _ second: Int) -> Int? {
        let (sum, overflows) = first.addingReportingOverflow(second)
        return overflows ? nil : sum
    }
}
