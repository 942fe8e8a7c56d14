// The value of a URL field: a reference into the site, or an address that is known already and was found harmless.

/// Where a link leads.
public enum Link: Sendable, Hashable {
    /// Something of the site itself, addressed when the page's own address is known (`Markup.append(reference:)`).
    case reference(UInt64)
    /// An address as it stands. Only `http`, `https`, `mailto` and relative ones are written; others become `#`.
    case address(String)

    /// Whether an address may be written: its scheme, if it has one, is `http`, `https` or `mailto` (RFC 3986, section 3.1;
    /// a colon before the first `/`, `?` or `#` ends a scheme), and it holds no control characters, which browsers drop.
    public static func isAllowed(_ address: String) -> Bool {
        // `//host/path` leaves the site without naming a scheme; browsers read a backslash as a slash.
        if address.utf8.count >= 2, address.utf8.prefix(2).allSatisfy({ $0 == 0x2F || $0 == 0x5C }) { return false }
        var scheme: [UInt8] = []
        var inScheme = true
        var allowed = true
        for byte in address.utf8 {
            if byte < 0x20 || byte == 0x7F { return false }
            guard inScheme else { continue }
            switch byte {
            case 0x3A:
                inScheme = false
                allowed = schemes.contains { $0.utf8.elementsEqual(scheme) }
            case 0x2F, 0x3F, 0x23: inScheme = false
            default: scheme.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            }
        }
        return allowed
    }

    private static let schemes = ["http", "https", "mailto"]
}

extension Markup {
    /// Appends a link's address, for inside a quoted attribute value.
    public mutating func append(_ link: Link) {
        switch link {
        case .reference(let reference): append(reference: reference)
        case .address(let address):
            if Link.isAllowed(address) { append(escaped: address) } else { append(raw: "#") }
        }
    }
}
