// All that was read, before anything is linked.

import Diagnostics

/// A dossier's nouns and the files they stand in. `Origin.file` is an index into `files`.
public struct Corpus: Sendable {
    public var settings = Settings()
    public var files: [CorpusFile] = []
    public var sources: [Source] = []
    public var entities: [Entity] = []
    public var disputes: [Dispute] = []
    public var timelines: [TimelineFile] = []
    public var packs: [Pack] = []
    /// `content/index.md`.
    public var home: Page?
    public var pages: [Page] = []
    /// Other files below `content/`: pictures, tables. Paths from the dossier's folder.
    public var assets: [String] = []

    public static let homeID = "index"

    public init() {}

    /// Every event as it was written, before tellings of the same one are joined.
    public var writtenEvents: [Event] {
        timelines.flatMap(\.events) + entities.flatMap(\.events) + disputes.flatMap(\.events) + pages.flatMap(\.events)
            + (home?.events ?? [])
    }

    public func range(_ origin: Origin) -> SourceRange? {
        guard files.indices.contains(origin.file) else { return nil }
        return files[origin.file].text.range(origin.range)
    }

    public func reference(_ index: Int, file: Int) -> Reference? {
        guard files.indices.contains(file), files[file].references.indices.contains(index) else { return nil }
        return files[file].references[index]
    }
}

/// One file as it was read.
public struct CorpusFile: Sendable {
    public var text: SourceText
    public var references: [Reference]

    public init(text: SourceText, references: [Reference] = []) {
        self.text = text
        self.references = references
    }
}
