// The addresses of a large site, for the page of wrong ones: its script loads those of the kind that was asked for.

import Dossier
import Files
import Mustache

/// Of each kind of page the last parts of its addresses, in a file of their own that a page opened from disk could load, too. They stand in
/// a folder that is named by what is in them.
struct NearAddresses: Sendable {
    /// From the site's root, with a slash at its end.
    let folder: String
    /// As the addresses begin; those of `pages` begin with their name.
    let kinds: [String]
    let files: [OutputFile]

    /// Pages up to which the 404 page has all addresses in it, with the pages' names; those of more would weigh too much.
    private static let mostInPage = 500

    /// - Returns: nil for a site whose 404 page holds all addresses itself.
    init?(_ corpus: Corpus) {
        let names = [
            ("sources", corpus.sources.map(\.id)), ("entities", corpus.entities.map(\.id)), ("disputes", corpus.disputes.map(\.id)),
            ("pages", corpus.pages.map(\.id)),
        ].filter { !$0.1.isEmpty }
        guard names.reduce(0, { $0 + $1.1.count }) > Self.mostInPage else { return nil }
        let written = names.map { kind, ids in
            var text = "nearAddresses(\"\(kind)\",\"".utf8.map { $0 }
            for (number, id) in ids.enumerated() {
                if number > 0 { text.append(UInt8(ascii: " ")) }
                text += SiteMap.encoded(id).utf8
            }
            return (name: "\(kind).js", bytes: text + "\")\n".utf8)
        }
        let folder = "assets/near-\(ThemeAssets.mark(written))/"
        self.folder = folder
        kinds = names.map(\.0)
        files = written.map { OutputFile(path: folder + $0.name, bytes: $0.bytes) }
    }

    /// What the script is told.
    /// - Parameter root: the address of the site's root, seen from the page.
    func directions(root: String) -> JSONValue {
        .object([
            .init("root", .string(root)), .init("folder", .string(folder)), .init("kinds", .array(kinds.map(JSONValue.string))),
        ])
    }
}
