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
        let remembered = cache?.read().flatMap { SeenFiles($0) }
        let seen = cache.map { _ in remembered ?? SeenFiles() }
        let moment = FileStamp.now()
        // 40 MB are read in the time that a small dossier takes.
        let ownName = Self.buildID(of: program)
        let wholeTool = ownName == nil ? try? StampedFolder(holder, seen: seen).look(at: program.lastPathComponent, limit: .max) : nil
        guard let mark = ownName ?? wholeTool?.entry.hash?.description else { return nil }
        tool = mark
        let inputs = StampedFolder(folder, seen: seen)
        let looks = workers.map(paths) { try? inputs.look(at: $0, limit: ThemeReading.assetLimit) }
        entries = looks.compactMap { $0?.entry }
        guard entries.count == looks.count else { return nil }
        guard let cache else { return }
        let known = (looks + [wholeTool]).compactMap { look -> (stamp: FileStamp, content: Fingerprint)? in
            guard let stamp = look?.stamp, let content = look?.entry.hash else { return nil }
            return (stamp, content)
        }
        let now = SeenFiles(known, asOf: moment)
        if now != remembered { cache.write(now.bytes) }
    }

    /// As its linker named it; nil where it didn't.
    private static func buildID(of program: URL) -> String? {
        guard let file = try? FileHandle(forReadingFrom: program), let head = try? file.read(upToCount: BuildID.headSize) else {
            return nil
        }
        return BuildID.read(Array(head)).map { "build-" + $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    }
}
