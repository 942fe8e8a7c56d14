// Which files are opened and which are taken for what they were. A memory that lies tells the two apart.

import Foundation
import Glibc
import Testing

@testable import Files

private enum TemporaryFileSystem {
    static var isKnown: Bool { (try? TemporaryFolder().folder).flatMap { LocalFileSystem.device(of: $0.path) } != nil }
}

@Suite(.enabled(if: TemporaryFileSystem.isKnown, "the temporary folder is on a file system whose times prove nothing"))
struct StampedFolderTests {
    private static let lie = Fingerprint(value: 1)
    private let temporary: TemporaryFolder
    private let folder: Folder

    init() throws {
        temporary = try TemporaryFolder()
        folder = try temporary.folder
        try temporary.write("one", to: "a.md")
    }

    /// A memory of a file as it is now, with a content it never had, made long after it was touched.
    private func lying(about files: String...) throws -> SeenFiles {
        let stamps = try files.map { file in
            try #require(StampedFolder(folder, seen: SeenFiles()).look(at: file).stamp)
        }
        return SeenFiles(stamps.map { (stamp: $0, content: Self.lie) }, asOf: (stamps.map(\.changed).max() ?? 0) + 3_000_000_000)
    }

    private func look(_ file: String, _ seen: SeenFiles) throws -> Manifest.Entry {
        try StampedFolder(folder, seen: seen).look(at: file).entry
    }

    @Test func whatIsUnknownIsRead() throws {
        #expect(try look("a.md", SeenFiles()) == Manifest.Entry(path: "a.md", bytes: Array("one".utf8)))
    }

    @Test func withoutAMemoryAllIsReadAndNothingRemembered() throws {
        let found = try StampedFolder(folder, seen: nil).look(at: "a.md")
        #expect(found.entry == Manifest.Entry(path: "a.md", bytes: Array("one".utf8)) && found.stamp == nil)
    }

    @Test func whatIsKnownIsNotOpened() throws {
        let seen = try lying(about: "a.md")
        let known = try StampedFolder(folder, seen: seen).look(at: "a.md")
        #expect(known.entry == Manifest.Entry(path: "a.md", hash: Self.lie, size: 3))
        #expect(known.stamp.flatMap { seen.content(of: $0) } == Self.lie, "it is passed on to the next memory")
    }

    @Test func aFileTouchedJustBeforeIsReadAgain() throws {
        let stamp = try #require(StampedFolder(folder, seen: SeenFiles()).look(at: "a.md").stamp)
        let seen = SeenFiles([(stamp, Self.lie)], asOf: stamp.changed + 1_000_000_000)
        #expect(try look("a.md", seen).hash == Fingerprint(Array("one".utf8)))
    }

    @Test func anEditOfTheSameSizeAndTimeIsNoticed() throws {
        let seen = try lying(about: "a.md")
        let path = temporary.path + "/a.md"
        var status = stat()
        try #require(stat(path, &status) == 0)
        // Written in place, so that even the inode stays.
        let descriptor = open(path, O_WRONLY)
        try #require(descriptor >= 0 && Glibc.write(descriptor, "two", 3) == 3 && close(descriptor) == 0)
        try #require(utimensat(AT_FDCWD, path, [status.st_atim, status.st_mtim], 0) == 0)
        var after = stat()
        try #require(stat(path, &after) == 0)
        #expect(after.st_ino == status.st_ino && after.st_size == status.st_size && after.st_mtim.tv_nsec == status.st_mtim.tv_nsec)
        #expect(try look("a.md", seen).hash == Fingerprint(Array("two".utf8)))
    }

    @Test func anotherFileInItsPlaceIsNoticed() throws {
        try temporary.write("two", to: "b.md")
        let seen = try lying(about: "a.md")
        try #require(rename(temporary.path + "/b.md", temporary.path + "/a.md") == 0)
        #expect(try look("a.md", seen).hash == Fingerprint(Array("two".utf8)))
    }

    @Test func anotherFoldersMemoryIsOfNoUse() throws {
        let other = try TemporaryFolder()
        try other.write("one", to: "a.md")
        let seen = try lying(about: "a.md")
        let found = try StampedFolder(other.folder, seen: seen).look(at: "a.md").entry
        #expect(found.hash == Fingerprint(Array("one".utf8)))
    }

    @Test func aLinkIsFollowedAndNotKnownByItself() throws {
        try temporary.write("two", to: "b.md")
        try temporary.link("link.md", to: "a.md")
        let seen = try lying(about: "link.md")
        #expect(try look("link.md", seen).hash == Fingerprint(Array("one".utf8)))
        try temporary.remove("link.md")
        try temporary.link("link.md", to: "b.md")
        #expect(try look("link.md", seen).hash == Fingerprint(Array("two".utf8)))
    }

    @Test func whatCantBeReadIsRefusedAsEver() throws {
        let seen = try lying(about: "a.md")
        #expect(refusal { _ = try StampedFolder(folder, seen: seen).look(at: "a.md", limit: 2) }?.kind == .tooLarge(2))
        try temporary.remove("a.md")
        #expect(refusal { _ = try look("a.md", seen) }?.kind == .missing)
        #expect(mkfifo(temporary.path + "/a.md", 0o600) == 0)
        #expect(refusal { _ = try look("a.md", seen) }?.kind == .special("a pipe or device"))
    }

    @Test func whatLiesOnAnotherFileSystemIsAlwaysRead() throws {
        let proc = try Folder("/proc/self")
        #expect(try StampedFolder(proc, seen: SeenFiles()).look(at: "stat").stamp == nil)
    }
}

struct LocalFileSystemTests {
    private static let mounts = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        23 22 0:21 / /srv rw shared:2 master:1 - nfs4 server:/srv rw
        24 22 259:3 / /with\\040space rw - xfs /dev/sdb rw
        25 22 8:1 /part /bound rw - ext4 /dev/sda1 rw
        not a line
        28 22 0:26 / /short

        """

    @Test(
        arguments: [(0x801, ["ext4"]), (21, ["nfs4"]), (0x10303, ["xfs"]), (26, []), (0x802, [])] as [(UInt64, Set<Substring>)])
    func aDeviceIsOfTheTypeThatIsMountedFromIt(_ device: UInt64, _ types: Set<Substring>) {
        #expect(LocalFileSystem.types(of: device, in: Self.mounts) == types)
    }

    @Test(arguments: ["/proc", "/sys", "/nowhere at all"])
    func aFolderOfNoKnownSystemHasNoDevice(_ path: String) {
        #expect(LocalFileSystem.device(of: path) == nil)
    }

    @Test(.enabled(if: TemporaryFileSystem.isKnown, "the temporary folder is on a network drive"))
    func aFolderOfAKnownOneHasItsFilesDevice() throws {
        let folder = try TemporaryFolder().folder
        var status = stat()
        #expect(stat(folder.path, &status) == 0)
        #expect(LocalFileSystem.device(of: folder.path) == UInt64(status.st_dev))
    }
}
