// Connections on the loopback interface: bounded in number, in what they send and in how long they may take.

import FlyingSocks
import Foundation
import Synchronization

/// Why a server could not begin.
public struct ServerProblem: Error, Sendable {
    /// A sentence without a full stop.
    public var message: String
    /// Whether another port may do.
    public var isPortTaken: Bool
}

/// What a server bears, in bytes and seconds.
public struct ServerLimits: Sendable {
    public var connections = 64
    /// A request line with its fields.
    public var head = 16_384
    /// How long a head may take, and an open connection wait for one.
    public var idle = 15.0
    /// How long sending an answer may take.
    public var sending = 30.0
    /// Between two signs of life on a stream of events.
    public var pulse = 15.0

    public init() {}
}

/// A web server for one preview.
final class PreviewServer: Sendable {
    let port: UInt16
    private let socket: Socket
    private let limits: ServerLimits
    private let connections = Mutex(0)

    /// Takes a port of 127.0.0.1.
    /// - Parameter port: 0 for any that is free.
    init(port: UInt16, limits: ServerLimits) throws(ServerProblem) {
        do {
            let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
            socket = try Socket(domain: AF_INET)
            do {
                // A port that was served from a moment ago is free.
                try socket.setValue(true, for: .localAddressReuse)
                try socket.bind(to: address)
                try socket.listen()
                guard case .ip4(_, let taken) = try socket.sockname() else { throw SocketError.unsupportedAddress }
                self.port = taken
            } catch {
                try? socket.close()
                throw error
            }
        } catch SocketError.failed(_, let code, let message) {
            throw ServerProblem(
                message: "port \(port): \(message.prefix(1).lowercased() + message.dropFirst())",
                isPortTaken: code == EADDRINUSE || code == EACCES)
        } catch {
            throw ServerProblem(message: "port \(port): \(error.localizedDescription)", isPortTaken: false)
        }
        self.limits = limits
    }

    /// Answers until its task is cancelled.
    func run(_ responder: Responder, _ hub: EventHub) async throws {
        let pool = SocketPool.make()
        try await pool.prepare()
        let listening = try AsyncSocket(socket: socket, pool: pool)
        defer { try? socket.close() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run() }
            group.addTask {
                try await withThrowingDiscardingTaskGroup { connections in
                    while true {
                        let socket: AsyncSocket
                        do {
                            socket = try await listening.accept()
                        } catch is CancellationError {
                            throw CancellationError()
                        } catch {
                            // A peer that has gone again, or no descriptors left: neither ends the server.
                            try await Task.sleep(for: .milliseconds(50))
                            continue
                        }
                        connections.addTask { await self.serve(socket, responder, hub) }
                    }
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func serve(_ socket: AsyncSocket, _ responder: Responder, _ hub: EventHub) async {
        defer { try? socket.close() }
        let isAllowed = connections.withLock { count in
            guard count < limits.connections else { return false }
            count += 1
            return true
        }
        guard isAllowed else {
            await send(.plain(503, "This preview has too many readers"), on: socket)
            return
        }
        defer { connections.withLock { $0 -= 1 } }
        var received: [UInt8] = []
        while true {
            let (head, rest): (ReceivedHead, [UInt8])
            do {
                let already = received
                (head, rest) = try await Self.within(limits.idle) { [limits] in
                    try await ReceivedHead.receive(on: socket, already, limit: limits.head)
                }
                received = rest
            } catch {
                return
            }
            guard case .request(let request) = head else {
                await refuse(head.refusal, on: socket)
                return
            }
            switch responder.reply(to: request) {
            case .events(let page, let version):
                await stream(page, version, on: socket, responder, hub)
                return
            case .answer(let answer):
                // What follows in a body would be taken for the next request.
                let staysOpen = request.staysOpen && !request.hasBody && answer.status != 400
                guard staysOpen else {
                    await refuse(answer, on: socket)
                    return
                }
                guard await send(answer, on: socket, staysOpen: true) else { return }
            }
        }
    }

    // MARK: Sending

    @discardableResult
    private func send(_ answer: HTTPAnswer, on socket: AsyncSocket, staysOpen: Bool = false) async -> Bool {
        let bytes = Data(answer.bytes(staysOpen: staysOpen))
        do {
            try await Self.within(limits.sending) { try await socket.write(bytes) }
            return true
        } catch {
            return false
        }
    }

    /// Answers and ends the connection. What is still coming is read for a moment: closing on unread bytes would take the answer back.
    private func refuse(_ answer: HTTPAnswer, on socket: AsyncSocket) async {
        guard await send(answer, on: socket) else { return }
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        try? await Self.within(1) {
            var budget = 65_536
            while budget > 0 {
                let bytes = try await socket.read(atMost: 4096)
                guard !bytes.isEmpty else { return }
                budget -= bytes.count
            }
        }
    }

    private func stream(_ page: String, _ version: String, on socket: AsyncSocket, _ responder: Responder, _ hub: EventHub) async {
        guard let (id, events) = hub.open(page, version: version, current: responder.state()) else {
            await refuse(.plain(503, "This preview has too many readers"), on: socket)
            return
        }
        defer { hub.close(id) }
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
            + "Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n"
        @Sendable func write(_ text: String) async throws {
            try await Self.within(limits.sending) { try await socket.write(Data(text.utf8)) }
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await write(head)
                    for await event in events { try await write(event) }
                } catch {}
            }
            // A reader that has gone is noticed by what is written to it, and by the end of what it sends.
            group.addTask { [limits] in
                while !Task.isCancelled {
                    guard (try? await Task.sleep(for: .seconds(limits.pulse))) != nil else { return }
                    hub.pulse(id)
                }
            }
            group.addTask {
                while let bytes = try? await socket.read(atMost: 1024), !bytes.isEmpty {}
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// What `body` returns, if it does so in time.
    private static func within<Value: Sendable>(_ seconds: Double, _ body: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw CancellationError() }
            return value
        }
    }
}

/// What stands at the beginning of what a peer sends.
enum ReceivedHead: Sendable {
    case request(RequestHead)
    case malformed
    case tooLong

    var refusal: HTTPAnswer {
        switch self {
        case .tooLong: .plain(431, "This request's head is too long")
        default: .plain(400, "This is no request of HTTP/1.1")
        }
    }

    /// Reads up to the end of a head.
    /// - Returns: the head, and what came behind it.
    static func receive(on socket: AsyncSocket, _ already: [UInt8], limit: Int) async throws -> (ReceivedHead, [UInt8]) {
        // Empty lines before a request are passed over (RFC 9112, section 2.2).
        var bytes = Array(already.drop { $0 == 0x0D || $0 == 0x0A })
        while true {
            if let end = RequestHead.end(in: bytes) {
                guard end <= limit else { return (.tooLong, []) }
                guard let head = RequestHead(bytes[..<end]) else { return (.malformed, []) }
                return (.request(head), Array(bytes[end...]))
            }
            guard bytes.count < limit else { return (.tooLong, []) }
            let more = try await socket.read(atMost: 4096)
            guard !more.isEmpty else { throw SocketError.disconnected }
            bytes += bytes.isEmpty ? Array(more.drop { $0 == 0x0D || $0 == 0x0A }) : more
        }
    }
}
