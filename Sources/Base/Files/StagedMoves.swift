// From the stage to their places: a folder that isn't there yet is moved as a whole, with all that will ever stand in it.

import Glibc

/// Moves files out of a tree of the same shape. What is moved with its folder costs nothing.
struct StagedMoves {
    /// The tree that files are moved from.
    let stage: String
    /// The output folder.
    let path: String
    /// Folders of the output that were there, or have come from elsewhere. By their bytes: two spellings of é are two folders.
    private var known: Set<[UInt8]> = []
    /// Folders that were moved as a whole.
    private var moved: Set<[UInt8]> = []
    /// Files that went with one.
    private var taken: [String] = []

    init(stage: String, path: String) {
        self.stage = stage
        self.path = path
    }

    /// Puts a file in its place. A symbolic link among its folders would lead the build out of its own.
    mutating func move(_ file: String) throws(FileProblem) {
        var end = file.startIndex
        while let slash = file[end...].firstIndex(of: "/") {
            let bytes = Array(file.utf8[..<slash])
            end = file.index(after: slash)
            if known.contains(bytes) { continue }
            if !moved.contains(bytes) {
                if try isThere(String(file[..<slash])) {
                    known.insert(bytes)
                    continue
                }
                moved.insert(bytes)
            }
            taken.append(file)
            return
        }
        guard rename(stage + "/" + file, path + "/" + file) == 0 else { throw FileProblem(file, errno: errno) }
    }

    /// Whether every file that went with its folder has come: another build in the same folder may have emptied the stage meanwhile.
    func check() throws(FileProblem) {
        var status = stat()
        for file in taken where lstat(path + "/" + file, &status) != 0 { throw FileProblem(file, errno: errno) }
    }

    /// Whether a folder was there; one that wasn't is there now, with its files.
    private func isThere(_ folder: String) throws(FileProblem) -> Bool {
        if let isFolder = isFolder(folder) {
            guard isFolder else { throw FileProblem(folder, .obstacle("something else where a folder is needed")) }
            return true
        }
        if rename(stage + "/" + folder, path + "/" + folder) == 0 { return false }
        let failure = errno
        // Another part of the build may have put one there just now.
        guard failure == EEXIST || failure == ENOTEMPTY, isFolder(folder) == true else { throw FileProblem(folder, errno: failure) }
        return true
    }

    /// Nil where there is nothing.
    private func isFolder(_ folder: String) -> Bool? {
        var status = stat()
        return lstat(path + "/" + folder, &status) == 0 ? status.st_mode & S_IFMT == S_IFDIR : nil
    }
}
