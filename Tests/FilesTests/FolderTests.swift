// Walking and reading: plain files of this folder only, in one order, nothing waited for.

import Diagnostics
import Files
import Foundation
import Glibc
import Testing

struct FolderTests {
    @Test func filesComeInByteOrderOfTheirPaths() throws {
        let temporary = try TemporaryFolder()
        for file in [
            "c/z.md", "c/Ż.md", "c/a/b.md", "c/a.md", "c/A.md", "c/a-b.md", "other/x.md", "c/.hidden", "c/.git/x", "c/x.md~", "c/#x#",
            "c/x.swp",
        ] {
            try temporary.write("x", to: file)
        }
        let (paths, problems) = try temporary.folder.files(below: "c")
        #expect(paths == ["c/A.md", "c/a-b.md", "c/a.md", "c/a/b.md", "c/z.md", "c/Ż.md"])
        #expect(problems.isEmpty)
        #expect(try temporary.folder.files(below: "").paths.count == 7)
    }

    @Test func aMissingSubfolderHasNoFilesAndAFileIsNoFolder() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("x", to: "content")
        let (paths, problems) = try temporary.folder.files(below: "nowhere")
        #expect(paths.isEmpty && problems.isEmpty)
        #expect(try temporary.folder.files(below: "content").problems.count == 1)
        #expect(refusal { _ = try Folder(temporary.path + "/nowhere") }?.kind == .missing)
        #expect(refusal { _ = try Folder(temporary.path + "/content") }?.kind == .obstacle("a file where a folder is needed"))
    }

    @Test func linksThatStayInsideAreFollowedOthersAreSaidAloud() throws {
        let temporary = try TemporaryFolder()
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "secret.md")
        try temporary.write("inside", to: "c/a.md")
        try temporary.makeFolder("c/folder")
        try temporary.link("c/good.md", to: "a.md")
        try temporary.link("c/absolute.md", to: temporary.path + "/c/a.md")
        try temporary.link("c/out.md", to: outside.path + "/secret.md")
        try temporary.link("c/outfolder", to: outside.path)
        try temporary.link("c/nowhere.md", to: "missing.md")
        try temporary.link("c/loop", to: ".")
        try temporary.link("c/self.md", to: "self.md")
        try temporary.link("c/linked", to: "folder")
        let folder = try temporary.folder
        let (paths, problems) = folder.files(below: "c")
        #expect(paths == ["c/a.md", "c/absolute.md", "c/good.md"])
        #expect(try folder.read("c/good.md") == Array("inside".utf8))
        #expect(
            problems.map { "\($0.path) \($0.kind)" } == [
                "c/linked linkedFolder", "c/loop linkedFolder", "c/nowhere.md leadsOutside", "c/out.md leadsOutside",
                "c/outfolder leadsOutside",
                "c/self.md leadsOutside",
            ])
        #expect(problems.allSatisfy { $0.diagnostic.severity == .warning && $0.diagnostic.rule == "symbolic-link" })
        #expect(problems.first?.diagnostic.range?.path == "c/linked")
    }

    @Test func aSubfolderThatIsALinkToElsewhereIsNotWalked() throws {
        let temporary = try TemporaryFolder()
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "secret.md")
        try temporary.write("x", to: "real/x.md")
        try temporary.link("seeds", to: outside.path)
        try temporary.link("content", to: "real")
        let folder = try temporary.folder
        #expect(folder.files(below: "seeds").paths.isEmpty)
        #expect(folder.files(below: "seeds").problems.map(\.kind) == [.leadsOutside])
        #expect(folder.files(below: "content").paths == ["content/x.md"])
    }

    @Test func nothingOutsideIsRead() throws {
        let temporary = try TemporaryFolder()
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "secret.md")
        try temporary.link("dossier.yml", to: outside.path + "/secret.md")
        try temporary.write("x", to: "a..b/..c.md")
        let folder = try temporary.folder
        #expect(refusal { _ = try folder.read("dossier.yml") }?.kind == .leadsOutside)
        let name = (outside.path as NSString).lastPathComponent
        #expect(refusal { _ = try folder.read("../\(name)/secret.md") }?.kind == .unsafePath)
        #expect(refusal { _ = try folder.read("a..b/../../\(name)/secret.md") }?.kind == .unsafePath)
        #expect(try folder.read("a..b/..c.md") == Array("x".utf8))
    }

    @Test func pipesAndSocketsAreSaidAloudAndNeverWaitedFor() throws {
        let temporary = try TemporaryFolder()
        try temporary.makeFolder("c")
        #expect(mkfifo(temporary.path + "/c/pipe.md", 0o600) == 0)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array((temporary.path + "/c/socket.md").utf8)
        try #require(bytes.count < 100)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        try #require(bound == 0)
        let folder = try temporary.folder
        let (paths, problems) = folder.files(below: "c")
        #expect(paths.isEmpty)
        #expect(problems.map(\.kind) == [.special("a named pipe"), .special("a socket")])
        #expect(problems.allSatisfy { $0.diagnostic.severity == .error && $0.diagnostic.rule == "unreadable-file" })
        #expect(refusal { _ = try folder.read("c/pipe.md") }?.kind == .special("a pipe or device"))
        #expect(refusal { _ = try folder.read("c/socket.md") }?.kind == .special("a socket or pipe"))
    }

    @Test func aNameThatIsNotUTF8IsSaidAloud() throws {
        let temporary = try TemporaryFolder()
        let name = Array(temporary.path.utf8).map(CChar.init(bitPattern:)) + [0x2F, 0x61, CChar(bitPattern: 0xFF), 0x2E, 0x6D, 0x64, 0]
        let descriptor = open(name, O_WRONLY | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        close(descriptor)
        let (paths, problems) = try temporary.folder.files(below: "")
        unlink(name)
        #expect(paths.isEmpty)
        #expect(problems == [FileProblem("a\u{FFFD}.md", .badName)])
    }

    @Test(.enabled(if: geteuid() != 0, "skipped: root reads everything"))
    func whatMayNotBeReadIsSaidAloud() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("x", to: "c/closed.md")
        try temporary.write("x", to: "c/folder/x.md")
        chmod(temporary.path + "/c/closed.md", 0)
        chmod(temporary.path + "/c/folder", 0)
        defer { chmod(temporary.path + "/c/folder", 0o700) }
        let folder = try temporary.folder
        #expect(folder.files(below: "c").paths == ["c/closed.md"])
        #expect(folder.files(below: "c").problems == [FileProblem("c/folder", .denied)])
        #expect(refusal { _ = try folder.read("c/closed.md") }?.kind == .denied)
    }

    @Test func readingKeepsToItsLimit() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("12345", to: "a")
        try temporary.write("", to: "empty")
        try temporary.makeFolder("folder")
        let folder = try temporary.folder
        #expect(try folder.read("a", limit: 5) == Array("12345".utf8))
        #expect(refusal { _ = try folder.read("a", limit: 4) } == FileProblem("a", .tooLarge(4)))
        #expect(FileProblem("a", .tooLarge(4)).message.contains("4 bytes"))
        #expect(FileProblem("a", .tooLarge(Folder.fileLimit)).message.contains("10 MB"))
        #expect(try folder.read("empty").isEmpty)
        #expect(refusal { _ = try folder.read("missing") }?.kind == .missing)
        #expect(refusal { _ = try folder.read("folder") }?.kind == .directory)
        #expect(folder.holds("a") && folder.holds("folder") && !folder.holds("missing"))
    }

    /// The kernel's own files say they are empty and then are not: as a file does that grows while it is read.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"), "skipped: no /proc"))
    func aFileThatGrowsIsReadToItsEnd() throws {
        let folder = try Folder("/proc/self")
        #expect(try folder.read("status").count > 100)
        #expect(refusal { _ = try folder.read("status", limit: 100) }?.kind == .tooLarge(100))
    }

    @Test func everyProblemIsASentence() {
        let kinds: [FileProblem.Kind] = [
            .missing, .denied, .directory, .special("a socket"), .tooLarge(10), .leadsOutside, .linkedFolder, .badName, .system(ENOSPC),
            .unsafePath,
            .obstacle("a file"),
        ]
        for kind in kinds {
            let message = FileProblem("p", kind).message
            #expect(message.count > 10 && !message.hasSuffix(".") && !message.contains("\n"))
        }
        #expect(FileProblem("p", .system(ENOSPC)).message.contains("No space left"))
    }
}
