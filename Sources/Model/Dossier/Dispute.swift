// A question in dispute: claims, and the answers to them.

import CommonMark

/// A dispute page.
public struct Dispute: Sendable {
    public var id: String
    public var origin: Origin
    public var title: String
    public var short: String?
    public var assessment: String?
    public var assessmentOrigin: Origin?
    public var tags: [String] = []
    /// Nil where it bears the site's marking.
    public var handling: Written<Handling>?
    public var allowances: [Allowance] = []
    public var reviewed: String?
    /// What is at stake: the text before the first heading.
    public var stake: Prose
    /// In reading order; `parent` makes them a tree.
    public var claims: [Claim] = []
    /// Level-two headings that are plain text, with their text.
    public var sections: [TextSection] = []
    public var settlement: Prose?
    public var hypotheses: Prose?
    /// Definitions of the page's footnotes, wherever they were written.
    public var footnotes: Prose
    public var events: [Event] = []
    public var irregularities: [Irregularity] = []

    public init(id: String, origin: Origin, title: String, stake: Prose) {
        self.id = id
        self.origin = origin
        self.title = title
        self.stake = stake
        footnotes = Prose(file: stake.file, blocks: [])
    }
}

/// A heading with its text.
public struct TextSection: Sendable {
    public var heading: Phrase
    public var body: Prose

    public init(heading: Phrase, body: Prose) {
        self.heading = heading
        self.body = body
    }
}

/// What a dispute page says in a place where it can't be understood; rules report it.
public struct Irregularity: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// A record's list runs on: another bullet, or a second line.
        case recordRunsOn(String)
        /// A heading without a record, below a claim, or one whose parent is missing.
        case misplacedHeading(String)
    }

    public var kind: Kind
    public var origin: Origin

    public init(kind: Kind, origin: Origin) {
        self.kind = kind
        self.origin = origin
    }
}
