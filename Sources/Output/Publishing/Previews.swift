// What hovering over an entity's link shows: data in the page that links, so that no request is made and a site opened from disk has it too.

import Composing
import Linking
import Mustache
import Workers

/// The previews of all entities, and the script element that carries those of one page.
struct Previews: Sendable {
    /// No target has this code.
    static let code = UInt64.max
    /// Where on a page its previews go: behind its last link.
    static var hole: Markup {
        var out = Markup()
        out.append(reference: code)
        return out
    }
    /// Characters of the summary.
    private static let limit = 80
    /// Entities on one page, those it links to most: previews may not weigh more than what they serve.
    private static let most = 8
    /// Bytes, uncompressed, from which on a page has fewer.
    private static let long = 36_000
    private static let mostOfLong = 5

    /// Lists of entities, claims and events say enough themselves.
    static func suit(_ page: PageRef) -> Bool {
        switch page {
        case .home, .source, .entity, .dispute, .page: true
        case .pack, .timeline, .timelineView, .sourceIndex, .entityIndex, .disputeIndex, .claimIndex, .reportIndex, .report, .glossary,
            .search, .notFound, .asset:
            false
        }
    }

    /// By entity, where all were made beforehand.
    private let entries: [[UInt8]]
    private let composer: Composer

    /// - Parameter workers: make the entries of all entities, each of which many pages show; nil where one page or two are wanted.
    init(_ composer: Composer, workers: Workers?) {
        self.composer = composer
        entries = workers?.map(Array(composer.graph.corpus.entities.indices)) { Self.entry($0, composer) } ?? []
    }

    /// `["NATO","military alliance","An alliance of …"]`, safe inside a script element.
    private static func entry(_ index: Int, _ composer: Composer) -> [UInt8] {
        let entity = composer.graph.corpus.entities[index]
        let passage = composer.graph.passages[composer.graph.entities[index].body]
        let native = entity.native.first.map { ", \($0.name)" } ?? ""
        let texts = [
            entity.name, (entity.kind ?? composer.wording.type(entity.type).lowercased()) + native,
            composer.excerpt(passage.blocks, file: passage.file, limit: Self.limit),
        ]
        // Within a script element no `</script` and no `<!--` may stand (HTML, section 4.12.1.3).
        return JSONValue.array(texts.map { .string($0) }).bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
    }

    /// Appends the element; nothing where the page links to no entity. Its keys are the addresses as the page's links have them.
    /// - Parameter shown: how often the page links to each entity.
    func append(_ shown: [Int: Int], _ addresses: AddressWriter, to out: inout [UInt8]) {
        guard !shown.isEmpty else { return }
        // A page that is long already gives less room to what it only hints at.
        let most = out.count > Self.long ? Self.mostOfLong : Self.most
        let chosen = shown.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(most).map(\.key)
        out += "<script type=\"application/json\" id=\"Previews\">{".utf8
        for (number, index) in chosen.sorted().enumerated() {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            out.append(UInt8(ascii: "\""))
            addresses.append(Target(.entity(index)), to: &out)
            out += "\":".utf8
            out += entries.indices.contains(index) ? entries[index] : Self.entry(index, composer)
        }
        out += "}</script>\n".utf8
    }
}
