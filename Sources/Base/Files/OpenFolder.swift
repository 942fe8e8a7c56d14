// Asking what the system knows of very many files of one folder, without opening them.

import Glibc

/// A folder that stays open: from there the system finds a file in fewer steps than from its root. Any number of threads may ask.
final class OpenFolder: Sendable {
    private let descriptor: Int32

    /// Nil where there is no such folder, or it can't be opened.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// The stamp of a plain file; nil for all else, links among them.
    func stamp(_ path: String) -> FileStamp? {
        var status = stat()
        guard fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }
}
