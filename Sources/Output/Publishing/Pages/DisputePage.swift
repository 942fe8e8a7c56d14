// A question in dispute: what is at stake, who says what, what would settle it.

import Composing
import Dossier
import Linking
import Mustache

struct DisputePage: TemplateContext {
    var frame: Frame
    var heading: String
    var assessment: String?
    var counts: String
    var stake: Markup
    var table: Markup?
    var map: Markup?
    var sections: [SectionRow]
    var settlement: Markup?
    var hypotheses: Markup?
    var footnotes: Markup?
    var events: [EventRow]
    var uses: [UseRow]
    var reviewed: String?
    var tags: String?
    var pager: Pager?

    static let schema = Schema<DisputePage>(
        "dispute page", .include { $0.frame }, .text("heading") { $0.heading }, .optionalText("assessment") { $0.assessment },
        .text("counts") { $0.counts }, .markup("stake") { $0.stake }, .optionalMarkup("table") { $0.table },
        .optionalMarkup("map") { $0.map },
        .list("sections") { $0.sections },
        .optionalMarkup("settlement") { $0.settlement }, .optionalMarkup("hypotheses") { $0.hypotheses },
        .optionalMarkup("footnotes") { $0.footnotes }, .list("events") { $0.events }, .list("uses") { $0.uses },
        .optionalText("reviewed") { $0.reviewed }, .optionalText("tags") { $0.tags }, .optionalObject("pager") { $0.pager })
}

struct SectionRow: TemplateContext {
    var anchor: String?
    var heading: Markup
    var body: Markup

    static let schema = Schema<SectionRow>(
        "section", .optionalText("anchor") { $0.anchor }, .markup("heading") { $0.heading }, .markup("body") { $0.body })
}

/// A dispute in a list: its first claim beside what answers it.
struct DisputeRow: TemplateContext {
    var link: Markup
    var meta: String
    var claim: PositionRow?
    var counterclaim: PositionRow?
    /// Why there is no counterclaim.
    var unrebutted: String?

    static let schema = Schema<DisputeRow>(
        "dispute", .markup("link") { $0.link }, .text("meta") { $0.meta }, .optionalObject("claim") { $0.claim },
        .optionalObject("counterclaim") { $0.counterclaim }, .optionalText("unrebutted") { $0.unrebutted })

    init(_ index: Int, _ composer: Composer) {
        let graph = composer.graph
        let dispute = graph.corpus.disputes[index]
        link = composer.link(Target(.dispute(index)), dispute.title)
        meta = [dispute.assessment, DisputePage.counts(index, composer)].compactMap { $0 }.joined(separator: ". ")
        // The first claim that somebody answers shows the dispute best.
        let top = graph.disputes[index].claims.filter { graph.claims[$0].parent == nil }
        let shown = top.first { composer.rebuttal(of: $0) != nil } ?? top.first
        claim = shown.map { PositionRow($0, isCounterclaim: false, composer) }
        counterclaim = shown.flatMap { composer.rebuttal(of: $0) }.map { PositionRow($0, isCounterclaim: true, composer) }
        unrebutted = counterclaim == nil ? shown.map(composer.unrebutted) : nil
    }
}

struct PositionRow: TemplateContext {
    var side: Markup
    var statement: Markup
    var holders: String

    static let schema = Schema<PositionRow>(
        "position", .markup("side") { $0.side }, .markup("statement") { $0.statement }, .text("holders") { $0.holders })

    init(_ index: Int, isCounterclaim: Bool, _ composer: Composer) {
        let linked = composer.graph.claims[index]
        side = composer.side(isCounterclaim: isCounterclaim)
        statement = composer.link(Target(.dispute(linked.dispute), .claim(index)), composer.plainText(linked.claim.statement))
        holders = linked.claim.holders.isEmpty ? "nobody named" : composer.names(linked.claim.holders)
    }
}

extension DisputePage {
    static func counts(_ index: Int, _ composer: Composer) -> String {
        let claims = composer.graph.disputes[index].claims
        let top = claims.count { composer.graph.claims[$0].parent == nil }
        return
            "\(composer.wording.count(top, "claim", "claims")), \(composer.wording.count(claims.count - top, "response", "responses"))"
    }

    init(_ index: Int, part: Int, _ frame: Frame, _ composer: Composer, lists: DisputeLists) {
        let graph = composer.graph
        let dispute = graph.corpus.disputes[index]
        let linked = graph.disputes[index]
        self.frame = frame
        heading = dispute.title
        assessment = dispute.assessment
        counts = Self.counts(index, composer)
        let isFirst = part == 1
        stake = isFirst ? composer.prose(linked.stake) : Markup()
        let pairs = lists.pairs(part)
        table = pairs.isEmpty ? nil : composer.claimTable(pairs)
        map = lists.hasMap(part) ? composer.argumentFigure(index, isBesideTable: lists.parts == 1) : nil
        sections = zip(isFirst ? dispute.sections : [], linked.sections).map { section, passage in
            SectionRow(
                anchor: graph.headingAnchors[section.heading.origin], heading: composer.phrase(section.heading.inlines, in: passage),
                body: composer.prose(passage))
        }
        settlement = isFirst ? linked.settlement.map { composer.prose($0) } : nil
        hypotheses = isFirst ? linked.hypotheses.map { composer.prose($0) } : nil
        footnotes = isFirst ? linked.footnotes.map { composer.prose($0) } : nil
        events = lists.events(part).map { EventRow($0, composer, isAtHome: false) }
        uses = lists.uses.rows(lists.uses(part), composer)
        pager = Pager(SitePage(.dispute(index), part: part), of: lists.parts)
        reviewed = dispute.reviewed.map(composer.reviewed)
        tags = dispute.tags.isEmpty ? nil : dispute.tags.joined(separator: ", ")
    }
}
