// A source article as its record in `seeds/` describes it, with our digest of each paragraph.

import CommonMark
import EDTF
import Quoting

/// A source record: what is known of an article, and its digest.
public struct Source: Sendable {
    public var id: String
    public var origin: Origin
    public var title: String
    /// How references name it: "Carpenter 2021".
    public var short: String
    public var authors: [Party] = []
    public var standing: String?
    public var publisher: Party?
    public var published: Written<DateExpression>?
    /// The date as printed, or why it is inferred.
    public var publishedAs: String?
    public var kind: SourceKind?
    /// BCP 47.
    public var language: String?
    public var url: String?
    public var archived: String?
    public var accessed: Written<DateExpression>?
    public var reliability: Reliability?
    public var reliabilityNote: String?
    public var rights = Rights.digest
    public var original: Original?
    /// Which entity a name means in this source.
    public var meanings: [NameMeaning] = []
    /// Paragraphs rightly without claim, event or mention.
    public var nothingIn: [Int] = []
    public var nothingInOrigin: Origin?
    /// As it was written: `¶2`, `¶¶2–4`.
    public var nothingInItems: [Written<ClosedRange<Int>>] = []
    public var tags: [String] = []
    /// Nil where it bears the site's marking.
    public var handling: Written<Handling>?
    public var allowances: [Allowance] = []
    public var reviewed: String?
    public var paragraphs: [Paragraph] = []
    /// The numbers that blocks of the digest begin with, in the order of the file; those beyond the paragraph map too.
    public var marks: [Written<Int>] = []
    public var notes: [MarginNote] = []
    /// What `seeds/<id>.verified` says; nil where there is none.
    public var lock: QuotationLock?
    /// What `seeds/<id>.windows` says: by it runs of the article's words are noticed; nil where there is none.
    public var windows: LeakWindows?

    public init(id: String, origin: Origin, title: String, short: String) {
        self.id = id
        self.origin = origin
        self.title = title
        self.short = short
    }
}

public enum SourceKind: String, Sendable, CaseIterable {
    case news, analysis, opinion, reference, primary, interview, report
}

/// How far a source can be trusted in general (Admiralty code, STANAG 2511).
public enum Reliability: String, Sendable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"
    case f = "F"
}

public enum Rights: String, Sendable, CaseIterable {
    /// Digest and short quotations only.
    case digest
    /// The text may be republished.
    case fullText = "full-text"
}

/// One numbered paragraph of a source; the digest may be missing, the number never is.
public struct Paragraph: Sendable {
    /// From 1.
    public var number: Int
    public var digest: Prose?
    public var origin: Origin

    public init(number: Int, digest: Prose?, origin: Origin) {
        self.number = number
        self.digest = digest
        self.origin = origin
    }
}

/// A footnote of a digest, drawn in the margin.
public struct MarginNote: Sendable {
    public var label: String
    public var prose: Prose
    public var origin: Origin

    public init(label: String, prose: Prose, origin: Origin) {
        self.label = label
        self.prose = prose
        self.origin = origin
    }
}

/// Which entity a name means in one source, everywhere or at one occurrence.
public struct NameMeaning: Sendable, Hashable {
    public var name: String
    public var paragraph: Int?
    /// Counted from 1 within the paragraph.
    public var occurrence: Int?
    /// The entity's id as typed.
    public var entity: String
    public var origin: Origin
    /// Of the name and the place, where `origin` is the entity's.
    public var nameOrigin: Origin

    public init(name: String, paragraph: Int?, occurrence: Int?, entity: String, origin: Origin, nameOrigin: Origin? = nil) {
        self.nameOrigin = nameOrigin ?? origin
        self.name = name
        self.paragraph = paragraph
        self.occurrence = occurrence
        self.entity = entity
        self.origin = origin
    }
}

/// The file an article came in, and how its lines became paragraphs.
public struct Original: Sendable {
    public var file: String
    /// Hexadecimal, of the file; `textSHA256` of the extracted text where they differ.
    public var sha256: String
    public var textSHA256: String?
    public var imported: Written<DateExpression>?
    public var paragraphs: [ParagraphLines]
    /// Units cited by name.
    public var units: [NamedUnit]
    /// Page chrome: lines kept on record, not in the article.
    public var cut: [ParagraphLines]
    public var paragraphsOrigin: Origin
    /// Of the line that states `textHash`.
    public var hashOrigin: Origin?

    /// The hash of the text that quotations are compared with: of the file itself, or of what was extracted from it.
    public var textHash: String { textSHA256 ?? sha256 }

    public init(
        file: String, sha256: String, textSHA256: String?, imported: Written<DateExpression>?, paragraphs: [ParagraphLines],
        units: [NamedUnit], cut: [ParagraphLines], paragraphsOrigin: Origin
    ) {
        self.file = file
        self.sha256 = sha256
        self.textSHA256 = textSHA256
        self.imported = imported
        self.paragraphs = paragraphs
        self.units = units
        self.cut = cut
        self.paragraphsOrigin = paragraphsOrigin
    }
}
