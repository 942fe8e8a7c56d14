// Bytes made safe for the place in HTML where they are written.

/// Escapes as cmark does, so that its published examples judge our writer.
public enum HTMLEscaping {
    /// Appends text for an element or a double-quoted attribute: `& < > "` become entities.
    public static func appendText(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendText($0, to: &out) }
    }

    static func appendText(_ bytes: Bytes, to out: inout [UInt8]) {
        var from = 0
        for index in 0..<bytes.count {
            let byte = bytes[index]
            guard byte <= ASCII.greater else { continue }
            let entity: StaticString
            switch byte {
            case ASCII.ampersand: entity = "&amp;"
            case ASCII.less: entity = "&lt;"
            case ASCII.greater: entity = "&gt;"
            case ASCII.quote: entity = "&quot;"
            default: continue
            }
            out.append(contentsOf: Bytes(rebasing: bytes[from..<index]))
            out.append(entity)
            from = index + 1
        }
        out.append(contentsOf: Bytes(rebasing: bytes[from...]))
    }

    /// Appends an address for a double-quoted attribute: what may not stand in a URL is percent-encoded, existing escapes stay.
    public static func appendAddress(_ address: String, to out: inout [UInt8]) {
        var address = address
        address.withUTF8 { bytes in
            for byte in bytes {
                switch byte {
                case ASCII.ampersand: out.append("&amp;")
                case ASCII.apostrophe: out.append("&#x27;")
                case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: out.append(byte)
                default:
                    out.append(0x25)
                    out.append(hexadecimal(byte >> 4))
                    out.append(hexadecimal(byte & 15))
                }
            }
        }
    }

    @inline(__always) private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }
}

extension [UInt8] {
    /// Appends bytes known when the program is compiled.
    @inline(__always) public mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
