// The network's and the positions' promises, on their geometry.

import SeededRandom
import Testing

@testable import Charting

struct EntityChartTests {
    @Test func noLabelOfANetworkTouchesAnother() {
        var random = SeededGenerator(for: "network")
        for round in 0..<60 {
            let neighbours = (0..<(round % 15)).map {
                NetworkNeighbour(
                    name: RandomWords.text(Int.random(in: 1...7, using: &random), &random), weight: Int.random(in: 0...90, using: &random),
                    target: UInt64($0))
            }
            let network = EntityNetwork(of: RandomWords.text(3, &random), neighbours)
            let whole = Frame(x: 0, y: 0, width: EntityNetwork.width, height: network.height)
            #expect(network.nodes.count == min(12, neighbours.count))
            for (index, node) in network.nodes.enumerated() {
                #expect(whole.contains(node.label) && !node.label.overlaps(network.nameFrame))
                for other in network.nodes[(index + 1)...] { #expect(!node.label.overlaps(other.label)) }
                // Lines run between the two columns of dots; labels stand outside them.
                #expect(node.isLeft ? node.label.right < node.point.x : node.label.x > node.point.x)
                #expect(node.lines.joined().filter { $0 != " " } == network.neighbours[node.neighbour].name.filter { $0 != " " })
            }
        }
    }

    @Test func noSignOfAPositionTouchesAnother() throws {
        var random = SeededGenerator(for: "positions")
        for round in 0..<60 {
            let rows = Int.random(in: 1...8, using: &random)
            let positions = (0..<[1, 5, 80][round % 3]).map { number in
                let first = Int.random(in: 10_000...[10_000, 10_040, 20_000][round / 3 % 3], using: &random)
                return StatedPosition(
                    row: Int.random(in: 0..<rows, using: &random), statement: "S", isCounterclaim: Bool.random(using: &random),
                    first: first,
                    last: first + [0, 0, 30, 364][Int.random(in: 0...3, using: &random)], target: UInt64(number))
            }
            let questions = (0..<rows).map { _ in RandomWords.text(Int.random(in: 1...20, using: &random), &random) }
            let chart = try #require(PositionsChart(questions: questions, positions))
            let whole = Frame(x: 0, y: 0, width: PositionsChart.width, height: chart.height)
            #expect(chart.rows.flatMap(\.signs).count == positions.count)
            for row in chart.rows {
                #expect(whole.contains(row.frame) && row.frame.contains(row.label))
                for (index, sign) in row.signs.enumerated() {
                    #expect(row.frame.contains(sign.frame) && !sign.frame.overlaps(row.label))
                    for other in row.signs[(index + 1)...] {
                        #expect(!sign.frame.overlaps(other.frame) && !(sign.span?.overlaps(other.frame) ?? false))
                    }
                }
            }
        }
        #expect(PositionsChart(questions: ["Q"], []) == nil)
    }
}
