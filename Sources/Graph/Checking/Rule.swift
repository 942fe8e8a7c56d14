// What a rule is: a question asked of the whole graph, with findings where the answer is wrong.

import Diagnostics
import Dossier
import Linking
import Workers

/// One thing a dossier must keep to. Each stands in a file of its own.
public protocol Rule: Sendable {
    /// Lower-case words joined by hyphens; `dossier.yml` and `allow:` name the rule by it.
    static var id: String { get }
    /// Where `dossier.yml` says nothing else.
    static var severity: Severity { get }
    /// One sentence, what must hold.
    static var summary: String { get }

    static func check(_ graph: Graph, _ findings: inout Findings)
}

/// Collects what one rule finds.
public struct Findings: Sendable {
    let rule: String
    let severity: Severity
    let graph: Graph
    /// Every quotation of the dossier: rules ask for them again and again.
    let quotations: [QuotedWords]
    /// What a site holds words of beside the files that records are read from.
    var carried: [CarriedText] = []
    /// The articles whose words no file may hold in long runs.
    var guarded: GuardedTexts
    /// For the rule whose work lies in the files.
    var workers = Workers(1)
    /// Whether nobody wants to know any more: rules that take long ask now and then, and find nothing else.
    var isOvertaken: @Sendable () -> Bool = { false }
    /// What the other rules did, for the one that is asked after them.
    var others: OtherRules?
    var diagnostics: [Diagnostic] = []
    /// Allowances that kept the rule from saying something.
    private(set) var silencing: Set<Allowance> = []

    /// - Parameter allowances: of the noun it is about; one that names this rule silences the finding.
    mutating func add(
        _ message: String, at origin: Origin, notes: [DiagnosticNote] = [], suggestion: String? = nil, replacement: String? = nil,
        allowances: [Allowance] = []
    ) {
        let silent = allowances.filter { $0.rule == rule }
        guard silent.isEmpty else { return silencing.formUnion(silent) }
        let range = graph.range(origin)
        let fix = replacement.flatMap { text in range.map { FixIt(replace: $0, with: text) } }
        diagnostics.append(
            Diagnostic(severity, rule: rule, message, at: range, notes: notes, suggestion: suggestion ?? replacement, fix: fix))
    }

    /// Says nothing, but that allowances are needed all the same: what `check` leaves to a low confidence, packs remark on.
    mutating func spare(_ allowances: [Allowance]) {
        silencing.formUnion(allowances.filter { $0.rule == rule })
    }

    /// About a file that no record is read from.
    mutating func add(_ message: String, at range: SourceRange, notes: [DiagnosticNote]) {
        diagnostics.append(Diagnostic(severity, rule: rule, message, at: range, notes: notes))
    }
}

/// Which rules were asked, and which allowances silenced one of them.
struct OtherRules: Sendable {
    var asked: Set<String>
    var silencing: Set<Allowance>
}
