// Writing a build (the house's rule 5): everything stands staged before the first file is renamed to its place, what the last build made
// and this one doesn't is removed, the manifest comes last.

import Glibc
import Workers

/// One file of a build's output.
public struct OutputFile: Sendable {
    /// Relative to the output folder.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// What a write did to the output folder.
public struct WriteSummary: Sendable, Hashable {
    public var written = 0
    public var unchanged = 0
    public var removed = 0

    public init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
        self.written = written
        self.unchanged = unchanged
        self.removed = removed
    }
}

/// An output folder. What the build did not make itself is never touched.
public struct StagedOutput: Sendable {
    /// Absolute, or relative to the working folder.
    public let path: String
    /// The part of a build that is written; nil for all of it. Parts may be written at once, each by its own process.
    public let shard: Shard?

    private static let stagingName = ".dossier-staging"
    /// In the stage, the files of the output as they will stand in it.
    private static let treeName = "files"
    private static let intentName = ".dossier-manifest.next"

    private var staging: String { Self.stagingName + (shard.map { "-\($0.name)" } ?? "") }
    /// Lists what a running build is about to own, so that a build cut short is completed by the next.
    private var intent: String { Self.intentName + (shard.map { "-\($0.name)" } ?? "") }
    private var manifestName: String { shard?.manifestName ?? Manifest.fileName }

    public init(_ path: String, shard: Shard? = nil) {
        self.path = path
        self.shard = shard
    }

    /// What the last finished build left, or nil.
    public func manifest(workers: Workers = Workers(1)) -> Manifest? {
        guard let folder = try? Folder(path), let bytes = try? folder.read(Manifest.fileName, limit: .max) else { return nil }
        return Manifest(bytes, workers: workers)
    }

    /// What finished builds left, of all or of parts, and those that were cut short.
    public var records: [Manifest] {
        guard let folder = try? Folder(path) else { return [] }
        return recordNames(in: folder).compactMap { (try? folder.read($0, limit: .max)).flatMap { Manifest($0) } }
    }

    /// The options of all `records`, for those who needn't know what the builds made. What a damaged one says of its own counts, too.
    public var recordedOptions: [String] {
        guard let folder = try? Folder(path) else { return [] }
        return recordNames(in: folder).compactMap { (try? folder.read($0, limit: .max)).flatMap { Manifest.head($0)?.options } }
    }

    private func recordNames(in folder: Folder) -> [String] {
        folder.names { Self.isReserved($0) && !Self.isStaging($0) }
    }

    /// Whether every output the manifest lists is there with its size, and no build was cut short.
    public func isComplete(_ manifest: Manifest, workers: Workers = Workers(1)) -> Bool {
        guard let folder = try? Folder(path), recordNames(in: folder) == [Manifest.fileName] else { return false }
        guard let open = OpenFolder(folder.path) else { return false }
        return !workers.map(manifest.outputs) { entry in open.stamp(entry.path).map { $0.size == entry.size } ?? false }.contains(false)
    }

    /// A stage for the files of a build, as they are made.
    public func stage() throws(FileProblem) -> OutputStage { try OutputStage(self) }

    /// Replaces the last build by this one. When nothing differs, nothing is written.
    ///
    /// - Throws: see `commit`.
    public func replace(
        with files: [OutputFile], manifest: Manifest, workers: Workers = Workers(1)
    ) throws(FileProblem) -> WriteSummary {
        let stage = try stage()
        return try commit(stage, workers.map(files) { stage.add($0) }, manifest: manifest)
    }

    /// Replaces the last build by what was staged. When nothing differs, nothing is written.
    ///
    /// - Throws: before anything was changed when a path is unsafe, something foreign stands in the way or the folder can't be used; the
    ///   machine's error otherwise, and then the next build completes what this one began.
    public func commit(_ stage: OutputStage, _ files: [StagedFile], manifest: Manifest) throws(FileProblem) -> WriteSummary {
        do throws(FileProblem) {
            return try moved(files, manifest)
        } catch {
            stage.discard()
            throw error
        }
    }

    private func moved(_ files: [StagedFile], _ manifest: Manifest) throws(FileProblem) -> WriteSummary {
        let kept = try Self.checked(files)
        try makeFolder(path)
        let folder = try Folder(path)
        let last = try? folder.read(manifestName, limit: .max)
        let records = self.records
        var manifest = manifest
        if shard != nil, let mine = last.flatMap({ Manifest($0) }) {
            // What a part made once and doesn't remove stays on its list, or no whole build would ever take it away.
            let left = mine.outputs.filter { !kept.contains($0.path) }.map { Manifest.Entry(path: $0.path, hash: nil, size: 0) }
            manifest = Manifest(tool: manifest.tool, options: manifest.options, inputs: manifest.inputs, outputs: manifest.outputs + left)
        }
        let owned = Set(records.flatMap(\.outputs).map(\.path).filter { !Self.isReserved($0) })
        var survey = OutputSurvey(path: path, owned: records.isEmpty ? nil : owned, kept: kept)
        for file in files {
            do throws(FileProblem) {
                try survey.look(at: file.entry.path)
            } catch {
                // Someone else's file with our very bytes: nothing would be lost.
                guard error.path == file.entry.path, file.isSame else { throw error }
            }
        }
        if let problem = files.lazy.compactMap(\.problem).first { throw problem }
        let changed = files.filter { !$0.isSame }
        // What one part doesn't make, another may.
        let stale = shard == nil ? owned.subtracting(kept).sorted() : []
        // The whole takes the parts' place, and completes what was cut short.
        let superseded = shard == nil ? recordNames(in: folder).filter { $0 != manifestName && $0 != intent } : []
        let isCutShort = exists(intent) || !superseded.isEmpty
        var summary = WriteSummary(unchanged: files.count - changed.count)
        if changed.isEmpty, stale.isEmpty, !isCutShort, last == manifest.bytes { return summary }

        let stage = path + "/" + staging
        try makeFolder(stage)
        // From here on the folder is mixed if the machine fails, so the list of what will be owned is written first.
        var next = manifest
        next.outputs += stale.map { Manifest.Entry(path: $0, hash: nil, size: 0) }
        try write(next.bytes, to: stage + "/intent")
        try move(stage + "/intent", to: path + "/" + intent)
        let blocked = survey.folders.map { $0 + "/" }
        let early = stale.filter { file in survey.obstructing.contains(file) || blocked.contains { file.hasPrefix($0) } }
        for file in early where try remove(file) { summary.removed += 1 }
        for folder in survey.folders { try clear(folder) }
        var moves = StagedMoves(stage: stage + "/" + Self.treeName, path: path)
        for file in changed {
            try moves.move(file.entry.path)
            summary.written += 1
        }
        try moves.check()
        for file in stale where try remove(file) { summary.removed += 1 }
        try write(manifest.bytes, to: stage + "/manifest")
        try move(stage + "/manifest", to: path + "/" + manifestName)
        for name in superseded + [intent] { unlink(path + "/" + name) }
        _ = FolderRemoval.removeAll(stage)
        return summary
    }

    /// The paths of a build, after making sure that they can stand side by side in one folder.
    private static func checked(_ files: [StagedFile]) throws(FileProblem) -> Set<String> {
        var kept: Set<String> = []
        for file in files.map(\.entry) {
            guard OutputPath.isSafe(file.path), !isReserved(file.path) else { throw FileProblem(file.path, .unsafePath) }
            guard kept.insert(file.path).inserted else { throw FileProblem(file.path, .obstacle("another page of this build")) }
        }
        for path in files.map(\.entry.path) {
            var end = path.startIndex
            while let slash = path[end...].firstIndex(of: "/") {
                let parent = String(path[..<slash])
                end = path.index(after: slash)
                if kept.contains(parent) { throw FileProblem(parent, .obstacle("another page of this build, which needs a folder here")) }
            }
        }
        return kept
    }

    private static func isReserved(_ file: String) -> Bool {
        file == Manifest.fileName || file.hasPrefix(intentName) || isStaging(file) || Shard.isManifest(file)
    }

    private static func isStaging(_ file: String) -> Bool { file.hasPrefix(stagingName) }

    private func exists(_ file: String) -> Bool {
        var status = stat()
        return lstat(path + "/" + file, &status) == 0
    }

    /// Removes a folder, and the folders in it; a file in one of them stops it.
    private func clear(_ folder: String) throws(FileProblem) {
        if let stream = opendir(path + "/" + folder) {
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
                }
                if let name, name != ".", name != ".." { try clear(folder + "/" + name) }
            }
        }
        guard rmdir(path + "/" + folder) == 0 || errno == ENOENT else { throw FileProblem(folder, errno: errno) }
    }

    func holdsSame(_ file: OutputFile, in folder: Folder) -> Bool {
        var status = stat()
        let full = path + "/" + file.path
        guard lstat(full, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == file.bytes.count else { return false }
        return (try? folder.read(file.path, limit: file.bytes.count)) == file.bytes
    }

    /// Writes a file into the stage, whose folders are made as files come. One that may not stand in an output isn't staged.
    func stage(_ file: OutputFile) throws(FileProblem) {
        guard OutputPath.isSafe(file.path), !Self.isReserved(file.path) else { return }
        let staged = "\(path)/\(staging)/\(Self.treeName)/\(file.path)"
        do throws(FileProblem) {
            try write(file.bytes, to: staged)
        } catch {
            guard error.kind == .missing, let slash = staged.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw error }
            try makeFolder(String(staged[..<slash]))
            try write(file.bytes, to: staged)
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw FileProblem(path, errno: errno) }
        if let failure = writeAll(bytes, to: descriptor) { throw FileProblem(path, errno: failure) }
    }

    private func move(_ from: String, to: String) throws(FileProblem) {
        guard rename(from, to) == 0 else { throw FileProblem(to, errno: errno) }
    }

    private func makeFolder(_ path: String) throws(FileProblem) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw FileProblem(path, .obstacle("a file where a folder is needed")) }
            return
        }
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileProblem(path, errno: errno) }
    }

    /// Removes a file the last build made, and its folders as far as they are empty.
    private func remove(_ file: String) throws(FileProblem) -> Bool {
        var parent = file
        var linked = false
        while let slash = parent.lastIndex(of: "/") {
            parent = String(parent[..<slash])
            var status = stat()
            if lstat(path + "/" + parent, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { linked = true }
        }
        guard !linked else { return false }
        let gone = unlink(path + "/" + file) == 0
        if !gone, errno != ENOENT, errno != ENOTDIR, errno != EISDIR { throw FileProblem(file, errno: errno) }
        parent = file
        while let slash = parent.lastIndex(of: "/") {
            parent = String(parent[..<slash])
            guard rmdir(path + "/" + parent) == 0 else { break }
        }
        return gone
    }

    func removeStaging() throws(FileProblem) {
        let stage = path + "/" + staging
        var status = stat()
        guard lstat(stage, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileProblem(staging, .obstacle("something that is no folder")) }
        // What stayed here would be moved into the output with its folder, or lead the build out of it.
        if let failure = FolderRemoval.removeAll(stage) { throw FileProblem(staging, errno: failure) }
    }
}
