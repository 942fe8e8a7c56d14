// What a quotation asks for in its paragraph: words, parts of words with something left out between them, and what settles a doubt.

/// The words of a quotation as they are looked for, in the manner of the W3C's TextQuoteSelector (Web Annotation Data Model, 4.2.4).
public struct QuotationSelector: Sendable, Hashable {
    /// Folded; several where `…` leaves words out between them.
    public var parts: [String]
    /// Folded words that stand before it in the paragraph, and behind it.
    public var after: [String]
    public var before: [String]

    /// - Parameter words: as an author wrote them; `…`, `...` and `[…]` leave words out.
    public init(_ words: String, after: [String] = [], before: [String] = []) {
        parts = Self.parts(of: words)
        self.after = after.map { FoldedText($0).text }.filter { !$0.isEmpty }
        self.before = before.map { FoldedText($0).text }.filter { !$0.isEmpty }
    }

    /// Whether anything is left to look for.
    public var isEmpty: Bool { parts.isEmpty }

    private static func parts(of words: String) -> [String] {
        pieces(of: words).map { FoldedText($0).text }.filter(Self.hasWords)
    }

    /// The parts as they were written, one for each that is looked for.
    public static func writtenParts(of words: String) -> [String] {
        pieces(of: words).filter { Self.hasWords(FoldedText($0).text) }.map(\.singleSpaced)
    }

    /// A full stop alone is no quotation.
    private static func hasWords(_ part: String) -> Bool {
        part.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    private static func pieces(of words: String) -> [Substring] {
        guard leavesOut(words) else { return words.isEmpty ? [] : [words[...]] }
        return words.replacing("[…]", with: "…").replacing("[...]", with: "…").replacing("...", with: "…")
            .split(separator: "…", omittingEmptySubsequences: true)
    }

    /// Whether there may be `…` or `...` in it: most quotations have neither.
    private static func leavesOut(_ words: String) -> Bool {
        var last: UInt8 = 0
        for byte in words.utf8 {
            if byte == 0xE2 || byte == 0x2E && last == 0x2E { return true }
            last = byte
        }
        return false
    }
}
