// `dossier new DIR`: a small dossier that builds at once and teaches the formats.

import ArgumentParser
import Files
import Foundation
import Starter

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a small dossier to start from.", discussion: "The folder must be new or empty.")

    @Argument(help: "The folder to make.")
    var folder: String

    @Flag(help: "Print nothing.")
    var quiet = false

    func run() throws {
        let manager = FileManager.default
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
        guard !quiet else { return }
        Terminal.error(
            "A dossier stands in \(folder).\n\n  cd \(folder)\n  dossier build\n\nThen open public/index.html (build --files lets it open from disk).\n"
        )
    }
}
