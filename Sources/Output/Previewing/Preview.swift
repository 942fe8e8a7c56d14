// Watch, engine and server put together: a save becomes an event in the reader's browser.

import Diagnostics
import Dispatch
import Synchronization
import Watching

/// A running preview.
public final class Preview: Sendable {
    /// What happens, for whoever sits at the terminal.
    public enum Notice: Sendable {
        /// Files changed, and pages that somebody has open with them.
        case changed(paths: [String], pages: [String])
        /// Everything that is wrong now.
        case findings([Diagnostic])
    }

    private let live: LiveDossier
    private let server: PreviewServer
    private let hub = EventHub()
    private let checks = DispatchQueue(label: "checks", qos: .utility)
    private let notice: @Sendable (Notice) -> Void
    /// Whether a finding stops a build.
    private let stops: @Sendable (Diagnostic) -> Bool
    private let checked = Mutex<[Diagnostic]?>(nil)
    /// How long the rules took, in seconds.
    private let lastCheck = Mutex(0.0)

    /// Takes a port.
    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - mayMove: whether one of the next hundred ports will do where this one is taken.
    ///   - stops: findings of which are shown over the page.
    public init(
        _ live: LiveDossier, port: UInt16, mayMove: Bool, limits: ServerLimits = ServerLimits(),
        stops: @escaping @Sendable (Diagnostic) -> Bool = { $0.severity == .error },
        notice: @escaping @Sendable (Notice) -> Void = { _ in }
    ) throws(ServerProblem) {
        self.live = live
        self.stops = stops
        self.notice = notice
        var found: PreviewServer?
        var wanted = port
        while found == nil {
            do {
                found = try PreviewServer(port: wanted, limits: limits)
            } catch {
                guard mayMove, error.isPortTaken, wanted < port.addingReportingOverflow(99).partialValue else { throw error }
                wanted += 1
            }
        }
        guard let found else { throw ServerProblem(message: "no port is free", isPortTaken: true) }
        server = found
    }

    public var port: UInt16 { server.port }

    /// Answers until its task is cancelled.
    public func run() async throws {
        check(live.state.number)
        try await server.run(Responder(port: server.port) { [live] in live.state }, hub)
    }

    /// Takes in changes: first the pages, then what is wrong with them.
    public func take(_ changes: ChangedPaths) {
        guard let update = live.update(changes) else { return }
        let pages = hub.tell(update.state, assets: update.assets)
        notice(.changed(paths: update.paths, pages: pages))
        // What can't be read is known already; the rules take their time.
        if update.state.problems.contains(where: stops) { hub.tell(update.state.problems.filter(stops)) }
        check(update.state.number)
    }

    /// Whoever saves wants to see the page first: the rules wait a moment, the longer the longer they took the last time, and run when
    /// nobody has saved meanwhile.
    private func check(_ number: Int) {
        let pause = min(2, 0.05 + lastCheck.withLock { $0 } / 2)
        checks.asyncAfter(deadline: .now() + pause) { [self] in
            let began = DispatchTime.now().uptimeNanoseconds
            let findings = live.findings(ofState: number)
            let taken = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
            // One that was overtaken would have taken longer.
            lastCheck.withLock { $0 = findings == nil ? max($0, 2 * taken) : taken }
            guard let findings else { return }
            guard live.state.number == number else { return }
            hub.tell(findings.filter(stops))
            let isNew = checked.withLock { last in
                defer { last = findings }
                return last != findings
            }
            if isNew { notice(.findings(findings)) }
        }
    }
}
