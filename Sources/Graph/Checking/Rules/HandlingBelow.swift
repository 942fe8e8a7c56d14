// Rule: nothing is handed on more freely than what it holds (Traffic Light Protocol 2.0).

import Diagnostics
import Dossier
import EDTF
import Linking

enum HandlingBelow: Rule {
    static let id = "handling-below"
    static let severity = Severity.error
    static let summary = "The site, a page or a pack is marked no lower than what it includes, cites or embeds."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        let markings = Markings(graph)
        guard markings.areAny else { return }
        markings.checkSite(&findings)
        markings.checkPages(&findings)
        for (index, pack) in graph.corpus.packs.enumerated() { markings.check(pack, index, &findings) }
    }
}

/// The markings of a dossier, by file.
private struct Markings {
    private struct Marked {
        var handling: Written<Handling>
        var allowances: [Allowance]
    }

    private let graph: Graph
    private var marked: [Int: Marked] = [:]
    /// What is unmarked bears the site's marking; a site without one may be handed to anybody.
    private let site: Handling

    init(_ graph: Graph) {
        self.graph = graph
        let corpus = graph.corpus
        site = corpus.settings.handling ?? .clear
        func add(_ origin: Origin, _ handling: Written<Handling>?, _ allowances: [Allowance]) {
            if let handling { marked[origin.file] = Marked(handling: handling, allowances: allowances) }
        }
        for noun in corpus.sources { add(noun.origin, noun.handling, noun.allowances) }
        for noun in corpus.entities { add(noun.origin, noun.handling, noun.allowances) }
        for noun in corpus.disputes { add(noun.origin, noun.handling, noun.allowances) }
        for noun in corpus.pages + (corpus.home.map { [$0] } ?? []) { add(noun.origin, noun.handling, noun.allowances) }
        for noun in corpus.timelines { add(noun.origin, noun.handling, noun.allowances) }
    }

    /// A dossier that marks nothing but itself, and no pack below itself, breaks nothing.
    var areAny: Bool { !marked.isEmpty || graph.corpus.packs.contains { $0.handling != nil } }

    private func handling(file: Int) -> Handling { marked[file]?.handling.value ?? site }

    /// Whatever is marked is published on the site.
    func checkSite(_ findings: inout Findings) {
        for (_, noun) in marked.sorted(by: { $0.key < $1.key }) where noun.handling.value > site {
            findings.add(
                "\(noun.handling.value.rawValue) stands above the site that publishes it, \(wording(site))", at: noun.handling.origin,
                notes: ["raise `handling:` of dossier.yml, or take this file out of the dossier"], allowances: noun.allowances)
        }
    }

    /// Pages marked for themselves, by what their texts cite and embed and what is gathered on them.
    func checkPages(_ findings: inout Findings) {
        var told: Set<Pair> = []
        for passage in graph.passages {
            guard let own = marked[passage.file] else { continue }
            for citation in passage.citations {
                guard let source = citation.source else { continue }
                require(
                    own, file: passage.file, includes: graph.corpus.sources[source].origin.file, "cites \(citation.citation.source)",
                    at: citation.citation.origin, &told, &findings)
            }
            for link in passage.links where link.wikilink.isEmbed {
                guard let file = file(of: link.target.page) else { continue }
                require(
                    own, file: passage.file, includes: file, "embeds \(link.wikilink.typed)", at: link.wikilink.origin, &told, &findings)
            }
        }
        for (index, entity) in graph.corpus.entities.enumerated() {
            guard let own = marked[entity.origin.file] else { continue }
            for claim in graph.entities[index].claimsMade + graph.entities[index].claimsAbout {
                let dispute = graph.corpus.disputes[graph.claims[claim].dispute]
                require(
                    own, file: entity.origin.file, includes: dispute.origin.file, "shows a claim of \(dispute.id)",
                    at: own.handling.origin, &told, &findings)
            }
            for event in graph.entities[index].events {
                let file = graph.passages[graph.events[event].passage].file
                require(
                    own, file: entity.origin.file, includes: file, "shows an event of \(graph.corpus.files[file].text.path)",
                    at: own.handling.origin, &told, &findings)
            }
        }
    }

    private struct Pair: Hashable {
        var page: Int
        var part: Int
    }

    private func require(
        _ own: Marked, file: Int, includes part: Int, _ what: String, at origin: Origin, _ told: inout Set<Pair>, _ findings: inout Findings
    ) {
        let needed = handling(file: part)
        guard needed > own.handling.value, told.insert(Pair(page: file, part: part)).inserted else { return }
        findings.add(
            "this page is \(own.handling.value.rawValue), but \(what), which is \(needed.rawValue)", at: origin, allowances: own.allowances)
    }

    // MARK: Packs

    func check(_ pack: Pack, _ index: Int, _ findings: inout Findings) {
        let own = pack.handling ?? site
        var told: Set<Int> = []
        func require(_ file: Int?, _ what: String, at origin: Origin) {
            guard let file, handling(file: file) > own, told.insert(file).inserted else { return }
            findings.add(
                "this pack is \(pack.handling == nil ? "unmarked and so " : "")\(own.rawValue), but \(what), which is \(handling(file: file).rawValue)",
                at: origin, allowances: pack.allowances)
        }
        for item in pack.include {
            for noun in nouns(of: item.selection) { require(noun.file, "includes \(noun.name)", at: item.origin) }
        }
        for link in pack.repeated {
            if case .success(let target) = graph.resolver.resolve(link, on: .pack(index)) {
                require(file(of: target.page), "repeats \(link.typed)", at: link.origin)
            }
        }
        func take(_ token: Int, _ inNote: Bool) {
            switch graph.corpus.reference(token, file: pack.origin.file) {
            case .citations(let citations):
                for citation in citations {
                    guard let source = graph.resolver.source(citation.source) else { continue }
                    require(graph.corpus.sources[source].origin.file, "cites \(citation.source)", at: citation.origin)
                }
            case .wikilink(let link) where link.isEmbed:
                if case .success(let target) = graph.resolver.resolve(link, on: .pack(index)) {
                    require(file(of: target.page), "embeds \(link.typed)", at: link.origin)
                }
            default: break
            }
        }
        pack.body.blocks.forEachToken(take)
        for judgement in pack.judgements {
            for phrase in judgement.phrases {
                phrase.inlines.visitTokens(false, take)
            }
        }
    }

    private struct Noun {
        var file: Int
        var name: String

        init(_ origin: Origin, _ name: String) {
            file = origin.file
            self.name = name
        }
    }

    /// What a selection of a pack brings along.
    private func nouns(of selection: PackItem.Selection) -> [Noun] {
        let corpus = graph.corpus
        func page(_ reference: PageRef?, _ id: String) -> [Noun] {
            reference.flatMap(file(of:)).map { [Noun(Origin(file: $0, range: 0..<0), id)] } ?? []
        }
        func event(_ event: LinkedEvent) -> Noun {
            let file = graph.passages[event.passage].file
            return Noun(Origin(file: file, range: 0..<0), "an event of \(corpus.files[file].text.path)")
        }
        switch selection {
        case .dispute(let id), .entity(let id), .source(let id), .page(let id): return page(graph.resolver.page(id: id), id)
        case .event(let id): return graph.events.filter { $0.anchor == id }.map(event)
        case .type(let type): return corpus.entities.filter { $0.type.rawValue == type }.map { Noun($0.origin, $0.id) }
        case .tag(let tag):
            let pages = corpus.pages + (corpus.home.map { [$0] } ?? [])
            return corpus.sources.filter { $0.tags.contains(tag) }.map { Noun($0.origin, $0.id) }
                + corpus.entities.filter { $0.tags.contains(tag) }.map { Noun($0.origin, $0.id) }
                + corpus.disputes.filter { $0.tags.contains(tag) }.map { Noun($0.origin, $0.id) }
                + pages.filter { $0.tags.contains(tag) }.map { Noun($0.origin, $0.id) }
                + graph.events.filter { $0.event.tags.contains(tag) }.map(event)
        case .timeline(let span): return graph.events.filter { $0.event.date.value.overlaps(span) }.map(event)
        // It is asked of the whole dossier, and may tell of anything in it.
        case .report:
            let pages = corpus.pages + (corpus.home.map { [$0] } ?? [])
            return corpus.sources.map { Noun($0.origin, $0.id) } + corpus.entities.map { Noun($0.origin, $0.id) }
                + corpus.disputes.map { Noun($0.origin, $0.id) } + pages.map { Noun($0.origin, $0.id) } + graph.events.map(event)
        case .sources("all"): return corpus.sources.map { Noun($0.origin, $0.id) }
        // What is cited is asked of each that cites it.
        case .sources: return []
        }
    }

    private func file(of page: PageRef) -> Int? {
        let corpus = graph.corpus
        switch page {
        case .home: return corpus.home?.origin.file
        case .source(let index): return corpus.sources[index].origin.file
        case .entity(let index): return corpus.entities[index].origin.file
        case .dispute(let index): return corpus.disputes[index].origin.file
        case .page(let index): return corpus.pages[index].origin.file
        default: return nil
        }
    }

    private func wording(_ handling: Handling) -> String {
        graph.corpus.settings.handling == nil ? "which is unmarked" : "which is \(handling.rawValue)"
    }
}
