// The graph does not depend on how many workers made it, nor on chance.

import Foundation
import Linking
import SeededRandom
import TestKit
import Testing

struct ParallelLinkingTests {
    @Test func oneWorkerAndEightMakeTheSameGraph() throws {
        let seed = SeededGenerator.seed(for: "oneWorkerAndEightMakeTheSameGraph")
        for offset in 0..<UInt64(8) {
            let dossier = TestDossier.made(seed: seed &+ offset)
            let one = try dossier.graph(jobs: 1).everything
            let eight = try dossier.graph(jobs: 8).everything
            #expect(one == eight, "seed \(seed) + \(offset)")
        }
    }

    @Test func whatIsAskedTwiceIsAnsweredAlike() throws {
        let seed = SeededGenerator.seed(for: "whatIsAskedTwiceIsAnsweredAlike")
        let dossier = TestDossier.made(seed: seed)
        #expect(try dossier.graph().everything == dossier.graph().everything, "seed \(seed)")
        #expect(try dossier.findings() == dossier.findings(), "seed \(seed)")
    }
}
