// Walking and reading a folder: plain files only, nothing outside it, nothing waited for.

import Glibc

/// A folder on disk; paths given and returned are relative to it, with `/` between their parts.
public struct Folder: Sendable {
    /// The folder's own path, absolute, without a trailing slash and without symbolic links.
    public let path: String

    /// No file of a dossier may be larger, in bytes.
    public static let fileLimit = 10_000_000

    /// - Throws: when there is no such folder.
    public init(_ path: String) throws(FileProblem) {
        guard let resolved = realpath(path, nil) else { throw FileProblem(path, errno: errno) }
        defer { free(resolved) }
        var status = stat()
        guard stat(resolved, &status) == 0 else { throw FileProblem(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileProblem(path, .obstacle("a file where a folder is needed")) }
        self.path = String(cString: resolved)
    }

    /// Every plain file below a subfolder, in byte order of the paths; what is no plain file is reported.
    /// Names that begin with a dot and editors' own files (`x~`, `#x#`, `x.swp`) are passed over.
    /// A missing subfolder has no files.
    /// - Parameter skipped: folders that are not even looked into.
    public func files(below subfolder: String, skipping skipped: Set<String> = []) -> (paths: [String], problems: [FileProblem]) {
        var paths: [String] = []
        var problems: [FileProblem] = []
        if !subfolder.isEmpty, case .failure(let problem) = kind(of: subfolder), problem.kind == .leadsOutside {
            return ([], [problem])
        }
        var waiting = [subfolder]
        while let folder = waiting.popLast() {
            guard let stream = opendir(absolute(folder)) else {
                if errno != ENOENT { problems.append(FileProblem(folder, errno: errno)) }
                continue
            }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
                }
                guard let name else {
                    let shown = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                    problems.append(FileProblem(folder.isEmpty ? shown : folder + "/" + shown, .badName))
                    continue
                }
                if Self.isPassedOver(name) { continue }
                let path = folder.isEmpty ? name : folder + "/" + name
                if skipped.contains(path) { continue }
                var type = Int32(entry.pointee.d_type)
                if type == Int32(DT_UNKNOWN) || type == Int32(DT_LNK) {
                    switch kind(of: path) {
                    case .success(let found): type = found
                    case .failure(let problem):
                        problems.append(problem)
                        continue
                    }
                }
                switch type {
                case Int32(DT_REG): paths.append(path)
                case Int32(DT_DIR): waiting.append(path)
                case Int32(DT_FIFO): problems.append(FileProblem(path, .special("a named pipe")))
                case Int32(DT_SOCK): problems.append(FileProblem(path, .special("a socket")))
                default: problems.append(FileProblem(path, .special("a device")))
                }
            }
        }
        paths.sort { $0.precedesInBytes($1) }
        problems.sort { $0.path.precedesInBytes($1.path) }
        return (paths, problems)
    }

    /// The names in the folder itself, of whatever kind, in byte order; those that are no UTF-8 are left out.
    func names(where isWanted: (String) -> Bool) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            if let name, name != ".", name != "..", isWanted(name) { names.append(name) }
        }
        return names.sorted { $0.precedesInBytes($1) }
    }

    /// The whole content of one plain file; a symbolic link is followed where it stays inside the folder.
    public func read(_ path: String, limit: Int = Folder.fileLimit) throws(FileProblem) -> [UInt8] {
        try readStamped(path, limit: limit).bytes
    }

    /// The content of a plain file, and the stamp that the file with this very content had before it was read.
    func readStamped(_ path: String, limit: Int) throws(FileProblem) -> (bytes: [UInt8], stamp: FileStamp) {
        guard !path.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) }) else {
            throw FileProblem(path, .unsafePath)
        }
        // Non-blocking, so that opening a named pipe that took the file's place does not wait for a writer.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
        var descriptor = open(absolute(path), flags | O_NOFOLLOW)
        if descriptor < 0, errno == ELOOP {
            guard let resolved = realpath(absolute(path), nil) else { throw FileProblem(path, .leadsOutside) }
            defer { free(resolved) }
            guard isInside(resolved) else { throw FileProblem(path, .leadsOutside) }
            descriptor = open(resolved, flags | O_NOFOLLOW)
        }
        guard descriptor >= 0 else { throw FileProblem(path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileProblem(path, errno: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FileProblem(path, .directory)
        default: throw FileProblem(path, .special("a pipe or device"))
        }
        guard status.st_size <= limit else { throw FileProblem(path, .tooLarge(limit)) }
        // A file may grow or shrink while it is read: what counts is what the reads return.
        var failure: Int32 = 0
        let size = Int(status.st_size)
        var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        if failure != 0 { throw FileProblem(path, errno: failure) }
        var rest = [UInt8](repeating: 0, count: 4096)
        while bytes.count >= size {
            let got = Glibc.read(descriptor, &rest, rest.count)
            if got < 0, errno == EINTR { continue }
            if got < 0 { throw FileProblem(path, errno: errno) }
            if got == 0 { break }
            bytes.append(contentsOf: rest[0..<got])
            if bytes.count > limit { throw FileProblem(path, .tooLarge(limit)) }
        }
        return (bytes, FileStamp(status))
    }

    /// Whether a plain file or folder stands at a path.
    public func holds(_ path: String) -> Bool {
        var status = stat()
        return stat(absolute(path), &status) == 0
    }

    func absolute(_ relative: String) -> String {
        relative.isEmpty ? path : path + "/" + relative
    }

    /// The type behind a link or an entry of unknown type, if it stays inside the folder.
    private func kind(of path: String) -> Result<Int32, FileProblem> {
        var status = stat()
        guard lstat(absolute(path), &status) == 0 else { return .failure(FileProblem(path, errno: errno)) }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink {
            guard let resolved = realpath(absolute(path), nil) else { return .failure(FileProblem(path, .leadsOutside)) }
            defer { free(resolved) }
            guard isInside(resolved), stat(resolved, &status) == 0 else { return .failure(FileProblem(path, .leadsOutside)) }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .success(Int32(DT_REG))
        case S_IFDIR: return isLink ? .failure(FileProblem(path, .linkedFolder)) : .success(Int32(DT_DIR))
        case S_IFIFO: return .success(Int32(DT_FIFO))
        case S_IFSOCK: return .success(Int32(DT_SOCK))
        default: return .success(Int32(DT_CHR))
        }
    }

    func isInside(_ resolved: UnsafePointer<CChar>) -> Bool {
        String(cString: resolved).utf8.starts(with: (path == "/" ? path : path + "/").utf8)
    }

    private static func isPassedOver(_ name: String) -> Bool {
        name.utf8.first == UInt8(ascii: ".") || name.utf8.last == UInt8(ascii: "~") || name.utf8.suffix(4).elementsEqual(".swp".utf8)
            || (name.utf8.first == UInt8(ascii: "#") && name.utf8.last == UInt8(ascii: "#"))
    }
}
