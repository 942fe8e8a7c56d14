// What is sent back, head and body (RFC 9110, RFC 9112).

/// An answer.
struct HTTPAnswer: Sendable {
    var status: Int
    var fields: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// Whether the body is told of but not sent: to HEAD, and where nothing changed.
    var isBodyless = false

    init(_ status: Int, _ fields: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// A few words for people.
    static func plain(_ status: Int, _ text: String, _ fields: [(name: String, value: String)] = []) -> HTTPAnswer {
        HTTPAnswer(status, fields + [("Content-Type", "text/plain; charset=utf-8")], body: Array((text + "\n").utf8))
    }

    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    func bytes(staysOpen: Bool) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Other")\r\n"
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        // No other origin has a use for a preview, and a type is what it is said to be.
        head += "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
        if status != 304 { head += "Content-Length: \(body.count)\r\n" }
        head += "Connection: \(staysOpen ? "keep-alive" : "close")\r\n\r\n"
        return Array(head.utf8) + (isBodyless || status == 304 ? [] : body)
    }

    private static let reasons = [
        200: "OK", 206: "Partial Content", 301: "Moved Permanently", 304: "Not Modified", 400: "Bad Request", 403: "Forbidden",
        404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 414: "URI Too Long", 416: "Range Not Satisfiable",
        431: "Request Header Fields Too Large", 500: "Internal Server Error", 503: "Service Unavailable", 505: "HTTP Version Not Supported",
    ]
}
