// Graph → the files of the search index: classic scripts, so that a site opened from disk can load them.

import Dossier
import Linking
import Workers

/// The search index of a site: `start.js` says what there is, `wN.js` hold words and the records they stand in, `pN.js` the same for
/// beginnings of words that are spread over several files, `tN.js` the records themselves. The script loads what a query needs.
public struct SearchIndex: Sendable {
    /// One file, by its name below `assets/search/`.
    public struct File: Sendable, Hashable {
        public var name: String
        public var bytes: [UInt8]
    }

    public var files: [File]
    public var recordCount: Int

    /// Bytes a file of words is filled to, and the longest list of one word.
    static let shardSize = 12_000
    static let listLimit = 24_000
    /// Records that the beginning of a word leads to.
    static let prefixRecords = 1_000
    /// Bytes of records in one file, on average; below the second number all are in one.
    static let textSize = 3_600
    static let oneText = 60_000
    /// Bytes of a record's words that are shown; the words beyond are found too.
    static let shownText = 3_000

    /// - Parameter address: appends where a target is, seen from the search page, percent-encoded.
    public init(_ graph: Graph, workers: Workers, address: @Sendable (Target, inout [UInt8]) -> Void) {
        let subjects = SearchSubject.all(graph)
        let folding = LetterFolding()
        let names = EntityNames(graph, folding)
        let step = max(256, (subjects.count + 63) / 64)
        let ranges = stride(from: 0, to: subjects.count, by: step).map { $0..<min($0 + step, subjects.count) }
        let parts = workers.map(ranges) { IndexPart($0, subjects, graph, folding, names.words, address) }
        recordCount = subjects.count

        let vocabulary = Vocabulary(parts, variants: names.variants)
        let entries = workers.map(vocabulary.order) { vocabulary.entry($0, parts, limit: Self.listLimit) }
        let shards = ShardPacking.pack(entries, size: Self.shardSize)
        let spread = ShardPacking.spreadPrefixes(shards)
        let prefixes = workers.map(spread) { prefix in
            ShardPacking.prefixEntry(prefix, of: vocabulary.records(prefix, parts, most: Self.prefixRecords), limit: Self.listLimit)
        }
        let prefixShards = ShardPacking.pack(prefixes, size: Self.shardSize)
        let texts = TextFiles(parts, count: subjects.count)

        files = [File(name: "start.js", bytes: Self.start(subjects, shards, prefixShards, texts))]
        files += shards.enumerated().map { File(name: "w\($0.offset).js", bytes: $0.element.script("w\($0.offset)")) }
        files += prefixShards.enumerated().map { File(name: "p\($0.offset).js", bytes: $0.element.script("p\($0.offset)")) }
        files += workers.map(Array(0..<texts.fileCount)) { File(name: "t\($0).js", bytes: texts.script($0, parts)) }
    }

    /// What the script must know before the first query.
    private static func start(_ subjects: [SearchSubject], _ shards: [Shard], _ prefixes: [Shard], _ texts: TextFiles) -> [UInt8] {
        var out = Array("dossierSearch.start({records:\(subjects.count),per:\(texts.recordsPerFile),kinds:[".utf8)
        var first = 0
        for kind in SearchKind.allCases {
            if kind.rawValue > 0 { out.append(0x2C) }
            out += "[\"\(kind.labels.one)\",\"\(kind.labels.many)\",\(first)]".utf8
            first += subjects.count { $0.kind == kind }
        }
        func table(_ name: String, _ shards: [Shard]) {
            out += "],\(name):[".utf8
            for (index, shard) in shards.enumerated() {
                if index > 0 { out.append(0x2C) }
                ScriptString.append(shard.first, to: &out)
            }
        }
        table("words", shards)
        table("prefixes", prefixes)
        out += "],letters:{".utf8
        for (index, entry) in LetterFolding.letters.enumerated() {
            out += "\(index > 0 ? "," : "")\(entry.letter):\"\(entry.folded)\"".utf8
        }
        out += "},pairs:{".utf8
        for (index, entry) in LetterFolding.pairs.enumerated() { out += "\(index > 0 ? "," : "")\(entry.written):\"\(entry.folded)\"".utf8 }
        out += "}})\n".utf8
        return out
    }
}

/// A string of a script. Nothing in it can end the string, or the script that a reader pastes it into.
enum ScriptString {
    static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
        out.append(0x22)
        for byte in text {
            switch byte {
            case 0x22, 0x5C: out += [0x5C, byte]
            case 0x3C: out += "\\u003c".utf8
            case 0..<0x20, 0x7F: out.append(0x20)
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }
}
