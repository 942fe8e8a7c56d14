// The map's promises, on its geometry: whole statements, boxes apart, edges around them.

import SeededRandom
import Testing

@testable import Charting

struct ArgumentMapTests {
    private func random(_ count: Int, depth: Int, _ random: inout SeededGenerator) -> [ArguedClaim] {
        var depths: [Int] = []
        return (0..<count).map { index in
            let candidates = (0..<index).filter { depths[$0] < depth }
            let parent = candidates.isEmpty || Int.random(in: 0...4, using: &random) == 0 ? nil : candidates.randomElement(using: &random)
            depths.append(parent.map { depths[$0] + 1 } ?? 1)
            let opposes = parent == nil && index > 0 && Bool.random(using: &random)
            return ArguedClaim(
                statement: RandomWords.text(Int.random(in: 1...40, using: &random), &random),
                holder: RandomWords.text(Int.random(in: 1...6, using: &random), &random),
                side: [.claim, .counterclaim, .neither][index % 3], relation: parent == nil && !opposes ? nil : "undercuts",
                remarks: index % 7 == 0 ? ["rebuts the claim of somebody else"] : [], parent: parent, target: UInt64(index),
                opposesPrevious: opposes)
        }
    }

    /// Points along an edge.
    private func course(_ edge: ArgumentMap.Edge) -> [Point] {
        guard let first = edge.points.first, let last = edge.points.last else { return [] }
        if edge.isCurved {
            let middle = (first.x + last.x) / 2
            return (0...40).map { step in
                let t = Double(step) / 40
                let u = 1 - t
                return Point(
                    x: u * u * u * first.x + 3 * u * u * t * middle + 3 * u * t * t * middle + t * t * t * last.x,
                    y: u * u * u * first.y + 3 * u * u * t * first.y + 3 * u * t * t * last.y + t * t * t * last.y)
            }
        }
        return zip(edge.points, edge.points.dropFirst()).flatMap { from, to in
            (0...60).map { Point(x: from.x + (to.x - from.x) * Double($0) / 60, y: from.y + (to.y - from.y) * Double($0) / 60) }
        }
    }

    private func faults(_ map: ArgumentMap) -> [String] {
        var faults: [String] = []
        let whole = Frame(x: 0, y: 0, width: map.width, height: map.height)
        for (index, box) in map.boxes.enumerated() {
            let name = box.claim.map(String.init) ?? "the question"
            if !whole.contains(box.frame) { faults.append("\(name) leaves the drawing") }
            for other in map.boxes[(index + 1)...] where other.frame.overlaps(box.frame) {
                faults.append("\(name) touches \(other.claim ?? -1)")
            }
            for other in map.boxes { if let word = other.word, word.overlaps(box.frame) { faults.append("a word lies on \(name)") } }
            if let word = box.word, !whole.contains(word) { faults.append("the word of \(name) leaves the drawing") }
            for line in box.lines where map.statementLettering.width(of: line) > box.frame.width - 2 * ArgumentMap.padding + 0.01 {
                if line.count > 1 { faults.append("a line of \(name) leaves its box") }
            }
            let tall =
                Double(box.header.count) * ArgumentMap.headerLettering.leading + Double(box.lines.count) * map.statementLettering.leading
            if tall + 2 * ArgumentMap.padding - 2 > box.frame.height + 0.01 { faults.append("the words of \(name) are taller than it") }
            if let claim = box.claim, box.lines.joined().filter({ $0 != " " }) != map.claims[claim].statement.filter({ $0 != " " }) {
                faults.append("\(name) doesn't say all")
            }
        }
        for edge in map.edges {
            for point in course(edge) {
                if point.y > map.height || point.x > map.width || point.x < 0 || point.y < 0 { faults.append("an edge leaves the drawing") }
                for box in map.boxes
                where point.x > box.frame.x + 0.1 && point.x < box.frame.right - 0.1 && point.y > box.frame.y + 0.1
                    && point.y < box.frame.bottom - 0.1
                {
                    faults.append("an edge runs through \(box.claim ?? -1)")
                }
                for box in map.boxes {
                    if let word = box.word, point.x > word.x + 0.1, point.x < word.right - 0.1, point.y > word.y + 0.1,
                        point.y < word.bottom - 0.1
                    {
                        faults.append("an edge runs through the word of \(box.claim ?? -1)")
                    }
                }
            }
        }
        return Array(Set(faults)).sorted()
    }

    @Test func randomArgumentsKeepThePromises() {
        var generator = SeededGenerator(for: "argument")
        for round in 0..<80 {
            let claims = random([1, 3, 12, 60][round % 4], depth: [1, 2, 4, 8][round / 4 % 4], &generator)
            let question = RandomWords.text(Int.random(in: 1...20, using: &generator), &generator)
            for width in [ArgumentMap.Width.wide, .narrow] {
                let map = ArgumentMap(question: question, claims, width)
                #expect(faults(map) == [], "\(width), \(claims.count) claims")
                #expect(map.boxes.compactMap(\.claim).sorted() == Array(claims.indices))
            }
        }
    }

    @Test func aThousandLevelsAreDrawn() {
        let claims = (0..<1000).map { index in
            ArguedClaim(
                statement: "Statement \(index)", holder: "H", side: .neither, relation: "rebuts", parent: index == 0 ? nil : index - 1,
                target: 0)
        }
        for width in [ArgumentMap.Width.wide, .narrow] {
            let map = ArgumentMap(question: "Who?", claims, width)
            #expect(map.boxes.count == 1001)
            for (above, below) in zip(map.boxes.dropFirst(3), map.boxes.dropFirst(4)) { #expect(!above.frame.overlaps(below.frame)) }
        }
    }

    @Test func aClaimThatNamesALaterOneStandsUnderTheQuestion() {
        let claims = [0, 1].map { ArguedClaim(statement: "S", holder: "H", side: .claim, parent: 1, target: UInt64($0)) }
        #expect(ArgumentMap(question: "Q", claims, .narrow).boxes.count == 3)
    }

    @Test func everyStatementAndHolderIsInTheDrawing() {
        let claims = [
            ArguedClaim(statement: "A <b> claim", holder: "Minsk", side: .claim, target: 7),
            ArguedClaim(statement: "No", holder: "Warsaw", side: .counterclaim, relation: "rebuts", parent: 0, target: 8),
        ]
        let markup = ArgumentMap(question: "Who?", claims, .wide).drawing(.screen, label: "Map")
        let html = String(decoding: markup.bytes, as: UTF8.self)
        for part in ["Question", "Who?", "Claim, Minsk", "A &lt;b&gt; claim", "Counterclaim, Warsaw", ">rebuts<"] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(markup.holes.map(\.reference) == [7, 8])
    }
}
