// Every rule that the tool can print, with its weight and its page: what `check --list-rules`, `explain` and SARIF say of them.

import Checking
import Diagnostics
import Dossier
import Files
import Reading
import Reference

/// The rules as they weigh in one dossier.
struct RuleCatalogue {
    struct Entry {
        var id: String
        /// By default; two where a rule has findings of different weight.
        var weights: [Severity]
        /// Here; none where dossier.yml switches the rule off.
        var here: [Severity]
        /// Whether `rules:` in dossier.yml may name it.
        var isAdjustable: Bool
        var summary: String
    }

    /// In the order of the ids.
    let entries: [Entry]

    /// Without a dossier.yml that can be read, every rule weighs what it weighs by default.
    init(_ folder: Folder) {
        let settings = CorpusReading.settings(folder, rules: Session.rules)
        let checked = Dictionary(Checker.rules.map { ($0.id, (weight: $0.severity, summary: $0.summary)) }) { first, _ in first }
        entries = RuleReference.pages.map { page in
            let rule = checked[page.id]
            let weights = rule.map { [$0.weight] } ?? CorpusReading.weights[page.id] ?? Self.weights[page.id] ?? [.error]
            // What could not be read, or does not stand in its source, stays an error, whatever dossier.yml says.
            let isWeighed = Session.rules.contains(page.id) || CorpusReading.rules.contains(page.id)
            let isAdjustable = rule != nil || isWeighed && weights.contains { $0 < .error }
            var here = weights
            if isAdjustable, let set = settings.rules[page.id] {
                let kept = rule == nil ? weights.filter { $0 == .error } : []
                here = kept + (set.map { kept.contains($0) ? [] : [$0] } ?? [])
            }
            return Entry(id: page.id, weights: weights, here: here, isAdjustable: isAdjustable, summary: rule?.summary ?? page.summary)
        }
    }

    /// Of the theme, of import, of verify and of renumber.
    private static let weights: [String: [Severity]] = [
        "unknown-template": [.warning], "reserve-before-quotation": [.warning], "uncertain-extent": [.warning],
        "unmarked-speech": [.warning],
        "renumbered-paragraph": [.error, .warning], "import-author": [.warning, .note], "import-chrome": [.warning, .note],
        "import-date": [.warning, .note], "import-encoding": [.warning, .note], "import-heading": [.note],
        "import-language": [.warning, .note],
        "import-paragraph": [.warning, .note], "import-publisher": [.note], "import-text": [.warning], "import-title": [.warning, .note],
    ]

    func text(_ format: ReportFormat) -> String {
        format == .json ? json : table
    }

    private var table: String {
        let rows =
            [["rule", "default", "here", ""]]
            + entries.map { [$0.id, Self.words($0.weights), Self.words($0.here), $0.summary] }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = (0..<3).map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }
            var line = (cells + [row[3]]).joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    private var json: String {
        let rules = entries.map { entry in
            "{\"id\": \(JSONText.quoted(entry.id)), \"default\": \(Self.list(entry.weights)), \"here\": \(Self.list(entry.here)), "
                + "\"adjustable\": \(entry.isAdjustable), \"summary\": \(JSONText.quoted(entry.summary))}"
        }
        return "{\n  \"rules\": [\n    \(rules.joined(separator: ",\n    "))\n  ]\n}\n"
    }

    private static func words(_ weights: [Severity]) -> String {
        weights.isEmpty ? "off" : weights.map(\.rawValue).joined(separator: "/")
    }

    private static func list(_ weights: [Severity]) -> String {
        "[\(weights.map { JSONText.quoted($0.rawValue) }.joined(separator: ", "))]"
    }

    /// What SARIF carries of a rule.
    static var help: [String: RuleHelp] {
        Dictionary(uniqueKeysWithValues: RuleReference.pages.map { ($0.id, RuleHelp(summary: $0.summary, markdown: $0.text)) })
    }
}
