// What stands in a build's way, looked up before the first byte is written: our own files of the last build may go, others never.

import Glibc

/// Looks at each place a build is about to write to.
struct OutputSurvey {
    /// The output folder.
    let path: String
    /// What the last build made, or one cut short was about to; nil where no record of it is left.
    let owned: Set<String>?
    /// What this build makes.
    let kept: Set<String>
    /// Our own files that have to go before others can be written, in byte order.
    private(set) var obstructing: Set<String> = []
    /// Folders where files will stand, as far as they hold nothing but our own files.
    private(set) var folders: [String] = []
    private var passable: Set<String> = []
    /// Folders that are not there. By their bytes: two spellings of é are two folders.
    private var missing: Set<[UInt8]> = []

    init(path: String, owned: Set<String>?, kept: Set<String>) {
        self.path = path
        self.owned = owned
        self.kept = kept
    }

    /// - Throws: what stands in the way and isn't ours to remove.
    mutating func look(at file: String) throws(FileProblem) {
        guard try passes(parentsOf: file), let mode = mode(file) else { return }
        switch mode {
        case S_IFREG:
            // Without a record, what bears a page's name is taken for a page: losing the manifest costs only time.
            guard owned?.contains(file) ?? true else { throw FileProblem(file, .obstacle("a file that no build made")) }
        case S_IFDIR:
            guard isClearable(file) else { throw FileProblem(file, .obstacle("a folder with files that no build made")) }
            folders.append(file)
        default: throw FileProblem(file, .obstacle(Self.name(of: mode)))
        }
    }

    /// Whether the folders of a file are there; one that is missing, or will be, has nothing in it to look at.
    private mutating func passes(parentsOf file: String) throws(FileProblem) -> Bool {
        var end = file.startIndex
        while let slash = file[end...].firstIndex(of: "/") {
            let parent = String(file[..<slash])
            end = file.index(after: slash)
            if passable.contains(parent) { continue }
            let bytes = Array(parent.utf8)
            if missing.contains(bytes) { return false }
            guard let mode = mode(parent) else {
                missing.insert(bytes)
                return false
            }
            if mode == S_IFREG, isStale(parent) {
                obstructing.insert(parent)
                return false
            }
            guard mode == S_IFDIR else {
                throw FileProblem(
                    parent, .obstacle(mode == S_IFREG ? "a file that no build made, where a folder is needed" : Self.name(of: mode)))
            }
            passable.insert(parent)
        }
        return true
    }

    private func isStale(_ file: String) -> Bool {
        owned?.contains(file) == true && !kept.contains(file)
    }

    private func mode(_ file: String) -> mode_t? {
        var status = stat()
        return lstat(path + "/" + file, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// Whether a folder holds only files of the last build that this one doesn't make. Its depth is bounded by the system's longest path.
    private func isClearable(_ folder: String) -> Bool {
        guard let stream = opendir(path + "/" + folder) else { return false }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            guard let name else { return false }
            if name == "." || name == ".." { continue }
            let inner = folder + "/" + name
            switch mode(inner) {
            case S_IFREG: guard isStale(inner) else { return false }
            case S_IFDIR: guard isClearable(inner) else { return false }
            default: return false
            }
        }
        return true
    }

    private static func name(of mode: mode_t) -> String {
        switch mode {
        case S_IFLNK: "a symbolic link"
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
