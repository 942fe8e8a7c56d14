// A source article as its record in `seeds/` describes it, with our digest of each paragraph.

import CommonMark
import EDTF

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
    public var tags: [String] = []
    public var reviewed: String?
    public var paragraphs: [Paragraph] = []
    public var notes: [MarginNote] = []

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

/// `title=5`: a unit of an article that is cited by its name.
public struct NamedUnit: Sendable, Hashable {
    public var name: String
    public var lines: ParagraphLines

    public init(name: String, lines: ParagraphLines) {
        self.name = name
        self.lines = lines
    }
}

/// The lines of a file that make up one paragraph: `15`, a run `13-16`, a join `17+19`, a half `3/1`.
public struct ParagraphLines: Sendable, Hashable, CustomStringConvertible {
    public struct Piece: Sendable, Hashable {
        /// 1-based line numbers.
        public var lines: ClosedRange<Int>
        /// Which half, from 1, of a line that held two paragraphs glued together.
        public var part: Int?

        public init(lines: ClosedRange<Int>, part: Int?) {
            self.lines = lines
            self.part = part
        }
    }

    public var pieces: [Piece]

    public init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// As in a record: `17+19`.
    public var description: String {
        pieces.map { piece in
            let (first, last) = (piece.lines.lowerBound, piece.lines.upperBound)
            return (first == last ? "\(first)" : "\(first)-\(last)") + (piece.part.map { "/\($0)" } ?? "")
        }.joined(separator: "+")
    }

    /// Nil when the item is not of one of the four forms.
    public init?(parsing item: some StringProtocol) {
        var pieces: [Piece] = []
        for part in item.split(separator: "+", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "/", omittingEmptySubsequences: false)
            guard halves.count <= 2, let run = halves.first else { return nil }
            let ends = run.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" })
            guard (1...2).contains(ends.count), !run.hasPrefix("-"), let first = Int(ends[0]), first > 0,
                let last = Int(ends[ends.count - 1]), last >= first
            else { return nil }
            var half: Int?
            if halves.count == 2 {
                guard first == last, let number = Int(halves[1]), number > 0 else { return nil }
                half = number
            }
            pieces.append(Piece(lines: first...last, part: half))
        }
        guard !pieces.isEmpty else { return nil }
        self.init(pieces: pieces)
    }
}
