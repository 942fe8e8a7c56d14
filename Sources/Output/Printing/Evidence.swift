// The evidence: every paragraph that the pack cites, in the editors' digest, with the notes on it.

import Composing
import Dossier
import EDTF
import Linking
import Mustache

/// Which paragraphs of which sources a pack cites, gathered until nothing new is cited.
struct CitedParagraphs {
    private(set) var paragraphs: [Int: Set<Int>] = [:]
    /// Sources that are cited as a whole, too.
    private(set) var sources: Set<Int> = []
    /// Citations of several paragraphs lead to the first; all of them are evidence.
    private let ranges: [Int: [Int: Int]]
    private let graph: Graph

    init(_ graph: Graph) {
        self.graph = graph
        var ranges: [Int: [Int: Int]] = [:]
        func add(_ citation: Citation) {
            guard let range = citation.locator?.paragraphs, range.count > 1, let source = graph.resolver.source(citation.source) else {
                return
            }
            ranges[source, default: [:]][range.lowerBound] = max(range.upperBound, ranges[source]?[range.lowerBound] ?? 0)
        }
        for passage in graph.passages { for citation in passage.citations { add(citation.citation) } }
        for file in graph.corpus.packs.map(\.origin.file) where graph.corpus.files.indices.contains(file) {
            for case .citations(let citations) in graph.corpus.files[file].references { for citation in citations { add(citation) } }
        }
        self.ranges = ranges
    }

    /// Takes what a fragment cites.
    /// - Returns: the paragraphs that were not cited before.
    mutating func take(_ markup: Markup) -> [(source: Int, paragraph: Int)] {
        var new: [(source: Int, paragraph: Int)] = []
        for hole in markup.holes {
            guard let target = Target(code: hole.reference), case .source(let source) = target.page else { continue }
            sources.insert(source)
            guard case .paragraph(let first) = target.place else { continue }
            let last = min(ranges[source]?[first] ?? first, graph.corpus.sources[source].paragraphs.count)
            guard first >= 1, first <= last else { continue }
            for number in first...last where paragraphs[source, default: []].insert(number).inserted { new.append((source, number)) }
        }
        return new
    }

    mutating func takeAll(of source: Int) -> [(source: Int, paragraph: Int)] {
        sources.insert(source)
        return graph.corpus.sources[source].paragraphs.map(\.number).filter { paragraphs[source, default: []].insert($0).inserted }
            .map { (source, $0) }
    }
}

extension PackDraft {
    /// By date of publication, undated ones last.
    func inOrder(_ sources: some Collection<Int>) -> [Int] {
        sources.sorted { left, right in
            switch (corpus.sources[left].published?.value, corpus.sources[right].published?.value) {
            case (let a?, let b?): a == b ? left < right : a < b
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): left < right
            }
        }
    }

    /// A paragraph's digest under its number.
    func paragraph(_ number: Int, of source: Int) -> Markup {
        var out = Markup(raw: "<div class=\"np\" id=\"")
        out.append(escaped: composer.printedID(Target(.source(source), .paragraph(number))) ?? "")
        out.append(raw: "\"><span class=\"pn\">¶")
        out.append(number: number)
        out.append(raw: "</span>")
        if graph.sources[source].paragraphs.indices.contains(number - 1), let passage = graph.sources[source].paragraphs[number - 1] {
            out.append(composer.prose(passage))
        } else {
            out.append(raw: "<p class=\"meta\">There is no digest of this paragraph yet.</p>")
        }
        out.append(raw: "</div>\n")
        return out
    }

    func digests(_ sources: [Int], id: String) -> PackPart {
        var body = Markup()
        for source in sources {
            let all = corpus.sources[source].paragraphs.map(\.number)
            body.append(section(source, all.map { ($0, paragraph($0, of: source)) }))
        }
        return PackPart(
            id: id, title: sources.count == 1 ? "The article, paragraph by paragraph" : "The articles, paragraph by paragraph",
            items: items(sources), body: body)
    }

    func items(_ sources: [Int]) -> [PackContentsItem] {
        sources.compactMap { source in
            composer.printedID(Target(.source(source))).map {
                PackContentsItem(id: $0, title: "\(corpus.sources[source].short): \(corpus.sources[source].title)")
            }
        }
    }

    /// A source with some of its paragraphs; which ones are left out is said.
    func section(_ source: Int, _ paragraphs: [(number: Int, text: Markup)]) -> Markup {
        let record = corpus.sources[source]
        var out = open(Target(.source(source)), class: "item src", title: "\(record.short): \(record.title)", head: record.short)
        out.append(raw: "<p class=\"meta\">")
        var byline = [byline(record)]
        if let kind = record.kind { byline.append(composer.wording.kind(kind)) }
        byline.append(composer.wording.count(record.paragraphs.count, "paragraph", "paragraphs"))
        out.append(escaped: byline.joined(separator: ". ") + ".")
        let printed = Set(paragraphs.map(\.number))
        let missing = record.paragraphs.map(\.number).filter { !printed.contains($0) }
        if !missing.isEmpty { out.append(escaped: " Not cited here: ¶\(PageNumbers.list(missing)).") }
        out.append(raw: "</p>\n")
        for paragraph in paragraphs { out.append(paragraph.text) }
        out.append(raw: "</section>\n")
        return out
    }

    func byline(_ source: Source) -> String {
        var parts = [source.authors.isEmpty ? "No author named" : composer.names(source.authors)]
        if let publisher = source.publisher { parts.append(composer.partyName(publisher)) }
        parts.append(source.published?.value.phrase(composer.wording.dates) ?? "undated")
        return parts.joined(separator: ", ")
    }
}
