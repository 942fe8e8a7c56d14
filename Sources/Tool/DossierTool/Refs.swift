// `dossier refs ENTITY`: every place that speaks of an entity.

import ArgumentParser
import Reporting

struct Refs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every place that names, links or uses an entity.",
        discussion: """
            Each line is path:line:column: use: words, where the use is mention, wikilink, holder, via, place, figure, according-to, \
            relation, speech, author, publisher, mentions or include. Names in link text are mentions too; names in titles and in \
            the words of figures are left out. json and csv have the keys group, use, words, path, line, column. Exit status: as of \
            report.
            """)

    @Argument(help: "The entity, by id, name or alias.")
    var entity: String

    @Option(help: ArgumentHelp("text, json or csv.", valueName: "format"))
    var format = RowFormat.text

    @OptionGroup var options: ReadingOptions

    func run() throws {
        let asked = try AskedDossier(options)
        let report = EntityReferences.report(of: try asked.entity(entity), in: asked.graph)
        asked.print(report, format, isListing: true)
        if !options.quiet, format == .text, report.rowCount == 0 { Terminal.error("\(report.title): \(report.emptiness)\n") }
        try asked.end()
    }
}
