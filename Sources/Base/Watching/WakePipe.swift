// Ends a wait on other descriptors, from any thread.

import Glibc

/// A pipe that is written to once.
final class WakePipe: Sendable {
    let reading: Int32
    private let writing: Int32

    init() throws(WatchProblem) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw WatchProblem(message: "pipe: \(String(cString: strerror(errno)))") }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    func wake() {
        var byte: UInt8 = 0
        _ = write(writing, &byte, 1)
    }
}
