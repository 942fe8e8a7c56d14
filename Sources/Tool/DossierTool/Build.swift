// `dossier build`: the site, or every finding that stops it.

import ArgumentParser
import Checking
import Composing
import Diagnostics
import Dossier
import Files
import Foundation
import Linking
import Publishing
import Theme
import Workers

struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds the site of a dossier.",
        discussion: "A build with errors writes nothing. Exit status: 0 clean, 1 findings, 2 misuse, 3 the machine failed.")

    @OptionGroup var options: ReadingOptions

    @Flag(help: "Write addresses that open from disk, without a web server: …/nato/index.html.")
    var files = false

    @Flag(
        help: ArgumentHelp(
            "Show the articles' own text beside the digest, for private use.",
            discussion: "Reads seeds/fulltext/, writes into private/ unless --output names another folder, and never into a public site's.")
    )
    var fullText = false

    @Flag(help: "Print how long each stage took.")
    var timings = false

    @Option(
        help: ArgumentHelp(
            "Write where the time went, for chrome://tracing or ui.perfetto.dev.",
            discussion: "A trace in Chrome's JSON format: the stages, and each worker's chunks of work.", valueName: "file"))
    var trace: String?

    @Flag(
        help: ArgumentHelp(
            "Read every file again to see whether anything has changed.",
            discussion: """
                Otherwise files of a large dossier whose size and times are those of the last build aren't opened; their fingerprints are \
                kept in $XDG_CACHE_HOME/dossier or ~/.cache/dossier. The site is the same with and without.
                """))
    var noCache = false

    @Flag(help: "Write .br and .gz beside every text that shrinks, for web servers that send them as they are.")
    var compress = false

    @Option(
        help: ArgumentHelp(
            "Make the I-th of N parts of the site, as one of N machines.",
            discussion: """
                Each part reads, links and checks the whole dossier, renders its own pages and removes nothing; the first also makes what \
                the site has once. Together they are the same bytes as one build.
                """, valueName: "i/n"),
        transform: { text in
            guard let shard = Shard(text) else {
                throw ValidationError("--shard takes I/N, as 2/4: which part, from 1, of how many, at most \(Shard.most); not “\(text)”")
            }
            return shard
        })
    var shard: Shard?

    func validate() throws {
        if shard != nil, fullText { throw ValidationError("--shard makes parts of a public site; a private copy is made whole") }
    }

    func run() throws {
        var stages = StageTimings()
        let start = stages.start
        var workers = options.workers
        if trace != nil { workers.log = WorkLog { Int((ContinuousClock.now - start) / .nanoseconds(1)) } }
        let built = Result { try build(&stages, workers) }
        if let trace, let log = workers.log { try TraceFile.write(TraceFile.bytes(stages, log.chunks), to: trace) }
        try built.get()
    }

    private func build(_ stages: inout StageTimings, _ workers: Workers) throws {
        let progress = ProgressLine(quiet: options.quiet)
        let folder = try options.folder()
        let output = StagedOutput(try outputPath(folder), shard: shard)
        // The texts are no input of a public build, and a private one is made too seldom to save it anything.
        let inputs =
            fullText
            ? nil
            : BuildInputs(folder, workers: workers) {
                let environment = ProcessInfo.processInfo.environment
                return noCache ? nil : BuildMemory.file(of: folder.path, output: output.path, environment: environment)
            }
        // A part begins on an empty folder, or on one where other parts stand, whose bytes it doesn't know.
        if shard == nil, let inputs, let last = output.manifest(workers: workers), last.tool == inputs.tool, last.options == optionsMark,
            last.inputs == inputs.entries,
            output.isComplete(last, workers: workers)
        {
            progress.end()
            if !options.quiet { Terminal.error("Nothing has changed since the last build.\n") }
            return
        }
        stages.end("compare with the last build")
        var session = try Session(options, workers: workers, progress: progress, timings: &stages)
        var theme = ThemeReading.theme(folder, diagnostics: &session.diagnostics)
        ThemeReading.addFonts(session.graph.corpus.settings.fonts, of: folder, to: &theme, diagnostics: &session.diagnostics)
        let texts = Dictionary(session.carried.map { ($0.text.path, $0.text.bytes) }, uniquingKeysWith: { first, _ in first })
        let assets = session.graph.corpus.assets.map { path -> [UInt8] in
            // Texts have been read for the checks, which said what can't be.
            if CarriedText.holdsWords(path) { return texts[path] ?? [] }
            do throws(FileProblem) {
                return try folder.read(path, limit: ThemeReading.assetLimit)
            } catch {
                session.diagnostics.append(error.diagnostic)
                return []
            }
        }
        let held = fullText ? PrivateReading.paragraphs(&session, folder, workers: workers) : nil
        progress.say("Rendering")
        let stage = try onMachine(progress) { () throws(FileProblem) in try output.stage() }
        var made: Site<MadeFile>?
        if !session.fails(strict: options.strict) {
            switch CompiledTheme.compile(theme) {
            case .failure(let errors): session.diagnostics += errors.diagnostics
            case .success(let theme):
                let publisher = Publisher(
                    session.graph, theme: theme,
                    options: PublishingOptions(addresses: files ? .files : .clean, fullText: held, shard: shard), workers: workers)
                HeldToTheEnd.hold((session, publisher))
                publisher.makeShared(workers)
                // A private copy may hold what a public one may not.
                let leaks = fullText ? nil : LeakCheck(session.graph.corpus, session.guarded, pages: publisher.pageCount)
                let site = publisher.site(assets: assets, workers) { file in
                    MadeFile(
                        look: leaks?.look(through: file),
                        staged: [stage.add(file)] + (compress ? Precompressed.twins(of: file).map { stage.add($0) } : []))
                }
                switch site {
                case .success(let site):
                    made = site
                    session.diagnostics += leaks?.diagnostics(of: site.files.compactMap(\.look)) ?? []
                case .failure(let errors): session.diagnostics += errors.diagnostics
                }
            }
        }
        stages.end("render")
        progress.end()
        session.diagnostics.sort(by: Diagnostic.inReadingOrder)
        Terminal.error(TextReport(color: options.usesColor).text(session.diagnostics))
        guard let made, !session.fails(strict: options.strict) else {
            stage.discard()
            Terminal.error("\(FindingCount.text(session.diagnostics)); nothing was written\n")
            throw ExitStatus.findings.code
        }
        progress.say("Writing")
        let staged = made.files.flatMap(\.staged)
        let manifest = Manifest(
            tool: inputs?.tool ?? "-", options: optionsMark, inputs: session.diagnostics.isEmpty ? inputs?.entries ?? [] : [],
            outputs: staged.map(\.entry))
        try onMachine(progress) { () throws(FileProblem) in
            _ = try output.commit(stage, staged, manifest: manifest)
            if fullText { try PrivateReading.hideFromGit(output.path) }
        }
        progress.end()
        stages.end("write")
        if timings { Terminal.error(stages.text) }
        guard !options.quiet else { return }
        Terminal.error(
            summary(session.graph.corpus, pages: made.pageCount, events: session.graph.events.count, ContinuousClock.now - stages.start))
        if fullText {
            Terminal.error("note: \(output.path) holds the articles' full text: keep it to yourself\n")
        } else if session.graph.corpus.settings.base == nil {
            Terminal.error("note: without `base` in dossier.yml there are no canonical links, no sitemap.xml and no feed.xml\n")
        }
    }

    /// A file of the site that stands ready to be written.
    private struct MadeFile: Sendable {
        /// Nil where nothing is looked for.
        var look: LeakCheck.Look?
        /// With its packed twins.
        var staged: [StagedFile]
    }

    /// Does what the machine may refuse.
    private func onMachine<Done>(_ progress: ProgressLine, _ work: () throws(FileProblem) -> Done) throws -> Done {
        do throws(FileProblem) {
            return try work()
        } catch {
            progress.end()
            Terminal.error("dossier: \(error.path): \(error.message)\n")
            throw ExitStatus.machineFailed.code
        }
    }

    /// What of the command line shows in the output.
    private var optionsMark: String {
        (fullText ? OutputKind.privateMark : "") + (files ? "files" : "clean") + (compress ? "-compressed" : "")
            + (shard.map { "-\($0.number)-of-\($0.count)" } ?? "")
    }

    /// The output folder: never the dossier itself, nor a folder that holds it or its sources.
    private func outputPath(_ folder: Folder) throws -> String {
        let path = options.output ?? folder.path + (fullText ? "/private" : "/public")
        let absolute = Self.resolved(path)
        let reserved = ["", "/content", "/seeds", "/templates"].map { folder.path + $0 }
        if absolute == "/" || (folder.path + "/").hasPrefix(absolute + "/")
            || reserved.dropFirst().contains(where: { (absolute + "/").hasPrefix($0 + "/") })
        {
            Terminal.error("dossier: \(path): a site can't be written over the dossier it is made from\n")
            throw ExitStatus.misuse.code
        }
        if let refusal = OutputKind.refusal(of: absolute, isPrivate: fullText, publicFolder: folder.path + "/public") {
            Terminal.error("dossier: \(path): \(refusal)\n")
            throw ExitStatus.misuse.code
        }
        return absolute
    }

    /// The absolute path behind all symbolic links, also where its last parts are not there yet.
    static func resolved(_ path: String) -> String {
        var url = URL(fileURLWithPath: path).standardizedFileURL
        var missing: [String] = []
        while url.path != "/" {
            if let found = realpath(url.path, nil) {
                defer { free(found) }
                return ([String(cString: found)] + missing.reversed()).joined(separator: "/")
            }
            missing.append(url.lastPathComponent)
            url.deleteLastPathComponent()
        }
        return "/" + missing.reversed().joined(separator: "/")
    }

    private func summary(_ corpus: Corpus, pages: Int, events: Int, _ time: Duration) -> String {
        let words = Wording.english
        let paragraphs = corpus.sources.reduce(0) { $0 + $1.paragraphs.count }
        let counts = [
            words.count(corpus.sources.count, "source", "sources"), words.count(paragraphs, "paragraph", "paragraphs"),
            words.count(corpus.entities.count, "entity", "entities"), words.count(corpus.disputes.count, "dispute", "disputes"),
            words.count(events, "event", "events"),
        ]
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return
            "\(counts.joined(separator: ", ")) → \(words.count(pages, "page", "pages")) in \(String(format: "%.2f", seconds)) s\n"
    }
}
