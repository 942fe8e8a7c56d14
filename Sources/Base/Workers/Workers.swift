// The one place where work is spread over cores: a worker per core over chunks, results in the order of the items.

import Dispatch
import Synchronization

/// How many threads a stage may use. The results never depend on it.
public struct Workers: Sendable {
    public let count: Int
    /// Where each chunk of work is noted; nobody needs it for the work itself.
    public var log: WorkLog?

    /// - Parameter count: at least 1; more than there are cores is allowed.
    public init(_ count: Int) {
        self.count = max(1, count)
    }

    /// Applies `transform` to every item; the result at an index belongs to the item at that index.
    public func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ transform: @Sendable (Item) -> Result
    ) -> [Result] {
        // A thread costs more than a handful of items are worth.
        guard count > 1, items.count > 1 else {
            let start = log?.now ?? 0
            defer { log?.note(0, items.indices, since: start) }
            return items.map(transform)
        }
        // Small enough that nobody waits long for whoever took the last.
        let chunk = max(1, items.count / (count * 64))
        let next = Atomic<Int>(0)
        return [Result](unsafeUninitializedCapacity: items.count) { buffer, initialized in
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: min(count, (items.count + chunk - 1) / chunk)) { worker in
                while true {
                    let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
                    guard start < items.count else { return }
                    let end = min(start + chunk, items.count)
                    let began = log?.now ?? 0
                    for index in start..<end {
                        slots.initializeElement(at: index, to: transform(items[index]))
                    }
                    log?.note(worker, start..<end, since: began)
                }
            }
            initialized = items.count
        }
    }

    /// Changes items where they stand: nothing is copied out and in again.
    /// - Parameter places: in ascending order, each once.
    /// - Returns: for each place what `change` made beside it.
    public func change<Item: Sendable, Result: Sendable>(
        _ items: inout [Item], at places: [Int], _ change: @Sendable (inout Item) -> Result
    ) -> [Result] {
        precondition(zip(places, places.dropFirst()).allSatisfy(<), "two workers would change one item")
        return items.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let items = buffer
            return map(places) { change(&items[$0]) }
        }
    }
}
