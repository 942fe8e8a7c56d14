// `dossier report [NAME]`: one question asked of the dossier, answered on standard output.

import ArgumentParser
import Checking
import Diagnostics
import Dossier
import Linking
import Reading
import Reporting

enum Misuse {
    /// Says what was wrong with the command line, for a verb to end with.
    static func says(_ message: String) -> ExitCode {
        Terminal.error("dossier: \(message)\n")
        return ExitStatus.misuse.code
    }
}

/// How rows are written.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Answers a question about the whole dossier; without a name, lists the questions.",
        discussion: """
            text is read in 100 columns, with the file, line and column of each row. json is an array of objects: `group`, the report's \
            own keys, `path`, `line` and `column`; a cell is null, a string, a number, {"text", "ref"} for something of the dossier, or an \
            array of these. csv has the same keys as its header (RFC 4180). Dates are EDTF in both. Exit status: 0 clean, 1 the dossier \
            could not be read without errors, 2 misuse, 3 the machine failed.
            """)

    @Argument(help: "The report: unanswered, voices, coverage …")
    var name: String?

    @Option(help: ArgumentHelp("With one-actor-over-time: the entity, by id, name or alias.", valueName: "id"))
    var entity: String?

    @Option(help: ArgumentHelp("text, json or csv.", valueName: "format"))
    var format = RowFormat.text

    @OptionGroup var options: ReadingOptions

    func run() throws {
        guard let name else {
            if entity != nil { throw Misuse.says("--entity narrows a report; name one") }
            Terminal.output(list())
            return
        }
        guard let index = Reports.names.firstIndex(of: name) else {
            let near = NearMiss.best(for: name, among: Reports.names).map { "; did you mean \($0)?" } ?? ""
            throw Misuse.says("there is no report \(name)\(near)\nThe reports are \(Reports.names.joined(separator: ", "))")
        }
        if entity != nil, !Reports.isNarrowed(index) {
            let narrowed = Reports.names.indices.filter(Reports.isNarrowed).map { Reports.names[$0] }.joined(separator: ", ")
            throw Misuse.says("--entity narrows \(narrowed), not \(name)")
        }
        let asked = try AskedDossier(options)
        let actor = try entity.map { try asked.entity($0) }
        asked.print(Reports.report(index, of: asked.graph, entity: actor), format)
        try asked.end()
    }

    /// The questions, without reading any dossier.
    private func list() -> String {
        let reports = Reports.list()
        switch format {
        case .text:
            let width = reports.map(\.name.count).max() ?? 0
            return reports.map { report in
                report.name + String(repeating: " ", count: width - report.name.count) + "  " + report.title + "\n"
            }.joined()
        case .json:
            let objects = reports.map { report in
                let members = [("name", report.name), ("title", report.title), ("explanation", report.explanation)]
                return "  {\(members.map { "\(JSONText.quoted($0)): \(JSONText.quoted($1))" }.joined(separator: ", "))}"
            }
            return "[\n\(objects.joined(separator: ",\n"))\n]\n"
        case .csv:
            let records = reports.map { [$0.name, $0.title, $0.explanation] }
            return ReportCSV.text(header: ["name", "title", "explanation"], records)
        }
    }
}

/// A dossier read and linked to be asked something: what is wrong with it is another verb's question, but what could not be read is said.
struct AskedDossier {
    var graph: Graph
    private var diagnostics: [Diagnostic]
    private var usesColor: Bool

    init(_ options: ReadingOptions) throws {
        let folder = try options.folder()
        let read = CorpusReading.read(folder, rules: Checker.ids, workers: options.workers)
        diagnostics = read.diagnostics.filter { $0.severity == .error || (options.strict && $0.severity == .warning) }
        usesColor = options.usesColor
        graph = Graph(linking: read.corpus, workers: options.workers)
        // What a missing dossier.yml leaves is no dossier: there is nobody to ask.
        if read.diagnostics.contains(where: { $0.rule == "missing-settings" }) { try end() }
    }

    /// An entity by id, name or alias, or a word on why it is none.
    func entity(_ name: String) throws -> Int {
        switch EntityReferences.entity(name, in: graph) {
        case .success(let entity): return entity
        case .failure(.ambiguous(let ids)): throw Misuse.says("\(name) may mean \(ids.joined(separator: ", ")); name one by its id")
        case .failure(.unknown(let near)):
            throw Misuse.says("there is no entity \(name)" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
    }

    /// - Parameter isListing: text as one line for each row.
    func print(_ report: Report, _ format: RowFormat, isListing: Bool = false) {
        switch format {
        case .text: Terminal.output(isListing ? ReportText(graph).listing(report) : ReportText(graph).text(report))
        case .json: Terminal.output(ReportJSON(graph).text(report))
        case .csv: Terminal.output(ReportCSV(graph).text(report))
        }
    }

    /// Says what could not be read, and fails for it: an answer from half a dossier must not pass for a whole one.
    func end() throws {
        guard !diagnostics.isEmpty else { return }
        Terminal.error(TextReport(color: usesColor).text(diagnostics.sorted(by: Diagnostic.inReadingOrder)))
        throw ExitStatus.findings.code
    }
}
