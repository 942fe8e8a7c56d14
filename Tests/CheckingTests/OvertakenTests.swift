// Rules that are asked of a graph of the past say nothing, rather than half of what there is to say.

import Checking
import Synchronization
import TestKit
import Testing
import Workers

struct OvertakenTests {
    private let dossier = TestDossier().source("s", digest: "¶1 One.\n\n¶2 Two.")
        .entity("nato", name: "NATO", body: "See [[nobody]].")
        .page("notes", "It is so [@s, ¶9]. And [[nothing]] else.")

    @Test(arguments: [1, 2]) func rulesSayTheSameWhereNobodyOvertakesThem(_ jobs: Int) throws {
        let graph = try dossier.graph()
        let all = Checker.check(graph, workers: Workers(jobs))
        #expect(Set(all.map(\.rule)).isSuperset(of: ["broken-wikilink", "unit-out-of-range"]))
        #expect(Checker.check(graph, workers: Workers(jobs), unless: { false }) == all)
    }

    /// Wherever they are when it happens.
    @Test func rulesSayNothingWhereTheyAreOvertaken() throws {
        let graph = try dossier.graph()
        let questions = Atomic<Int>(0)
        _ = Checker.check(graph, workers: Workers(1)) {
            questions.wrappingAdd(1, ordering: .relaxed)
            return false
        }
        let count = questions.load(ordering: .relaxed)
        #expect(count > Checker.rules.count)
        for last in 0..<count {
            let asked = Atomic<Int>(0)
            let found = Checker.check(graph, workers: Workers(1)) { asked.wrappingAdd(1, ordering: .relaxed).oldValue >= last }
            #expect(found == nil, "overtaken at question \(last)")
        }
    }
}
