// Fragments as text, each address written as the name of what it leads to, so that a test can say it.

import Composing
import Dossier
import Linking
import Mustache
import TestKit

/// The fragments of one dossier.
struct Fragments {
    let composer: Composer

    init(_ dossier: TestDossier) throws {
        composer = Composer(try dossier.graph())
    }

    var graph: Graph { composer.graph }

    /// HTML with `source:s#p3` for an address.
    func html(_ markup: Markup) -> String {
        let bytes = markup.resolved { code, out in
            out += Target(code: code).map(address)?.utf8 ?? "NOWHERE".utf8
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Without tags, spaces joined: what a reader reads.
    func words(_ markup: Markup) -> String {
        // A tag within a line parts no words, any other does.
        let out = html(markup).replacing(#/</?(a|span|em|strong|b|q|time|code|mark|cite)( [^>]*)?>/#, with: "").replacing(
            #/<[^>]*>/#, with: " ")
        return out.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("&quot;", with: "\"").replacing(
            "&#39;", with: "'"
        )
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    /// Text and addresses of the links, in order: `NATO→entity:nato`.
    func links(_ markup: Markup) -> [String] {
        html(markup).components(separatedBy: "<a ").dropFirst().map { piece in
            let address = piece.components(separatedBy: "href=\"").dropFirst().first?.components(separatedBy: "\"").first ?? ""
            let inner = piece.components(separatedBy: "</a>").first?.components(separatedBy: ">").dropFirst().joined(separator: ">") ?? ""
            let text = inner.replacing(#/<[^>]*>/#, with: "")
            return "\(text)→\(address)"
        }
    }

    private func address(_ target: Target) -> String {
        let corpus = graph.corpus
        let page: String =
            switch target.page {
            case .home: "home"
            case .source(let index): "source:" + corpus.sources[index].id
            case .entity(let index): "entity:" + corpus.entities[index].id
            case .dispute(let index): "dispute:" + corpus.disputes[index].id
            case .page(let index): "page:" + corpus.pages[index].id
            case .pack(let index): "pack:" + corpus.packs[index].id
            case .timeline: "timeline"
            case .sourceIndex: "sources"
            case .entityIndex: "entities"
            case .disputeIndex: "disputes"
            case .reportIndex: "reports"
            case .claimIndex: "claims"
            case .glossary: "glossary"
            case .search: "search"
            case .timelineView(let index): "timeline-view:\(index)"
            case .report(let index): "report:\(index)"
            case .notFound: "404"
            case .asset(let index): "file:" + corpus.assets[index]
            }
        return switch target.place {
        case .top: page
        case .paragraph(let number): page + "#p\(number)"
        case .note(let index): page + "#N\(index + 1)"
        case .claim(let index): page + "#" + graph.claims[index].claim.id
        case .event(let index): page + "#" + graph.events[index].anchor
        case .judgement(let index): page + "#" + graph.judgements[index].anchor
        case .anchor(let index): page + "#" + graph.anchors[index]
        case .continuation(let number): page + "/\(number)"
        }
    }
}
