// `dossier.yml`.

import Diagnostics
import Dossier
import EDTF
import Yams

enum SettingsReading {
    static let keys = [
        "format", "title", "subtitle", "language", "base", "handling", "authors", "publisher", "license", "editions", "quotation-limit",
        "quotation-budget",
        "rules", "relations", "theme",
    ]
    static let format = 1
    /// Rules that guard what is not the author's to give away.
    static let fixedRules = ["leaked-text"]

    /// - Parameter rules: the ids that `rules:` may name.
    static func settings(rules: [String], in reading: inout FileReading) -> Settings {
        var settings = Settings()
        settings.origin = reading.whole
        let whole = reading.text.line(1).lowerBound..<reading.text.bytes.count
        guard let mapping = FrontMatter.mapping(of: whole, firstLine: 1, in: &reading) else { return settings }
        let fields = Fields(mapping, known: keys, firstLine: 1, what: "dossier.yml", in: &reading, top: 0..<0)
        if fields.has("format") {
            if let found = fields.integer("format", atLeast: 1, in: &reading), found != format {
                reading.report(
                    "format", "format \(found) is not known to this version; it reads format \(format)", at: fields.range(of: "format"))
            }
        } else {
            reading.report("missing-key", "dossier.yml needs the key format", at: 0..<0, notes: ["expected `format: 1`"])
        }
        if let title = fields.required("title", what: "dossier.yml", in: &reading) { settings.title = title.value }
        settings.subtitle = fields.string("subtitle", in: &reading)
        settings.language = language(fields, in: &reading)
        settings.base = base(fields, in: &reading)
        settings.handling = fields.choice("handling", of: Handling.self, in: &reading)
        settings.authors = fields.strings("authors", in: &reading)
        settings.publisher = fields.string("publisher", in: &reading)
        settings.license = fields.string("license", in: &reading)
        settings.editions = editions(fields, in: &reading)
        if let limit = fields.integer("quotation-limit", from: 1...1_000, in: &reading) { settings.quotationLimit = limit }
        if let budget = fields.integer("quotation-budget", from: 1...1_000_000, in: &reading) { settings.quotationBudget = budget }
        let weights = fields.pairs("rules", isLiteral: true, in: &reading)
        for (rule, severity) in weights {
            guard rules.contains(rule.value) else {
                let near = NearMiss.best(for: rule.value, among: rules)
                reading.report(
                    "unknown-key", "there is no rule \(rule.value) whose weight can be changed", at: rule.origin.range,
                    notes: near == nil ? ["`dossier check --list-rules` lists them"] : [], suggestion: near,
                    replacement: weights.contains { $0.key.value == near } ? nil : near)
                continue
            }
            if fixedRules.contains(rule.value) {
                reading.report(
                    "unknown-value", "\(rule.value) can't be changed", at: rule.origin.range,
                    notes: ["it keeps an article's text off the site; a source that may be republished says `rights: full-text`"])
            } else if severity.value == "off" {
                settings.rules[rule.value] = .some(nil)
            } else if let known = Severity(rawValue: severity.value) {
                settings.rules[rule.value] = known
            } else {
                reading.report(
                    "unknown-value", "a rule cannot be \(severity.value)", at: severity.origin.range,
                    notes: ["expected off, note, warning or error"])
            }
        }
        settings.relations = fields.pairs("relations", in: &reading).map { RelationKind($0.key.value, inverse: $0.value.value) }
        for (key, value) in fields.pairs("theme", isLiteral: true, in: &reading) {
            if key.value == "fonts" {
                settings.fonts = fontFolder(value.value, at: value.origin.range, in: &reading)
            } else {
                reading.report(
                    .warning, "unknown-key", "the built-in theme has no setting \(key.value)", at: key.origin.range,
                    notes: ["its setting is `fonts`; all else of a theme is changed by files in templates/"])
            }
        }
        return settings
    }

    /// A folder below the dossier's, or the site could differ from one machine to the next.
    private static func fontFolder(_ written: String, at range: Range<Int>, in reading: inout FileReading) -> String? {
        let parts = written.split(separator: "/", omittingEmptySubsequences: false).filter { !$0.isEmpty && $0 != "." }
        guard !written.hasPrefix("/"), !parts.isEmpty, !parts.contains("..") else {
            reading.report(
                "address", "\(written) is no folder within the dossier", at: range, notes: ["expected for example fonts"])
            return nil
        }
        return parts.joined(separator: "/")
    }

    /// Letters, digits and hyphens of a BCP 47 tag; only its shape is checked.
    private static func language(_ fields: Fields, in reading: inout FileReading) -> String {
        guard let written = fields.literal("language", in: &reading) else { return "en" }
        let parts = written.value.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy {
            (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
        }
        guard isTag, (2...3).contains(parts[0].utf8.count) else {
            reading.report(
                "language", "\(written.value) is no language tag", at: written.origin.range, notes: ["expected for example en or pt-BR"])
            return "en"
        }
        if ReservedHeadings.byLanguage[String(parts[0])] == nil {
            reading.report(
                .note, "language", "there are no labels in \(written.value) yet; English ones are used", at: written.origin.range)
        }
        return written.value
    }

    private static func base(_ fields: Fields, in reading: inout FileReading) -> String? {
        guard let written = fields.text("base", in: &reading) else { return nil }
        var base = written.value
        while base.hasSuffix("/") { base.removeLast() }
        let host = base.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first ?? ""
        guard base.hasPrefix("https://") || base.hasPrefix("http://"), !host.isEmpty, !base.contains("?"), !base.contains("#"),
            !base.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "\"" || $0 == "<" || $0 == ">" })
        else {
            reading.report(
                "address", "base is no web address", at: written.origin.range, notes: ["expected for example https://example.org/dossier"])
            return nil
        }
        return base
    }

    private static func editions(_ fields: Fields, in reading: inout FileReading) -> [Edition] {
        var editions: [Edition] = []
        for item in fields.items("editions", known: ["date", "title", "note"], what: "an edition", in: &reading) {
            guard let date = item.date("date", in: &reading) else {
                if !item.has("date") { _ = item.required("date", what: "an edition", in: &reading) }
                continue
            }
            if let last = editions.last, last.date < date.value {
                reading.report(
                    .warning, "editions-order", "this edition is newer than the one above it; the newest stands first",
                    at: date.origin.range)
            }
            let title = item.string("title", in: &reading) ?? date.value.phrase()
            editions.append(Edition(date: date.value, title: title, note: item.string("note", in: &reading)))
        }
        return editions
    }
}
