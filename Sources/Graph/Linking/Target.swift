// What a link leads to. Fragments hold targets; addresses are written with the page's bytes.

/// A page of the published dossier, by the index of its noun in the corpus.
public enum PageRef: Sendable, Hashable {
    case home
    case source(Int)
    case entity(Int)
    case dispute(Int)
    case page(Int)
    /// Packs are printed, not published; a link to one has no address on the site.
    case pack(Int)
    case timeline
    case sourceIndex
    case entityIndex
    case disputeIndex
    case reportIndex
    /// One question asked of the graph, by its place in the list of reports.
    case report(Int)
    /// All claims of all disputes in one list.
    case claimIndex
    case glossary
    case search
    /// The timeline by a year, a type of entity or a status; an index into the publisher's list of them.
    case timelineView(Int)
    case notFound
    /// A file that is copied as it is; an index into the publisher's list of them.
    case asset(Int)
}

/// Where on a page.
public enum Place: Sendable, Hashable {
    case top
    /// A source's paragraph, from 1.
    case paragraph(Int)
    /// A margin note of a source, by its index.
    case note(Int)
    /// An index into `Graph.claims`.
    case claim(Int)
    /// An index into `Graph.events`.
    case event(Int)
    /// An index into `Graph.judgements`.
    case judgement(Int)
    /// A heading or `{#id}`: an index into `Graph.anchors`.
    case anchor(Int)
    /// A further page of a list that was split, from 2.
    case continuation(Int)
}

/// A page and a place on it.
public struct Target: Sendable, Hashable {
    public var page: PageRef
    public var place: Place

    public init(_ page: PageRef, _ place: Place = .top) {
        self.page = page
        self.place = place
    }

    /// As markup carries it: page kind, page index, place kind, place index, in 8, 24, 8 and 24 bits.
    public var code: UInt64 {
        let (pageKind, pageIndex): (UInt64, Int) =
            switch page {
            case .home: (0, 0)
            case .source(let index): (1, index)
            case .entity(let index): (2, index)
            case .dispute(let index): (3, index)
            case .page(let index): (4, index)
            case .pack(let index): (5, index)
            case .timeline: (6, 0)
            case .sourceIndex: (7, 0)
            case .entityIndex: (8, 0)
            case .disputeIndex: (9, 0)
            case .notFound: (10, 0)
            case .asset(let index): (11, index)
            case .reportIndex: (12, 0)
            case .report(let index): (13, index)
            case .claimIndex: (14, 0)
            case .glossary: (15, 0)
            case .search: (16, 0)
            case .timelineView(let index): (17, index)
            }
        let (placeKind, placeIndex): (UInt64, Int) =
            switch place {
            case .top: (0, 0)
            case .paragraph(let number): (1, number)
            case .note(let index): (2, index)
            case .claim(let index): (3, index)
            case .event(let index): (4, index)
            case .judgement(let index): (5, index)
            case .anchor(let index): (6, index)
            case .continuation(let number): (7, number)
            }
        return pageKind << 56 | UInt64(truncatingIfNeeded: pageIndex & 0xFF_FFFF) << 32 | placeKind << 24
            | UInt64(truncatingIfNeeded: placeIndex & 0xFF_FFFF)
    }

    /// Nil for a number that `code` never gives.
    public init?(code: UInt64) {
        let pageIndex = Int(code >> 32 & 0xFF_FFFF)
        let placeIndex = Int(code & 0xFF_FFFF)
        switch code >> 56 {
        case 0: page = .home
        case 1: page = .source(pageIndex)
        case 2: page = .entity(pageIndex)
        case 3: page = .dispute(pageIndex)
        case 4: page = .page(pageIndex)
        case 5: page = .pack(pageIndex)
        case 6: page = .timeline
        case 7: page = .sourceIndex
        case 8: page = .entityIndex
        case 9: page = .disputeIndex
        case 10: page = .notFound
        case 11: page = .asset(pageIndex)
        case 12: page = .reportIndex
        case 13: page = .report(pageIndex)
        case 14: page = .claimIndex
        case 15: page = .glossary
        case 16: page = .search
        case 17: page = .timelineView(pageIndex)
        default: return nil
        }
        switch code >> 24 & 0xFF {
        case 0: place = .top
        case 1: place = .paragraph(placeIndex)
        case 2: place = .note(placeIndex)
        case 3: place = .claim(placeIndex)
        case 4: place = .event(placeIndex)
        case 5: place = .judgement(placeIndex)
        case 6: place = .anchor(placeIndex)
        case 7: place = .continuation(placeIndex)
        default: return nil
        }
    }
}
