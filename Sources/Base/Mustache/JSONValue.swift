// The value of a JSON field: data for a page's scripts, written so that it can't end the script element.

/// JSON (RFC 8259). Objects keep the order of their members.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    /// Written as `null` where it is not finite.
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A name and its value.
    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The bytes, without white space, safe in a file of their own and inside a script element:
    /// `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes, so neither `</script` nor `<!--` can appear.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    /// Appends `bytes`. Arrays and objects nested deeper than 500 are written as `null`.
    public func write(to out: inout [UInt8]) {
        write(to: &out, depth: 0)
    }

    private func write(to out: inout [UInt8], depth: Int) {
        guard depth <= 500 else { return out.append(contentsOf: "null".utf8) }
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .int(let value): DecimalDigits.append(value, to: &out)
        case .double(let value): out.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
        case .string(let value): Self.quote(value, to: &out)
        case .array(let values):
            out.append(0x5B)
            var first = true
            for value in values {
                if !first { out.append(0x2C) }
                first = false
                value.write(to: &out, depth: depth + 1)
            }
            out.append(0x5D)
        case .object(let members):
            out.append(0x7B)
            var first = true
            for member in members {
                if !first { out.append(0x2C) }
                first = false
                Self.quote(member.name, to: &out)
                out.append(0x3A)
                member.value.write(to: &out, depth: depth + 1)
            }
            out.append(0x7D)
        }
    }

    private static func quote(_ text: String, to out: inout [UInt8]) {
        var text = text
        out.append(0x22)
        text.withUTF8 { bytes in
            // Runs of bytes that stand for themselves are copied at once.
            var from = 0
            var place = 0
            while place < bytes.count {
                let byte = bytes[place]
                var length = 1
                switch byte {
                case 0x22, 0x5C, 0x3C, 0x3E, 0x26, 0x7F, 0..<0x20: break
                // U+2028 and U+2029.
                case 0xE2 where place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] & 0xFE == 0xA8: length = 3
                default:
                    place += 1
                    continue
                }
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<place]))
                switch byte {
                case 0x22, 0x5C: out.append(contentsOf: [0x5C, byte])
                case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
                case 0x0D: out.append(contentsOf: [0x5C, 0x72])
                case 0x09: out.append(contentsOf: [0x5C, 0x74])
                case 0xE2: escape(0x2028 + UInt32(bytes[place + 2] & 1), to: &out)
                default: escape(UInt32(byte), to: &out)
                }
                place += length
                from = place
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from...]))
        }
        out.append(0x22)
    }

    private static func escape(_ value: UInt32, to out: inout [UInt8]) {
        out.append(contentsOf: [0x5C, 0x75])
        for shift: UInt32 in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
            out.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
