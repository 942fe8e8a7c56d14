// Who points at a page, and from which paragraph.

import Dossier

enum BacklinkIndex {
    /// One pass over the passages; each backlink is stored once, under the page it points at.
    static func build(_ graph: inout Graph) {
        var backlinks: [PageRef: [Backlink]] = [:]
        // Held, so that none is copied while the rest of the graph changes.
        let passages = graph.passages
        for index in passages.indices {
            Pointer.visit(passages[index], index) { pointer in
                backlinks[pointer.page, default: []].append(pointer.backlink)
                if let claim = pointer.reported, graph.claims[claim].reportedIn.last != index {
                    graph.claims[claim].reportedIn.append(index)
                }
                if let (source, use) = pointer.use { graph.sources[source].citedBy.append(use) }
            }
        }
        graph.backlinks = backlinks
    }

    /// Takes out what a passage points at.
    static func remove(_ passage: Int, from graph: inout Graph) {
        var pointers: [Pointer] = []
        Pointer.visit(graph.passages[passage], passage) { pointers.append($0) }
        for page in Set(pointers.map(\.page)) {
            graph.backlinks[page, default: []].removeRun(of: passage, \.passage)
            if graph.backlinks[page]?.isEmpty == true { graph.backlinks[page] = nil }
        }
        for claim in Set(pointers.compactMap(\.reported)) { graph.claims[claim].reportedIn.removeRun(of: passage, \.self) }
        for source in Set(pointers.compactMap { $0.use?.source }) { graph.sources[source].citedBy.removeRun(of: passage, \.passage) }
    }

    /// Puts in what a passage points at, in the place that `build` gives it.
    static func insert(_ passage: Int, into graph: inout Graph) {
        Pointer.visit(graph.passages[passage], passage) { pointer in
            graph.backlinks[pointer.page, default: []].insert(pointer.backlink, at: passage, \.passage)
            if let claim = pointer.reported, !graph.claims[claim].reportedIn.holds(passage) {
                graph.claims[claim].reportedIn.insert(passage, at: passage, \.self)
            }
            if let (source, use) = pointer.use { graph.sources[source].citedBy.insert(use, at: passage, \.passage) }
        }
    }

    /// One thing that a passage points at.
    private struct Pointer {
        var page: PageRef
        var backlink: Backlink
        /// A claim that a digest reports.
        var reported: Int?
        var use: (source: Int, use: SourceUse)?

        static func visit(_ passage: Passage, _ index: Int, _ body: (Pointer) -> Void) {
            for link in passage.links where link.target.page != passage.target.page || passage.role == .note {
                var pointer = Pointer(link.target, index, .link)
                if passage.role == .digest, case .claim(let claim) = link.target.place { pointer.reported = claim }
                body(pointer)
            }
            var last = -1
            for mention in passage.mentions.sorted(by: { $0.entity < $1.entity }) where mention.entity != last {
                last = mention.entity
                body(Pointer(Target(.entity(mention.entity)), index, .mention))
            }
            for citation in passage.citations {
                guard let source = citation.source, let target = citation.target else { continue }
                var pointer = Pointer(target, index, .citation)
                pointer.use = (source, SourceUse(passage: index, paragraphs: citation.citation.locator?.paragraphs))
                body(pointer)
            }
        }

        private init(_ target: Target, _ passage: Int, _ kind: Backlink.Kind) {
            page = target.page
            backlink = Backlink(passage: passage, place: target.place, kind: kind)
        }
    }
}

/// Lists in the order of the passages.
extension Array {
    /// The first element of a passage or of a later one.
    fileprivate func start(of passage: Int, _ key: (Element) -> Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if key(self[middle]) < passage { low = middle + 1 } else { high = middle }
        }
        return low
    }

    fileprivate mutating func removeRun(of passage: Int, _ key: (Element) -> Int) {
        removeSubrange(start(of: passage, key)..<start(of: passage + 1, key))
    }

    /// Behind what the list has of the passage.
    mutating func insert(_ element: Element, at passage: Int, _ key: (Element) -> Int) {
        insert(element, at: start(of: passage + 1, key))
    }
}

extension [Int] {
    mutating func remove(_ passage: Int) { removeRun(of: passage, \.self) }

    fileprivate func holds(_ passage: Int) -> Bool {
        let place = start(of: passage, \.self)
        return place < count && self[place] == passage
    }
}
