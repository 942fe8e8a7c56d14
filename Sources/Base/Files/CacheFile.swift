// What a program remembers for its own convenience: a file that may be lost, damaged or unwritable, and nobody needs to hear of it.

import Glibc

/// One file in a program's cache folder.
public struct CacheFile: Sendable {
    /// How many files a cache folder may hold before the oldest go.
    public static let most = 32

    private static let suffix = ".seen"
    /// Some million files' stamps: what is larger was never ours.
    private static let sizeLimit = 256_000_000

    private let folder: String
    private let name: String

    /// - Parameters:
    ///   - folder: absolute; made when the first file comes.
    ///   - subject: what is remembered about. The file is named by its fingerprint.
    public init(in folder: String, about subject: String) {
        self.folder = folder
        name = Fingerprint(Array(subject.utf8)).description + Self.suffix
    }

    /// Nil where nothing is remembered.
    public func read() -> [UInt8]? {
        guard let folder = try? Folder(folder) else { return nil }
        return try? folder.read(name, limit: Self.sizeLimit)
    }

    /// Takes the place of what was there in one step, and lets go of the oldest files where they are too many.
    /// - Returns: whether it could be written.
    @discardableResult
    public func write(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= Self.sizeLimit, Self.make(folder) else { return false }
        let staged = folder + "/." + name + "-\(getpid())"
        // Where all processes bear one number, as in containers, one that was cut short may have left it.
        unlink(staged)
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        guard writeAll(bytes, to: descriptor) == nil, rename(staged, folder + "/" + name) == 0 else {
            unlink(staged)
            return false
        }
        removeOldest()
        return true
    }

    private func removeOldest() {
        guard let names = (try? Folder(folder))?.names(where: Self.isOurs), names.count > Self.most else { return }
        let byAge = names.compactMap { name -> (name: String, time: Int64)? in
            var status = stat()
            guard lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            return (name, FileStamp(status).modified)
        }.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
        for old in byAge.dropFirst(Self.most) where old.name != name { unlink(folder + "/" + old.name) }
    }

    /// Also those that a run left behind that was cut short: `.NAME-PID`.
    private static func isOurs(_ name: String) -> Bool {
        let bare = name.utf8.first == UInt8(ascii: ".") ? name.dropFirst() : name[...]
        let digits = bare.utf8.prefix { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        let rest = bare.utf8.dropFirst(16)
        return digits.count == 16
            && (bare.count == name.count ? rest.elementsEqual(suffix.utf8) : rest.starts(with: (suffix + "-").utf8))
    }

    /// A folder and those it stands in, readable by its owner only where they are new.
    private static func make(_ path: String) -> Bool {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
        guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return false }
        return make(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || errno == EEXIST)
    }
}
