// The one place that turns text into HTML: copies harmless bytes eight at a time, replaces the five that matter.

enum HTMLEscaping {
    /// The most bytes that one byte of text becomes.
    static let longest = 6
    /// How many bytes may be written beyond the end, later to be overwritten.
    static let slack = 8

    /// `& < > " '` as bits of the first 64 byte values.
    private static var special: UInt64 { 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E }

    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard var source = text.baseAddress else { return }
        var rest = text.count
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256 * longest + slack) { room in
            guard let start = room.baseAddress else { return }
            while rest > 0 {
                let piece = min(rest, 256)
                let count = write(source, piece, to: start)
                bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
                source += piece
                rest -= piece
            }
        }
    }

    /// Writes `count` bytes of text escaped to `destination`, where there must be room for `count * longest + slack` bytes.
    /// - Returns: how many bytes it has become.
    static func write(_ text: UnsafePointer<UInt8>, _ count: Int, to destination: UnsafeMutablePointer<UInt8>) -> Int {
        var out = destination
        var index = 0
        while index + 8 <= count {
            let word = UInt64(littleEndian: UnsafeRawPointer(text + index).loadUnaligned(as: UInt64.self))
            UnsafeMutableRawPointer(out).storeBytes(of: word.littleEndian, as: UInt64.self)
            let found = specialBytes(of: word)
            if found == 0 {
                out += 8
                index += 8
            } else {
                let harmless = found.trailingZeroBitCount / 8
                out = put(text[index + harmless], at: out + harmless)
                index += harmless + 1
            }
        }
        while index < count {
            out = put(text[index], at: out)
            index += 1
        }
        return out - destination
    }

    /// The highest bit of the first byte of a word that must be replaced, and perhaps of later ones. `&` and `'` differ in one bit,
    /// so do `<` and `>`; a byte is zero where subtracting one borrows (Warren, Hacker's Delight, 6-1).
    @inline(__always)
    private static func specialBytes(of word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let ampersands = (word | ones) ^ (ones &* 0x27)
        let angles = (word | (ones &* 2)) ^ (ones &* 0x3E)
        let borrowed = (quotes &- ones) & ~quotes | (ampersands &- ones) & ~ampersands | (angles &- ones) & ~angles
        return borrowed & (ones &* 0x80)
    }

    @inline(__always)
    private static func put(_ byte: UInt8, at out: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        if byte >= 64 || special >> UInt64(truncatingIfNeeded: byte) & 1 == 0 {
            out.pointee = byte
            return out + 1
        }
        let replacement = replacement(of: byte)
        out.update(from: replacement.utf8Start, count: replacement.utf8CodeUnitCount)
        return out + replacement.utf8CodeUnitCount
    }

    private static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case 0x22: "&quot;"
        case 0x26: "&amp;"
        case 0x27: "&#39;"
        case 0x3C: "&lt;"
        default: "&gt;"
        }
    }
}

enum DecimalDigits {
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(0x2D) }
        var rest = number.magnitude
        let start = bytes.count
        repeat {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
