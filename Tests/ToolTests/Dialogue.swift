// The tool as people meet it: a command line, what it answers, and what then stands on disk.

import Foundation
import TestKit
import Testing

/// The `dossier` that was built beside the tests.
struct Tool {
    struct Answer {
        var status: Int32
        var output: String
        var error: String
        /// Ended by a signal, not by itself.
        var isKilled: Bool
    }

    private final class Marker {}

    /// Tests are built into one bundle, or an executable, in the folder where the products stand.
    static let path: String? = {
        var folders = [Bundle(for: Marker.self).bundleURL, URL(fileURLWithPath: CommandLine.arguments.first ?? "")]
        folders += [Bundle.main.bundleURL, Repository.root.appendingPathComponent(".build/debug/x")]
        for folder in folders {
            for candidate in [folder.deletingLastPathComponent(), folder].map({ $0.appendingPathComponent("dossier").path }) {
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue { return candidate }
            }
        }
        return nil
    }()

    /// A running tool, its output not read yet.
    static func start(_ arguments: [String], in folder: URL?, environment: [String: String] = [:]) throws -> (
        process: Process, output: Pipe, error: Pipe
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path, "the executable dossier does not stand beside the tests"))
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        // A child inherits the mask of the thread that makes it, and threads that run tests block every signal.
        var (open, before) = (sigset_t(), sigset_t())
        sigemptyset(&open)
        sigaddset(&open, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &open, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
        return (process, output, error)
    }

    static func run(_ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]) throws -> Answer {
        try run(arguments, in: folder, environment: environment)
    }

    static func run(_ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]) throws -> Answer {
        let (process, output, error) = try start(arguments, in: folder, environment: environment)
        // Both are read at once, or a long answer on one would wait for the other.
        nonisolated(unsafe) var words = Data()
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) { words = error.fileHandleForReading.readDataToEndOfFile() }
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        group.wait()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: String(decoding: answer, as: UTF8.self),
            error: String(decoding: words, as: UTF8.self),
            isKilled: process.terminationReason == .uncaughtSignal)
    }
}

/// Everything below a folder: each file's bytes, and what tells whether it was touched.
struct Tree: Equatable {
    var bytes: [String: Data] = [:]
    /// Inode and time of the last change, by path.
    var marks: [String: String] = [:]

    init(_ folder: URL) throws {
        guard let walker = FileManager.default.enumerator(atPath: folder.path) else { return }
        for case let path as String in walker {
            let file = folder.appendingPathComponent(path)
            var status = stat()
            guard lstat(file.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            bytes[path] = try Data(contentsOf: file)
            marks[path] = "\(status.st_ino) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
        }
    }

    var paths: [String] { bytes.keys.sorted() }
}

extension TestDossier {
    /// A dossier without findings.
    static let clean = TestDossier().source("s", digest: "¶1 NATO said so.\n\n¶2 More.").entity(
        "nato", name: "NATO", body: "An alliance [@s, ¶1]."
    )
    .dispute("d", "At stake [@s, ¶1].\n\n## It is so\n- id: so\n- holder: [[NATO]]\n- evidence: [@s, ¶1, \"said so\"]\n").timeline(
        "- 2020-08: It began. [@s, ¶2]\n"
    )
    .file("content/index.md", "---\ntitle: Home\n---\nThe bottom line.\n")

    /// One error, at a known place.
    static let broken = clean.page("broken", "See [[nowhere]].")

    /// One warning, and no error.
    static let warned = clean.file("templates/odd.txt", "?")
}
