// The graph in words, so that a test says what it expects as an author would.

import Dossier
import Linking
import TestKit
import Testing

extension Graph {
    /// `source s ¶3`, `entity e`, `dispute d #claim`, `page p #anchor`, `timeline #id` …
    func words(_ target: Target) -> String {
        words(target.page) + words(target.place)
    }

    func words(_ page: PageRef) -> String {
        switch page {
        case .home: "home"
        case .source(let index): "source \(corpus.sources[index].id)"
        case .entity(let index): "entity \(corpus.entities[index].id)"
        case .dispute(let index): "dispute \(corpus.disputes[index].id)"
        case .page(let index): "page \(corpus.pages[index].id)"
        case .pack(let index): "pack \(corpus.packs[index].id)"
        case .timeline: "timeline"
        case .asset(let index): "asset \(corpus.assets[index])"
        default: "\(page)"
        }
    }

    func words(_ place: Place) -> String {
        switch place {
        case .top: ""
        case .paragraph(let number): " ¶\(number)"
        case .note(let index): " note \(index)"
        case .claim(let index): " #\(claims[index].claim.id)"
        case .event(let index): " #\(events[index].anchor)"
        case .judgement(let index): " #\(judgements[index].anchor)"
        case .anchor(let index): " #\(anchors[index])"
        case .continuation(let number): " page \(number)"
        }
    }

    func words(_ problem: LinkProblem) -> String {
        switch problem {
        case .unknownPage: "no page"
        case .ambiguousPage(let ids): "one of \(ids.joined(separator: ", "))"
        case .unknownPlace(_, let near): near.map { "no place, near \($0)" } ?? "no place"
        }
    }

    func entity(_ id: String) throws -> LinkedEntity {
        entities[try #require(corpus.entities.firstIndex { $0.id == id }, "\(id)")]
    }

    func claim(_ id: String) throws -> LinkedClaim {
        try #require(claims.first { $0.claim.id == id }, "\(id)")
    }

    func ids(ofClaims indices: [Int]) -> [String] { indices.map { claims[$0].claim.id } }

    func ids(ofEntities indices: [Int]) -> [String] { indices.map { corpus.entities[$0].id } }

    func anchors(ofEvents indices: [Int]) -> [String] { indices.map { events[$0].anchor } }

    /// `rebuts a`
    func words(_ answers: [ClaimAnswer]) -> [String] { answers.map { "\($0.relation) \(claims[$0.claim].claim.id)" } }

    /// Where a page is pointed at from: `mention source s ¶1`, `link page p → #claim`.
    func backlinks(to id: String) -> [String] {
        (resolver.page(id: id).flatMap { backlinks[$0] } ?? []).map { link in
            let place = words(link.place)
            return "\(link.kind) \(words(passages[link.passage].target))" + (place.isEmpty ? "" : " →\(place)")
        }
    }
}
