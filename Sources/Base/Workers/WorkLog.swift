// Which worker did what and when, for those who look for where the time goes. Results never depend on it.

import Synchronization

/// Collects the chunks of work that workers do, from any number of threads.
public final class WorkLog: Sendable {
    /// Some items in a row of a stage's list.
    public struct Chunk: Sendable, Hashable {
        /// From 0.
        public var worker: Int
        public var items: Range<Int>
        /// As the clock says it.
        public var start: Int
        public var end: Int
    }

    private let clock: @Sendable () -> Int
    private let noted = Mutex<[Chunk]>([])

    /// - Parameter clock: what time it is, in nanoseconds from any beginning. The log has no clock of its own.
    public init(clock: @escaping @Sendable () -> Int) {
        self.clock = clock
    }

    public var now: Int { clock() }

    /// In the order of their beginnings.
    public var chunks: [Chunk] {
        noted.withLock { $0 }.sorted { ($0.start, $0.worker) < ($1.start, $1.worker) }
    }

    func note(_ worker: Int, _ items: Range<Int>, since start: Int) {
        let chunk = Chunk(worker: worker, items: items, start: start, end: now)
        noted.withLock { $0.append(chunk) }
    }
}
