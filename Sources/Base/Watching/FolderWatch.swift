// Which of a folder's files change while the tool runs: told by the kernel, or found by looking again and again.

/// Changes that belong together.
public struct ChangedPaths: Sendable, Equatable {
    /// Files and folders relative to the watched folder, there or not any more. A folder stands for everything below it.
    public var paths: Set<String>
    /// Whether anything at all may have changed, because notices were lost.
    public var isEverything: Bool

    public init(_ paths: Set<String> = [], isEverything: Bool = false) {
        self.paths = paths
        self.isEverything = isEverything
    }

    public var isEmpty: Bool { paths.isEmpty && !isEverything }

    mutating func add(_ other: ChangedPaths) {
        paths.formUnion(other.paths)
        isEverything = isEverything || other.isEverything
    }
}

/// What is watched.
public struct WatchedFolder: Sendable {
    /// Absolute, without a slash at its end.
    public var root: String
    /// Folders that are watched with all below them, relative to the root, there or not yet. In the root itself only files are seen.
    public var folders: [String]
    /// Folders below those that are not looked into.
    public var skipped: Set<String>

    public init(root: String, folders: [String], skipped: Set<String> = []) {
        self.root = root
        self.folders = folders
        self.skipped = skipped
    }

    func absolute(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

    /// Whether a folder is one that is watched, lies below one, or leads to one.
    func concerns(folder path: String) -> Bool {
        if skipped.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { return false }
        return isBelow(path) || folders.contains { $0.hasPrefix(path + "/") }
    }

    func concerns(file path: String) -> Bool {
        if skipped.contains(where: { path.hasPrefix($0 + "/") }) { return false }
        return !path.contains("/") || isBelow(path)
    }

    /// Hidden folders below the watched ones hold what programs keep for themselves.
    private func isBelow(_ path: String) -> Bool {
        folders.contains { path == $0 || path.hasPrefix($0 + "/") && !path.dropFirst($0.count).contains("/.") }
    }
}

/// Watches a folder. Its methods are called by one thread; only `stop` by any.
public protocol FolderWatch: AnyObject, Sendable {
    /// Waits for changes. The first after a quiet time is told at once; what follows within 30 ms is told together.
    /// - Returns: nil when the watch was stopped.
    func next() -> ChangedPaths?
    func stop()
}

/// Files that editors and tools make for themselves beside those they save.
enum TemporaryName {
    static func isOne(_ name: some StringProtocol) -> Bool {
        if name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") { return true }
        if name.hasSuffix(".swp") || name.hasSuffix(".swx") || name.hasSuffix(".tmp") || name.hasSuffix(".crswap") { return true }
        // Vim asks by 4913 and the numbers after it whether it may write here.
        if name == "4913" || name.hasSuffix("___jb_tmp___") || name.hasSuffix("___jb_old___") { return true }
        // `sed -i`: "sed" and six letters or digits.
        return name.hasPrefix("sed") && name.utf8.count == 9 && name.utf8.dropFirst(3).allSatisfy(isLetterOrDigit)
            && name.utf8.dropFirst(3).contains { !(0x61...0x7A).contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
