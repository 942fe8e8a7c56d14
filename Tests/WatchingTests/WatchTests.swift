// Saves as editors make them, seen by the kernel's notices and by looking again and again.

import Foundation
import Glibc
import Testing
import Watching

/// How changes are found.
enum Manner: CaseIterable {
    case kernel, polling

    func watch(_ watched: WatchedFolder) throws -> any FolderWatch {
        switch self {
        case .kernel: try KernelWatch(watched)
        case .polling: try PollingWatch(watched, every: .milliseconds(10))
        }
    }
}

/// A watched folder for one test.
final class Watched {
    let path: String
    private let watch: any FolderWatch
    private(set) var seen: Set<String> = []
    private(set) var batches = 0

    /// - Parameter files: there before the watch begins.
    init(_ manner: Manner, _ files: [String], folders: [String] = ["content", "seeds"]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-watch-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for file in files { try Self.write("old", path + "/" + file) }
        watch = try manner.watch(WatchedFolder(root: path, folders: folders, skipped: ["seeds/fulltext"]))
        // A notice that never comes must fail the test and not hang it.
        let watch = watch
        DispatchQueue.global().asyncAfter(deadline: .now() + 60) { watch.stop() }
    }

    deinit {
        watch.stop()
        try? FileManager.default.removeItem(atPath: path)
    }

    static func write(_ text: String, _ file: String) throws {
        try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }

    /// In place, as `write` does it, and not by a rename.
    func save(_ file: String, _ text: String = "new") throws {
        let opened = fopen(path + "/" + file, "w")
        let stream = try #require(opened)
        fputs(text, stream)
        fclose(stream)
    }

    func move(_ from: String, _ to: String) { rename(path + "/" + from, path + "/" + to) }
    func remove(_ file: String) { unlink(path + "/" + file) }

    /// Waits until all paths, or folders that they are below, were told of.
    func wait(for wanted: Set<String>) {
        while !wanted.allSatisfy({ path in seen.contains { path == $0 || path.hasPrefix($0 + "/") } }) {
            guard let changes = watch.next() else {
                Issue.record("not told of: \(wanted.subtracting(seen).sorted().prefix(5))")
                return
            }
            batches += 1
            #expect(!changes.isEmpty)
            seen.formUnion(changes.paths)
        }
    }

    func stop() { watch.stop() }
    func next() -> ChangedPaths? { watch.next() }
}

@Suite(.serialized) struct WatchTests {
    @Test(arguments: Manner.allCases) func aSaveInPlace(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md", "dossier.yml"])
        try folder.save("content/a.md")
        folder.wait(for: ["content/a.md"])
        try folder.save("dossier.yml")
        folder.wait(for: ["dossier.yml"])
        #expect(folder.seen == ["content/a.md", "dossier.yml"])
    }

    /// As two saves within one tick of a file system's clock leave it.
    @Test func aSecondSaveOfTheSameTimeAndSize() throws {
        let folder = try Watched(.polling, ["content/a.md"])
        var status = stat()
        try #require(stat(folder.path + "/content/a.md", &status) == 0)
        try folder.save("content/a.md", "new")
        try #require(utimensat(AT_FDCWD, folder.path + "/content/a.md", [status.st_atim, status.st_mtim], 0) == 0)
        folder.wait(for: ["content/a.md"])
    }

    /// More notices than the kernel keeps: it says so, and then everything counts as changed.
    @Test func moreChangesThanTheKernelKeeps() throws {
        let kept = Int(try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8).filter(\.isNumber)) ?? 16_384
        // Equal notices that follow one another are one, so two files take turns.
        try #require(kept <= 200_000)
        let folder = try Watched(.kernel, ["content/a.md", "content/b.md"])
        for number in 0...kept { try folder.save(number % 2 == 0 ? "content/a.md" : "content/b.md", "\(number)") }
        try Watched.write("x", folder.path + "/content/late/c.md")
        let changes = try #require(folder.next())
        #expect(changes.isEverything)
        // What came too late to be told of is watched all the same.
        try folder.save("content/late/c.md", "y")
        folder.wait(for: ["content/late/c.md"])
        #expect(folder.seen == ["content/late/c.md"])
    }

    @Test(arguments: Manner.allCases) func vim(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md"])
        try folder.save("content/4913", "")
        folder.remove("content/4913")
        try folder.save("content/.a.md.swp", "x")
        folder.move("content/a.md", "content/a.md~")
        try folder.save("content/a.md")
        folder.remove("content/a.md~")
        folder.remove("content/.a.md.swp")
        folder.wait(for: ["content/a.md"])
        // What comes behind it tells that all before was seen.
        try folder.save("content/z.md")
        folder.wait(for: ["content/z.md"])
        #expect(folder.seen == ["content/a.md", "content/z.md"])
    }

    @Test(arguments: Manner.allCases) func jetBrains(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md"])
        try folder.save("content/a.md___jb_tmp___")
        folder.move("content/a.md", "content/a.md___jb_old___")
        folder.move("content/a.md___jb_tmp___", "content/a.md")
        folder.remove("content/a.md___jb_old___")
        folder.wait(for: ["content/a.md"])
        try folder.save("content/z.md")
        folder.wait(for: ["content/z.md"])
        #expect(folder.seen == ["content/a.md", "content/z.md"])
    }

    @Test(arguments: Manner.allCases) func streamEditor(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md"])
        try folder.save("content/sedAb3xY9")
        folder.move("content/sedAb3xY9", "content/a.md")
        folder.wait(for: ["content/a.md"])
        #expect(folder.seen == ["content/a.md"])
    }

    @Test(arguments: Manner.allCases) func hardLink(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md"])
        try folder.save("content/.a.new", "longer than before")
        folder.remove("content/a.md")
        #expect(link(folder.path + "/content/.a.new", folder.path + "/content/a.md") == 0)
        folder.remove("content/.a.new")
        folder.wait(for: ["content/a.md"])
        #expect(folder.seen == ["content/a.md"])
    }

    @Test(arguments: Manner.allCases) func aDeletedAndARenamedFile(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md", "content/b.md"])
        folder.remove("content/a.md")
        folder.move("content/b.md", "content/c.md")
        folder.wait(for: ["content/a.md", "content/b.md", "content/c.md"])
    }

    @Test(arguments: Manner.allCases) func foldersMadeAtOnceWithTheirFiles(_ manner: Manner) throws {
        let folder = try Watched(manner, ["dossier.yml"])
        try Watched.write("x", folder.path + "/content/one/two/three/a.md")
        folder.wait(for: ["content/one/two/three/a.md"])
        // It is watched by now, too.
        try folder.save("content/one/two/three/b.md")
        folder.wait(for: ["content/one/two/three/b.md"])
    }

    @Test(arguments: Manner.allCases) func aFolderMovedInAndOut(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md"])
        try Watched.write("x", folder.path + "/elsewhere/deep/b.md")
        folder.move("elsewhere", "content/moved")
        folder.wait(for: ["content/moved/deep/b.md"])
        try folder.save("content/moved/deep/b.md", "newer than new")
        folder.wait(for: ["content/moved/deep/b.md"])
        folder.move("content/moved", "elsewhere")
        folder.wait(for: ["content/moved/deep/b.md"])
        // Out there nobody listens any more.
        try folder.save("elsewhere/deep/b.md", "again")
        try folder.save("content/a.md")
        folder.wait(for: ["content/a.md"])
        #expect(!folder.seen.contains { $0.hasPrefix("elsewhere") })
    }

    @Test(arguments: Manner.allCases) func aHundredSavesAreFewBatches(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md", "content/last.md"])
        for number in 0..<100 { try folder.save("content/a.md", "save \(number)") }
        try folder.save("content/last.md")
        folder.wait(for: ["content/a.md", "content/last.md"])
        #expect(folder.batches <= 2)
    }

    @Test(arguments: Manner.allCases) func aThousandFiles(_ manner: Manner) throws {
        let files = (0..<1000).map { "content/folder-\($0 % 10)/\($0).md" }
        let folder = try Watched(manner, ["dossier.yml"])
        for file in files { try Watched.write("x", folder.path + "/" + file) }
        folder.wait(for: Set(files))
    }

    @Test(arguments: Manner.allCases) func whatIsNotOursIsNotTold(_ manner: Manner) throws {
        let folder = try Watched(manner, ["seeds/fulltext/a.txt", "public/index.html", "content/.git/index", "content/a.md"])
        for file in ["seeds/fulltext/a.txt", "public/index.html", "content/.git/index", "content/#a.md#", "content/a.md~", ".hidden"] {
            try folder.save(file)
        }
        try folder.save("content/a.md")
        folder.wait(for: ["content/a.md"])
        #expect(folder.seen == ["content/a.md"])
    }

    @Test(arguments: Manner.allCases) func aStoppedWatchEnds(_ manner: Manner) throws {
        let folder = try Watched(manner, ["content/a.md"])
        folder.stop()
        #expect(folder.next() == nil)
    }
}
