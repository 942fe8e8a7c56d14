// What someone has claimed over the years: a row for each question, a sign for each claim at the time it was made.

import Mustache

public struct StatedPosition: Sendable {
    /// Index of its question.
    public var row: Int
    public var statement: String
    public var isCounterclaim: Bool
    /// When it was said: days since 1970-01-01, the first and the last it may be.
    public var first: Int
    public var last: Int
    public var target: UInt64

    public init(row: Int, statement: String, isCounterclaim: Bool, first: Int, last: Int, target: UInt64) {
        self.row = row
        self.statement = statement
        self.isCounterclaim = isCounterclaim
        self.first = first
        self.last = max(first, last)
        self.target = target
    }
}

/// A laid-out chart of positions. Its promise: no sign touches another, no label a sign, and nothing leaves the drawing.
public struct PositionsChart: Sendable {
    public struct Sign: Sendable {
        public var position: Int
        public var frame: Frame
        /// The time within which it was said, where that is longer than the sign is wide.
        public var span: Frame?
    }

    public struct Row: Sendable {
        public var lines: [String]
        public var label: Frame
        public var frame: Frame
        public var signs: [Sign]
    }

    public static let width = 680.0
    static let lettering = Lettering(size: 13, isSemibold: true)
    static let tickLettering = Lettering(size: 12.5)
    private static let side = 10.0

    public var positions: [StatedPosition]
    public var rows: [Row]
    public var scale: TimeScale
    public var ticks: [TimeScale.Tick]
    public var axisY: Double
    public var height: Double

    /// Nil without a dated position.
    /// - Parameter questions: their short titles.
    public init?(questions: [String], _ positions: [StatedPosition]) {
        guard let first = positions.map(\.first).min(), let last = positions.map(\.last).max() else { return nil }
        self.positions = positions
        let whole = TimeScale.rounded(first, last)
        scale = TimeScale(first: whole.first, last: whole.last, left: 8, right: Self.width - 8)
        rows = []
        var y = 0.0
        for (number, question) in questions.enumerated() {
            let own = positions.indices.filter { positions[$0].row == number }
            if own.isEmpty { continue }
            let lines = Self.lettering.lines(of: question, width: Self.width - 16)
            let label = Frame(x: 8, y: y + 7, width: Self.width - 16, height: Double(lines.count) * Self.lettering.leading)
            var signs: [Sign] = []
            var ends: [Double] = []
            for index in own.sorted(by: { (positions[$0].first, positions[$0].last, $0) < (positions[$1].first, positions[$1].last, $1) }) {
                let from = scale.start(of: positions[index].first)
                let to = scale.end(of: positions[index].last)
                let x = min(max((from + to) / 2 - Self.side / 2, 2), Self.width - 2 - Self.side)
                let hasSpan = to - from > Self.side + 4
                let (low, high) = hasSpan ? (from, to) : (x, x + Self.side)
                let line = ends.firstIndex { $0 <= low } ?? ends.count
                if line == ends.count { ends.append(0) }
                ends[line] = high + 3
                let top = label.bottom + 5 + Double(line) * (Self.side + 4)
                signs.append(
                    Sign(
                        position: index, frame: Frame(x: x, y: top, width: Self.side, height: Self.side),
                        span: hasSpan ? Frame(x: from, y: top + Self.side / 2 - 1, width: to - from, height: 2) : nil))
            }
            let bottom = label.bottom + 5 + Double(ends.count) * (Self.side + 4) + 5
            rows.append(Row(lines: lines, label: label, frame: Frame(x: 0, y: y, width: Self.width, height: bottom - y), signs: signs))
            y = bottom
        }
        ticks = scale.ticks(Self.tickLettering)
        axisY = y
        let edge = Self.width
        ticks.removeAll { $0.x + 4 + Self.tickLettering.width(of: $0.label) > edge }
        height = y + 24
    }

    /// - Parameter label: what assistive technology calls the drawing.
    public func drawing(_ medium: Medium, label: String) -> Markup {
        var drawing = Drawing(medium)
        drawing.open(class: "ch ch-pos", width: Self.width, height: height, label: label)
        for (number, row) in rows.enumerated() where number % 2 == 0 && rows.count > 1 { drawing.rectangle(row.frame, .band) }
        drawing.path(.grid) { path in
            for tick in ticks {
                path.move(tick.x, 0)
                path.vertical(axisY)
            }
        }
        drawing.path(.axis) { path in
            path.move(scale.left, axisY)
            path.horizontal(scale.right)
            for tick in ticks {
                path.move(tick.x, axisY)
                path.vertical(axisY + 5)
            }
        }
        for tick in ticks { drawing.lines([tick.label], x: tick.x + 3, top: axisY + 4, Self.tickLettering, .mute) }
        for row in rows {
            drawing.lines(row.lines, x: row.label.x, top: row.label.y, Self.lettering)
            for sign in row.signs { draw(sign, &drawing) }
        }
        drawing.close()
        return drawing.markup
    }

    private func draw(_ sign: Sign, _ drawing: inout Drawing) {
        let position = positions[sign.position]
        drawing.openLink(position.target)
        if let span = sign.span {
            drawing.path(position.isCounterclaim ? .contradiction : .edge) { path in
                path.move(span.x, span.midY)
                path.horizontal(span.right)
            }
        }
        if position.isCounterclaim {
            drawing.path(.counterclaimSign) { path in
                path.move(sign.frame.midX, sign.frame.y + 0.5)
                path.line(sign.frame.right - 0.5, sign.frame.midY)
                path.line(sign.frame.midX, sign.frame.bottom - 0.5)
                path.line(sign.frame.x + 0.5, sign.frame.midY)
                path.close()
            }
        } else {
            drawing.rectangle(
                Frame(x: sign.frame.x + 0.8, y: sign.frame.y + 0.8, width: sign.frame.width - 1.6, height: sign.frame.height - 1.6),
                .claimSign)
        }
        drawing.closeLink()
    }
}
