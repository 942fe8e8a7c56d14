// Who has which page open, and what each is told of changes: server-sent events (HTML, section 9.2).

import Diagnostics
import Mustache
import Synchronization

/// The open event streams of a server.
final class EventHub: Sendable {
    private struct Reader {
        var page: String
        /// Of the page as the reader sees it.
        var version: String
        var stream: AsyncStream<String>.Continuation
    }

    private struct State {
        var readers: [Int: Reader] = [:]
        var next = 0
        var findings = EventHub.event("findings", EventHub.noFindings)
    }

    /// More pages than these nobody has open.
    private static let most = 32
    private static let noFindings = JSONValue.object([.init("count", .string("")), .init("text", .string(""))])

    private let state = Mutex(State())

    /// A new reader's events, beginning with what is wrong now; nil where there are too many readers.
    func open(_ page: String, version: String, current: PreviewState) -> (id: Int, events: AsyncStream<String>)? {
        let (events, stream) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(64))
        let id: Int? = state.withLock { state in
            guard state.readers.count < Self.most else { return nil }
            state.next += 1
            state.readers[state.next] = Reader(page: page, version: version, stream: stream)
            stream.yield(state.findings)
            return state.next
        }
        guard let id else { return nil }
        tell(current, assets: [])
        return (id, events)
    }

    func close(_ id: Int) {
        state.withLock { $0.readers.removeValue(forKey: id) }?.stream.finish()
    }

    /// A sign of life: a comment, which readers pass over.
    func pulse(_ id: Int) {
        state.withLock { _ = $0.readers[id]?.stream.yield(":\n\n") }
    }

    /// Tells each reader whose page has other bytes now, and all of them of changed files beside the pages.
    /// - Parameter assets: addresses below the root.
    /// - Returns: the pages that changed.
    @discardableResult
    func tell(_ site: PreviewState, assets: [String]) -> [String] {
        let pages = Set(state.withLock { $0.readers.values.map(\.page) })
        var versions: [String: String] = [:]
        for page in pages {
            guard let asked = try? RequestPath(page) else { continue }
            versions[page] = (site.file(at: asked.path) ?? site.notFound(asked.path))?.version
        }
        return state.withLock { state in
            var changed: Set<String> = []
            for (id, reader) in state.readers {
                let version = versions[reader.page] ?? reader.version
                let isChanged = version != reader.version
                guard isChanged || !assets.isEmpty else { continue }
                state.readers[id]?.version = version
                if isChanged { changed.insert(reader.page) }
                let addresses = (isChanged ? [reader.page] : []) + assets.map { "/" + $0 }
                reader.stream.yield(Self.event("change", .object([.init("addresses", .array(addresses.map { .string($0) }))])))
            }
            return changed.sorted()
        }
    }

    /// Tells all readers what is wrong; nothing makes the overlay go.
    func tell(_ findings: [Diagnostic]) {
        let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
        let event = Self.event(
            "findings",
            findings.isEmpty
                ? Self.noFindings : .object([.init("count", .string(count)), .init("text", .string(TextReport().text(findings)))]))
        state.withLock { state in
            guard state.findings != event else { return }
            state.findings = event
            for reader in state.readers.values { reader.stream.yield(event) }
        }
    }

    private static func event(_ name: String, _ data: JSONValue) -> String {
        // JSON has no line feed outside its strings, and in them none that is not escaped.
        "event: \(name)\ndata: \(String(decoding: data.bytes, as: UTF8.self))\n\n"
    }
}
