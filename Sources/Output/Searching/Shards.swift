// Words in the order of their letters, cut into files of like size.

/// One word with its records, as it stands in a file.
struct WordEntry: Sendable {
    var word: [UInt8]
    /// With the sign of its form before it, when it isn't a whole list.
    var bytes: [UInt8]

    init(_ word: [UInt8], _ records: [UInt32], limit: Int, isCut: Bool = false) {
        self.word = word
        let encoded = Postings.encode(records, limit: limit)
        // Words hold letters and digits only: `*` marks a map, `+` a list that goes on beyond its end.
        bytes = (encoded.isCut || isCut ? [0x2B] : []) + (encoded.form == .map ? [0x2A] : [])
        bytes += word
        bytes.append(0x20)
        bytes += encoded.bytes
    }
}

/// A file of words.
struct Shard: Sendable {
    var entries: ArraySlice<WordEntry>

    var first: [UInt8] { entries.first?.word ?? [] }
    var last: [UInt8] { entries.last?.word ?? [] }

    func script(_ name: String) -> [UInt8] {
        var out = Array("dossierSearch.words(\"\(name)\",\"".utf8)
        for (index, entry) in entries.enumerated() {
            if index > 0 { out.append(0x20) }
            out += entry.bytes
        }
        out += "\")\n".utf8
        return out
    }
}

enum ShardPacking {
    /// - Parameter size: bytes of a file; only one with a single word may be longer.
    static func pack(_ entries: [WordEntry], size: Int) -> [Shard] {
        var shards: [Shard] = []
        var start = 0
        var bytes = 0
        for (index, entry) in entries.enumerated() {
            if bytes > 0, bytes + entry.bytes.count > size {
                shards.append(Shard(entries: entries[start..<index]))
                start = index
                bytes = 0
            }
            bytes += entry.bytes.count + 1
        }
        if start < entries.count { shards.append(Shard(entries: entries[start...])) }
        return shards
    }

    /// The beginnings of words, of at least two bytes, whose words stand in more than one file: ascending, each once.
    static func spreadPrefixes(_ shards: [Shard]) -> [[UInt8]] {
        var prefixes: [[UInt8]] = []
        var previous: [UInt8] = []
        for (left, right) in zip(shards, shards.dropFirst()) {
            let (a, b) = (left.last, right.first)
            var common = 0
            while common < min(a.count, b.count), a[common] == b[common] { common += 1 }
            var known = 0
            while known < min(previous.count, common), previous[known] == b[known] { known += 1 }
            for length in max(known + 1, 2)..<max(max(known + 1, 2), common + 1) {
                // Only whole characters are ever typed.
                if length == b.count || b[length] & 0xC0 != 0x80 { prefixes.append(Array(b[..<length])) }
            }
            previous = Array(b[..<common])
        }
        return prefixes
    }

    static func prefixEntry(_ prefix: [UInt8], of records: (first: [UInt32], isCut: Bool), limit: Int) -> WordEntry {
        WordEntry(prefix, records.first, limit: limit, isCut: records.isCut)
    }
}
