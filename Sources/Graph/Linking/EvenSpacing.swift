// Text taken from inlines → a line: what was taken out leaves no gap. On the path of every list and excerpt, so over bytes.

extension String {
    /// Runs of white space (Unicode's White_Space) as one space, none at the ends nor before a full stop, comma or semicolon.
    public func evenlySpaced() -> String {
        var text = self
        return text.withUTF8 { bytes in
            if Self.isEvenlySpaced(bytes) { return self }
            return String(unsafeUninitializedCapacity: bytes.count) { out in
                var count = 0
                var isPending = false
                var index = 0
                while index < bytes.count {
                    let width = Self.whiteSpace(bytes, index)
                    if width > 0 {
                        isPending = count > 0
                        index += width
                        continue
                    }
                    let byte = bytes[index]
                    if isPending, byte != 0x2E, byte != 0x2C, byte != 0x3B {
                        out[count] = 0x20
                        count += 1
                    }
                    isPending = false
                    out[count] = byte
                    count += 1
                    index += 1
                }
                return count
            }
        }
    }

    /// Whether nothing is to be changed: most texts are so, and need no copy.
    private static func isEvenlySpaced(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0x20
        for (index, byte) in bytes.enumerated() {
            if last == 0x20, byte == 0x20 || index > 0 && (byte == 0x2E || byte == 0x2C || byte == 0x3B) { return false }
            if byte != 0x20, whiteSpace(bytes, index) > 0 { return false }
            last = byte
        }
        return bytes.isEmpty || last != 0x20
    }

    /// The bytes of the white space that begins here, 0 for anything else.
    private static func whiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch bytes[index] {
        case 0x20, 0x09...0x0D: return 1
        case 0x00...0xC1: return 0
        case 0xC2: return index + 1 < bytes.count && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0) ? 2 : 0
        case 0xE1, 0xE2, 0xE3:
            guard index + 2 < bytes.count else { return 0 }
            switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
            case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
                (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
                return 3
            default: return 0
            }
        default: return 0
        }
    }
}
