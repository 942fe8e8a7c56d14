// What stands in a watched folder now.

import Glibc

enum FolderListing {
    /// Calls `body` with each watched file and folder that stands directly in a folder. Symbolic links count as files.
    static func forEachEntry(_ watched: WatchedFolder, _ folder: String, _ body: (_ path: String, _ isFolder: Bool) -> Void) {
        guard let stream = opendir(watched.absolute(folder)) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard name != ".", name != ".." else { continue }
            let path = folder.isEmpty ? name : folder + "/" + name
            var type = Int32(entry.pointee.d_type)
            if type == Int32(DT_UNKNOWN) {
                var status = stat()
                guard lstat(watched.absolute(path), &status) == 0 else { continue }
                type = status.st_mode & S_IFMT == S_IFDIR ? Int32(DT_DIR) : Int32(DT_REG)
            }
            if type == Int32(DT_DIR) {
                if watched.concerns(folder: path) { body(path, true) }
            } else if watched.concerns(file: path), !TemporaryName.isOne(name) {
                body(path, false)
            }
        }
    }
}
