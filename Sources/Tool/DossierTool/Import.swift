// `dossier import FILE…`: raw articles into the dossier, each as a record and the text it is of.

import ArgumentParser
import Diagnostics
import Dossier
import EDTF
import Files
import Foundation
import Hashing
import Importing
import Linking
import Reading

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes source records of articles: text, HTML, Markdown or PDF.",
        discussion: """
            The file is kept in seeds/fulltext/, which git ignores; the record is written to seeds/<id>.md, with an empty block for each \
            paragraph. What is not certain is said at its line. An existing record of the same file is only added to. When one of several \
            files can't be imported, nothing is written. Exit status: 0 done, 1 findings, 2 misuse, 3 the machine failed.
            """)

    @Argument(help: ArgumentHelp("The articles.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The record's id; made of author and year otherwise. For one file only.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The day of the import; today otherwise.", valueName: "yyyy-mm-dd"))
    var date: String?

    @Flag(help: "Show the record and what each line is taken for; write nothing.")
    var dryRun = false

    @OptionGroup var options: ReadingOptions

    func validate() throws {
        if id != nil, files.count > 1 { throw ValidationError("--id names one record, but \(files.count) files are given") }
        if let id, !Slug.isValid(id) {
            throw ValidationError("--id \(id) is no id: lower-case letters, digits and hyphens, such as \(Slug.make(id))")
        }
        if let date, (try? DateExpression(parsing: date)) == nil || date.utf8.count != 10 {
            throw ValidationError("--date takes a day, such as 2026-11-21")
        }
    }

    func run() throws {
        let progress = ProgressLine(quiet: options.quiet)
        let folder = try options.folder()
        progress.say("Reading")
        let read = CorpusReading.read(folder, rules: Session.rules, workers: options.workers)
        if let missing = read.diagnostics.first(where: { $0.rule == "missing-settings" }) {
            progress.end()
            Terminal.error(TextReport(color: options.usesColor).text(missing))
            Terminal.error("dossier: \(options.source) is no dossier; name one with --source, or make one with `dossier new`\n")
            throw ExitStatus.findings.code
        }
        var importing = PendingImports(folder: folder, corpus: read.corpus, diagnostics: read.diagnostics, date: date ?? Self.today())
        var status = ExitStatus.clean
        for file in files {
            progress.say("Importing \(file)")
            do throws(ImportFailure) {
                try importing.add(file, id: id)
            } catch {
                progress.end()
                Terminal.error(TextReport(color: options.usesColor).text(error.diagnostic))
                if error.status.rawValue > status.rawValue { status = error.status }
            }
        }
        progress.end()
        let diagnostics = importing.pending.flatMap(\.diagnostics)
        let isRefused = status != .clean || options.strict && diagnostics.contains { $0.severity >= .warning }
        report(importing)
        guard !isRefused else {
            Terminal.error(
                "\(files.count > 1 ? "Of \(files.count) files \(importing.pending.count) could be imported; " : "")nothing was written\n")
            throw (status == .clean ? ExitStatus.findings : status).code
        }
        guard !dryRun else {
            Terminal.error("Nothing was written.\n")
            return
        }
        do throws(FileProblem) {
            let done = try importing.write()
            if !options.quiet { Terminal.error(done.map { $0 + "\n" }.joined()) }
        } catch {
            Terminal.error("dossier: \(error.path): \(error.message)\n")
            throw ExitStatus.machineFailed.code
        }
    }

    /// Doubts to standard error, as `build` does; what was asked to be shown to standard output.
    private func report(_ importing: PendingImports) {
        for pending in importing.pending {
            if dryRun { Terminal.output(Self.shown(pending)) }
            Terminal.error(TextReport(color: options.usesColor).text(pending.diagnostics))
            guard !options.quiet else { continue }
            let article = pending.article
            var text =
                "\(pending.shownPath) → seeds/\(pending.id).md: \(article.paragraphCount == 1 ? "1 paragraph" : "\(article.paragraphCount) paragraphs")"
            if let encoding = article.encoding { text += ", \(encoding)" }
            text += "\n"
            for proposal in article.proposals { text += "  \(proposal.key): \(proposal.value) (\(proposal.reason))\n" }
            for note in article.notes { text += "  note: \(note)\n" }
            if !pending.diagnostics.isEmpty { text += "  \(FindingCount.text(pending.diagnostics))\n" }
            Terminal.error(text)
        }
    }

    private static func shown(_ pending: PendingImport) -> String {
        var text = "--- seeds/\(pending.id).md\n\(pending.record)\n"
        text += "--- \(pending.shownPath), line by line\nline\trole\treason\tfirst words\n"
        for row in pending.article.rows { text += "\(row.line)\t\(row.role)\t\(row.reason)\t\(row.words)\n" }
        return text
    }

    private static func today() -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return String(format: "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    }
}

/// Why one file can't be imported.
struct ImportFailure: Error {
    var diagnostic: Diagnostic
    var status: ExitStatus
}
