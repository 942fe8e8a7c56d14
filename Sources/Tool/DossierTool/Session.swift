// Reading, linking and checking: the part that build and check have in common.

import ArgumentParser
import Checking
import Diagnostics
import Dossier
import Files
import Foundation
import Linking
import Reading
import Workers

/// A dossier read, linked and checked.
struct Session {
    var folder: Folder
    var graph: Graph
    /// The texts among templates and copied files.
    var carried: [CarriedText]
    /// The articles whose words no page may hold in long runs.
    var guarded: GuardedTexts
    /// In reading order.
    var diagnostics: [Diagnostic]

    /// Rules that `rules:` in `dossier.yml` may name, beside those of reading.
    static let rules = Checker.ids + Verification.rules

    init(_ options: ReadingOptions, workers: Workers? = nil, progress: ProgressLine, timings: inout StageTimings) throws {
        let workers = workers ?? options.workers
        folder = try options.folder()
        progress.say("Reading")
        let read = CorpusReading.read(folder, rules: Self.rules, workers: workers)
        timings.end("read")
        progress.say("Linking")
        graph = Graph(linking: read.corpus, workers: workers)
        timings.end("link")
        progress.say("Checking")
        var unread: [Diagnostic] = []
        carried = CarriedReading.texts(graph.corpus, folder, diagnostics: &unread)
        // What a missing dossier.yml leaves is no dossier: one finding says so.
        let isDossier = !read.diagnostics.contains { $0.rule == "missing-settings" }
        guarded = GuardedTexts(graph.corpus)
        let checked = isDossier ? unread + Checker.check(graph, carried: carried, guarded: guarded, workers: workers) : []
        timings.end("check")
        diagnostics = (read.diagnostics + checked).sorted(by: Diagnostic.inReadingOrder)
    }

    /// Whether the findings stop a build.
    func fails(strict: Bool) -> Bool {
        diagnostics.contains { $0.severity == .error || (strict && $0.severity == .warning) }
    }
}

enum FindingCount {
    /// "2 errors, 1 warning"
    static func text(_ diagnostics: [Diagnostic]) -> String {
        var parts: [String] = []
        for (severity, one) in [(Severity.error, "error"), (.warning, "warning"), (.note, "note")] {
            let count = diagnostics.count { $0.severity == severity }
            if count > 0 { parts.append("\(count) \(count == 1 ? one : one + "s")") }
        }
        return parts.joined(separator: ", ")
    }
}

/// How long each stage of a verb took, for `--timings`.
struct StageTimings {
    private(set) var stages: [(name: String, time: Duration)] = []
    /// When the first stage began.
    let start: ContinuousClock.Instant
    private var last: ContinuousClock.Instant

    init() {
        start = ContinuousClock.now
        last = start
    }

    mutating func end(_ name: String) {
        let now = ContinuousClock.now
        stages.append((name, now - last))
        last = now
    }

    /// A line for each stage, in milliseconds.
    var text: String {
        stages.map { stage in
            let milliseconds = Double(stage.time.components.seconds) * 1000 + Double(stage.time.components.attoseconds) / 1e15
            return "\(stage.name)\t\(String(format: "%.1f", milliseconds)) ms\n"
        }.joined()
    }
}
