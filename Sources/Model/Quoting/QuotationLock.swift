// What a holder of the text has verified, in a form that tells nobody the text: `seeds/<id>.verified`.

import Hashing

/// The lock file of one source.
///
/// Each quotation that is used has an entry under a hash of what was verified: the text's hash, the unit, the folded words, the notes.
/// Change one letter of any of them and there is no entry. The words themselves aren't in it.
public struct QuotationLock: Sendable, Hashable {
    /// SHA-256 of the text that the quotations were compared with.
    public var textHash: String
    /// Words in its paragraphs and units.
    public var words: Int
    /// The paragraph map as it was then.
    public var paragraphs: [ParagraphLines]
    public var units: [NamedUnit]
    /// Paragraphs that only lead in to what follows: one sentence that ends in a colon.
    public var leadIns: [Int]
    public var entries: [String: Entry]

    /// A verified quotation.
    public struct Entry: Sendable, Hashable {
        public var kind: QuotedKind
        /// In code points of the text, a range for each part; those of words joined over torn lines include what stands between.
        public var spans: [Range<Int>]
        /// Whether the source shows where the marked words around it begin and end.
        public var isCertain: Bool

        public init(kind: QuotedKind, spans: [Range<Int>], isCertain: Bool) {
            self.kind = kind
            self.spans = spans
            self.isCertain = isCertain
        }
    }

    public init(
        textHash: String, words: Int, paragraphs: [ParagraphLines], units: [NamedUnit], leadIns: [Int] = [], entries: [String: Entry] = [:]
    ) {
        self.textHash = textHash
        self.words = words
        self.paragraphs = paragraphs
        self.units = units
        self.leadIns = leadIns
        self.entries = entries
    }

    /// The name of an entry: 32 hexadecimal digits of a SHA-256.
    /// - Parameters:
    ///   - unit: `¶3`, `¶¶3–5`, a unit's name, or nothing for the whole article.
    ///   - words: as the author wrote them; they are folded here.
    ///   - notes: each in a fixed wording, in the order written.
    public static func key(textHash: String, unit: String, words: String, notes: [String]) -> String {
        let folded = FoldedText(words).text
        let text = (["dossier-quotation 1", textHash, unit, folded] + notes.map { FoldedText($0).text }).joined(separator: "\n")
        return SHA256.hex(SHA256.digest(Array(text.utf8)).prefix(16))
    }
}
