// For folders whose changes the kernel doesn't hear of, as on network drives: everything is looked at again and again.

import Glibc
import Synchronization

/// Watches by comparing time, size and inode of every file.
public final class PollingWatch: FolderWatch {
    private struct Mark: Equatable {
        var seconds: Int
        var nanoseconds: Int
        var size: Int
        var inode: UInt
        var mode: UInt32
        /// Saved so shortly before the look that a second save may bear the same time: file systems count in ticks of up to two seconds.
        var isYoung: Bool

        static func == (one: Mark, other: Mark) -> Bool {
            one.seconds == other.seconds && one.nanoseconds == other.nanoseconds && one.size == other.size && one.inode == other.inode
                && one.mode == other.mode
        }
    }

    private let watched: WatchedFolder
    private let interval: Duration
    private let wake: WakePipe
    private let marks: Mutex<[String: Mark]>

    /// - Parameter interval: between two looks.
    public init(_ watched: WatchedFolder, every interval: Duration = .milliseconds(500)) throws(WatchProblem) {
        self.watched = watched
        self.interval = interval
        wake = try WakePipe()
        marks = Mutex(Self.marks(watched))
    }

    public func stop() { wake.wake() }

    public func next() -> ChangedPaths? {
        marks.withLock { marks in
            let milliseconds = Int32(clamping: interval.components.seconds * 1000 + interval.components.attoseconds / 1_000_000_000_000_000)
            while true {
                var polled = [pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0)]
                _ = poll(&polled, 1, milliseconds)
                guard polled[0].revents == 0 else { return nil }
                let now = Self.marks(watched)
                let gone = marks.keys.filter { now[$0] == nil }
                // What was young is told of once more when it no longer is; whoever listens compares the content.
                let changed = now.filter { path, mark in marks[path].map { $0 != mark || $0.isYoung && !mark.isYoung } ?? true }
                let changes = ChangedPaths(Set(gone).union(changed.keys))
                marks = now
                if !changes.isEmpty { return changes }
            }
        }
    }

    private static func marks(_ watched: WatchedFolder) -> [String: Mark] {
        var marks: [String: Mark] = [:]
        var waiting = [""]
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        while let folder = waiting.popLast() {
            FolderListing.forEachEntry(watched, folder) { path, isFolder in
                if isFolder {
                    waiting.append(path)
                    return
                }
                var status = stat()
                guard stat(watched.absolute(path), &status) == 0 else { return }
                marks[path] = Mark(
                    seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: status.st_size, inode: status.st_ino,
                    mode: status.st_mode, isYoung: status.st_mtim.tv_sec >= now.tv_sec - 2)
            }
        }
        return marks
    }
}
