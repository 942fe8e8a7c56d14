// The graph does not depend on how many workers made it, nor on chance.

import Foundation
import Linking
import TestKit
import Testing

struct ParallelLinkingTests {
    /// Everything the graph holds, in words.
    private func words(_ graph: Graph) -> String {
        var out: [String] = []
        for passage in graph.passages {
            out.append(
                "\(passage.role) \(graph.words(passage.target)) \(passage.entities) \(passage.mentions) \(passage.links) \(passage.citations.map(\.source))"
            )
        }
        for claim in graph.claims {
            out.append("\(claim.claim.id) \(claim.answers) \(claim.answeredBy) \(claim.holders) \(claim.about) \(claim.reportedIn)")
        }
        for event in graph.events { out.append("\(event.anchor) \(event.pages) \(event.entities) \(event.reports)") }
        for entity in graph.entities {
            out.append(
                "\(entity.claimsMade) \(entity.claimsAbout) \(entity.events) \(entity.mentions) \(entity.companions) \(entity.relations.map { "\($0.name) \($0.entity ?? -1)" })"
            )
        }
        for page in graph.backlinks.keys.map({ (graph.words($0), $0) }).sorted(by: { $0.0 < $1.0 }) {
            out.append("\(page.0) \(graph.backlinks[page.1] ?? [])")
        }
        out.append("\(graph.brokenLinks) \(graph.ambiguities) \(graph.anchors)")
        return out.joined(separator: "\n")
    }

    private func made(seed: UInt64) -> TestDossier {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var dossier = TestDossier()
        let names = ["Alpha", "Beta", "Gamma", "Delta", "Minsk", "Government of Minsk", "Riga", "Oslo"]
        func text() -> String {
            (0..<(2 + next(5))).map { _ in
                switch next(6) {
                case 0: "[[e\(next(9))]]"
                case 1: "[[d\(next(4))#c\(next(4))|told]]"
                case 2: "[@s\(next(7)), ¶\(1 + next(5))]"
                default: names[next(names.count)] + (next(2) == 0 ? "." : "")
                }
            }.joined(separator: " ")
        }
        for index in 0..<8 {
            dossier = dossier.entity(
                "e\(index)", name: names[index], next(3) == 0 ? "aliases: [\(names[next(8)])]" : "",
                body: "\(text())\n\n## Relations\n- ally of: [[e\(next(8))]]\n\n## Timeline\n- 20\(10 + next(5)): \(text())")
        }
        for index in 0..<6 { dossier = dossier.source("s\(index)", digest: (1...4).map { "¶\($0) \(text())" }.joined(separator: "\n\n")) }
        for index in 0..<3 {
            dossier = dossier.dispute(
                "d\(index)",
                (0..<3).map {
                    "\($0 == 0 ? "##" : "###") Statement \($0)\n- id: c\($0)\n- holder: [[e\(next(8))]]\n- supports: [[d\(next(3))#c\(next(3))]]\n\n\(text())"
                }.joined(separator: "\n\n"))
        }
        return dossier.timeline((0..<10).map { _ in "- 20\(10 + next(5)): \(text())" }.joined(separator: "\n")).page("p", text())
    }

    @Test func oneWorkerAndEightMakeTheSameGraph() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        for offset in 0..<UInt64(8) {
            let dossier = made(seed: seed &+ offset)
            let one = words(try dossier.graph(jobs: 1))
            let eight = words(try dossier.graph(jobs: 8))
            #expect(one == eight, "seed \(seed) + \(offset)")
        }
    }

    @Test func whatIsAskedTwiceIsAnsweredAlike() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let dossier = made(seed: seed)
        #expect(try words(dossier.graph()) == words(dossier.graph()), "seed \(seed)")
        #expect(try dossier.findings() == dossier.findings(), "seed \(seed)")
    }
}
