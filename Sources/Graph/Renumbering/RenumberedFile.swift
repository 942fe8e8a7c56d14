// One file with its references moved; a record's digest in the order of the new numbers.

import Diagnostics
import Dossier
import Editing
import Files

public struct RenumberedFile: Sendable {
    public let text: SourceText
    public let bytes: [UInt8]

    /// - Parameter digest: the marks of a record's digest with their new numbers, in the order of the file.
    init(_ edits: FileEdits, digest: [Written<Int>]) {
        text = edits.text
        let starts = edits.moved(digest.map(\.origin.range.lowerBound))
        bytes = Self.ordered(edits.bytes, zip(starts, digest).map { ($0, $1.value) })
    }

    /// Replaces the file, unless it changed since it was read.
    public func write(in folder: Folder) throws(FileProblem) {
        guard bytes != text.bytes else { return }
        try folder.rewrite(text.path, from: text.bytes, to: bytes)
    }

    /// Blocks of a digest, each from its mark up to the next, in the order of their numbers. What stands between two blocks stays there.
    private static func ordered(_ bytes: [UInt8], _ marks: [(start: Int, number: Int)]) -> [UInt8] {
        guard zip(marks, marks.dropFirst()).contains(where: { $0.number > $1.number }),
            marks.allSatisfy({ (0...bytes.count).contains($0.start) })
        else { return bytes }
        var blocks: [(content: ArraySlice<UInt8>, number: Int)] = []
        var gaps: [ArraySlice<UInt8>] = []
        for (index, mark) in marks.enumerated() {
            let end = index + 1 < marks.count ? marks[index + 1].start : bytes.count
            guard mark.start <= end else { return bytes }
            var last = end
            while last > mark.start, [0x0A, 0x0D, 0x20, 0x09].contains(bytes[last - 1]) { last -= 1 }
            blocks.append((bytes[mark.start..<last], mark.number))
            gaps.append(bytes[last..<end])
        }
        let order = blocks.indices.sorted { (blocks[$0].number, $0) < (blocks[$1].number, $1) }
        var out = Array(bytes[..<(marks.first?.start ?? 0)])
        for (gap, index) in zip(gaps, order) { out += blocks[index].content + gap }
        return out
    }
}
