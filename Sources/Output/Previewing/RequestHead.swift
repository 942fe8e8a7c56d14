// The bytes of a request's head → what is asked for (RFC 9112). A preview takes no bodies.

/// A request line and its fields.
struct RequestHead: Sendable, Equatable {
    var method: String
    /// As it was sent.
    var target: String
    /// Whether the version is 1.1 and not 1.0.
    var isCurrent: Bool
    private(set) var fields: [(name: String, value: String)]

    static func == (left: RequestHead, right: RequestHead) -> Bool {
        left.method == right.method && left.target == right.target && left.isCurrent == right.isCurrent
            && left.fields.elementsEqual(right.fields, by: ==)
    }

    /// Every value of a field; names in lower case.
    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The items of a field that is a list.
    func list(_ name: String) -> [String] {
        values(name).flatMap { $0.split(separator: ",") }.map { Self.trimmed($0[...]) }.filter { !$0.isEmpty }
    }

    /// Whether the connection stays open behind the answer.
    var staysOpen: Bool {
        let options = list("connection").map { $0.lowercased() }
        return options.contains("close") ? false : isCurrent || options.contains("keep-alive")
    }

    /// Whether bytes follow the head; nobody reads them here.
    var hasBody: Bool { !values("transfer-encoding").isEmpty || values("content-length").contains { $0 != "0" } }

    /// The end of a head in what has been received: behind the empty line.
    static func end(in bytes: [UInt8]) -> Int? {
        var index = 0
        while let feed = bytes[index...].firstIndex(of: 0x0A) {
            let next = feed + 1
            if next < bytes.count, bytes[next] == 0x0A { return next + 1 }
            if next + 1 < bytes.count, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { return next + 2 }
            index = next
        }
        return nil
    }

    /// - Returns: nil for what is no request of HTTP 1.
    init?(_ bytes: some Collection<UInt8>) {
        // Fields hold bytes; only those of ASCII mean anything here.
        guard !bytes.contains(0) else { return nil }
        var lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let first = lines.first else { return nil }
        let parts = first.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].utf8.allSatisfy(Self.isTokenByte), !parts[1].isEmpty else { return nil }
        switch parts[2] {
        case "HTTP/1.1": isCurrent = true
        case "HTTP/1.0": isCurrent = false
        default: return nil
        }
        method = String(parts[0])
        target = String(parts[1])
        fields = []
        for line in lines.dropFirst() {
            // A line that goes on the one before, or a name with a space behind it, is refused (sections 5.1 and 5.2).
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, line[..<colon].utf8.allSatisfy(Self.isTokenByte) else {
                return nil
            }
            fields.append((line[..<colon].lowercased(), Self.trimmed(line[line.index(after: colon)...])))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return String(text.drop { $0 == " " || $0 == "\t" })
    }

    /// RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
