// What has to change in the author's files when the paragraphs of an article are counted anew: citations, links to paragraphs, and what the
// source's own record says of them by number.

import CommonMark
import Diagnostics
import Dossier
import Editing
import Linking

/// The edits that move every reference to a source from an old paragraph map to the record's own.
public struct RenumberingPlan: Sendable {
    /// One place that will change.
    public struct Change: Sendable, Hashable {
        public var path: String
        public var place: SourceLocation
        public var old: String
        public var new: String
    }

    /// The rule under which it reports.
    public static let rule = "renumbered-paragraph"

    /// In reading order.
    public private(set) var changes: [Change] = []
    /// Errors are references that no map can move; the author has to. In reading order.
    public private(set) var diagnostics: [Diagnostic] = []
    /// By path.
    public private(set) var files: [RenumberedFile] = []

    /// Which of several paragraphs a citation means now, for one whose paragraph was split; nil when nothing tells.
    public typealias Decision = @Sendable (_ source: Source, _ citation: Citation, _ candidates: [Int]) -> Int?

    /// - Parameters:
    ///   - maps: of the sources that are to be renumbered, by their index; from the map that the references follow to the record's.
    ///   - decide: asked of quotations where the article's text is at hand.
    public init(_ graph: Graph, maps: [Int: Correspondence], decide: @escaping Decision = { _, _, _ in nil }) {
        var collector = EditCollector(graph: graph)
        ReferenceMoves(graph: graph, maps: maps, decide: decide).collect(into: &collector)
        var orders: [Int: [Written<Int>]] = [:]
        for (index, map) in maps.sorted(by: { $0.key < $1.key }) {
            guard graph.corpus.sources.indices.contains(index) else { continue }
            let source = graph.corpus.sources[index]
            orders[source.origin.file] = RecordMoves(source: source, map: map).collect(into: &collector)
        }
        changes = collector.changes.sorted { ($0.path, $0.place) < ($1.path, $1.place) }
        diagnostics = collector.diagnostics.sorted(by: Diagnostic.inReadingOrder)
        files = collector.edits.sorted { $0.key < $1.key }.map { file, edits in
            RenumberedFile(FileEdits(graph.corpus.files[file].text, edits), digest: orders[file] ?? [])
        }
    }

    /// Whether every reference has its place in the new map.
    public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Gathers edits and findings, file by file.
struct EditCollector {
    let graph: Graph
    var edits: [Int: [Edit]] = [:]
    var changes: [RenumberingPlan.Change] = []
    var diagnostics: [Diagnostic] = []

    func text(_ file: Int) -> SourceText? {
        graph.corpus.files.indices.contains(file) ? graph.corpus.files[file].text : nil
    }

    func string(_ origin: Origin) -> String { text(origin.file)?.string(origin.range) ?? "" }

    mutating func replace(_ origin: Origin, with new: String) {
        guard let text = text(origin.file), text.string(origin.range) != new else { return }
        edits[origin.file, default: []].append(Edit(origin.range, new))
        changes.append(
            RenumberingPlan.Change(
                path: text.path, place: text.location(at: origin.range.lowerBound), old: text.string(origin.range), new: new))
    }

    mutating func report(_ severity: Severity, _ message: String, at origin: Origin, notes: [DiagnosticNote] = []) {
        diagnostics.append(Diagnostic(severity, rule: RenumberingPlan.rule, message, at: graph.range(origin), notes: notes))
    }
}
