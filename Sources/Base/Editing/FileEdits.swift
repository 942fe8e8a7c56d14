// Changes to an author's files: each a stretch of bytes and what stands there instead, applied to a file all at once.

import Diagnostics
import Files

/// One replacement in a file.
public struct Edit: Sendable, Hashable {
    /// Bytes of the file.
    public var range: Range<Int>
    public var replacement: String

    public init(_ range: Range<Int>, _ replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

/// The changes to one file, none over another.
public struct FileEdits: Sendable {
    public let text: SourceText
    /// In the order of the file.
    public let edits: [Edit]
    /// What could not be taken because another edit, earlier in the file, changes the same bytes; indices into those given.
    public let refused: [Int]

    /// - Parameter edits: in any order. Of two that overlap the one that begins first is taken, of two that begin at one place the one given
    ///   first; the same edit twice counts once.
    public init(_ text: SourceText, _ edits: [Edit]) {
        self.text = text
        let order = edits.indices.sorted { (edits[$0].range.lowerBound, $0) < (edits[$1].range.lowerBound, $1) }
        var taken: [Edit] = []
        var refused: [Int] = []
        for index in order {
            let edit = edits[index]
            guard edit.range.lowerBound >= 0, edit.range.upperBound <= text.bytes.count else {
                refused.append(index)
                continue
            }
            if let last = taken.last {
                if last == edit { continue }
                // Two insertions at one place would depend on their order.
                guard edit.range.lowerBound >= last.range.upperBound, edit.range.lowerBound > last.range.lowerBound else {
                    refused.append(index)
                    continue
                }
            }
            taken.append(edit)
        }
        self.edits = taken
        self.refused = refused.sorted()
    }

    /// The file's bytes with every edit made.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.bytes.count)
        var offset = 0
        for edit in edits {
            out += text.bytes[offset..<edit.range.lowerBound]
            out += written(edit.replacement)
            offset = edit.range.upperBound
        }
        return out + text.bytes[offset...]
    }

    /// Where bytes of the old file that no edit changed stand in the new one: for each of the offsets, which ascend.
    public func moved(_ offsets: [Int]) -> [Int] {
        var shift = 0
        var next = 0
        return offsets.map { offset in
            while next < edits.count, edits[next].range.lowerBound < offset {
                shift += written(edits[next].replacement).count - edits[next].range.count
                next += 1
            }
            return offset + shift
        }
    }

    /// Replaces the file, unless it changed since it was read.
    public func write(in folder: Folder) throws(FileProblem) {
        guard !edits.isEmpty else { return }
        try folder.rewrite(text.path, from: text.bytes, to: bytes)
    }

    /// A line feed as the file writes it.
    private func written(_ replacement: String) -> [UInt8] {
        let first = text.line(1).upperBound
        guard replacement.utf8.contains(0x0A), text.bytes[min(first, text.bytes.count)...].starts(with: [0x0D, 0x0A]) else {
            return Array(replacement.utf8)
        }
        return Array(replacement.replacing("\n", with: "\r\n").utf8)
    }
}
