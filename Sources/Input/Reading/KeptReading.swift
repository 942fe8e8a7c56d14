// A dossier read again and again while it is edited: only files that changed are read anew.

import Diagnostics
import Dossier
import Files
import Workers

/// What was read of each file. A file with errors stands for what it last held without any, so that one slip doesn't empty a page.
public struct KeptReading: Sendable {
    /// A file with errors.
    private struct Broken: Sendable {
        var outcome: CorpusReading.Outcome
        /// What it held before they came into it; nil where it never was without.
        var good: CorpusReading.Outcome?
    }

    /// Of each file its place among `parts.usable`, where those without errors are kept.
    private var places: [String: Int] = [:]
    private var broken: [String: Broken] = [:]
    /// The settings without an error, and the file they stood in.
    private var settings: (Settings, CorpusFile)?
    /// Reserved headings are another language's.
    private var language = ""
    private var changed: Set<String> = []
    /// What the dossier is put together of; nil before it was read.
    private var parts: CorpusReading.Parts?

    /// Files up to which it is worth to take each by itself: of more, as of a checkout, all are put together anew by all workers.
    private static let few = 50

    /// What a reading came to.
    public enum Outcome: Sendable {
        case whole(CorpusReading)
        /// Nothing but these files has changed. The findings are those of the whole dossier.
        case patch(CorpusPatch, diagnostics: [Diagnostic])
    }

    public init() {}

    /// Reads a dossier; the findings are those of the files as they are.
    /// - Parameters:
    ///   - rules: the ids that `rules:` in `dossier.yml` may name.
    ///   - changed: the paths of files that may not be as they were at the last reading.
    public mutating func read(_ folder: Folder, rules: [String], changed: Set<String>, workers: Workers) -> Outcome {
        if let patch = readAlone(changed, folder) { return patch }
        self.changed = changed
        return .whole(readWhole(folder, rules: rules, workers: workers))
    }

    /// Reads a dossier all of whose files are put together anew.
    public mutating func readWhole(_ folder: Folder, rules: [String], workers: Workers) -> CorpusReading {
        let (reading, outcomes, parts) = CorpusReading.read(folder, rules: rules, workers: workers, kept: self)
        var broken: [String: Broken] = [:]
        for index in outcomes.indices where !outcomes[index].isGood {
            let path = outcomes[index].file.text.path
            broken[path] = Broken(outcome: outcomes[index], good: good(path))
        }
        self.broken = broken
        places.removeAll(keepingCapacity: true)
        places.reserveCapacity(outcomes.count)
        for index in outcomes.indices { places[outcomes[index].file.text.path] = index }
        language = reading.corpus.settings.language
        let isBroken = reading.diagnostics.contains { $0.severity == .error && $0.range?.path == CorpusReading.settingsPath }
        if !isBroken, let file = reading.corpus.files.first, file.text.path == CorpusReading.settingsPath {
            settings = (reading.corpus.settings, file)
        }
        self.changed = []
        self.parts = parts
        return reading
    }

    /// Reads changed texts and nothing else.
    /// - Returns: nil where the dossier must be put together anew: files come and go, a noun becomes another's, settings change.
    private mutating func readAlone(_ changed: Set<String>, _ folder: Folder) -> Outcome? {
        guard var parts, !changed.isEmpty, changed.count <= Self.few,
            !parts.general.contains(where: { IdentityCheck.rules.contains($0.rule) })
        else { return nil }
        var made: [(path: String, broken: Broken?, usable: CorpusReading.Outcome)] = []
        for path in changed {
            guard let place = places[path] else { return nil }
            let (number, kind) = (parts.usable[place].number, CorpusReading.kind(of: path))
            let outcome = CorpusReading.read(path, kind, file: number, folder: folder, headings: parts.headings, guards: parts.guards)
            let usable = lastGood(outcome, headings: parts.headings)
            let before = parts.usable[place]
            // A file that went is an outcome without a text.
            guard usable.noun.isOfSameKind(as: before.noun), usable.id == before.id, !outcome.file.text.bytes.isEmpty else { return nil }
            made.append((path, outcome.isGood ? nil : Broken(outcome: outcome, good: good(path)), usable))
        }
        // Held once, it changes in place.
        self.parts = nil
        defer { self.parts = parts }
        for (path, broken, usable) in made {
            self.broken[path] = broken
            parts.usable[usable.number - parts.first] = usable
        }
        let patch = made.map { _, _, usable in
            CorpusPatch.File(
                number: usable.number, file: usable.file, place: parts.places[usable.number - parts.first], noun: usable.noun)
        }
        return .patch(CorpusPatch(patch), diagnostics: parts.diagnostics)
    }

    /// The bytes of a text file at the last reading; nil for one that was not read.
    public func bytes(of path: String) -> [UInt8]? { outcome(of: path)?.file.text.bytes }

    private func outcome(of path: String) -> CorpusReading.Outcome? {
        broken[path]?.outcome ?? places[path].flatMap { place in parts.map { $0.usable[place] } }
    }

    /// What a file last held without an error.
    private func good(_ path: String) -> CorpusReading.Outcome? {
        if let broken = broken[path] { broken.good } else { outcome(of: path) }
    }

    /// Every text that was read, and the files beside them that are known to be there.
    public var paths: Set<String> {
        Set(places.keys).union(parts?.guards ?? []).union((parts?.general ?? []).compactMap { $0.range?.path })
    }

    /// Whether a file is a text that was read, or known to be beside them.
    public func knows(_ path: String) -> Bool {
        places[path] != nil || parts.map { $0.guards.contains(path) || $0.general.contains { $0.range?.path == path } } ?? false
    }

    /// What a file held, if it and what is kept beside it are as they were.
    func outcome(of path: String, file: Int, language: String) -> CorpusReading.Outcome? {
        guard language == self.language, !changed.contains(path), let outcome = outcome(of: path), outcome.number == file else {
            return nil
        }
        guard case .source(let source) = outcome.noun else { return outcome }
        let besides = [LockReading.path(of: source.id), WindowsReading.path(of: source.id)]
        return besides.contains(where: changed.contains) ? nil : outcome
    }

    /// In place of settings with errors the last ones without.
    func useLastGood(_ corpus: inout Corpus, _ diagnostics: [Diagnostic]) {
        guard let settings, diagnostics.contains(where: { $0.severity == .error }) else { return }
        corpus.settings = settings.0
        if corpus.files.isEmpty { corpus.files.append(settings.1) } else { corpus.files[0] = settings.1 }
    }

    /// In place of a file with errors what it last held without any.
    func lastGood(_ outcome: CorpusReading.Outcome, headings: ReservedHeadings) -> CorpusReading.Outcome {
        guard !outcome.isGood, var good = good(outcome.file.text.path) else { return outcome }
        if good.number != outcome.number { good = CorpusReading.outcome(good, numbered: outcome.number, headings: headings) }
        good.diagnostics = outcome.diagnostics
        return good
    }
}

extension CorpusReading.Outcome {
    /// Whether nothing in it is an error.
    var isGood: Bool { !diagnostics.contains { $0.severity == .error } }
}

extension Noun {
    fileprivate func isOfSameKind(as other: Self) -> Bool {
        switch (self, other) {
        case (.source, .source), (.entity, .entity), (.dispute, .dispute), (.timeline, .timeline), (.pack, .pack), (.page, .page): true
        case (.nothing, _), (_, .nothing), (.source, _), (.entity, _), (.dispute, _), (.timeline, _), (.pack, _), (.page, _): false
        }
    }
}
