// Under which names an entity appears in which digests: they keep the names that their articles use.

import Dossier
import Linking
import Mustache

/// A name as digests write it, and where.
public struct Spelling: Sendable {
    public var name: String
    /// The first paragraph of each source that writes it, in the order of the sources.
    public var places: [Target]
}

extension Composer {
    /// Sources named for one spelling; of more, only their number is said.
    private static var most: Int { 6 }

    /// The names by which digest paragraphs mention an entity, the most widespread first.
    public func spellings(of entity: Int) -> [Spelling] {
        var order: [String] = []
        var places: [String: [Target]] = [:]
        for index in graph.entities[entity].mentions {
            let passage = graph.passages[index]
            guard passage.role == .digest else { continue }
            let mentioned = passage.mentions.filter { $0.entity == entity }.compactMap { written($0, in: passage) }
            let linked = passage.links.filter { $0.target.page == .entity(entity) }.map { shown($0.wikilink, $0.target) }
            for name in mentioned + linked {
                if places[name] == nil { order.append(name) }
                if places[name]?.last?.page != passage.target.page { places[name, default: []].append(passage.target) }
            }
        }
        let all = order.enumerated().map { (index: $0.offset, spelling: Spelling(name: $0.element, places: places[$0.element] ?? [])) }
        return all.sorted {
            $0.spelling.places.count == $1.spelling.places.count
                ? $0.index < $1.index : $0.spelling.places.count > $1.spelling.places.count
        }.map(\.spelling)
    }

    /// A line for each spelling, with its sources.
    public func list(spellings: [Spelling]) -> Markup {
        var out = Markup(raw: "<ul class=\"spellings\">")
        for spelling in spellings {
            out.append(raw: "<li>")
            out.append(escaped: spelling.name)
            out.append(raw: ": ")
            for (number, target) in spelling.places.prefix(Self.most).enumerated() {
                if number > 0 { out.append(raw: ", ") }
                out.append(link(target, name(of: target.page), class: "ref"))
            }
            if spelling.places.count > Self.most { out.append(escaped: " and \(spelling.places.count - Self.most) more sources") }
            out.append(raw: "</li>")
        }
        out.append(raw: "</ul>")
        return out
    }

    /// A name as the text has it.
    func written(_ mention: Mention, in passage: Passage) -> String? {
        let bytes = graph.corpus.files[passage.file].text.bytes
        let start = mention.text + mention.range.lowerBound
        let end = min(start + mention.range.count, bytes.count)
        guard start < end else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self).evenlySpaced()
    }
}
