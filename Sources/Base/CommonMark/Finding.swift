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
