// Targets, parties and lines in plain words: what links, lists and reports show for them.

import CommonMark
import Dossier

extension Graph {
    /// What a link by id shows: the name of what it leads to.
    public func name(of target: Target) -> String {
        switch target.place {
        case .claim(let index): return plainText(claims[index].claim.statement)
        case .event(let index): return title(plainText(events[index].event.sentence))
        case .judgement(let index): return title(plainText(judgements[index].judgement.sentence))
        case .paragraph(let number): return "\(name(of: target.page)) ¶\(number)"
        case .top, .note, .anchor, .continuation: return name(of: target.page)
        }
    }

    /// A sentence as the name of something: without its full stop, since it will stand inside another.
    private func title(_ sentence: String) -> String {
        sentence.hasSuffix(".") && !sentence.hasSuffix("..") ? String(sentence.dropLast()) : sentence
    }

    public func name(of page: PageRef) -> String {
        switch page {
        case .home: return corpus.home?.title ?? corpus.settings.title
        case .source(let index): return corpus.sources[index].short
        case .entity(let index): return corpus.entities[index].name
        case .dispute(let index): return corpus.disputes[index].title
        case .page(let index): return corpus.pages[index].title
        case .pack(let index): return corpus.packs[index].title
        case .timeline: return "Timeline"
        case .sourceIndex: return "Sources"
        case .entityIndex: return "Entities"
        case .disputeIndex: return "Questions in dispute"
        case .reportIndex, .report: return "Reports"
        case .claimIndex: return "All claims"
        case .glossary: return "Glossary"
        case .search: return "Search"
        case .timelineView: return "Timeline"
        case .notFound: return "Not found"
        case .asset(let index): return corpus.assets.indices.contains(index) ? corpus.assets[index] : ""
        }
    }

    /// Someone named in a record, in plain words.
    public func name(of party: Party) -> String {
        guard let link = party.link else { return party.text }
        guard case .success(let target) = resolver.resolve(link, on: .home) else { return party.text }
        return party.before + shown(link, target) + party.after
    }

    /// A wikilink shows what was written for it; by id, the name of what it leads to; by name or alias, what was typed.
    public func shown(_ link: Wikilink, _ target: Target) -> String {
        if let shown = link.shown { return shown }
        if link.fragment != nil || link.page.isEmpty { return name(of: target) }
        return resolver.page(id: link.page) == nil ? link.page : name(of: target)
    }

    /// A line in plain words, links as they are shown, citations left out.
    public func plainText(_ phrase: Phrase) -> String {
        plainText(phrase.inlines, file: phrase.origin.file)
    }

    /// - Parameter passage: whose links the text's are: with it a link to a place shows what stands there, without it the id as typed.
    public func plainText(_ inlines: [Inline], file: Int, of passage: Passage? = nil) -> String {
        var out = ""
        appendPlainText(inlines, file: file, passage, to: &out)
        // A citation taken out leaves the space before it.
        return out.evenlySpaced()
    }

    private func appendPlainText(_ inlines: [Inline], file: Int, _ passage: Passage?, to out: inout String) {
        for inline in inlines {
            switch inline.kind {
            case .text(let text), .code(let text): out += text
            case .lineBreak: out += " "
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                appendPlainText(content, file: file, passage, to: &out)
            case .link(let link), .image(let link): appendPlainText(link.content, file: file, passage, to: &out)
            case .token(let index):
                switch corpus.reference(index, file: file) {
                case .wikilink(let link):
                    // A statement that links to itself would be named after itself for ever: fragments are shown as typed here.
                    if link.shown == nil, let target = passage?.target(of: link) {
                        out += shown(link, target)
                    } else if link.shown == nil, link.fragment == nil, case .success(let page) = resolver.page(link.page) {
                        out += shown(link, Target(page))
                    } else {
                        out += link.shown ?? link.typed
                    }
                case .malformed(let typed): out += typed
                case .citations, .identifier, nil: break
                }
            case .html, .footnoteReference: break
            }
        }
    }

    /// How a wikilink would name a target: `western-border#shots-fired`, `carpenter-2021#p3`; an event by its id on the timeline page.
    public func reference(to target: Target) -> String {
        let page: String =
            switch target.page {
            case .home: corpus.home?.id ?? Corpus.homeID
            case .source(let index): corpus.sources[index].id
            case .entity(let index): corpus.entities[index].id
            case .dispute(let index): corpus.disputes[index].id
            case .page(let index): corpus.pages[index].id
            case .pack(let index): corpus.packs[index].id
            case .timeline: "timeline"
            case .sourceIndex: "sources"
            case .entityIndex: "entities"
            case .disputeIndex: "disputes"
            case .reportIndex, .report: "reports"
            case .claimIndex: "claims"
            case .glossary: "glossary"
            case .search: "search"
            case .timelineView: "timeline"
            case .notFound, .asset: ""
            }
        switch target.place {
        case .top, .continuation: return page
        case .paragraph(let number): return "\(page)#p\(number)"
        case .note(let index): return "\(page)#N\(index + 1)"
        case .claim(let index): return "\(page)#\(claims[index].claim.id)"
        case .event(let index): return "\(page)#\(events[index].anchor)"
        case .judgement(let index): return "\(page)#\(judgements[index].anchor)"
        case .anchor(let index): return "\(page)#\(anchors[index])"
        }
    }
}
