// Between a folder and those who need to know only whether its files are still the same: opens what isn't known to be.

import Glibc

/// A folder, and what its files held when they were last read.
public struct StampedFolder: Sendable {
    /// A file that was looked at.
    public struct Look: Sendable {
        /// What the manifest says of it.
        public var entry: Manifest.Entry
        /// By which it will be known again; nil where the times on its file system prove nothing.
        public var stamp: FileStamp?
    }

    private let folder: Folder
    private let seen: SeenFiles?
    private let open: OpenFolder?
    /// The one that the folder is on, where all changes on it show in the files' times.
    private let device: UInt64?

    /// - Parameter seen: nil where nothing is remembered, nor will be: then every file is read, and none gets a stamp.
    public init(_ folder: Folder, seen: SeenFiles?) {
        self.folder = folder
        self.seen = seen
        open = seen.flatMap { _ in OpenFolder(folder.path) }
        device = seen.flatMap { _ in LocalFileSystem.device(of: folder.path) }
    }

    /// Fingerprint and size of one plain file, which is read only if no file was seen with its stamp.
    /// - Throws: as reading does.
    public func look(at path: String, limit: Int = Folder.fileLimit) throws(FileProblem) -> Look {
        // What a link leads to is found out by following it.
        if let device, let seen, seen.count > 0, let stamp = open?.stamp(path), stamp.device == device, stamp.size <= limit,
            let content = seen.content(of: stamp)
        {
            return Look(entry: Manifest.Entry(path: path, hash: content, size: Int(stamp.size)), stamp: stamp)
        }
        let (bytes, stamp) = try folder.readStamped(path, limit: limit)
        // One that grows while it is read has been no file of this size.
        let isTold = stamp.device == device && stamp.size == bytes.count
        return Look(entry: Manifest.Entry(path: path, bytes: bytes), stamp: isTold ? stamp : nil)
    }
}
