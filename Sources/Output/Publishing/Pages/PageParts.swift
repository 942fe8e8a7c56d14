// How lists that are too much for one page are split: by what their rows weigh when they are sent.

import Composing
import Dossier
import Linking

/// Lists that follow one another on a page, split into parts so that each page stays within 15,000 bytes, compressed, with its style sheet
/// and script. Part by part the lists go on where the part before ended.
///
/// The weights are estimates, in bytes of brotli: what a page weighs is known only when it is rendered, and all addresses must be known
/// before.
struct PageParts: Sendable {
    /// By list, the row at which each part begins, and the end of the list.
    private let starts: [[Int]]
    let count: Int

    /// What the lists of a page may weigh: of 15,000 what frame, style sheet and script leave.
    static let budget = 6_700.0
    /// Of a page of the timeline, whose sheet is smaller.
    static let timelineBudget = 9_300.0

    /// - Parameters:
    ///   - fixed: what else stands on the first part.
    ///   - lists: the weights of the rows.
    ///   - rows: the most rows on one part.
    init(fixed: Double = 0, _ lists: [[Double]], within budget: Double = Self.budget, rows: Int = SiteMap.rows) {
        var starts = lists.map { _ in [0] }
        var places = lists.map { _ in 0 }
        var room = budget - fixed
        var taken = 0
        var parts = 1
        for (list, weights) in lists.enumerated() {
            for weight in weights {
                if taken > 0 || parts == 1 && fixed > 0, weight > room || taken == rows {
                    for other in lists.indices { starts[other].append(places[other]) }
                    parts += 1
                    room = budget
                    taken = 0
                }
                room -= weight
                taken += 1
                places[list] += 1
            }
        }
        for list in lists.indices { starts[list].append(places[list]) }
        self.starts = starts
        count = parts
    }

    /// The rows of a list that stand on a part.
    func rows(_ part: Int, of list: Int = 0) -> Range<Int> {
        guard starts.indices.contains(list), part >= 1, part <= count else { return 0..<0 }
        return starts[list][part - 1]..<starts[list][part]
    }

    /// The part that a row stands on.
    func part(of row: Int, in list: Int = 0) -> Int {
        guard starts.indices.contains(list) else { return 1 }
        return max(1, (1...count).first { starts[list][$0] > row } ?? count)
    }
}

/// What rows weigh that are alike wherever they stand, as measured on the first dossier.
enum RowWeight {
    /// An event, from what its author wrote.
    static func event(_ event: Event) -> Double {
        42 + 0.4 * Double(event.origin.range.count + (event.inferred?.utf8.count ?? 0) + (event.dateWords?.value.utf8.count ?? 0))
    }

    /// Of an event's row what is the same in all.
    static let eventFrame = 22.0

    /// A page that refers here.
    static let use = 35.0

    /// What a page tells machines of a claim.
    static let review = 35.0
}
