// Work spread over threads gives what one thread gives.

import Synchronization
import Testing
import Workers

struct WorkersTests {
    @Test(arguments: [0, 1, 2, 3, 8, 64])
    func resultsStandInTheOrderOfTheItems(_ count: Int) {
        for size in [0, 1, 2, 3, 7, 100, 1001] {
            let items = Array(0..<size)
            #expect(Workers(count).map(items) { "\($0)" } == items.map { "\($0)" })
        }
    }

    @Test func everyItemIsTakenOnce() {
        let calls = Atomic<Int>(0)
        let items = Array(0..<5_000)
        let sum = Workers(4).map(items) { item in
            calls.wrappingAdd(1, ordering: .relaxed)
            return item
        }.reduce(0, +)
        #expect(calls.load(ordering: .relaxed) == 5_000)
        #expect(sum == 5_000 * 4_999 / 2)
    }

    @Test(arguments: [1, 4]) func itemsAreChangedWhereTheyStandAndNoOthers(_ count: Int) {
        var items = (0..<1_000).map { [$0] }
        let places = Array(stride(from: 1, to: 1_000, by: 3))
        let before = items
        let lengths = Workers(count).change(&items, at: places) { item -> Int in
            item.append(-item[0])
            return item[0]
        }
        #expect(lengths == places)
        for index in items.indices { #expect(items[index] == (places.contains(index) ? [index, -index] : before[index])) }
        #expect(Workers(count).change(&items, at: []) { $0.count }.isEmpty)
    }

    @Test func thereIsAlwaysAWorker() {
        #expect(Workers(-3).count == 1)
        #expect(Workers(5).count == 5)
    }

    @Test(arguments: [1, 3]) func aLogHoldsEveryItemOnceAndChangesNothing(_ count: Int) {
        let time = Atomic<Int>(0)
        let log = WorkLog { time.wrappingAdd(1, ordering: .relaxed).newValue }
        var workers = Workers(count)
        workers.log = log
        #expect(workers.map(Array(0..<1000)) { $0 * 2 } == (0..<1000).map { $0 * 2 })
        #expect(log.chunks.flatMap(\.items).sorted() == Array(0..<1000))
        #expect(log.chunks.allSatisfy { $0.worker < count && $0.start < $0.end })
        #expect(log.chunks.map(\.start) == log.chunks.map(\.start).sorted())
    }

    @Test func workInsideWorkEnds() {
        let table = Workers(3).map(Array(0..<20)) { row in Workers(3).map(Array(0..<20)) { row * $0 } }
        #expect(table[19][19] == 361 && table.allSatisfy { $0.count == 20 })
    }
}
