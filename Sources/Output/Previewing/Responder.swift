// A request and the site as it is now → an answer. Every rule of the server that is about what is asked stands here.

import Publishing

/// Answers requests for one server.
struct Responder: Sendable {
    /// The port of the server's own address.
    var port: UInt16
    var state: @Sendable () -> PreviewState

    enum Reply: Sendable {
        case answer(HTTPAnswer)
        /// The stream of events for a page, and the version of it that the reader sees.
        case events(page: String, version: String)
    }

    func reply(to head: RequestHead) -> Reply {
        var (reply, isHead) = (Reply.answer(.plain(400, "Bad request")), false)
        if let refusal = refusal(of: head) {
            reply = .answer(refusal)
        } else if head.method != "GET", head.method != "HEAD" {
            reply = .answer(.plain(405, "A preview is only read", [("Allow", "GET, HEAD")]))
        } else {
            isHead = head.method == "HEAD"
            do throws(RequestPath.Refusal) {
                reply = self.reply(to: head, try RequestPath(Self.originForm(head.target)))
            } catch .nowhere {
                reply = .answer(notFound(""))
            } catch {
                reply = .answer(.plain(400, "This address has bytes that no address has"))
            }
        }
        guard isHead, case .answer(var answer) = reply else { return reply }
        answer.isBodyless = true
        return .answer(answer)
    }

    // MARK: Who asks

    /// A page of another site must not read the preview by having its own name lead here (DNS rebinding).
    private func refusal(of head: RequestHead) -> HTTPAnswer? {
        let hosts = head.values("host")
        guard hosts.count == 1 || hosts.isEmpty && !head.isCurrent else { return .plain(400, "A request names one host") }
        let named = hosts + [Self.authority(of: head.target)].compactMap(\.self)
        guard named.allSatisfy(isOurs) else {
            return .plain(403, "This preview answers to localhost:\(port), 127.0.0.1:\(port) and [::1]:\(port) only")
        }
        return nil
    }

    private func isOurs(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "[::1]"].contains { name in
            host.lowercased() == "\(name):\(port)" || port == 80 && host.lowercased() == name
        }
    }

    /// The host in a target of absolute form, which a server must take too (RFC 9112, section 3.2.2).
    private static func authority(of target: String) -> String? {
        guard target.lowercased().hasPrefix("http://") else { return nil }
        return String(target.dropFirst(7).prefix { $0 != "/" && $0 != "?" })
    }

    private static func originForm(_ target: String) -> String {
        guard let authority = authority(of: target) else { return target }
        let rest = target.dropFirst(7 + authority.count)
        return rest.first == "/" ? String(rest) : "/" + rest
    }

    // MARK: What is there

    private func reply(to head: RequestHead, _ asked: RequestPath) -> Reply {
        switch "/" + asked.path {
        case PreviewScript.path:
            let script = ServedFile(
                bytes: PreviewScript.bytes, version: PreviewScript.version, mediaType: SiteFile.mediaType(of: "client.js"), isPage: true)
            return .answer(answer(head, script))
        case PreviewScript.eventPath where head.method == "GET":
            return .events(page: asked.item("page") ?? "/", version: asked.item("version") ?? "")
        default: break
        }
        let state = state()
        if let file = state.file(at: asked.path) { return .answer(answer(head, file)) }
        // The address is one of the site's own, so that nothing of the request leads elsewhere.
        if !asked.path.hasSuffix("/"), state.isPage(asked.path + "/") {
            let query = asked.query.isEmpty ? "" : "?" + asked.query
            return .answer(.plain(301, "See /\(asked.path)/", [("Location", "/\(asked.path)/\(query)"), ("Cache-Control", "no-cache")]))
        }
        return .answer(notFound(asked.path))
    }

    private func notFound(_ path: String) -> HTTPAnswer {
        guard let page = state().notFound(path) else { return .plain(404, "There is nothing at this address") }
        return HTTPAnswer(404, [("Content-Type", page.mediaType), ("Cache-Control", "no-cache")], body: page.bytes)
    }

    private func answer(_ head: RequestHead, _ file: ServedFile) -> HTTPAnswer {
        let tag = "\"\(file.version)\""
        var fields = [(name: "Content-Type", value: file.mediaType), ("ETag", tag), ("Cache-Control", "no-cache")]
        let known = head.list("if-none-match")
        if known.contains("*") || known.contains(where: { $0 == tag || $0 == "W/" + tag }) {
            return HTTPAnswer(304, [("ETag", tag), ("Cache-Control", "no-cache")])
        }
        guard !file.isPage else { return HTTPAnswer(200, fields, body: file.bytes) }
        fields.append(("Accept-Ranges", "bytes"))
        // A range of bytes that are not those any more is none.
        let isCurrent = head.values("if-range").allSatisfy { $0 == tag }
        guard head.method == "GET", isCurrent, let range = ByteRange(head.values("range"), length: file.bytes.count) else {
            return HTTPAnswer(200, fields, body: file.bytes)
        }
        switch range {
        case .beyond:
            return .plain(416, "There are \(file.bytes.count) bytes", [("Content-Range", "bytes */\(file.bytes.count)")])
        case .bytes(let bytes):
            fields.append(("Content-Range", "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(file.bytes.count)"))
            return HTTPAnswer(206, fields, body: Array(file.bytes[bytes]))
        }
    }
}

/// One range of bytes (RFC 9110, section 14.1.2).
enum ByteRange: Equatable {
    case bytes(Range<Int>)
    /// Nothing of the file is in it.
    case beyond

    /// - Returns: nil where no range is asked for that a server has to know: none, several, or another unit's.
    init?(_ fields: [String], length: Int) {
        guard fields.count == 1, let field = fields.first, field.hasPrefix("bytes=") else { return nil }
        let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        let (first, last) = (Self.number(ends[0]), Self.number(ends[1]))
        switch (first, last) {
        case (nil, let count?) where ends[0].isEmpty:
            self = count == 0 || length == 0 ? .beyond : .bytes(max(0, length - count)..<length)
        case (let first?, nil) where ends[1].isEmpty:
            self = first < length ? .bytes(first..<length) : .beyond
        case (let first?, let last?) where first <= last:
            self = first < length ? .bytes(first..<min(last, length - 1) + 1) : .beyond
        default: return nil
        }
    }

    /// Digits and nothing else; a number too large for any file is the largest.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text) ?? .max - 1
    }
}
