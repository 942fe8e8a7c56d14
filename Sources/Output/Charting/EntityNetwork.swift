// Who an entity appears with: itself in the middle, the others on both sides, a thicker line for more shared paragraphs.

import Mustache

public struct NetworkNeighbour: Sendable {
    public var name: String
    public var weight: Int
    public var target: UInt64

    public init(name: String, weight: Int, target: UInt64) {
        self.name = name
        self.weight = weight
        self.target = target
    }
}

/// A laid-out network. Its promise: no label touches another label, or the lines.
public struct EntityNetwork: Sendable {
    public struct Node: Sendable {
        public var neighbour: Int
        public var point: Point
        public var lines: [String]
        public var label: Frame
        public var isLeft: Bool
        /// Of the line to the middle.
        public var stroke: Double
    }

    public static let width = 360.0
    public static let limit = 12
    static let lettering = Lettering(size: 13)
    static let nameLettering = Lettering(size: 13, isSemibold: true)
    private static let column = 122.0

    public var neighbours: [NetworkNeighbour]
    public var nodes: [Node]
    public var name: [String]
    public var nameFrame: Frame
    public var middle: Point
    public var height: Double

    /// - Parameter neighbours: the strongest first; the first twelve are shown.
    public init(of name: String, _ neighbours: [NetworkNeighbour]) {
        self.neighbours = Array(neighbours.prefix(Self.limit))
        self.name = Self.nameLettering.lines(of: name, width: Self.width - 80)
        let nameHeight = Double(self.name.count) * Self.nameLettering.leading
        nameFrame = Frame(x: 40, y: 0, width: Self.width - 80, height: nameHeight)
        let top = nameHeight + 18
        var columns: [[(Int, [String])]] = [[], []]
        for (index, neighbour) in self.neighbours.enumerated() {
            columns[index % 2].append((index, Self.lettering.lines(of: neighbour.name, width: Self.column)))
        }
        func height(_ lines: [String]) -> Double { max(26, Double(lines.count) * Self.lettering.leading + 8) }
        let heights = columns.map { $0.reduce(0) { $0 + height($1.1) } }
        let tall = max(heights.max() ?? 0, 30)
        middle = Point(x: Self.width / 2, y: top + tall / 2)
        let heaviest = Double(max(1, self.neighbours.map(\.weight).max() ?? 1))
        nodes = []
        for (side, column) in columns.enumerated() {
            var y = top + (tall - heights[side]) / 2
            for (index, lines) in column {
                let high = height(lines)
                let x = side == 0 ? Self.column + 10 : Self.width - Self.column - 10
                let widest = lines.map { Self.lettering.width(of: $0) }.max() ?? 0
                nodes.append(
                    Node(
                        neighbour: index, point: Point(x: x, y: y + high / 2), lines: lines,
                        label: Frame(
                            x: side == 0 ? x - 10 - widest : x + 10, y: y + (high - Double(lines.count) * Self.lettering.leading) / 2,
                            width: widest, height: Double(lines.count) * Self.lettering.leading), isLeft: side == 0,
                        stroke: 1 + 5 * Double(self.neighbours[index].weight) / heaviest))
                y += high
            }
        }
        self.height = top + tall + 4
    }

    /// - Parameter label: what assistive technology calls the drawing.
    public func drawing(_ medium: Medium, label: String) -> Markup {
        var drawing = Drawing(medium)
        drawing.open(class: "ch ch-net", width: Self.width, height: height, label: label)
        drawing.lines(name, x: middle.x, top: 0, Self.nameLettering, anchor: .middle)
        drawing.path(.leader) { path in
            path.move(middle.x, nameFrame.bottom + 2)
            path.vertical(middle.y)
        }
        for node in nodes {
            drawing.path(.edge, width: node.stroke) { path in
                let bend = (node.point.x + middle.x) / 2
                path.move(middle.x, middle.y)
                path.curve(bend, middle.y, bend, node.point.y, node.point.x, node.point.y)
            }
        }
        drawing.circle(middle, radius: 7, .told)
        for node in nodes {
            let neighbour = neighbours[node.neighbour]
            drawing.openLink(neighbour.target)
            drawing.circle(node.point, radius: 4.5, .told)
            drawing.lines(
                node.lines, x: node.isLeft ? node.label.right : node.label.x, top: node.label.y, Self.lettering,
                anchor: node.isLeft ? .end : .start)
            drawing.closeLink()
        }
        drawing.close()
        return drawing.markup
    }
}
