// A file that nobody needs: it is there again when it can be, and where it can't, nothing else happens.

import Files
import Foundation
import Glibc
import Testing

struct CacheFileTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path + "/caches/dossier" }

    init() throws {
        temporary = try TemporaryFolder()
    }

    @Test func whatWasWrittenIsReadBackBySubject() {
        let (one, two) = (CacheFile(in: folder, about: "/one"), CacheFile(in: folder, about: "/two"))
        #expect(one.read() == nil)
        #expect(one.write([1, 2]))
        #expect(one.read() == [1, 2])
        #expect(two.read() == nil)
        #expect(one.write([3]))
        #expect(CacheFile(in: folder, about: "/one").read() == [3])
        #expect(temporary.everything.count == 3, "two folders and one file: \(temporary.everything)")
    }

    @Test func onlyTheOwnerMayReadIt() throws {
        #expect(CacheFile(in: folder, about: "x").write([1]))
        for name in temporary.everything {
            var status = stat()
            try #require(lstat(temporary.path + "/" + name, &status) == 0)
            #expect(status.st_mode & 0o077 == 0, "\(name)")
        }
    }

    @Test func whereItCantBeWrittenNothingHappens() throws {
        try temporary.write("mine", to: "caches")
        let file = CacheFile(in: folder, about: "x")
        #expect(!file.write([1]))
        #expect(file.read() == nil)
        #expect(temporary.text("caches") == "mine")
        #expect(temporary.everything == ["caches"])
    }

    @Test func whereAFolderStandsInItsPlaceNothingIsLeftBehind() throws {
        let file = CacheFile(in: folder, about: "x")
        #expect(file.write([1]))
        let name = try #require(temporary.everything.first { $0.hasSuffix(".seen") })
        try temporary.remove(name)
        try temporary.write("mine", to: name + "/inner")
        #expect(!file.write([2]))
        #expect(file.read() == nil)
        #expect(temporary.everything == ["caches/", "caches/dossier/", name + "/", name + "/inner"])
    }

    @Test func theOldestGoWhereTheyAreTooMany() throws {
        try temporary.write("mine", to: "caches/dossier/notes.seen")
        try temporary.write("mine", to: "caches/dossier/0123456789abcdef.seen.txt")
        try temporary.write("left behind", to: "caches/dossier/.0123456789abcdef.seen-17")
        func age(_ path: String, _ second: Int) {
            utimensat(
                AT_FDCWD, temporary.path + "/" + path, [timespec(tv_sec: second, tv_nsec: 0), timespec(tv_sec: second, tv_nsec: 0)], 0)
        }
        age("caches/dossier/.0123456789abcdef.seen-17", 1)
        let files = (0..<CacheFile.most + 3).map { CacheFile(in: folder, about: "\($0)") }
        var known: Set<String> = []
        for (number, file) in files.enumerated() {
            #expect(file.write([UInt8(number)]))
            for name in temporary.everything where name.hasSuffix(".seen") && known.insert(name).inserted && !name.hasSuffix("notes.seen") {
                age(name, 100 + number)
            }
        }
        #expect(files.prefix(3).allSatisfy { $0.read() == nil })
        #expect(files.dropFirst(3).allSatisfy { $0.read() != nil })
        #expect(temporary.everything.count { $0.hasSuffix(".seen") } == CacheFile.most + 1)
        #expect(!temporary.holds("caches/dossier/.0123456789abcdef.seen-17"))
        #expect(temporary.holds("caches/dossier/notes.seen") && temporary.holds("caches/dossier/0123456789abcdef.seen.txt"), "not ours")
    }
}
