// The small line beside an event: its year, or years, with the event's mark at its place.

import EDTF
import Mustache

public enum YearStrip {
    static let width = 120.0

    /// Nil where the mark has no day to stand at.
    public static func drawing(_ mark: DatedMark, _ medium: Medium) -> Markup? {
        guard let anchor = mark.anchor else { return nil }
        let from = CalendarDay.civil(fromDays: anchor).year
        let to = max(from, CalendarDay.civil(fromDays: mark.last ?? anchor).year)
        let scale = TimeScale(
            first: CalendarDay.days(fromCivil: (from, 1, 1)), last: CalendarDay.days(fromCivil: (to, 12, 31)), left: 2, right: width - 2)
        var drawing = Drawing(medium)
        drawing.open(class: "ch ch-ys", width: width, height: 20, label: nil)
        drawing.path(.axis) { path in
            path.move(scale.left, 14)
            path.horizontal(scale.right)
            // Quarters of one year, those of a leap year where others have theirs; the years of a few.
            let ticks =
                from == to
                ? [2, 31, 60, 89]
                : (to - from < 12 ? (from...to).map { CalendarDay.days(fromCivil: ($0, 1, 1)) } : [scale.first]).map(scale.start)
            for x in ticks + [scale.right] {
                path.move(x, 14)
                path.vertical(17)
            }
        }
        let shown = mark.clipped(to: scale)
        var (x, width) = shown.extent(on: scale, height: 8)
        if mark.first == nil { (x, width) = (scale.left, x + width - scale.left) }
        if mark.last == nil { width = scale.right - x }
        drawing.mark(shown, in: Frame(x: max(0, x), y: 3, width: width, height: 8))
        drawing.close()
        return drawing.markup
    }
}
