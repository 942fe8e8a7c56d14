// Files of a dossier that were read anew while all else stands: what a preview takes in after a save.

/// What one file is about.
public enum Noun: Sendable {
    case source(Source)
    case entity(Entity)
    case dispute(Dispute)
    case timeline(TimelineFile)
    case pack(Pack)
    case page(Page)
    case nothing

    /// Where its file begins.
    public var origin: Origin? {
        switch self {
        case .source(let noun): noun.origin
        case .entity(let noun): noun.origin
        case .dispute(let noun): noun.origin
        case .timeline(let noun): noun.origin
        case .pack(let noun): noun.origin
        case .page(let noun): noun.origin
        case .nothing: nil
        }
    }
}

/// New states of files that a corpus holds, each with its noun in the place of the one before.
public struct CorpusPatch: Sendable {
    public struct File: Sendable {
        /// Its place in `Corpus.files`.
        public var number: Int
        public var file: CorpusFile
        /// Its noun's place among those of its kind.
        public var place: Int
        public var noun: Noun

        public init(number: Int, file: CorpusFile, place: Int, noun: Noun) {
            self.number = number
            self.file = file
            self.place = place
            self.noun = noun
        }
    }

    public var files: [File]

    public init(_ files: [File]) {
        self.files = files
    }

    public func apply(to corpus: inout Corpus) {
        for file in files { corpus.files[file.number] = file.file }
        applyNouns(to: &corpus)
    }

    /// Puts the nouns in their places and leaves the files as they were: a list of either kind is copied where somebody else holds it.
    public func applyNouns(to corpus: inout Corpus) {
        for file in files { corpus.replace(file.place, with: file.noun) }
    }
}

extension Corpus {
    /// - Returns: its place among the nouns of its kind.
    public mutating func append(_ noun: Noun) -> Int {
        switch noun {
        case .source(let noun): return sources.appended(noun)
        case .entity(let noun): return entities.appended(noun)
        case .dispute(let noun): return disputes.appended(noun)
        case .timeline(let noun): return timelines.appended(noun)
        case .pack(let noun): return packs.appended(noun)
        case .page(let noun) where noun.id != Self.homeID: return pages.appended(noun)
        case .page, .nothing:
            replace(0, with: noun)
            return 0
        }
    }

    fileprivate mutating func replace(_ place: Int, with noun: Noun) {
        switch noun {
        case .source(let noun): sources[place] = noun
        case .entity(let noun): entities[place] = noun
        case .dispute(let noun): disputes[place] = noun
        case .timeline(let noun): timelines[place] = noun
        case .pack(let noun): packs[place] = noun
        case .page(let noun): if noun.id == Self.homeID { home = noun } else { pages[place] = noun }
        case .nothing: break
        }
    }
}

extension Array {
    fileprivate mutating func appended(_ element: Element) -> Int {
        append(element)
        return count - 1
    }
}
