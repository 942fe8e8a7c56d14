// The theme's files as they are sent: without what only their authors need, in a folder named by what it holds.

import Files

/// All files stand side by side in `assets/0123456789ab/`, so that they may be kept for ever: another theme is another folder. One name for
/// all of them, because style sheets and scripts go on finding their neighbours, because nobody gets a sheet of one build and a script of
/// another, and because a name of its own for each would make every page heavier.
///
/// Of the style sheets and scripts each type of page has one, which joins those it needs; see `PageKind`.
///
/// Under their own names in `assets/` stand, too, files that a dossier adds to the theme, and what a template or a script names by hand.
struct ThemeAssets: Sendable {
    struct File: Sendable {
        /// In the theme, below `assets/`.
        var name: String
        /// From the site's root.
        var path: String
        var bytes: [UInt8]
        /// The theme's files it was made of.
        var parts: [String]
    }

    /// In byte order of the names.
    let files: [File]
    /// Where pages find a file, by its name.
    private let paths: [String: String]

    /// Has a folder of its own, with its index; see `SearchFolder`.
    static let search = "search.js"

    /// Of the page for wrong addresses; see `NearAddresses`.
    static let notFound = "not-found.js"

    /// What packs are printed with; no page of the site asks for it.
    static let packs = "pack.css"

    /// What else the pages of the built-in templates ask for.
    private static let asked: Set<String> = ["dossier.js", "favicon.svg", notFound]

    init(_ theme: ThemeFiles, addresses: AddressStyle) {
        var contents: [String: [UInt8]] = [:]
        for (name, bytes) in theme.assets where name != Self.search && name != Self.packs {
            contents[name] = name.hasSuffix(".css") ? StyleSheet.compact(bytes, fromDisk: addresses == .files) : Self.sent(bytes, name)
        }
        var parts = Dictionary(uniqueKeysWithValues: contents.keys.map { ($0, [$0]) })
        for kind in PageKind.allCases {
            let joined = [
                (kind.sheet, kind.joinedSheet(contents), kind.sheets.map { "\($0).css" }),
                (kind.script, kind.joinedScript(contents), kind.scripts.map { "\($0).js" }),
            ]
            for (name, bytes, own) in joined where !bytes.isEmpty {
                contents[name] = bytes
                parts[name] = own
            }
        }
        let names = contents.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let byHand = Self.namesByHand(theme)
        let folder = "assets/" + Self.mark(names.map { ($0, contents[$0] ?? []) }) + "/"
        var files: [File] = []
        var paths: [String: String] = [:]
        for name in names {
            guard let bytes = contents[name] else { continue }
            let last = String(name.split(separator: "/").last ?? "")
            let isNamed = byHand.contains(last) || byHand.contains(SiteMap.encoded(last))
            let isPart = PageKind.joinedAway.contains(name)
            if isPart && !isNamed { continue }
            let file = File(name: name, path: folder + name, bytes: bytes, parts: parts[name] ?? [name])
            files.append(file)
            paths[name] = file.path
            let isOurs = Self.asked.contains(name) || name.hasSuffix(".woff2") || parts[name] != [name]
            if !isOurs || isNamed { files.append(File(name: name, path: "assets/" + name, bytes: bytes, parts: file.parts)) }
        }
        self.files = files
        self.paths = paths
    }

    /// Where pages find one of the theme's files; nil where the theme has none of this name.
    func path(of name: String) -> String? { paths[name] }

    /// The name of a folder: twelve hexadecimal digits that follow from the names and bytes of its files. Two contents of one folder share
    /// it once in 2⁴⁸ times.
    static func mark(_ files: [(name: String, bytes: [UInt8])]) -> String {
        var sums: [UInt8] = []
        for file in files { sums += "\(Fingerprint(file.bytes)) \(file.name)\n".utf8 }
        return String(Fingerprint(sums).description.suffix(12))
    }

    /// A script as it is sent; all else as it is.
    static func sent(_ bytes: [UInt8], _ name: String) -> [UInt8] {
        name.hasSuffix(".js") ? ScriptText.compact(bytes) : bytes
    }

    /// All words of the templates and scripts that could be the name of a file.
    private static func namesByHand(_ theme: ThemeFiles) -> Set<String> {
        var names: Set<String> = []
        let texts = theme.templates.values.map(\.bytes) + theme.assets.filter { $0.key.hasSuffix(".js") }.map { sent($0.value, $0.key) }
        for text in texts {
            for word in text.split(whereSeparator: { $0 <= 0x20 || endsName.contains($0) }) where word.contains(UInt8(ascii: ".")) {
                names.insert(String(decoding: word, as: UTF8.self))
            }
        }
        return names
    }

    private static let endsName = Set("\"'`/\\()<>=?#&;,{}[]|*+!:".utf8)
}
