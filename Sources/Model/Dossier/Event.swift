// Something dated, as exactly as its source dates it.

import EDTF

/// One item of a timeline.
public struct Event: Sendable {
    /// The `id` of the item; without one it is made of date and order when the graph is linked.
    public var id: String?
    public var date: Written<DateExpression>
    public var sentence: Phrase
    public var citations: [Citation]
    /// The heading it stands under, on a timeline page.
    public var lane: String?
    public var status: EventStatus?
    /// The source's own words for the date.
    public var dateWords: Written<String>?
    /// What of the date the editors deduced.
    public var inferred: String?
    public var alsoDated: [OtherDate] = []
    public var accordingTo: [Party] = []
    /// Claims that report this event, and pledges or forecasts it falsifies.
    public var reports: [Wikilink] = []
    public var falsifies: [Wikilink] = []
    public var figures: [Figure] = []
    public var place: Party?
    public var tags: [String] = []
    public var allowances: [Allowance] = []
    public var reviewed: String?
    public var origin: Origin

    public init(date: Written<DateExpression>, sentence: Phrase, citations: [Citation], lane: String?, origin: Origin) {
        self.date = date
        self.sentence = sentence
        self.citations = citations
        self.lane = lane
        self.origin = origin
    }
}

public enum EventStatus: String, Sendable, CaseIterable {
    case alleged, planned, disputed
}

/// `also-dated: 2021 [@sakhri-2024, ¶15]; perhaps another closure`
public struct OtherDate: Sendable {
    public var date: Written<DateExpression>
    public var citations: [Citation]
    public var remark: String?

    public init(date: Written<DateExpression>, citations: [Citation], remark: String?) {
        self.date = date
        self.citations = citations
        self.remark = remark
    }
}
