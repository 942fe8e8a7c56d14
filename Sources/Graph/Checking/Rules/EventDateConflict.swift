// Rule: where two sources date an event differently, the timeline says so.

import CommonMark
import Diagnostics
import Dossier
import EDTF
import Linking

enum EventDateConflict: Rule {
    static let id = "event-date-conflict"
    static let severity = Severity.warning
    static let summary = "Two dates of one event are told as such: also-dated with its reason, or status: disputed."

    static func check(_ graph: Graph, _ findings: inout Findings) {
        for linked in graph.events { checkOtherDates(linked.event, &findings) }
        checkReports(graph, &findings)
        checkTwins(graph, &findings)
    }

    /// `also-dated` that excludes the event's own date, without a word on it.
    private static func checkOtherDates(_ event: Event, _ findings: inout Findings) {
        guard event.status != .disputed, event.inferred == nil else { return }
        for other in event.alsoDated where other.remark == nil && other.date.value.certainlyExcludes(event.date.value) {
            findings.add(
                "\(other.date.value) excludes \(event.date.value), the date of this event", at: other.date.origin,
                notes: [
                    "say how they fit, after a semicolon: `also-dated: 2021 [@source, ¶3]; perhaps another one`", "or `status: disputed`",
                ],
                allowances: event.allowances)
        }
    }

    /// Events that report the same claim: they tell of the same thing.
    private static func checkReports(_ graph: Graph, _ findings: inout Findings) {
        var first: [Int: [Int]] = [:]
        for (index, event) in graph.events.enumerated() {
            for claim in event.reports {
                // A claim that many events report is a story, not an event; a few are compared.
                let earlier = first[claim, default: []]
                if earlier.count < 10 { first[claim, default: []].append(index) }
                if let other = earlier.first(where: { conflict($0, index, graph) }) { report(index, other, graph, &findings) }
            }
        }
    }

    private struct Key: Hashable {
        var entities: [Int]
    }

    /// Events with the same entities and largely the same words.
    private static func checkTwins(_ graph: Graph, _ findings: inout Findings) {
        var buckets: [Key: [(event: Int, words: Set<String>)]] = [:]
        for (index, event) in graph.events.enumerated() where !event.entities.isEmpty {
            let words = Set(contentWords(event.event.sentence.inlines.plainText))
            guard words.count >= 3 else { continue }
            let key = Key(entities: event.entities)
            // The last few of a crowded bucket are enough: twins stand near each other in time.
            for other in buckets[key, default: []].suffix(20).reversed() {
                let shared = words.intersection(other.words).count
                guard shared >= 3, shared * 3 >= (words.count + other.words.count - shared) * 2,
                    Set(event.reports).isDisjoint(with: graph.events[other.event].reports), conflict(other.event, index, graph)
                else { continue }
                report(index, other.event, graph, &findings)
                break
            }
            buckets[key, default: []].append((index, words))
        }
    }

    private static func report(_ index: Int, _ other: Int, _ graph: Graph, _ findings: inout Findings) {
        let (event, earlier) = (graph.events[index].event, graph.events[other].event)
        findings.add(
            "another source dates this event \(earlier.date.value), here it is \(event.date.value)", at: event.date.origin,
            notes: [
                DiagnosticNote("it stands there", at: graph.range(earlier.origin)),
                "link the two: `also-dated: \(earlier.date.value) [@source, ¶3]; how they fit`",
            ], allowances: event.allowances + earlier.allowances)
    }

    /// Whether two events have other sources and dates that exclude each other, and neither says so.
    private static func conflict(_ left: Int, _ right: Int, _ graph: Graph) -> Bool {
        let (a, b) = (graph.events[left], graph.events[right])
        guard a.event.status != .disputed, b.event.status != .disputed, a.event.date.value.certainlyExcludes(b.event.date.value) else {
            return false
        }
        let sources = Set(a.citations.compactMap(\.source))
        guard !sources.isEmpty, !b.citations.isEmpty, b.citations.allSatisfy({ $0.source.map { !sources.contains($0) } ?? false }) else {
            return false
        }
        return
            !(a.event.alsoDated.contains { $0.date.value.overlaps(b.event.date.value) }
            || b.event.alsoDated.contains { $0.date.value.overlaps(a.event.date.value) })
    }

    /// Words of four letters or more, in lower case.
    private static func contentWords(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 }.map(String.init)
    }
}
