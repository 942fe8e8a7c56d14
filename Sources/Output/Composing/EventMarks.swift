// Events as charts show them: the shape says how exactly a date is known, the outline what the sources agree on.

import Charting
import Dossier
import EDTF
import Linking
import Mustache

extension Composer {
    /// The mark of an event.
    func mark(_ index: Int) -> DatedMark {
        let event = graph.events[index].event
        let date = event.date.value
        let shape: DatedMark.Shape =
            if date.isInterval || date.isSet {
                .period
            } else {
                switch date.precision {
                case .day, .time: .day
                case .month: .month
                default: .period
                }
            }
        let standing: DatedMark.Standing =
            switch event.status {
            case .alleged, .disputed: .disputed
            case .planned: .projected
            // What lies after the newest edition had not happened when it was written.
            case nil: (date.earliest ?? Int.min) > newestEdition ? .projected : .told
            }
        return DatedMark(
            first: date.earliest, last: date.latest, shape: shape, fadesIn: date.isStartQualified, fadesOut: date.isEndQualified,
            standing: standing)
    }

    private var newestEdition: Int { graph.corpus.settings.editions.compactMap(\.date.latest).max() ?? Int.max }

    /// The year of an event as a line with its mark; nil where no day of it is known.
    public func yearStrip(_ index: Int, _ medium: Medium = .screen) -> Markup? {
        YearStrip.drawing(mark(index), medium)
    }

    /// Events as a chart with its key and caption; nil where none can be placed.
    /// - Parameters:
    ///   - chosen: indices of events, which are numbered in their order; nil for all.
    ///   - span: the days that are shown; nil for all.
    ///   - limit: of its height, where its width is 1136.
    public func timelineFigure(
        _ medium: Medium = .screen, events chosen: [Int]? = nil, span: ClosedRange<Int>? = nil, limit: Double = .infinity
    ) -> Markup? {
        let events = (chosen ?? Array(graph.events.indices)).enumerated().map { place, index in
            ChartedEvent(
                number: place + 1, title: name(of: Target(.timeline, .event(index))), lane: graph.events[index].event.lane,
                mark: mark(index), target: Target(.timeline, .event(index)).code)
        }
        guard events.count > 1, let chart = TimelineChart(events, span: span, limit: limit) else { return nil }
        var out = Markup(raw: "<figure class=\"chart timeline\">")
        out.append(chart.drawing(medium, label: "Timeline of \(wording.count(chart.markCount, "event", "events"))"))
        out.append(markKey(events.map(\.mark), medium))
        out.append(raw: "<figcaption class=\"meta ch-tl\">")
        out.append(escaped: Self.caption(chart))
        out.append(raw: "</figcaption></figure>")
        return out
    }

    private static func caption(_ chart: TimelineChart) -> String {
        var parts = ["The shape of a mark shows how exactly the sources date the event; its number is that of the list."]
        if chart.labelCount < chart.markCount {
            parts.append("Labels for \(chart.labelCount) of \(Wording.grouped(chart.markCount)); the list has all.")
        }
        let undated = chart.events.count - chart.markCount
        if undated > 0 { parts.append("Without a mark: \(undated) whose date is not known.") }
        return parts.joined(separator: " ")
    }

    /// A sample of each kind of mark that occurs, with its meaning.
    private func markKey(_ marks: [DatedMark], _ medium: Medium) -> Markup {
        var out = Markup(raw: "<ul class=\"key\">")
        for sample in MarkKey.allCases where marks.contains(where: sample.explains) {
            out.append(raw: "<li>")
            out.append(sample.drawing(medium))
            out.append(escaped: wording.mark(sample))
            out.append(raw: "</li>")
        }
        out.append(raw: "</ul>")
        return out
    }
}

extension Wording {
    func mark(_ sample: MarkKey) -> String {
        switch sample {
        case .day: "Day known"
        case .month: "Month known"
        case .period: "Year or period"
        case .uncertain: "Begins or ends uncertainly"
        case .disputed: "Alleged or disputed"
        case .projected: "Planned or projected"
        }
    }
}
