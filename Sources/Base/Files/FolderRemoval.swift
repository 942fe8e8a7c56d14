// What a stage holds goes as a whole, whatever it is and however it is called: links are removed and never followed.

import Glibc

enum FolderRemoval {
    /// Removes a folder with all that is in it. Its depth is bounded by the system's longest path.
    /// - Returns: the machine's error; nil where nothing is left.
    static func removeAll(_ path: String) -> Int32? { removeAll(Array(path.utf8CString)) }

    /// - Parameter path: with a zero at its end. Names are bytes to the system, and need not be text.
    private static func removeAll(_ path: [CChar]) -> Int32? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT ? nil : errno }
        guard status.st_mode & S_IFMT == S_IFDIR else { return unlink(path) == 0 || errno == ENOENT ? nil : errno }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return errno }
        guard let stream = fdopendir(descriptor) else {
            let failure = errno
            close(descriptor)
            return failure
        }
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1)) }
            }
            if name != Self.itself, name != Self.parent { names.append(name) }
        }
        closedir(stream)
        for name in names { if let failure = removeAll(path.dropLast() + [Self.slash] + name) { return failure } }
        return rmdir(path) == 0 || errno == ENOENT ? nil : errno
    }

    private static let slash = CChar(bitPattern: UInt8(ascii: "/"))
    private static let itself = Array(".".utf8CString)
    private static let parent = Array("..".utf8CString)
}
