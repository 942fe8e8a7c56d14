// Editorial pages: home, timelines, packs and any other; and the key judgements on them.

/// A page of editorial text: `index.md`, or any that is no entity, dispute, timeline or pack.
public struct Page: Sendable {
    public var id: String
    public var origin: Origin
    public var title: String
    public var subtitle: String?
    public var tags: [String] = []
    /// Nil where it bears the site's marking.
    public var handling: Written<Handling>?
    public var allowances: [Allowance] = []
    public var reviewed: String?
    public var body: Prose
    public var judgements: [Judgement] = []
    public var events: [Event] = []

    public init(id: String, origin: Origin, title: String, body: Prose) {
        self.id = id
        self.origin = origin
        self.title = title
        self.body = body
    }
}

/// A file of `content/timeline/`.
public struct TimelineFile: Sendable {
    public var id: String
    public var origin: Origin
    public var title: String
    public var tags: [String] = []
    /// Nil where it bears the site's marking.
    public var handling: Written<Handling>?
    public var allowances: [Allowance] = []
    public var preface: Prose
    public var events: [Event]

    public init(id: String, origin: Origin, title: String, preface: Prose, events: [Event]) {
        self.id = id
        self.origin = origin
        self.title = title
        self.preface = preface
        self.events = events
    }
}

/// What the editors conclude.
public struct Judgement: Sendable {
    public var id: String?
    public var sentence: Phrase
    public var confidence: Confidence?
    public var likelihood: Likelihood?
    public var because: Phrase?
    /// How somebody with the same evidence could read it otherwise.
    public var alternative: Phrase?
    public var wouldChange: Phrase?
    public var allowances: [Allowance] = []
    public var reviewed: String?
    public var origin: Origin

    /// Its texts, in the order in which they are shown.
    public var phrases: [Phrase] { [sentence, because, alternative, wouldChange].compactMap(\.self) }

    public init(sentence: Phrase, origin: Origin) {
        self.sentence = sentence
        self.origin = origin
    }
}
