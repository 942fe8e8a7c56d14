// `dossier check`: every finding, nothing written unless a fix is asked for.

import ArgumentParser
import Diagnostics
import Files
import Publishing

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong with a dossier, and where.",
        discussion: """
            Findings go to standard output. --fix changes the dossier's own files where a finding knows exactly one right thing, says what \
            it changed, and checks again. Exit status: 0 clean, 1 findings, 2 misuse, 3 the machine failed.
            """)

    @OptionGroup var options: ReadingOptions

    @Option(help: ArgumentHelp("text, json or sarif.", valueName: "format"))
    var format = ReportFormat.text

    @Flag(help: "Mend what has exactly one near candidate, and nothing else.")
    var fix = false

    @Flag(help: "With --fix: show the changes, write nothing.")
    var dryRun = false

    @Flag(help: "List every rule with its weight, here and where dossier.yml says nothing. text or json.")
    var listRules = false

    func validate() throws {
        if dryRun, !fix { throw ValidationError("--dry-run belongs to --fix") }
        if listRules, fix { throw ValidationError("--list-rules checks nothing, so there is nothing to fix") }
        if listRules, format == .sarif { throw ValidationError("--list-rules is written as text or json") }
    }

    func run() throws {
        guard !listRules else {
            Terminal.output(RuleCatalogue(try options.folder()).text(format))
            return
        }
        let progress = ProgressLine(quiet: options.quiet)
        var (session, texts) = try findings(progress)
        var mending = Mending(session.folder, isDryRun: dryRun)
        var rounds = 0
        while fix, rounds < (dryRun ? 1 : Mending.rounds) {
            rounds += 1
            let changes = mending.round(session.diagnostics, texts: texts)
            guard !changes.isEmpty else { break }
            progress.end()
            if format == .text { Terminal.output(changes) } else { Terminal.error(changes) }
            if !dryRun { (session, texts) = try findings(progress) }
        }
        progress.end()
        if fix, mending.count > 0, !options.quiet {
            Terminal.error("\(mending.count) \(mending.count == 1 ? "fix" : "fixes")\(dryRun ? ", none written" : "")\n")
        }
        for problem in mending.problems { Terminal.error("dossier: \(problem.path): \(problem.message)\n") }
        switch format {
        case .text:
            Terminal.output(TextReport(color: options.usesColor).text(session.diagnostics))
            if !options.quiet, !session.diagnostics.isEmpty { Terminal.error("\(FindingCount.text(session.diagnostics))\n") }
        case .json: Terminal.output(JSONReport().text(session.diagnostics))
        case .sarif: Terminal.output(SARIFReport(toolVersion: Version.text, rules: RuleCatalogue.help).text(session.diagnostics))
        }
        if mending.problems.contains(where: { $0.kind != .changed }) { throw ExitStatus.machineFailed.code }
        if session.fails(strict: options.strict) || !mending.problems.isEmpty { throw ExitStatus.findings.code }
    }

    /// Every finding, in reading order, with the texts of the files that the author may change.
    private func findings(_ progress: ProgressLine) throws -> (session: Session, texts: [SourceText]) {
        var timings = StageTimings()
        var session = try Session(options, progress: progress, timings: &timings)
        let theme = ThemeReading.theme(session.folder, diagnostics: &session.diagnostics)
        session.diagnostics = (session.diagnostics + theme.diagnostics).sorted(by: Diagnostic.inReadingOrder)
        let templates = theme.templates.values.filter { $0.path.hasPrefix("templates/") }
        return (session, session.graph.corpus.files.map(\.text) + templates)
    }
}
