// One value for every finding of every stage: what is wrong, where, by which rule, and the nearest right thing.

/// How much a finding weighs. Errors stop a build; `--strict` lets warnings stop it too.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    case note, warning, error

    public static func < (left: Severity, right: Severity) -> Bool {
        left.weight < right.weight
    }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// A finding. Wording: the specific thing first, then the rule it breaks; `notes` say what was expected.
public struct Diagnostic: Sendable, Hashable {
    public var severity: Severity
    /// The rule's id, lower-case words joined by hyphens; `dossier.yml` changes severities by it.
    public var rule: String
    /// One sentence without a full stop.
    public var message: String
    public var range: SourceRange?
    public var notes: [DiagnosticNote]
    /// The one near candidate, shown as "did you mean".
    public var suggestion: String?
    public var fix: FixIt?

    public init(
        _ severity: Severity, rule: String, _ message: String, at range: SourceRange?, notes: [DiagnosticNote] = [],
        suggestion: String? = nil, fix: FixIt? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.range = range
        self.notes = notes
        self.suggestion = suggestion
        self.fix = fix
    }
}

/// What helps to understand a finding: what was expected, or another place that matters.
public struct DiagnosticNote: Sendable, Hashable, ExpressibleByStringInterpolation {
    public var message: String
    public var range: SourceRange?

    public init(_ message: String, at range: SourceRange? = nil) {
        self.message = message
        self.range = range
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }
}

/// A replacement that mends a finding, given where exactly one candidate is near.
public struct FixIt: Sendable, Hashable {
    public var range: SourceRange
    public var replacement: String

    public init(replace range: SourceRange, with replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

extension Diagnostic {
    /// File, line, column, severity, rule, message: the order in which findings are printed on every machine.
    public static func inReadingOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        let leftPath = left.range?.path ?? ""
        let rightPath = right.range?.path ?? ""
        if leftPath != rightPath { return leftPath.utf8.lexicographicallyPrecedes(rightPath.utf8) }
        if let leftStart = left.range?.start, let rightStart = right.range?.start, leftStart != rightStart {
            return leftStart < rightStart
        }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.rule != right.rule { return left.rule.utf8.lexicographicallyPrecedes(right.rule.utf8) }
        return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
    }
}
