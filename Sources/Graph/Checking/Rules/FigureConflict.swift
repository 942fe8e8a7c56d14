// Rule: figures for the same thing at the same time agree, or one claim answers the other.

import Diagnostics
import Dossier
import Linking

enum FigureConflict: Rule {
    static let id = "figure-conflict"
    static let severity = Severity.warning
    static let summary = "Figures that measure the same thing at the same time agree, unless one of the claims answers the other."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for (_, figures) in graph.figures() where figures.count > 1 {
            // Equal values again and again are one; a measure with more different ones than this has its first ones compared.
            var seen: [StatedFigure] = []
            for stated in figures {
                guard let range = stated.figure.allowedRange else { continue }
                let other = seen.first { earlier in
                    guard let known = earlier.figure.allowedRange else { return false }
                    return !known.overlaps(range) && !answer(claims(stated, graph), claims(earlier, graph), graph)
                }
                if let other {
                    let what = stated.figure.measure.text
                    findings.add(
                        "\(said(stated)) here, \(said(other)) elsewhere: \(what)\(stated.figure.when.map { ", \($0.value)" } ?? "")",
                        at: stated.figure.origin,
                        notes: [
                            DiagnosticNote("the other figure", at: graph.range(other.figure.origin)),
                            "let one claim answer the other, or say in the middle what tells the two apart",
                        ], allowances: allowances(stated, graph) + allowances(other, graph))
                }
                if seen.count < 20, !seen.contains(where: { $0.figure.allowedRange == range && $0.owner == stated.owner }) {
                    seen.append(stated)
                }
            }
        }
    }

    private static func said(_ stated: StatedFigure) -> String {
        (stated.figure.bound == .exactly ? "" : stated.figure.bound.rawValue + " ") + stated.figure.value
    }

    /// The claims that speak in a figure: the one that bears it, or those that report its event.
    private static func claims(_ stated: StatedFigure, _ graph: Graph) -> [Int] {
        switch stated.owner {
        case .claim(let index): [index]
        case .event(let index): graph.events[index].reports
        }
    }

    private static func answer(_ left: [Int], _ right: [Int], _ graph: Graph) -> Bool {
        left.contains { claim in
            right.contains { other in
                claim != other
                    && (graph.claims[claim].answers.contains { $0.claim == other }
                        || graph.claims[other].answers.contains { $0.claim == claim })
            }
        }
    }

    private static func allowances(_ stated: StatedFigure, _ graph: Graph) -> [Allowance] {
        switch stated.owner {
        case .claim(let index): graph.claims[index].claim.allowances
        case .event(let index): graph.events[index].event.allowances
        }
    }
}
