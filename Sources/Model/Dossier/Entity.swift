// A person, organisation, place, treaty … that the sources speak of.

import EDTF

/// An entity page.
public struct Entity: Sendable {
    public var id: String
    public var origin: Origin
    public var name: String
    public var nameOrigin: Origin
    public var type: EntityType
    /// A free label: "head of state".
    public var kind: String?
    public var aliases: [Written<String>] = []
    public var match = NameMatch.text
    public var native: [NativeName] = []
    public var wikidata: String?
    public var tags: [String] = []
    public var lives: [LifeDate] = []
    public var reviewed: String?
    public var body: Prose
    public var relations: [Relation] = []
    public var events: [Event] = []
    /// Nil where it bears the site's marking.
    public var handling: Written<Handling>?
    public var allowances: [Allowance] = []

    public init(id: String, origin: Origin, name: String, nameOrigin: Origin, type: EntityType, body: Prose) {
        self.id = id
        self.origin = origin
        self.name = name
        self.nameOrigin = nameOrigin
        self.type = type
        self.body = body
    }
}

public enum EntityType: String, Sendable, CaseIterable {
    case person, group, organisation, government, state, place, treaty, initiative, exercise, weapon, event, document, publication
}

/// How an entity's names are recognised in text.
public enum NameMatch: String, Sendable, CaseIterable {
    /// As written.
    case text
    /// Upper and lower case alike.
    case insensitive
    /// Never by themselves.
    case linkOnly = "link-only"
}

public struct NativeName: Sendable, Hashable {
    /// BCP 47.
    public var language: String
    public var name: String

    public init(language: String, name: String) {
        self.language = language
        self.name = name
    }
}

/// A date in an entity's life: `born`, `signed` …
public struct LifeDate: Sendable, Hashable {
    public enum Key: String, Sendable, CaseIterable {
        case born, died, founded, dissolved, signed
        case inForce = "in-force"
        case ended
    }

    public var key: Key
    public var date: Written<DateExpression>

    public init(key: Key, date: Written<DateExpression>) {
        self.key = key
        self.date = date
    }
}

/// `- president of: [[Belarus]], ../2020-08 [@carpenter-2021, ¶2]`
public struct Relation: Sendable {
    public var name: Written<String>
    public var target: Party
    public var date: Written<DateExpression>?
    public var citations: [Citation]
    /// What else the line says.
    public var remark: String?
    public var origin: Origin

    public init(
        name: Written<String>, target: Party, date: Written<DateExpression>?, citations: [Citation], remark: String?, origin: Origin
    ) {
        self.name = name
        self.target = target
        self.date = date
        self.citations = citations
        self.remark = remark
        self.origin = origin
    }
}

/// Someone named in a record: an entity, or words for those whom a source leaves unnamed.
public struct Party: Sendable, Hashable {
    /// The first wikilink, if any.
    public var link: Wikilink?
    /// The whole text, links as they are shown.
    public var text: String
    /// What stands before and after the link: "states of the ", " (unnamed)".
    public var before: String
    public var after: String
    public var origin: Origin

    public init(link: Wikilink?, text: String, before: String, after: String, origin: Origin) {
        self.link = link
        self.text = text
        self.before = before
        self.after = after
        self.origin = origin
    }
}

/// `allow: unanswered, no Belarusian source in the collection`: silences one rule for one noun, with a reason.
public struct Allowance: Sendable, Hashable {
    public var rule: String
    public var reason: String
    public var origin: Origin

    public init(rule: String, reason: String, origin: Origin) {
        self.rule = rule
        self.reason = reason
        self.origin = origin
    }
}
