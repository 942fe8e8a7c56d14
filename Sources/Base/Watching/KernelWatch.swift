// Linux inotify(7): folders are watched and not files, because editors save by putting another file in a file's place.

import Glibc
import Synchronization

/// Why the kernel can't watch.
public struct WatchProblem: Error, Sendable, Hashable {
    /// A sentence without a full stop.
    public var message: String
}

/// Watches by inotify.
public final class KernelWatch: FolderWatch {
    private struct State {
        /// Watched folders by descriptor, and the other way round.
        var folders: [Int32: String] = [:]
        var descriptors: [String: Int32] = [:]
        /// When changes were told last.
        var told: ContinuousClock.Instant?
    }

    private static let mask = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_ATTRIB | Int32(IN_ONLYDIR))
    /// What follows a change within this time is told with the next one.
    private static let settling = Duration.milliseconds(30)

    private let watched: WatchedFolder
    private let descriptor: Int32
    private let wake: WakePipe
    private let state = Mutex(State())

    /// - Throws: when the kernel gives no more watches.
    public init(_ watched: WatchedFolder) throws(WatchProblem) {
        self.watched = watched
        wake = try WakePipe()
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw Self.problem("inotify_init1") }
        let refused = state.withLock { watchAll(&$0) }
        if let refused { throw refused }
    }

    deinit {
        close(descriptor)
    }

    private static func problem(_ call: String) -> WatchProblem {
        let reason = errno == ENOSPC ? "the system gives no more watches (fs.inotify.max_user_watches)" : String(cString: strerror(errno))
        return WatchProblem(message: "\(call): \(reason)")
    }

    public func stop() { wake.wake() }

    public func next() -> ChangedPaths? {
        state.withLock { state in
            var changes = ChangedPaths()
            let deadline = state.told.map { $0 + Self.settling }
            while true {
                // Within the settling time changes are gathered; after it the first is told as it comes.
                let left = deadline.map { $0 - ContinuousClock.now } ?? .zero
                let isSettling = left > .zero
                if !isSettling, !changes.isEmpty { break }
                guard wait(isSettling ? left : nil) else { return nil }
                changes.add(read(&state))
            }
            state.told = ContinuousClock.now
            return changes
        }
    }

    /// Waits for notices.
    /// - Returns: false when the watch was stopped.
    private func wait(_ time: Duration?) -> Bool {
        var polled = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
        ]
        // Rounded up, so that the waiting doesn't end in a busy loop.
        let milliseconds = time.map { Int32($0.components.seconds * 1000 + $0.components.attoseconds / 1_000_000_000_000_000 + 1) } ?? -1
        _ = poll(&polled, nfds_t(polled.count), milliseconds)
        return polled[1].revents == 0
    }

    /// All notices that are there.
    private func read(_ state: inout State) -> ChangedPaths {
        var changes = ChangedPaths()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { bytes in
                var offset = 0
                let header = MemoryLayout<inotify_event>.size
                while offset + header <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    let name = bytes[(offset + header)..<min(count, offset + header + Int(event.len))].prefix { $0 != 0 }
                    take(event, String(decoding: name, as: UTF8.self), &state, &changes)
                    offset += header + Int(event.len)
                }
            }
        }
        if changes.isEverything {
            // Of what was missed nothing is known, so all watches are made anew.
            for descriptor in state.folders.keys { inotify_rm_watch(self.descriptor, descriptor) }
            state.folders = [:]
            state.descriptors = [:]
            _ = watchAll(&state)
        }
        return changes
    }

    private func take(_ event: inotify_event, _ name: String, _ state: inout State, _ changes: inout ChangedPaths) {
        func has(_ flag: Int) -> Bool { event.mask & UInt32(flag) != 0 }
        if has(Int(IN_Q_OVERFLOW)) {
            changes.isEverything = true
            return
        }
        guard let folder = state.folders[event.wd] else { return }
        if has(Int(IN_IGNORED)) || has(Int(IN_DELETE_SELF)) {
            forget(folder, &state)
            if !folder.isEmpty { changes.paths.insert(folder) }
            return
        }
        guard !name.isEmpty, !TemporaryName.isOne(name) || has(Int(IN_ISDIR)) else { return }
        let path = folder.isEmpty ? name : folder + "/" + name
        if has(Int(IN_ISDIR)) {
            guard watched.concerns(folder: path), !has(Int(IN_ATTRIB)) else { return }
            // A folder's own watch follows it wherever it is moved.
            forget(path, &state)
            changes.paths.insert(path)
            if has(Int(IN_CREATE)) || has(Int(IN_MOVED_TO)) { _ = watch(path, &state, found: &changes) }
        } else {
            guard watched.concerns(file: path) else { return }
            // A new file that is empty is about to be written, and told then; a hard link is there as a whole.
            if has(Int(IN_CREATE)) {
                var status = stat()
                guard lstat(watched.absolute(path), &status) == 0, status.st_size > 0 || status.st_nlink > 1 else { return }
            }
            changes.paths.insert(path)
        }
    }

    // MARK: Watches

    private func forget(_ folder: String, _ state: inout State) {
        for (path, descriptor) in state.descriptors where path == folder || path.hasPrefix(folder + "/") && !folder.isEmpty {
            inotify_rm_watch(self.descriptor, descriptor)
            state.folders[descriptor] = nil
            state.descriptors[path] = nil
        }
    }

    private func watchAll(_ state: inout State) -> WatchProblem? {
        var found = ChangedPaths()
        return watch("", &state, found: &found)
    }

    /// Watches a folder and those below it: first the watch, then the look into it, so that nothing is missed in between.
    private func watch(_ folder: String, _ state: inout State, found: inout ChangedPaths) -> WatchProblem? {
        var waiting = [folder]
        while let folder = waiting.popLast() {
            let added = inotify_add_watch(descriptor, watched.absolute(folder), Self.mask)
            guard added >= 0 else {
                // A folder that has gone meanwhile tells so itself.
                if errno == ENOSPC || folder.isEmpty { return Self.problem("inotify_add_watch") }
                continue
            }
            state.folders[added] = folder
            state.descriptors[folder] = added
            FolderListing.forEachEntry(watched, folder) { path, isFolder in
                if isFolder { waiting.append(path) } else { found.paths.insert(path) }
            }
        }
        return nil
    }
}
