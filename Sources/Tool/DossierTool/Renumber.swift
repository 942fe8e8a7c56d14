// `dossier renumber`: when an article's paragraphs are counted anew, everything that names them by number follows.

import ArgumentParser
import Diagnostics
import Dossier
import Files
import Linking
import Quoting
import Reading
import Renumbering

struct Renumber: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moves citations when the paragraph map of a source has changed.",
        discussion: """
            The map that the citations follow is the one of seeds/<id>.verified, or that of --from; the one they will follow is the record's \
            own. What no map can decide is an error at its place, and then nothing is written. Exit status: 0 clean, 1 findings, 2 misuse, \
            3 the machine failed.
            """)

    @Argument(help: "Ids of sources; all without one.")
    var sources: [String] = []

    @OptionGroup var options: ReadingOptions

    @Option(help: ArgumentHelp("The old map by hand, for one source: \"11 15 17+19\".", valueName: "map"))
    var from: String?

    @Flag(help: "Show what would change, write nothing.")
    var dryRun = false

    @Flag(help: "Write what can be decided, though something is left to the author.")
    var partial = false

    func validate() throws {
        if from != nil, sources.count != 1 { throw ValidationError("--from is the map of one source: name it") }
    }

    func run() throws {
        let old = try givenMap()
        let progress = ProgressLine(quiet: options.quiet)
        var timings = StageTimings()
        let session = try Session(options, progress: progress, timings: &timings)
        progress.end()
        let graph = session.graph
        let wanted = try wantedSources(graph)
        // What could not be read could not be moved either, and would name a wrong paragraph afterwards.
        let unread = session.diagnostics.filter { $0.severity == .error && Self.hiding.contains($0.rule) }
        guard unread.isEmpty else {
            Terminal.output(TextReport(color: options.usesColor).text(unread))
            say("\(FindingCount.text(unread)): mend what can't be read first; nothing was written\n")
            throw ExitStatus.findings.code
        }
        var maps: [Int: Correspondence] = [:]
        for index in wanted {
            let source = graph.corpus.sources[index]
            guard let map = old ?? Self.lockedMap(source) else {
                if !sources.isEmpty { say("\(source.id) has no verified quotations, so no old map is known: give it with --from\n") }
                continue
            }
            guard let original = source.original, !original.paragraphs.isEmpty else {
                say("\(source.id) has no paragraph map in its record\n")
                continue
            }
            let correspondence = Correspondence(from: map, to: original.paragraphs, units: original.units)
            if correspondence.isIdentity {
                if !sources.isEmpty { say("\(source.id): every paragraph has kept its number\n") }
            } else {
                maps[index] = correspondence
                Terminal.output(Self.table(source, correspondence))
            }
        }
        guard !maps.isEmpty else {
            if sources.isEmpty { say("No paragraph map has changed.\n") }
            return
        }
        let texts = HeldTexts.read(graph.corpus, in: session.folder, workers: options.workers).texts.filter { maps[$0.key] != nil }
        let held = HeldParagraphs(graph.corpus.sources, texts: texts)
        try carryOut(
            RenumberingPlan(graph, maps: maps, decide: held.holder), sources: maps.keys.sorted().map { graph.corpus.sources[$0] },
            in: session.folder)
    }

    private func carryOut(_ plan: RenumberingPlan, sources: [Source], in folder: Folder) throws {
        for change in plan.changes {
            Terminal.output(
                "\(Mending.shown(change.path)):\(change.place.line):\(change.place.column): \(Mending.shown(change.old)) → \(change.new)\n")
        }
        Terminal.output(TextReport(color: options.usesColor).text(plan.diagnostics))
        let count = plan.changes.count
        let words = "\(count) \(count == 1 ? "place" : "places")"
        guard plan.isComplete || partial, !dryRun else {
            say(dryRun ? "\(words) would change; nothing was written\n" : "\(FindingCount.text(plan.diagnostics)); nothing was written\n")
            if !plan.isComplete { throw ExitStatus.findings.code }
            return
        }
        var problems: [FileProblem] = []
        for file in plan.files {
            do throws(FileProblem) { try file.write(in: folder) } catch { problems.append(error) }
        }
        if problems.isEmpty {
            do throws(FileProblem) { try renewLocks(sources, in: folder) } catch { problems.append(error) }
        }
        for problem in problems { Terminal.error("dossier: \(problem.path): \(problem.message)\n") }
        if !problems.isEmpty {
            say("Some files still have the old numbers, the others have the new ones: take all of them back before you try again\n")
            throw (problems.contains { $0.kind != .changed } ? ExitStatus.machineFailed : .findings).code
        }
        say("\(words) changed. Now run `dossier verify`, so that the quotations are looked for in their new places.\n")
        guard plan.isComplete else {
            say("What is listed above still has its old number: write the new one now, a second run can't tell it from the others\n")
            throw ExitStatus.findings.code
        }
    }

    private func say(_ text: String) {
        if !options.quiet { Terminal.error(text) }
    }

    /// The map of --from.
    private func givenMap() throws -> [ParagraphLines]? {
        guard let from else { return nil }
        let items = from.split(whereSeparator: \.isWhitespace)
        let map = items.compactMap { ParagraphLines(parsing: $0) }
        guard map.count == items.count, !map.isEmpty else {
            let bad = items.first { ParagraphLines(parsing: $0) == nil } ?? ""
            Terminal.error(
                "dossier: --from: \"\(bad)\" is no line of a file; an item is a line 15, a run 13-16, a join 17+19, or a half 3/1\n")
            throw ExitStatus.misuse.code
        }
        return map
    }

    private func wantedSources(_ graph: Graph) throws -> [Int] {
        guard !sources.isEmpty else { return Array(graph.corpus.sources.indices) }
        return try sources.map { name in
            if let index = graph.resolver.source(name) { return index }
            let near = graph.resolver.nearSource(name)
            Terminal.error("dossier: there is no source \(Mending.shown(name))\(near.map { "; did you mean \($0)?" } ?? "")\n")
            throw ExitStatus.misuse.code
        }
    }

    /// The map that the source's verified quotations were found by.
    private static func lockedMap(_ source: Source) -> [ParagraphLines]? {
        source.lock.flatMap { $0.paragraphs.isEmpty ? nil : $0.paragraphs }
    }

    /// Gives the lock files the new maps, so that a second run finds nothing to move. Their entries are gone: each was of a paragraph's old
    /// number, and under the new map it could confirm words in the wrong one.
    private func renewLocks(_ sources: [Source], in folder: Folder) throws(FileProblem) {
        for source in sources {
            guard let lock = source.lock, let original = source.original else { continue }
            let path = LockReading.path(of: source.id)
            let new = QuotationLock(textHash: lock.textHash, words: lock.words, paragraphs: original.paragraphs, units: original.units)
            try folder.rewrite(path, from: try folder.read(path), to: Array(new.fileText.utf8))
        }
    }

    /// Findings of reading behind which a reference may stand.
    private static let hiding: Set<String> = [
        "citation-grade", "citation-syntax", "citation-unit", "encoding", "front-matter", "front-matter-end", "front-matter-limit",
        "lock-file", "markdown-nesting", "mention-place", "missing-settings", "pandoc-citation", "paragraph-map", "quotation-note",
        "quote-brackets",
        "unclosed-bracket", "unreadable-file", "wikilink-syntax", "yaml-aliases", "yaml-depth",
    ]

    /// What becomes of each paragraph, runs of them on one line.
    private static func table(_ source: Source, _ map: Correspondence) -> String {
        var rows: [(first: Int, last: Int, fate: Correspondence.Fate)] = []
        for (offset, fate) in map.fates.enumerated() {
            if case .now(let new) = fate, let last = rows.last, case .now(let start) = last.fate, new - start == offset + 1 - last.first,
                last.last == offset
            {
                rows[rows.count - 1].last = offset + 1
            } else {
                rows.append((offset + 1, offset + 1, fate))
            }
        }
        func run(_ first: Int, _ last: Int) -> String { first == last ? "¶\(first)" : "¶¶\(first)–\(last)" }
        let lines = rows.map { row in
            let old = run(row.first, row.last)
            switch row.fate {
            case .now(let new) where new == row.first: return "  \(old) as before\n"
            case .now(let new): return "  \(old) → \(run(new, new + row.last - row.first))\n"
            case .split(let parts): return "  \(old) → \(parts.map { "¶\($0)" }.joined(separator: " and "))\n"
            case .gone(let unit): return "  \(old) → \(unit.map { "the unit \($0)" } ?? "no paragraph")\n"
            }
        }
        return "\(source.id): \(map.fates.count) → \(map.count) paragraphs\n\(lines.joined())"
    }
}
