// A question, who claims what about it, and who answers whom: boxes that grow with their words, laid out wide and narrow.

/// A position in an argument.
public struct ArguedClaim: Sendable {
    public enum Side: Sendable, Hashable {
        case claim, counterclaim
        /// It qualifies, supports, concedes or adds context.
        case neither
    }

    public var statement: String
    public var holder: String
    public var side: Side
    /// How it bears on what it stands under: "rebuts"; nil straight under the question.
    public var relation: String?
    /// What else it answers, in words.
    public var remarks: [String]
    /// Index of the claim it answers, always lower than its own; nil straight under the question.
    public var parent: Int?
    public var target: UInt64
    /// Whether it answers the claim straight above it, as its equal.
    public var opposesPrevious: Bool

    public init(
        statement: String, holder: String, side: Side, relation: String? = nil, remarks: [String] = [], parent: Int? = nil, target: UInt64,
        opposesPrevious: Bool = false
    ) {
        self.statement = statement
        self.holder = holder
        self.side = side
        self.relation = relation
        self.remarks = remarks
        self.parent = parent
        self.target = target
        self.opposesPrevious = opposesPrevious
    }
}

/// A laid-out argument. Its promise: no two boxes touch, no edge runs through a box, and every statement stands whole.
public struct ArgumentMap: Sendable {
    public struct Box: Sendable {
        /// Index of the claim; nil for the question.
        public var claim: Int?
        public var frame: Frame
        public var header: [String]
        public var lines: [String]
        /// The relation's word, above the box.
        public var word: Frame?
    }

    /// A line of straight pieces or, between columns, a curve within the gap.
    public struct Edge: Sendable {
        public var points: [Point]
        public var isCurved: Bool
        public var isContradiction: Bool
    }

    public enum Width: Sendable {
        case wide, narrow
    }

    public var claims: [ArguedClaim]
    public var boxes: [Box]
    public var edges: [Edge]
    public var width: Double
    public var height: Double

    static let headerLettering = Lettering(size: 12.5, isSemibold: true)
    static let wordLettering = Lettering(size: 12.5)
    static let padding = 10.0
    /// From the box's edge to the words, past the sign.
    static let signRoom = 15.0
    let statementLettering: Lettering

    /// - Parameter claims: each after what it answers.
    public init(question: String, _ claims: [ArguedClaim], _ width: Width) {
        self.claims = claims
        boxes = []
        edges = []
        height = 0
        statementLettering = Lettering(size: width == .wide ? 14 : 13.5)
        self.width = width == .wide ? 1136 : 320
        // What names a later claim, or none, as what it answers stands under the question.
        let parents = claims.indices.map { index in claims[index].parent.flatMap { $0 >= 0 && $0 < index ? $0 : nil } }
        let order = Self.order(parents)
        var depths = [Int](repeating: 0, count: claims.count)
        for index in claims.indices { depths[index] = parents[index].map { depths[$0] + 1 } ?? 0 }
        switch width {
        case .wide: layOutWide(question, parents, order, depths)
        case .narrow: layOutNarrow(question, parents, order, depths)
        }
    }

    /// Depth first, without recursion.
    private static func order(_ parents: [Int?]) -> [Int] {
        var children = [[Int]](repeating: [], count: parents.count)
        var roots: [Int] = []
        for (index, parent) in parents.enumerated() {
            if let parent { children[parent].append(index) } else { roots.append(index) }
        }
        var order: [Int] = []
        var waiting = Array(roots.reversed())
        while let next = waiting.popLast() {
            order.append(next)
            waiting += children[next].reversed()
        }
        return order
    }

    // MARK: Boxes

    private func box(_ claim: Int, width: Double) -> Box {
        let item = claims[claim]
        let room = width - 2 * Self.padding
        let kind =
            switch item.side {
            case .claim: "Claim, "
            case .counterclaim: "Counterclaim, "
            case .neither: ""
            }
        let signed = item.side == .neither ? 0 : Self.signRoom
        var header = Self.headerLettering.lines(of: Self.capitalised(kind + item.holder), width: room - signed)
        for remark in item.remarks { header += Self.headerLettering.lines(of: remark, width: room - signed) }
        let lines = statementLettering.lines(of: item.statement, width: room)
        return Box(claim: claim, frame: Frame(x: 0, y: 0, width: width, height: height(header, lines)), header: header, lines: lines)
    }

    /// A holder in the editors' words may begin with a small letter.
    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private func questionBox(_ question: String, width: Double) -> Box {
        let lines = statementLettering.lines(of: question, width: width - 2 * Self.padding)
        return Box(
            claim: nil, frame: Frame(x: 0, y: 0, width: width, height: height(["Question"], lines)), header: ["Question"], lines: lines)
    }

    private func height(_ header: [String], _ lines: [String]) -> Double {
        Double(header.count) * Self.headerLettering.leading + Double(lines.count) * statementLettering.leading + 2 * Self.padding - 2
    }

    /// The band above a box that holds its relation's word.
    private func wordHeight(_ claim: Int) -> Double { claims[claim].relation == nil ? 0 : Self.wordLettering.leading + 2 }

    private func word(above box: Box) -> Frame? {
        guard let claim = box.claim, let relation = claims[claim].relation else { return nil }
        let width = min(Self.wordLettering.width(of: relation), box.frame.width)
        return Frame(x: box.frame.x, y: box.frame.y - Self.wordLettering.leading - 1, width: width, height: Self.wordLettering.leading)
    }

    // MARK: Narrow

    private mutating func layOutNarrow(_ question: String, _ parents: [Int?], _ order: [Int], _ depths: [Int]) {
        let first = questionBox(question, width: width)
        boxes.append(first)
        let bottom = stack(order, parents, depths, from: 0, left: 0, parentFrame: first.frame, right: width, y: first.frame.bottom + 14)
        height = bottom + 2
    }

    /// Boxes under each other, each level further in, joined by a line that runs down left of all that is deeper.
    /// - Parameters:
    ///   - base: the depth of the outermost boxes; they hang on `parentFrame`.
    /// - Returns: where the last one ends.
    private mutating func stack(
        _ items: [Int], _ parents: [Int?], _ depths: [Int], from base: Int, left: Double, parentFrame: Frame, right: Double, y: Double
    ) -> Double {
        let step = 14.0
        // A box keeps room for words however deep it lies.
        let deepest = max(1, Int((right - left - 150) / step))
        var frames: [Int: Frame] = [:]
        var top = y
        for item in items {
            let level = min(depths[item] - base + 1, deepest)
            let x = left + Double(level) * step
            var made = box(item, width: right - x - 1)
            top += wordHeight(item)
            made.frame.x = x
            made.frame.y = top
            made.word = word(above: made)
            let above = depths[item] == base ? parentFrame : parents[item].flatMap { frames[$0] } ?? parentFrame
            // Beyond the deepest indent a box hangs on the line of the level above.
            let spine = min(above.x + 6, x - 6)
            let from = spine >= above.x ? above.bottom : made.frame.y - 8
            edges.append(
                Edge(
                    points: [
                        Point(x: spine, y: from), Point(x: spine, y: made.frame.y + 14), Point(x: made.frame.x, y: made.frame.y + 14),
                    ], isCurved: false, isContradiction: false))
            frames[item] = made.frame
            boxes.append(made)
            top = made.frame.bottom + 14
        }
        return top - 14
    }

    // MARK: Wide

    private static let gap = 52.0
    private static let between = 16.0

    private mutating func layOutWide(_ question: String, _ parents: [Int?], _ order: [Int], _ depths: [Int]) {
        let columns = min(3, (depths.max() ?? 0) + 1)
        let questionWidth = 176.0
        let columnWidth = min(420, (width - 1 - questionWidth - Double(columns) * Self.gap) / Double(columns))
        func x(_ column: Int) -> Double { questionWidth + Self.gap + Double(column) * (columnWidth + Self.gap) }
        let lastColumn = columns - 1

        // Blocks: in the columns each box is one; in the last column a box takes all that is deeper with it.
        var blocks: [Int: ArgumentMap] = [:]
        var heights = [Double](repeating: 0, count: claims.count)
        var below = [[Int]](repeating: [], count: claims.count)
        var deeper: [Int: [Int]] = [:]
        var owner: [Int: Int] = [:]
        for item in order {
            if depths[item] <= lastColumn {
                if let parent = parents[item] { below[parent].append(item) }
                if depths[item] == lastColumn { owner[item] = item }
            } else if let parent = parents[item], let owning = owner[parent] {
                owner[item] = owning
                deeper[owning, default: []].append(item)
            }
        }
        for item in order.reversed() where depths[item] <= lastColumn {
            let own = box(item, width: columnWidth)
            var block = self
            block.boxes = [own]
            block.edges = []
            var tall = own.frame.height
            if let inner = deeper[item] {
                tall = block.stack(
                    inner, parents, depths, from: lastColumn + 1, left: 0, parentFrame: own.frame, right: columnWidth,
                    y: own.frame.bottom + 12)
            }
            block.height = tall + wordHeight(item)
            blocks[item] = block
            let children = below[item].reduce(0) { $0 + heights[$1] } + Self.between * Double(max(0, below[item].count - 1))
            heights[item] = max(block.height, children)
        }

        // From the top: a box stands at the middle of what answers it, but never far below where the reader looks for it.
        let roots = order.filter { parents[$0] == nil }
        var tops: [Int: Double] = [:]
        var y = 1.0
        for root in roots {
            if claims[root].opposesPrevious, y > 1 { y += 8 }
            tops[root] = y
            y += heights[root] + Self.between
        }
        let total = max(y - Self.between, 0)
        let asked = questionBox(question, width: questionWidth)
        var first = asked
        first.frame.y = max(1, min((total - asked.frame.height) / 2, 160))
        boxes.append(first)
        var placed: [Int: Frame] = [:]
        for item in order where depths[item] <= lastColumn {
            guard let top = tops[item], let block = blocks[item] else { continue }
            let offset = max(0, min((heights[item] - block.height) / 2, 120))
            let move = Point(x: x(depths[item]), y: top + offset + wordHeight(item))
            for var made in block.boxes {
                made.frame.x += move.x
                made.frame.y += move.y
                made.word = word(above: made)
                if made.claim == item { placed[item] = made.frame }
                boxes.append(made)
            }
            for var edge in block.edges {
                edge.points = edge.points.map { Point(x: $0.x + move.x, y: $0.y + move.y) }
                edges.append(edge)
            }
            var childTop = top
            // Few answers to a tall box stand at its middle.
            let children = below[item].reduce(0) { $0 + heights[$1] } + Self.between * Double(max(0, below[item].count - 1))
            childTop += max(0, min((heights[item] - children) / 2, 120))
            for child in below[item] {
                tops[child] = childTop
                childTop += heights[child] + Self.between
            }
            let from = parents[item].flatMap { placed[$0] } ?? first.frame
            if let to = placed[item] {
                edges.append(
                    Edge(
                        points: [Point(x: from.right, y: from.midY), Point(x: to.x, y: to.midY)], isCurved: true, isContradiction: false))
            }
        }
        for (above, root) in zip(roots, roots.dropFirst()) where claims[root].opposesPrevious {
            guard let from = placed[above], let to = placed[root] else { continue }
            // Past the relation's word.
            let x = from.x + max(60, (claims[root].relation.map(Self.wordLettering.width) ?? 0) + 14)
            edges.append(
                Edge(points: [Point(x: x, y: from.bottom), Point(x: x, y: to.y)], isCurved: false, isContradiction: true))
        }
        height = max(total, first.frame.bottom, boxes.map(\.frame.bottom).max() ?? 0) + 1
        width = min(width, (boxes.map(\.frame.right).max() ?? width) + 1)
    }
}
