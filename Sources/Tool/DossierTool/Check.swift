// `dossier check`: every finding, nothing written.

import ArgumentParser
import Diagnostics
import Publishing

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong with a dossier, and where.",
        discussion: "Findings go to standard output. Exit status: 0 clean, 1 findings, 2 misuse, 3 the machine failed.")

    @OptionGroup var options: ReadingOptions

    @Option(help: ArgumentHelp("text, json or sarif.", valueName: "format"))
    var format = ReportFormat.text

    func run() throws {
        let progress = ProgressLine(quiet: options.quiet)
        var timings = StageTimings()
        var session = try Session(options, progress: progress, timings: &timings)
        let theme = ThemeReading.theme(session.folder, diagnostics: &session.diagnostics)
        session.diagnostics = (session.diagnostics + theme.diagnostics).sorted(by: Diagnostic.inReadingOrder)
        progress.end()
        switch format {
        case .text:
            Terminal.output(TextReport(color: options.usesColor).text(session.diagnostics))
            if !options.quiet, !session.diagnostics.isEmpty { Terminal.error("\(FindingCount.text(session.diagnostics))\n") }
        case .json: Terminal.output(JSONReport().text(session.diagnostics))
        case .sarif: Terminal.output(SARIFReport(toolVersion: Version.text).text(session.diagnostics))
        }
        if session.fails(strict: options.strict) { throw ExitStatus.findings.code }
    }
}
