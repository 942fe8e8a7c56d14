// A dossier that is edited → the site as it is now: after each change only what changed is read again, and nothing is rendered here.

import Checking
import Diagnostics
import Dispatch
import Dossier
import Files
import Linking
import Mustache
import Publishing
import Reading
import Synchronization
import Watching
import Workers

/// What a preview is made of, and how it is asked for.
public struct PreviewInputs: Sendable {
    public var folder: Folder
    /// The ids that `rules:` in `dossier.yml` may name.
    public var rules: [String]
    /// The theme with the dossier's own files in it, as they are now, and what is wrong with these before they are compiled.
    public var theme: @Sendable (Settings) -> (files: ThemeFiles, diagnostics: [Diagnostic])
    /// Stands in for templates that don't compile from the first.
    public var builtInTheme: ThemeFiles
    /// Every rule asked of the graph; nil where it was overtaken, which what is handed in tells at any time.
    public var check: Check
    public var workers: Workers

    public typealias Check = @Sendable (Graph, _ isOvertaken: @escaping @Sendable () -> Bool) -> [Diagnostic]?

    public init(
        folder: Folder, rules: [String], builtInTheme: ThemeFiles,
        theme: @escaping @Sendable (Settings) -> (files: ThemeFiles, diagnostics: [Diagnostic]),
        check: @escaping Check, workers: Workers
    ) {
        self.folder = folder
        self.rules = rules
        self.builtInTheme = builtInTheme
        self.theme = theme
        self.check = check
        self.workers = workers
    }

    /// Fonts and pictures may be larger than texts, in bytes.
    static let assetLimit = 100_000_000

    func read(_ path: String) -> [UInt8]? { try? folder.read(path, limit: Self.assetLimit) }
}

/// The dossier in memory. A file with errors stands for what it last held without any, a theme likewise, so there is always a site.
public final class LiveDossier: Sendable {
    /// What changed with an update.
    public struct Update: Sendable {
        public var state: PreviewState
        /// The addresses of copied files and of the theme's files whose bytes changed.
        public var assets: [String]
        /// The files that changed, in byte order of the paths.
        public var paths: [String]
    }

    private struct Engine {
        var kept: KeptReading
        /// What is wrong with the dossier's files.
        var findings: [Diagnostic]
        var linked: KeptLinking
        var themeFiles: ThemeFiles
        var themeProblems: [Diagnostic]
        /// The last that compiled, with the newest of everything but templates.
        var theme: CompiledTheme
        /// Of files that are no texts of the dossier: what they held when they were last looked at; nil for one that was not there.
        var fingerprints: [String: Fingerprint?] = [:]
        var number = 0
        /// Nil where ids may have changed.
        var paths: PagePaths?

        var corpus: Corpus { linked.graph.corpus }
    }

    private let inputs: PreviewInputs
    private let engine: Mutex<Engine>
    /// Nil for the moment in which the next one is made of the same graph.
    private let current: Mutex<PreviewState?>
    /// The number of the newest state that there is or will soon be.
    private let newest = Atomic<Int>(0)
    /// Entered by whoever asks the rules, and so holds a graph.
    private let asking = DispatchGroup()

    /// In milliseconds: to copy what a save changes, because the rules hold it, takes longer.
    private static let patience = 25

    /// - Throws: when the built-in theme doesn't compile.
    public init(_ inputs: PreviewInputs) throws(TemplateErrors) {
        self.inputs = inputs
        let builtIn = try CompiledTheme.compile(inputs.builtInTheme).get()
        var kept = KeptReading()
        let reading = kept.readWhole(inputs.folder, rules: inputs.rules, workers: inputs.workers)
        let linked = KeptLinking(reading.corpus, workers: inputs.workers)
        let (files, problems) = inputs.theme(reading.corpus.settings)
        var engine = Engine(
            kept: kept, findings: reading.diagnostics, linked: linked, themeFiles: files, themeProblems: problems, theme: builtIn)
        for path in ["dossier.yml"] + inputs.folder.files(below: "templates").paths {
            engine.fingerprints[path] = inputs.read(path).map(Fingerprint.init)
        }
        Self.compileTheme(&engine)
        current = Mutex(Self.state(&engine, inputs))
        self.engine = Mutex(engine)
    }

    /// The site as it is now. Whoever holds it can go on asking it while the dossier changes.
    public var state: PreviewState {
        while true {
            if let state = current.withLock({ $0 }) { return state }
            // Whoever works on the next one is done when the engine is free.
            engine.withLock { _ in }
        }
    }

    /// The folders whose files a preview is made of.
    public var watched: WatchedFolder { watched(state.files.graph.corpus.settings.fonts) }

    private func watched(_ fonts: String?) -> WatchedFolder {
        WatchedFolder(
            root: inputs.folder.path, folders: ["seeds", "content", "templates"] + [fonts].compactMap(\.self), skipped: [HeldTexts.folder])
    }

    /// Takes in changed files. Called by one thread at a time; whoever asks meanwhile is answered from the state before, or waits for the
    /// few milliseconds of a small change.
    /// - Returns: nil where no file holds anything else than before.
    public func update(_ changes: ChangedPaths) -> Update? {
        engine.withLock { engine in
            let changed = changedFiles(changes, &engine)
            guard !changed.isEmpty else { return nil }
            newest.store(engine.number + 1, ordering: .releasing)
            let before = engine.themeFiles
            let fonts = engine.corpus.settings.fonts
            if changed.contains(where: Self.isOfCorpus) {
                switch engine.kept.read(inputs.folder, rules: inputs.rules, changed: changed, workers: inputs.workers) {
                case .whole(let reading):
                    engine.findings = reading.diagnostics
                    engine.linked.link(reading.corpus, workers: inputs.workers)
                    engine.paths = nil
                case .patch(let patch, let findings):
                    engine.findings = findings
                    engine.linked.link(patch, workers: inputs.workers) {
                        current.withLock { $0 = nil }
                        _ = asking.wait(timeout: .now() + .milliseconds(Self.patience))
                    }
                }
            }
            let newFonts = engine.corpus.settings.fonts
            let isOfTheme = { (path: String) in path.hasPrefix("templates/") || newFonts.map { path.hasPrefix($0 + "/") } ?? false }
            if fonts != newFonts || changed.contains(where: isOfTheme) {
                (engine.themeFiles, engine.themeProblems) = inputs.theme(engine.corpus.settings)
                Self.compileTheme(&engine)
            }
            let state = Self.state(&engine, inputs)
            current.withLock { $0 = state }
            let after = engine.themeFiles
            let themed = Set(before.assets.keys).union(after.assets.keys).filter { before.assets[$0] != after.assets[$0] }
            let copied = changed.filter { $0.hasPrefix("content/") && !$0.hasSuffix(".md") }.map {
                "files/" + $0.dropFirst("content/".count)
            }
            return Update(
                state: state,
                assets: Set(themed.flatMap { state.files.paths(ofThemeFile: $0) } + copied).sorted().map(
                    PreviewState.encoded),
                paths: changed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
    }

    /// Everything that is wrong with the site as it is now: the findings of its files, and those of all rules, which take longer than a
    /// page.
    /// - Parameter number: of the state that is meant.
    /// - Returns: nil where there is a newer one, or will be before all rules are asked.
    public func findings(ofState number: Int) -> [Diagnostic]? {
        asking.enter()
        // Behind the last use of the graph, whose holders an update waits for.
        defer { asking.leave() }
        return ask(number)
    }

    private func ask(_ number: Int) -> [Diagnostic]? {
        guard let state = current.withLock({ $0 }), state.number == number else { return nil }
        // What a missing dossier.yml leaves is no dossier: one finding says so.
        guard !state.problems.contains(where: { $0.rule == "missing-settings" }) else { return state.problems }
        let isOvertaken: @Sendable () -> Bool = { [self] in newest.load(ordering: .acquiring) > number }
        return inputs.check(state.files.graph, isOvertaken).map { (state.problems + $0).sorted(by: Diagnostic.inReadingOrder) }
    }

    // MARK: What changed

    private static func isOfCorpus(_ path: String) -> Bool {
        path == "dossier.yml" || path.hasPrefix("seeds/") || path.hasPrefix("content/")
    }

    /// The files among the changes that don't hold what they held.
    private func changedFiles(_ changes: ChangedPaths, _ engine: inout Engine) -> Set<String> {
        // Not as the state has it: whoever works on the next must not wait for it.
        let watched = watched(engine.corpus.settings.fonts)
        var asked = changes.paths
        if changes.isEverything {
            asked.formUnion(["dossier.yml"] + watched.folders)
            for folder in watched.folders { asked.formUnion(inputs.folder.files(below: folder, skipping: watched.skipped).paths) }
        }
        // A folder that went stands for all that was read below it.
        let copied = Set(engine.corpus.assets)
        func isKnown(_ path: String) -> Bool {
            engine.fingerprints.keys.contains(path) || copied.contains(path) || engine.kept.knows(path)
        }
        let folders = asked.filter { !isKnown($0) }
        if !folders.isEmpty {
            for path in Set(engine.fingerprints.keys).union(copied).union(engine.kept.paths) {
                var folder = path[...]
                while let slash = folder.lastIndex(of: "/") {
                    folder = folder[..<slash]
                    if folders.contains(String(folder)) { asked.insert(path) }
                }
            }
        }
        return asked.filter { path in
            guard path == "dossier.yml" || watched.folders.contains(where: { path.hasPrefix($0 + "/") }),
                !watched.skipped.contains(where: { path.hasPrefix($0 + "/") })
            else { return false }
            let bytes = inputs.read(path)
            if let text = engine.kept.bytes(of: path) { return bytes != text }
            let fingerprint = bytes.map(Fingerprint.init)
            // One that is neither known nor there is nothing, as a folder is.
            if engine.fingerprints[path] == nil, fingerprint == nil, !isKnown(path) { return false }
            if let last = engine.fingerprints[path], last == fingerprint { return false }
            engine.fingerprints[path] = .some(fingerprint)
            return true
        }
    }

    // MARK: The site

    private static func compileTheme(_ engine: inout Engine) {
        switch CompiledTheme.compile(engine.themeFiles) {
        case .success(let theme): engine.theme = theme
        case .failure(let errors):
            engine.themeProblems += errors.diagnostics
            // Templates as they were, all else as it is.
            var files = engine.themeFiles
            files.templates = engine.theme.files.templates
            if case .success(let theme) = CompiledTheme.compile(files) { engine.theme = theme }
        }
    }

    private static func state(_ engine: inout Engine, _ inputs: PreviewInputs) -> PreviewState {
        engine.number += 1
        let files = SiteFiles(engine.linked.graph, theme: engine.theme, paths: engine.paths, workers: inputs.workers)
        engine.paths = files.paths
        return PreviewState(
            number: engine.number, files: files,
            problems: (engine.findings + engine.themeProblems).sorted(by: Diagnostic.inReadingOrder), read: inputs.read)
    }
}
