// The dossier linked: what every rule, report and page is asked of.

import Diagnostics
import Dossier

/// Nouns with everything that connects them. Indices are those of the corpus's arrays, of `claims`, `events` and `passages`.
public struct Graph: Sendable {
    public var corpus: Corpus
    public var resolver: Resolver
    public var passages: [Passage] = []
    public var claims: [LinkedClaim] = []
    public var events: [LinkedEvent] = []
    public var judgements: [LinkedJudgement] = []
    public var sources: [LinkedSource] = []
    public var entities: [LinkedEntity] = []
    public var disputes: [LinkedDispute] = []
    public var pages: [LinkedPage] = []
    public var home: LinkedPage?
    /// Text above the lanes of the timeline files.
    public var timelinePrefaces: [Int] = []
    /// Ids of headings and `{#id}`, by number.
    public var anchors: [String] = []
    /// Files below `content/` and `seeds/` by path, for Markdown links between files.
    public var fileTargets: [String: Target] = [:]
    /// The anchor of a heading by its origin.
    public var headingAnchors: [Origin: String] = [:]
    /// Passages that point at a page, in the order of the passages; by page.
    public var backlinks: [PageRef: [Backlink]] = [:]
    public var ambiguities: [AmbiguousMention] = []
    public var brokenLinks: [BrokenLink] = []

    public func range(_ origin: Origin) -> SourceRange? { corpus.range(origin) }
}

/// A passage that points at a page, and at which place of it.
public struct Backlink: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case mention, link, citation
    }

    public var passage: Int
    public var place: Place
    public var kind: Kind
}

/// A link that leads nowhere.
public struct BrokenLink: Sendable, Hashable {
    public var link: Wikilink
    public var problem: LinkProblem
}

/// A claim in its argument.
public struct LinkedClaim: Sendable {
    public var dispute: Int
    public var claim: Claim
    public var parent: Int?
    /// Claims nested below, in reading order.
    public var children: [Int] = []
    /// What it answers: the claim above, or those it names.
    public var answers: [ClaimAnswer] = []
    /// Who answers it, here or on another page.
    public var answeredBy: [ClaimAnswer] = []
    /// Entities that hold it.
    public var holders: [Int] = []
    /// Entities it is about.
    public var about: [Int] = []
    public var analysis: Int
    /// Digest paragraphs that link to it.
    public var reportedIn: [Int] = []
    /// Whether it is drawn as a counterclaim: it rebuts or undercuts something. Of two that rebut each other the first is the claim.
    public var isCounterclaim = false
}

/// One end of an answer: how, and the claim at the other end.
public struct ClaimAnswer: Sendable, Hashable {
    public var relation: AnswerRelation
    public var claim: Int
}

/// An event, told once wherever it was written.
public struct LinkedEvent: Sendable {
    public var event: Event
    /// Its id on the timeline page.
    public var anchor: String
    /// Where it was written: the timeline, or an entity's, dispute's or other page.
    public var pages: [PageRef]
    public var passage: Int
    public var entities: [Int] = []
    public var citations: [ResolvedCitation] = []
    public var reports: [Int] = []
    public var falsifies: [Int] = []
}

public struct LinkedJudgement: Sendable {
    public var judgement: Judgement
    public var anchor: String
    public var passage: Int
    public var page: PageRef
}

public struct LinkedSource: Sendable {
    /// The passage of each paragraph, from ¶1; nil where there is no digest.
    public var paragraphs: [Int?] = []
    public var notes: [Int] = []
    public var authors: [Int?] = []
    public var publisher: Int?
    /// What cites it.
    public var citedBy: [SourceUse] = []
}

/// A use of a source: by a passage, at a paragraph.
public struct SourceUse: Sendable, Hashable {
    public var passage: Int
    public var paragraphs: ClosedRange<Int>?
}

public struct LinkedEntity: Sendable {
    public var body: Int = 0
    public var relations: [LinkedRelation] = []
    public var claimsMade: [Int] = []
    public var claimsAbout: [Int] = []
    /// In the order of their dates.
    public var events: [Int] = []
    /// Passages that name it or link to it, in order.
    public var mentions: [Int] = []
    public var companions: [Companion] = []
    /// Sources it wrote or published.
    public var authored: [Int] = []
}

/// A relation as one side sees it.
public struct LinkedRelation: Sendable {
    public var name: String
    /// Nil where the other side has no page.
    public var entity: Int?
    public var relation: Relation
    public var citations: [ResolvedCitation]
    /// Stated on the other side's page.
    public var isInverse: Bool
}

/// Who appears in the same paragraphs.
public struct Companion: Sendable, Hashable {
    public var entity: Int
    public var paragraphs: Int
}

public struct LinkedDispute: Sendable {
    public var claims: Range<Int> = 0..<0
    public var stake: Int = 0
    public var sections: [Int] = []
    public var settlement: Int?
    public var hypotheses: Int?
    public var footnotes: Int?
    public var events: [Int] = []
}

public struct LinkedPage: Sendable {
    public var page: Page
    public var body: Int
    public var judgements: [Int] = []
    public var events: [Int] = []
}
