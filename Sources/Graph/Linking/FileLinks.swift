// Plain Markdown links between files: `[text](../entities/nato.md)`, `![map](maps/border.png)`.

import Dossier

/// What a relative address in a file leads to.
public enum FileLinks {
    static func targets(of corpus: Corpus) -> [String: Target] {
        var targets: [String: Target] = [:]
        func add(_ origin: Origin, _ page: PageRef) {
            guard corpus.files.indices.contains(origin.file) else { return }
            targets[corpus.files[origin.file].text.path] = Target(page)
        }
        for (index, source) in corpus.sources.enumerated() { add(source.origin, .source(index)) }
        for (index, entity) in corpus.entities.enumerated() { add(entity.origin, .entity(index)) }
        for (index, dispute) in corpus.disputes.enumerated() { add(dispute.origin, .dispute(index)) }
        for (index, page) in corpus.pages.enumerated() { add(page.origin, .page(index)) }
        for (index, pack) in corpus.packs.enumerated() { add(pack.origin, .pack(index)) }
        for timeline in corpus.timelines { add(timeline.origin, .timeline) }
        if let home = corpus.home { add(home.origin, .home) }
        for (index, path) in corpus.assets.enumerated() { targets[path] = Target(.asset(index)) }
        return targets
    }

    /// Whether an address leads to a file of the dossier: it has no scheme and no host. A bare fragment leads to its own file.
    public static func isRelative(_ address: String) -> Bool {
        guard !address.hasPrefix("//") else { return false }
        guard let colon = address.firstIndex(of: ":") else { return true }
        return address[..<colon].contains { $0 == "/" || $0 == "?" || $0 == "#" }
    }
}

extension Graph {
    /// The page or file that a relative address leads to; nil where there is none.
    /// - Parameter file: the file it is written in.
    public func target(of address: String, in file: Int) -> Target? {
        guard corpus.files.indices.contains(file) else { return nil }
        var path = address[...]
        var fragment: String?
        if let hash = path.firstIndex(of: "#") {
            fragment = Self.decoded(path[path.index(after: hash)...])
            path = path[..<hash]
        }
        if let query = path.firstIndex(of: "?") { path = path[..<query] }
        if path.isEmpty, fragment == nil { return nil }
        var parts = corpus.files[file].text.path.split(separator: "/").dropLast().map(String.init)
        if path.hasPrefix("/") { parts = ["content"] }
        if path.isEmpty { parts = corpus.files[file].text.path.split(separator: "/").map(String.init) }
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(Self.decoded(part))
            }
        }
        guard let target = fileTargets[parts.joined(separator: "/")] else { return nil }
        guard let fragment, !fragment.isEmpty,
            case let link = Wikilink(page: "", fragment: fragment, shown: nil, isEmbed: false, origin: Origin(file: file, range: 0..<0)),
            case .success(let place) = resolver.resolve(link, on: target.page, timeline: parts.last.map { Slug.make($0.dropLast(3)) })
        else { return fragment == nil || fragment?.isEmpty == true ? target : nil }
        return place
    }

    private static func decoded(_ part: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(part.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, rest.first != UInt8(ascii: "+"),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
