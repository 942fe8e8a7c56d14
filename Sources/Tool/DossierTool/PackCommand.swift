// `dossier pack`: briefing packs as HTML, EPUB and PDF.

import ArgumentParser
import Diagnostics
import Dossier
import EDTF
import Files
import Foundation
import Linking
import Printing
import Publishing
import Workers

struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Prints briefing packs: PDF, and one HTML file that needs nothing else.",
        discussion: """
            Without an ID all packs of content/packs/ are printed, into public/packs/ unless --output names another folder. With --entity, \
            --dispute, --tag, --type or --timeline one is made of what these select. A pack of which nothing has changed is not set again. \
            PDF is set by WeasyPrint; where there is none, the HTML is written all the same. \
            Exit status: 0 clean, 1 findings, 2 misuse, 3 the machine failed.
            """)

    @Argument(help: ArgumentHelp("The packs' ids: their file names without .md.", valueName: "id"))
    var ids: [String] = []

    @Option(help: "Make a pack of an entity, the questions it is part of and its dates.")
    var entity: [String] = []

    @Option(help: "Make a pack of a question in dispute.")
    var dispute: [String] = []

    @Option(help: "Make a pack of everything with a tag.")
    var tag: [String] = []

    @Option(help: "Make a pack of all entities of a type.")
    var type: [String] = []

    @Option(help: ArgumentHelp("Make a pack of a span of the timeline.", valueName: "edtf"))
    var timeline: [String] = []

    @Option(help: ArgumentHelp("Levels of claims and answers that are told.", valueName: "n"))
    var depth: Int?

    @Option(help: "brief, pack, cards or wall; what the file says otherwise.")
    var format: PackFormat?

    @Option(help: "a4 or letter; both otherwise.")
    var paper: [Paper] = []

    @Flag(help: "Write no PDF.")
    var htmlOnly = false

    @Option(help: ArgumentHelp("The WeasyPrint to set with; DOSSIER_WEASYPRINT, .build-tools/packs and PATH otherwise.", valueName: "file"))
    var weasyprint: String?

    @OptionGroup var options: ReadingOptions

    func validate() throws {
        if let depth, depth < 1 { throw ValidationError("--depth takes a number from 1") }
        for span in timeline where (try? DateExpression(parsing: span)) == nil {
            throw ValidationError("--timeline takes a date or an interval, such as 2020/2022; not “\(span)”")
        }
    }

    /// Whether a pack is made of what the command line selects.
    private var isSelected: Bool { !(entity + dispute + tag + type + timeline).isEmpty }

    func run() throws {
        let start = ContinuousClock.now
        let progress = ProgressLine(quiet: options.quiet)
        var timings = StageTimings()
        let workers = options.workers
        var session = try Session(options, workers: workers, progress: progress, timings: &timings)
        let chosen = try chosenPacks(&session)
        let theme = ThemeReading.theme(session.folder, diagnostics: &session.diagnostics)
        let fonts = ThemeReading.fonts(session.graph.corpus.settings.fonts, of: session.folder, diagnostics: &session.diagnostics)
        let assets = session.graph.corpus.assets.map { (try? session.folder.read($0, limit: ThemeReading.assetLimit)) ?? [] }
        var printer: PackPrinter?
        if !session.fails(strict: options.strict) {
            switch CompiledTheme.compile(theme) {
            case .failure(let errors): session.diagnostics += errors.diagnostics
            case .success(let compiled):
                let site = SiteFiles(session.graph, theme: compiled, workers: workers)
                let made = PackPrinter.printer(
                    session.graph,
                    theme: PackTheme(templates: theme.templates, style: theme.assets["pack.css"] ?? [], fonts: fonts), assets: assets,
                    tool: "Dossier \(Version.text)", address: { site.citedAddress(of: $0) })
                switch made {
                case .failure(let errors): session.diagnostics += errors.diagnostics
                case .success(let made): printer = made
                }
            }
        }
        progress.end()
        session.diagnostics.sort(by: Diagnostic.inReadingOrder)
        Terminal.error(TextReport(color: options.usesColor).text(session.diagnostics))
        guard let printer, !session.fails(strict: options.strict) else {
            Terminal.error("\(FindingCount.text(session.diagnostics)); nothing was written\n")
            throw ExitStatus.findings.code
        }
        let printed = workers.map(chosen) { printer.pack($0) }
        // A judgement that several packs repeat is doubted once.
        var doubts: [Diagnostic] = []
        for finding in printed.flatMap(\.findings) where !doubts.contains(finding) { doubts.append(finding) }
        doubts.sort(by: Diagnostic.inReadingOrder)
        Terminal.error(TextReport(color: options.usesColor).text(doubts))
        guard !doubts.contains(where: { $0.severity == .error || options.strict && $0.severity == .warning }) else {
            Terminal.error("\(FindingCount.text(doubts)); nothing was written\n")
            throw ExitStatus.findings.code
        }
        let typesetter = htmlOnly ? nil : try typesetter(session.folder)
        let papers = paper.isEmpty ? Paper.allCases : paper
        let run = PackRun(
            output: options.output ?? session.folder.path + "/public/packs", packs: printed, papers: papers, typesetter: typesetter,
            keepsOthers: !ids.isEmpty || isSelected, workers: workers)
        let outcome = run.make { progress.say($0) }
        progress.end()
        for problem in outcome.findings { Terminal.error(TextReport(color: options.usesColor).text(problem)) }
        if let failure = outcome.failure {
            Terminal.error("dossier: \(failure)\n")
            throw ExitStatus.machineFailed.code
        }
        if !options.quiet {
            let seconds = (ContinuousClock.now - start).components
            let time = Double(seconds.seconds) + Double(seconds.attoseconds) / 1e18
            Terminal.error(outcome.lines.map { $0 + "\n" }.joined())
            Terminal.error("\(outcome.summary) in \(String(format: "%.1f", time)) s\n")
        }
        if !htmlOnly {
            if let typesetter {
                if let loss = typesetter.loss { Terminal.error("note: \(loss)\n") }
            } else {
                Terminal.error(
                    "note: there is no weasyprint here, so no PDF was made; `make packs` installs it, or `pip install weasyprint==70.0` and "
                        + "--weasyprint; the HTML prints from a browser\n")
            }
        }
        if !outcome.findings.isEmpty { throw ExitStatus.findings.code }
    }

    /// Indices of the packs to print; a pack of what the command line selects is added to the dossier's.
    private func chosenPacks(_ session: inout Session) throws -> [Int] {
        if isSelected {
            session.graph.corpus.packs.append(try selectedPack(session.graph))
            return [session.graph.corpus.packs.count - 1]
        }
        if let format {
            for index in session.graph.corpus.packs.indices { session.graph.corpus.packs[index].format = format }
        }
        let packs = session.graph.corpus.packs
        guard !ids.isEmpty else { return Array(packs.indices) }
        return try ids.map { id in
            if let index = packs.firstIndex(where: { $0.id == id }) { return index }
            let near = NearMiss.best(for: id, among: packs.map(\.id))
            Terminal.error("dossier: there is no pack \(id)\(near.map { "; did you mean \($0)?" } ?? "")\n")
            throw ExitStatus.misuse.code
        }
    }

    private func selectedPack(_ graph: Graph) throws -> Pack {
        let corpus = graph.corpus
        let origin = corpus.settings.origin ?? Origin(file: 0, range: 0..<0)
        var items: [PackItem] = []
        var titles: [String] = []
        func add(_ selection: PackItem.Selection) { items.append(PackItem(selection: selection, depth: depth, origin: origin)) }
        func find(_ id: String, _ what: String, _ known: [String]) throws -> Int {
            if let index = known.firstIndex(of: id) { return index }
            let near = NearMiss.best(for: id, among: known)
            Terminal.error("dossier: there is no \(what) \(id)\(near.map { "; did you mean \($0)?" } ?? "")\n")
            throw ExitStatus.misuse.code
        }
        for id in dispute {
            titles.append(corpus.disputes[try find(id, "dispute", corpus.disputes.map(\.id))].title)
            add(.dispute(id))
        }
        for id in entity {
            let index = try find(id, "entity", corpus.entities.map(\.id))
            let linked = graph.entities[index]
            titles.append(corpus.entities[index].name)
            add(.entity(id))
            for dispute in Set((linked.claimsMade + linked.claimsAbout).map { graph.claims[$0].dispute }).sorted() {
                add(.dispute(corpus.disputes[dispute].id))
            }
            for event in linked.events { add(.event(graph.events[event].anchor)) }
        }
        for type in type {
            _ = try find(type, "type of entity", EntityType.allCases.map(\.rawValue))
            titles.append(type.prefix(1).uppercased() + type.dropFirst())
            add(.type(type))
        }
        for tag in tag {
            titles.append(tag)
            add(.tag(tag))
        }
        for span in timeline {
            guard let date = try? DateExpression(parsing: span) else { continue }
            titles.append(date.phrase())
            add(.timeline(date))
        }
        add(.sources("cited"))
        let name = Slug.make((dispute + entity + type + tag + timeline).joined(separator: " ").replacing("/", with: " "))
        guard !corpus.packs.contains(where: { $0.id == name }) else {
            Terminal.error("dossier: there is a pack \(name) already: print it by its id\n")
            throw ExitStatus.misuse.code
        }
        var pack = Pack(id: name, origin: origin, title: titles.joined(separator: ", "), body: Prose(file: origin.file, blocks: []))
        pack.subtitle = corpus.settings.title
        pack.format = format ?? .pack
        pack.include = items
        return pack
    }

    /// By option, by environment, beside the dossier, in PATH. One that is named must be there.
    private func typesetter(_ folder: Folder) throws -> Typesetter? {
        let environment = ProcessInfo.processInfo.environment
        for (named, how) in [(weasyprint, "--weasyprint"), (environment["DOSSIER_WEASYPRINT"], "DOSSIER_WEASYPRINT")] {
            guard let named, !named.isEmpty else { continue }
            let path = URL(fileURLWithPath: named).standardizedFileURL.path
            if let found = Typesetter(path: path) { return found }
            Terminal.error("dossier: \(how) names \(named), which is no weasyprint that runs\n")
            throw ExitStatus.misuse.code
        }
        let own = URL(fileURLWithPath: folder.path).standardizedFileURL.path + "/.build-tools/packs/bin"
        return Typesetter(in: [own]) ?? Typesetter(in: (environment["PATH"] ?? "").split(separator: ":").map(String.init))
    }
}

extension Paper: ExpressibleByArgument {}
extension PackFormat: ExpressibleByArgument {}
