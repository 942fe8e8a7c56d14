// Which records hold a word, in printable characters: lists that are short where a word is rare, and bounded where it is everywhere.

/// Ascending record numbers as text.
///
/// A list holds differences in a dense code (N. R. Brisaboa et al., "(s,c)-Dense Coding", 2003): the last digit of a number is one of the
/// first 70 characters, each before it one of the other 22. Where it is shorter, a map holds a bit for each record, six to a character.
public enum Postings {
    /// Printable ASCII without the space, which separates entries, and without `"` and `\`, which a script's string would escape.
    public static let alphabet: [UInt8] = (0x21...0x7E).filter { $0 != 0x22 && $0 != 0x5C }
    static let stoppers = 70
    static let continuers = 22

    public struct Encoded: Sendable, Hashable {
        public enum Form: Sendable {
            case list, map
        }

        public var form: Form
        public var bytes: [UInt8]
        /// Whether records were left out at the end, because the list would have been longer than the limit.
        public var isCut: Bool

        public init(form: Form, bytes: [UInt8], isCut: Bool) {
            self.form = form
            self.bytes = bytes
            self.isCut = isCut
        }
    }

    /// - Parameter limit: bytes; what goes beyond is left out. The first records are the best ones.
    public static func encode(_ records: [UInt32], limit: Int) -> Encoded {
        // A map is never longer than this; a list that is need not be finished.
        let mapLength = Int(records.last ?? 0) / 6 + 1
        let most = min(mapLength, limit)
        var list: [UInt8] = []
        list.reserveCapacity(min(records.count * 5 / 4, most) + 4)
        var next: UInt32 = 0
        var listed = 0
        var isWhole = true
        for record in records {
            let before = list.count
            append(record - next, to: &list)
            next = record + 1
            if list.count > most {
                list.removeLast(list.count - before)
                isWhole = false
                break
            }
            listed += 1
        }
        if isWhole { return Encoded(form: .list, bytes: list, isCut: false) }
        // Where neither fits whole, the one that holds more.
        let mapped = mapLength <= limit ? records.count : records.prefix { Int($0) / 6 < limit }.count
        if mapped <= listed { return Encoded(form: .list, bytes: list, isCut: true) }
        var bits = [UInt8](repeating: 0, count: most)
        for record in records.prefix(mapped) { bits[Int(record) / 6] |= 1 << UInt8(record % 6) }
        return Encoded(form: .map, bytes: bits.map { alphabet[Int($0)] }, isCut: mapped < records.count)
    }

    private static func append(_ number: UInt32, to out: inout [UInt8]) {
        var rest = Int(number)
        let last = alphabet[rest % stoppers]
        rest /= stoppers
        let start = out.count
        while rest > 0 {
            rest -= 1
            out.append(alphabet[stoppers + rest % continuers])
            rest /= continuers
        }
        out[start...].reverse()
        out.append(last)
    }

    /// What was encoded; nil for what `encode` never gives.
    public static func decode(_ encoded: Encoded) -> [UInt32]? {
        var values = [Int](repeating: -1, count: 128)
        for (index, byte) in alphabet.enumerated() { values[Int(byte)] = index }
        var records: [UInt32] = []
        var next: UInt32 = 0
        var high = 0
        for (place, byte) in encoded.bytes.enumerated() {
            guard byte < 128, values[Int(byte)] >= 0 else { return nil }
            let value = values[Int(byte)]
            switch encoded.form {
            case .map:
                guard value < 64 else { return nil }
                for bit in 0..<6 where value >> bit & 1 == 1 { records.append(UInt32(place * 6 + bit)) }
            case .list:
                if value >= stoppers {
                    high = high * continuers + value - stoppers + 1
                    guard high < 1 << 32 else { return nil }
                } else {
                    records.append(next + UInt32(truncatingIfNeeded: high * stoppers + value))
                    next = (records.last ?? 0) + 1
                    high = 0
                }
            }
        }
        return high == 0 ? records : nil
    }
}
