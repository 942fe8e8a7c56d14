// A run of records read by one worker: their words, and their texts as the script will get them.

import Linking

struct IndexPart: Sendable {
    private(set) var words = WordTable()
    /// By word: where its records begin in `records`; one more than there are words.
    private(set) var starts: [UInt32] = []
    /// By word, then ascending.
    private(set) var records: [UInt32] = []
    /// Of the first record.
    let first: Int
    /// Each record as `["address","title","text","meta"]`.
    private(set) var texts: [UInt8] = []
    private(set) var textEnds: [Int] = []

    init(
        _ range: Range<Int>, _ subjects: [SearchSubject], _ graph: Graph, _ folding: LetterFolding, _ names: [[UInt8]],
        _ address: (Target, inout [UInt8]) -> Void
    ) {
        first = range.lowerBound
        var words = WordTable()
        var pairs: [(word: UInt32, record: UInt32)] = []
        var last: [UInt32] = []
        func add(_ bytes: [UInt8], _ record: UInt32) {
            folding.forEachWord(in: bytes) { word in
                let number = words.number(of: word)
                if number == last.count { last.append(.max) }
                guard last[number] != record else { return }
                last[number] = record
                pairs.append((UInt32(number), record))
            }
        }
        for index in range {
            let record = SearchRecord(subjects[index], graph)
            let number = UInt32(index)
            add(record.title.bytes, number)
            add(record.text.bytes, number)
            add(record.meta.bytes, number)
            for entity in record.entities where names.indices.contains(entity) { add(names[entity], number) }
            texts += "[\"".utf8
            address(subjects[index].target, &texts)
            texts += "\",".utf8
            ScriptString.append(record.title.bytes, to: &texts)
            texts.append(0x2C)
            ScriptString.append(Self.shown(record.text.bytes), to: &texts)
            texts.append(0x2C)
            ScriptString.append(record.meta.bytes, to: &texts)
            texts.append(0x5D)
            textEnds.append(texts.count)
        }
        var starts = [UInt32](repeating: 0, count: words.count + 1)
        for pair in pairs { starts[Int(pair.word) + 1] += 1 }
        for word in 0..<words.count { starts[word + 1] += starts[word] }
        var next = starts
        var records = [UInt32](repeating: 0, count: pairs.count)
        for pair in pairs {
            records[Int(next[Int(pair.word)])] = pair.record
            next[Int(pair.word)] += 1
        }
        self.words = words
        self.starts = starts
        self.records = records
    }

    func records(of word: Int) -> ArraySlice<UInt32> { records[Int(starts[word])..<Int(starts[word + 1])] }

    /// A record's literal.
    func text(_ record: Int) -> ArraySlice<UInt8> {
        let index = record - first
        return texts[(index == 0 ? 0 : textEnds[index - 1])..<textEnds[index]]
    }

    /// Long texts end at a word.
    private static func shown(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.count > SearchIndex.shownText, let space = bytes[..<SearchIndex.shownText].lastIndex(of: 0x20) else {
            return bytes[...]
        }
        return bytes[..<space]
    }
}

/// Files of records, equally many in each.
struct TextFiles {
    let recordsPerFile: Int
    let count: Int
    private let step: Int

    init(_ parts: [IndexPart], count: Int) {
        let bytes = parts.reduce(0) { $0 + $1.texts.count }
        self.count = count
        recordsPerFile = bytes <= SearchIndex.oneText ? max(1, count) : max(1, SearchIndex.textSize * count / bytes)
        step = max(1, parts.first?.textEnds.count ?? 1)
    }

    var fileCount: Int { count == 0 ? 0 : (count - 1) / recordsPerFile + 1 }

    func script(_ file: Int, _ parts: [IndexPart]) -> [UInt8] {
        var out = Array("dossierSearch.texts(\(file),[".utf8)
        for record in file * recordsPerFile..<min((file + 1) * recordsPerFile, count) {
            if record > file * recordsPerFile { out += [0x2C, 0x0A] }
            // Every part but the last has as many records as the first.
            out += parts[record / step].text(record)
        }
        out += "])\n".utf8
        return out
    }
}
