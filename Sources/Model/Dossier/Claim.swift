// A statement someone holds, its evidence, and what it answers.

import CommonMark
import EDTF

/// A claim or an answer to one: a heading of a dispute page with its record.
public struct Claim: Sendable {
    /// The `id` of the record, else the slug of the heading; unique on its page.
    public var id: String
    public var hasOwnID = false
    public var statement: Phrase
    /// Heading level, 2–6.
    public var level: Int
    /// Index among the dispute's claims of the claim above, nil for a `##`.
    public var parent: Int?
    public var holders: [Party] = []
    /// The chain the claim came through, speaker first; the source itself is implied last.
    public var via: [Party] = []
    public var stated: Written<DateExpression>?
    public var when: Written<DateExpression>?
    public var dateWords: Written<String>?
    public var evidence: [Citation] = []
    /// The holder's own reserve, in the source's words.
    public var hedge: Written<String>?
    public var kind = ClaimKind.fact
    public var confidence: Confidence?
    public var likelihood: Likelihood?
    public var status: Written<ClaimStatus>?
    public var because: Phrase?
    /// How it bears on the claim above; nil where the record doesn't say (`rebuts` is meant below a claim).
    public var relation: AnswerRelation?
    /// Claims it answers by name, on this page or another.
    public var answers: [Answer] = []
    public var figures: [Figure] = []
    public var inferred: String?
    public var place: Party?
    public var tags: [String] = []
    public var allowances: [Allowance] = []
    public var reviewed: String?
    public var analysis: Prose
    public var origin: Origin

    public init(id: String, statement: Phrase, level: Int, parent: Int?, analysis: Prose, origin: Origin) {
        self.id = id
        self.statement = statement
        self.level = level
        self.parent = parent
        self.analysis = analysis
        self.origin = origin
    }
}

public enum ClaimKind: String, Sendable, CaseIterable {
    case fact, motive, pledge, forecast, demand
}

/// How sure the editors are (ICD 203).
public enum Confidence: String, Sendable, CaseIterable {
    case low, moderate, high
}

/// How likely the editors think it is (ICD 203, section D.6.e.2.a).
public enum Likelihood: String, Sendable, CaseIterable {
    case almostNoChance = "almost no chance"
    case veryUnlikely = "very unlikely"
    case unlikely
    case roughlyEvenChance = "roughly even chance"
    case likely
    case veryLikely = "very likely"
    case almostCertain = "almost certain"

    /// The terms of ICD 203 in both columns; the second column's are read as the first's.
    public init?(term: String) {
        switch term {
        case "remote": self = .almostNoChance
        case "highly improbable": self = .veryUnlikely
        case "improbable": self = .unlikely
        case "roughly even odds": self = .roughlyEvenChance
        case "probable": self = .likely
        case "highly probable": self = .veryLikely
        case "nearly certain", "almost certainly": self = .almostCertain
        default: self.init(rawValue: term)
        }
    }
}

public enum ClaimStatus: String, Sendable, CaseIterable {
    case contested, unverified, supported, refuted, superseded, broken, kept
    case borneOut = "borne-out"

    /// Whether it says how the matter ended, so that a reason is required.
    public var isVerdict: Bool {
        switch self {
        case .contested, .unverified: false
        case .supported, .refuted, .superseded, .broken, .kept, .borneOut: true
        }
    }
}

/// How an answer bears on a claim.
public enum AnswerRelation: String, Sendable, CaseIterable {
    case rebuts, undercuts, qualifies, supports, concedes, context
}

/// What a claim answers: `rebuts: [[#a]]`.
public struct Answer: Sendable, Hashable {
    public var relation: AnswerRelation
    public var target: Wikilink

    public init(relation: AnswerRelation, target: Wikilink) {
        self.relation = relation
        self.target = target
    }
}

/// `13,000 troops; [[Vienna Document]] observation threshold; 2019`: a value, of what, when.
public struct Figure: Sendable, Hashable {
    public enum Bound: String, Sendable, CaseIterable {
        case exactly, about
        case atLeast = "at least"
        case upTo = "up to"
    }

    public var bound: Bound
    public var value: String
    public var measure: Party
    public var when: Written<DateExpression>?
    public var origin: Origin

    public init(bound: Bound, value: String, measure: Party, when: Written<DateExpression>?, origin: Origin) {
        self.bound = bound
        self.value = value
        self.measure = measure
        self.when = when
        self.origin = origin
    }
}
