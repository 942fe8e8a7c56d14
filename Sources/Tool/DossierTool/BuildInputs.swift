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
    /// - Parameter memory: where fingerprints are kept between builds, so that only files that have changed are opened. It is asked for
    ///   only where there are many files.
    init?(_ folder: Folder, workers: Workers, memory: () -> CacheFile? = { nil }) {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        guard let holder = try? Folder(program.deletingLastPathComponent().path) else { return nil }
        var paths = ["dossier.yml"]
        let subfolders = ["seeds", "content", "templates"] + [FontFolder.named(in: folder)].compactMap { $0 }
        for found in workers.map(subfolders, { folder.files(below: $0, skipping: [HeldTexts.folder]) }) {
            guard found.problems.isEmpty else { return nil }
            paths += found.paths
        }
        paths.sort { $0.precedesInBytes($1) }
        // Fonts may stand in one of the other folders.
        paths = paths.indices.filter { $0 == 0 || !paths[$0].hasSameBytes(as: paths[$0 - 1]) }.map { paths[$0] }
        let cache = paths.count < BuildMemory.fewest ? nil : memory()
        let seen = cache.map { $0.read().flatMap { SeenFiles($0) } ?? SeenFiles() }
        let moment = FileStamp.now()
        guard let tool = try? StampedFolder(holder, seen: seen).look(at: program.lastPathComponent, limit: .max),
            let mark = tool.entry.hash
        else { return nil }
        self.tool = mark.description
        let inputs = StampedFolder(folder, seen: seen)
        let looks = workers.map(paths) { try? inputs.look(at: $0, limit: ThemeReading.assetLimit) }
        entries = looks.compactMap { $0?.entry }
        guard entries.count == looks.count else { return nil }
        guard let cache else { return }
        let known = (looks + [tool]).compactMap { look -> (stamp: FileStamp, content: Fingerprint)? in
            guard let stamp = look?.stamp, let content = look?.entry.hash else { return nil }
            return (stamp, content)
        }
        let now = SeenFiles(known, asOf: moment)
        if now != seen { cache.write(now.bytes) }
    }
}
