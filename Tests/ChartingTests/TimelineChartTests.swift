// The timeline's promises, on its geometry: with few events and many, long and short spans, all on one day.

import EDTF
import Mustache
import SeededRandom
import Testing

@testable import Charting

struct TimelineChartTests {
    private func day(_ year: Int, _ month: Int = 1, _ day: Int = 1) -> Int { CalendarDay.days(fromCivil: (year, month, day)) }

    private func event(_ number: Int, _ mark: DatedMark, title: String = "An event of some length", lane: String? = nil) -> ChartedEvent {
        ChartedEvent(number: number, title: title, lane: lane, mark: mark, target: UInt64(number))
    }

    private func random(_ count: Int, lanes: Int, from: Int, to: Int, _ random: inout SeededGenerator) -> [ChartedEvent] {
        (1...count).map { number in
            let first = Int.random(in: from...to, using: &random)
            let mark: DatedMark
            switch Int.random(in: 0...9, using: &random) {
            case 0...3: mark = DatedMark(first: first, last: first, shape: .day)
            case 4...5: mark = DatedMark(first: first, last: first + 30, shape: .month, standing: .disputed)
            case 6: mark = DatedMark(first: nil, last: first, shape: .period)
            case 7: mark = DatedMark(first: first, last: nil, shape: .period, standing: .projected)
            case 8: mark = DatedMark(first: nil, last: nil, shape: .period)
            default:
                mark = DatedMark(
                    first: first, last: min(to, first + Int.random(in: 60...4000, using: &random)), shape: .period, fadesOut: true)
            }
            let lane = lanes == 0 ? nil : "Lane \(Int.random(in: 1...lanes, using: &random)) of things"
            return event(number, mark, title: RandomWords.text(Int.random(in: 1...14, using: &random), &random), lane: lane)
        }
    }

    /// What is wrong with a layout; nothing, whatever it shows.
    private func faults(_ chart: TimelineChart) -> [String] {
        var faults: [String] = []
        let whole = Frame(x: 0, y: 0, width: TimelineChart.width, height: chart.height)
        for panel in chart.panels {
            if !whole.contains(panel.frame) { faults.append("a panel leaves the drawing") }
            for (left, right) in zip(panel.ticks, panel.ticks.dropFirst())
            where left.x + 3 + TimelineChart.titleLettering.width(of: left.label) > right.x + 3 {
                faults.append("ticks \(left.label) and \(right.label) touch")
            }
            if let last = panel.ticks.last, last.x + 3 + TimelineChart.titleLettering.width(of: last.label) > TimelineChart.width {
                faults.append("the tick \(last.label) leaves the drawing")
            }
            for (above, below) in zip(panel.lanes, panel.lanes.dropFirst()) where above.frame.bottom > below.frame.y + 0.01 {
                faults.append("lanes overlap")
            }
            for lane in panel.lanes {
                if !panel.frame.contains(lane.frame) { faults.append("a lane leaves its panel") }
                for line in lane.name where 8 + TimelineChart.laneLettering.width(of: line) > panel.scale.left - 8 {
                    faults.append("a lane's name runs into its marks")
                }
                for mark in lane.marks where !lane.frame.contains(mark.frame) { faults.append("mark \(mark.event) leaves its lane") }
                for (index, label) in lane.labels.enumerated() {
                    let name = "label \(label.event)"
                    if !lane.frame.contains(label.frame) { faults.append("\(name) leaves its lane") }
                    let needed =
                        TimelineChart.numberLettering.width(of: "\(chart.events[label.event].number) ")
                        + TimelineChart.labelLettering.width(of: label.text)
                    if needed > label.frame.width { faults.append("\(name) is wider than its frame") }
                    for other in lane.labels[(index + 1)...] where other.frame.overlaps(label.frame) {
                        faults.append("\(name) crosses label \(other.event)")
                    }
                    for other in lane.labels where other.event != label.event && other.leader.overlaps(label.frame) {
                        faults.append("\(name) is crossed by the leader of \(other.event)")
                    }
                    for mark in lane.marks where mark.frame.overlaps(label.frame) { faults.append("\(name) hides mark \(mark.event)") }
                    if let mark = lane.marks.first(where: { $0.event == label.event }) {
                        if label.leader.midX < mark.frame.x - 0.01 || label.leader.midX > mark.frame.right + 0.01 {
                            faults.append("\(name) hangs on nothing")
                        }
                    } else {
                        faults.append("\(name) has no mark")
                    }
                }
            }
        }
        return faults
    }

    @Test func randomEventsKeepThePromises() throws {
        var generator = SeededGenerator(for: "timeline")
        for round in 0..<60 {
            let count = [1, 2, 20, 60, 60, 300][round % 6]
            let (from, to) = [
                (day(1990), day(2030)), (day(2021, 10, 8), day(2021, 10, 8)), (day(-500), day(1500)), (day(2019), day(2024)),
                (day(2021, 3), day(2021, 5)),
            ][round % 5]
            let events = random(count, lanes: [0, 1, 3, 20][round % 4], from: from, to: to, &generator)
            guard let chart = TimelineChart(events) else { continue }
            #expect(faults(chart) == [], "\(count) events from \(from) to \(to)")
            // Every event with a day has a mark in the first panel; no label stands twice.
            #expect(chart.panels[0].lanes.flatMap(\.marks).count == events.count { $0.mark.anchor != nil })
            let labels = chart.panels.flatMap(\.lanes).flatMap(\.labels).map(\.event)
            #expect(Set(labels).count == labels.count && labels.count == chart.labelCount)
        }
    }

    @Test func sixtyEventsOfSixLanesAreAllLabelled() throws {
        var generator = SeededGenerator(for: "sixty")
        for _ in 0..<10 {
            let events = (1...60).map { number in
                event(
                    number,
                    DatedMark(
                        first: day(2000 + number / 2, number % 12 + 1), last: day(2000 + number / 2, number % 12 + 1, 28), shape: .month),
                    title: RandomWords.text(4, &generator), lane: "Lane \(number % 6)")
            }
            let chart = try #require(TimelineChart(events))
            #expect(chart.labelCount == 60)
            #expect(faults(chart) == [])
        }
    }

    @Test func manyEventsOfOneDayHaveMarksAndAsManyLabelsAsFit() throws {
        let events = (1...300).map { event($0, DatedMark(first: day(2021), last: day(2021), shape: .day)) }
        let chart = try #require(TimelineChart(events))
        #expect(faults(chart) == [])
        #expect(chart.markCount == 300 && chart.labelCount >= 20 && chart.labelCount < 300)
        #expect(chart.height < 900)
    }

    @Test func theDensestStretchIsEnlarged() throws {
        let old = (1...4).map { event($0, DatedMark(first: day(1960 + $0 * 5), last: day(1960 + $0 * 5), shape: .day)) }
        let dense = (5...40).map { event($0, DatedMark(first: day(2021, $0 % 12 + 1), last: day(2021, $0 % 12 + 1), shape: .day)) }
        let chart = try #require(TimelineChart(old + dense))
        #expect(chart.panels.map(\.title) == ["1965–2024", "2021, enlarged"])
        #expect(chart.panels[1].lanes.flatMap(\.marks).count == dense.count)
        #expect(Set(chart.panels[0].lanes.flatMap(\.labels).map(\.event)) == [0, 1, 2, 3])
        // Evenly spread, or few: nothing to enlarge.
        let even = (1...40).map { event($0, DatedMark(first: day(1960 + $0), last: day(1960 + $0), shape: .day)) }
        #expect(TimelineChart(even)?.panels.count == 1)
        #expect(TimelineChart(old)?.panels.count == 1)
    }

    @Test func withoutADayThereIsNoChart() {
        #expect(TimelineChart([]) == nil)
        #expect(TimelineChart([event(1, DatedMark(first: nil, last: nil, shape: .period))]) == nil)
    }

    @Test func yearsBeforeChristAndBeyondReckoningAreNamed() throws {
        let scale = TimeScale(first: day(-43), last: day(20), left: 0, right: 1000)
        let ticks = scale.ticks(Lettering(size: 12))
        #expect(ticks.contains { $0.label.hasSuffix(" BC") } && ticks.contains { $0.label == "20" || $0.label == "10" })
        let far = try #require(
            TimelineChart([
                event(1, DatedMark(first: day(-CalendarDay.yearLimit), last: day(-CalendarDay.yearLimit), shape: .day)),
                event(2, DatedMark(first: day(CalendarDay.yearLimit), last: day(CalendarDay.yearLimit), shape: .day)),
            ]))
        #expect(faults(far) == [])
    }

    @Test func aSingleLaneHasNoName() throws {
        let chart = try #require(
            TimelineChart([event(1, DatedMark(first: 0, last: 0, shape: .day)), event(2, DatedMark(first: 9, last: 9, shape: .day))]))
        #expect(chart.panels[0].lanes.map(\.name) == [[]])
        let mixed = try #require(
            TimelineChart([
                event(1, DatedMark(first: 0, last: 0, shape: .day), lane: "War"), event(2, DatedMark(first: 9, last: 9, shape: .day)),
            ]))
        #expect(mixed.panels[0].lanes.map(\.name) == [["War"], ["Other"]])
    }

    @Test func theDrawingLinksEachMarkAndEscapesItsWords() throws {
        let chart = try #require(
            TimelineChart([
                event(1, DatedMark(first: 0, last: 0, shape: .day), title: "<script>\"&"),
                event(2, DatedMark(first: 9, last: 9, shape: .day)),
            ]))
        let markup = chart.drawing(.screen, label: "Timeline")
        let html = String(decoding: markup.bytes, as: UTF8.self)
        #expect(!html.contains("<script") && html.contains("&lt;script&gt;&quot;&amp;"))
        #expect(markup.holes.map(\.reference).sorted() == [1, 2])
        // Print has no classes, which its renderer would not see.
        let print = String(decoding: chart.drawing(.print, label: "Timeline").bytes, as: UTF8.self)
        #expect(print.components(separatedBy: "class=").count == 2 && print.contains("fill=\"#0b4f71\""))
    }

    @Test func aStripShowsTheYearsOfItsEvent() throws {
        func html(_ mark: DatedMark) -> String? { YearStrip.drawing(mark, .screen).map { String(decoding: $0.bytes, as: UTF8.self) } }
        #expect(
            try #require(html(DatedMark(first: day(2021, 10, 8), last: day(2021, 10, 8), shape: .day))).contains(
                "a4 4 0 0 1 8 0a4 4 0 0 1 -8 0\""), "a dot")
        #expect(
            try #require(html(DatedMark(first: day(2021, 10), last: day(2021, 10, 31), shape: .month))).contains(
                #/h\d+(\.\d)?a4 4 0 0 1 0 8h-\d/#), "a pill")
        #expect(html(DatedMark(first: nil, last: nil, shape: .period)) == nil)
        #expect(html(DatedMark(first: day(2021), last: nil, shape: .period))?.contains("<path class=\"ch-m\"") == true)
        #expect(html(DatedMark(first: day(-CalendarDay.yearLimit), last: day(CalendarDay.yearLimit), shape: .period)) != nil)
    }
}
