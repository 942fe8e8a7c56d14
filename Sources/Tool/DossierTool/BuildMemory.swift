// Where a build leaves what it saw of its inputs for the next one: in the user's cache folder, never among what anyone reads or publishes.

import Files
import Foundation

enum BuildMemory {
    /// Fewer files than this are read in less time than it takes to look them up.
    static let fewest = 200

    /// Nil where there is no cache folder, or where it lies in the dossier or in the site.
    /// - Parameters:
    ///   - dossier: absolute, without symbolic links.
    ///   - output: so, too.
    ///   - environment: `XDG_CACHE_HOME`, or else `HOME`, says where caches are kept (XDG Base Directory Specification 0.8).
    static func file(of dossier: String, output: String, environment: [String: String]) -> CacheFile? {
        // One that isn't absolute is to be ignored.
        let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let root = caches ?? environment["HOME"].flatMap({ $0.hasPrefix("/") ? $0 + "/.cache" : nil }) else { return nil }
        let folder = Build.resolved(root + "/dossier")
        guard ![dossier, output].contains(where: { (folder + "/").utf8.starts(with: ($0 == "/" ? "/" : $0 + "/").utf8) }) else {
            return nil
        }
        return CacheFile(in: folder, about: dossier)
    }
}
