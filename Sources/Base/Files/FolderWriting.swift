// Writing single files of an author's own folder: whole or not at all, and never over what nobody looked at.

import Glibc

extension Folder {
    /// Writes a file that isn't there yet; its folders are made.
    ///
    /// - Throws: `.obstacle` where something stands at the path already.
    public func create(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
        let staged = try stage(path, bytes, mode: 0o666)
        defer { unlink(staged) }
        // Unlike a renaming, a link never replaces.
        guard link(staged, absolute(path)) == 0 else {
            throw errno == EEXIST ? FileProblem(path, .obstacle("something already")) : FileProblem(path, errno: errno)
        }
    }

    /// Replaces a file's content, if it still is what was read; its permissions stay.
    public func replace(_ path: String, _ old: [UInt8], with bytes: [UInt8]) throws(FileProblem) {
        guard try read(path) == old else { throw FileProblem(path, .obstacle("a file that somebody changed meanwhile")) }
        // A link is followed: the file is written where it stands.
        guard let resolved = realpath(absolute(path), nil) else { throw FileProblem(path, errno: errno) }
        defer { free(resolved) }
        var status = stat()
        guard stat(resolved, &status) == 0 else { throw FileProblem(path, errno: errno) }
        let staged = try stage(path, bytes, mode: status.st_mode & 0o777)
        chmod(staged, status.st_mode & 0o777)
        guard rename(staged, resolved) == 0 else {
            let code = errno
            unlink(staged)
            throw FileProblem(path, errno: code)
        }
    }

    /// Writes the bytes beside the path, under a name that nobody reads.
    private func stage(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(FileProblem) -> String {
        guard OutputPath.isSafe(path) || path == ".gitignore" else { throw FileProblem(path, .unsafePath) }
        let parent = try makeParent(of: path)
        let staged = parent + "/.dossier-\(getpid())-\(Fingerprint(Array(path.utf8)))"
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw FileProblem(path, errno: errno) }
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else {
                let code = errno
                close(descriptor)
                unlink(staged)
                throw FileProblem(path, errno: code)
            }
            done += put
        }
        // What a full disk refuses may show only here.
        guard close(descriptor) == 0 else {
            let code = errno
            unlink(staged)
            throw FileProblem(path, errno: code)
        }
        return staged
    }

    /// The folder of a path, made where it's missing; never one outside.
    private func makeParent(of file: String) throws(FileProblem) -> String {
        var parts = file.split(separator: "/").map(String.init)
        parts.removeLast()
        var folder = path
        for part in parts {
            folder += "/" + part
            guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw FileProblem(file, errno: errno) }
        }
        guard let resolved = realpath(folder, nil) else { throw FileProblem(file, errno: errno) }
        defer { free(resolved) }
        let place = String(cString: resolved)
        guard place == path || place.hasPrefix(path == "/" ? path : path + "/") else { throw FileProblem(file, .leadsOutside) }
        return place
    }
}
