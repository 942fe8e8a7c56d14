// The text of one file as every later stage points at it: bytes, and where its lines begin.

/// The bytes of one file of a dossier, with the table that turns byte offsets into lines and columns.
public struct SourceText: Sendable {
    /// The path shown to people, relative to the dossier's folder, with `/` between its parts.
    public let path: String
    public let bytes: [UInt8]
    private let lineStarts: [Int]
    /// How many bytes a byte order mark takes: it is in no line, as editors show none.
    private let markLength: Int

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices where buffer[index] == 0x0A { starts.append(index + 1) }
        }
        lineStarts = starts
        markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// How many lines there are; a final line feed does not begin another.
    public var lineCount: Int {
        lineStarts.count - (lineStarts.last == bytes.count && lineStarts.count > 1 ? 1 : 0)
    }

    /// The 1-based line and column (in code points) of a byte offset; an offset outside is moved to the nearest end.
    public func location(at offset: Int) -> SourceLocation {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(containing: offset)
        var column = 1
        for byte in bytes[min(start(of: line), offset)..<offset] where byte & 0xC0 != 0x80 { column += 1 }
        return SourceLocation(line: line + 1, column: column)
    }

    /// The byte offsets of a 1-based line, without its line ending; empty at the end for a line that does not exist.
    public func line(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = start(of: number - 1)
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The 1-based line that holds a byte offset.
    public func lineNumber(at offset: Int) -> Int { lineIndex(containing: min(max(offset, 0), bytes.count)) + 1 }

    /// The text of a byte range, bad UTF-8 repaired; what lies outside the file is cut off.
    public func string(_ range: Range<Int>) -> String {
        let clamped = range.clamped(to: 0..<bytes.count)
        return String(decoding: bytes[clamped], as: UTF8.self)
    }

    /// A range as diagnostics carry it, with the line it starts on.
    public func range(_ range: Range<Int>) -> SourceRange {
        let start = location(at: range.lowerBound)
        let end = end(of: range, from: start)
        let whole = line(start.line)
        guard whole.count > Self.longLine else { return SourceRange(path: path, start: start, end: end, excerpt: string(whole)) }
        // Thousands of findings on a line of a megabyte must not carry it thousands of times.
        let place = min(max(range.lowerBound, whole.lowerBound), whole.upperBound)
        let from = scalarStart(max(whole.lowerBound, place - Self.longLine / 4))
        let to = scalarStart(min(whole.upperBound, from + Self.longLine))
        var before = 0
        for byte in bytes[from..<place] where byte & 0xC0 != 0x80 { before += 1 }
        return SourceRange(
            path: path, start: start, end: end, excerpt: string(from..<max(from, to)), excerptColumn: max(1, start.column - before))
    }

    /// Where a range ends: on the line it begins on it is counted from there, not from the line's beginning again.
    private func end(of range: Range<Int>, from start: SourceLocation) -> SourceLocation {
        guard range.lowerBound >= line(start.line).lowerBound, range.upperBound <= line(start.line).upperBound else {
            return location(at: range.upperBound)
        }
        var column = start.column
        for byte in bytes[range] where byte & 0xC0 != 0x80 { column += 1 }
        return SourceLocation(line: start.line, column: column)
    }

    /// Bytes of a line that a finding carries whole.
    private static let longLine = 2_000

    /// The beginning of the scalar that an offset stands in.
    private func scalarStart(_ offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// The empty range at the beginning of the file: for findings about the file as a whole.
    public var top: SourceRange { range(0..<0) }

    private func start(of line: Int) -> Int { line == 0 ? markLength : lineStarts[line] }

    private func lineIndex(containing offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

/// A place in a text: 1-based line, 1-based column counted in Unicode code points (SARIF's `unicodeCodePoints`).
public struct SourceLocation: Sendable, Hashable, Comparable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A stretch of one file, from `start` up to but not including `end`, and the line it starts on, for showing it.
public struct SourceRange: Sendable, Hashable {
    public var path: String
    public var start: SourceLocation
    public var end: SourceLocation
    /// The first line, without its line ending; of a very long one the part around `start`.
    public var excerpt: String
    /// The column at which `excerpt` begins.
    public var excerptColumn: Int

    public init(path: String, start: SourceLocation, end: SourceLocation, excerpt: String, excerptColumn: Int = 1) {
        self.path = path
        self.start = start
        self.end = end
        self.excerpt = excerpt
        self.excerptColumn = excerptColumn
    }

    /// A file as a whole, for findings about what could not be read.
    public init(path: String) {
        self.init(
            path: path, start: SourceLocation(line: 1, column: 1), end: SourceLocation(line: 1, column: 1), excerpt: "")
    }
}
