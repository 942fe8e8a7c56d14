// `dossier new DIR`: a small dossier that builds at once and teaches the formats.

import ArgumentParser
import Files
import Foundation
import Starter

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a small dossier to start from.",
        discussion: """
            The folder must be new or empty. The new dossier is checked, with --strict and --jobs as given; with --output its site is \
            built there at once. DIR is named from --source.
            """)

    @Argument(help: "The folder to make.")
    var folder: String

    @OptionGroup var options: ReadingOptions

    func run() throws {
        let manager = FileManager.default
        let folder = URL(fileURLWithPath: folder, relativeTo: URL(fileURLWithPath: options.source, isDirectory: true)).path
        var isFolder: ObjCBool = false
        if manager.fileExists(atPath: folder, isDirectory: &isFolder) {
            let held = (try? manager.contentsOfDirectory(atPath: folder)) ?? ["?"]
            guard isFolder.boolValue, held.isEmpty else {
                Terminal.error("dossier: \(folder): there is something here already; name a new or empty folder\n")
                throw ExitStatus.misuse.code
            }
        }
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        do {
            for (name, bytes) in StarterDossier.files.sorted(by: { $0.key < $1.key }) {
                let file = URL(fileURLWithPath: path).appendingPathComponent(name)
                try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file, options: .atomic)
            }
        } catch {
            Terminal.error("dossier: \(folder): \(error.localizedDescription)\n")
            throw ExitStatus.machineFailed.code
        }
        try verify(path)
        guard !options.quiet else { return }
        Terminal.error(
            "A dossier stands in \(folder).\n\n  cd \(folder)\n  dossier build\n\nThen open public/index.html (build --files lets it open from disk).\n"
        )
    }

    /// Checks what was written, and builds it where an output folder is named.
    private func verify(_ path: String) throws {
        var arguments = ["--source", path, "--color", options.color.rawValue]
        if options.strict { arguments.append("--strict") }
        if options.quiet { arguments.append("--quiet") }
        if let jobs = options.jobs { arguments += ["--jobs", String(jobs)] }
        if let output = options.output {
            let build = try Build.parse(arguments + ["--output", output])
            try build.run()
        } else {
            let check = try Check.parse(arguments)
            try check.run()
        }
    }
}
