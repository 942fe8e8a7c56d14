// What a build is made of, as fingerprints: when nothing of it has changed there is nothing to do.

import Files
import Foundation
import Reading
import Workers

/// Fingerprints of the tool and of every file a build reads.
struct BuildInputs {
    var tool: String
    /// In byte order of the paths.
    var entries: [Manifest.Entry]

    /// Nil when something can't be read: then the build itself says what.
    init?(_ folder: Folder, workers: Workers) {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        guard let holder = try? Folder(program.deletingLastPathComponent().path),
            let program = try? holder.read(program.lastPathComponent, limit: .max)
        else { return nil }
        tool = Fingerprint(program).description
        var paths = ["dossier.yml"]
        for subfolder in ["seeds", "content", "templates"] + [FontFolder.named(in: folder)].compactMap({ $0 }) {
            let found = folder.files(below: subfolder, skipping: [HeldTexts.folder])
            guard found.problems.isEmpty else { return nil }
            paths += found.paths
        }
        let sorted = Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let read = workers.map(sorted) { path in
            (try? folder.read(path, limit: ThemeReading.assetLimit)).map { Manifest.Entry(path: path, bytes: $0) }
        }
        entries = read.compactMap(\.self)
        guard entries.count == read.count else { return nil }
    }
}
