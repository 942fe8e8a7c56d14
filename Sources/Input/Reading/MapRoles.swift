// A record's paragraph map as read → what it says twice: a line with two roles, a line counted again, lines out of order.

import Diagnostics
import Dossier
import Quoting

/// The roles that the map of an article gives to its lines.
enum MapRoles {
    /// An item of the map and its bytes in the record.
    typealias Item = (lines: ParagraphLines, range: Range<Int>)

    private struct Run {
        var lines: ClosedRange<Int>
        var part: Int?
        var role: String
        var range: Range<Int>
        /// Which item of its role it belongs to.
        var item: Int
    }

    /// A line may have several names, such as the author's and the date's; it has no other second role. Sorts, and never counts lines.
    static func check(paragraphs: [Item], units: [Item], cut: [Item], in reading: inout FileReading) {
        var runs: [Run] = []
        for (role, items) in [("paragraphs", paragraphs), ("other", units), ("cut", cut)] {
            for (index, item) in items.enumerated() {
                for piece in item.lines.pieces {
                    runs.append(Run(lines: piece.lines, part: piece.part, role: role, range: item.range, item: index))
                }
            }
        }
        order(runs.filter { $0.role == "paragraphs" }, in: &reading)
        let sorted = runs.enumerated().sorted {
            ($0.element.lines.lowerBound, $0.offset) < ($1.element.lines.lowerBound, $1.offset)
        }.map(\.element)
        // The run that reaches farthest so far, of the named units and of the rest: names may share a line with each other only.
        var named: Run?
        var other: Run?
        for run in sorted {
            let isNamed = run.role == "other"
            for before in isNamed ? [other] : [named, other] {
                guard let before, before.lines.upperBound >= run.lines.lowerBound, !isOtherHalf(before, run) else { continue }
                let line = run.lines.lowerBound
                reading.report(
                    .warning, "paragraph-map",
                    before.role == run.role
                        ? "line \(line) stands twice in `\(run.role)`"
                        : "line \(line) has two roles: it stands in `\(before.role)` and in `\(run.role)`",
                    at: run.range, notes: ["leave it in one of them"])
                break
            }
            if isNamed {
                if named.map({ run.lines.upperBound > $0.lines.upperBound }) ?? true { named = run }
            } else if other.map({ run.lines.upperBound >= $0.lines.upperBound }) ?? true {
                other = run
            }
        }
    }

    /// `3/1` and `3/2` share a line and no text.
    private static func isOtherHalf(_ first: Run, _ second: Run) -> Bool {
        guard let one = first.part, let two = second.part else { return false }
        return one != two
    }

    /// Paragraphs are numbered as they are read.
    private static func order(_ runs: [Run], in reading: inout FileReading) {
        var last: Run?
        for run in runs {
            if let last, run.lines.lowerBound < last.lines.lowerBound || run.lines == last.lines && (run.part ?? 1) < (last.part ?? 1) {
                reading.report(
                    .warning, "paragraph-map", "line \(run.lines.lowerBound) stands behind line \(last.lines.lowerBound)", at: run.range,
                    notes: ["paragraphs are listed in the order of their lines"])
            }
            last = run
        }
    }
}
