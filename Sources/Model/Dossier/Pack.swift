// A briefing pack: what to print of the graph, for whom.

import EDTF

/// A file of `content/packs/`.
public struct Pack: Sendable {
    public var id: String
    public var origin: Origin
    public var title: String
    public var subtitle: String?
    public var format = PackFormat.pack
    /// Nil where it bears the site's marking.
    public var handling: Handling?
    public var handlingOrigin: Origin?
    public var edition: Written<DateExpression>?
    /// The information cut-off.
    public var informationTo: Written<DateExpression>?
    public var supersedes: String?
    public var audience: String?
    public var asks: String?
    public var preparedBy: String?
    public var clearedBy: String?
    public var contact: String?
    public var copies: Int?
    public var include: [PackItem] = []
    public var tags: [String] = []
    public var allowances: [Allowance] = []
    public var reviewed: String?
    public var body: Prose
    public var judgements: [Judgement] = []
    /// Judgements repeated from elsewhere: `![[index#id]]`.
    public var repeated: [Wikilink] = []

    public init(id: String, origin: Origin, title: String, body: Prose) {
        self.id = id
        self.origin = origin
        self.title = title
        self.body = body
    }
}

public enum PackFormat: String, Sendable, CaseIterable {
    case brief, pack, cards, wall
}

/// Traffic Light Protocol 2.0 (FIRST, August 2022).
public enum Handling: String, Sendable, CaseIterable, Comparable {
    case clear = "TLP:CLEAR"
    case green = "TLP:GREEN"
    case amber = "TLP:AMBER"
    case amberStrict = "TLP:AMBER+STRICT"
    case red = "TLP:RED"

    /// From whom everybody may have it to whom only those in the room may.
    public static func < (left: Handling, right: Handling) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .clear: 0
        case .green: 1
        case .amber: 2
        case .amberStrict: 3
        case .red: 4
        }
    }
}

/// One selection of a pack, in order.
public struct PackItem: Sendable {
    public enum Selection: Sendable {
        case dispute(String)
        case entity(String)
        case source(String)
        case event(String)
        case page(String)
        case type(String)
        case tag(String)
        case timeline(DateExpression)
        /// By its name; see `ReportName`.
        case report(String)
        /// `sources: cited` or `sources: all`.
        case sources(String)
    }

    public var selection: Selection
    public var depth: Int?
    public var origin: Origin

    public init(selection: Selection, depth: Int?, origin: Origin) {
        self.selection = selection
        self.depth = depth
        self.origin = origin
    }
}
