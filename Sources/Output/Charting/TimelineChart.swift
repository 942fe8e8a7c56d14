// All events on two joined lines: the whole span, and its densest stretch enlarged. Laid out as plain geometry; drawn elsewhere.

import EDTF

/// One event as a chart shows it.
public struct ChartedEvent: Sendable {
    /// What the list below calls it.
    public var number: Int
    public var title: String
    public var lane: String?
    public var mark: DatedMark
    public var target: UInt64

    public init(number: Int, title: String, lane: String?, mark: DatedMark, target: UInt64) {
        self.number = number
        self.title = title
        self.lane = lane
        self.mark = mark
        self.target = target
    }
}

/// The layout of a timeline. Its promise: no label touches another, a mark or a leader line, and nothing leaves the drawing.
public struct TimelineChart: Sendable {
    public struct Mark: Sendable, Hashable {
        public var event: Int
        public var frame: Frame
        /// With fades where the panel cuts it off.
        public var shape: DatedMark
    }

    public struct Label: Sendable, Hashable {
        public var event: Int
        /// Of number and title.
        public var frame: Frame
        public var text: String
        /// From the mark down to the label.
        public var leader: Frame
        /// Whether the words stand left of the leader, near the right edge.
        public var isLeftward: Bool
    }

    public struct Lane: Sendable {
        public var name: [String]
        public var frame: Frame
        public var marks: [Mark]
        public var labels: [Label]
    }

    public struct Panel: Sendable {
        public var title: String
        public var frame: Frame
        public var scale: TimeScale
        public var lanes: [Lane]
        public var ticks: [TimeScale.Tick]
        public var axisY: Double
    }

    public static let width = 1136.0

    public var events: [ChartedEvent]
    public var panels: [Panel]
    /// The stretch of the first panel that the second enlarges.
    public var window: Frame?
    public var height: Double
    /// How many events have a mark, and how many of these a label.
    public var markCount: Int
    public var labelCount: Int

    static let titleLettering = Lettering(size: 12.5)
    static let labelLettering = Lettering(size: 13)
    static let numberLettering = Lettering(size: 13, isSemibold: true)
    static let laneLettering = Lettering(size: 12.5, isSemibold: true)
    private static let labelWidth = 240.0
    private static let rowHeight = 18.0
    private static let markHeight = 9.0
    /// Marks at one place are stacked so high; more lie on the last.
    private static let stack = 4
    private static let maxLanes = 8
    /// Of more events each that has no words is drawn with the others.
    private static let crowd = 120
    /// Then a lane has no more rows for words than this, or its share where there are few, and no more words in a row.
    private static let crowdedRows = 6
    private static let labelsInRow = 8
    var isCrowded: Bool { events.count > Self.crowd }

    /// Nil where no event has a date to stand at.
    /// - Parameters:
    ///   - span: the days that are shown, and no others; nil for all, with the densest stretch enlarged.
    ///   - limit: the height of a sheet; with fewer labels a chart is as low as it can be made, if not lower than this.
    public init?(_ events: [ChartedEvent], span: ClosedRange<Int>? = nil, limit: Double = .infinity) {
        // Of few events each may have a row of its own; of many a chart would be longer than what it is meant to show.
        var rows = events.count > Self.crowd ? 40 : 72
        self.init(events, span: span, rows: rows)
        while height > limit, rows > 4 {
            rows = rows * 3 / 4
            guard let lower = TimelineChart(events, span: span, rows: rows) else { return }
            self = lower
        }
    }

    private init?(_ events: [ChartedEvent], span: ClosedRange<Int>?, rows: Int) {
        let days = events.compactMap(\.mark.anchor) + events.compactMap(\.mark.last)
        guard let first = span?.lowerBound ?? days.min(), let last = span?.upperBound ?? days.max() else { return nil }
        self.events = events
        let (lanes, laneOf) = Self.lanes(events)
        let isNamed = lanes.count > 1
        let left = isNamed ? 128.0 : 8
        let whole = TimeScale.rounded(first, last)
        let scale = TimeScale(first: whole.first, last: whole.last, left: left, right: Self.width - 8)
        let dense = span == nil ? Self.densest(events, from: whole.first, to: whole.last) : nil
        panels = []
        var named: Set<Int> = []
        let within: (Int) -> Bool = { index in
            guard let dense, let anchor = events[index].mark.anchor else { return false }
            return anchor >= dense.first && anchor <= dense.last
        }
        let shown = events.indices.filter { index in
            let mark = events[index].mark
            return mark.anchor != nil && (mark.first ?? Int.min) <= whole.last && (mark.last ?? Int.max) >= whole.first
        }
        markCount = shown.count
        let overview = Self.panel(
            events, shown, labelling: { !within($0) }, lanes: lanes, laneOf: laneOf, scale: scale, top: 0,
            title: dense == nil ? nil : Self.span(whole), rows: dense == nil ? rows : rows / 2, named: &named)
        panels.append(overview)
        height = overview.frame.bottom
        window = nil
        if let dense {
            let x = scale.start(of: dense.first)
            let top = overview.lanes.first?.frame.y ?? 0
            window = Frame(x: x, y: top, width: scale.end(of: dense.last) - x, height: overview.axisY - top)
            let inside = shown.filter { index in
                let mark = events[index].mark
                return (mark.first ?? Int.min) <= dense.last && (mark.last ?? Int.max) >= dense.first
            }
            let enlarged = Self.panel(
                events, inside, labelling: within, lanes: lanes, laneOf: laneOf,
                scale: TimeScale(first: dense.first, last: dense.last, left: left, right: Self.width - 8), top: height + 26,
                title: Self.span(dense) + ", enlarged", rows: rows, named: &named)
            panels.append(enlarged)
            height = enlarged.frame.bottom
        }
        labelCount = named.count
    }

    // MARK: Lanes

    /// The lanes in the order in which they come first, the smallest put together where they are too many.
    private static func lanes(_ events: [ChartedEvent]) -> (names: [String], of: [Int]) {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for event in events {
            let name = event.lane ?? ""
            if counts[name] == nil, !name.isEmpty { order.append(name) }
            counts[name, default: 0] += 1
        }
        let hasOthers = counts[""] != nil
        if order.count + (hasOthers ? 1 : 0) > maxLanes {
            let kept = Set(order.indices.sorted { (counts[order[$0]] ?? 0, $1) > (counts[order[$1]] ?? 0, $0) }.prefix(maxLanes - 1))
            order = order.indices.filter { kept.contains($0) }.map { order[$0] }
        }
        var places: [String: Int] = [:]
        for (index, name) in order.enumerated() { places[name] = index }
        let laneOf = events.map { places[$0.lane ?? ""] ?? order.count }
        if laneOf.contains(order.count) { order.append(order.isEmpty ? "" : "Other") }
        return (order, laneOf)
    }

    // MARK: The densest stretch

    /// The stretch that holds most events for its length, widened to round dates; nil where none is worth enlarging.
    private static func densest(_ events: [ChartedEvent], from first: Int, to last: Int) -> (first: Int, last: Int)? {
        let anchors = events.compactMap(\.mark.anchor).sorted()
        let span = Double(last) - Double(first) + 1
        guard anchors.count >= 12, span > 1500 else { return nil }
        var best: (score: Double, first: Int, last: Int)?
        for share in [0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.33] {
            let length = Int(span * share)
            var low = 0
            for high in anchors.indices {
                while anchors[high] - anchors[low] > length { low += 1 }
                let score = Double(high - low + 1) / Double(anchors.count) - share
                if score > (best?.score ?? 0.25) { best = (score, anchors[low], anchors[high]) }
            }
        }
        guard let best else { return nil }
        let window = TimeScale.rounded(best.first, best.last)
        let limited = (first: max(window.first, first), last: min(window.last, last))
        return Double(limited.last) - Double(limited.first) < span * 0.6 ? limited : nil
    }

    private static func span(_ days: (first: Int, last: Int)) -> String {
        let (from, to) = (CalendarDay.civil(fromDays: days.first).year, CalendarDay.civil(fromDays: days.last).year)
        return from == to ? TimeScale.year(from) : "\(TimeScale.year(from))–\(TimeScale.year(to))"
    }

    // MARK: A panel

    private static func panel(
        _ events: [ChartedEvent], _ shown: [Int], labelling: (Int) -> Bool, lanes: [String], laneOf: [Int], scale: TimeScale, top: Double,
        title: String?, rows: Int, named: inout Set<Int>
    ) -> Panel {
        var y = top + (title == nil ? 2 : 22)
        var result: [Lane] = []
        var byLane = [[Int]](repeating: [], count: lanes.count)
        for index in shown where laneOf[index] < lanes.count { byLane[laneOf[index]].append(index) }
        // Each lane has its share of the rows, by how many labels it wants; what one doesn't need is the others'.
        let wanted = byLane.map { lane in lane.count(where: labelling) }
        let all = max(1, wanted.reduce(0, +))
        for (lane, indices) in byLane.enumerated() {
            // An empty lane of an enlargement would be a blank band.
            if indices.isEmpty { continue }
            let isCrowded = events.count > crowd
            let share =
                all <= rows
                ? wanted[lane] + 2 : min(isCrowded ? max(crowdedRows, rows / lanes.count) : rows, max(2, rows * wanted[lane] / all))
            let marks = place(indices, events, scale, top: y + 8)
            let markBottom = marks.map(\.frame.bottom).max() ?? y + 8 + markHeight
            var labelled = marks.filter { labelling($0.event) }
            if isCrowded { labelled = spread(labelled, over: share * labelsInRow) }
            let labels = label(labelled, events, scale, top: markBottom + 4, rows: share)
            for label in labels { named.insert(label.event) }
            let name =
                lanes[lane].isEmpty || lanes.count == 1 ? [] : Array(laneLettering.lines(of: lanes[lane], width: scale.left - 36).prefix(4))
            let content = max(labels.map(\.frame.bottom).max() ?? markBottom, y + 6 + Double(name.count) * laneLettering.leading)
            let frame = Frame(x: 0, y: y, width: width, height: content + 7 - y)
            result.append(Lane(name: name, frame: frame, marks: marks, labels: labels))
            y = frame.bottom
        }
        return Panel(
            title: title ?? "", frame: Frame(x: 0, y: top, width: width, height: y + 24 - top), scale: scale, lanes: result,
            ticks: scale.ticks(titleLettering).filter { $0.x + 4 + titleLettering.width(of: $0.label) <= width }, axisY: y)
    }

    /// As many of a lane's marks as its rows could name, from all its length.
    private static func spread(_ marks: [Mark], over count: Int) -> [Mark] {
        guard marks.count > count, count > 0 else { return marks }
        return (0..<count).map { marks[$0 * marks.count / count] }
    }

    /// Marks in order of their beginning, stacked where they would lie on each other.
    private static func place(_ indices: [Int], _ events: [ChartedEvent], _ scale: TimeScale, top: Double) -> [Mark] {
        var marks: [Mark] = []
        var ends = [Double](repeating: -.infinity, count: stack)
        let order = indices.sorted { left, right in
            let (a, b) = (scale.start(of: events[left].mark.first ?? scale.first), scale.start(of: events[right].mark.first ?? scale.first))
            return a != b ? a < b : left < right
        }
        for index in order {
            let shape = events[index].mark.clipped(to: scale)
            let (x, width) = shape.extent(on: scale, height: markHeight)
            let row = ends.firstIndex { $0 <= x } ?? stack - 1
            ends[row] = max(ends[row], x + width + 1)
            marks.append(
                Mark(
                    event: index, frame: Frame(x: x, y: top + Double(row) * (markHeight + 2), width: width, height: markHeight),
                    shape: shape))
        }
        return marks
    }

    /// Labels hang right of their leaders, or, left of a dividing event, left of them: two staircases from one landing need half the
    /// rows of one. Of such divisions the one that places most labels in fewest rows.
    private static func label(_ marks: [Mark], _ events: [ChartedEvent], _ scale: TimeScale, top: Double, rows: Int) -> [Label] {
        let order = marks.map { ($0, hook($0)) }.sorted { ($0.1, $0.0.event) < ($1.1, $1.0.event) }.map(\.0)
        var best: [Label] = []
        for part in 0...4 {
            let split = order.count * part / 4
            let labels = labels(order, split, events, scale, top: top, rows: rows)
            let (depth, known) = (labels.map(\.frame.y).max() ?? 0, best.map(\.frame.y).max() ?? 0)
            if part == 0 || labels.count > best.count || labels.count == best.count && depth < known - rowHeight { best = labels }
            if order.count < 4 { break }
        }
        return best
    }

    /// Where the leader of a mark begins.
    private static func hook(_ mark: Mark) -> Double { (mark.shape.shape == .period ? mark.frame.x + 0.5 : mark.frame.midX).rounded(.down) }

    /// Where the words of an event may stand: on which side of its leader, and how far.
    private struct Side {
        var mark: Mark
        var isLeftward: Bool
        var room: Double
    }

    /// From the ends to the division, so that a leader passes what is placed already on its free side; last what stands so far right
    /// that its words can only stand left of it. Each label in the highest row where it, its leader and everything placed before leave
    /// each other alone; where its words fit nowhere, fewer of them, at last its number.
    private static func labels(
        _ order: [Mark], _ split: Int, _ events: [ChartedEvent], _ scale: TimeScale, top: Double, rows: Int
    ) -> [Label] {
        var placed: [Label] = []
        var failures = 0
        for side in sides(order, split, events, scale) {
            if failures > 60 { break }
            let event = events[side.mark.event]
            let x = hook(side.mark)
            let number = numberLettering.width(of: "\(event.number) ")
            var found: Label?
            // A number without words helps to find an event among few.
            for limit in events.count > crowd ? [labelWidth, 110] : [labelWidth, 110, 0] where found == nil {
                let text = limit == 0 ? "" : labelLettering.fitted(event.title, width: min(limit, max(0, side.room - number - 2)))
                if text.isEmpty, limit > 0, events.count > crowd { continue }
                let wide = (number + labelLettering.width(of: text) + 2).rounded(.up)
                let left = side.isLeftward ? x - 5 - wide : x + 5
                guard left >= 0, left + wide <= width else { continue }
                for row in 0..<max(1, rows) {
                    let y = top + Double(row) * rowHeight
                    let frame = Frame(x: left, y: y, width: wide, height: rowHeight - 1)
                    let leader = Frame(x: x - 0.5, y: side.mark.frame.midY, width: 1, height: y + rowHeight * 0.7 - side.mark.frame.midY)
                    let line = Frame(x: x - 2, y: leader.y, width: 4, height: leader.height)
                    if !placed.contains(where: { frame.overlaps($0.frame) || line.overlaps($0.frame) || frame.overlaps($0.leader) }) {
                        found = Label(event: side.mark.event, frame: frame, text: text, leader: leader, isLeftward: side.isLeftward)
                        break
                    }
                }
            }
            if let found { placed.append(found) } else { failures += 1 }
        }
        return placed
    }

    /// In the order in which they are to be placed. A label that stands right of its leader must not span a leader whose own label
    /// can't: neither could go round the other.
    private static func sides(_ order: [Mark], _ split: Int, _ events: [ChartedEvent], _ scale: TimeScale) -> [Side] {
        func needed(_ mark: Mark) -> Double {
            let event = events[mark.event]
            return numberLettering.width(of: "\(event.number) ") + min(labelWidth, labelLettering.width(of: event.title)) + 2
        }
        var rightward: [Side] = []
        var forced: [Side] = []
        var barrier = scale.right
        for mark in order[split...].reversed() {
            let x = hook(mark)
            let room = barrier - x - 13
            if room >= min(needed(mark), 130) {
                rightward.append(Side(mark: mark, isLeftward: false, room: room))
            } else {
                forced.append(Side(mark: mark, isLeftward: true, room: x - 5))
                barrier = x
            }
        }
        var leftward: [Side] = []
        var start = scale.left - 4
        for mark in order[..<split] {
            let x = hook(mark)
            let room = x - 5 - start
            if room >= min(needed(mark), 130) {
                leftward.append(Side(mark: mark, isLeftward: true, room: room))
            } else {
                rightward.append(Side(mark: mark, isLeftward: false, room: scale.right - x - 13))
                start = x + 8
            }
        }
        return rightward + leftward + forced.reversed()
    }
}

extension DatedMark {
    /// With fades where a panel cuts it off, and where an end is open or unknown.
    func clipped(to scale: TimeScale) -> DatedMark {
        var mark = self
        if let first, first < scale.first { mark.fadesIn = true }
        if let last, last > scale.last { mark.fadesOut = true }
        if mark.first == nil || mark.last == nil { mark.shape = .period }
        return mark
    }

    /// Its place on a line, within the line's ends.
    func extent(on scale: TimeScale, height: Double) -> (x: Double, width: Double) {
        var from = scale.start(of: first ?? scale.first)
        var to = scale.end(of: last ?? scale.last)
        // An unknown end reaches a little way, not to the end of time.
        if first == nil { from = max(scale.left, to - 44) }
        if last == nil { to = min(scale.right, from + 44) }
        let least: Double =
            switch shape {
            case .day: height
            case .month: height * 1.5
            case .period: height * 1.7
            }
        let width = shape == .day ? height : max(least, to - from)
        let middle = (from + to) / 2
        let x = shape == .period && to - from >= least ? from : middle - width / 2
        // Whole units: nobody sees tenths, and they would be half of the drawing's weight.
        return (min(max(x, scale.left - 4), scale.right + 4 - width).rounded(), width.rounded())
    }
}
