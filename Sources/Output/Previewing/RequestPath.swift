// The target of a request → an address of the site, written as the site writes it. Nothing here knows of a disk.

import Publishing

/// A request's path.
struct RequestPath: Sendable, Equatable {
    /// Below the site's root, without a slash at its beginning.
    var path: String
    var query: String

    enum Refusal: Error {
        /// No path at all, or one with bytes that no address has.
        case malformed
        /// A path that names no page and no file, whatever the site holds.
        case nowhere
    }

    /// - Parameter target: as it stands in the request line, in origin form.
    init(_ target: String) throws(Refusal) {
        guard target.utf8.first == UInt8(ascii: "/"), !target.contains("#") else { throw .malformed }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        query = parts.count > 1 ? String(parts[1]) : ""
        var segments: [String] = []
        for segment in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(SiteFiles.encoded(try Self.decoded(segment)))
        }
        path = segments.joined(separator: "/")
    }

    private static func decoded(_ segment: Substring) throws(Refusal) -> String {
        var bytes: [UInt8] = []
        var rest = segment.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else { throw .malformed }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        // An encoded slash is part of a name, and no name of the site has one.
        guard !bytes.contains(UInt8(ascii: "/")), text != ".", text != ".." else { throw .nowhere }
        return text
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// The value of one item of the query, percent-decoded.
    func item(_ name: String) -> String? {
        for item in query.split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == name else { continue }
            return try? Self.decodedItem(parts[1])
        }
        return nil
    }

    private static func decodedItem(_ text: Substring) throws(Refusal) -> String {
        var words: [String] = []
        // Here a slash is a character like any other.
        for part in text.replacing("%2F", with: "/").replacing("%2f", with: "/").split(separator: "/", omittingEmptySubsequences: false) {
            words.append(try decoded(part))
        }
        return words.joined(separator: "/")
    }
}
