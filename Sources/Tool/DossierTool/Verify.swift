// `dossier verify`: the quotations compared with the texts, where these are held, and what holds locked for everyone else.

import ArgumentParser
import Checking
import Composing
import Diagnostics
import Dossier
import Files
import Foundation
import Linking
import Quoting
import Reading

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares every quotation with its source, where the text is held.",
        discussion: """
            The texts are looked for in seeds/fulltext/. What is verified is written to seeds/<id>.verified, from which the text can't be \
            read back; `check` and `build` need only that. Exit status: 0 clean, 1 findings, 2 misuse, 3 the machine failed.
            """)

    @Argument(help: ArgumentHelp("Sources to verify; all that are held otherwise.", valueName: "id"))
    var sources: [String] = []

    @OptionGroup var options: ReadingOptions

    @Option(help: ArgumentHelp("text, json or sarif.", valueName: "format"))
    var format = ReportFormat.text

    func run() throws {
        let progress = ProgressLine(quiet: options.quiet)
        let folder = try options.folder()
        progress.say("Reading")
        let read = CorpusReading.read(folder, rules: Session.rules, workers: options.workers)
        guard !read.diagnostics.contains(where: { $0.rule == "missing-settings" }) else {
            progress.end()
            Terminal.error(TextReport(color: options.usesColor).text(read.diagnostics))
            throw ExitStatus.findings.code
        }
        let wanted = try chosen(read.corpus, progress)
        let graph = Graph(linking: read.corpus, workers: options.workers)
        var held = HeldTexts.read(read.corpus, in: folder, workers: options.workers)
        if let wanted { held.texts = held.texts.filter { wanted.contains($0.key) } }
        progress.say("Comparing")
        let found = Verification.verify(graph, texts: held.texts, workers: options.workers)
        var unread = read.diagnostics.filter { $0.severity == .error }
        let carried = CarriedReading.texts(graph.corpus, folder, diagnostics: &unread)
        let copied = CopiedText.diagnostics(graph, texts: held.texts, carried: carried, workers: options.workers)
        try write(found, held.texts, graph.corpus, folder, progress)
        progress.end()
        // What could not be read may hold quotations too.
        let diagnostics = (unread + held.diagnostics + found.diagnostics + copied).sorted(by: Diagnostic.inReadingOrder)
        switch format {
        case .text: Terminal.output(TextReport(color: options.usesColor).text(diagnostics))
        case .json: Terminal.output(JSONReport().text(diagnostics))
        case .sarif: Terminal.output(SARIFReport(toolVersion: Version.text, rules: RuleCatalogue.help).text(diagnostics))
        }
        if !options.quiet {
            Terminal.error(summary(found, held, graph.corpus, wanted))
            if !diagnostics.isEmpty { Terminal.error("\(FindingCount.text(diagnostics))\n") }
        }
        if diagnostics.contains(where: { $0.severity == .error || options.strict && $0.severity == .warning }) {
            throw ExitStatus.findings.code
        }
    }

    /// The sources named, or nil for all.
    private func chosen(_ corpus: Corpus, _ progress: ProgressLine) throws -> Set<Int>? {
        guard !sources.isEmpty else { return nil }
        let ids = corpus.sources.map(\.id)
        return try Set(
            sources.map { name in
                guard let index = ids.firstIndex(of: name) else {
                    progress.end()
                    let near = NearMiss.best(for: name, among: ids).map { "; did you mean \($0)?" } ?? ""
                    Terminal.error("dossier: there is no source \(name)\(near)\n")
                    throw ExitStatus.misuse.code
                }
                return index
            })
    }

    /// The lock file of each source, and the windows by which runs of its words are noticed. Only files that change are written.
    private func write(_ found: Verification, _ texts: [Int: [UInt8]], _ corpus: Corpus, _ folder: Folder, _ progress: ProgressLine) throws
    {
        for (index, lock) in found.locks.sorted(by: { $0.key < $1.key }) {
            let source = corpus.sources[index]
            var files = [(LockReading.path(of: source.id), Array(lock.fileText.utf8))]
            if let windows = LeakWindows(of: source, text: texts[index] ?? [], lock: lock) {
                files.append((WindowsReading.path(of: source.id), windows.file))
            }
            for (path, bytes) in files {
                do throws(FileProblem) {
                    guard let now = try? folder.read(path) else {
                        try folder.create(path, bytes)
                        continue
                    }
                    if now != bytes { try folder.rewrite(path, from: now, to: bytes) }
                } catch {
                    progress.end()
                    Terminal.error("dossier: \(path): \(error.message)\n")
                    throw ExitStatus.machineFailed.code
                }
            }
        }
    }

    private func summary(_ found: Verification, _ held: HeldTexts, _ corpus: Corpus, _ wanted: Set<Int>?) -> String {
        let words = Wording.english
        var lines: [String] = []
        // Thousands of lines would say less than the last one.
        let isListed = found.locks.count <= 50
        if !isListed {
            lines.append(
                "\(words.count(found.locks.count, "text", "texts")) compared; typography was folded in quotations from \(Wording.grouped(found.foldings.count))"
            )
        }
        for index in isListed ? found.locks.keys.sorted() : [] {
            var line = "\(corpus.sources[index].id): \(words.count(found.counts[index] ?? 0, "quotation", "quotations")) verified"
            if let folded = found.foldings[index] {
                line += "; quotation marks, dashes, spaces or soft hyphens differ in \(folded) and were folded"
            }
            lines.append(line)
        }
        let missing = held.missing.filter { wanted?.contains($0) ?? true }
        if !missing.isEmpty {
            let names = missing.prefix(5).map { corpus.sources[$0].id }.joined(separator: ", ")
            lines.append(
                "\(words.count(missing.count, "text is", "texts are")) not in \(HeldTexts.folder)/: \(names)\(missing.count > 5 ? " …" : "")"
            )
        }
        let bare = corpus.sources.indices.filter { corpus.sources[$0].original == nil && wanted?.contains($0) ?? true }
        if !bare.isEmpty { lines.append("\(words.count(bare.count, "source has", "sources have")) no original on record") }
        lines.append(
            "\(words.count(found.verified, "quotation", "quotations")) verified, \(Wording.grouped(found.failed)) not")
        return lines.map { $0 + "\n" }.joined()
    }
}
