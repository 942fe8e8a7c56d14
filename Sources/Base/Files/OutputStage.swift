// Files on their way into an output folder: each is compared with what stands there as soon as it is made and, where it differs, written
// beside it. So nobody holds a whole site in memory, and a build that fails at its last page has changed nothing.

import Glibc

/// A file that stands ready to be moved to its place, or is there already.
public struct StagedFile: Sendable {
    /// What the manifest will say of it.
    public let entry: Manifest.Entry
    /// Whether the output folder holds these very bytes.
    let isSame: Bool
    /// Why it could not be staged.
    let problem: FileProblem?
}

/// Where the files of one build wait. Files may be added by several threads at once.
public struct OutputStage: Sendable {
    let output: StagedOutput
    /// The output folder, where there is one.
    private let folder: Folder?
    /// The outermost folder that is not there yet, if any.
    private let missing: String?

    /// Takes away what a build that was cut short left in its stage.
    ///
    /// - Throws: when the stage can't be used.
    init(_ output: StagedOutput) throws(FileProblem) {
        self.output = output
        folder = try? Folder(output.path)
        missing = Self.outermostMissing(output.path)
        if folder != nil { try output.removeStaging() }
    }

    public func add(_ file: OutputFile) -> StagedFile {
        let entry = Manifest.Entry(path: file.path, bytes: file.bytes)
        if let folder, OutputPath.isSafe(file.path), output.holdsSame(file, in: folder) {
            return StagedFile(entry: entry, isSame: true, problem: nil)
        }
        do throws(FileProblem) {
            try output.stage(file)
            return StagedFile(entry: entry, isSame: false, problem: nil)
        } catch {
            return StagedFile(entry: entry, isSame: false, problem: error)
        }
    }

    /// Takes away all that was staged, and the folders that were made for it.
    public func discard() {
        try? output.removeStaging()
        guard let missing else { return }
        var path = output.path
        while rmdir(path) == 0, path != missing, let slash = path.lastIndex(of: "/") { path = String(path[..<slash]) }
    }

    private static func outermostMissing(_ path: String) -> String? {
        var status = stat()
        var missing: String?
        var path = path
        while stat(path, &status) != 0 {
            missing = path
            guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { break }
            path = String(path[..<slash])
        }
        return missing
    }
}
