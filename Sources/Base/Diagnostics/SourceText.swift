// The text of one file as every later stage points at it: bytes, and where its lines begin.

/// The bytes of one file of a dossier, with the table that turns byte offsets into lines and columns.
public struct SourceText: Sendable {
    /// The path shown to people, relative to the dossier's folder, with `/` between its parts.
    public let path: String
    public let bytes: [UInt8]
    private let lineStarts: [Int]
    /// How many bytes a byte order mark takes: it is in no line, as editors show none.
    private let markLength: Int
    /// Code points before each `stride`-th byte; empty where no line is so long that counting from its beginning would show.
    private let milestones: [Int]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        var longest = 0
        bytes.withUnsafeBufferPointer { buffer in
            var last = 0
            for index in buffer.indices where buffer[index] == 0x0A {
                starts.append(index + 1)
                longest = max(longest, index - last)
                last = index + 1
            }
            longest = max(longest, buffer.count - last)
        }
        lineStarts = starts
        markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        milestones = longest > Self.stride * 2 ? Self.milestones(in: bytes) : []
    }

    /// Bytes between two milestones.
    private static let stride = 1024

    private static func milestones(in bytes: [UInt8]) -> [Int] {
        var out: [Int] = []
        out.reserveCapacity(bytes.count / stride + 1)
        var count = 0
        bytes.withUnsafeBufferPointer { buffer in
            for (index, byte) in buffer.enumerated() {
                if index % stride == 0 { out.append(count) }
                if byte & 0xC0 != 0x80 { count += 1 }
            }
        }
        if bytes.count % stride == 0 { out.append(count) }
        return out
    }

    /// How many code points begin in a stretch of the file: for a long one by the milestones, so that many findings on a line of a megabyte
    /// don't each count it from its beginning.
    private func scalars(_ range: Range<Int>) -> Int {
        guard range.count > Self.stride, !milestones.isEmpty else { return counted(range) }
        let (first, last) = (range.lowerBound / Self.stride, range.upperBound / Self.stride)
        let before = milestones[first] + counted(first * Self.stride..<range.lowerBound)
        return milestones[last] + counted(last * Self.stride..<range.upperBound) - before
    }

    private func counted(_ range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            var index = range.lowerBound
            while index < range.upperBound {
                if buffer[index] & 0xC0 != 0x80 { count += 1 }
                index += 1
            }
            return count
        }
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
        return SourceLocation(line: line + 1, column: 1 + scalars(min(start(of: line), offset)..<offset))
    }

    /// The byte offset of a place; nil for one that the text doesn't have. Behind the last character of a line is a place too.
    public func offset(of location: SourceLocation) -> Int? {
        guard location.line >= 1, location.line <= lineStarts.count, location.column >= 1 else { return nil }
        let start = min(start(of: location.line - 1), bytes.count)
        let end = location.line < lineStarts.count ? lineStarts[location.line] - 1 : bytes.count
        var offset = start
        var missing = location.column - 1
        if missing > Self.stride, !milestones.isEmpty {
            // The last milestone that is not behind the place.
            let wanted = scalars(0..<start) + missing
            var (low, high) = (start / Self.stride, min(end / Self.stride, milestones.count - 1))
            while low < high {
                let middle = (low + high + 1) / 2
                if milestones[middle] <= wanted { low = middle } else { high = middle - 1 }
            }
            if low * Self.stride > start {
                offset = low * Self.stride
                missing = wanted - milestones[low]
            }
        }
        return bytes.withUnsafeBufferPointer { buffer in
            while offset < end {
                if buffer[offset] & 0xC0 != 0x80 {
                    if missing == 0 { return offset }
                    missing -= 1
                }
                offset += 1
            }
            return missing == 0 ? max(start, end) : nil
        }
    }

    /// The bytes of a finding's range; nil for one that is not of this text.
    public func bytes(of range: SourceRange) -> Range<Int>? {
        guard range.path == path, let start = offset(of: range.start), let end = offset(of: range.end), start <= end else { return nil }
        return start..<end
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
        return SourceRange(
            path: path, start: start, end: end, excerpt: string(from..<max(from, to)),
            excerptColumn: max(1, start.column - scalars(min(from, place)..<place)))
    }

    /// Where a range ends: on the line it begins on it is counted from there, not from the line's beginning again.
    private func end(of range: Range<Int>, from start: SourceLocation) -> SourceLocation {
        guard range.lowerBound >= line(start.line).lowerBound, range.upperBound <= line(start.line).upperBound else {
            return location(at: range.upperBound)
        }
        return SourceLocation(line: start.line, column: start.column + scalars(range))
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
