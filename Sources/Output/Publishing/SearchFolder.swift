// The search and its index as they are sent: together in a folder that is named by what is in it.

import Files
import Searching

/// The script and, beside it in `search/`, the files it loads. The index is in pieces that belong together, so all of them go by one
/// fingerprint: whoever holds the script of one build never gets a piece of another's.
struct SearchFolder: Sendable {
    /// Where the script stands, from the site's root.
    let script: String
    private(set) var files: [OutputFile]

    init(script: [UInt8], index: [SearchIndex.File]) {
        let folder = "assets/search-\(ThemeAssets.mark([(ThemeAssets.search, script)] + index.map { ($0.name, $0.bytes) }))/"
        self.script = folder + ThemeAssets.search
        files =
            [OutputFile(path: self.script, bytes: script)] + index.map { OutputFile(path: "\(folder)search/\($0.name)", bytes: $0.bytes) }
    }

    /// For who has handed the files on.
    mutating func letGoOfFiles() { files = [] }
}
