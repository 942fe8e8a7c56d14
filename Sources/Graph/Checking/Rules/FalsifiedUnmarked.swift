// Rule: a claim that events proved wrong says so.

import Diagnostics
import Dossier
import Linking

enum FalsifiedUnmarked: Rule {
    static let id = "falsified-unmarked"
    static let severity = Severity.warning
    static let summary = "A claim that an event falsifies has the status broken, refuted or superseded."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.events {
            // What is only alleged, planned or disputed proves nothing yet.
            guard linked.event.status == nil else { continue }
            for (number, index) in linked.falsifies.enumerated() {
                let claim = graph.claims[index].claim
                let origin = number < linked.event.falsifies.count ? linked.event.falsifies[number].origin : linked.event.origin
                let message: String
                switch claim.status?.value {
                case .broken, .refuted, .superseded: continue
                case .kept, .borneOut, .supported:
                    message = "this event falsifies a claim whose verdict is \(claim.status?.value.rawValue ?? ""): one of the two is wrong"
                case .contested, .unverified, nil:
                    message = "this event falsifies a claim that is not marked so"
                }
                findings.add(
                    message, at: origin,
                    notes: [
                        DiagnosticNote("the claim stands there", at: graph.range(claim.status?.origin ?? claim.origin)),
                        "its status would be broken (a pledge), refuted or superseded, with because",
                    ], allowances: linked.event.allowances + claim.allowances)
            }
        }
    }
}
