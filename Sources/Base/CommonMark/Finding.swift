// A finding of this module while it is still bytes: it becomes a Diagnostic only when nothing showed it to lie in code.

import Diagnostics

struct Finding {
    var severity: Severity = .error
    var rule: String
    var message: String
    var range: Range<Int>
    var notes: [DiagnosticNote] = []
    var suggestion: String?
    var replacement: String?
    /// Where what this one repeats stands.
    var original: Range<Int>?
    /// Whether it says nothing where the place turns out to be code, raw HTML or a link's address.
    var isAboutText = false

    func diagnostic(in text: SourceText) -> Diagnostic {
        let place = text.range(range)
        let notes = notes + (original.map { [DiagnosticNote("the first is here", at: text.range($0))] } ?? [])
        return Diagnostic(
            severity, rule: rule, message, at: place, notes: notes, suggestion: suggestion,
            fix: replacement.map { FixIt(replace: place, with: $0) })
    }
}

/// A text gone wrong as a whole is not reported bracket by bracket: each finding carries its line, which may be long.
enum FindingLimit {
    static let perRule = 100

    /// The findings in source order, at most `perRule` of each rule; the last of a longer row says that there are more.
    static func applied(to findings: [Finding]) -> [Finding] {
        let sorted = findings.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.rule) < ($1.range.lowerBound, $1.range.upperBound, $1.rule)
        }
        guard sorted.count > perRule else { return sorted }
        var counts: [String: Int] = [:]
        return sorted.compactMap { finding in
            let count = (counts[finding.rule] ?? 0) + 1
            counts[finding.rule] = count
            guard count <= perRule else { return nil }
            var finding = finding
            if count == perRule { finding.notes.append("further findings of this rule in this file are not listed") }
            return finding
        }
    }
}
