// Replacing one of an author's own files: whole or not at all, and only while it is still the one that was read.

import Glibc

extension Folder {
    /// Gives a file new content in one step. Its permissions stay; a symbolic link stays one, and the file it leads to inside the folder
    /// is replaced.
    ///
    /// - Parameters:
    ///   - path: relative to the folder.
    ///   - old: what was read; when the file holds something else by now nothing is written.
    /// - Throws: `FileProblem`, with `.changed` where somebody else has written to the file since; then the file is as it was.
    public func rewrite(_ path: String, from old: [UInt8], to new: [UInt8]) throws(FileProblem) {
        guard try read(path, limit: max(old.count + 1, Self.fileLimit)) == old else { throw FileProblem(path, .changed) }
        guard let resolved = realpath(absolute(path), nil) else { throw FileProblem(path, errno: errno) }
        defer { free(resolved) }
        guard isInside(resolved) else { throw FileProblem(path, .leadsOutside) }
        let file = String(cString: resolved)
        var before = stat()
        guard lstat(file, &before) == 0 else { throw FileProblem(path, errno: errno) }
        // Beside the file, so that the renaming stays on one file system; with a dot, so that nobody reads it.
        let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.startIndex
        let staged = "\(file[..<slash])/.dossier-\(getpid())\(file[slash...].dropFirst()).new"
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileProblem(path, errno: errno) }
        var isMoved = false
        defer { if !isMoved { unlink(staged) } }
        // Another owner's file stays his where the system lets us; its mode is set last, since a change of owner clears bits of it.
        _ = fchown(descriptor, before.st_uid, before.st_gid)
        let mode = fchmod(descriptor, before.st_mode & 0o7777) == 0 ? 0 : errno
        if let failure = writeAll(new, to: descriptor) ?? (mode == 0 ? nil : mode) { throw FileProblem(path, errno: failure) }
        var now = stat()
        guard lstat(file, &now) == 0, now.st_ino == before.st_ino, now.st_size == before.st_size,
            now.st_mtim.tv_sec == before.st_mtim.tv_sec, now.st_mtim.tv_nsec == before.st_mtim.tv_nsec
        else { throw FileProblem(path, .changed) }
        guard rename(staged, file) == 0 else { throw FileProblem(path, errno: errno) }
        isMoved = true
    }
}

/// Writes all bytes and closes the descriptor.
/// - Returns: the system's error, or nil.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var offset = 0
    var failure: Int32?
    bytes.withUnsafeBytes { buffer in
        while offset < buffer.count {
            let put = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
            if put < 0, errno == EINTR { continue }
            if put <= 0 {
                failure = put < 0 ? errno : EIO
                return
            }
            offset += put
        }
    }
    if close(descriptor) != 0, failure == nil { failure = errno }
    return failure
}
