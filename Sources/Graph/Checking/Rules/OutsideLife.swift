// Rule: nobody takes part in an event before there is such a one, or after.

import Diagnostics
import Dossier
import EDTF
import Linking

enum OutsideLife: Rule {
    static let id = "outside-life"
    static let severity = Severity.warning
    static let summary = "An event lies within the life of those it names: not before born, founded or signed, not after died or dissolved."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.events {
            for index in linked.entities {
                let entity = graph.corpus.entities[index]
                for life in entity.lives {
                    guard let word = contradiction(linked.event.date.value, life, entity.name) else { continue }
                    findings.add(
                        "\(linked.event.date.value) lies \(word), \(life.date.value)", at: linked.event.date.origin,
                        notes: [
                            DiagnosticNote("\(entity.name): \(life.key.rawValue) \(life.date.value)", at: graph.range(life.date.origin))
                        ],
                        allowances: linked.event.allowances + entity.allowances)
                }
            }
        }
    }

    /// A treaty in the making has drafts and talks before it is signed, but these are named so; what ended is spoken of for long, so `ended`
    /// and `in-force` bound nothing.
    private static func contradiction(_ date: DateExpression, _ life: LifeDate, _ name: String) -> String? {
        switch life.key {
        case .born: date.isCertainlyBefore(life.date.value) ? "before \(name) was born" : nil
        case .founded: date.isCertainlyBefore(life.date.value) ? "before \(name) was founded" : nil
        case .signed: date.isCertainlyBefore(life.date.value) ? "before \(name) was signed" : nil
        case .died: life.date.value.isCertainlyBefore(date) ? "after \(name) died" : nil
        case .dissolved: life.date.value.isCertainlyBefore(date) ? "after \(name) was dissolved" : nil
        case .inForce, .ended: nil
        }
    }
}
