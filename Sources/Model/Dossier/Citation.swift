// A reference to a source's paragraph, with the words quoted from it.

import Quoting

/// One reference of a citation form: `@source, ¶3, "words", 4`.
public struct Citation: Sendable, Hashable {
    /// The source's id as typed.
    public var source: String
    public var locator: Locator?
    public var quotations: [Quotation]
    /// Credibility of this report, 1–6 (Admiralty code, STANAG 2511); the source's own letter stands in its record.
    public var grade: Int?
    public var origin: Origin
    /// The unit as typed, for findings about it.
    public var locatorOrigin: Origin?

    public init(
        source: String, locator: Locator?, quotations: [Quotation], grade: Int?, origin: Origin, locatorOrigin: Origin?
    ) {
        self.source = source
        self.locator = locator
        self.quotations = quotations
        self.grade = grade
        self.origin = origin
        self.locatorOrigin = locatorOrigin
    }
}

/// Where in a source.
public enum Locator: Sendable, Hashable {
    case paragraph(Int)
    case paragraphs(ClosedRange<Int>)
    /// A unit cited by name: `title`, `bio`.
    case unit(String)

    /// The first paragraph meant, or nil for a named unit.
    public var firstParagraph: Int? {
        switch self {
        case .paragraph(let number): number
        case .paragraphs(let range): range.lowerBound
        case .unit: nil
        }
    }

    /// As the format has it: `¶3`, `¶¶3–5`, `title`.
    public var canonical: String {
        switch self {
        case .paragraph(let number): "¶\(number)"
        case .paragraphs(let range): "¶¶\(range.lowerBound)–\(range.upperBound)"
        case .unit(let name): name
        }
    }

    /// The paragraphs meant; none for a named unit.
    public var paragraphs: ClosedRange<Int>? {
        switch self {
        case .paragraph(let number): number...number
        case .paragraphs(let range): range
        case .unit: nil
        }
    }
}

/// Words quoted from a source, and what its author noted about them.
public struct Quotation: Sendable, Hashable {
    public var words: String
    public var notes: [QuotationNote]
    public var origin: Origin

    public init(words: String, notes: [QuotationNote], origin: Origin) {
        self.words = words
        self.notes = notes
        self.origin = origin
    }
}

extension Quotation {
    /// What is looked for: the words, and those that settle which of several places is meant.
    public var selector: QuotationSelector {
        var after: [String] = []
        var before: [String] = []
        for note in notes {
            switch note {
            case .after(let words): after.append(words)
            case .before(let words): before.append(words)
            case .speech, .scare, .name, .extentUncertain: break
            }
        }
        return QuotationSelector(words, after: after, before: before)
    }
}

/// A note in parentheses after a quotation.
public enum QuotationNote: Sendable, Hashable {
    case after(String)
    case before(String)
    /// The quoted words are speech of an entity, or of someone whom the source leaves unnamed.
    case speech(Party)
    case scare
    case name
    case extentUncertain
}
