// Where a target is, seen from a pack: on one of its pages, in its index of names, or outside, and then in a note with its address.

import Composing
import Dossier
import Linking
import Mustache

/// Fills the holes of a pack's fragments, in the order in which they are printed.
struct PackAddresses {
    private let composer: Composer
    /// Every id that the pack's fragments have.
    private let ids: Set<String>
    /// The site's addresses, for forms that have neither evidence nor notes at their end; nil for a pack, which has both.
    private let site: (@Sendable (Target) -> String)?
    /// Pictures of the dossier as `data:` addresses, by the index of the asset.
    private let pictures: [Int: [UInt8]]
    /// The places that name an entity, by the entity: ids of their own, so that the index can tell their pages.
    private(set) var mentions: [Int: [String]] = [:]
    /// What is referred to but not printed here, in the order of the first reference.
    private(set) var outside: [Target] = []
    private var outsideNumbers: [Target: Int] = [:]
    private var mentionCount = 0

    init(_ composer: Composer, ids: Set<String>, site: (@Sendable (Target) -> String)?, pictures: [Int: [UInt8]]) {
        self.site = site
        self.composer = composer
        self.ids = ids
        self.pictures = pictures
    }

    static func indexID(_ entityID: String) -> String { "i-" + entityID.dropFirst(2) }
    static func sourceID(_ sourceID: String) -> String { "r-" + sourceID.dropFirst(2) }
    static func outsideID(_ number: Int) -> String { "x\(number)" }

    mutating func resolve(_ markup: Markup) -> Markup {
        var addresses: [UInt64: [UInt8]] = [:]
        var out = Markup()
        var start = 0
        for hole in markup.holes {
            let end = min(max(hole.offset, start), markup.bytes.count)
            out.append(raw: Array(markup.bytes[start..<end]))
            start = end
            if let target = Target(code: hole.reference), case .entity = target.page {
                out.append(raw: mention(target))
            } else if let known = addresses[hole.reference] {
                out.append(raw: known)
            } else {
                let address = Target(code: hole.reference).map { self.address($0) } ?? Array("#".utf8)
                addresses[hole.reference] = address
                out.append(raw: address)
            }
        }
        out.append(raw: Array(markup.bytes[start...]))
        return out
    }

    /// The address of an entity, and after it an id for the link itself: holes stand at the end of a start tag, as the value of `href`.
    private mutating func mention(_ target: Target) -> [UInt8] {
        guard case .entity(let index) = target.page, let id = composer.printedID(Target(target.page)) else { return Array("#".utf8) }
        if let site, !ids.contains(id) { return leading(to: target, site) }
        mentionCount += 1
        let anchor = "m\(mentionCount)"
        mentions[index, default: []].append(anchor)
        return Array("#\(ids.contains(id) ? id : Self.indexID(id))\" id=\"\(anchor)".utf8)
    }

    private mutating func address(_ target: Target) -> [UInt8] {
        if case .asset(let index) = target.page { return pictures[index] ?? Array("#".utf8) }
        if let id = composer.printedID(target) {
            if ids.contains(id) { return Array("#\(id)".utf8) }
            if case .source = target.page, target.place == .top || site != nil, let id = composer.printedID(Target(target.page)),
                site == nil || ids.contains(Self.sourceID(id))
            {
                return Array("#\(Self.sourceID(id))".utf8)
            }
        }
        // A note for each page of the site, not for each place on it, or a pack would have more notes than text.
        let target = Target(target.page)
        if let site { return leading(to: target, site) }
        let number: Int
        if let known = outsideNumbers[target] {
            number = known
        } else {
            outside.append(target)
            number = outside.count
            outsideNumbers[target] = number
        }
        return Array("#\(Self.outsideID(number))".utf8)
    }

    /// To the site where it has an address, else nowhere: the words say what is meant.
    private func leading(to target: Target, _ site: (Target) -> String) -> [UInt8] {
        let address = site(target)
        return address.hasPrefix("http") ? Markup.escaped(address) : Array("#top".utf8)
    }

    /// The ids that fragments write: ` id="…"`.
    static func ids(in markup: Markup) -> [String] {
        let mark = Array(" id=\"".utf8)
        let bytes = markup.bytes
        var found: [String] = []
        var position = 0
        while position + mark.count < bytes.count {
            guard bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) else {
                position += 1
                continue
            }
            let start = position + mark.count
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
            found.append(String(decoding: bytes[start..<end], as: UTF8.self))
            position = end
        }
        return found
    }
}
