// How much of its lists a page of an entity or a source shows at once, so that the most mentioned weigh no more than others.

/// Rows and words of the lists on one page; what is left goes on on further pages.
struct ListDensity: Sendable, Hashable {
    /// Rows of each list but the mentions.
    var rows: Int
    /// Paragraphs whose words are shown for one source; its strip shows them all.
    var contexts: Int
    /// Characters of one of them.
    var characters: Int

    /// From what a page with few mentions can afford to what the most mentioned can.
    private static let scale = [
        ListDensity(rows: 30, contexts: 12, characters: 160), ListDensity(rows: 20, contexts: 3, characters: 140),
        ListDensity(rows: 12, contexts: 1, characters: 120), ListDensity(rows: 8, contexts: 1, characters: 90),
        ListDensity(rows: 5, contexts: 1, characters: 60),
    ]

    /// Rows below a source's article: so many that both together stay within what frame, facts and style sheets leave of 15,000 bytes.
    /// - Parameter digest: bytes of the digest and its notes, of which the article takes some two fifths when compressed.
    static func rows(claims: Int, events: Int, uses: Int, digest: Int) -> Int {
        let steps = [30, 20, 15, 10, 6, 3]
        return steps.first { rows in
            Double(digest) * 0.4 + Double(min(claims, rows)) * 42 + Double(min(events, rows)) * 85 + Double(min(uses, rows)) * 10 <= 4_100
        } ?? steps[steps.count - 1]
    }

    /// Bytes, compressed, that the lists of one page may weigh: of 15,000 what frame, style sheets, script and summary leave.
    private static let budget = 3_700.0

    /// The most that stays within the budget on the first page, where every list begins.
    /// - Parameter groups: by source that mentions the entity, how many of its paragraphs do, and how many it has.
    static func fitting(
        claims: [Int], events: Int, relations: Int, uses: Int, authored: Int, groups: some Sequence<(mentions: Int, paragraphs: Int)>
    ) -> ListDensity {
        let groups = Array(groups)
        return scale.first { density in
            let rows = density.rows
            // Measured on the first dossier, in bytes of brotli: what one row adds to a page that has such rows already.
            var weight = claims.reduce(0) { $0 + Double(min($1, rows)) * 50 }
            weight += Double(min(events, rows)) * 80 + Double(min(relations, rows)) * 25
            weight += Double(min(uses, rows)) * 12 + Double(min(authored, rows)) * 40
            for group in groups {
                weight += 40 + Double(group.paragraphs) * 0.5
                weight += Double(min(group.mentions, density.contexts)) * (8 + Double(density.characters) * 0.42)
            }
            return weight <= budget
        } ?? scale[scale.count - 1]
    }
}
