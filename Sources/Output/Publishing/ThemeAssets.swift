// The theme's files as they are sent: without what only their authors need, and named by what they hold.

import Files

/// A file that pages or style sheets ask for bears its fingerprint, `dossier.0123456789abcdef.css`, so that it may be kept for ever:
/// another content has another name. What a template or a script names by hand keeps its name; so does what nobody is seen to ask for.
struct ThemeAssets: Sendable {
    struct File: Sendable {
        /// In the theme, below `assets/`.
        var name: String
        /// From the site's root.
        var path: String
        var bytes: [UInt8]
    }

    /// In byte order of the names.
    let files: [File]
    /// Where pages find a file, by its name.
    private let paths: [String: String]

    /// Has a place of its own, with its index; see `SearchFolder`.
    static let search = "search.js"

    /// What the pages of the built-in templates ask for; the rest is found through these.
    private static let asked: Set<String> = [
        "charts.css", "dispute.css", "dossier.css", "dossier.js", "entity.css", "favicon.svg", "glossary.css", "home.css", "not-found.js",
        "print.css", "search.css", "source.css", "tables.css", "timeline.css",
    ]
    /// With a fingerprint a name may not grow too long for a file system.
    private static let longestName = 200

    init(_ theme: ThemeFiles, addresses: AddressStyle) {
        var contents: [String: [UInt8]] = [:]
        for (name, bytes) in theme.assets where name != Self.search {
            contents[name] = name.hasSuffix(".css") ? StyleSheet.compact(bytes, fromDisk: addresses == .files) : Self.sent(bytes, name)
        }
        let names = contents.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var references: [String: [StyleSheetReference]] = [:]
        for name in names where name.hasSuffix(".css") {
            references[name] = StyleSheetReference.all(in: contents[name] ?? [], of: name).filter { contents[$0.name] != nil }
        }
        let linked = Self.asked.union(references.values.joined().map(\.name))
        let byHand = Self.namesByHand(theme)
        let sums = contents.mapValues { Fingerprint($0).description }
        var paths: [String: String] = [:]
        for name in names {
            guard linked.contains(name), (name.split(separator: "/").last?.utf8.count ?? 0) <= Self.longestName else {
                paths[name] = "assets/" + name
                continue
            }
            // What a sheet leads to shows in its own name: its bytes name the files by theirs.
            let reached = Self.reached(from: name, references).map { "\($0) \(sums[$0] ?? "")\n" }.joined()
            let sum = reached.isEmpty ? sums[name] ?? "" : Fingerprint(Array("\(sums[name] ?? "")\n\(reached)".utf8)).description
            paths[name] = "assets/" + Self.marked(name, sum)
        }
        var files: [File] = []
        for name in names {
            guard let content = contents[name], let path = paths[name] else { continue }
            var bytes: [UInt8] = []
            var end = 0
            for reference in references[name] ?? [] where paths[reference.name] != "assets/" + reference.name {
                bytes += content[end..<reference.range.lowerBound]
                bytes += Self.marked(reference.written, Self.mark(of: paths[reference.name] ?? "")).utf8
                end = reference.range.upperBound
            }
            bytes += content[end...]
            files.append(File(name: name, path: path, bytes: bytes))
            let last = String(name.split(separator: "/").last ?? "")
            if path != "assets/" + name, byHand.contains(last) || byHand.contains(SiteMap.encoded(last)) {
                files.append(File(name: name, path: "assets/" + name, bytes: bytes))
            }
        }
        self.files = files
        self.paths = paths
    }

    /// Where pages find one of the theme's files; nil where the theme has none of this name.
    func path(of name: String) -> String? { paths[name] }

    /// A script as it is sent; all else as it is.
    static func sent(_ bytes: [UInt8], _ name: String) -> [UInt8] {
        name.hasSuffix(".js") ? ScriptText.compact(bytes) : bytes
    }

    /// The files that a style sheet leads to, itself left out, in byte order. Sheets may import each other in a circle.
    private static func reached(from name: String, _ references: [String: [StyleSheetReference]]) -> [String] {
        var found: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            for reference in references[next] ?? [] where found.insert(reference.name).inserted { waiting.append(reference.name) }
        }
        found.remove(name)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// `a/b.css` with `.SUM` before its ending.
    private static func marked(_ name: String, _ sum: String) -> String {
        let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
        let dot = name[start...].lastIndex(of: ".") ?? name.endIndex
        return "\(name[..<dot]).\(sum)\(name[dot...])"
    }

    /// The fingerprint in a path that has one.
    private static func mark(of path: String) -> String {
        let parts = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        return String((parts.count > 2 ? parts[parts.count - 2] : parts.last) ?? "")
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
