// A dossier's files → nouns: which file is of which kind, each read by itself, then put together.

import CommonMark
import Diagnostics
import Dossier
import Files
import Workers

/// What a dossier's folders hold, read.
public struct CorpusReading: Sendable {
    public var corpus: Corpus
    public var diagnostics: [Diagnostic]

    enum Kind: Sendable {
        case source, entity, dispute, timeline, pack, page
    }

    /// What was read of one file.
    struct Outcome: Sendable {
        var file: CorpusFile
        var noun: Noun
        var id: String
        var diagnostics: [Diagnostic]
        /// Its file's place among the corpus's.
        var number = 0
    }

    static let settingsPath = "dossier.yml"

    /// What reading warns of and a dossier may weigh otherwise in `rules:`; its errors say that something could not be read.
    public static let rules = [
        "bracket-in-address", "byte-order-mark", "digest-paragraph", "editions-order", "language", "line-endings", "quote-value",
        "raw-html",
        "record-text", "symbolic-link", "reserved-heading", "timeline-lane", "timeline-text", "unread-file", "unused-definition",
        "unused-footnote",
    ]

    /// How much the findings of reading weigh, where they are no errors; two where some are.
    public static var weights: [String: [Severity]] {
        var out = Dictionary(rules.map { ($0, [Severity.warning]) }) { first, _ in first }
        out["digest-paragraph"] = [.error, .warning, .note]
        out["paragraph-map"] = [.error, .warning]
        out["language"] = [.error, .note]
        out["unknown-key"] = [.error, .warning]
        return out
    }

    /// `dossier.yml` alone; what is wrong with it is not said.
    public static func settings(_ folder: Folder, rules: [String]) -> Settings {
        var files: [CorpusFile] = []
        var diagnostics: [Diagnostic] = []
        return settings(folder, rules: rules + Self.rules, into: &files, diagnostics: &diagnostics)
    }

    /// - Parameters:
    ///   - folder: the dossier's own.
    ///   - rules: the ids that `rules:` in `dossier.yml` may name.
    public static func read(_ folder: Folder, rules: [String], workers: Workers) -> CorpusReading {
        read(folder, rules: rules, workers: workers, kept: nil).reading
    }

    /// - Parameter kept: what an earlier reading found in files that have not changed since.
    /// - Returns: the dossier, what each of its files held, and what it was put together of, where a reading was to be kept.
    static func read(
        _ folder: Folder, rules: [String], workers: Workers, kept: KeptReading?
    ) -> (reading: CorpusReading, outcomes: [Outcome], parts: Parts) {
        var corpus = Corpus()
        var general: [Diagnostic] = []
        corpus.settings = settings(folder, rules: rules + Self.rules, into: &corpus.files, diagnostics: &general)
        kept?.useLastGood(&corpus, general)
        let language = corpus.settings.language
        let headings = ReservedHeadings.table(for: corpus.settings.language)

        var jobs: [(path: String, kind: Kind)] = []
        let seeds = folder.files(below: "seeds", skipping: [HeldTexts.folder])
        // The articles' own text is never read by a build: same bytes with it and without it.
        jobs += seeds.paths.filter { $0.hasSuffix(".md") && !$0.hasPrefix("seeds/fulltext/") }.map { ($0, .source) }
        let locks = Set(seeds.paths.filter { $0.hasSuffix(LockReading.suffix) && !$0.hasPrefix("seeds/fulltext/") })
        let windows = Set(seeds.paths.filter { $0.hasSuffix(WindowsReading.suffix) && !$0.hasPrefix("seeds/fulltext/") })
        for path in seeds.paths
        where !path.hasSuffix(".md") && !locks.contains(path) && !windows.contains(path) && !path.hasPrefix("seeds/fulltext/") {
            general.append(unread(path, "records end in .md; the articles' texts belong in seeds/fulltext/"))
        }
        let content = folder.files(below: "content")
        for path in content.paths {
            if path.hasSuffix(".md") {
                jobs.append((path, kind(of: path)))
            } else if path.lowercased().hasSuffix(".md") || path.lowercased().hasSuffix(".markdown") {
                general.append(unread(path, "rename it to .md"))
            } else if OutputPath.isSafe(path) {
                corpus.assets.append(path)
            } else {
                general.append(FileProblem(path, .badName).diagnostic)
            }
        }
        for problem in seeds.problems + content.problems where !problem.path.hasPrefix("seeds/fulltext") {
            general.append(problem.diagnostic)
        }
        let first = corpus.files.count
        let numbered = jobs.enumerated().map { (file: first + $0.offset, path: $0.element.path, kind: $0.element.kind) }
        let guards = locks.union(windows)
        let outcomes = workers.map(numbered) { job in
            kept?.outcome(of: job.path, file: job.file, language: language)
                ?? read(job.path, job.kind, file: job.file, folder: folder, headings: headings, guards: guards)
        }
        let areAllGood = !outcomes.contains { !$0.isGood }
        let usable = kept.flatMap { kept in areAllGood ? nil : outcomes.map { kept.lastGood($0, headings: headings) } } ?? outcomes
        var places: [Int] = []
        places.reserveCapacity(usable.count)
        corpus.files.reserveCapacity(first + usable.count)
        for index in usable.indices {
            corpus.files.append(usable[index].file)
            places.append(corpus.append(usable[index].noun))
        }
        let guarded = Set(corpus.sources.flatMap { [LockReading.path(of: $0.id), WindowsReading.path(of: $0.id)] })
        for path in guards.subtracting(guarded).sorted() { general.append(unread(path, "no record in seeds/ has this id")) }
        general += IdentityCheck.diagnostics(usable.map { ($0.id, $0.file.text) })
        let parts = Parts(
            usable: usable, first: first, places: places, guards: guards, headings: headings, settings: corpus.settings, general: general)
        return (CorpusReading(corpus: corpus, diagnostics: parts.diagnostics), kept == nil ? [] : outcomes, parts)
    }

    /// What a reading was put together of.
    struct Parts: Sendable {
        /// In the order of the files, without `dossier.yml`.
        var usable: [Outcome]
        /// The number of the first one's file.
        var first: Int
        /// Where each one's noun stands among those of its kind.
        var places: [Int]
        /// Files beside the sources that say what was verified, and what must not be copied.
        var guards: Set<String>
        var headings: ReservedHeadings
        var settings: Settings
        /// What is wrong beside what is wrong in each file.
        var general: [Diagnostic]

        /// Everything that is wrong, with the weight that `rules:` gives it.
        var diagnostics: [Diagnostic] {
            var all = general
            for index in usable.indices where !usable[index].diagnostics.isEmpty { all += usable[index].diagnostics }
            guard !all.isEmpty else { return [] }
            let sources = Set(usable.lazy.filter { if case .source = $0.noun { true } else { false } }.map(\.id))
            return all.compactMap { weighed($0, settings) }.map { certain($0, sources) }
        }
    }

    private static func unread(_ path: String, _ advice: String) -> Diagnostic {
        Diagnostic(
            .warning, rule: "unread-file", "this file is not read", at: SourceRange(path: path), notes: [DiagnosticNote(advice)])
    }

    /// A bare `@name` is put into brackets by a fix only where a source bears the name: else it may be text.
    private static func certain(_ diagnostic: Diagnostic, _ sources: Set<String>) -> Diagnostic {
        guard diagnostic.rule == "pandoc-citation", let name = diagnostic.fix?.replacement.dropFirst(2).dropLast(),
            !sources.contains(String(name))
        else { return diagnostic }
        var diagnostic = diagnostic
        diagnostic.fix = nil
        return diagnostic
    }

    /// A warning with the severity that `rules:` gives it; nil where it is off.
    private static func weighed(_ diagnostic: Diagnostic, _ settings: Settings) -> Diagnostic? {
        guard diagnostic.severity < .error, Self.rules.contains(diagnostic.rule), let severity = settings.rules[diagnostic.rule] else {
            return diagnostic
        }
        guard let severity else { return nil }
        var diagnostic = diagnostic
        diagnostic.severity = severity
        return diagnostic
    }

    private static func settings(
        _ folder: Folder, rules: [String], into files: inout [CorpusFile], diagnostics: inout [Diagnostic]
    ) -> Settings {
        do throws(FileProblem) {
            let text = SourceText(path: "dossier.yml", bytes: try folder.read("dossier.yml"))
            var reading = FileReading(text: text, file: files.count, id: "dossier")
            guard EncodingCheck.passes(&reading) else {
                diagnostics += reading.diagnostics
                files.append(CorpusFile(text: text))
                return Settings()
            }
            let settings = SettingsReading.settings(rules: rules, in: &reading)
            files.append(CorpusFile(text: text))
            diagnostics += reading.diagnostics
            return settings
        } catch {
            var diagnostic = error.diagnostic
            // Whatever the reason, without its settings this is no dossier.
            diagnostic.severity = .error
            if error.kind != .missing { diagnostic.rule = "missing-settings" }
            if error.kind == .missing {
                diagnostic.rule = "missing-settings"
                diagnostic.message = "this folder has no dossier.yml, so it is no dossier"
                diagnostic.notes = ["`dossier new DIR` makes one"]
            }
            diagnostics.append(diagnostic)
            return Settings()
        }
    }

    static func kind(of path: String) -> Kind {
        if path.hasPrefix("seeds/") { return .source }
        if path.hasPrefix("content/entities/") { return .entity }
        if path.hasPrefix("content/disputes/") { return .dispute }
        if path.hasPrefix("content/timeline/") { return .timeline }
        if path.hasPrefix("content/packs/") { return .pack }
        return .page
    }

    /// One file, with what is kept beside it.
    static func read(
        _ path: String, _ kind: Kind, file: Int, folder: Folder, headings: ReservedHeadings, guards: Set<String>
    ) -> Outcome {
        var outcome = read(path, kind, file: file, folder: folder, headings: headings)
        guard case .source(var source) = outcome.noun else { return outcome }
        if guards.contains(LockReading.path(of: source.id)) {
            source.lock = LockReading.lock(of: source.id, in: folder, diagnostics: &outcome.diagnostics)
        }
        if guards.contains(WindowsReading.path(of: source.id)) {
            source.windows = WindowsReading.windows(of: source.id, in: folder, diagnostics: &outcome.diagnostics)
        }
        outcome.noun = .source(source)
        return outcome
    }

    private static func read(_ path: String, _ kind: Kind, file: Int, folder: Folder, headings: ReservedHeadings) -> Outcome {
        let name = path.split(separator: "/").last.map { $0.dropLast(3) } ?? ""
        let id = Slug.make(name)
        let bytes: [UInt8]
        do throws(FileProblem) {
            bytes = try folder.read(path)
        } catch {
            return Outcome(
                file: CorpusFile(text: SourceText(path: path, bytes: [])), noun: .nothing, id: id, diagnostics: [error.diagnostic],
                number: file)
        }
        return outcome(SourceText(path: path, bytes: bytes), kind, id: id, file: file, headings: headings)
    }

    /// The same of a text that stands at another place among the files by now.
    static func outcome(_ known: Outcome, numbered file: Int, headings: ReservedHeadings) -> Outcome {
        var outcome = outcome(known.file.text, kind(of: known.file.text.path), id: known.id, file: file, headings: headings)
        if case .source(let old) = known.noun, case .source(var source) = outcome.noun {
            source.lock = old.lock
            source.windows = old.windows
            outcome.noun = .source(source)
        }
        return outcome
    }

    private static func outcome(_ text: SourceText, _ kind: Kind, id: String, file: Int, headings: ReservedHeadings) -> Outcome {
        var reading = FileReading(text: text, file: file, id: id)
        guard EncodingCheck.passes(&reading) else {
            return Outcome(file: CorpusFile(text: text), noun: .nothing, id: id, diagnostics: reading.diagnostics, number: file)
        }
        if id.utf8.count > 255 {
            reading.report("id-syntax", "this file's name makes too long an id for a folder", at: 0..<0, notes: ["rename the file"])
        }
        if id.isEmpty {
            reading.report("id-syntax", "this file's name holds no letter or digit to make an id of", at: 0..<0, notes: ["rename the file"])
        }
        let noun = noun(kind, headings: headings, in: &reading)
        return Outcome(
            file: CorpusFile(text: text, references: reading.references), noun: id.isEmpty ? .nothing : noun, id: id,
            diagnostics: reading.diagnostics, number: file)
    }

    private static func noun(_ kind: Kind, headings: ReservedHeadings, in reading: inout FileReading) -> Noun {
        let matter = FrontMatter.find(in: &reading)
        let start = reading.text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let body = matter?.body ?? start..<reading.text.bytes.count
        let document = MarkdownParser().parse(reading.text, body: body)
        reading.references = BracketForms.references(document.tokens, in: &reading)
        reading.diagnostics += document.diagnostics
        let fields = fields(matter, known: keys(kind), what: what(kind), in: &reading)
        switch kind {
        case .source: return .source(SourceReading.source(fields, document.blocks, in: &reading))
        case .entity: return .entity(EntityReading.entity(fields, document.blocks, headings: headings, in: &reading))
        case .dispute: return .dispute(DisputeReading.dispute(fields, document.blocks, headings: headings, in: &reading))
        case .timeline: return .timeline(PageReading.timeline(fields, document.blocks, in: &reading))
        case .pack: return .pack(PackReading.pack(fields, document.blocks, headings: headings, in: &reading))
        case .page: return .page(PageReading.page(fields, document.blocks, headings: headings, in: &reading))
        }
    }

    private static func fields(_ matter: FrontMatter?, known: [String], what: String, in reading: inout FileReading) -> Fields {
        guard let matter else { return Fields(emptyIn: reading) }
        guard matter.isClosed, let mapping = FrontMatter.mapping(of: matter.yaml, firstLine: matter.firstLine, in: &reading) else {
            return Fields(unreadableIn: reading)
        }
        return Fields(mapping, known: known, firstLine: matter.firstLine, what: what, in: &reading)
    }

    private static func keys(_ kind: Kind) -> [String] {
        switch kind {
        case .source: SourceReading.keys
        case .entity: EntityReading.keys
        case .dispute: DisputeReading.keys
        case .timeline: PageReading.timelineKeys
        case .page: PageReading.keys
        case .pack: PackReading.keys
        }
    }

    private static func what(_ kind: Kind) -> String {
        switch kind {
        case .source: "a source"
        case .entity: "an entity"
        case .dispute: "a dispute"
        case .timeline: "a timeline"
        case .pack: "a pack"
        case .page: "a page"
        }
    }
}
