// Public sites and private copies are kept apart: neither is ever written into a folder of the other.

import Files
import Foundation

enum OutputKind {
    /// Begins the options in the manifest of a private copy.
    static let privateMark = "full-text-"

    /// Why a site of one kind can't be written into a folder; nil where it can.
    /// - Parameters:
    ///   - path: absolute, without symbolic links.
    ///   - publicFolder: where the dossier's public site stands unless told otherwise, whether it is there yet or not.
    static func refusal(of path: String, isPrivate: Bool, publicFolder: String) -> String? {
        if isPrivate, path == publicFolder || path.hasPrefix(publicFolder + "/") {
            return "a copy with full texts can't be written into the public site's folder"
        }
        var folder = path
        while folder.count > 1 {
            if holdsOther(folder, isPrivate) { return refusal(folder, path, isPrivate) }
            folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
        }
        // What a web server shows of a folder it shows of all below it, so a site of the other kind just below counts, too.
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() where !name.hasPrefix(".") {
            if holdsOther(path + "/" + name, isPrivate) { return refusal(path + "/" + name, path, isPrivate) }
        }
        return nil
    }

    private static func refusal(_ folder: String, _ path: String, _ isPrivate: Bool) -> String {
        let place = folder == path ? "here" : "in \(folder)"
        return isPrivate
            ? "there is a public site \(place); a copy with full texts needs a folder of its own"
            : "there is a private copy with full texts \(place); a public site needs a folder of its own"
    }

    private static func holdsOther(_ folder: String, _ isPrivate: Bool) -> Bool {
        StagedOutput(folder).recordedOptions.contains { $0.hasPrefix(privateMark) != isPrivate }
    }
}
