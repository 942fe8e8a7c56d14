// What the marks of a timeline mean: a sample of each that occurs.

import Mustache

public enum MarkKey: Sendable, CaseIterable {
    case day, month, period, uncertain, disputed, projected

    /// Whether a mark is one that this sample explains.
    public func explains(_ mark: DatedMark) -> Bool {
        switch self {
        case .day: mark.shape == .day
        case .month: mark.shape == .month
        case .period: mark.shape == .period
        case .uncertain: mark.shape == .period && (mark.fadesIn || mark.fadesOut)
        case .disputed: mark.standing == .disputed
        case .projected: mark.standing == .projected
        }
    }

    public func drawing(_ medium: Medium) -> Markup {
        let sample: DatedMark
        let width: Double
        switch self {
        case .day: (sample, width) = (DatedMark(first: 0, last: 0, shape: .day), 10)
        case .month: (sample, width) = (DatedMark(first: 0, last: 0, shape: .month), 15)
        case .period: (sample, width) = (DatedMark(first: 0, last: 0, shape: .period), 28)
        case .uncertain: (sample, width) = (DatedMark(first: 0, last: 0, shape: .period, fadesIn: true), 28)
        case .disputed: (sample, width) = (DatedMark(first: 0, last: 0, shape: .month, standing: .disputed), 15)
        case .projected: (sample, width) = (DatedMark(first: 0, last: 0, shape: .period, standing: .projected), 28)
        }
        var drawing = Drawing(medium)
        drawing.open(class: "ch", width: width, height: 10, label: nil)
        drawing.mark(sample, in: Frame(x: 0, y: 0.5, width: width, height: 9))
        drawing.close()
        return drawing.markup
    }
}
