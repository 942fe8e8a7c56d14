// A folder of its own for each test, and what files say of themselves.

import Files
import Foundation
import Glibc
import Testing

/// A folder below the system's temporary one; removed with its last reference.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/dossier-files-XXXXXX").utf8CString)
        let made = mkdtemp(&template) != nil
        try #require(made)
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to file: String) throws {
        let full = path + "/" + file
        try FileManager.default.createDirectory(atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: full))
    }

    func makeFolder(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
    }

    func link(_ file: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + file, withDestinationPath: target)
    }

    func remove(_ file: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + file)
    }

    func text(_ file: String) -> String? {
        (try? Data(contentsOf: URL(fileURLWithPath: path + "/" + file))).map { String(decoding: $0, as: UTF8.self) }
    }

    func holds(_ file: String) -> Bool {
        var status = stat()
        return lstat(path + "/" + file, &status) == 0
    }

    /// What changes when a file is replaced or written to.
    func identity(_ file: String) -> [Int] {
        var status = stat()
        guard lstat(path + "/" + file, &status) == 0 else { return [] }
        return [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }

    /// Every name below, folders with a slash at their end, links with an `@`.
    var everything: [String] {
        (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).map { name in
            var status = stat()
            lstat(path + "/" + name, &status)
            return name + (status.st_mode & S_IFMT == S_IFDIR ? "/" : status.st_mode & S_IFMT == S_IFLNK ? "@" : "")
        }.sorted()
    }

    var folder: Folder {
        get throws { try Folder(path) }
    }
}

/// What an operation refuses with.
func refusal(_ work: () throws -> Void) -> FileProblem? {
    do {
        try work()
        return nil
    } catch {
        return error as? FileProblem
    }
}
