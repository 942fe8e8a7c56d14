// Citations, wikilinks and Markdown links that lead to a paragraph of a renumbered source, wherever they stand.

import CommonMark
import Diagnostics
import Dossier
import Linking

struct ReferenceMoves {
    var graph: Graph
    var maps: [Int: Correspondence]
    var decide: RenumberingPlan.Decision

    func collect(into collector: inout EditCollector) {
        let own = Dictionary(graph.corpus.sources.enumerated().map { ($0.element.origin.file, $0.offset) }) { first, _ in first }
        for (file, read) in graph.corpus.files.enumerated() {
            for reference in read.references {
                switch reference {
                case .citations(let citations): for citation in citations { move(citation, into: &collector) }
                case .wikilink(let link): move(link, own: own[file], into: &collector)
                case .identifier, .malformed: break
                }
            }
            moveFileLinks(file, own: own[file], into: &collector)
        }
    }

    // MARK: Citations

    private func move(_ citation: Citation, into collector: inout EditCollector) {
        guard let index = graph.resolver.source(citation.source), let map = maps[index], let old = citation.locator?.paragraphs,
            let origin = citation.locatorOrigin
        else { return }
        let source = graph.corpus.sources[index]
        guard old.upperBound <= map.fates.count else {
            collector.report(
                .error, "\(source.id) had no ¶\(old.upperBound) before either", at: origin, notes: ["write the paragraph that is meant"])
            return
        }
        let found = Set(old.flatMap { map.candidates($0) }).sorted()
        let gone = old.filter { map.candidates($0).isEmpty }
        if gone.isEmpty, let first = found.first, let last = found.last, last - first + 1 == found.count {
            // A run of paragraphs holds all that its parts were divided into.
            if found.count == 1 || old.count > 1 {
                collector.replace(origin, with: (first == last ? Locator.paragraph(first) : .paragraphs(first...last)).canonical)
                return
            }
        }
        if gone.isEmpty, let decided = decide(source, citation, found), found.contains(decided) {
            collector.replace(origin, with: Locator.paragraph(decided).canonical)
            return
        }
        report(old, found, gone, map, of: source, at: origin, into: &collector)
    }

    private func report(
        _ old: ClosedRange<Int>, _ found: [Int], _ gone: [Int], _ map: Correspondence, of source: Source, at origin: Origin,
        into collector: inout EditCollector
    ) {
        if let lost = gone.first {
            var notes: [DiagnosticNote] = []
            if case .gone(let unit?)? = map.fate(lost) { notes = ["its lines are now the unit \(unit): cite it as that"] }
            collector.report(
                .error, "¶\(lost) of \(source.id) is no paragraph any more", at: origin,
                notes: notes.isEmpty ? ["its lines are in no paragraph of the new map"] : notes)
        } else {
            let names = found.map { "¶\($0)" }.joined(separator: ", ")
            var note: DiagnosticNote = "write the one that is meant"
            if let first = found.first, let last = found.last, last - first + 1 == found.count {
                note = "write the one that is meant, or ¶¶\(first)–\(last) for all of it"
            }
            collector.report(
                .error, "¶\(old.lowerBound)\(old.count > 1 ? "–\(old.upperBound)" : "") of \(source.id) is now \(names)", at: origin,
                notes: [note])
        }
    }

    // MARK: Links

    /// The paragraph a fragment names: `p3`, `¶3`.
    static func paragraph(_ fragment: some StringProtocol) -> Int? {
        let digits = fragment.drop { "pP¶".contains($0) }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }

    private func move(_ link: Wikilink, own: Int?, into collector: inout EditCollector) {
        guard let fragment = link.fragment, let old = Self.paragraph(fragment) else { return }
        var index = own
        if !link.page.isEmpty {
            guard case .success(.source(let named)) = graph.resolver.page(link.page) else { return }
            index = named
        }
        guard let index, let map = maps[index] else { return }
        let source = graph.corpus.sources[index]
        let typed = collector.string(link.origin)
        // Behind the first `#`, which no page's name has before it.
        guard let hash = typed.firstIndex(of: "#"), let place = typed[hash...].firstRange(of: fragment) else {
            collector.report(.error, "this link to ¶\(old) of \(source.id) has to be moved by hand", at: link.origin)
            return
        }
        let start = link.origin.range.lowerBound + typed.utf8.distance(from: typed.startIndex, to: place.lowerBound)
        let origin = Origin(file: link.origin.file, range: start..<(start + fragment.utf8.count))
        moveFragment(fragment, old, map, source, at: origin, shown: link.origin, into: &collector)
    }

    private func moveFragment(
        _ fragment: String, _ old: Int, _ map: Correspondence, _ source: Source, at origin: Origin, shown: Origin,
        into collector: inout EditCollector
    ) {
        switch map.fate(old) {
        case .now(let new):
            let sign = fragment.prefix { "pP¶".contains($0) }
            collector.replace(origin, with: "\(sign)\(new)")
        case .split(let found): report(old...old, found, [], map, of: source, at: shown, into: &collector)
        case .gone: report(old...old, [], [old], map, of: source, at: shown, into: &collector)
        case nil:
            // A fragment that names no paragraph of the old map may be the id of something else.
            break
        }
    }

    // MARK: Markdown links

    /// `[text](../seeds/courier.md#p3)`. The blocks are parsed anew, since a digest's block beyond the new map is in no passage.
    private func moveFileLinks(_ file: Int, own: Int?, into collector: inout EditCollector) {
        let text = graph.corpus.files[file].text
        guard text.bytes.containsFragment else { return }
        var links: [(link: Link, range: Range<Int>)] = []
        for block in MarkdownParser().parse(text, body: 0..<text.bytes.count).blocks { block.collectLinks(into: &links) }
        for (link, range) in links {
            let parts = link.destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let old = Self.paragraph(parts[1]) else { continue }
            var index = own
            if !parts[0].isEmpty {
                guard FileLinks.isRelative(link.destination),
                    case .source(let named)? = graph.target(of: String(parts[0]), in: file)?.page
                else { continue }
                index = named
            }
            guard let index, let map = maps[index] else { continue }
            let source = graph.corpus.sources[index]
            let whole = Origin(file: file, range: range)
            let typed = text.string(range)
            guard let place = typed.ranges(of: "#" + parts[1]).last else {
                collector.report(.error, "this link to ¶\(old) of \(source.id) has to be moved by hand", at: whole)
                continue
            }
            let start = range.lowerBound + typed.utf8.distance(from: typed.startIndex, to: place.lowerBound) + 1
            let origin = Origin(file: file, range: start..<(start + parts[1].utf8.count))
            moveFragment(String(parts[1]), old, map, source, at: origin, shown: whole, into: &collector)
        }
    }
}

extension [UInt8] {
    /// Whether the file may have a Markdown link to a paragraph: `.md#`, or `(#`.
    fileprivate var containsFragment: Bool {
        var previous: UInt8 = 0
        for byte in self {
            if byte == UInt8(ascii: "#"), previous == UInt8(ascii: "d") || previous == UInt8(ascii: "(") || previous == UInt8(ascii: "<") {
                return true
            }
            previous = byte
        }
        return false
    }
}

extension Block {
    fileprivate func collectLinks(into links: inout [(link: Link, range: Range<Int>)]) {
        switch kind {
        case .paragraph(let content), .heading(_, let content): content.collectLinks(into: &links)
        case .list(let list): for item in list.items { for block in item.blocks { block.collectLinks(into: &links) } }
        case .blockquote(let blocks): for block in blocks { block.collectLinks(into: &links) }
        case .table(let table):
            for cell in table.header { cell.inlines.collectLinks(into: &links) }
            for row in table.rows { for cell in row.cells { cell.inlines.collectLinks(into: &links) } }
        case .footnoteDefinition(let footnote): for block in footnote.blocks { block.collectLinks(into: &links) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }
}

extension [Inline] {
    fileprivate func collectLinks(into links: inout [(link: Link, range: Range<Int>)]) {
        for inline in self {
            switch inline.kind {
            case .link(let link), .image(let link):
                if !link.isAutolink { links.append((link, inline.range)) }
                link.content.collectLinks(into: &links)
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.collectLinks(into: &links)
            default: break
            }
        }
    }
}
