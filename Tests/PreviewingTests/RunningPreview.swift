// A preview's server on a free port, and a client that sends whatever bytes a test wants.

import Foundation
import Glibc
import Previewing
import TestKit
import Testing
import Watching

/// A server that runs while a test asks it.
final class RunningPreview: Sendable {
    nonisolated(unsafe) let preview: LivePreview
    let server: Preview
    private let task: Task<Void, any Error>

    init(_ dossier: TestDossier = LiveDossierTests.dossier, limits: ServerLimits = RunningPreview.patient) throws {
        let preview = try LivePreview(dossier)
        let server = try Preview(preview.live, port: 0, mayMove: false, limits: limits)
        self.preview = preview
        self.server = server
        task = Task { try await server.run() }
    }

    /// Other tests may keep every core for a while: only a test of these limits may run into them.
    static var patient: ServerLimits {
        var limits = ServerLimits()
        limits.idle = 300
        limits.sending = 300
        return limits
    }

    deinit { task.cancel() }

    func stop() async {
        task.cancel()
        _ = await task.result
    }

    var host: String { "localhost:\(server.port)" }

    /// An open connection.
    func connect() throws -> Connection { try Connection(port: server.port) }

    /// The answer to one request on a connection of its own.
    func ask(_ path: String, method: String = "GET", _ fields: [String] = []) async throws -> Answer {
        try await send("\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n")
    }

    /// Whatever comes back for some bytes, until the server closes.
    func send(_ text: String) async throws -> Answer {
        let connection = try connect()
        connection.send(text)
        return Answer(await connection.rest())
    }
}

/// What a server said.
struct Answer {
    var bytes: [UInt8]
    var status: Int
    var fields: [String: String] = [:]
    var body: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let text = String(decoding: bytes, as: UTF8.self)
        let head = text.components(separatedBy: "\r\n\r\n").first ?? ""
        let lines = head.components(separatedBy: "\r\n")
        status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        body = Array(bytes.dropFirst(head.utf8.count + 4))
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A socket of a client. Waiting happens on a thread of its own, never on those that the server needs.
final class Connection: Sendable {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        // A server that hangs fails the test and doesn't hang it.
        var limit = timeval(tv_sec: 300, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Reads until what was received satisfies `isEnough`, or the server closes.
    func read(until isEnough: @escaping @Sendable (String) -> Bool) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [descriptor] in
                var received: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65_536)
                // Signs of life on a stream of events would keep a test waiting for ever.
                let end = ContinuousClock.now + .seconds(300)
                while !isEnough(String(decoding: received, as: UTF8.self)), ContinuousClock.now < end {
                    let count = recv(descriptor, &buffer, buffer.count, 0)
                    guard count > 0 else { break }
                    received += buffer[..<count]
                }
                continuation.resume(returning: received)
            }
        }
    }

    func rest() async -> [UInt8] { await read { _ in false } }
}
