// What every reader of one file shares: the text, its references, and what was found wrong with it.

import CommonMark
import Diagnostics
import Dossier

/// One file while it is read. A reader takes it `inout` and leaves its findings in it.
struct FileReading {
    let text: SourceText
    /// The file's index in the corpus.
    let file: Int
    /// The id made of the file's name.
    let id: String
    var references: [Reference] = []
    var diagnostics: [Diagnostic] = []

    init(text: SourceText, file: Int, id: String) {
        self.text = text
        self.file = file
        self.id = id
    }

    var whole: Origin { Origin(file: file, range: 0..<0) }

    func origin(_ range: Range<Int>) -> Origin {
        Origin(file: file, range: range)
    }

    /// A range as far as its first line goes: a finding about a block marks where it begins.
    func firstLine(_ range: Range<Int>) -> Range<Int> {
        let line = text.line(text.lineNumber(at: range.lowerBound))
        return range.lowerBound..<max(range.lowerBound, min(range.upperBound, line.upperBound))
    }

    mutating func report(
        _ rule: String, _ message: String, at range: Range<Int>, notes: [DiagnosticNote] = [], suggestion: String? = nil,
        replacement: String? = nil
    ) {
        report(.error, rule, message, at: range, notes: notes, suggestion: suggestion, replacement: replacement)
    }

    mutating func report(
        _ severity: Severity, _ rule: String, _ message: String, at range: Range<Int>, notes: [DiagnosticNote] = [],
        suggestion: String? = nil, replacement: String? = nil
    ) {
        let place = text.range(range)
        let fix = replacement.map { FixIt(replace: place, with: $0) }
        diagnostics.append(
            Diagnostic(severity, rule: rule, message, at: place, notes: notes, suggestion: suggestion ?? replacement, fix: fix))
    }
}
