// Ids of what is composed: on the site a page has them to itself; in a pack all that is printed shares one space.

import Charting
import Dossier
import Linking

extension Composer {
    /// The id that a claim is told under.
    func id(ofClaim index: Int) -> String {
        let linked = graph.claims[index]
        return medium == .screen ? linked.claim.id : printedID(Target(.dispute(linked.dispute), .claim(index))) ?? linked.claim.id
    }

    /// The id of a heading, or of a block that an author named.
    func id(ofAnchor name: String, on page: PageRef) -> String {
        guard medium == .print, let pageID = printedID(Target(page)) else { return name }
        return "\(pageID).\(Self.nameCharacters(name))"
    }

    /// What a target is called in a pack: letters, digits, points, hyphens and underscores, so that it is an XML name and needs no encoding in
    /// an address. Nil for lists, which no pack has.
    public func printedID(_ target: Target) -> String? {
        let corpus = graph.corpus
        let page: String
        switch target.page {
        case .home: page = "h"
        case .source(let index): page = "s-" + Self.nameCharacters(corpus.sources[index].id)
        case .entity(let index): page = "e-" + Self.nameCharacters(corpus.entities[index].id)
        case .dispute(let index): page = "d-" + Self.nameCharacters(corpus.disputes[index].id)
        case .page(let index): page = "p-" + Self.nameCharacters(corpus.pages[index].id)
        case .pack(let index): page = "k-" + Self.nameCharacters(corpus.packs[index].id)
        case .timeline: page = "t"
        default: return nil
        }
        switch target.place {
        case .top, .continuation: return page
        case .paragraph(let number): return "\(page).p\(number)"
        case .note(let index): return "\(page).n\(index + 1)"
        case .claim(let index): return "\(page).\(Self.nameCharacters(graph.claims[index].claim.id))"
        // Told once, wherever it was written.
        case .event(let index): return "t.\(Self.nameCharacters(graph.events[index].anchor))"
        case .judgement(let index): return "\(page).\(Self.nameCharacters(graph.judgements[index].anchor))"
        case .anchor(let index): return "\(page).\(Self.nameCharacters(graph.anchors[index]))"
        }
    }

    private static func nameCharacters(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += "_" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return out
    }
}
