// Words of a text as one line: for names and quotations that a file breaks over two.

extension StringProtocol {
    /// The words with one space between each two, and none at the ends.
    public var singleSpaced: String {
        guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        var isSpaced = true
        // At the beginning a space would be one too many.
        var last: UInt8 = 0x20
        for byte in utf8 {
            if byte < 0x20 || byte == 0x20 && last == 0x20 { isSpaced = false }
            last = byte
        }
        if isSpaced, last != 0x20 { return String(self) }
        return String(unsafeUninitializedCapacity: utf8.count) { out in
            var count = 0
            var isApart = false
            for byte in utf8 {
                // White space as Unicode has it, as far as it is ASCII.
                if byte == 0x20 || (0x09...0x0D).contains(byte) {
                    isApart = count > 0
                    continue
                }
                if isApart { (out[count], count, isApart) = (0x20, count + 1, false) }
                out[count] = byte
                count += 1
            }
            return count
        }
    }
}
