// What the import makes of an article: a role and a reason for each piece of it, and what the record will say.

import Quoting

/// What a piece of an article is taken for.
enum LineRole: String, Sendable, Hashable {
    case chrome, title, standfirst, author, date, number, heading, caption, bio, paragraph
}

/// A piece of an article with its role.
struct JudgedUnit: Sendable {
    var unit: LineUnit
    var role: LineRole
    var reason: String
    /// A second role on the same line, for a byline that carries the date.
    var also: LineRole?
}

/// A proposed value, and what it rests on.
struct Proposal: Sendable, Hashable {
    var value: String
    var reason: String
    /// 1-based line, where it was read from one.
    var line: Int?
}

/// An article with everything the record needs.
struct JudgedArticle: Sendable {
    var units: [JudgedUnit]
    var title: Proposal?
    var authors: [Proposal] = []
    var publisher: Proposal?
    /// EDTF.
    var published: Proposal?
    /// As printed.
    var publishedAs: String?
    var url: Proposal?
    var language: Proposal?
    var doubts: [Doubt] = []
    /// Worth knowing, and no doubt.
    var notes: [String] = []
}
