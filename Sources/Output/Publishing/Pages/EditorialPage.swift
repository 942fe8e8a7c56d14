// Any page that is no source, entity or dispute.

import Composing
import Dossier
import Linking
import Mustache

struct EditorialPage: TemplateContext {
    var frame: Frame
    var heading: String
    var subtitle: String?
    var body: Markup
    var judgements: [JudgementRow]
    var events: [EventRow]
    var uses: [UseRow]
    var reviewed: String?
    var tags: String?
    var pager: Pager?

    static let schema = Schema<EditorialPage>(
        "page", .include { $0.frame }, .text("heading") { $0.heading }, .optionalText("subtitle") { $0.subtitle },
        .markup("body") { $0.body },
        .list("judgements") { $0.judgements }, .list("events") { $0.events }, .list("uses") { $0.uses },
        .optionalText("reviewed") { $0.reviewed }, .optionalText("tags") { $0.tags },
        .optionalObject("pager") { $0.pager })

    static func parts(_ index: Int, _ graph: Graph) -> Int {
        max(graph.pages[index].events.parts(), PageUses(of: .page(index), graph).pages.parts())
    }

    init(_ index: Int, part: Int, parts: Int, _ frame: Frame, _ composer: Composer) {
        let linked = composer.graph.pages[index]
        self.frame = frame
        heading = linked.page.title
        subtitle = linked.page.subtitle
        body = part == 1 ? composer.prose(linked.body) : Markup()
        judgements = part == 1 ? linked.judgements.map { JudgementRow($0, composer) } : []
        events = linked.events.part(part).map { EventRow($0, composer, isAtHome: false) }
        uses = PageUses(of: .page(index), composer.graph).rows(part, composer)
        pager = Pager(SitePage(.page(index), part: part), of: parts)
        reviewed = linked.page.reviewed.map(composer.reviewed)
        tags = linked.page.tags.isEmpty ? nil : linked.page.tags.joined(separator: ", ")
    }
}
