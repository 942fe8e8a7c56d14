// Pack → HTML that needs nothing else: style, fonts, pictures and charts are in it.

import Charting
import Composing
import Diagnostics
import Dossier
import EDTF
import Linking
import Mustache

/// A4, or the size of North America.
public enum Paper: String, Sendable, CaseIterable {
    case a4, letter

    /// As CSS names it (css-page-3, section 7.1).
    var name: String { self == .a4 ? "A4" : "letter" }
    var wallName: String { self == .a4 ? "A3 landscape" : "ledger" }
    /// A quarter of a sheet.
    var cardSize: String { self == .a4 ? "148mm 105mm" : "5.5in 4.25in" }
}

/// What packs are made with beside the graph.
public struct PackTheme: Sendable {
    /// Templates by name, `pack` among them.
    public var templates: [String: SourceText]
    /// `pack.css`.
    public var style: [UInt8]
    /// `fonts.css` with its files, by name; empty where the reader's own fonts do.
    public var fonts: [String: [UInt8]]

    public init(templates: [String: SourceText], style: [UInt8], fonts: [String: [UInt8]]) {
        self.templates = templates
        self.style = style
        self.fonts = fonts
    }
}

/// Prints packs of one graph.
public struct PackPrinter: Sendable {
    let composer: Composer
    private let template: TypedTemplate<PackPage>
    private let style: [UInt8]
    private let address: @Sendable (Target) -> String
    private let pictures: [Int: [UInt8]]
    private let tool: String

    /// - Parameters:
    ///   - address: where the site has a target, for what a pack refers to and does not print.
    ///   - assets: the content of the files below `content/` that are copied, in the order of `Corpus.assets`.
    ///   - tool: the program's name and version, for the colophon.
    /// - Returns: what is wrong with the template, or the printer.
    public static func printer(
        _ graph: Graph, theme: PackTheme, assets: [[UInt8]], tool: String, address: @escaping @Sendable (Target) -> String
    ) -> Result<PackPrinter, TemplateErrors> {
        TypedTemplate<PackPage>.compile("pack", in: TemplateSet(theme.templates)).map { template in
            var pictures: [Int: [UInt8]] = [:]
            for (index, path) in graph.corpus.assets.enumerated() where index < assets.count {
                if let type = DataAddress.pictureType(of: path) { pictures[index] = DataAddress.bytes(assets[index], type: type) }
            }
            return PackPrinter(
                composer: Composer(graph, medium: .print), template: template, style: FontFaces.css(theme.fonts) + theme.style,
                address: address,
                pictures: pictures, tool: tool)
        }
    }

    /// Composes a pack once for all papers.
    /// - Parameter index: of the pack among those of the corpus.
    public func pack(_ index: Int) -> PrintedPack {
        let draft = PackDraft(index, composer)
        var parts = draft.parts
        var back: [PackPart] = []
        var cited: [Int] = []
        if draft.pack.format == .pack {
            let evidence = evidence(draft, parts)
            cited = draft.inOrder(evidence.cited.sources.union(evidence.sources))
            if let part = evidence.part { back.append(part) }
            if let part = draft.references(cited) { back.append(part) }
        } else if draft.pack.format == .brief {
            var found = CitedParagraphs(composer.graph)
            for part in parts { _ = found.take(part.body) }
            cited = draft.inOrder(found.sources)
            if !cited.isEmpty {
                back.append(PackPart(id: "sources", title: "Sources", classes: "part small", body: line(of: cited, draft)))
            }
        }
        parts += back
        var addresses = PackAddresses(
            draft.composer, ids: Set(parts.flatMap { [$0.id] + PackAddresses.ids(in: $0.body) }),
            site: draft.pack.format == .pack ? nil : address, pictures: pictures)
        for place in parts.indices { parts[place].body = addresses.resolve(parts[place].body) }
        return PrintedPack(
            draft: draft, template: template, style: style, address: address, tool: tool, parts: parts, cited: cited,
            outside: addresses.outside, mentions: addresses.mentions)
    }

    /// Every cited paragraph, and what these cite in turn.
    private func evidence(_ draft: PackDraft, _ parts: [PackPart]) -> (part: PackPart?, cited: CitedParagraphs, sources: Set<Int>) {
        var cited = CitedParagraphs(composer.graph)
        var texts: [Int: [Int: Markup]] = [:]
        var waiting: [(source: Int, paragraph: Int)] = []
        for part in parts { waiting += cited.take(part.body) }
        if draft.plan.wantsAllSources { for source in composer.graph.corpus.sources.indices { waiting += cited.takeAll(of: source) } }
        while let next = waiting.popLast() {
            // Printed in whole further up.
            if draft.plan.printsDigests.contains(next.source) { continue }
            let text = draft.paragraph(next.paragraph, of: next.source)
            texts[next.source, default: [:]][next.paragraph] = text
            waiting += cited.take(text)
        }
        let order = draft.inOrder(texts.keys)
        guard !order.isEmpty else { return (nil, cited, []) }
        var body = Markup(
            raw:
                "<p class=\"meta\">Each paragraph that this pack cites, in the editors’ words; what is in quotation marks is the article’s own. A claim is underlined, a counterclaim with dashes.</p>\n"
        )
        for source in order {
            body.append(draft.section(source, (texts[source] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
        }
        return (PackPart(id: "evidence", title: "The evidence", items: draft.items(order), body: body), cited, Set(order))
    }

    /// All sources in one paragraph, for a brief.
    private func line(of sources: [Int], _ draft: PackDraft) -> Markup {
        var out = Markup(raw: "<p class=\"meta\"><b>Sources</b> ")
        for (number, source) in sources.enumerated() {
            if number > 0 { out.append(raw: " ") }
            out.append(raw: "<span id=\"")
            out.append(escaped: PackAddresses.sourceID(draft.composer.printedID(Target(.source(source))) ?? ""))
            out.append(raw: "\">")
            let record = composer.graph.corpus.sources[source]
            let grade = record.reliability.map { " (\($0.rawValue))" } ?? ""
            out.append(escaped: "\(record.short): \(draft.byline(record))\(grade).")
            out.append(raw: "</span>")
        }
        out.append(raw: "</p>\n")
        return out
    }
}

/// A pack, composed: what differs between papers is only its style and the pages in its index.
public struct PrintedPack: Sendable {
    let draft: PackDraft
    let template: TypedTemplate<PackPage>
    let style: [UInt8]
    let address: @Sendable (Target) -> String
    let tool: String
    let parts: [PackPart]
    let cited: [Int]
    let outside: [Target]
    let mentions: [Int: [String]]

    public var id: String { draft.pack.id }
    public var format: PackFormat { draft.pack.format }
    public var handling: Handling? { draft.handling }
    public var title: String { draft.pack.title }

    /// Whether it prints page numbers other than a page's own: these are known only once it has been set.
    public var needsPageNumbers: Bool { format == .pack }

    /// The first day of its edition, in seconds since 1970, for whatever writes a date of its own into a file.
    public var epoch: Int { max(0, draft.edition?.earliest ?? draft.edition?.latest ?? 0) * 86_400 }

    /// - Parameters:
    ///   - paper: nil for a browser, which prints on the paper it has.
    ///   - pages: where everything stood when the pack was set last; nil before, and then each number is a stand-in.
    ///   - isLoose: whether pages may break anywhere: for a text that the typesetter can't hold together.
    public func html(_ paper: Paper?, pages: SetPages? = nil, isLoose: Bool = false) -> [UInt8] {
        let corpus = draft.corpus
        let parts = allParts(paper == nil ? nil : pages ?? SetPages())
        let settings = corpus.settings
        let page = PackPage(
            language: settings.language, title: draft.pack.title, subtitle: draft.pack.subtitle,
            kind: "\(format.rawValue) \(paper?.rawValue ?? "browser")", author: draft.pack.preparedBy ?? settings.authors.first,
            description: draft.pack.subtitle ?? settings.title, created: draft.edition?.htmlDateTime,
            style: PackStyle(draft: draft, paper: paper, pages: pages?.count, isLoose: isLoose).markup(style),
            handling: draft.handling?.rawValue,
            caveat: draft.handling.map(PackStyle.caveat), label: label, hasCover: format == .pack, facts: facts,
            contents: Self.contents(parts), parts: parts, footer: footer)
        let html = template.render(page).resolved { _, out in out.append(UInt8(ascii: "#")) }
        // Most references lead to the evidence at the end, so that most numbers are as long as the last.
        let standIn = (html.count - style.count) / Self.bytesOfPage < 100 ? "00" : "000"
        return paper == nil ? html : Self.numbered(html, pages, standIn: standIn)
    }

    /// The composed parts with those that are made when all addresses are known.
    private func allParts(_ pages: SetPages?) -> [PackPart] {
        var parts = self.parts
        guard format == .pack else { return parts }
        if let part = draft.acronyms(named: mentions.keys.sorted()) {
            let place = parts.firstIndex { $0.id == "evidence" || $0.id == "sources" } ?? parts.count
            parts.insert(part, at: place)
        }
        if let part = draft.outside(outside, address) { parts.append(part) }
        if let part = draft.names(mentions, pages: pages, address) { parts.append(part) }
        return parts + [draft.method, draft.colophon(cited, tool: tool)]
    }

    private static func contents(_ parts: [PackPart]) -> [PackContentsEntry] {
        parts.map { PackContentsEntry(id: $0.id, title: $0.title, entries: $0.items) }
    }

    /// What a reader finds his way by outside the text.
    var contents: [PackContentsEntry] { Self.contents(allParts(nil)) }

    /// Whether there is a drawing in it, be it a sign beside a word.
    var hasDrawings: Bool { parts.contains { $0.body.bytes.firstRange(of: Array("<svg".utf8)) != nil } }

    /// About so much HTML fills a page.
    private static let bytesOfPage = 5_000

    /// Each link within the pack with the page it leads to, for the style sheet to show. The typesetter could look it up itself, but sets
    /// everything three times over until its numbers hold.
    private static func numbered(_ html: [UInt8], _ pages: SetPages?, standIn: String) -> [UInt8] {
        let mark = Array("href=\"#".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(html.count + html.count / 10)
        var position = 0
        var start = 0
        while position + mark.count < html.count {
            guard html[position] == mark[0], html[position..<position + mark.count].elementsEqual(mark),
                let end = html[(position + mark.count)...].firstIndex(of: UInt8(ascii: "\""))
            else {
                position += 1
                continue
            }
            let id = String(decoding: html[(position + mark.count)..<end], as: UTF8.self)
            out += html[start...end]
            out += " data-p=\"\(pages.map { String($0.pages[id] ?? 0) } ?? standIn)\"".utf8
            start = end + 1
            position = start
        }
        return out + html[start...]
    }

    private var label: String {
        let kind =
            switch format {
            case .brief: "Brief"
            case .pack: "Briefing pack"
            case .cards: "Cards"
            case .wall: "Wall chart"
            }
        return "\(kind) · \(draft.corpus.settings.title)"
    }

    private var footer: String? {
        guard format != .pack else { return nil }
        var parts = [draft.corpus.settings.title]
        if let edition = draft.edition { parts.append("edition of \(edition.phrase(draft.composer.wording.dates))") }
        return parts.joined(separator: ", ") + "."
    }

    private var facts: [PackFact] {
        let pack = draft.pack
        let dates = draft.composer.wording.dates
        let rows: [(String, String?)] = [
            ("For", pack.audience), ("Asks", pack.asks), ("Prepared by", pack.preparedBy), ("Cleared by", pack.clearedBy),
            ("Contact", pack.contact), ("Edition", draft.edition?.phrase(dates)),
            ("Information to", pack.informationTo?.value.phrase(dates)), ("Supersedes", pack.supersedes),
            ("Copy", pack.copies.map { "No. ____ of \($0)" }),
        ]
        return rows.compactMap { label, value in value.map { PackFact(label: label, value: $0) } }
    }
}
