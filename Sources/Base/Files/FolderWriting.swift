// Writing a new file into an author's own folder: whole or not at all, and never over what is there.

import Glibc

extension Folder {
    /// Writes a file that isn't there yet; its folders are made.
    ///
    /// - Parameter path: relative to the folder.
    /// - Throws: `.obstacle` where something stands at the path already.
    public func create(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
        guard OutputPath.isSafe(path) || path == ".gitignore" else { throw FileProblem(path, .unsafePath) }
        let parent = try makeParent(of: path)
        let staged = parent + "/.dossier-\(getpid())-\(Fingerprint(Array(path.utf8)))"
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw FileProblem(path, errno: errno) }
        defer { unlink(staged) }
        if let failure = writeAll(bytes, to: descriptor) { throw FileProblem(path, errno: failure) }
        // Unlike a renaming, a link never replaces.
        guard link(staged, absolute(path)) == 0 else {
            throw errno == EEXIST ? FileProblem(path, .obstacle("something already")) : FileProblem(path, errno: errno)
        }
    }

    /// The folder of a path, made where it's missing; never one outside.
    private func makeParent(of file: String) throws(FileProblem) -> String {
        var folder = path
        for part in file.split(separator: "/").dropLast() {
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
