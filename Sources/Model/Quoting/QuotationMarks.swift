// A source's own quotation marks: whether quoted words are its author's or someone's whom it quotes.

/// What a source's quotation marks make of quoted words.
public enum QuotedKind: String, Sendable, Hashable, CaseIterable {
    /// The author's own words.
    case plain = "-"
    /// Someone's speech, whom the source quotes.
    case speech
    /// A word the author keeps at a distance.
    case scare
    /// A name or title in marks.
    case name
}

/// A stretch of a paragraph between quotation marks.
public struct MarkedStretch: Sendable, Hashable {
    /// Folded places, marks left out.
    public var range: Range<Int>
    /// Whether both its marks stand in the paragraph, or the marks of the next paragraph show that it goes on there.
    public var isCertain: Bool
}

extension FoldedText {
    /// The stretches between double quotation marks.
    /// - Parameters:
    ///   - continues: the next paragraph begins with an opening mark, as speech over several paragraphs is set.
    public func markedStretches(continues: Bool) -> [MarkedStretch] {
        var stretches: [MarkedStretch] = []
        var open: Int?
        var depth = 0
        // „ is closed by “, and » by «.
        var isReversed = false
        for (index, scalar) in scalars.enumerated() where Self.marks.contains(scalar) {
            let isOpening = opens(index, isReversed: isReversed && open != nil)
            if let start = open {
                // A quotation within a quotation, set with the same marks.
                if isOpening {
                    depth += 1
                } else if depth > 1 {
                    depth -= 1
                } else {
                    stretches.append(MarkedStretch(range: start..<index, isCertain: true))
                    open = nil
                }
            } else if isOpening || facing[index] == false && standsAsOpening(index) {
                isReversed = facing[index] == false || lowMarks.contains(index)
                open = index + 1
                depth = 1
            } else if stretches.isEmpty {
                // A closing mark without an opening one: what it closes began before this paragraph.
                stretches.append(MarkedStretch(range: 0..<index, isCertain: false))
            }
        }
        if let open, open < scalars.count { stretches.append(MarkedStretch(range: open..<scalars.count, isCertain: continues)) }
        return stretches
    }

    private static let marks: Set<Unicode.Scalar> = ["\"", "「", "」", "『", "』"]

    /// Whether the paragraph begins with an opening mark.
    public var beginsQuoted: Bool { scalars.first.map { "\"「『".unicodeScalars.contains($0) } ?? false }

    private func opens(_ index: Int, isReversed: Bool) -> Bool {
        switch scalars[index] {
        case "「", "『": return true
        case "」", "』": return false
        default: break
        }
        if let faces = facing[index] { return isReversed ? lowMarks.contains(index) : faces }
        return standsAsOpening(index)
    }

    /// A straight mark tells by where it stands.
    private func standsAsOpening(_ index: Int) -> Bool {
        let before = index > 0 ? scalars[index - 1] : " "
        let after = index + 1 < scalars.count ? scalars[index + 1] : " "
        return (before == " " || "([-\"'".unicodeScalars.contains(before)) && after != " "
            // A stray space inside marks (`reported " Russia's …`) still opens, where a word follows.
            || before == " " && after == " " && index + 2 < scalars.count && FoldedText.isInWord(scalars[index + 2])
    }

    /// Of what kind words at a place are by the marks around them, and whether the source shows where the marked words end.
    public func kind(at place: Range<Int>, in stretches: [MarkedStretch]) -> (kind: QuotedKind, isCertain: Bool) {
        guard let stretch = stretches.first(where: { $0.range.lowerBound <= place.lowerBound && place.upperBound <= $0.range.upperBound })
        else { return (.plain, true) }
        let words = String(String.UnicodeScalarView(scalars[stretch.range])).split(separator: " ")
        let weighty = words.filter { $0.unicodeScalars.count > 3 }
        let isName =
            !weighty.isEmpty && weighty.allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true } && words.count <= 8
        if isName { return (.name, stretch.isCertain) }
        return (words.count <= 3 ? .scare : .speech, stretch.isCertain)
    }
}
